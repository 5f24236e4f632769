"""Pictures and sound as part of the page itself: data URLs, which no folder and no server serve."""

import base64
import mimetypes
from collections.abc import Iterator, Mapping
from pathlib import Path

LARGEST_FILE = 8 * 2**20
LARGEST_PAGE = 64 * 2**20
"""Bytes. Browsers open a page of this size from the disk in a second or two."""

_OTHER = {"avif": "image/avif", "webp": "image/webp", "opus": "audio/ogg", "m4a": "audio/mp4"}


def data_urls(media: Mapping[str, Path]) -> dict[str, str]:
    """Return a data URL for each name; files that are too large for a page have none."""
    return dict(_fitting(media))


def _fitting(media: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    room = LARGEST_PAGE
    for name, path in sorted(media.items()):
        if not path.exists():
            continue  # a clip that only an export cuts
        size = path.stat().st_size
        if size <= min(LARGEST_FILE, room):
            room -= size
            yield name, f"data:{_type(name)};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _type(name: str) -> str:
    known = _OTHER.get(name.rpartition(".")[2]) or mimetypes.guess_type(name)[0]
    return known or "application/octet-stream"
