"""A deck as Markdown: what stands on its cards, by note and section, to read and to compare."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePosixPath

from flashgen.data import Card, Deck, Kind, Note, Tag
from flashgen.preview.fields import gap, without_gap
from flashgen.preview.place import heading
from flashgen.preview.unhtml import markdown as unhtml


def markdown(deck: Deck, notes: Sequence[Note] = ()) -> str:
    """Return the deck as Markdown that reads well on its own and on GitHub.

    `notes` gives the titles of notes and sections; pictures are linked where they lie in the
    deck's folder, so the text belongs beside `deck.yaml`.
    """
    cards = tuple(identified.card for identified in deck.cards)
    known = {note.path: note for note in notes}
    paths = tuple(dict.fromkeys(card.at.path for card in cards))
    lines = [f"# {deck.name}", "", _counted(len(cards), len(paths))]
    for path in paths:
        own = tuple(card for card in cards if card.at.path == path)
        lines += _note(path, own, known.get(path))
    return "\n".join(lines) + "\n"


def _counted(cards: int, notes: int) -> str:
    return f"{_plural(cards, 'card')} from {_plural(notes, 'note')}."


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _note(path: PurePosixPath, cards: tuple[Card, ...], note: Note | None) -> list[str]:
    name = note.episode.title if note and note.episode.title else path.stem
    shared = tuple(tag for tag in cards[0].tags if all(tag in card.tags for card in cards))
    lines = ["", f"## {name}", "", _small([f"`{path}`", *_tags(shared)])]
    sections = note.sections if note else ()
    for title, group in groupby(cards, key=lambda card: heading(card.at, sections)):
        if title:
            lines += ["", f"### {title}"]
        for card in group:
            lines += _card(card, shared)
    return lines


def _card(card: Card, shared: tuple[Tag, ...]) -> list[str]:
    pictures = {file.name: str(file.path) for file in card.media}
    question, answer = card.question, card.answer
    if card.kind is Kind.CLOZE:
        question, answer = without_gap(card.question), gap(card.question)
    asked = " ".join(unhtml(question, pictures).split())
    blocks = [f"**{asked}**", unhtml(answer, pictures)]
    blocks += [unhtml(field, pictures) for field in (card.picture, card.remarks)]
    if card.remarks:
        blocks[-1] = "\n".join(f"> {line}".rstrip() for line in blocks[-1].splitlines())
    own = tuple(tag for tag in card.tags if tag not in shared)
    blocks.append(_small([unhtml(card.timestamps), *_tags(own)]))
    return [line for block in blocks if block for line in ("", block)]


def _tags(tags: tuple[Tag, ...]) -> list[str]:
    return [f"`{tag}`" for tag in tags]


def _small(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
