"""What a site generator is told among the prose: boxes of Docusaurus, attributes of Kramdown."""

import re
from bisect import bisect_right

from flashgen.markdown.scan import scan

_BOX = re.compile(
    r"^(?P<kept>[ \t]*):{3,}[ \t]*(?:[\w-]+|(?=\{|$))(?:[ \t]*\{[^}\n]*\})?[ \t]*", re.MULTILINE
)
"""The mark of a box, `:::tip`: what it holds is the note's, and so is its title."""
_ATTRIBUTES = re.compile(
    r"(?:(?<=[)\]*_`])|^[ \t]*)(?P<kept>)\{:[ \t]*"
    r"(?:(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}]+))[ \t]*)+\}",
    re.MULTILINE,
)
"""What Kramdown is told of a link or a paragraph: `[site](…){:rel="nofollow"}`."""


def without_marks(text: str) -> str:
    """Take out the marks of site generators, line by line; code keeps what looks like one."""
    for sign, pattern in ((":::", _BOX), ("{:", _ATTRIBUTES)):
        if sign in text:
            text = _without(pattern, text)
    return text


def _without(pattern: re.Pattern[str], text: str) -> str:
    code = [(span.start, span.end) for span in scan(text) if span.kind in {"fence", "code"}]

    def bare(match: re.Match[str]) -> str:
        at = bisect_right(code, (match.start(), len(text))) - 1
        inside = at >= 0 and match.start() < code[at][1]
        return match[0] if inside else match["kept"]

    return pattern.sub(bare, text)
