"""Words that a program broke in two: `ar⏎⏎Xiv`, wherever a small letter met a capital."""

import re
from collections.abc import Iterator, Sequence

JOINT = "\ue002"
"""Stands for the end of a line inside a word, so that lines and columns stay."""

_BREAK = re.compile(r"[a-z]\n\n[A-Z]")
_NAMES = re.compile(
    r"(?<![^\W_])(?:ar\n\nXiv|bio\n\nRxiv|Chat\n\nGPT|Deep\n\n(?:Mind|Seek)|Face\n\nTime|Git\n\n(?:Hub|Lab)"
    r"|Java\n\nScript|Lang\n\n(?:Chain|Graph|Smith)|Linked\n\nIn|Llama\n\nIndex|Mac\n\nBook"
    r"|Open\n\n(?:AI|Street)|Pay\n\nPal|Power\n\nPoint|Py\n\n(?:Torch|Charm)|Tensor\n\nFlow|Tik\n\nTok"
    r"|Type\n\nScript|Word\n\nPress|You\n\nTube)"
)
"""Spelling tells no halves from words ("Deep", "Open"): names that are often met."""


def joined(text: str) -> str:
    """Return the text with each broken word in one paragraph, in as many characters."""
    if not _BREAK.search(text):
        return text
    text = _NAMES.sub(lambda name: name[0].replace("\n", JOINT), text)
    lines = text.split("\n")
    breaks = set(_breaks(lines))
    ends = (JOINT if {number, number - 1} & breaks else "\n" for number in range(len(lines)))
    return "".join(part for pair in zip(lines, ends, strict=True) for part in pair)[:-1]


def _breaks(lines: Sequence[str]) -> Iterator[int]:
    """Yield the ends of lines that break code or bold in two, and with it a word."""
    for number in range(len(lines) - 2):
        before, between, after = lines[number : number + 3]
        if between or not before[-1:].islower() or not after[:1].isupper():
            continue
        if any(before.count(mark) % 2 and after.count(mark) % 2 for mark in ("`", "**")):
            yield number
