"""Cards of this run + ledger -> the same cards with their identity, and the next ledger."""

from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import PurePosixPath

from flashgen.data import HTML_FIELDS, RETIRED_TAG, Card, CardKey, EpochSeconds, Guid
from flashgen.diagnostics import Location
from flashgen.ledger import births, matching, reporting
from flashgen.ledger.entries import NEVER, RETIRE_DAYS, Entry, Ledger, Reconciled, ledger_of
from flashgen.ledger.reporting import Fate

DAY = 86_400


def reconcile(
    ledger: Ledger,
    cards: tuple[Card, ...],
    *,
    now: EpochSeconds,
    scope: frozenset[PurePosixPath] | None = None,
    unreadable: frozenset[PurePosixPath] = frozenset(),
    retire_days: int = RETIRE_DAYS,
    taken: frozenset[Guid] = frozenset(),
) -> Reconciled:
    """Each card has the guid it had, or one of its own; `modified` moves with its content only.

    `cards` are those of the notes that were read. `scope`: the paths (as in `Card.at`) of all
    notes of this run, read or not; None means the whole deck. What is outside of it stays as it
    is, and is not in the result's cards. `unreadable`: notes of the scope that could not be
    read; their cards go out as they were. A card whose key point is gone goes out for
    `retire_days` more with `RETIRED_TAG`. `taken`: guids that other decks of the run use.
    The result's cards: those of the notes in note order, then the kept, then the retired.
    """
    fresh = _in_note_order(cards)
    sides = _Sides.of(ledger, fresh, scope, unreadable, taken)
    found = matching.match(fresh, sides.candidates)
    fates = _fates(fresh, found.entries, {entry.guid for entry in ledger.entries} | taken, now)
    matched = {fate.before.guid for fate in fates}
    gone = [entry for entry in sides.candidates if entry.guid not in matched and entry.modified]
    retired = [Fate.of(e, _retired(e, now)) for e in gone if not e.retired and _in_scope(e, scope)]
    doubts = reporting.doubts(found.questions, fates, sides.candidates)
    aside = [entry for entry in gone if entry.retired or not _in_scope(entry, scope)]
    leaving = [
        entry
        for entry in aside
        if _in_scope(entry, scope) and now - entry.retired < retire_days * DAY
    ]
    gone_now = [fate.after for fate in retired]
    rest = (*_by_key(sides.kept), *_by_key((*gone_now, *leaving)))
    return Reconciled(
        (*(fate.it for fate in fates), *(entry.identified for entry in rest)),
        ledger_of((*map(_lineless, fates), *gone_now, *aside, *sides.kept, *sides.outside)),
        reporting.report(fates, retired, kept=sides.kept, leaving=leaving, doubts=doubts),
        reporting.diagnosed(doubts),
    )


def _fates(
    cards: tuple[Card, ...], found: dict[int, Entry], used: set[Guid], now: EpochSeconds
) -> list[Fate]:
    fates = []
    for place, card in enumerate(cards):
        entry = found.get(place) or _born(card, used, now)
        used.add(entry.guid)
        fates.append(Fate.of(entry, _renewed(entry, card, now)))
    return fates


def _in_note_order(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Order by place, whatever order the notes were read in; twins get keys of their own."""
    ordered = sorted(cards, key=lambda card: card.at)
    keys = births.unique(tuple(card.key for card in ordered))
    return tuple(
        card if card.key == key else replace(card, key=key)
        for card, key in zip(ordered, keys, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """A ledger's entries, by what may become of them in this run.

    An entry outside of the scope is a candidate for a card with its very key only: its note may
    have been renamed, or may be another one that still has it.
    """

    candidates: tuple[Entry, ...]
    kept: tuple[Entry, ...]
    outside: tuple[Entry, ...]

    @classmethod
    def of(
        cls,
        ledger: Ledger,
        cards: tuple[Card, ...],
        scope: frozenset[PurePosixPath] | None,
        unreadable: frozenset[PurePosixPath],
        taken: frozenset[Guid],
    ) -> "_Sides":
        keys = {_unnumbered(card) for card in cards}
        candidates, kept, outside = [], [], []
        for entry in ledger.entries:
            if entry.guid in taken:
                continue
            if entry.card.at.path in unreadable and not entry.retired:
                kept.append(entry)
            elif _in_scope(entry, scope) or entry.retired or _unnumbered(entry.card) in keys:
                candidates.append(entry)
            else:
                outside.append(entry)
        return cls(tuple(candidates), tuple(kept), tuple(outside))


def _unnumbered(card: Card) -> CardKey:
    return replace(card.key, ordinal=0)


def _in_scope(entry: Entry, scope: frozenset[PurePosixPath] | None) -> bool:
    return scope is None or entry.card.at.path in scope


def _by_key(entries: tuple[Entry, ...]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.card.at.path, entry.card.key))


def _born(card: Card, used: set[Guid], now: EpochSeconds) -> Entry:
    guid = births.guid_of(card.key, used)
    return Entry(guid, card, NEVER, now)


def _renewed(entry: Entry, card: Card, now: EpochSeconds) -> Entry:
    """Bring an entry up to date; where Anki would see no change, nothing it stores may move."""
    if entry.modified and content(entry.card) == content(card):
        # The field Key stays: that a note was renamed is no reason to touch what Anki has.
        stays = _home(entry.card) == _home(card)
        birth = entry.birth or ("" if stays else births.written(entry.card))
        return Entry(entry.guid, card, entry.modified, entry.born, birth)
    return Entry(entry.guid, card, _after(entry.modified, now), entry.born or now)


def _home(card: Card) -> tuple[CardKey, PurePosixPath]:
    return card.key, card.at.path


def _lineless(fate: Fate) -> Entry:
    """Forget the line: a bullet that is put on top of a note must not change its whole ledger."""
    before, after = fate.before, fate.after
    if before.modified == after.modified and _remembered(before) == _remembered(after):
        return before
    return replace(after, card=replace(after.card, at=Location(after.card.at.path)))


def _remembered(entry: Entry) -> tuple[object, ...]:
    """List what the ledger has of an entry besides its content."""
    card = entry.card
    return _home(card), card.point, card.tags, card.media, entry.birth, entry.retired


def _retired(entry: Entry, now: EpochSeconds) -> Entry:
    card = replace(entry.card, tags=(*entry.card.tags, RETIRED_TAG))
    return replace(entry, card=card, modified=_after(entry.modified, now), retired=now)


def _after(modified: EpochSeconds, now: EpochSeconds) -> EpochSeconds:
    """Anki ignores an update whose time is not later than the one it has."""
    return EpochSeconds(max(now, modified + 1))


_html_of = attrgetter(*HTML_FIELDS)


def content(card: Card) -> tuple[object, ...]:
    """What Anki stores for a card: only a change of this is a change."""
    return (
        card.kind,
        *_html_of(card),
        card.language,
        frozenset(card.tags),
        frozenset(file.name for file in card.media),
    )
