"""Several decks in one run: no guid in two of them, and cards that move from one to another."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from flashgen.data import RETIRED_TAG, Card, EpochSeconds, Guid
from flashgen.diagnostics import Diagnostic, Diagnostics, Severity
from flashgen.ledger import births
from flashgen.ledger.entries import Entry, Job, Reconciled, ledger_of
from flashgen.ledger.reconciling import reconcile

TWICE, OTHER_DECK = "FG503", "FG504"


def reconcile_decks(jobs: tuple[Job, ...], *, now: EpochSeconds) -> tuple[Reconciled, ...]:
    """Reconcile the decks of one run, in their order: no guid is in two of them.

    A card that is gone from one deck and new, word for word, in another moves there with its
    guid. A note that is in two decks has cards of its own in each, since Anki keeps a guid in
    one deck only. Both are told in the diagnostics of the deck that a card arrives in.
    """
    done = tuple(_alone(job, now) for job in jobs)
    moves = tuple(_moves(done))
    if moves:
        jobs = _moved(jobs, moves)
        done = tuple(_alone(job, now) for job in jobs)
    done = _settled(jobs, done, now)
    return tuple(
        replace(result, diagnostics=(*result.diagnostics, *_said(place, jobs, done, moves)))
        for place, result in enumerate(done)
    )


def _alone(job: Job, now: EpochSeconds, taken: frozenset[Guid] = frozenset()) -> Reconciled:
    return reconcile(
        job.ledger,
        job.cards,
        now=now,
        scope=job.scope,
        unreadable=job.unreadable,
        retire_days=job.retire_days,
        taken=taken,
    )


def _settled(
    jobs: tuple[Job, ...], done: tuple[Reconciled, ...], now: EpochSeconds
) -> tuple[Reconciled, ...]:
    """Leave each guid to one deck, and have the others do without it."""
    owners = _owners(done)
    settled: list[Reconciled] = []
    for place, (job, result) in enumerate(zip(jobs, done, strict=True)):
        given = {it.guid for other in settled for it in other.cards}
        taken = given | {guid for guid, owner in owners.items() if owner != place}
        clash = any(it.guid in taken for it in result.cards)
        settled.append(_alone(job, now, frozenset(taken)) if clash else result)
    return tuple(settled)


def _owners(done: tuple[Reconciled, ...]) -> dict[Guid, int]:
    """Give each guid to the first deck that has a key point for it, else to the first that had."""
    cards = [(place, it) for place, result in enumerate(done) for it in result.cards]
    owners: dict[Guid, int] = {}
    for place, it in sorted(cards, key=lambda one: RETIRED_TAG in one[1].card.tags):
        owners.setdefault(it.guid, place)
    return owners


@dataclass(frozen=True, slots=True)
class _Move:
    """A card that left a deck and arrived in another, by their places in the run."""

    guid: Guid
    card: Card
    source: int
    target: int


def _moves(done: tuple[Reconciled, ...]) -> Iterator[_Move]:
    left = {
        _words(it.card): (place, it.guid)
        for place, result in enumerate(done)
        for it in (*(change.after for change in result.report.retired), *result.report.retiring)
    }
    for place, result in enumerate(done):
        for it in result.report.new:
            source, guid = left.get(_words(it.card), (place, it.guid))
            if source != place:
                del left[_words(it.card)]
                yield _Move(guid, it.card, source, place)


def _words(card: Card) -> Hashable:
    return card.kind, card.key.lead, card.key.fact, card.point


def _moved(jobs: tuple[Job, ...], moves: tuple[_Move, ...]) -> tuple[Job, ...]:
    """Hand the entries of the cards that moved over to the ledger of their new deck."""
    books = [list(job.ledger.entries) for job in jobs]
    for move in moves:
        entry = next(entry for entry in books[move.source] if entry.guid == move.guid)
        books[move.source].remove(entry)
        kept = [one for one in books[move.target] if one.guid != move.guid]
        books[move.target] = [*kept, _arrived(entry, move.card)]
    return tuple(
        replace(job, ledger=ledger_of(book)) for job, book in zip(jobs, books, strict=True)
    )


def _arrived(entry: Entry, card: Card) -> Entry:
    """Give an entry the key of its card: the path of a note is another one in another deck."""
    return replace(entry, card=replace(entry.card, key=card.key, at=card.at))


def _said(
    place: int, jobs: tuple[Job, ...], done: tuple[Reconciled, ...], moves: tuple[_Move, ...]
) -> Diagnostics:
    arrived = [move for move in moves if move.target == place]
    others = {it.guid: number for number in range(place) for it in done[number].cards}
    twins = {
        it.card.at.path: (it.card, others[twin])
        for it in reversed(done[place].report.new)
        if (twin := births.guid_of(it.card.key, ())) in others
    }
    return (
        *(_twice(card, jobs[number].deck) for card, number in twins.values()),
        *(
            _other_deck(card, source, [move.guid for move in arrived if move.source == number])
            for number, (card, source) in {
                move.source: (move.card, jobs[move.source].deck) for move in reversed(arrived)
            }.items()
        ),
    )


def _twice(card: Card, deck: str) -> Diagnostic:
    return Diagnostic(
        TWICE,
        Severity.WARNING,
        card.at,
        f"this note gives cards to the deck {deck} as well: they are learned apart, here and there",
        "keep the note in one deck, or leave it out with `notes` or `where` in a deck.yaml",
    )


def _other_deck(card: Card, deck: str, guids: list[Guid]) -> Diagnostic:
    what = "this card" if len(guids) == 1 else f"this card and {len(guids) - 1} more"
    return Diagnostic(
        OTHER_DECK,
        Severity.HINT,
        card.at,
        f"{what} moved here from the deck {deck}; Anki leaves a card that it has where it is",
        "after the import, select them in Anki's browser, and choose Cards › Change Deck",
    )
