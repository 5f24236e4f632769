"""How a file is replaced: whole or not at all, whenever the program is killed."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from flashgen.errors import FlashgenError

ABANDONED = 3600
"""Seconds after which a part file beside a target is a killed run's, and is swept away."""

_REMEDIES = {errno.ENOSPC: "free some space", errno.EISDIR: "name a file in it"}


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a new file beside `path`, which takes its place if the block ends without an error.

    Where `path` is a link, the file that it points to is replaced, and the link stays.
    """
    path = path.resolve()
    try:
        _sweep(path)
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
        ) as new:
            part = Path(new.name)
    except OSError as error:
        raise _cannot_write(path, error) from error
    try:
        yield part
        _keep_mode(path, part)
        _settle(part)
        part.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """The file holds `text` as UTF-8, whole or not at all. Raises `FlashgenError`."""
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8")


def _cannot_write(path: Path, error: OSError) -> FlashgenError:
    reason = error.strerror or "the system refused"
    if not path.parent.is_dir():
        return FlashgenError(
            f"can't write {path}: there is no folder {path.parent}",
            hint="make the folder, or choose another place with -o",
        )
    remedy = _REMEDIES.get(error.errno or 0, "allow it")
    return FlashgenError(
        f"can't write {path}: {reason}", hint=f"{remedy}, or choose another place with -o"
    )


def _keep_mode(path: Path, part: Path) -> None:
    """A temporary file is private (0600); a package is as readable as the one it replaces."""
    if path.exists():
        part.chmod(path.stat().st_mode & 0o777)
    else:
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)


def _settle(part: Path) -> None:
    """Have the bytes on the disk before the name points at them: a rename can outrun them."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _sweep(path: Path) -> None:
    long_ago = time.time() - ABANDONED
    for part in path.parent.glob(f".{_literal(path.name)}.*.part"):
        if part.stat().st_mtime < long_ago:
            part.unlink(missing_ok=True)


def _literal(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
