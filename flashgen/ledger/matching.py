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

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from flashgen.data import Card
from flashgen.ledger import likeness, rewording
from flashgen.ledger.board import Board, Point, Question, pair_cards, points_of
from flashgen.ledger.entries import Entry

TELLING = 4
"""Words that a fact must have to be known again without its lead."""


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
        rewording.pair(board)
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
    fact = card.key.fact
    long = fact.count(" ") >= TELLING - 1 or len(list(likeness.stems(fact))) >= TELLING
    return fact if long else (card.key.lead, card.point)


def _home(card: Card) -> Hashable:
    return card.key.note, card.key.section, card.key.lead


Evidence = Callable[[Card], Hashable]

EVIDENCE: tuple[Evidence, ...] = (
    lambda c: (_home(c), c.key.ordinal, c.key.fact, c.point, c.question),
    lambda c: (_home(c), c.key.fact, c.point, c.question),
    lambda c: (_home(c), c.key.ordinal, c.key.fact, c.point),
    lambda c: (_home(c), c.key.fact, c.point),
    lambda c: (_home(c), c.key.ordinal, c.key.fact),
    lambda c: (c.key.note, c.key.lead, c.key.fact, c.point),
    lambda c: (c.key.note, c.key.lead, _telling(c)),
    lambda c: (c.key.note, _telling(c)),
    lambda c: (c.key.section, c.key.lead, c.key.fact, c.point),
    lambda c: (c.key.lead, c.key.fact, c.point),
    lambda c: (c.key.lead, _telling(c)),
    lambda c: (c.key.fact, c.point),
)
"""From the whole key, over another section, to the same words in another note.

The question counts before the ordinal does: ordinals number the questions about one fact, so that
one that is asked no more would leave its history to the next."""


def _by_equals(board: Board, evidence: Evidence) -> None:
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for free in reversed(board.free_entries()):
        old = board.entries[free].card
        waiting[old.kind, evidence(old)].append(free)
    for place in board.free_cards():
        new = board.cards[place]
        if queue := waiting.get((new.kind, evidence(new))):
            board.pair(place, queue.pop())


def _by_block(board: Board) -> None:
    """Pair the cards of key points that have one block id, in the same note before others."""
    new = points_of(one for one in enumerate(board.cards) if one[1].key.block_id)
    old: dict[str, list[Point]] = defaultdict(list)
    for point in points_of(
        (place, entry.card) for place, entry in enumerate(board.entries) if entry.card.key.block_id
    ):
        old[point.block_id].append(point)
    for point in new:
        for other in sorted(old[point.block_id], key=lambda one: one.note != point.note):
            pair_cards(board, point, other)
