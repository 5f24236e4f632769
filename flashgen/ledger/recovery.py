"""A lost ledger out of a package that was exported earlier.

The only module that reads packages. A package of flashgen is a zip with `collection.anki2`, an
SQLite file with Anki's tables; the field Key of each note is what `births.written` wrote.
"""

import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from flashgen.data import (
    RETIRED_TAG,
    Card,
    EpochSeconds,
    Guid,
    Html,
    Kind,
    MediaFile,
    Plain,
    Tag,
)
from flashgen.diagnostics import Location
from flashgen.errors import FlashgenError
from flashgen.ledger import births
from flashgen.ledger.entries import NEVER, Entry, Ledger, ledger_of

COLLECTION = "collection.anki2"
NOTES = "SELECT guid, mid, mod, id, tags, flds FROM notes ORDER BY id"
_TAGS = re.compile(r"<[^>]*>")


def recover(package: Path) -> Ledger:
    """Rebuild the ledger of the deck that `package` was made of.

    The next export finds each card again by its key, or by its likeness; retired cards stay
    retired. Raises FlashgenError for a file that is no package of flashgen.
    """
    try:
        with zipfile.ZipFile(package) as archive, TemporaryDirectory() as folder:
            names = json.loads(archive.read("media"))
            entries = tuple(_entries(Path(archive.extract(COLLECTION, folder)), names.values()))
    except FileNotFoundError as error:
        raise FlashgenError(f"there is no package {package}", hint="check the path") from error
    except (
        OSError,
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        sqlite3.Error,
    ) as error:
        raise _unreadable(package) from error
    if not entries:
        raise _unreadable(package)
    return ledger_of(entries)


def _unreadable(package: Path) -> FlashgenError:
    return FlashgenError(
        f"{package} is no package that flashgen made",
        hint="give an .apkg that flashgen export wrote; Anki's own exports have another form",
    )


def _entries(collection: Path, media: Iterable[str]) -> Iterator[Entry]:
    connection = sqlite3.connect(collection)
    try:
        types = json.loads(connection.execute("SELECT models FROM col").fetchone()[0])
        names = {
            int(number): [field["name"] for field in note_type["flds"]]
            for number, note_type in types.items()
        }
        for guid, mid, mod, note_id, tags, text in connection.execute(NOTES):
            fields = dict(zip(names[mid], text.split("\x1f"), strict=True))
            if "Key" in fields:
                yield _entry((guid, mod, note_id), tags.split(), fields, tuple(media))
    finally:
        connection.close()


def _entry(
    row: tuple[str, int, int], tags: list[str], fields: dict[str, str], media: tuple[str, ...]
) -> Entry:
    guid, modified, note_id = row
    key, path = births.read(fields["Key"])
    card = Card(
        key,
        Kind(key.kind),
        Html(fields.get("Question", "") or fields.get("Text", "")),
        Html(fields["Answer"]),
        Html(fields["Explanation"]),
        Html(fields["Context"]),
        Html(fields["Timestamps"]),
        Html(fields["Source"]),
        Html(fields["Picture"]),
        Html(fields["Remarks"]),
        tags=tuple(Tag(tag) for tag in tags),
        at=Location(path),
        language=fields.get("Language", ""),
        point=_point(key.lead, fields["Explanation"]),
        media=tuple(
            MediaFile(name, PurePosixPath())
            for name in media
            if any(name in f for f in fields.values())
        ),
    )
    retired = EpochSeconds(modified if RETIRED_TAG in tags else NEVER)
    born = EpochSeconds(note_id // 1000)
    return Entry(Guid(guid), card, EpochSeconds(modified), born, fields["Key"], retired)


def _point(lead: str, explanation: str) -> Plain:
    """Make up what the key point said: its lead and its explanation stand on the card."""
    return Plain(f"{lead} {unescape(_TAGS.sub(' ', explanation))}".strip())
