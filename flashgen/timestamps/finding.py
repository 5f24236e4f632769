"""Times in a text, and the text without them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flashgen.data import Span
from flashgen.timestamps import syntax
from flashgen.timestamps.units import duration


@dataclass(frozen=True, slots=True)
class Stamp:
    """A span where it stands: `start` and `end` enclose its whole bracket or link.

    Several stamps of one bracket share the same enclosure. It is empty where only a link's
    address tells the time: nothing of the text is in the way then.
    """

    start: int
    end: int
    span: Span


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[Stamp, ...]:
    """Return the time stamps of a text (Markdown) in the order in which they are written."""
    if not syntax.QUICK.search(text):
        return ()
    return tuple(stamp for match in syntax.GROUP.finditer(text) for stamp in _stamps(text, match))


def _stamps(text: str, match: re.Match[str]) -> Iterator[Stamp]:
    kind = next((kind for kind in syntax.KINDS if match[kind]), "")
    if not kind or _is_something_else(text, match):
        return
    start, end = _enclosure(match, kind)
    for span in _spans(match[kind], kind):
        yield Stamp(start, end, span)


def _enclosure(match: re.Match[str], kind: str) -> tuple[int, int]:
    if kind == "target":
        return match.end(), match.end()
    if kind == "label" and syntax.DECORATION.sub("", match["before"] + match["after"]):
        return match.span("label")  # the link's text is a title: only the time goes
    return match.span()


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    return bool(
        syntax.CLOCK_AFTER.match(text, match.end())
        or syntax.NO_TIME_BEFORE.search(before)
        or syntax.DATE_BEFORE.search(before)
    )


def _spans(text: str, kind: str) -> Iterator[Span]:
    if kind in {"macro", "target", "words"}:
        start = duration(text)
        if start is not None:
            yield Span(start)
        return
    for part in syntax.PART.finditer(text):
        start, end = duration(part[1]), duration(part[2] or "")
        if start is not None:
            yield Span(start, end)


@lru_cache(maxsize=1024)
def strip(text: str) -> str:
    """Return the text without its time stamps and the gaps that they leave."""
    cuts = dict.fromkeys(
        (stamp.start, stamp.end) for stamp in find(text) if stamp.end > stamp.start
    )
    if not cuts:
        return text
    kept, position = [], 0
    for start, end in cuts:
        kept.append(text[position:start].rstrip(" \t"))
        position = end
    return _mended(_CUT.join([*kept, text[position:]]))


_CUT = "\x00"
_MENDS: tuple[tuple[re.Pattern[str], str], ...] = (
    # after an opening mark: no gap
    (re.compile(r"(?:^|(?<=\s))(\*\*|\*|__|_|==|[\[(“«「])\x00[ \t]*", re.MULTILINE), r"\1"),
    # at the start of a line: no gap, no dash or colon that set the time off
    (
        re.compile(
            r"^\x00[ \t\x00]*(?:：|(?:[-–—―·~〜|:]+|,(?=\s))(?:\s*[:：])?(?:[ \t]+|$))?",
            re.MULTILINE,
        ),
        "",
    ),
    # at the end of a line: no dash or comma that led to the time
    (re.compile(r"(?:[ \t]?[-–—―·|@,、，])?\x00[ \t\x00]*(?=\\?$)", re.MULTILINE), ""),
    # before a closing mark: no gap
    (
        re.compile(r"\x00[ \t\x00]*(?=[.,;:!?…。，；：！？、)\]”»」]|(?:\*\*|__|\*|_|==)(?:\W|$))"),
        "",
    ),
    (re.compile(r"\x00[ \t\x00]*"), " "),
)


def _mended(text: str) -> str:
    for gap, mended in _MENDS:
        text = gap.sub(mended, text)
    return text.strip(" \t")
