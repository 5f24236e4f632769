"""What the user settles about identity: `flashgen ids` and `flashgen recover`.

Works on the ledgers alone; what was settled takes effect with the next export.
"""

from collections.abc import Sequence
from pathlib import Path

from flashgen import ledger
from flashgen.errors import FlashgenError
from flashgen.export import DeckPlan, Plan, deck_name, ledger_path


def forget(plan: Plan, guids: Sequence[str]) -> None:
    """Drop cards for good: they go out no more, and what comes back in their place is new."""
    for guid in guids:
        deck = _deck_of(plan, guid)
        ledger.save(ledger.forget(ledger.load(deck.ledger_path), guid), deck.ledger_path)


def confirm(plan: Plan, pairs: Sequence[str]) -> None:
    """Give each new card the guid, and the history, of an old one; a pair is `NEW=OLD`."""
    for pair in pairs:
        new, _, old = pair.partition("=")
        if not old:
            raise FlashgenError(
                f"{pair} is not a pair of cards", hint="write --confirm NEW=OLD with two guids"
            )
        deck = _deck_of(plan, old)
        known = ledger.load(deck.ledger_path)
        ledger.save(ledger.confirm(known, deck.done, new=new, old=old), deck.ledger_path)


def split(plan: Plan, guids: Sequence[str]) -> None:
    """Give cards that inherited a guid one of their own; the old cards are retired."""
    for guid in guids:
        deck = _deck_of(plan, guid)
        known = ledger.load(deck.ledger_path)
        ledger.save(ledger.split(known, deck.done, guid), deck.ledger_path)


def _deck_of(plan: Plan, guid: str) -> DeckPlan:
    for deck in plan.decks:
        if deck.done.ledger.get(guid) is not None:
            return deck
    raise FlashgenError(
        f"no card of {_names(plan)} has the guid {guid}", hint="`flashgen ids` lists them"
    )


def _names(plan: Plan) -> str:
    return ", ".join(deck.deck.name for deck in plan.decks)


def recover(deck: Path, package: Path, *, cwd: Path) -> tuple[Path, int]:
    """Rebuild the lost or damaged ledger of a deck from a package that was made of it.

    Return the ledger's path and how many cards it knows now. A damaged ledger is kept beside it,
    as `….damaged`. Raises `FlashgenError` where the ledger is whole.
    """
    path = ledger_path(deck, package, cwd=cwd)
    found = ledger.recover(cwd / package, deck=deck_name(deck, cwd=cwd))
    if path.exists():
        _put_aside(path)
    ledger.save(found, path)
    return path, len(found.entries)


def _put_aside(path: Path) -> None:
    try:
        ledger.load(path)
    except FlashgenError:
        path.rename(path.with_name(f"{path.name}.damaged"))
        return
    raise FlashgenError(
        f"{path} is whole: there is nothing to recover",
        hint="export as usual, or move the ledger away first",
    )
