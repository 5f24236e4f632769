"""What is on the disk, read once and kept as values: a deck's notes, and the files they embed.

The only module that reads notes. Nothing here writes. A note that can't be read is a diagnostic,
and its path is remembered, so that its cards can be kept as they were.
"""

import codecs
import difflib
import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from flashgen import config, media
from flashgen.data import Embed, MediaFile, Source
from flashgen.diagnostics import Diagnostic, Diagnostics, Location, Severity
from flashgen.errors import FlashgenError
from flashgen.targets import NOTE_ENDINGS, Target, notes_of


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


def scan(deck: Target) -> Vault:
    """Read the notes of a deck and list the files that embeds may show.

    Raises `FlashgenError` where the folder has no note at all.
    """
    paths = deck.only or tuple(notes_of(deck))
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
