"""Clozes: which passage of a sentence is worth hiding.

Bold, quoted words and numbers with their units, in this order; names and bare numbers make
poor gaps, and a gap that the rest of the sentence shows is none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from flashgen.data import GAP_CLOSE, GAP_OPEN, Kind
from flashgen.questions import words
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import PhrasePack
from flashgen.questions.topic import Asked, Topic

LONGEST_BOLD = 8
_NUMBER = r"(?:[$€£¥]\s?)?\d[\d,.  ]*\d|(?:[$€£¥]\s?)?\d"


def highlighted(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """The author marked it: ==this is the gap==."""
    for start, end in sentence.marked:
        yield gap(sentence, start, end)


def bold(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """A bold passage of at most eight words that doesn't open the sentence."""
    for start, end in sentence.bold:
        if 0 < words.count(sentence.text[start:end]) <= LONGEST_BOLD:
            yield gap(sentence, start, end, bonus=-0.15 if start == 0 else 0.0)


def quoted(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Words in quotes, at least two."""
    for match in _quotes(topic.pack.quotes).finditer(sentence.text):
        start, end = match.start() + 1, match.end() - 1
        if 2 <= words.count(sentence.text[start:end]) <= LONGEST_BOLD:
            yield gap(sentence, start, end)


def numbered(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """A number with its unit; never a bare year or decimal."""
    matches = list(_units(topic.pack).finditer(sentence.text))
    for match in matches:
        yield gap(sentence, match.start(), match.end(), bonus=-0.1 * (len(matches) - 1))


def gap(sentence: Sentence, start: int, end: int, bonus: float = 0.0) -> Asked:
    """Return the cloze that hides a passage."""
    while end > start and sentence.text[end - 1] in " ,.;:!?":
        end -= 1
    text = sentence.text
    return Asked(
        question=f"{text[:start]}{GAP_OPEN}{text[start:end]}{GAP_CLOSE}{text[end:]}",
        start=start,
        end=end,
        kind=Kind.CLOZE,
        bonus=bonus,
    )


@lru_cache(maxsize=32)
def _quotes(pairs: tuple[str, ...]) -> re.Pattern[str]:
    inner = (
        rf"(?<!\w){re.escape(a)}[^{re.escape(a + b)}\n]{{2,90}}?{re.escape(b)}(?!\w)"
        for a, b in map(tuple, pairs)
    )
    return re.compile("|".join(inner))


@lru_cache(maxsize=32)
def _units(pack: PhrasePack) -> re.Pattern[str]:
    alternatives = "|".join(sorted(map(re.escape, pack.units), key=len, reverse=True))
    edge = "" if pack.script == "cjk" else r"(?![\w])"
    return re.compile(
        rf"(?<![\w.,$€£-])(?:[$€£]\s?\d[\d,.]*\d?(?:\s?(?:{alternatives}){edge})?"
        rf"|\d[\d,.]*(?:\s?[-–]\s?\d[\d,.]*)?\s?(?:{alternatives}){edge}(?:\s?(?:{alternatives}){edge})?)",
        re.IGNORECASE,
    )
