"""What letters stand for: a term spelled out before or behind them."""

import re
from collections.abc import Iterator

from flashgen.questions import words
from flashgen.questions.clean import Sentence
from flashgen.questions.rules.explaining import answer
from flashgen.questions.topic import Asked, Topic

_ACRONYM = re.compile(r"\((?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z]*s?)\)")


_LONG = re.compile(r"(?P<short>\b[A-Z][A-Za-z]*[A-Z]s?) \((?P<long>[^()]{6,80})\)")


def acronym(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Spelled Out Term (SOT), or SOT (spelled out term) → What does SOT stand for?"""
    for match in _ACRONYM.finditer(sentence.text):
        if found := _spelled_out(sentence.text[: match.start()].rstrip(), match["short"]):
            start = match.start() - 1 - len(found)
            yield _stands_for(topic, match["short"], found, start, match.end())
    for match in _LONG.finditer(sentence.text):
        if _spelled_out(match["long"], match["short"]) == match["long"]:
            yield _stands_for(topic, match["short"], match["long"], *match.span())


def acronym_lead(topic: Topic) -> Iterator[Asked]:
    """CTD: conductivity temperature depth → What does CTD stand for?"""
    short, first = topic.lead, topic.sentences[0].text if topic.sentences else ""
    if not re.fullmatch(r"[A-Z][A-Za-z]*[A-Z]s?", short):
        return
    opening = re.split(r"[:.,;(–—]| - ", first)[0].strip()
    if _spelled_out(opening, short) == opening and words.count(opening) > 1:
        yield _stands_for(topic, short, opening, 0, len(opening))


def _stands_for(topic: Topic, short: str, long: str, start: int, end: int) -> Asked:
    bonus = -_BODY if _IS_BODY.search(long) or short in _KNOWN else 0.0
    return Asked(
        topic.pack.stands_for.format(term=short.removesuffix("s")),
        answer(long),
        start,
        end,
        bonus=bonus,
    )


_BODY = 0.25
_KNOWN = words.word_set("AI US USA UK EU UN TV PC CEO PDF FAQ DIY GPS DVD CD")
"""What these stand for, whoever reads notes knows."""
_IS_BODY = re.compile(
    r"\b(?:Conference|Symposium|Workshop|Universit|Institute of|Department|College|Ltd|Inc|GmbH)",
    re.IGNORECASE,
)
"""A meeting, a school or a firm: where somebody was, not what to know."""


def _spelled_out(before: str, short: str) -> str:
    """Return the words at the end of a text whose initials an acronym is made of."""
    letters = [letter for letter in short.removesuffix("s") if letter.isupper()]
    found = list(re.finditer(r"[^\W_]+", before))
    for size in range(len(letters), len(letters) + 4):
        chosen = found[-size:]
        if len(chosen) < size:
            return ""
        if sum(len(word[0]) == 1 for word in chosen) >= len(letters):
            return ""  # A) B)
        initials = [word[0][0].upper() for word in chosen]
        if initials[0] == letters[0] and _is_subsequence(letters, initials):
            return before[chosen[0].start() :]
    return ""


def _is_subsequence(letters: list[str], initials: list[str]) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)
