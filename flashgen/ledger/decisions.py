"""What the user decides about identity: drop a card for good, join two, part two."""

from dataclasses import replace

from flashgen.data import CardKey, Plain
from flashgen.errors import FlashgenError
from flashgen.ledger import births
from flashgen.ledger.entries import NEVER, Entry, Ledger, Reconciled, ledger_of

LIST = "flashgen ids lists them"


def forget(ledger: Ledger, guid: str) -> Ledger:
    """Drop a card for good: it goes out no more, and what comes back in its place is new."""
    gone = _the(ledger, guid)
    return Ledger(tuple(entry for entry in ledger.entries if entry is not gone))


def confirm(ledger: Ledger, planned: Reconciled, *, new: str, old: str) -> Ledger:
    """From the next export on, the card that was given the guid `new` has the guid `old`.

    `ledger` is the one on disk, `planned` what `reconcile` made of it. A `new` that was exported
    already is retired by that export.
    """
    card = _the(planned.ledger, new).card
    heir = _the(ledger, old)
    if heir.card.kind is not card.kind:
        raise FlashgenError(
            f"{new} and {old} are of different kinds, and Anki can't turn one into the other",
            hint="keep the new card, and delete the old one in Anki",
        )
    settled = replace(heir, card=replace(heir.card, key=card.key, point=card.point), retired=NEVER)
    exported = ledger.get(new)
    rest = ledger if exported is None else _with(ledger, new, _homeless(exported))
    return _with(rest, old, settled)


def split(ledger: Ledger, planned: Reconciled, guid: str) -> Ledger:
    """From the next export on, the card that inherited `guid` has a guid of its own.

    The old card keeps its guid and its history in Anki, and is retired by that export.
    """
    card = _the(planned.ledger, guid).card
    taken = {entry.guid for entry in (*ledger.entries, *planned.ledger.entries)}
    own = births.guid_of(card.key, taken)
    aside = Entry(own, card, NEVER, NEVER)
    left = ledger.get(guid)
    if left is not None and left.card.key == card.key:
        return ledger_of((*_with(ledger, guid, _homeless(left)).entries, aside))
    return ledger_of((*ledger.entries, aside))


def _homeless(entry: Entry) -> Entry:
    """Take from an entry all that a card of a note could be known by: it will be retired."""
    key = CardKey(entry.card.key.note, "", "", -1, entry.card.kind, "")
    return replace(entry, card=replace(entry.card, key=key, point=Plain("")))


def _the(ledger: Ledger, guid: str) -> Entry:
    found = ledger.get(guid)
    if found is None:
        raise FlashgenError(f"no card of this deck has the guid {guid}", hint=LIST)
    return found


def _with(ledger: Ledger, guid: str, entry: Entry) -> Ledger:
    return ledger_of((*(one for one in ledger.entries if one.guid != guid), entry))
