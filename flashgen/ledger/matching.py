"""Which card of a ledger each card of this run is: the most certain evidence goes first."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from flashgen.data import Card
from flashgen.ledger.entries import Entry


@dataclass(slots=True)
class Board:
    """The cards of this run, the ledger's entries, and who has found whom so far."""

    cards: tuple[Card, ...]
    entries: tuple[Entry, ...]
    pairs: dict[int, int] = field(default_factory=dict)
    """Place of a card -> place of its entry."""
    used: set[int] = field(default_factory=set)
    """Places of the entries that have found their card."""

    def pair(self, card: int, entry: int) -> None:
        """Let a card have an entry's guid."""
        self.pairs[card] = entry
        self.used.add(entry)


def match(cards: tuple[Card, ...], entries: tuple[Entry, ...]) -> dict[int, Entry]:
    """Give, for the place of a card in `cards`, the entry whose guid it inherits."""
    board = Board(cards, entries)
    for evidence in EVIDENCE:
        _pair_equals(board, evidence)
    return {card: entries[entry] for card, entry in board.pairs.items()}


def _same_key(card: Card) -> Hashable:
    return card.key


EVIDENCE: tuple[Callable[[Card], Hashable], ...] = (_same_key,)


def _pair_equals(board: Board, evidence: Callable[[Card], Hashable]) -> None:
    """Pair what is free and has equal evidence, in order; entries in use before retired ones."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for place in _free_entries(board):
        waiting[evidence(board.entries[place].card)].append(place)
    for place, card in enumerate(board.cards):
        if place not in board.pairs and (queue := waiting.get(evidence(card))):
            board.pair(place, queue.pop(0))


def _free_entries(board: Board) -> Iterable[int]:
    free = (place for place in range(len(board.entries)) if place not in board.used)
    return sorted(free, key=lambda place: bool(board.entries[place].retired))
