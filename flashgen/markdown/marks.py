"""What is told of the prose among the prose: boxes, attributes, a fence around a whole summary."""

import re
from bisect import bisect_right

from flashgen.markdown.scan import scan

_BOX = re.compile(
    r"^([ \t]*):{3,}[ \t]*(?:[\w-]+|(?=\{|$))(?:[ \t]*\{[^}\n]*\})?[ \t]*", re.MULTILINE
)
"""The mark of a box, `:::tip`: what it holds is the note's, and so is its title."""
_ATTRIBUTES = re.compile(
    r"(?:(?<=[)\]*_`])|^[ \t]*)\{:[ \t]*"
    r"(?:(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}]+))[ \t]*)+\}",
    re.MULTILINE,
)
"""What Kramdown is told of a link or a paragraph: `[site](…){:rel="nofollow"}`."""

_GLUED = re.compile(r"^(#{2,6})(?=[^\W\d_])", re.MULTILINE)
"""A heading whose text is glued to its marks, `###Salt`, as GitHub once allowed: no tag has two."""
_MARKS = (("##", _GLUED, r"\1 "), (":::", _BOX, r"\1"), ("{:", _ATTRIBUTES, ""))
"""Signs of a mark, the mark, and what is kept of it."""
_FENCE = re.compile(r"(?:`{3}|~{3})[ \t]*(?:markdown|md)", re.IGNORECASE)
_FENCED = re.compile(
    r"(?P<fence>`{3,}|~{3,})[ \t]*(?:markdown|md)[ \t]*(?P<text>\n.*\n)(?P=fence)[`~]*[ \t]*",
    re.DOTALL | re.IGNORECASE,
)
_HEADING, _ITEM = re.compile(r"^#{1,6} \S", re.MULTILINE), re.compile(r"^[-*+] \S", re.MULTILINE)
_FEWEST_ITEMS = 2


def without_marks(text: str) -> str:
    """Take out the marks of site generators, line by line; code keeps what looks like one.

    A fence marked as Markdown that holds a heading and a list is what a language model puts around
    its summary: only its two lines are taken out.
    """
    if _FENCE.search(text):
        text = _unfenced(text)
    for sign, pattern, kept in _MARKS:
        if sign in text:
            text = _put(pattern, kept, text)
    return text


def _put(pattern: re.Pattern[str], kept: str, text: str) -> str:
    """Put what is to be kept of each match in its place, but for those in code."""
    code = [(span.start, span.end) for span in scan(text) if span.kind in {"fence", "code"}]

    def bare(match: re.Match[str]) -> str:
        at = bisect_right(code, (match.start(), len(text))) - 1
        inside = at >= 0 and match.start() < code[at][1]
        return match[0] if inside else match.expand(kept)

    return pattern.sub(bare, text)


def _unfenced(text: str) -> str:
    """Return a text without the fences around Markdown that is no example of Markdown."""
    pieces, last = [], 0
    for span in scan(text):
        found = _FENCED.fullmatch(text[span.start : span.end]) if span.kind == "fence" else None
        if found and _HEADING.search(found["text"]) and _has_list(found["text"]):
            pieces += [text[last : span.start], found["text"]]
            last = span.end
    return "".join([*pieces, text[last:]])


def _has_list(text: str) -> bool:
    return len(_ITEM.findall(text)) >= _FEWEST_ITEMS
