"""A collection and its media to one zip; the same input gives the same bytes."""

import json
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The same for all packages: the same cards give the same bytes."""

PACKED = re.compile(r"\.(jpe?g|png|gif|webp|avif|mp[34]|m4a|ogg|opus|flac|webm|mov)", re.IGNORECASE)
"""Endings of files that deflating makes no smaller."""


def pack(part: Path, collection: Path, media: Mapping[str, Path]) -> None:
    """`part` is a zip of a collection and of its media, by their names in the package."""
    names = sorted(media)
    with zipfile.ZipFile(part, "w") as package:
        _add(package, "collection.anki2", collection)
        index = json.dumps({str(number): name for number, name in enumerate(names)})
        package.writestr(_entry("media", ".json"), index, compresslevel=1)
        for number, name in enumerate(names):
            _add(package, str(number), media[name])


def _add(package: zipfile.ZipFile, name: str, path: Path) -> None:
    entry = _entry(name, path.suffix)
    entry.file_size = path.stat().st_size  # lets zipfile choose the 64-bit form where needed
    with path.open("rb") as source, package.open(entry, "w") as target:
        shutil.copyfileobj(source, target, 1 << 20)


def _entry(name: str, suffix: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, ZIP_DATE)
    entry.create_system = 3  # the same on Windows
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_STORED if PACKED.fullmatch(suffix) else zipfile.ZIP_DEFLATED
    entry._compresslevel = 1  # type: ignore[attr-defined]  # noqa: SLF001  ZipFile.open takes no level
    return entry
