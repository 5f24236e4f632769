"""What is suspicious in a note that could be read."""

import re
from collections.abc import Iterator

from flashgen import timestamps
from flashgen.data import Note, Span
from flashgen.diagnostics import Diagnostic, Diagnostics, Severity
from flashgen.reader.place import Text

_RANGE = re.compile(
    r"(?<![\d:.])(\d{1,3}(?::[0-5]\d){1,2})\s*[-–—~〜]\s*(\d{1,3}(?::[0-5]\d){1,2})(?![\d:])"
)
_QUICK = re.compile(r":[0-5]\d\s*[-–—~〜]")
_FEW = 5


def check(note: Note, text: Text) -> Diagnostics:
    """Return what the note's author may want to look at."""
    return (*_backwards(text), *_beyond(note))


def _backwards(text: Text) -> Iterator[Diagnostic]:
    for match in _ranges(text.text):
        start, end = timestamps.duration(match[1]), timestamps.duration(match[2])
        if start is not None and end is not None and end < start and _is_stamp(text, match):
            yield Diagnostic(
                "FG202", Severity.WARNING, text.at(match.start()),
                f"the time range {match[0]} runs backwards: only its start counts",
                "write the earlier time first",
            )  # fmt: skip


def _ranges(text: str) -> Iterator[re.Match[str]]:
    """Yield the ranges of clock times, looking only at lines that have one."""
    begins = dict.fromkeys(text.rfind("\n", 0, one.start()) + 1 for one in _QUICK.finditer(text))
    for begin in begins:
        end = text.find("\n", begin)
        yield from _RANGE.finditer(text, begin, end if end >= 0 else len(text))


def _is_stamp(text: Text, match: re.Match[str]) -> bool:
    begin = text.text.rfind("\n", 0, match.start()) + 1
    line = text.text[begin:].partition("\n")[0]
    return any(stamp.start <= match.start() - begin < stamp.end for stamp in timestamps.find(line))


def _beyond(note: Note) -> Iterator[Diagnostic]:
    """Name the first few stamps that lie beyond the end of the recording."""
    if not note.episode.duration:
        return
    found = 0
    for point in (point for section in note.sections for point in section.key_points):
        inside = (stamp.span for stamp in timestamps.find(point.explanation))
        late = [span for span in (*point.spans, *inside) if span.start > note.episode.duration]
        if late and found < _FEW:
            found += 1
            yield Diagnostic(
                "FG201", Severity.WARNING, point.at,
                f"the time {timestamps.human(late[:1])} is beyond the end of the episode"
                f" ({_clock(note)})",
                "correct the time, or the duration in the properties",
            )  # fmt: skip


def _clock(note: Note) -> str:
    return timestamps.human((Span(note.episode.duration),)) if note.episode.duration else ""
