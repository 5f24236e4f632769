"""A run: note -> its key points, each with its cards in words and HTML, as JSON keeps it."""

import hashlib
import html
import json
import random
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from flashgen import cards, reader, templates
from flashgen.data import Card, Density, KeyPoint, Note, Source
from flashgen.questions import language

GAP = re.compile(r"\{\{c1::(.*?)\}\}", re.DOTALL)
Run = dict[str, list[dict]]


def of(given: list[Path], density: str) -> dict[str, Run]:
    """Return a run for each JSON file, and one for all notes together: they are one deck."""
    found = {str(path): load(path) for path in given if path.suffix == ".json"}
    if notes := [path for path in given if path.suffix != ".json"]:
        found[", ".join(map(str, notes))] = _made(notes, Density(density))
    return found


def load(path: Path) -> Run:
    return json.loads(path.read_text(encoding="utf-8"))


def save(run: Run, path: Path) -> None:
    path.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def joined(runs: Iterable[Run]) -> Run:
    """Return all runs as one; a card that several have stands there once."""
    whole: Run = {}
    for run in runs:
        for name, points in run.items():
            known = {place(point): point for point in whole.setdefault(name, [])}
            for point in points:
                if place(point) not in known:
                    known[place(point)] = point | {"cards": []}
                    whole[name].append(known[place(point)])
                there = known[place(point)]["cards"]
                ids = {made["id"] for made in there}
                there += [made for made in point["cards"] if made["id"] not in ids]
    return whole


def sample(run: Run, number: int, seed: int) -> Run:
    """Return a run with so many of its cards, drawn by chance but the same for the same seed."""
    ids = sorted({made["id"] for _, _, made in all_cards(run)})
    kept = set(random.Random(seed).sample(ids, min(number, len(ids))))
    drawn = {
        name: [
            point | {"cards": [made for made in point["cards"] if made["id"] in kept]}
            for point in points
            if any(made["id"] in kept for made in point["cards"])
        ]
        for name, points in run.items()
    }
    return {name: points for name, points in drawn.items() if points}


def all_cards(run: Run) -> Iterable[tuple[str, dict, dict]]:
    for name, points in run.items():
        for point in points:
            for made in point["cards"]:
                yield name, point, made


def place(point: dict) -> tuple[str, ...]:
    """Tell which key point it is: by what the note says, since lines move."""
    return point["section"], point["lead"], point["text"], *point["children"]


def _made(given: list[Path], density: Density) -> Run:
    paths = [
        note for path in given for note in (sorted(path.rglob("*.md")) if path.is_dir() else [path])
    ]
    notes, made = [], []
    for path in paths:
        text = path.read_bytes().decode("utf-8", "replace")
        note, _ = reader.read(Source(PurePosixPath(path.name), text))
        pack = templates.phrase_pack(language.detect(note))
        notes.append(note)
        made.append(cards.make(note, pack=pack, density=density))
    told = iter(cards.distinguish([card for one in made for card in one.cards]))
    return {
        str(path): _points(note, [next(told) for _ in one.cards], one.skipped)
        for path, note, one in zip(paths, notes, made, strict=True)
    }


def _points(note: Note, found: list[Card], skipped: Iterable) -> list[dict]:
    reasons = {skip.at: skip.reason for skip in skipped}
    points = [(section, point) for section in note.sections for point in section.key_points]
    homes = [_home(card, [point for _, point in points]) for card in found]
    return [
        {
            "section": section.title,
            "lead": point.lead,
            "text": point.explanation,
            "children": [child.text for child in point.children],
            "remarks": list(point.remarks),
            "reason": reasons.get(point.at, ""),
            "cards": [
                _card(card, note) for card, home in zip(found, homes, strict=True) if home is point
            ],
        }
        for section, point in points
    ]


def _home(card: Card, points: list[KeyPoint]) -> KeyPoint:
    """Return the key point of a card: of several in one line, the one with its lead."""
    there = [point for point in points if point.at == card.at]
    lead = _letters(card.key.lead)
    return next((point for point in there if _letters(point.lead) == lead), there[0])


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _card(card: Card, note: Note) -> dict:
    front, answer = words(card.question), words(card.answer)
    named = "\n".join((str(note.path), front, answer))
    return {
        "id": hashlib.sha256(named.encode()).hexdigest()[:12],
        "rule": card.rule,
        "context": words(card.context),
        "front": front,
        "answer": answer,
        "html": [card.question, card.answer],
        "marks": list(card.marks),
        "tags": [tag for tag in card.tags if "::" not in tag or tag.startswith("flashgen")],
    }


def words(field: str) -> str:
    """Return what a field of HTML says, its gap in {{…}} and the items of a list after bullets."""
    field = GAP.sub(r"{{\1}}", field).replace("<li>", " • ")
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", field)).split())


def rules(run: Run) -> Counter[str]:
    return Counter(made["rule"] for _, _, made in all_cards(run))
