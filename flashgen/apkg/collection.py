"""Decks to the SQLite file of a package; the only module that knows genanki.

genanki is the authority for the schema, the note types and the decks. The rows of notes and
cards go in here in bulk, because Anki needs what genanki can't say: a time of change for each
note, the place of each new card, and cards that arrive suspended.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any

from flashgen.data import RETIRED_TAG, CardTemplate, Deck, IdentifiedCard, Kind

SUSPENDED, NEW = -1, 0

FIELDS: Mapping[str, str] = {
    "Question": "card.question",
    "Text": "card.question",
    "Answer": "card.answer",
    "Explanation": "card.explanation",
    "Context": "card.context",
    "Timestamps": "card.timestamps",
    "Source": "card.source",
    "Picture": "card.picture",
    "Remarks": "card.remarks",
    "Key": "birth",
    "Language": "card.language",
}
"""What goes into a field of a card template; any other field stays empty (a spare)."""

_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Anki strips control characters; \x1f aborts a whole import, and SQLite takes no surrogates."""


def write(path: Path, decks: tuple[Deck, ...], templates: Mapping[Kind, CardTemplate]) -> None:
    """`path` is an SQLite file with the cards of `decks`, as genanki and Anki know it."""
    from genanki.apkg_col import APKG_COL  # noqa: PLC0415  0.13 s, only when a package is written
    from genanki.apkg_schema import APKG_SCHEMA  # noqa: PLC0415

    tables, indexes = _indexes_last(APKG_SCHEMA)
    note_ids = list(_note_ids(decks))
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        cursor = connection.cursor()
        # The file is thrown away after a crash, so it needs neither journal nor fsync.
        cursor.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;"
        )
        cursor.executescript(tables)
        cursor.executescript(APKG_COL)
        cursor.execute("BEGIN")
        _write_decks(cursor, decks, templates)
        cursor.executemany(
            "INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,0,0,'')",
            _note_rows(decks, templates, note_ids),
        )
        cursor.executemany(
            "INSERT INTO cards VALUES (?,?,?,0,?,-1,0,?,?,0,0,0,0,0,0,0,0,'')",
            _card_rows(decks, note_ids),
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
    decks: tuple[Deck, ...], templates: Mapping[Kind, CardTemplate], note_ids: list[int]
) -> Iterator[tuple[object, ...]]:
    fields_of = {kind: _fields(template) for kind, template in templates.items()}
    for (_, _, it), note_id in zip(_placed(decks), note_ids, strict=True):
        kind = it.card.kind
        fields = fields_of[kind](it)
        if not "".join(fields).replace("\n", "").isprintable():
            fields = [_UNSTORABLE.sub("", text) for text in fields]
        tags = " ".join(["_".join(tag.split()) for tag in it.card.tags])
        yield (
            note_id,
            it.guid,
            templates[kind].id,
            it.modified,
            f" {tags} " if tags else "",
            "\x1f".join(fields),
            fields[0],
        )


def _fields(template: CardTemplate) -> Callable[[IdentifiedCard], list[str]]:
    """Return what gives the fields of a card, in the order of its card template."""
    known = [field.name for field in template.fields if field.name in FIELDS]
    values = attrgetter(*(FIELDS[name] for name in known))
    places = [known.index(field.name) if field.name in FIELDS else -1 for field in template.fields]

    def fields(it: IdentifiedCard) -> list[str]:
        found = (*values(it), "")
        return [found[place] for place in places]

    return fields


def _card_rows(decks: tuple[Deck, ...], note_ids: list[int]) -> Iterator[tuple[object, ...]]:
    """A retired card that is new to a collection comes suspended: nobody has to learn it.

    Anki 26.9 heeds this with "import any learning progress" on, and resets the card otherwise;
    retired cards are last in the deck, so that they come last then.
    """
    for (deck, place, it), note_id in zip(_placed(decks), note_ids, strict=True):
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
