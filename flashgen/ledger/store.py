r"""The ledger's file: `ledger.jsonl`, beside the deck.

The first line is a header, `{"flashgen-ledger": 1}`; each other line is one card, a JSON object:

    guid                                      Anki's id of the card
    note section lead ordinal kind fact block where it comes from (`CardKey`)
    modified born retired                     seconds since 1970; `retired` while it has no home
    birth                                     the field Key, where it is not the key as it is now
    path point                                the note's file; the key point as plain text
    question answer … language tags media     the card as Anki has it

Empty values are left out. Lines are sorted by guid, so that what two machines add lies apart and
git merges it line by line. Lines may stand in any order and a card may be there twice (a union
merge does that): the later change counts. Keys that this version does not know are refused with
their line, so that nothing is lost without a word.
"""

import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, Never

from flashgen.atomic import replacing
from flashgen.data import (
    HTML_FIELDS,
    Card,
    CardKey,
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
from flashgen.ledger.entries import Entry, Ledger, ledger_of

VERSION = 1
HEADER = "flashgen-ledger"

CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
FIELDS = (*HTML_FIELDS, "language")
TEXTS = ("note", "section", "lead", "kind", "fact", "block", "path", "point", "birth", *FIELDS)
NUMBERS = ("ordinal", "modified", "born", "retired")
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
KNOWN = frozenset(("guid", *TEXTS, *NUMBERS, "tags", "media"))


def load(path: Path) -> Ledger:
    """Read a ledger; a deck that has none yet has an empty one.

    Raises FlashgenError, with the line, for a file that is damaged or newer than this program.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Ledger()
    except UnicodeDecodeError as error:
        _damaged(path, error.object[: error.start].count(b"\n") + 1, "is not UTF-8 text")
    except OSError as error:
        raise FlashgenError(
            f"can't read {path}: {error.strerror}", hint="make the file readable"
        ) from error
    lines = text.split("\n")
    _check_header(path, lines[0])
    return _merged(
        _entry(path, number, line)
        for number, line in enumerate(lines[1:], start=2)
        if line.strip() and line != lines[0]
    )


def save(ledger: Ledger, path: Path) -> None:
    """Replace the file at `path` by `ledger`, whole or not at all."""
    with (
        replacing(path) as part,
        # A file name that is not UTF-8 has surrogates; JSON knows the escape that they become.
        part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file,
    ):
        file.write(f"{json.dumps({HEADER: VERSION})}\n")
        file.writelines(f"{_line(entry)}\n" for entry in ledger.entries)


def _merged(entries: Iterable[Entry]) -> Ledger:
    """Join what two machines wrote about one card: the later change counts."""
    found: dict[Guid, Entry] = {}
    for entry in entries:
        other = found.setdefault(entry.guid, entry)
        if other is not entry and _rank(entry) > _rank(other):
            found[entry.guid] = entry
    return ledger_of(found.values())


def _rank(entry: Entry) -> tuple[object, ...]:
    """Order two accounts of one card, the same on every machine."""
    return entry.modified, not entry.retired, _line(entry)


# --- reading ------------------------------------------------------------------------------


def _check_header(path: Path, line: str) -> None:
    header = _parsed(path, 1, line)
    version = header.get(HEADER)
    if not isinstance(version, int):
        _damaged(path, 1, "is not a ledger's first line")
    if version > VERSION:
        raise FlashgenError(
            f"{path} was written by a newer flashgen (format {version}, this one knows {VERSION})",
            hint="update flashgen: pipx upgrade flashgen",
        )


def _parsed(path: Path, number: int, line: str) -> dict[str, Any]:
    if line.startswith(CONFLICT):
        raise FlashgenError(
            f"{path}:{number}: git left a merge conflict in the ledger",
            hint="delete the marker lines (<<<<<<<, =======, >>>>>>>) and keep every card line: "
            "flashgen merges both sides; or rebuild it with flashgen recover",
        )
    try:
        values = json.loads(line)
    except ValueError:
        _damaged(path, number, "is cut off or damaged")
    if not isinstance(values, dict):
        _damaged(path, number, "is no card")
    return values


def _entry(path: Path, number: int, line: str) -> Entry:
    values = _parsed(path, number, line.removesuffix("\r"))
    if unknown := values.keys() - KNOWN:
        _damaged(path, number, f"has a key that this flashgen does not know: {min(unknown)}")
    try:
        return _read(values)
    except (KeyError, TypeError, ValueError):
        _damaged(path, number, "lacks a part of its card, or has one of the wrong kind")


def _read(values: dict[str, Any]) -> Entry:
    text = {name: _text(values.get(name, "")) for name in TEXTS}
    number = {name: _number(values.get(name, 0)) for name in NUMBERS}
    kind = Kind(text["kind"])
    key = CardKey(
        text["note"],
        text["section"],
        text["lead"],
        number["ordinal"],
        kind,
        text["fact"],
        text["block"],
    )
    card = Card(
        key,
        kind,
        Html(text["question"]),
        Html(text["answer"]),
        Html(text["explanation"]),
        Html(text["context"]),
        Html(text["timestamps"]),
        Html(text["source"]),
        Html(text["picture"]),
        Html(text["remarks"]),
        tags=tuple(Tag(_text(tag)) for tag in values.get("tags", ())),
        at=Location(PurePosixPath(text["path"])),
        language=text["language"],
        point=Plain(text["point"]),
        media=tuple(
            MediaFile(_text(name), PurePosixPath(_text(path)))
            for name, path in values.get("media", ())
        ),
    )
    return Entry(
        Guid(_text(values["guid"])),
        card,
        EpochSeconds(number["modified"]),
        EpochSeconds(number["born"]),
        text["birth"],
        EpochSeconds(number["retired"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _damaged(path: Path, number: int, what: str) -> Never:
    raise FlashgenError(
        f"{path}:{number}: this line of the ledger {what}",
        hint="bring the file back from git or a backup, or rebuild it: "
        f"flashgen recover {path.parent} --from PACKAGE.apkg",
    )


# --- writing ------------------------------------------------------------------------------


def _line(entry: Entry) -> str:
    card, key = entry.card, entry.card.key
    values: dict[str, object] = {
        "guid": entry.guid,
        "note": key.note,
        "section": key.section,
        "lead": key.lead,
        "ordinal": key.ordinal,
        "kind": card.kind.value,
        "fact": key.fact,
        "block": key.block_id,
        "modified": entry.modified,
        "born": entry.born,
        "retired": entry.retired,
        "birth": entry.birth,
        "path": str(card.at.path),
        **{name: getattr(card, name) for name in FIELDS},
        "point": card.point,
        "tags": list(card.tags),
        "media": [[file.name, str(file.path)] for file in card.media],
    }
    stated = {name: value for name, value in values.items() if value}
    return _COMPACT.encode(stated)
