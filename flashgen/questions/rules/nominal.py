"""What says what kind of thing something is, in a language that is but a phrase pack.

"A boat that carries salt", "gap between two planks": a noun phrase without a verb, which a term
before it may be asked for.
"""

import re

from flashgen.questions import words
from flashgen.questions.pack import PhrasePack, has_verb

PARTICIPLE = re.compile(r"(?:[ai]d[oa]s?|ée?s?|ant|ent)$")
_ASIDE = re.compile(r"^([^,]{3,60}), [^,]{3,60},(?= \w+ )")


def starts_as_definition(text: str, pack: PhrasePack) -> bool:
    """Tell whether a text starts with a noun phrase that says what kind of thing something is."""
    opening = re.split(r"[,;:(]", _ASIDE.sub(r"\1", text))[0]
    for sign in pack.relatives:
        opening = opening.partition(sign)[0]
    found = [word.casefold() for word in words.words(opening)]
    told = has_verb(opening, pack) or (pack.language == "fr" and _NEGATED.search(opening))
    told = told or (pack.language == "de" and _has_verb_behind_noun(opening, pack))
    if told or not found or found[0] in pack.pronouns - pack.indefinite:
        return False
    if found[0] in pack.indefinite and len(found) > 1:
        return True
    start = 1 if found[0] in pack.articles else 0
    for word in found[start : start + 3]:
        if word in pack.genera:
            return True
        if word in pack.stop_words or word in pack.prepositions or word in pack.links:
            return False
        if (
            len(word) > 3
            and _may_be_noun(word, text, pack)
            and _relative(text.casefold().partition(word)[2], pack)
        ):
            return True
    return False


_NEGATED = re.compile(r"\bn(?:e\b|['’]\w)")


def is_nominal(text: str, pack: PhrasePack) -> bool:
    """Tell whether a text is a noun and what belongs to it: a gap between two things."""
    opening = _ASIDE_MARKS.split(text)[0]
    found = words.words(opening)
    closed = pack.prepositions | pack.links | pack.openers | pack.pronouns | pack.stop_words
    if not found or not text[0].isalnum() or "+" in opening:
        return False
    if found[0].casefold() in closed - pack.indefinite:
        return False
    if pack.language == "ru":
        return _RUSSIAN_NOUN.match(text) is not None and not has_verb(opening, pack)
    if pack.language == "de" and _GERMAN_CLAUSE.match(text):
        return True
    told = len(found) < _FEWEST_SAID or has_verb(opening, pack)
    return not told and _carries_on(found, pack)


def _carries_on(found: list[str], pack: PhrasePack) -> bool:
    """Tell whether a genitive or a preposition stands behind the noun that opens a phrase."""
    carries = pack.genitives | pack.prepositions
    if pack.language == "de":
        at = 1 if _INFLECTED.fullmatch(found[0]) and found[1][0].isupper() else 0
        behind = found[at + 1]
        goes_on = behind.endswith("er") and behind.islower() and found[-1][0].isupper()
        return found[at][0].isupper() and (behind.casefold() in carries or goes_on)
    if PARTICIPLE.search(found[0]) or _NO_NOUN.search(found[0].casefold()):
        return False
    return any(word.casefold() in carries for word in found[1:3])


_GERMAN_CLAUSE = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+(?:e|er|es) )?[A-ZÄÖÜ][\wäöüß-]+"
    r"(?: um (?:\w+ )?zu |, (?:die|der|das|denen|dem|den|deren|dessen|welche[rsmn]?) )"
)
_RUSSIAN_NOUN = re.compile(
    r"[А-ЯЁ]\w+, (?:\w+(?:нн|щ|вш|м)(?:ый|ий|ая|ое|ее|ые|ие)|котор\w+)\b"
    r"|[А-ЯЁ]\w+(?:ое|ая|ый|ий|ые) [а-яё]+ [а-яё]+(?:ий|ов|ей|ия|ы|и|а|я)\b"
)
_ASIDE_MARKS = re.compile(r"[,;:(\[]| -+> ?| = ")
_FEWEST_SAID = 3
_INFLECTED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:e|er|es)")
_NO_NOUN = re.compile(r"(?:ar|er|ir|re|ando|endo|indo|ment)$")
"""An infinitive or a gerund: what to do, not what something is."""


def _may_be_noun(word: str, text: str, pack: PhrasePack) -> bool:
    """Tell whether a word may be the noun that a relative clause goes on with."""
    if pack.language == "de":
        return re.search(rf"\b{re.escape(word)}\b", text) is None  # a noun has its capital
    return not word.endswith(("mos", "ar", "er", "ir", "ando", "endo"))


def _has_verb_behind_noun(text: str, pack: PhrasePack) -> bool:
    """Tell whether a word follows a German noun that can be nothing but its verb."""
    match = re.match(r"\w+ (?:[a-zäöüß]+ )?[A-ZÄÖÜ][\wäöüß-]+ (?P<next>[a-zäöüß]+)\b", text)
    small = pack.prepositions | pack.articles | pack.links | pack.stop_words
    return match is not None and match["next"] not in small


def _relative(after: str, pack: PhrasePack) -> bool:
    return any(after.startswith(sign) for sign in pack.relatives)
