"""What isn't worth a card in a language that is but a phrase pack: its patterns say it.

Talk about the talk and words to those present, the outline of a recording, a sentence that leans
on one before it, a lead that names nothing. `worth` knows the same of English.
"""

import re

from flashgen.questions import clean, words
from flashgen.questions.pack import PhrasePack, is_announced, is_verb, joined, matches
from flashgen.questions.topic import Topic

_FIRST_CLAUSE = re.compile(r"[,;:–—]")
_DEFINITE = frozenset({"das", "der", "die", "den", "dem"})
_INFLECTED = re.compile(r"\w+(?:e|en|er|es|em)")
_STEM, _SHORTEST = 5, 4
_LONGEST_LED_IN = 12


def is_none(about: Topic) -> bool:
    """Tell whether a point stands in an outline, or below a lead that is no name of anything."""
    pack = about.pack
    if not pack.outlines or pack.script == "cjk":
        return False
    headings = [about.heading, *(clean.plain(title) for title in about.section.parents)]
    listed = any(joined(pack.outlines).fullmatch(heading.rstrip(":.")) for heading in headings)
    led = about.lead if words.count(about.lead) <= _LONGEST_LED_IN else ""
    return listed or (bool(led) and _is_no_name(led, pack))


def _is_no_name(lead: str, pack: PhrasePack) -> bool:
    return bool(pack.no_names) and joined(pack.no_names).search(lead) is not None


def is_aside(text: str, pack: PhrasePack) -> bool:
    """Tell whether a sentence is said to those present, or of what will be said."""
    return bool(pack.asides) and joined(pack.asides).search(text) is not None


def opens_empty(about: Topic) -> bool:
    """Tell whether the first sentence is a word or two, or talk: no answer to anything."""
    first, pack = about.sentences[0].text, about.pack
    if not pack.verbs:
        return False
    if not re.search(r"[^\W\d_]{2}", about.lead):
        return True
    return words.count(first) < _SHORTEST or is_announced(first, pack) or is_aside(first, pack)


def says_nothing(text: str, about: Topic) -> bool:
    """Tell whether a sentence says nothing by itself: it is talk, or leans on another."""
    pack = about.pack
    if not pack.verbs:
        return False
    return is_announced(text, pack) or is_aside(text, pack) or _leans(text, about)


def _leans(text: str, about: Topic) -> bool:
    """Tell whether a sentence speaks of "the latter", or first of "this X" that nothing names."""
    pack = about.pack
    if pack.leans and joined(pack.leans).search(text):
        return True
    return any(_opens_leaning(part, about) for part in (text, *_REPORTED.split(text)[1:]))


_REPORTED = re.compile(r"^[^,:]{3,40}(?:, dass | que |, что |: [\"„“«])")
"""What goes before something said: its own opening must not lean either."""


def _opens_leaning(text: str, about: Topic) -> bool:
    pack = about.pack
    first, _, rest = text.partition(" ")
    if first.endswith(".") and first[:-1].casefold() in pack.openers:
        return True
    second = rest.split(maxsplit=1)[0] if rest else ""
    if first.casefold() in _DEFINITE & pack.pronouns | _DEFINITE & pack.articles and (
        is_verb(second, pack) or (second.islower() and not _INFLECTED.fullmatch(second))
    ):
        return pack.language == "de"  # das entspricht, die können
    clause = _FIRST_CLAUSE.split(text)[0]
    found = words.words(clause)
    known = f"{about.lead} {about.heading}".casefold()
    for place, word in enumerate(found):
        behind = found[place + 1].casefold() if place + 1 < len(found) else ""
        if word.casefold() in pack.demonstratives and behind not in pack.links:
            named = " ".join((known, *found[:place])).casefold()
            after = (next_.casefold()[:_STEM] for next_ in found[place + 1 : place + 4])
            return not any(len(stem) > 3 and stem in named for stem in after)
    return False


def is_no_meaning(text: str, pack: PhrasePack) -> bool:
    """Tell whether a passage only gives an example of a thing, or says how important it is."""
    return matches(pack.no_meanings, text)


def values(text: str, pack: PhrasePack) -> bool:
    """Tell whether a phrase has an adjective that only values, or says "other", "own", "all"."""
    found = words.words(text)
    if pack.language == "de":
        found = [word for word in found if word.islower()]  # das Gut, das Alter
    return any(
        low.startswith(stem) and len(low) - len(stem) <= _LONGEST_ENDING
        for low in map(str.casefold, found)
        for stem in pack.valuing
    )


_LONGEST_ENDING = 3


def turns_round(claim: str, pack: PhrasePack) -> bool:
    """Tell whether "rarely" or "not only" stands in a claim: the reason is none of the claim."""
    low = f" {' '.join(words.words(claim.casefold()))} "
    return any(f" {word} " in low for word in pack.rarely)
