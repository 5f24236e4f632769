"""A deck as one HTML page that shows every card as Anki would, and needs nothing but a browser.

The page holds its data as JSON. Cards are laid out by the page's own script, from the card
templates, inside a frame in which no script runs; the page's policy lets one script run, its own.
"""

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from flashgen.data import HTML_FIELDS, Card, CardTemplate, Deck, Html, IdentifiedCard, Kind, Note
from flashgen.diagnostics import Diagnostic, Diagnostics
from flashgen.preview.place import attached, heading
from flashgen.shipped import card_templates

WEAK = "flashgen::weak"
_FIELDS = (*(name.capitalize() for name in HTML_FIELDS), "Language")


@dataclass(frozen=True, slots=True)
class Shown:
    """A deck to look at, with all that stands beside its cards.

    `media` gives a URL for the name of a file in the package. `vault` is the name of the Obsidian
    vault that holds the notes, and `inside` the deck's folder as seen from it.
    """

    deck: Deck
    templates: Mapping[Kind, CardTemplate]
    notes: tuple[Note, ...] = ()
    diagnostics: Diagnostics = ()
    media: Mapping[str, str] = field(default_factory=dict)
    vault: str = ""
    inside: str = ""


def page(decks: Sequence[Shown]) -> str:
    """Return the page. It opens from the file system and asks the network for nothing."""
    folder = card_templates() / "preview"
    script = _read(folder / "tex.js") + _read(folder / "page.js")
    data = json.dumps(_Gathered().of(decks), ensure_ascii=False, separators=(",", ":"))
    values = {
        "title": html.escape(", ".join(shown.deck.name for shown in decks)),
        "style": _read(folder / "page.css"),
        "script": script,
        "policy": html.escape(_policy(script, data)),
        # In a script element only `</script` and `<!--` end or bend the text: no `<`, no danger.
        "data": data.replace("<", "\\u003c"),
    }
    whole = _read(folder / "page.html")
    return re.sub(r"@(title|style|script|policy|data)@", lambda m: values[m[1]], whole)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _policy(script: str, data: str) -> str:
    """Let our own script run and nothing else; pictures from the network only if a card has one."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    remote = " https: http:" if re.search(r'src=\\"https?:', data) else ""
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        f"img-src data:{remote}; media-src data:; base-uri 'none'; form-action 'none'"
    )


class _Gathered:
    """Collects what many cards share (tags, notes, sections, looks) once, and numbers it."""

    def __init__(self) -> None:
        self._tags: dict[str, int] = {}
        self._sections: dict[str, int] = {"": 0}
        self._looks: list[dict[str, object]] = []
        self._notes: list[dict[str, str]] = []
        self._problems: list[dict[str, object]] = []
        self._media: dict[str, str] = {}

    def of(self, decks: Sequence[Shown]) -> dict[str, object]:
        """Return the page's data."""
        cards = [card for number, shown in enumerate(decks) for card in self._deck(number, shown)]
        return {
            "fields": list(_FIELDS),
            "decks": [
                {"name": shown.deck.name, "look": self._look(shown.templates)} for shown in decks
            ],
            "looks": self._looks,
            "notes": self._notes,
            "sections": list(self._sections),
            "tags": list(self._tags),
            "problems": self._problems,
            "media": self._media,
            "cards": cards,
        }

    def _deck(self, number: int, shown: Shown) -> Iterable[dict[str, object]]:
        self._media |= shown.media
        known = {note.path: note for note in shown.notes}
        paths = dict.fromkeys(entry.card.at.path for entry in shown.deck.cards)
        places = {path: len(self._notes) + place for place, path in enumerate(paths)}
        for path in paths:
            title = known[path].episode.title if path in known else ""
            self._notes.append(
                {"title": title or path.stem, "path": str(path), "link": _link(shown, str(path))}
            )
        problems = self._numbered(shown.diagnostics)
        lines = attached([entry.card for entry in shown.deck.cards], shown.diagnostics)
        for entry in shown.deck.cards:
            at = entry.card.at
            note = known.get(at.path)
            yield self._card(entry) | {
                "deck": number,
                "note": places[at.path],
                "section": self._section(heading(at, note.sections) if note else ""),
                "problems": [problems[found] for found in lines.get(at, ())],
            }

    def _card(self, entry: IdentifiedCard) -> dict[str, object]:
        card = entry.card
        return {
            "guid": entry.guid,
            "kind": card.kind,
            "line": card.at.line,
            "fields": _texts(card),
            "tags": [self._tags.setdefault(tag, len(self._tags)) for tag in card.tags],
            "weak": WEAK in card.tags,
            "rule": card.rule,
            "marks": list(card.marks),
        }

    def _numbered(self, diagnostics: Diagnostics) -> dict[Diagnostic, int]:
        numbers = {found: len(self._problems) + place for place, found in enumerate(diagnostics)}
        for found in diagnostics:
            self._problems.append(
                {
                    "code": found.code,
                    "severity": found.severity,
                    "path": str(found.at.path),
                    "line": found.at.line,
                    "message": found.message,
                    "hint": found.hint,
                }
            )
        return numbers

    def _section(self, title: str) -> int:
        return self._sections.setdefault(title, len(self._sections))

    def _look(self, templates: Mapping[Kind, CardTemplate]) -> int:
        look: dict[str, object] = {
            kind: {
                "front": template.front,
                "back": template.back,
                "css": template.css,
                "fields": [one.name for one in template.fields],
            }
            for kind, template in templates.items()
        }
        if look not in self._looks:
            self._looks.append(look)
        return self._looks.index(look)


def _texts(card: Card) -> list[Html | str]:
    return [*(getattr(card, name) for name in HTML_FIELDS), card.language]


def _link(shown: Shown, path: str) -> str:
    """Return a link that opens the note in Obsidian, where it is known to lie in a vault."""
    if not shown.vault:
        return ""
    inside = f"{shown.inside}/{path}" if shown.inside not in ("", ".") else path
    return f"obsidian://open?vault={quote(shown.vault, safe='')}&file={quote(inside, safe='')}"
