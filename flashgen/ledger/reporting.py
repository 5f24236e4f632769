"""What an export does to each card, sorted for people."""

from collections.abc import Iterable
from dataclasses import dataclass

from flashgen.data import Card
from flashgen.ledger.entries import Change, Entry, Report


@dataclass(frozen=True, slots=True)
class Fate:
    """An entry before and after this run; `before.modified` is NEVER for a new card."""

    before: Entry
    after: Entry

    @property
    def change(self) -> Change:
        """What became of the card."""
        return Change(self.before.card, self.after.identified)


def report(
    fates: list[Fate], retired: list[Fate], *, kept: Iterable[Entry], leaving: Iterable[Entry]
) -> Report:
    """Sort the fates of all cards of a run."""
    old = [fate for fate in fates if fate.before.modified]
    return Report(
        new=tuple(fate.after.identified for fate in fates if not fate.before.modified),
        changed=tuple(fate.change for fate in old if fate.before.modified != fate.after.modified),
        unchanged=tuple(
            fate.after.identified for fate in old if fate.before.modified == fate.after.modified
        ),
        kept=tuple(entry.identified for entry in kept),
        moved=tuple(
            fate.change for fate in old if _place(fate.before.card) != _place(fate.after.card)
        ),
        reworded=tuple(
            fate.change for fate in old if fate.before.card.key.lead != fate.after.card.key.lead
        ),
        restored=tuple(fate.change for fate in old if fate.before.retired),
        retired=tuple(fate.change for fate in retired),
        retiring=tuple(entry.identified for entry in leaving),
    )


def _place(card: Card) -> tuple[str, str]:
    return card.key.note, card.key.section
