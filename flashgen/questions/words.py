"""What a word is: tokens, counts and stems, also of scripts that write without spaces."""

import re
from collections.abc import Iterable
from functools import lru_cache

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_WORD = re.compile(
    rf"[{CJK}]+|\$[^$\n]+\$|`[^`\n]+`|[^\W_{CJK}]+(?:(?:['’.,\-‑–/]|\+\+|::)[^\W_{CJK}]+)*[%+#]*"
)
_CJK = re.compile(f"[{CJK}]")
_SUFFIX = re.compile(
    r"(?:ization|isation|ational|ations?|ingly|edly|ments?|ness|ities|ity|izes?|ises?|izing|"
    r"ising|ized|ised|ical|ally|ings?|ies|ied|ers?|ors?|ive|ion|ed|es|ly|al|e|s|y)$"
)
_CHARS_PER_CJK_WORD = 1.7
YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def words(text: str) -> list[str]:
    """Return the words of a text; a run without spaces is one element (see `count`)."""
    return _WORD.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """Return where each word starts and ends."""
    return [match.span() for match in _WORD.finditer(text)]


@lru_cache(maxsize=8192)
def count(text: str) -> int:
    """Return how many words a reader sees; 1.7 ideographs or kana count as one."""
    ideographs = len(_CJK.findall(text))
    others = sum(1 for word in _WORD.findall(text) if not _CJK.match(word))
    return others + round(ideographs / _CHARS_PER_CJK_WORD + 0.3 if ideographs else 0)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return a crude stem: enough to see that *generalizes* and *generalization* are kin."""
    lower = word.casefold().strip("$`").replace("’", "'").removesuffix("'s")
    if not lower.isascii():
        return lower[: max(4, len(lower) - 3)]
    while len(lower) > 5 and (shorter := _SUFFIX.sub("", lower)) != lower and len(shorter) >= 4:
        lower = shorter
    return lower.rstrip("s") if len(lower) > 3 else lower


@lru_cache(maxsize=8192)
def stems(text: str, stop_words: frozenset[str]) -> frozenset[str]:
    """Return the stems of a text's content words; pairs of characters where there are no spaces."""
    return frozenset(_stems(_WORD.findall(text), stop_words))


def _stems(found: Iterable[str], stop_words: frozenset[str]) -> Iterable[str]:
    for word in found:
        if _CJK.match(word):
            yield from _pairs(word, stop_words)
        elif (lower := word.casefold()) not in stop_words:
            for part in re.split(r"[-‑–/]", word) if not lower.isdigit() else (word,):
                if part and part.casefold() not in stop_words:
                    yield stem(part)


def _pairs(run: str, stop_words: frozenset[str]) -> Iterable[str]:
    breaks = _breaks(stop_words)
    for piece in (breaks.sub(" ", run) if breaks else run).split():
        yield from (piece[i : i + 2] for i in range(max(1, len(piece) - 1)))


@lru_cache(maxsize=32)
def _breaks(stop_words: frozenset[str]) -> re.Pattern[str] | None:
    """Return what parts the runs of a script without spaces: the longest word first, always."""
    words = sorted((w for w in stop_words if not w.isascii()), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words))) if words else None


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one string."""
    return frozenset(text.split())
