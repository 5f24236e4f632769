"""Whole phrases: what of a sentence may be hidden."""

import re

from flashgen.questions import english, words
from flashgen.questions.english import grammar
from flashgen.questions.words import word_set

_EMPTY = word_set(
    "thing things idea ideas way ways reason reasons format people person time times case cases "
    "step steps kind kinds type types approach example examples spot corner part parts place "
    "places result results evidence look lot bit level point points goal problem problems issue "
    "stuff one ones something anything everything nothing nobody somebody everybody someone "
    "anyone purpose manner side sense fact moment end beginning start rest number set amount"
)
"""Nouns that say nothing by themselves: hidden, nobody can tell or needs to know which."""
VALUES = word_set(
    "actual additional alternate amazing another bad best better big certain clear complex "
    "critical current different early enough entire existing extremely first given good great "
    "huge ideal important incredible individual interesting key larger last main massive "
    "multiple necessary new next nice nuanced old other overall own possible real relevant right "
    "same second serious several similar simple single specific therefore third various whole "
    "worse worst wrong"
)
"""Adjectives that only value, place or count: hidden, they tell nothing."""
_DATED = re.compile(r"^\d|\b1\d{3}\b|\b20\d\d\b|\b(?:BC|AD|BCE|CE)\b")
_PARTICLES = frozenset({"up", "down", "out", "off", "away", "back", "together", "here", "there"})
_SPOKEN = re.compile(
    r"\b(?:i|we|you|me|us|my|our|your|she|he|her|his|him|they|them|this|these|those)\b"
    r"|\b(?:you|we|i|they|she|he)[’']",
    re.IGNORECASE,
)


def is_worth_hiding(text: str) -> bool:
    """Tell whether a passage is a term: a noun at its end, no verb, nothing that only values."""
    found = [word.casefold() for word in words.words(text)]
    if _DATED.search(text):
        return False
    if not found or found[-1] in _EMPTY or found[-1] in english.CLOSED | _PARTICLES:
        return False
    rest = found[1:] if found[0] in english.DETERMINERS else found
    if not rest or any(word in english.CLOSED - english.PREPOSITIONS for word in rest):
        return False
    if any(word in VALUES for word in rest) or any(map(_is_adverb, rest)):
        return False
    if rest[0] in _EMPTY or any(map(_is_verb, rest)) or english.verb_base(rest[0], "ing"):
        return False
    known = english.classes(rest[-1])
    return (not known or "n" in known) and not grammar.has_finite_verb(text)


def _is_verb(word: str) -> bool:
    """Tell whether a word can be nothing but a finite verb."""
    known = english.classes(word)
    third = english.verb_base(word, "s")
    past = english.verb_base(word, "ed") and not english.verb_base(word, "en")
    return bool(
        ("v" in known and not {"n", "a"} & set(known))
        or (past and not known)
        or (third and "n" not in english.classes(third))
    )


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and not {"a", "n"} & set(english.classes(word))


def is_spoken(text: str) -> bool:
    """Tell whether a sentence speaks of you, me, or somebody named before."""
    return _SPOKEN.search(text) is not None
