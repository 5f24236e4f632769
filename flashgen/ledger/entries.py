"""What the ledger remembers of a card, and what a reconciliation tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from flashgen.data import Card, EpochSeconds, Guid, IdentifiedCard
from flashgen.diagnostics import Diagnostics
from flashgen.ledger import births

NEVER = EpochSeconds(0)


RETIRE_DAYS = 30
"""How long a card whose key point is gone still goes out, marked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A card as it was last exported. Its `card.at` knows the note, but no line.

    `birth` is what stands in its field Key: its key when its content last changed; empty as long
    as that is the key of `card`.
    `modified` is `NEVER` for a guid that is set aside and was not exported yet.
    `retired` is when its key point was found to be gone, `NEVER` while it is there.
    """

    guid: Guid
    card: Card
    modified: EpochSeconds
    born: EpochSeconds
    birth: str = ""
    retired: EpochSeconds = NEVER

    @property
    def identified(self) -> IdentifiedCard:
        """The card with its identity, as it goes into a package."""
        birth = self.birth or births.written(self.card)
        return IdentifiedCard(self.card, self.guid, self.modified, birth, self.born)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All cards that a deck has ever had, each guid once, sorted by guid."""

    entries: tuple[Entry, ...] = ()

    def get(self, guid: str) -> Entry | None:
        """Find the entry of a guid."""
        return next((entry for entry in self.entries if entry.guid == guid), None)


def ledger_of(entries: Iterable[Entry]) -> Ledger:
    """Sort entries into a ledger."""
    return Ledger(tuple(sorted(entries, key=lambda entry: entry.guid)))


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a card: `before` is the card as the last export had it."""

    before: Card
    after: IdentifiedCard


@dataclass(frozen=True, slots=True)
class Doubt:
    """A match that can't be sure: whether `new` is what became of `old`.

    `inherits` tells what was done: `new` has the guid of `old`, or a guid of its own.
    """

    new: IdentifiedCard
    old: Entry
    likeness: float
    inherits: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What an export does to each card.

    Every card of this run is in exactly one of `new`, `changed` and `unchanged`; `restored`,
    `moved` (to another section or note) and `reworded` (another lead) tell why, and hold cards
    of `changed` and `unchanged` again. `kept` are cards of notes that could not be read.
    `retired` lost their key point in this run, `retiring` in an earlier one.
    """

    new: tuple[IdentifiedCard, ...] = ()
    changed: tuple[Change, ...] = ()
    unchanged: tuple[IdentifiedCard, ...] = ()
    kept: tuple[IdentifiedCard, ...] = ()
    moved: tuple[Change, ...] = ()
    reworded: tuple[Change, ...] = ()
    restored: tuple[Change, ...] = ()
    retired: tuple[Change, ...] = ()
    retiring: tuple[IdentifiedCard, ...] = ()
    ambiguous: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Cards with their identity, in the order of the notes; the next ledger; what changed."""

    cards: tuple[IdentifiedCard, ...]
    ledger: Ledger
    report: Report
    diagnostics: Diagnostics = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One deck of a run, for `reconcile_decks`; the fields as `reconcile` takes them."""

    deck: str
    ledger: Ledger
    cards: tuple[Card, ...]
    scope: frozenset[PurePosixPath] | None = None
    unreadable: frozenset[PurePosixPath] = frozenset()
    retire_days: int = RETIRE_DAYS
