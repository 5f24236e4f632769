"""Rules on what a subject is like and what is done with it: "prone to Y", "not X but Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from flashgen.questions import english, grammar, phrases, statements, syntax, words
from flashgen.questions.clauses import askable, is_passive
from flashgen.questions.clean import Sentence
from flashgen.questions.explaining import answer
from flashgen.questions.grammar import Clause
from flashgen.questions.statements import FEWEST_ASKED, LONGEST_ANSWER, UNTOLD, content, is_answer
from flashgen.questions.syntax import Part, Role
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

_COMPLEMENT = re.compile(
    r"^(?P<adj>(?:(?:very|highly|more|less|only|especially|mostly|fully|also) )?[a-z-]+) "
    r"(?P<prep>with|to|from|on|of|for|at|about|by|in) (?P<y>.{4,})$"
)


_HAS_DETERMINER = re.compile(r"(?:the|an?|his|her|its|their|our|[A-Z][\w ]*[’']s) ", re.IGNORECASE)


def like_what(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is prone to Y, S is compatible with Y → What is S prone to?"""
    found = grammar.clause(sentence.text)
    if found is None or found.base or not askable(found.subject, topic):
        return
    parts = syntax.predicate(sentence.text, found.rest_at)
    if not parts or found.auxiliary not in _BE:
        return
    if parts[0].role is Role.PREPOSITION and parts[0].head == "about":
        if not _HAS_DETERMINER.match(found.subject) and not english.head_is_plural(found.subject):
            return
        start = parts[0].start + len("about ")
        told = sentence.text[start : parts[0].end].strip(" ,.")
        asked = found.asked("What", "about")
        yield Asked(asked, answer(told), start, start + len(told))
    elif parts[0].role is Role.ADJECTIVE:
        yield from _complement(topic, sentence.text, found, parts[0])


def _complement(topic: Topic, whole: str, found: Clause, part: Part) -> Iterator[Asked]:
    text = whole[part.start : part.end]
    match = _COMPLEMENT.match(text)
    if not match or UNTOLD.search(match["y"]) or match["adj"].split()[-1] in phrases.VALUES:
        return
    if match["prep"] == "to" and english.is_base_verb(match["y"].split()[0]):
        return
    start = part.start + match.start("y")
    told = match["y"].strip(" ,.")
    if content(told, topic) < 1 or words.count(told) > LONGEST_ANSWER:
        return
    asked = found.asked("What", f"{match['adj']} {match['prep']}")
    yield Asked(asked, answer(told), start, start + len(told))


def passive_of(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is exchanged before Y → What is S exchanged before?"""
    said = statements.read(sentence)
    if said is None or not is_passive(said.clause) or not askable(said.clause.subject, topic):
        return
    if len(said.parts) == 0 or said.parts[0].role is not Role.PREPOSITION:
        return
    first, last = said.parts[0], said.parts[-1]
    told = said.text[first.start : last.end].strip(" ,.")
    prep, _, told = told.partition(" ")
    if prep not in _STRANDED or UNTOLD.search(told) or not is_answer(told, topic):
        return
    if content(f"{said.clause.subject} {said.clause.verb}", topic) < FEWEST_ASKED:
        return
    if words.count(told) > LONGEST_ANSWER or re.search(r"\bnot\b", said.clause.adverbs):
        return
    start = said.text.index(told, first.start)
    yield Asked(said.clause.asked("What", prep), answer(told), start, start + len(told))


_STRANDED = word_set("before after with from into to for as on against into onto")
_BE = frozenset({"is", "are", "was", "were"})
_NOT_BUT = re.compile(
    r"^not (?!only\b|just\b|merely\b|simply\b)(?P<x>[^,;:]{3,70}?),? but (?:rather |instead )?"
    r"(?P<y>[^;:]{6,120})$"
)


def not_but(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is not X but Y → If not X, what is S?"""
    found = grammar.clause(sentence.text)
    if found is None or found.base or not askable(found.subject, topic):
        return
    rest = f"{found.adverbs} {found.rest}".strip().rstrip(" .!")
    match = _NOT_BUT.match(rest)
    if match is None or found.adverbs not in {"", "not"}:
        return
    start = sentence.text.rindex(match["y"])
    asked = replace(found, adverbs="").asked("what", "")
    yield Asked(f"If not {match['x']}, {asked}", answer(match["y"]), start, start + len(match["y"]))
