"""Decks to an .apkg, which Anki imports.

    write(decks, templates, path, media=media)

`collection` makes the SQLite file (the only module that knows genanki), `archive` the zip.
"""

import re
import sqlite3
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from flashgen.apkg import archive, collection
from flashgen.atomic import replacing
from flashgen.data import CardTemplate, Deck, IdentifiedCard, Kind
from flashgen.errors import FlashgenError

__all__ = ["write"]

DEFAULT_DECK = 1

_TAG_OR_SPACE = re.compile(r"<(?!img|audio|video)[^>]*>|&nbsp;|\s+")
_NOT_YET_TEXT = ("", "<", "&", " ", "\n")
_GAP = re.compile(r"\{\{c(\d+)::[^}]")


def write(
    decks: tuple[Deck, ...],
    templates: Mapping[Kind, CardTemplate],
    path: Path,
    *,
    media: Mapping[str, Path],
) -> None:
    """`path` is a package of `decks` that Anki imports; the same input gives the same bytes.

    `media` maps a name in the package to the file that is packed under it. The old package
    stays as it was until the new one is whole. Raises FlashgenError for a guid or a deck id
    that is there twice, a card that Anki would not make, and a disk that refuses.
    """
    _check(decks)
    with (
        replacing(path) as part,
        TemporaryDirectory(prefix="flashgen-", ignore_cleanup_errors=True) as folder,
    ):
        file = Path(folder) / "collection.anki2"
        try:
            collection.write(file, decks, templates)
        except sqlite3.OperationalError as error:
            raise FlashgenError(
                f"can't build the package in {folder}: {error}",
                hint="make room on that disk, or point TMPDIR at another one",
            ) from error
        archive.pack(part, file, media)


def _check(decks: tuple[Deck, ...]) -> None:
    guids: dict[str, IdentifiedCard] = {}
    for it in chain.from_iterable(deck.cards for deck in decks):
        other = guids.setdefault(it.guid, it)
        if other is not it:
            raise FlashgenError(
                f"two cards have the guid {it.guid}: one from {_place(other)}, "
                f"one from {_place(it)}",
                hint="give one of the two another guid: flashgen ids --split",
            )
        _check_card(it)
    ids = [deck.id for deck in decks]
    for deck in decks:
        if deck.id == DEFAULT_DECK or ids.count(deck.id) > 1:
            raise FlashgenError(
                f"the deck {deck.name} has an id that is not its own",
                hint="give it another name in deck.yaml",
            )


def _check_card(it: IdentifiedCard) -> None:
    """Anki makes no card of an empty front or a cloze without a gap, and says nothing."""
    if it.card.kind is Kind.CLOZE:
        if set(_GAP.findall(it.card.question)) != {"1"}:
            raise FlashgenError(f"the cloze from {_place(it)} has no gap, or more than one")
    elif it.card.question[:1] in _NOT_YET_TEXT and not _TAG_OR_SPACE.sub("", it.card.question):
        raise FlashgenError(f"the card from {_place(it)} has an empty question")


def _place(it: IdentifiedCard) -> str:
    return f"{it.card.at.path}:{it.card.at.line}"
