"""The most telling noun phrase of a statement as the gap of a cloze."""

import re
from collections.abc import Iterator

from flashgen.questions import english, phrases, words, worth
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, syntax, tagging, wordclasses
from flashgen.questions.english.grammar import Clause
from flashgen.questions.english.syntax import Part
from flashgen.questions.english.tagging import Tagged
from flashgen.questions.english.wordclasses import FINITE, Token
from flashgen.questions.rules import gaps
from flashgen.questions.rules.clauses import VAGUE_SUBJECT
from flashgen.questions.rules.statements import UNTOLD, VAGUE_NOUNS, is_name
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set


def noun_phrase(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """The most telling noun phrase behind the verb is the gap."""
    text = sentence.text
    found = grammar.clause(text)
    if found is None or not _is_fit(found, text, topic):
        return
    if worth.is_about_the_talk(text) or worth.is_impression(text) or _WE.match(text):
        return
    is_state = not found.base and not found.verb
    known = words.stems(f"{topic.lead} {topic.heading}", topic.pack.stop_words)
    sense = _sense(found, text) - _ANECDOTE * is_name(found.subject)
    for part in syntax.noun_phrases(text):
        # X is a thing: what kind of thing is no knowledge of X
        if part.start < found.rest_at + is_state or part.head in VAGUE_NOUNS | _CLASS_NOUNS:
            continue
        start, end = _without_determiner(text, part)
        stems = words.stems(text[start:end], topic.pack.stop_words)
        if len(stems) < 2 or stems & known or not _may_be_gap(text, start, end):
            continue
        yield gaps.gap(sentence, start, end, bonus=_place(text, start, end) + sense)


def _may_be_gap(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase is one thing, says something, and isn't given away by what is left."""
    told = text[start:end]
    if not 2 <= words.count(told) <= _LONGEST_GAP or not _is_telling(told) or _is_plain_pair(told):
        return False
    if (
        _BEFORE.search(text[:start])
        or _goes_on(text, start, end)
        or not _holds_no_verb(text, start, end)
    ):
        return False
    return not (_ODD.search(told) or (_COMPARED.search(told) and " than " not in text))


_LONGEST_GAP, _ANECDOTE = 5, 0.06


def _place(text: str, start: int, end: int) -> float:
    """Return what a gap's place is worth: much fits behind "in", little behind "a"."""
    before = text[:start].rstrip("\"“'‘ ")
    last = before.rsplit(maxsplit=1)[-1].casefold() if before else ""
    if last in {"a", "an"}:
        return _ARTICLE
    bare = _DETERMINED.sub("", before)
    last = bare.rsplit(maxsplit=1)[-1].casefold() if bare.strip() else ""
    loose = last in _LOOSE or re.match(r",| (?:which|that|who|where|when|how)\b", text[end:])
    return -_ANYTHING * bool(loose)


_ARTICLE, _ANYTHING = 0.03, 0.05


def _sense(found: Clause, text: str) -> float:
    """Return what a sentence is worth around a gap: whether it says what it speaks of, and plainly.

    Of 580 gaps 72 % were usable where this and the place leave the base score, 54 % where they
    lower it; of 190 rated since 58 and 51 %. One word is a subject by itself, "the approach"
    isn't; what a thing has or can do is told once; a sentence that reads oddly, lists, or leans on
    "it" rarely holds.
    """
    tagged = tagging.tag(text)
    bonus = _PLAIN * (_USUAL - tagged.oddness) - _LISTS * max(0, text.count(",") - 1)
    bonus += _TELLING * (words.count(found.subject) == 1)
    bonus += _TELLING * (
        found.base == "have" or found.auxiliary.casefold() in {"can", "must", "may"}
    )
    bonus -= _VAGUE * bool(re.match(r"The [a-z-]+(?: [a-z-]+)?$", found.subject))
    bonus -= _LEANS * (re.search(r"\bits?\b|\w/\w", text) is not None)
    return bonus - _LEANS * (tagged.tags[:1] in {("R",), ("P",), ("B",)})


_PLAIN, _USUAL, _LISTS, _TELLING, _VAGUE, _LEANS = 0.25, 0.3, 0.03, 0.05, 0.08, 0.06


_DETERMINED = re.compile(r"\b(?:the|its|their|his|her|our|your|more|all|some) ?$", re.IGNORECASE)
_LOOSE = word_set(
    "in for with by about into during like as within between after against before among under over"
)
_WE = re.compile(r"(?:We|Let)(?:[’'](?:ll|re|ve|s)| will| are going to)\b|Most of the\b")
_ODD = re.compile(
    r"[.…]\s|[?!—–]|^(?:wide|different|various|couple|heard|described|originally|thereby) "
    r"|\b(?:today|yesterday|tomorrow)$|^(?:face|kinds?|sorts?|rest|case|event|light|middle|own|most|full|extra|potential"
    r"|public|two|three|four) |[a-z] [A-Z][a-z]+ [A-Z][a-z]+$"
)
"""It goes over a full stop, is part of an idiom, or ends on a name: the plan Ada Moss has."""


def _holds_no_verb(text: str, start: int, end: int) -> bool:
    """Tell whether a gap is a noun phrase for certain: no order, and no verb that a noun hides."""
    found = tagging.tag(text)
    inside = [
        (token, tag)
        for token, tag in zip(found.tokens, found.tags, strict=True)
        if start <= token.at < end
    ]
    return bool(inside) and not any(
        tag in {"B", *FINITE} or token.low in english.ADVERBS for token, tag in inside
    )


def _tagged(text: str) -> tuple[tuple[Token, ...], tuple[str, ...]]:
    found = tagging.tag(text)
    return found.tokens, found.tags


def _is_fit(found: Clause, text: str, topic: Topic) -> bool:
    first = found.subject.split(maxsplit=1)[0].casefold()
    if first in topic.pack.pronouns and first not in {"you", "we"}:
        return False
    if VAGUE_SUBJECT.match(found.subject) and first not in {"you", "we"}:
        return False  # the approach
    if any(
        tag == "P" and token.low in {"this", "that", "these", "those"}
        for token, tag in zip(*_tagged(text), strict=True)
    ):
        return False
    if wordclasses.is_headline(tagging.tag(text).tokens):
        return False
    return words.count(found.subject) <= 14 and not re.search(r"\b(?:I|my|me)\b", text)


_CLASS_NOUNS = word_set(
    "functions function types type scale chemical tool tools recommendation solution solutions "
    "method approach feature features element elements aspect aspects area areas factor factors "
    "level levels topic topics issue issues number numbers amount group concept concepts"
)


def _is_telling(told: str) -> bool:
    """Tell whether a phrase says more than a value and a noun that everything is: "a good idea"."""
    found = [word.casefold() for word in words.words(told)]
    if found[:1] and found[0] in english.PREPOSITIONS | {"least", "most", "up", "called", "named"}:
        return False
    if found[:1] and found[0].endswith("ly") and not english.is_noun(found[0]):
        return False  # than previously thought
    rest = [word for word in found if word not in phrases.VALUES and word not in english.CLOSED]
    if len(rest) < 2 or found[-1] in VAGUE_NOUNS or english.classes(found[-1]) in _NO_NOUN:
        return False
    return not re.search(r"\d", told) and not UNTOLD.search(told)


_NO_NOUN = frozenset({"a", "r", "ar", "av"})
_BEFORE = re.compile(
    r"(?:,|such as|e\.g\.,?|for example,?|example would be|\blike|\bor|\band|&|including|\w-) ?"
    r"(?:an? |the |your |my )?[\"“']?$",
    re.IGNORECASE,
)
"""An example, which others could stand for; the other half of a pair, which gives it away."""
_COMPARED = re.compile(r"^(?:\w{3,}er|more|less|fewer|further) ", re.IGNORECASE)


def _is_plain_pair(told: str) -> bool:
    """Tell whether a gap is but an everyday adjective and its noun: "a pivotal figure"."""
    found = words.words(told)
    if len(found) != _PAIR or "-" in told or not all(word.islower() for word in found):
        return False
    first, second = found
    known = english.classes(first)
    plain = ("a" in known and "n" not in known) or (
        not known and _EVERYDAY.search(first) is not None
    )
    return plain and english.is_common(second) and first.casefold() not in _KINDS


_PAIR = 2
_EVERYDAY = re.compile(r"(?:al|ive|able|ible|ous|ful|less|ent|ant|ary|ory|ic|ing|ed)$")
_KINDS = word_set(
    "microscopic virtual neural synthetic organic digital nuclear solar lunar tidal marine "
    "coastal muscular vascular cellular genetic chemical electric magnetic thermal optical "
    "acoustic static dynamic linear quadratic binary discrete continuous statistical categorical "
    "hierarchical"
)


_LISTED = re.compile(r", [^,.;:]{2,40},? (?:and|or|&) ")


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether the phrase goes on behind its end: "and", or a noun that it only modifies."""
    if _LISTED.match(text[end:]):
        return True
    found = tagging.tag(text)
    after = next((i for i, token in enumerate(found.tokens) if token.at >= end), None)
    if after is None:
        return False
    if _opens_clause(found, start, after):
        return True
    if found.tags[after] == "C":
        return not (after + 1 < len(found.tags) and found.tags[after + 1] in {"B", *FINITE})
    return found.tags[after] in {"N1", "N2", "J"} or (
        found.tags[after] == "G" and text[end : end + 1] == " "
    )


def _opens_clause(found: Tagged, start: int, after: int) -> bool:
    """Tell whether a verb follows whose subject no "that" has opened: capabilities users need."""
    while after < len(found.tags) and found.tags[after] == "R":
        after += 1
    if after >= len(found.tags) or found.tags[after] not in FINITE:
        return False
    before = [tag for token, tag in zip(found.tokens, found.tags, strict=True) if token.at < start]
    while before and before[-1] in {"D", "Q", "R"}:
        before.pop()
    return before[-1:] != ["S"]


def _without_determiner(text: str, part: Part) -> tuple[int, int]:
    match = re.match(
        r"(?:the|an?|its|their|his|her|our|your|some|any|each|every|more|all) ",
        text[part.start : part.end],
        re.IGNORECASE,
    )
    start = part.start + (match.end() if match else 0)
    end = part.end
    if aside := re.search(r" ?\([^()]*\)$", text[start:end]):
        end = start + aside.start()
    return start, end
