"""Which decks PATHS mean, with their settings, and which files in a deck's folder are its notes.

Looks at names alone: what stands in a note is read by `vault`.
"""

import difflib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from flashgen import config
from flashgen.config import Config
from flashgen.errors import FlashgenError

NOTE_ENDINGS = frozenset({".md", ".markdown"})
NOT_NOTES = frozenset({"templates", "node_modules"})
"""Folders whose Markdown files are no notes: Obsidian's templates hold `{{date}}`, not text."""


@dataclass(frozen=True, slots=True)
class Target:
    """A deck to make: its folder, its settings, and the notes asked for (none: all of them)."""

    root: Path
    config: Config
    only: tuple[PurePosixPath, ...] = ()
    has_settings: bool = False


def wanted(paths: Sequence[Path], *, cwd: Path) -> dict[Path, tuple[PurePosixPath, ...]]:
    """Return the deck folders that PATHS mean, each with the notes asked for (none: all of them).

    Without PATHS: the deck here, else those in `./decks`. Raises `FlashgenError` for a path that
    does not exist or is no note.
    """
    found: dict[Path, tuple[PurePosixPath, ...]] = {}
    for path in paths:
        for root, only in _wanted_at((cwd / path).resolve(), path):
            more = found.get(root, only)
            found[root] = tuple(dict.fromkeys((*more, *only))) if more and only else ()
    return found if paths else dict.fromkeys(_decks_here(cwd), ())


def _decks_here(cwd: Path) -> list[Path]:
    if (cwd / config.FILE_NAME).is_file():
        return [cwd]
    if decks := _deck_folders(cwd / "decks"):
        return decks
    raise FlashgenError(
        f"there is no {config.FILE_NAME} here, and no folder decks with decks in it",
        hint="name a note or a folder of notes, or make a deck with `flashgen init`",
    )


def _wanted_at(path: Path, written: Path) -> Iterator[tuple[Path, tuple[PurePosixPath, ...]]]:
    if path.is_file():
        yield _wanted_note(path, written)
    elif path.is_dir():
        decks = [path] if (path / config.FILE_NAME).is_file() else _deck_folders(path)
        yield from ((deck, ()) for deck in decks)
        if not decks:
            yield _wanted_folder(path)
    else:
        near = difflib.get_close_matches(path.name, _names_beside(path), n=1)
        raise FlashgenError(
            f"there is no file or folder {written}",
            hint=f"did you mean {written.parent / near[0]}?" if near else "check the path",
        )


def _names_beside(path: Path) -> list[str]:
    return [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []


def _deck_folders(folder: Path) -> list[Path]:
    return sorted(entry.parent for entry in folder.glob(f"*/{config.FILE_NAME}"))


def _wanted_note(path: Path, written: Path) -> tuple[Path, tuple[PurePosixPath, ...]]:
    if path.suffix.lower() not in NOTE_ENDINGS:
        raise FlashgenError(
            f"{written} is not a Markdown note",
            hint="name a .md file, or a folder that holds some",
        )
    root = _deck_above(path) or path.parent
    return root, (PurePosixPath(path.relative_to(root).as_posix()),)


def _wanted_folder(path: Path) -> tuple[Path, tuple[PurePosixPath, ...]]:
    """A folder inside a deck means the deck's notes in it: as a deck of its own it'd be new ids."""
    root = _deck_above(path)
    if root is None:
        return path, ()
    inside = PurePosixPath(path.relative_to(root).as_posix())
    notes = tuple(note for note in notes_of(target(root)) if note.is_relative_to(inside))
    if not notes:
        raise FlashgenError(
            f"the deck in {root} has no note in {path}",
            hint=f"put notes there, or look at `notes` in its {config.FILE_NAME}",
        )
    return root, notes


def _deck_above(path: Path) -> Path | None:
    above = (folder for folder in path.parents if (folder / config.FILE_NAME).is_file())
    return next(above, None)


def target(root: Path, only: tuple[PurePosixPath, ...] = ()) -> Target:
    """Read the settings of the deck in `root`. Raises `FlashgenError` for a mistake in them."""
    settings, has_settings = _settings(root)
    return Target(root, settings, only, has_settings=has_settings)


def _settings(root: Path) -> tuple[Config, bool]:
    path = root / config.FILE_NAME
    if not path.is_file():
        return Config(), False
    try:
        return config.read(path.read_text(encoding="utf-8-sig"), path), True
    except UnicodeDecodeError:
        raise FlashgenError(f"{path} is not UTF-8 text", hint="save it as UTF-8") from None
    except OSError as error:
        raise FlashgenError(
            f"{path} can't be read: {error.strerror}", hint="allow it to be read"
        ) from None


# --- which notes ----------------------------------------------------------------------------


def notes_of(deck: Target) -> list[PurePosixPath]:
    """Return the notes of a deck, sorted; raises `FlashgenError` where one can't be looked for."""
    globs = deck.config.notes or (
        ("notes/**/*.md",) if (deck.root / "notes").is_dir() else ("**/*.md", "**/*.markdown")
    )
    for pattern in globs:
        _look_into_all(deck.root / pattern.partition("**")[0] if "**" in pattern else None)
    found = {path for pattern in globs for path in _glob(deck.root, pattern)}
    relative = (PurePosixPath(path.relative_to(deck.root).as_posix()) for path in found)
    return sorted(path for path in relative if _is_note(deck.root, path))


def _look_into_all(folder: Path | None) -> None:
    """Raise `FlashgenError` for a folder below that can't be listed, which a glob passes over.

    Its notes would look deleted, and their cards would be retired.
    """

    def refuse(error: OSError) -> None:
        raise FlashgenError(
            f"the folder {error.filename} can't be looked into: {error.strerror}",
            hint="make it readable, or name the folders that count with `notes` in deck.yaml",
        )

    if folder is not None and folder.is_dir():
        for _, folders, _ in os.walk(folder, onerror=refuse):
            folders[:] = [name for name in folders if not name.startswith(".")]


def _glob(root: Path, pattern: str) -> Iterator[Path]:
    try:
        yield from (path for path in root.glob(pattern) if path.is_file())
    except (ValueError, NotImplementedError):
        raise FlashgenError(
            f"`notes: {pattern}` in {root / config.FILE_NAME} is not a pattern inside the folder",
            hint="write it relative to the deck's folder, like `notes/**/*.md`",
        ) from None


def _is_note(root: Path, path: PurePosixPath) -> bool:
    if path.suffix.lower() not in NOTE_ENDINGS:
        return False
    if any(part.startswith(".") or part.lower() in NOT_NOTES for part in path.parts):
        return False
    folders = [folder for folder in path.parents if folder != PurePosixPath()]
    return not any((root / folder / config.FILE_NAME).is_file() for folder in folders)
