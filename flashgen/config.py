"""deck.yaml to `Config`: what a deck's owner decided, checked and frozen.

All keys are optional. An unknown key is an error that names the nearest known one: a typing
mistake must not silently export another deck than the one that was meant.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any

from flashgen.data import Density
from flashgen.errors import FlashgenError
from flashgen.yamlfile import Value, YamlError, parse

FILE_NAME = "deck.yaml"

BOOKKEEPING_TAGS = (
    "todo",
    "todo/*",
    "status/*",
    "to-read",
    "to-watch",
    "inbox",
    "clippings",
    "podcast",
    "podcasts",
    "episodes",
)
"""Tags that people sort their vault by: they say nothing about what a card is about."""


@dataclass(frozen=True, slots=True)
class Config:
    """A deck's settings. Paths are as written, relative to the deck's folder."""

    deck: str = ""
    """Anki's deck name; `::` nests. Empty: the folder's name."""
    notes: tuple[str, ...] = ()
    """Globs of the notes. Empty: `notes/**/*.md` where there is a folder notes, else `**/*.md`."""
    where: tuple[tuple[str, str], ...] = ()
    """Front matter that a note must have: (key, value) pairs."""
    media: tuple[str, ...] = ()
    """More folders to search for embeds."""
    tags: tuple[str, ...] = ()
    exclude_tags: tuple[str, ...] = BOOKKEEPING_TAGS
    density: Density = Density.NORMAL
    language: str = ""
    template: str = ""
    output: str = ""
    ledger: str = ""
    retire_days: int = 30
    """How long a vanished card still goes out, marked `flashgen::retired`."""
    clips: bool = False
    """Cut each card's seconds out of the local recording that the note names."""


class _WrongError(ValueError):
    """A value that its key can't take; the text says what the key wants."""


def read(text: str, at: Path) -> Config:
    """Return the settings that `text`, the content of the file `at`, makes.

    Raises `FlashgenError` naming the line: broken YAML, an unknown key, a value out of range.
    """
    try:
        values = parse(text)
    except YamlError as error:
        raise FlashgenError(
            f"{at}:{error.line}:{error.column}: {FILE_NAME} is not valid YAML: {error.problem}",
            hint="text that holds `: ` or starts with `[` or `*` wants quotes around it",
        ) from None
    if values in ("", []):
        return Config()
    if not isinstance(values, dict):
        raise FlashgenError(
            f"{at}:1: {FILE_NAME} holds no settings, but plain text or a list",
            hint="write one setting a line, like `deck: Podcasts`",
        )
    return Config(**{key: _setting(key, value, text, at) for key, value in values.items()})


def _setting(key: str, value: Value, text: str, at: Path) -> Any:  # noqa: ANN401  (one type a key)
    place = f"{at}:{_line_of(key, text)}"
    if key not in _READERS:
        near = difflib.get_close_matches(key, _READERS, n=1, cutoff=0.5)
        known = ", ".join(_READERS)
        raise FlashgenError(
            f"{place}: {FILE_NAME} has no setting `{key}`",
            hint=f"did you mean `{near[0]}`?" if near else f"the settings are: {known}",
        )
    try:
        return _READERS[key](value)
    except _WrongError as wrong:
        raise FlashgenError(
            f"{place}: `{key}` wants {wrong}", hint=f"correct this line of {FILE_NAME}"
        ) from None


def _line_of(key: str, text: str) -> int:
    found = re.search(rf"^[\"']?{re.escape(key)}[\"']?\s*:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value.strip()
    raise _WrongError("one line of text")


def _texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return tuple(entry.strip() for entry in value if isinstance(entry, str) and entry.strip())
    raise _WrongError("a text or a list of texts")


def _pairs(value: Value) -> tuple[tuple[str, str], ...]:
    if isinstance(value, dict):
        return tuple((key, entry) for key, entries in value.items() for entry in _texts(entries))
    raise _WrongError("keys and values, like `categories: Podcast episodes`")


def _density(value: Value) -> Density:
    try:
        return Density(_text(value).lower())
    except ValueError:
        raise _WrongError("one of lean, normal, rich") from None


def _days(value: Value) -> int:
    text = _text(value)
    if text.isdecimal():
        return int(text)
    raise _WrongError("a whole number of days")


def _yes(value: Value) -> bool:
    answer = {"true": True, "yes": True, "false": False, "no": False}.get(_text(value).lower())
    if answer is None:
        raise _WrongError("true or false")
    return answer


def _file(value: Value) -> str:
    text = _text(value)
    if PurePosixPath(text).suffix or not text:
        return text
    raise _WrongError("the name of a file with its ending, like `ledger.jsonl`")


def _package(value: Value) -> str:
    text = _text(value)
    if PurePosixPath(text).suffix == ".apkg" or not text:
        return text
    raise _WrongError("the name of a file that ends in .apkg, like `podcasts.apkg`")


def _deck(value: Value) -> str:
    text = _text(value)
    if not text or all(part.strip() for part in text.split("::")):
        return text
    raise _WrongError("a name on each side of `::`")


def _language(value: Value) -> str:
    text = _text(value)
    if re.fullmatch(r"(?:[A-Za-z]{2,3}(?:[-_]\w+)*)?", text):
        return text
    raise _WrongError("a code such as en, de or pt-BR")


_SPECIAL: Mapping[str, Callable[[Value], object]] = {
    "deck": _deck,
    "notes": _texts,
    "where": _pairs,
    "media": _texts,
    "tags": _texts,
    "exclude_tags": _texts,
    "density": _density,
    "retire_days": _days,
    "clips": _yes,
    "language": _language,
    "output": _package,
    "ledger": _file,
}
_READERS = {entry.name: _SPECIAL.get(entry.name, _text) for entry in fields(Config)}
