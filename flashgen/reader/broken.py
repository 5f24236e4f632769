"""Words that a program broke in two: `ar⏎⏎Xiv`, wherever a small letter met a capital."""

import re
from collections.abc import Iterator, Sequence

JOINT = "\ue002"
"""Stands for the end of a line inside a word, so that lines and columns stay."""

_BREAK = re.compile(r"[a-z]\n\n[A-Z]")
_TAIL = re.compile(r"[A-Za-z]+$")
_HEAD = re.compile(r"[A-Za-z]+")
_INNER_CAPITAL = re.compile(r"\b[A-Za-z]+[a-z][A-Z][A-Za-z]*\b")
_NAMES = (
    "arXiv", "bioRxiv", "ChatGPT", "DeepMind", "DeepSeek", "FaceTime", "GitHub", "GitLab",
    "JavaScript", "LangChain", "LangGraph", "LangSmith", "LinkedIn", "LlamaIndex", "MacBook",
    "OpenAI", "OpenStreet", "PayPal", "PowerPoint", "PyTorch", "PyCharm", "TensorFlow",
    "TikTok", "TypeScript", "WordPress", "YouTube",
)  # fmt: skip
"""Spelling tells no halves from words ("Deep", "Open"): names that are often met."""
_MARKS = ("`", "**")
_LONGEST_WORD, _LONGEST_PARAGRAPH = 40, 4000


def joined(text: str, note: str = "") -> str:
    """Return the text with each broken word in one paragraph, in as many characters.

    `note` is the whole note: a word that it spells in one piece, as in a title, is a word.
    """
    if not _BREAK.search(text):
        return text
    known = frozenset((*_NAMES, *_INNER_CAPITAL.findall(note or text)))
    lines = text.split("\n")
    breaks = set(_breaks(lines, known))
    ends = (JOINT if {number, number - 1} & breaks else "\n" for number in range(len(lines)))
    return "".join(part for pair in zip(lines, ends, strict=True) for part in pair)[:-1]


def _breaks(lines: Sequence[str], known: frozenset[str]) -> Iterator[int]:
    """Yield the ends of lines that break a known word, or code or bold, in two."""
    said = ""
    for number in range(len(lines) - 2):
        before, between, after = lines[number : number + 3]
        if not before:
            continue
        said = said + before if len(said) < _LONGEST_PARAGRAPH else before
        if between or not before[-1].islower() or not after[:1].isupper():
            said = ""
        elif _is_word(before, after, known) or any(_is_open(said, after, m) for m in _MARKS):
            yield number
        else:
            said = ""


def _is_word(before: str, after: str, known: frozenset[str]) -> bool:
    tail, head = _TAIL.search(before[-_LONGEST_WORD:]), _HEAD.match(after[:_LONGEST_WORD])
    return bool(tail and head and tail[0] + head[0] in known)


def _is_open(said: str, after: str, mark: str) -> bool:
    """Tell whether a mark that has been opened is closed after the break, behind a word."""
    inner, found, _ = after.partition(mark)
    return bool(found) and said.count(mark) % 2 == 1 and not inner[-1:].isspace()
