"""Where a text is not prose: code, math, comments. Linear in the length of the text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_OPENING = re.compile(
    r"""
    ^[ \t>]*(?P<fence>`{3,99}|~{3,99})[^\n`]*$
  | (?P<ticks>(?<!`)`{1,99}(?!`))
  | (?P<display>\$\$)
  | (?P<dollar>(?<![\w$])\$(?=[^\s$]))
  | (?P<comment>%%|<!--)
  | (?P<escape>\\[!-/:-@\[-`{}~])
    """,
    re.VERBOSE | re.MULTILINE,
)
_INLINE_MATH = re.compile(r"\$((?:\\.|[^$\\\n]){1,500}?)(?<=[^\s\\])\$(?![\w$])")
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
_CLOSED_BY = {"%%": "%%", "<!--": "-->"}


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end`: "fence", "code", "display", "math", "comment" or "escape"."""

    kind: str
    start: int
    end: int
    inner: str


def scan(text: str) -> Iterator[Span]:
    """Yield the spans of a text that are not prose, in order."""
    position = 0
    hopeless: set[str] = set()  # closers that do not come again: looked for once
    while opening := _OPENING.search(text, position):
        span = _span(text, opening, hopeless)
        position = opening.end()
        if span:
            yield span
            position = max(span.end, position)


def _span(text: str, opening: re.Match[str], hopeless: set[str]) -> Span | None:
    kind = opening.lastgroup or ""
    start, end = opening.start(kind), opening.end(kind)
    if kind == "escape":
        return Span(kind, start, end, text[start + 1 : end])
    if kind == "dollar":
        math = _INLINE_MATH.match(text, start)
        return Span("math", start, math.end(), math[1]) if math else None
    mark = opening[kind]
    if mark + kind in hopeless:
        return None
    close = _closing(text, kind, mark, end if kind != "fence" else opening.end())
    if close is None:
        hopeless.add(mark + kind)
        return None
    inner = text[end : close[0]]
    if _BLANK_LINE.search(inner) and (kind == "ticks" or (kind == "display" and inner[0] != "\n")):
        return None  # only a block of math may hold blank lines
    return Span({"ticks": "code"}.get(kind, kind), start, close[1], inner)


def _closing(text: str, kind: str, mark: str, after: int) -> tuple[int, int] | None:
    if kind == "fence":
        found = re.compile(rf"^[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE).search(
            text, after
        )
        return found.span() if found else None
    if kind == "ticks":
        found = re.compile(rf"(?<!`)`{{{len(mark)}}}(?!`)").search(text, after)
        return found.span() if found else None
    close = _CLOSED_BY.get(mark, mark)
    at = text.find(close, after)
    return (at, at + len(close)) if at >= 0 else None


_FIRST, _ROOM = 0xF0000, 0xFFFD


@dataclass(frozen=True, slots=True)
class Protected:
    """A text in which one private character stands for each span that must not be touched."""

    text: str
    spans: tuple[Span, ...]
    original: str

    def restore(self, text: str, shown: Callable[[Span], str | None]) -> str:
        """Put something in the place of each stand-in; None leaves it standing."""

        def put(match: re.Match[str]) -> str:
            found = shown(self.spans[ord(match[0]) - _FIRST])
            return match[0] if found is None else found

        return STAND_IN.sub(put, text)

    def written(self, span: Span) -> str:
        """Return a span as it stands in the note."""
        return self.original[span.start : span.end]


STAND_IN = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _ROOM)}]")


def protect(text: str, kinds: frozenset[str]) -> Protected:
    """Replace each span of these kinds by one private character."""
    text = STAND_IN.sub(" ", text)
    spans: list[Span] = []
    parts: list[str] = []
    position = 0
    for span in scan(text):
        if span.kind in kinds and len(spans) < _ROOM:
            parts += [text[position : span.start], chr(_FIRST + len(spans))]
            spans.append(span)
            position = span.end
    return Protected("".join([*parts, text[position:]]), tuple(spans), text)


_NO_CARD = re.compile(r"%%\s*#?no-?cards?\s*%%|<!--\s*#?no-?cards?\s*-->", re.IGNORECASE)


def without_comments(text: str) -> str:
    """Blank the comments, character by character; `%%nocard%%` becomes the tag `#nocard`."""
    if "%%" not in text and "<!--" not in text:
        return text
    parts, position = [], 0
    for span in scan(text):
        if span.kind == "comment":
            written = text[span.start : span.end]
            blank = re.sub(r"[^\n]", " ", written)
            tag = f" #nocard{' ' * len(written)}"[: len(written)]
            parts += [text[position : span.start], tag if _NO_CARD.fullmatch(written) else blank]
            position = span.end
    return "".join([*parts, text[position:]])
