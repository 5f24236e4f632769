"""The checks of M04, M18 and M25 that only languages need which are but a phrase pack."""

import re

from flashgen.data import GAP_CLOSE, GAP_OPEN
from flashgen.questions import words, worthless
from flashgen.questions.gate.look import Look
from flashgen.questions.pack import PhrasePack, joined

_GUESSED = frozenset({"phrase-cloze", "cued-cloze"})
"""Rules whose gap nobody marked."""
_REASONED = frozenset({"because", "tails"})
_PREFIX, _SHORTEST = 6, 4


def leaks(seen: Look) -> bool:
    """M04: tell whether what is shown has most words of a gap, if only in a compound."""
    if not _is_guessed(seen):
        return False
    shown = " ".join((seen.front, *seen.draft.context)).casefold()
    stop = seen.topic.pack.stop_words
    telling = [w for w in map(str.casefold, words.words(seen.gap)) if w not in stop]
    telling = [word for word in telling if len(word) > _SHORTEST]
    known = [word for word in telling if word[:_PREFIX] in shown]
    return bool(telling) and 2 * len(known) >= len(telling)


def is_poor_gap(seen: Look) -> bool:
    """M18: tell whether a gap is a mere value, an idiom, or one thing of several."""
    pack = seen.topic.pack
    if not seen.is_cloze or not pack.verbs or seen.draft.rule == "highlight":
        return False
    before, _, rest = seen.draft.question.partition(GAP_OPEN)
    gap, _, after = rest.partition(GAP_CLOSE)
    if pack.no_gaps and joined(pack.no_gaps).search(f"{before}<{gap}>{after}"):
        return True
    if not _is_guessed(seen):
        return False
    back = pack.demonstratives | (pack.pronouns - pack.articles - pack.prepositions)
    points = bool({word.casefold() for word in words.words(gap)} & back)
    return points or worthless.values(gap, pack) or is_listed(before, after, pack)


def is_listed(before: str, after: str, pack: PhrasePack) -> bool:
    """Tell whether a passage is one of several things in a row."""
    joins = "|".join(map(re.escape, pack.conjunctions))
    small = "|".join(map(re.escape, sorted(pack.articles | pack.prepositions)))
    goes_on = re.match(rf",? (?:{joins})\b|, [^,.;:]{{2,40}}(?:, | (?:{joins}) )", after)
    begun = re.search(rf"\b(?:{joins}) (?:(?:{small}) )*$", before, re.IGNORECASE)
    return (goes_on or begun) is not None


def reverses(seen: Look) -> bool:
    """M25: tell whether "rarely" or "not only" turns a claim round whose reason is asked for."""
    pack = seen.topic.pack
    if not pack.verbs or seen.draft.rule not in _REASONED:
        return False
    return worthless.turns_round(seen.front, pack)


def _is_guessed(seen: Look) -> bool:
    return seen.is_cloze and bool(seen.topic.pack.verbs) and seen.draft.rule in _GUESSED
