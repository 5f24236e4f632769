"""A lost ledger out of a package that was exported earlier.

The only module that reads packages. A package of flashgen is a zip with `collection.anki2`, an
SQLite file with Anki's tables; the field Key of each note is what `births.written` wrote.
"""

import json
import re
import sqlite3
import zipfile
from collections import defaultdict
from contextlib import closing
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
NOTES = """
    SELECT n.guid, n.mid, n.mod, n.id, n.tags, n.flds, c.did
    FROM notes n JOIN cards c ON c.nid = n.id ORDER BY n.id
"""
_CHIP = re.compile(r"<(a|span) class=\"chip\"[^>]*>[^<]*</\1>")
_HTML_TAG = re.compile(r"<[^>]*>")
_FILE = re.compile(r"src=\"([^\"]+)\"|\[sound:([^\]]+)\]")


def recover(package: Path, *, deck: str = "") -> Ledger:
    """Rebuild the ledger of a deck that `package` was made of.

    The next export finds each card again by its key, or by its likeness; retired cards stay
    retired. `deck` says which one is meant where the package holds several. Raises FlashgenError
    for a file that is no package of flashgen, and for a deck that is not in it.
    """
    try:
        with zipfile.ZipFile(package) as archive, TemporaryDirectory() as folder:
            decks = _decks(Path(archive.extract(COLLECTION, folder)))
    except FileNotFoundError as error:
        raise FlashgenError(f"there is no package {package}", hint="check the path") from error
    except (
        OSError,
        KeyError,
        ValueError,
        TypeError,
        zipfile.BadZipFile,
        sqlite3.Error,
    ) as error:
        raise _unreadable(package) from error
    if not decks:
        raise _unreadable(package)
    return ledger_of(_chosen(package, decks, deck))


def _chosen(package: Path, decks: dict[str, list[Entry]], deck: str) -> list[Entry]:
    if len(decks) == 1:
        return next(iter(decks.values()))
    if deck in decks:
        return decks[deck]
    raise FlashgenError(
        f"{package} holds the decks {', '.join(sorted(decks))}, and none of them is {deck}",
        hint="give the deck in deck.yaml the name that it had, and recover again",
    )


def _unreadable(package: Path) -> FlashgenError:
    return FlashgenError(
        f"{package} is no package that flashgen made",
        hint="give an .apkg that flashgen export wrote; Anki's own exports have another form",
    )


def _decks(collection: Path) -> dict[str, list[Entry]]:
    """Read the cards of each deck, by its name."""
    found: dict[str, list[Entry]] = defaultdict(list)
    with closing(sqlite3.connect(collection)) as connection:
        note_types, decks = map(
            json.loads, connection.execute("SELECT models, decks FROM col").fetchone()
        )
        for guid, mid, mod, note_id, tags, text, deck in connection.execute(NOTES):
            names = (field["name"] for field in note_types[str(mid)]["flds"])
            fields = dict(zip(names, text.split("\x1f"), strict=True))
            if "Key" in fields:
                entry = _entry((guid, mod, note_id), tags.split(), fields)
                found[decks[str(deck)]["name"]].append(entry)
    return found


def _entry(row: tuple[str, int, int], tags: list[str], fields: dict[str, str]) -> Entry:
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
        point=_point(key.lead, fields),
        media=tuple(
            MediaFile(source or sound, PurePosixPath(source or sound))
            for source, sound in _FILE.findall(fields["Picture"])
        ),
    )
    return Entry(
        Guid(guid),
        card,
        EpochSeconds(modified),
        EpochSeconds(min(note_id // 1000, modified)),
        "" if fields["Key"] == births.written(card) else fields["Key"],
        EpochSeconds(modified) if RETIRED_TAG in tags else NEVER,
    )


def _point(lead: str, fields: dict[str, str]) -> Plain:
    """Make up what the key point said: it stands on the card, but for its markup.

    A card has no explanation where the answer says all of it.
    """
    said = fields["Explanation"] or f"{lead} {fields['Answer']}"
    html = _CHIP.sub("", f"{said} {fields['Remarks']}")
    return Plain(" ".join(unescape(_HTML_TAG.sub(" ", html)).split()))
