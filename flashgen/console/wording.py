"""Small words about a plan: counts, places, text cut short, fields without HTML."""

import html
import re

from flashgen.data import RETIRED_TAG
from flashgen.export import DeckPlan
from flashgen.questions import WEAK

_GAP = re.compile(r"\{\{c1::(.*?)\}\}", re.DOTALL)


def shortened(text: str, width: int = 60) -> str:
    """Return the text as one line of at most `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def count(number: int, noun: str) -> str:
    """Return `1 note`, `2 notes`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def key_points(deck: DeckPlan) -> int:
    """Return how many key points the deck's notes have."""
    return sum(len(section.key_points) for note in deck.notes for section in note.sections)


def words(field: str) -> str:
    """Return what a field of HTML says; the gap of a cloze stands in brackets."""
    field = _GAP.sub(r"[\1]", field)
    return html.unescape(re.sub(r"<[^>]*>", " ", field))


def weak_cards(deck: DeckPlan) -> int:
    """Return how many cards only ask for a key point's main idea: nothing precise was found."""
    tags = (entry.card.tags for entry in deck.deck.cards)
    return sum(WEAK in found and RETIRED_TAG not in found for found in tags)


def live_cards(deck: DeckPlan) -> int:
    """Return how many cards stand for something in the notes: those that retire don't count."""
    changes = deck.changes
    return sum(map(len, (changes.new, changes.changed, changes.unchanged, changes.kept)))
