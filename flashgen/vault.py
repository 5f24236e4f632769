"""What is on the disk, read once and kept as values: decks, notes, and the files they embed.

The only module that reads notes. Nothing here writes. A note that can't be read is a diagnostic,
and its path is remembered, so that its cards can be kept as they were.
"""

import codecs
import difflib
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from flashgen import config, media
from flashgen.config import Config
from flashgen.data import Embed, MediaFile, Source
from flashgen.diagnostics import Diagnostic, Diagnostics, Location, Severity
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


@dataclass(frozen=True, slots=True)
class Vault:
    """A deck's folder as it was when the run began."""

    root: Path
    notes: tuple[Source, ...] = ()
    unreadable: tuple[PurePosixPath, ...] = ()
    diagnostics: Diagnostics = ()
    files: Mapping[PurePosixPath, Path] = field(default_factory=dict)
    """What an embed may show: path as seen from the deck's folder -> file on the disk."""
    by_name: Mapping[str, tuple[PurePosixPath, ...]] = field(default_factory=dict)
    """The same paths by file name in lower case: Obsidian finds a file by its name alone."""


# --- which decks ----------------------------------------------------------------------------


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
    notes = tuple(note for note in _note_paths(target(root)) if note.is_relative_to(inside))
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


# --- what is in one deck's folder -------------------------------------------------------------


def scan(deck: Target) -> Vault:
    """Read the notes of a deck and list the files that embeds may show.

    Raises `FlashgenError` where the folder has no note at all.
    """
    paths = deck.only or tuple(_note_paths(deck))
    if not paths:
        raise FlashgenError(
            f"there is no Markdown note in {deck.root}",
            hint=f"put notes there, or set `notes` in its {config.FILE_NAME}",
        )
    read = [_read(deck.root, path) for path in paths]
    notes = tuple(entry for entry in read if isinstance(entry, Source))
    problems = tuple(entry for entry in read if isinstance(entry, Diagnostic))
    # A folder may be a whole home directory: it is walked only if a note embeds something.
    embedding = deck.config.clips or any("![" in note.text for note in notes)
    files = _embeddable(deck) if embedding else {}
    by_name: dict[str, tuple[PurePosixPath, ...]] = {}
    for path in files:
        by_name[path.name.lower()] = (*by_name.get(path.name.lower(), ()), path)
    unreadable = tuple(problem.at.path for problem in problems)
    return Vault(deck.root, notes, unreadable, problems, files, by_name)


def _note_paths(deck: Target) -> list[PurePosixPath]:
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


def _read(root: Path, path: PurePosixPath) -> Source | Diagnostic:
    try:
        raw = (root / path).read_bytes()
    except OSError as error:
        return _unreadable(path, f"this note can't be read: {error.strerror}", "check the file")
    try:
        text = raw.decode(_encoding(raw))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1} of this note is not UTF-8 text"
        return _unreadable(path, message, "save the note as UTF-8", line=line)
    return Source(path, text.replace("\r\n", "\n").replace("\r", "\n"))


def _encoding(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def _unreadable(path: PurePosixPath, message: str, hint: str, *, line: int = 1) -> Diagnostic:
    return Diagnostic("FG101", Severity.ERROR, Location(path, line), message, hint)


# --- embeds -------------------------------------------------------------------------------


def _embeddable(deck: Target) -> dict[PurePosixPath, Path]:
    """List the files that embeds may show, no link leading out of their folder.

    They lie in the deck's folder, in its media folders, or anywhere in the Obsidian vault around
    it: Obsidian keeps attachments in a folder of their own, far from the note.
    """
    files: dict[PurePosixPath, Path] = {}
    # Path's own expanduser raises for a user that is not known.
    named = (deck.root / os.path.expanduser(name) for name in deck.config.media)  # noqa: PTH111
    around = _obsidian_root(deck.root)
    for folder in (deck.root, *named, *((around,) if around else ())):
        inside = folder.resolve()
        for path in _walk(inside):
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                continue
            files.setdefault(PurePosixPath(os.path.relpath(path, deck.root)), path)
    return files


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if name[0] != ".")


def obsidian(folder: Path) -> tuple[str, str]:
    """Return the name of the Obsidian vault around `folder`, and where the folder lies in it.

    Both are empty where there is no vault.
    """
    root = _obsidian_root(folder)
    return (root.name, folder.relative_to(root).as_posix()) if root else ("", "")


def _obsidian_root(folder: Path) -> Path | None:
    above = (folder, *folder.parents)
    return next((place for place in above if (place / ".obsidian").is_dir()), None)


def resolve(vault: Vault, embed: Embed) -> PurePosixPath | None:
    """Return the file that an embed means, as Obsidian does; None where there is none.

    First the path as seen from the note, then from the deck's folder, then the file's name
    anywhere (one in the deck's folder wins, then the shortest path).
    """
    target = PurePosixPath(unquote(embed.target).split("#")[0].split("|")[0].strip().lstrip("/"))
    for candidate in (embed.at.path.parent / target, target):
        path = PurePosixPath(os.path.normpath(candidate))
        if path in vault.files:
            return path
    end = f"/{target.as_posix().lower()}"
    same_name = vault.by_name.get(target.name.lower(), ())
    same = [path for path in same_name if f"/{path.as_posix().lower()}".endswith(end)]
    return min(same, key=lambda path: (path.parts[0] == "..", len(path.parts), path), default=None)


def missing(vault: Vault, embed: Embed) -> Diagnostic:
    """Return the warning for an embed that no file answers to, with the nearest name as hint."""
    name = PurePosixPath(unquote(embed.target)).name
    # Among thousands of notes a search for near names takes longer than the rest of the export.
    shown = (path for path in vault.files if path.suffix.lower() not in NOTE_ENDINGS)
    by_name = {path.name: path for path in sorted(shown, reverse=True)}
    near = difflib.get_close_matches(name, by_name, n=1, cutoff=0.5)
    hint = f"did you mean {by_name[near[0]]}?" if near else "put it beside the note, or in media/"
    message = f"no file {name} in the deck's folders"
    return Diagnostic("FG301", Severity.WARNING, embed.at, message, hint)


def faults(vault: Vault, embed: Embed, path: PurePosixPath) -> Diagnostics:
    """Return what would disappoint on a card of the file that an embed shows."""
    return media.faults(embed.at, path.name, vault.files[path].read_bytes())


def media_file(vault: Vault, path: PurePosixPath) -> MediaFile:
    """Return the file under the name that it travels by, made from its name and its content."""
    digest = hashlib.sha256(vault.files[path].read_bytes()).hexdigest()
    return MediaFile(media.package_name(path.name, digest), path)
