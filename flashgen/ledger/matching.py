"""Which card of the ledger each card of this run is: the most certain evidence goes first.

1. The author's block id, in whatever words and wherever the key point stands now.
2. The same key; then the same words in another place (moved).
3. Key points that share a card already: their other cards, by likeness.
4. Key points that share none, by likeness: within a note, then across notes (reworded).
5. What is left is new.

Likeness is measured on whole key points first and on their cards second, so that another
splitting into facts, or another version of the question writer, finds the point again.
Cards match cards of their own kind only: Anki refuses a note that changes its note type.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from flashgen.data import Card
from flashgen.ledger import assignment, likeness
from flashgen.ledger.entries import Entry

SAME_NOTE = 0.45
"""From here on a key point counts as a rewording of a vanished one of its note.

Measured by `tests/measured/curve.py` on 39 key points that were reworded by hand, 115 edits in
the git histories of public notes, and 4,412 pairs of different bullets of one note:

    threshold   histories lost        strangers taken
                by hand   in git      by hand   in notes
      0.30       0.0 %     4.3 %       0.0 %     0.57 %
      0.40       5.1 %     7.0 %       0.0 %     0.41 %
      0.45       5.1 %     7.0 %       0.0 %     0.27 %
      0.55      17.9 %     7.8 %       0.0 %     0.16 %
      0.70      53.8 %    12.2 %       0.0 %     0.09 %

Strangers above it are mostly near-twins ("the training set" for "the validation set"), and can
be taken only where one of them vanishes in the same export in which the other appears. The
public edits below 0.3 are bullets that were replaced by others."""

SAME_LEAD = 0.3
"""Enough where the lead is the same too, has two words or more, and is no other point's."""

DOUBTFUL = 0.15
"""So much below the threshold it may be a rewording: the card is new, and the user is asked."""

OTHER_NOTE = 0.6
"""Across notes there are far more strangers to be taken for a rewording."""

MARGIN = 0.08
"""A second candidate as close as this makes a match ambiguous."""

SAME_POINT = 0.25
"""Enough between cards of one key point: they are few, and about one thing."""

TELLING = 4
"""Words that a fact must have to be known again without its lead."""


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
class Matched:
    """For the place of a card, the entry whose guid it inherits; and what is not sure."""

    entries: dict[int, Entry]
    questions: tuple[Question, ...] = ()


def match(cards: tuple[Card, ...], entries: tuple[Entry, ...]) -> Matched:
    """Find for each card its entry, where it has one."""
    board = Board(cards, entries)
    _by_block(board)
    for evidence in EVIDENCE:
        if len(board.pairs) == len(cards) or len(board.used) == len(entries):
            break
        _by_equals(board, evidence)
    if board.free_cards() and board.free_entries():
        _by_likeness(board)
    return Matched(
        {card: entries[entry] for card, entry in board.pairs.items()}, tuple(_open(board))
    )


def _open(board: Board) -> Iterator[Question]:
    """Yield the doubts that later evidence did not settle; each card and entry is in one."""
    asked: set[int] = set()
    for question in board.questions:
        settled = question.card in board.pairs or question.entry in board.used
        if (question.inherits or not settled) and question.card not in asked:
            asked.add(question.card)
            yield question


# --- equal evidence -----------------------------------------------------------------------


def _telling(card: Card) -> Hashable:
    return card.key.fact if len(card.key.fact.split()) >= TELLING else (card.key.lead, card.point)


Evidence = Callable[[Card], Hashable]

EVIDENCE: tuple[Evidence, ...] = (
    lambda c: (c.key.note, c.key.section, c.key.lead, c.key.ordinal, c.key.fact, c.point),
    lambda c: (c.key.note, c.key.section, c.key.lead, c.key.fact, c.point),
    lambda c: (c.key.note, c.key.section, c.key.lead, c.key.ordinal, c.key.fact),
    lambda c: (c.key.note, c.key.lead, c.key.fact, c.point),
    lambda c: (c.key.note, c.key.lead, _telling(c)),
    lambda c: (c.key.note, _telling(c)),
    lambda c: (c.key.section, c.key.lead, c.key.fact, c.point),
    lambda c: (c.key.lead, c.key.fact, c.point),
    lambda c: (c.key.lead, _telling(c)),
    lambda c: (c.key.fact, c.point),
)
"""From the whole key, over another section, to the same words in another note."""


def _by_equals(board: Board, evidence: Evidence) -> None:
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for free in reversed(board.free_entries()):
        old = board.entries[free].card
        waiting[old.kind, evidence(old)].append(free)
    for place in board.free_cards():
        new = board.cards[place]
        if queue := waiting.get((new.kind, evidence(new))):
            board.pair(place, queue.pop())


# --- key points ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Point:
    """A key point on one of the two sides, with the places of its cards."""

    note: str
    lead: str
    block_id: str
    text: str
    places: list[int]


def _points(cards: Iterable[tuple[int, Card]]) -> list[Point]:
    found: dict[Hashable, Point] = {}
    for place, card in cards:
        key = card.key
        name = (key.note, key.section, key.lead, card.point, key.block_id)
        point = Point(key.note, key.lead, key.block_id, card.point, [])
        found.setdefault(name, point).places.append(place)
    return list(found.values())


def _by_block(board: Board) -> None:
    """Pair the cards of key points that have one block id, in the same note before others."""
    new = _points(one for one in enumerate(board.cards) if one[1].key.block_id)
    old: dict[str, list[Point]] = defaultdict(list)
    for point in _points(
        (place, entry.card) for place, entry in enumerate(board.entries) if entry.card.key.block_id
    ):
        old[point.block_id].append(point)
    for point in new:
        for other in sorted(old[point.block_id], key=lambda one: one.note != point.note):
            _pair_cards(board, point, other)


def _by_likeness(board: Board) -> None:
    new = _points((place, board.cards[place]) for place in _whole_points(board))
    old = _points((place, entry.card) for place, entry in enumerate(board.entries))
    for one, other in _sharing(board, new, old):
        _pair_cards(board, one, other)
    family = _families(board)
    for retired in (False, True):
        lost = _by_note(_lost(board, old, retired=retired))
        for note, points in sorted(_by_note(_unmet(board, new)).items()):
            own = [point for name in sorted(family[note]) for point in lost.get(name, ())]
            _assign(board, points, _lost(board, own, retired=retired), SAME_NOTE)
        _assign(board, _unmet(board, new), _lost(board, old, retired=retired), OTHER_NOTE)


def _by_note(points: list[Point]) -> dict[str, list[Point]]:
    notes: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        notes[point.note].append(point)
    return notes


def _whole_points(board: Board) -> Iterable[int]:
    """All cards of the notes that have a card left: points are known by all their cards."""
    notes = {board.cards[place].key.note for place in board.free_cards()}
    return (place for place, card in enumerate(board.cards) if card.key.note in notes)


def _sharing(board: Board, new: list[Point], old: list[Point]) -> Iterator[tuple[Point, Point]]:
    """Yield points that have a card in common, those with most first."""
    owner = {place: number for number, point in enumerate(old) for place in point.places}
    votes = Counter[tuple[int, int]]()
    for number, point in enumerate(new):
        votes.update(
            (number, owner[board.pairs[place]]) for place in point.places if place in board.pairs
        )
    for (number, other), _ in votes.most_common():
        yield new[number], old[other]


def _families(board: Board) -> dict[str, set[str]]:
    """Tell for each note which notes of the ledger it was: itself, or one that it was renamed from.

    A note was renamed where a third of its found cards come from the other one.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for card, entry in board.pairs.items():
        votes[board.cards[card].key.note][board.entries[entry].card.key.note] += 1
    families: dict[str, set[str]] = defaultdict(set)
    for one in board.cards:
        families[one.key.note].add(one.key.note)
    for note, found in votes.items():
        enough = sum(found.values()) / 3
        families[note] |= {other for other, number in found.items() if number >= enough}
    return families


def _unmet(board: Board, points: list[Point]) -> list[Point]:
    return [point for point in points if not any(place in board.pairs for place in point.places)]


def _lost(board: Board, points: list[Point], *, retired: bool) -> list[Point]:
    return [
        point
        for point in points
        if not any(place in board.used for place in point.places)
        and all(bool(board.entries[place].retired) is retired for place in point.places)
    ]


def _assign(board: Board, new: list[Point], old: list[Point], threshold: float) -> None:
    """Pair points so that all together are as alike as can be, and note what is not sure."""
    if not (new and old):
        return
    texts = likeness.texts((point.text for point in old), (point.text for point in new))
    edges = list(likeness.pairs(*texts, threshold - DOUBTFUL))
    alone = _only_ones(new), _only_ones(old)
    sure = [
        edge
        for edge in edges
        if edge[2] >= threshold or _same_lead(new[edge[0]], old[edge[1]], alone)
    ]
    chosen = assignment.best(sure)
    for one, other, _ in chosen:
        _pair_cards(board, new[one], old[other])
    _ask(board, new, old, edges, chosen)


def _only_ones(points: list[Point]) -> set[str]:
    leads = Counter(point.lead for point in points)
    return {lead for lead, number in leads.items() if number == 1 and len(lead.split()) > 1}


def _same_lead(new: Point, old: Point, alone: tuple[set[str], set[str]]) -> bool:
    return new.note == old.note and new.lead == old.lead and all(new.lead in one for one in alone)


def _ask(
    board: Board,
    new: list[Point],
    old: list[Point],
    edges: list[assignment.Edge],
    chosen: list[assignment.Edge],
) -> None:
    """Ask about a pair with a rival nearly as close, and about a likely pair that was not made."""
    met = {one: value for one, _, value in chosen}
    found = {other: value for _, other, value in chosen}
    rivals = [
        (one, other, value)
        for one, other, value in edges
        if value > max(met.get(one, 0.0), found.get(other, 0.0)) - MARGIN
        and (met.get(one, 0.0) <= value or found.get(other, 0.0) <= value)
    ]
    for one, other, value in chosen:
        if any((one == r[0]) != (other == r[1]) for r in rivals):
            board.questions += _first(board, new[one], old[other], value, inherits=True)
    for one, other, value in assignment.best(edges):
        if one not in met and other not in found:
            board.questions += _first(board, new[one], old[other], value, inherits=False)


def _first(
    board: Board, new: Point, old: Point, value: float, *, inherits: bool
) -> Iterator[Question]:
    for card, entry in product(new.places, old.places):
        if inherits and board.pairs.get(card) == entry:
            yield Question(card, entry, value, inherits)
            return
        same = board.cards[card].kind is board.entries[entry].card.kind
        if not inherits and same:
            yield Question(card, entry, value, inherits)
            return


# --- the cards of a key point -------------------------------------------------------------


def _pair_cards(board: Board, new: Point, old: Point) -> None:
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
    texts = likeness.texts(
        (_said(board.entries[place].card) for place in entries),
        (_said(board.cards[place]) for place in cards),
    )
    for one, other, _ in assignment.best(likeness.pairs(*texts, SAME_POINT)):
        board.pair(cards[one], entries[other])


def _said(card: Card) -> str:
    """Tell what a card asks about: its fact, and the words of its question."""
    return f"{card.key.fact} {card.key.fact} {card.question} {card.answer}"
