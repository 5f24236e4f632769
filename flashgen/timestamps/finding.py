"""Times in a text, and the text without them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

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
    cuts = list(
        dict.fromkeys((stamp.start, stamp.end) for stamp in find(text) if stamp.end > stamp.start)
    )
    if not cuts:
        return text
    kept = [text[: cuts[0][0]].rstrip(" \t")]
    for (_, end), (start, _) in pairwise(cuts):
        if between := text[end:start].strip(" \t"):
            _join(kept, between)
    _join(kept, text[cuts[-1][1] :].lstrip(" \t"))
    return "".join(kept).strip(" \t")


_OPENING = re.compile(r"(?:^|\s)(?:\*\*|\*|__|_|==|[\[(“«「])$")
_SET_OFF = re.compile(r"：|(?:[-–—―·~〜|:]+|,(?=\s))(?:\s*[:：])?(?:[ \t]+|(?=\n)|$)")
_LED_TO = re.compile(r"[ \t]?[-–—―·|@,、，][ \t]*$")
_CLOSING = re.compile(r"[.,;:!?…。，；：！？、)\]”»」]|(?:\*\*|__|\*|_|==)(?:\W|$)")


def _join(kept: list[str], after: str) -> None:
    """Add what stands behind a time that is gone: without its gap, dash or colon."""
    before = kept[-1]
    if not before or before.endswith("\n"):
        kept.append(_SET_OFF.sub("", after, count=1) if _SET_OFF.match(after) else after)
    elif not after or after[0] in "\n\\":
        kept[-1] = _LED_TO.sub("", before)
        kept.append(after)
    elif _OPENING.search(before[-4:]) or _CLOSING.match(after):
        kept.append(after)
    else:
        kept.append(f" {after}")
