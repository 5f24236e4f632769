"""Text to spans and back: how a time is written, and what only looks like one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from flashgen.data import Span, Tag

_TIME = r"(?<![\d:.,/])\d{1,3}:[0-5]\d(?::[0-5]\d)?(?![\d:])"
_DASH = r"\s*[-‐‑–—―−~〜～→]\s*"
_RANGE = rf"{_TIME}(?:{_DASH}{_TIME})?"
_LIST = rf"{_RANGE}(?:\s*[,;，、；|/&]\s*{_RANGE})*"
_CUE = r"(?:[~≈@⏱⏰🎧▶️]|time|ca\.?|min\.?|视频|at)?\s*"
_GROUP = re.compile(
    rf"""
    \[+\s*{_CUE}(?P<link>{_LIST})[^\[\]\n]{{0,40}}\]+\([^()\s]*\)   # [12:34](url)
  | `?[(\[（【［〔]+@?\s*{_CUE}(?P<bracket>{_LIST})\s*[)\]）】］〕]+`?  # (12:34-12:40, 13:00)
  | `(?P<code>{_LIST})`
  | (?P<open>^\s*)(?P<first>{_RANGE})(?=\s|$)
  | \s[-–—]\s\*?(?P<last>{_RANGE})\*?\.?(?=\s*$)
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_PART = re.compile(rf"({_TIME})(?:{_DASH}({_TIME}))?")
_QUICK = re.compile(r"\d:[0-5]\d")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A span where it stands: `start` and `end` enclose its whole bracket or link.

    Several stamps of one bracket share the same enclosure.
    """

    start: int
    end: int
    span: Span


def find(text: str) -> tuple[Stamp, ...]:
    """Return the time stamps of a text in the order in which they are written."""
    if not _QUICK.search(text):
        return ()
    return tuple(
        Stamp(match.start(), match.end(), span)
        for match in _GROUP.finditer(text)
        for span in _spans(
            next(filter(None, match.group("link", "bracket", "code", "first", "last")))
        )
    )


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(_time(match[1]), _time(match[2]) if match[2] else None)
        for match in _PART.finditer(text)
    )


def _time(text: str) -> timedelta:
    parts = [int(part) for part in text.split(":")]
    hours, minutes, seconds = parts if len(parts) == 3 else (0, *parts)  # noqa: PLR2004
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def strip(text: str) -> str:
    """Return the text without its time stamps and the gaps that they leave."""
    stamps = find(text)
    if not stamps:
        return text
    kept, position = [], 0
    for start, end in dict.fromkeys((stamp.start, stamp.end) for stamp in stamps):
        kept.append(_before_gap(text[position:start]))
        position = end
    kept.append(text[position:])
    return _mend("\x00".join(kept))


def _before_gap(text: str) -> str:
    return text.rstrip(" \t")


_GAP = re.compile(r"\x00[ \t]*(?=[.,;:!?…。，；：！？)\]]|\x00|$)", re.MULTILINE)


def _mend(text: str) -> str:
    text = _GAP.sub("", text)
    return re.sub(r"\x00[ \t]*", " ", text).strip(" \t")


def human(spans: Iterable[Span]) -> str:
    """Write spans as people do: `25:00–25:06, 1:02:03`."""
    return ", ".join(
        _clock(span.start) + (f"–{_clock(span.end)}" if span.end is not None else "")
        for span in spans
    )


def _clock(time: timedelta) -> str:
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def tag(span: Span) -> Tag:
    """Name the span's start as an Anki tag that sorts by time."""
    minutes, seconds = divmod(int(span.start.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return Tag(f"timestamp::{hours:02}h{minutes:02}m{seconds:02}s")
