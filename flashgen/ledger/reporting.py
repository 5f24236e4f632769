"""What an export does to each card, sorted for people."""

from collections.abc import Iterable
from dataclasses import dataclass

from flashgen.data import Card, IdentifiedCard
from flashgen.diagnostics import Diagnostic, Diagnostics, Severity
from flashgen.ledger.board import Question
from flashgen.ledger.entries import Change, Doubt, Entry, Report


@dataclass(frozen=True, slots=True)
class Fate:
    """An entry before and after this run; `before.modified` is NEVER for a new card."""

    before: Entry
    after: Entry
    it: IdentifiedCard

    @classmethod
    def of(cls, before: Entry, after: Entry) -> "Fate":
        """Tell what becomes of an entry."""
        return cls(before, after, after.identified)

    @property
    def change(self) -> Change:
        """What became of the card."""
        return Change(self.before.card, self.it)


def report(
    fates: list[Fate],
    retired: list[Fate],
    *,
    kept: Iterable[Entry],
    leaving: Iterable[Entry],
    doubts: tuple[Doubt, ...],
) -> Report:
    """Sort the fates of all cards of a run."""
    old = [fate for fate in fates if fate.before.modified]
    return Report(
        new=tuple(fate.it for fate in fates if not fate.before.modified),
        changed=tuple(fate.change for fate in old if fate.before.modified != fate.after.modified),
        unchanged=tuple(fate.it for fate in old if fate.before.modified == fate.after.modified),
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
        ambiguous=doubts,
    )


def lead(card: Card) -> str:
    """Return the lead of a card's key point as the author wrote it: the key has only its words."""
    wanted, found, got = len(_letters(card.key.lead)), [], 0
    for word in card.point.split():
        if got >= wanted:
            break
        found.append(word)
        got += len(_letters(word))
    return " ".join(found)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _place(card: Card) -> tuple[str, str]:
    return card.key.note, card.key.section


# --- what is not sure ---------------------------------------------------------------------

TOOK, MAY_BE = "FG501", "FG502"
LONG = 60


def doubts(
    questions: Iterable[Question], fates: list[Fate], entries: tuple[Entry, ...]
) -> tuple[Doubt, ...]:
    """Name the cards that the matching was not sure about."""
    return tuple(
        Doubt(
            fates[question.card].it,
            entries[question.entry],
            question.likeness,
            question.inherits,
        )
        for question in questions
    )


def diagnosed(found: tuple[Doubt, ...]) -> Diagnostics:
    """Ask the user about each doubt, naming both places and the way to settle it."""
    return tuple(_took(doubt) if doubt.inherits else _may_be(doubt) for doubt in found)


def _took(doubt: Doubt) -> Diagnostic:
    return Diagnostic(
        TOOK,
        Severity.WARNING,
        doubt.new.card.at,
        f"{_named(doubt.new.card)} took over the history of {_named(doubt.old.card)} "
        f"({_where(doubt)}), but another key point is about as much like it",
        f"if that is wrong: flashgen ids --split {doubt.new.guid}; a block id at the end of the "
        "bullet (^some-name) settles it for ever",
    )


def _may_be(doubt: Doubt) -> Diagnostic:
    return Diagnostic(
        MAY_BE,
        Severity.WARNING,
        doubt.new.card.at,
        f"{_named(doubt.new.card)} may be a rewording of {_named(doubt.old.card)} "
        f"({_where(doubt)}): {doubt.likeness:.0%} alike; it gets a card of its own",
        f"if it is the same: flashgen ids --confirm {doubt.new.guid}={doubt.old.guid}",
    )


def _named(card: Card) -> str:
    text = card.point
    return f"“{text if len(text) <= LONG else text[: LONG - 1].rstrip() + '…'}”"


def _where(doubt: Doubt) -> str:
    old, new = doubt.old.card, doubt.new.card
    place = "gone from this note" if old.at.path == new.at.path else f"gone from {old.at.path}"
    return f"{place}, section {old.key.section}" if old.key.section else place
