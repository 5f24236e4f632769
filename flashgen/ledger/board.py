"""Both sides of a matching: cards and entries, the key points they make, and who met whom."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from flashgen.data import Card
from flashgen.ledger import assignment, likeness
from flashgen.ledger.entries import Entry

SAME_POINT = 0.35
"""Enough between the facts of cards of one key point: they are few, and about one thing.

Of 109 pairs of different facts of one key point in public notes 7 % are as alike as that (5 % at
0.45, 11 % at 0.25), most of them because one contains the other; of the points that were reworded
by hand 3 % are less alike (5 % at 0.45, none at 0.25)."""

QUESTION = 0.1
"""What the words of a question add: they tell two questions about one fact apart, and no more,
because the frame of a question is the same for many facts."""


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt: the places of a card and an entry, how alike, and what was done."""

    card: int
    entry: int
    likeness: float
    inherits: bool


@dataclass(slots=True)
class Board:
    """The cards of this run, the ledger's entries, and who has found whom so far."""

    cards: tuple[Card, ...]
    entries: tuple[Entry, ...]
    pairs: dict[int, int] = field(default_factory=dict)
    """Place of a card -> place of its entry."""
    used: set[int] = field(default_factory=set)
    """Places of the entries that have found their card."""
    questions: list[Question] = field(default_factory=list)

    def pair(self, card: int, entry: int) -> None:
        """Let a card have an entry's guid."""
        self.pairs[card] = entry
        self.used.add(entry)

    def free_cards(self) -> list[int]:
        """List the cards that are not found yet."""
        return [place for place in range(len(self.cards)) if place not in self.pairs]

    def free_entries(self) -> list[int]:
        """List the entries that are not found yet, those in use before retired ones."""
        free = (place for place in range(len(self.entries)) if place not in self.used)
        return sorted(free, key=lambda place: bool(self.entries[place].retired))


@dataclass(frozen=True, slots=True)
class Point:
    """A key point on one of the two sides, with the places of its cards."""

    note: str
    lead: str
    block_id: str
    text: str
    places: list[int]


def points_of(cards: Iterable[tuple[int, Card]]) -> list[Point]:
    """Gather cards, each with its place, into key points."""
    found: dict[Hashable, Point] = {}
    for place, card in cards:
        key = card.key
        name = (key.note, key.section, key.lead, card.point, key.block_id)
        point = Point(key.note, key.lead, key.block_id, card.point, [])
        found.setdefault(name, point).places.append(place)
    return list(found.values())


def pair_cards(board: Board, new: Point, old: Point) -> None:
    """Pair the cards of two points that are one: equal facts first, then the most alike."""
    cards = [place for place in new.places if place not in board.pairs]
    entries = [place for place in old.places if place not in board.used]
    for kind in sorted({board.cards[place].kind for place in cards}):
        _pair_kind(
            board,
            [place for place in cards if board.cards[place].kind is kind],
            [place for place in entries if board.entries[place].card.kind is kind],
            lone=len(new.places) == len(old.places) == 1,
        )


def _pair_kind(board: Board, cards: list[int], entries: list[int], *, lone: bool) -> None:
    if lone and cards and entries:
        board.pair(cards[0], entries[0])
        return
    old = [board.entries[place].card for place in entries]
    new = [board.cards[place] for place in cards]
    facts = likeness.texts((card.key.fact for card in old), (card.key.fact for card in new))
    asked = likeness.texts((card.question for card in old), (card.question for card in new))
    edges = (
        (one, other, value + QUESTION * likeness.likeness(asked[0][other], asked[1][one]))
        for one, other, value in likeness.pairs(*facts, SAME_POINT)
    )
    for one, other, _ in assignment.best(edges):
        board.pair(cards[one], entries[other])
