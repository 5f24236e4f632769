"""Rules on what a subject is, is like, or is good for, and what is done with it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from flashgen.questions import english, phrases, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, syntax
from flashgen.questions.english.grammar import Clause
from flashgen.questions.english.syntax import Part, Role
from flashgen.questions.rules import statements
from flashgen.questions.rules.clauses import BE, TAIL, askable, cut_precisely, is_named, is_passive
from flashgen.questions.rules.definitions import THE_ONE, is_the_one, is_worthless
from flashgen.questions.rules.explaining import answer, without_tail
from flashgen.questions.rules.statements import (
    FEWEST_ASKED,
    LONGEST_ANSWER,
    UNTOLD,
    content,
    is_answer,
)
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

_COMPLEMENT = re.compile(
    r"^(?P<adj>(?:(?:very|highly|more|less|only|especially|mostly|fully|also) )?[a-z-]+) "
    r"(?P<prep>with|to|from|on|of|for|at|about|in) (?P<y>.{4,})$"
)


_EMPTY = phrases.VALUES | {"available"}
_HAS_DETERMINER = re.compile(r"(?:the|an?|his|her|its|their|our|[A-Z][\w ]*[’']s) ", re.IGNORECASE)


def like_what(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is prone to Y, S is compatible with Y → What is S prone to?"""
    found = grammar.clause(sentence.text)
    if found is None or found.base or not askable(found.subject, topic):
        return
    parts = syntax.predicate(sentence.text, found.rest_at)
    if not parts or found.auxiliary not in BE:
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
    if not match or UNTOLD.search(match["y"]) or match["adj"].split()[-1] in _EMPTY:
        return
    if match["prep"] == "in" and _COMPARED.match(match["adj"]):
        return  # faster in the new release
    if match["prep"] == "to" and english.is_base_verb(match["y"].split()[0].strip(",:;")):
        return
    start = part.start + match.start("y")
    told = match["y"].strip(" ,.")
    if content(told, topic) < 1 or words.count(told) > LONGEST_ANSWER:
        return
    asked = found.asked("What", f"{match['adj']} {match['prep']}")
    yield Asked(asked, answer(told), start, start + len(told))


_COMPARED = re.compile(r"(?:more|less) |\w+er$")


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
    if _COMPOUND.match(told):
        return  # with respect to
    if prep not in _STRANDED or UNTOLD.search(told) or not is_answer(told, topic):
        return
    if content(f"{said.clause.subject} {said.clause.verb}", topic) < FEWEST_ASKED:
        return
    if words.count(told) > LONGEST_ANSWER or re.search(r"\bnot\b", said.clause.adverbs):
        return
    start = said.text.index(told, first.start)
    yield Asked(said.clause.asked("What", prep), answer(told), start, start + len(told))


_COMPOUND = re.compile(
    r"(?:respect|terms|order|front|favou?r|spite|charge|place|line|touch|addition|behalf|virtue|means"
    r"|case|lieu|contrast|comparison|relation|regard|accordance|top) (?:to|of|with|for)\b"
)
_STRANDED = word_set("before after with from into to for as on against into onto")
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


_GOOD_FOR = re.compile(
    r"^(?:(?P<adv>very|most|especially|particularly|still|extremely) )?(?P<adj>useful"
    r"|helpful|needed|good|great|important|"
    r"necessary|essential|crucial|critical|ideal|required|responsible|known|famous|suited"
    r"|suitable|best) for (?P<y>.{8,})$"
)


_NEEDED_TO = re.compile(
    r"^(?:is|are|was|were) (?P<verb>needed|required|necessary|used|enough|sufficient) "
    r"(?P<to>to .{8,})$"
)


def good_for(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is useful for Y → What is S useful for?"""
    found = cut_precisely(topic, sentence)
    if (
        found is None
        or found.base
        or found.auxiliary.casefold() not in {"is", "are", "was", "were"}
    ):
        return
    if match := _GOOD_FOR.match(found.rest):
        start = found.rest_at + match.start("y")
        tail = f"{match['adv'] or ''} {match['adj']} for".strip()
        said = match["y"]
        if cut := TAIL.search(said):
            said = said[: cut.start()]
        yield Asked(found.asked("What", tail), answer(said), start, start + len(said))


def needed_to(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is needed to VP → What is needed to VP?"""
    found = grammar.clause(sentence.text)
    if found is None or found.auxiliary.casefold() not in {"is", "are"}:
        return
    after = sentence.text[len(found.subject) :].strip(" ,")
    match = _NEEDED_TO.match(after)
    first = found.subject.split(maxsplit=1)[0].casefold()
    if match and re.search(r",\s+(?:and|but|so|or)\s", match["to"]):
        return  # another clause, of which nothing is asked
    if match and first not in topic.pack.pronouns and 2 <= words.count(found.subject) <= 14:
        verb = "is" if match["verb"] in {"needed", "required", "necessary"} else found.auxiliary
        yield Asked(
            f"What {verb} {match['verb']} {match['to'].rstrip(' .!')}?",
            answer(found.subject),
            0,
            len(found.subject),
        )


_ABSTRACT = re.compile(
    r"^(?:The|A|One|His|Her|Their|[A-Z]\w+[’']s) (?:[\w-]+ )*?(?:way|key|goal|aim|trick"
    r"|secret|idea|job|step"
    r"|challenge|approach|strategy|philosophy|mistake|solution|priority|task|method"
    r"|purpose|principle)\b"
)


_VALUED = re.compile(
    r"an? (?:[\w-]+ly )?(?:interesting|fun|cool|great|good|nice|big|huge|key|important|crucial"
    r"|major|essential|useful|helpful|powerful|valuable|real|different|common|bad|better|critical"
    r"|compelling|significant|challenging|difficult|hard|complex|strong) "
    r"(?:[\w-]+)(?: for [\w-]+| of [\w-]+| in [\w-]+)?[.!]?$"
)


_FEWEST_NEW, _LONGEST_TOLD = 3, 40


_PROGRESSES = word_set("prove become get turn grow gain go come work")
"""Whose -ing form after "is" says what goes on, not what something is."""


def _tells_more(subject: str, said: str, topic: Topic) -> bool:
    """Tell whether a complement says more of its subject than its kind or its worth."""
    stop = topic.pack.stop_words
    new = words.stems(said, stop) - words.stems(subject, stop)
    return len(new) >= _FEWEST_NEW and not _VALUED.match(said)


def copula(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """The N of X is Y → What is the N of X?"""
    found = cut_precisely(topic, sentence)
    if found is None or found.auxiliary.casefold() not in BE or found.adverbs:
        return
    rest, rest_at = found.rest, found.rest_at
    if found.base:
        if (
            not _ABSTRACT.match(found.subject)
            or not found.verb.endswith("ing")
            or found.base in _PROGRESSES
        ):
            return
        rest, rest_at = f"{found.verb} {found.rest}", found.rest_at - len(found.verb) - 1
    known = len(words.stems(found.subject, topic.pack.stop_words)) > 1
    if not known or is_named(found.subject) or _ANYBODY.search(found.subject):
        return
    said = without_tail(rest)
    gerund = english.verb_base(found.subject.split()[0], "ing")
    if not found.base and (is_worthless(said) or said.startswith("about ") or gerund):
        return
    relative = re.match(r"(?:[\w-]+ ){1,4}(?:that|which|who|where|in which|whose) ", said)
    opens = relative or re.match(
        r"(?:an?|the|to|that|about|when|how|what|whether|where|its|their|his|her) |[$€£]?\d", said
    )
    if opens is None and not english.verb_base(said.split(" ")[0], "ing"):
        return
    if re.match(
        r"(?:a lot|a little|a bit|the (?:most|best|present|future|new|enemy)"
        r"|the case|the same|the one|often|usually|so|similar|\d+x (?:more|less|as)"
        r"|a (?:big|great|good|key|crucial|major|real|huge|nice|bad|\w+ skill)) ",
        said,
    ):
        return
    is_figure = re.match(r"[$€£]?\d", said) is not None and words.count(said) <= 6
    if is_figure or (
        3 <= words.count(said) <= _LONGEST_TOLD and _tells_more(found.subject, said, topic)
    ):
        asked = replace(found, verb="", base="").asked("What", "")
        thin = words.count(said) <= _THIN and not grammar.has_finite_verb(said) and not is_figure
        named = re.search(r" (?:of|for|between|behind|in|to|with) ", found.subject)
        bonus = -_SAYS_LITTLE * thin - _OF_WHAT * (named is None and relative is None)
        bonus -= THE_ONE * is_the_one(said)
        yield Asked(asked, answer(said), rest_at, rest_at + len(said), bonus=bonus)


_ANYBODY = re.compile(r"\b(?:every|any)(?:one|body|thing)$|^(?:[Pp]art|[Oo]ne) of\b")
_THIN, _SAYS_LITTLE = 8, 0.15
"""Of answers without a verb, of up to eight words, 39 % were usable, of others 58 %."""
_OF_WHAT = 0.16
"""Of questions like "What is heightened awareness?" 51 % were usable, of "the N of X" 79 %."""
