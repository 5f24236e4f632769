"""How much two texts say the same: from 0 (nothing) to 1 (all of it), in any language.

Two measures, of which the higher counts. Shared words, the rarer the heavier (Dice's measure on
word stems, weighted): it finds a sentence that was turned around. rapidfuzz's character measure
on sorted words: it finds short texts with a typo, where a single word is most of the text.
"""

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

STEM = 6
"""Letters of a word that count: an ending changes with every rewording."""

LITTLE = 3
"""Letters up to which a word is mostly grammar in alphabetic scripts; acronyms are not."""

SHORT = 120
"""Characters up to which a typo can hide most of a text's words."""

RARE = 40
"""Texts that a word may be in and still lead to candidates."""

BEST = 6
"""Candidates that each text is compared with in full, where there are too many to try all."""

ALL = 2_500
"""Pairs that are all compared in full: 0.02 s."""

_WORD = re.compile(r"[^\W_]+")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def stems(text: str) -> Iterator[tuple[str, float]]:
    """Yield each word's stem with the weight that its form gives it."""
    return chain.from_iterable(map(_stems, _WORD.findall(text)))


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> tuple[tuple[str, float], ...]:
    """Scripts without spaces are taken in pairs of characters."""
    if _NO_SPACES.search(word):
        return tuple((word[place : place + 2], 1.0) for place in range(max(1, len(word) - 1)))
    grammar = len(word) <= LITTLE and not word.isupper() and not word.isdigit()
    return ((word.casefold()[:STEM], 0.4 if grammar else 1.0),)


@dataclass(frozen=True, slots=True)
class Text:
    """A text made ready for comparing: its words in order of the alphabet, and its stems.

    `weights` is the same for all texts of one comparison.
    """

    words: str
    counts: dict[str, int]
    weights: dict[str, float]
    total: float


def texts(old: Iterable[str], new: Iterable[str]) -> tuple[list[Text], list[Text]]:
    """Make the texts of both sides ready: a stem weighs the more, the fewer texts have it.

    The sides are counted apart: a word that stands once in the old text and once in its
    rewording is as rare as a word can be.
    """
    sides = [[(text, list(stems(text))) for text in side] for side in (old, new)]
    most = Counter[str]()
    forms: dict[str, float] = {}
    for side in sides:
        for stem, form in (one for _, found in side for one in found):
            forms[stem] = max(form, forms.get(stem, 0.0))
        for stem, number in Counter(one for _, found in side for one in dict(found)).items():
            most[stem] = max(most[stem], number)
    size = max(map(len, sides))
    weights = {stem: forms[stem] * math.log(1 + size / n) for stem, n in most.items()}
    ready = [[_text(text, found, weights) for text, found in side] for side in sides]
    return ready[0], ready[1]


def _text(text: str, found: list[tuple[str, float]], weights: dict[str, float]) -> Text:
    counts = Counter(stem for stem, _ in found)
    total = sum(weights[stem] * number for stem, number in counts.items())
    return Text(" ".join(sorted(text.casefold().split())), counts, weights, total)


def likeness(one: Text, other: Text) -> float:
    """Compare two texts in full."""
    if one.words == other.words:
        return 1.0
    common, there = 0.0, other.counts
    for stem, number in one.counts.items():
        if stem in there:
            common += one.weights[stem] * min(number, there[stem])
    whole = one.total + other.total
    by_words = 2 * common / whole if whole else 0.0
    if min(len(one.words), len(other.words)) > SHORT:
        return by_words
    return max(by_words, by_letters(one.words, other.words))


def by_letters(one: str, other: str) -> float:
    """Compare sorted words letter by letter.

    Any two texts of one language share 0.6 of their letters in order, so that is where it starts.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  only where something was reworded

    return max(0.0, (fuzz.ratio(one, other, score_cutoff=60) / 100 - 0.6) / 0.4)


def pairs(old: list[Text], new: list[Text], floor: float) -> Iterator[tuple[int, int, float]]:
    """Yield places (new, old) of texts that are at least `floor` alike, with their likeness.

    Few texts are all compared. Of many, each is compared with those with which it shares the most
    rare words: a rewording that shares none with its original would not reach `floor` anyway.
    """
    everything = range(len(old))
    index = None if len(new) * len(old) <= ALL else _Index.of(old)
    for place, text in enumerate(new):
        for other in everything if index is None else index.candidates(text):
            value = likeness(text, old[other])
            if value >= floor:
                yield place, other, value


@dataclass(frozen=True, slots=True)
class _Index:
    """Which texts have a word."""

    places: dict[str, list[int]]

    @classmethod
    def of(cls, ready: list[Text]) -> "_Index":
        places: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(ready):
            for stem in text.counts:
                places[stem].append(place)
        return cls({stem: found for stem, found in places.items() if len(found) <= RARE})

    def candidates(self, text: Text) -> list[int]:
        """List the texts that share most with this one."""
        shared: dict[int, float] = defaultdict(float)
        for stem in text.counts:
            weight = text.weights[stem]
            for place in self.places.get(stem, ()):
                shared[place] += weight
        return heapq.nlargest(BEST, shared, key=lambda place: (shared[place], -place))
