r"""Files that travel in a package: their names, and what a card can show of them.

A package's media folder is flat. Anki strips `:*?"<>\`, never replaces a file whose name starts
with `_`, does not match `sp%20ace.png` with `sp ace.png`, and keeps an old file where the name is
the same and the bytes are not: so a name is plain ASCII and carries a hash of the content.
"""

import re
import unicodedata
from urllib.parse import urlsplit

from flashgen.diagnostics import Diagnostic, Location, Severity

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "bmp", "ico", "apng"})
SOUNDS = frozenset({"mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac"})
FILMS = frozenset({"mp4", "webm", "mov", "m4v", "mkv", "ogv"})

LARGEST_SIDE = 3000
"""Pixels: about twice the widest phone's, so that a picture may still be enlarged."""
LARGEST_PICTURE = 3 * 2**20
LARGEST_RECORDING = 50 * 2**20
"""Bytes; AnkiWeb refuses single files of more than 100 MB."""

_LONGEST_STEM = 48
_DIGEST = 12
_SCRIPT = re.compile(rb"<script|\son\w+\s*=|javascript:", re.IGNORECASE)
_PAGES = re.compile(
    r"(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|twitter\.com|x\.com|spotify\.com)$"
)


def package_name(file_name: str, content_digest: str) -> str:
    """Return the name of a file in a package: `stem-digest.ext`, the same for the same content.

    `content_digest` is the content's hash in hexadecimal digits.
    """
    found = re.fullmatch(r"(?P<stem>.*)\.(?P<extension>[A-Za-z0-9]{1,8})", file_name, re.DOTALL)
    stem, extension = (found["stem"], found["extension"]) if found else (file_name, "")
    digest = re.sub(r"[^0-9a-f]", "", content_digest.lower())[:_DIGEST]
    safe = _ascii(stem)[:_LONGEST_STEM].strip("-") or "file"
    return f"{safe}-{digest}.{extension.lower()}" if extension else f"{safe}-{digest}"


def _ascii(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")


def ending(name: str) -> str:
    """Return a file name's extension in lower case, without the dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def plays(name: str) -> bool:
    """Tell whether a file is heard or watched, so that Anki shows it by `[sound:…]`."""
    return ending(name) in SOUNDS | FILMS


def is_remote(target: str) -> bool:
    """Tell whether an embed's target lies on the network."""
    return target.lower().startswith(("http://", "https://"))


def is_remote_picture(target: str) -> bool:
    """Tell whether a target on the network is a picture, as far as its address tells.

    Obsidian also embeds pages of video sites; a card can't show those.
    """
    if not is_remote(target):
        return False
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
    except ValueError:
        return False
    file = parts.path.rpartition("/")[2]
    return bool(host) and not _PAGES.search(host) and not plays(file)


# --- what a file holds --------------------------------------------------------------------


def picture_type(data: bytes) -> str:
    """Return the extension that the content of a picture asks for; empty where it is none."""
    for start, found in (
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff", "jpg"),
        (b"GIF8", "gif"),
        (b"BM", "bmp"),
        (b"\x00\x00\x01\x00", "ico"),
    ):
        if data.startswith(start):
            return found
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "avif"
    return "svg" if re.search(rb"<svg[\s>]", data[:4096]) else ""


def has_script(data: bytes) -> bool:
    """Tell whether a drawing holds a script; as a picture on a card it never runs."""
    return picture_type(data) == "svg" and bool(_SCRIPT.search(data))


def picture_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG, GIF, JPEG or WebP in pixels; (0, 0) where unknown."""
    kind = picture_type(data)
    if kind == "png":
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if kind == "gif":
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    if kind == "jpg":
        return _jpeg_size(data)
    return _webp_size(data) if kind == "webp" else (0, 0)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Walk from marker to marker to the frame header (SOF), which holds the size."""
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:  # noqa: PLR2004  (a marker's first byte)
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004
            height, width = data[place + 5 : place + 7], data[place + 7 : place + 9]
            return int.from_bytes(width), int.from_bytes(height)
        place += 2 + max(length, 2)
    return 0, 0


def _webp_size(data: bytes) -> tuple[int, int]:
    chunk = data[12:16]
    if chunk == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = data[26:28], data[28:30]
    return int.from_bytes(width, "little") & 0x3FFF, int.from_bytes(height, "little") & 0x3FFF


def faults(at: Location, name: str, data: bytes) -> tuple[Diagnostic, ...]:
    """Return what would disappoint on a card of the file `name` that `data` is the content of."""
    if not data:
        return (_warning("FG604", at, f"{name} is empty", "put the picture there once more"),)
    if plays(name):
        return _recording_faults(at, name, data)
    kind = picture_type(data)
    if ending(name) not in PICTURES:
        hint = "save it as PNG, JPEG or WebP, or leave it out"
        return (_warning("FG603", at, f"Anki can't show {name}", hint),)
    if not kind:
        return (_warning("FG604", at, f"{name} holds no picture", "save the picture again"),)
    if has_script(data):
        hint = "a card shows the drawing without it; delete the script to be sure"
        return (_warning("FG602", at, f"{name} holds a script", hint),)
    return _size_faults(at, name, data)


def _recording_faults(at: Location, name: str, data: bytes) -> tuple[Diagnostic, ...]:
    if len(data) <= LARGEST_RECORDING:
        return ()
    message = f"{name} is {_megabytes(data)} large and travels with the deck"
    return (_hint("FG601", at, message, "embed the part that the card is about"),)


def _size_faults(at: Location, name: str, data: bytes) -> tuple[Diagnostic, ...]:
    width, height = picture_size(data)
    if max(width, height) <= LARGEST_SIDE and len(data) <= LARGEST_PICTURE:
        return ()
    size = f"{width} × {height} pixels" if width else _megabytes(data)
    message = f"{name} is large for a card: {size}"
    return (_hint("FG601", at, message, "1600 pixels are plenty, on any screen"),)


def _megabytes(data: bytes) -> str:
    return f"{len(data) / 2**20:.1f} MB"


def _warning(code: str, at: Location, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, at, message, hint)


def _hint(code: str, at: Location, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.HINT, at, message, hint)
