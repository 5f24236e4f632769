"""Decks to an .apkg; the only module that knows genanki.

genanki is the authority for the schema, the note types and the decks. The rows of notes and
cards go in here in bulk, because Anki needs what genanki can't say: a time of change for each
note, the place of each new card, and cards that arrive suspended.
"""

import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flashgen.atomic import replacing
from flashgen.data import (
    RETIRED_TAG,
    CardTemplate,
    Deck,
    Html,
    IdentifiedCard,
    Kind,
)
from flashgen.errors import FlashgenError

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The same for all packages: the same cards give the same bytes."""

PACKED = re.compile(r"\.(jpe?g|png|gif|webp|avif|mp[34]|m4a|ogg|opus|flac|webm|mov)", re.IGNORECASE)
"""Endings of files that deflating makes no smaller."""

DEFAULT_DECK = 1
SUSPENDED, NEW = -1, 0

FIELDS: Mapping[str, Callable[[IdentifiedCard], str]] = {
    "Question": lambda it: it.card.question,
    "Text": lambda it: it.card.question,
    "Answer": lambda it: it.card.answer,
    "Explanation": lambda it: it.card.explanation,
    "Context": lambda it: it.card.context,
    "Timestamps": lambda it: it.card.timestamps,
    "Source": lambda it: it.card.source,
    "Picture": lambda it: it.card.picture,
    "Remarks": lambda it: it.card.remarks,
    "Key": lambda it: it.birth,
    "Language": lambda it: it.card.language,
}
"""What goes into a field of a card template; any other field stays empty (a spare)."""

_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Anki strips control characters; \x1f aborts a whole import, and SQLite takes no surrogates."""

_TAG_OR_SPACE = re.compile(r"<(?!img|audio|video)[^>]*>|&nbsp;|\s+")
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
        collection = Path(folder) / "collection.anki2"
        try:
            _write_collection(collection, decks, templates)
        except sqlite3.OperationalError as error:
            raise FlashgenError(
                f"can't build the package in {folder}: {error}",
                hint="make room on that disk, or point TMPDIR at another one",
            ) from error
        _pack(part, collection, media)


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
    elif not _TAG_OR_SPACE.sub("", it.card.question):
        raise FlashgenError(f"the card from {_place(it)} has an empty question")


def _place(it: IdentifiedCard) -> str:
    return f"{it.card.at.path}:{it.card.at.line}"


# --- the collection -----------------------------------------------------------------------


def _write_collection(
    path: Path, decks: tuple[Deck, ...], templates: Mapping[Kind, CardTemplate]
) -> None:
    from genanki.apkg_col import APKG_COL  # noqa: PLC0415  0.13 s, only when a package is written
    from genanki.apkg_schema import APKG_SCHEMA  # noqa: PLC0415

    tables, indexes = _indexes_last(APKG_SCHEMA)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        cursor = connection.cursor()
        # The file is thrown away after a crash, so it needs neither journal nor fsync.
        cursor.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        cursor.executescript(tables)
        cursor.executescript(APKG_COL)
        cursor.execute("BEGIN")
        _write_decks(cursor, decks, templates)
        cursor.executemany(
            "INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,0,0,'')", _note_rows(decks, templates)
        )
        cursor.executemany(
            "INSERT INTO cards VALUES (?,?,?,0,?,-1,0,?,?,0,0,0,0,0,0,0,0,'')", _card_rows(decks)
        )
        cursor.execute("COMMIT")
        cursor.executescript(indexes)
    finally:
        connection.close()


def _indexes_last(schema: str) -> tuple[str, str]:
    """An index over rows that are there is built in half the time of one that grows."""
    statements = schema.split(";")
    tables = [one for one in statements if "CREATE INDEX" not in one]
    indexes = [one for one in statements if "CREATE INDEX" in one]
    return ";".join(tables), ";".join(indexes)


def _write_decks(
    cursor: sqlite3.Cursor, decks: tuple[Deck, ...], templates: Mapping[Kind, CardTemplate]
) -> None:
    """Put genanki's own rows of the decks and note types in, without its notes."""
    decks_json = {"1": json.loads(cursor.execute("SELECT decks FROM col").fetchone()[0])["1"]}
    types_json = {}
    for deck in decks:
        decks_json[str(deck.id)] = _genanki_deck(deck)
        for kind in sorted({it.card.kind for it in deck.cards}):
            types_json[str(templates[kind].id)] = _note_type(templates[kind], deck.id)
    cursor.execute(
        "UPDATE col SET decks = ?, models = ?", (json.dumps(decks_json), json.dumps(types_json))
    )


def _genanki_deck(deck: Deck) -> dict[str, Any]:
    import genanki  # noqa: PLC0415

    name = "::".join(part.strip() or "blank" for part in deck.name.split("::"))
    rendered: dict[str, Any] = genanki.Deck(deck.id, name).to_json()
    return rendered


def _note_type(template: CardTemplate, deck_id: int) -> dict[str, Any]:
    """Anki matches renamed fields and cards by their `id`; genanki passes the key through."""
    import genanki  # noqa: PLC0415

    model = genanki.Model(
        template.id,
        template.name,
        fields=[{"name": field.name, "id": field.id} for field in template.fields],
        templates=[
            {
                "name": template.card_name,
                "id": template.card_id,
                "qfmt": template.front,
                "afmt": template.back,
            }
        ],
        css=template.css,
        model_type=genanki.Model.CLOZE if template.kind is Kind.CLOZE else 0,
    )
    rendered: dict[str, Any] = model.to_json(template.modified, deck_id)
    return rendered


def _note_rows(
    decks: tuple[Deck, ...], templates: Mapping[Kind, CardTemplate]
) -> Iterator[tuple[object, ...]]:
    for (_, _, it), note_id in zip(_placed(decks), _note_ids(decks), strict=True):
        template = templates[it.card.kind]
        fields = [_storable(FIELDS.get(field.name, _empty)(it)) for field in template.fields]
        tags = " ".join("_".join(tag.split()) for tag in it.card.tags)
        yield (
            note_id,
            it.guid,
            template.id,
            it.modified,
            f" {tags} " if tags else "",
            "\x1f".join(fields),
            fields[0],
        )


def _card_rows(decks: tuple[Deck, ...]) -> Iterator[tuple[object, ...]]:
    """A retired card that is new to a collection comes suspended: nobody has to learn it.

    Anki 26.9 heeds this with "import any learning progress" on, and resets the card otherwise;
    retired cards are last in the deck, so that they come last then.
    """
    for (deck, place, it), note_id in zip(_placed(decks), _note_ids(decks), strict=True):
        queue = SUSPENDED if RETIRED_TAG in it.card.tags else NEW
        yield note_id, note_id, deck.id, it.modified, queue, place


def _placed(decks: tuple[Deck, ...]) -> Iterator[tuple[Deck, int, IdentifiedCard]]:
    for deck in decks:
        for place, it in enumerate(deck.cards, start=1):
            yield deck, place, it


def _note_ids(decks: tuple[Deck, ...]) -> Iterator[int]:
    """The millisecond of each card's birth, as in Anki; unique, and in the order of the notes."""
    used: set[int] = set()
    following: dict[int, int] = {}
    for _, _, it in _placed(decks):
        born = (it.born or it.modified) * 1000
        note_id = following.get(born, born)
        while note_id in used:
            note_id += 1
        used.add(note_id)
        following[born] = note_id + 1
        yield note_id


def _empty(_: IdentifiedCard) -> Html:
    return Html("")


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("", text)


# --- the zip ------------------------------------------------------------------------------


def _pack(part: Path, collection: Path, media: Mapping[str, Path]) -> None:
    names = sorted(media)
    with zipfile.ZipFile(part, "w") as package:
        _add(package, "collection.anki2", collection)
        index = json.dumps({str(number): name for number, name in enumerate(names)})
        package.writestr(_entry("media", ".json"), index, compresslevel=1)
        for number, name in enumerate(names):
            _add(package, str(number), media[name])


def _add(package: zipfile.ZipFile, name: str, path: Path) -> None:
    entry = _entry(name, path.suffix)
    entry.file_size = path.stat().st_size  # lets zipfile choose the 64-bit form where needed
    with path.open("rb") as source, package.open(entry, "w") as target:
        shutil.copyfileobj(source, target, 1 << 20)


def _entry(name: str, suffix: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, ZIP_DATE)
    entry.create_system = 3  # the same on Windows
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_STORED if PACKED.fullmatch(suffix) else zipfile.ZIP_DEFLATED
    entry._compresslevel = 1  # type: ignore[attr-defined]  # noqa: SLF001  ZipFile.open takes no level
    return entry
