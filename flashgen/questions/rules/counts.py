"""Rules that ask for a number: how many scouts look for a home, how many layers it has."""

import re
from collections.abc import Iterator

from flashgen.questions import english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english.syntax import Role
from flashgen.questions.rules import statements
from flashgen.questions.rules.clauses import askable
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.statements import FEWEST_ASKED, UNTOLD, content
from flashgen.questions.topic import Asked, Topic

_NUMBER = (
    r"(?:(?:about|around|roughly|nearly|almost|over|more than|at least|at most|up to|approximately"
    r"|only|just|fewer than|less than) )?"
    r"(?:\d[\d,.]*(?: (?:hundred|thousand|million|billion))?"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|a (?:dozen|hundred|thousand|million)|dozens of|hundreds of|thousands of|millions of)"
)
_COUNTED = re.compile(
    rf"(?P<n>{_NUMBER}) (?P<noun>(?:(?!of\b|to\b|in\b|and\b|or\b|the\b)[a-z][\w-]*,? ){{0,3}}?"
    r"(?:[a-z][\w-]*[^s\W]s|people|men|women|children|species|data|mice|teeth|feet))(?![\w’'-])",
    re.IGNORECASE,
)
_VAGUE = words.word_set(
    "things ways times sides others ones parts points items steps pieces cases lines is has was "
    "does ideas reasons types kinds questions examples"
)


def how_many(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """About 300 scouts look for a home → How many scouts look for a home?"""
    said = statements.read(sentence)
    if said is None or re.search(r"[:;—]|\bnot\b|n[’']t\b", sentence.text):
        return
    yield from _of_subject(topic, sentence, said)
    yield from _of_object(topic, said)


def _of_subject(topic: Topic, sentence: Sentence, said: statements.Statement) -> Iterator[Asked]:
    clause = said.clause
    match = _COUNTED.match(clause.subject)
    if not match or not _is_count(match) or not said.parts:
        return
    if not (clause.auxiliary or clause.verb):
        return
    rest = clause.subject[match.end("n") :].strip()
    verbs = " ".join(p for p in (clause.auxiliary, clause.adverbs, clause.verb) if p)
    told = said.text[said.parts[0].start : said.parts[-1].end].strip(" ,.")
    if UNTOLD.search(told) or content(f"{rest} {verbs} {told}", topic) < FEWEST_ASKED:
        return
    if re.match(r"(?:years|months|weeks|days|hours|minutes) (?:later|ago|on)\b", rest):
        return  # it says when
    bonus = -_TOLD_FEW * _is_few(match["n"])
    yield Asked(
        f"How many {rest} {verbs} {told}?", answer(match["n"]), 0, match.end("n"), bonus=bonus
    )


def _of_object(topic: Topic, said: statements.Statement) -> Iterator[Asked]:
    clause = said.clause
    if not said.parts or said.parts[0].role is not Role.NOUN or not clause.base:
        return
    if not (askable(clause.subject, topic) or statements.is_plain_noun(clause.subject)):
        return
    first = said.parts[0]
    text = said.text[first.start : said.parts[-1].end].strip(" ,.")
    match = _COUNTED.match(text)
    if not match or not _is_count(match) or words.count(text) > _LONGEST:
        return
    tail = text[match.end() :].strip()
    if UNTOLD.search(tail) or content(f"{clause.subject} {match['noun']} {tail}", topic) < _ENOUGH:
        return
    asked = clause.asked(f"How many {match['noun']}", tail)
    start = first.start + match.start("n")
    bonus = -_TOLD_FEW * _is_few(match["n"])
    yield Asked(asked, answer(match["n"]), start, start + len(match["n"]), bonus=bonus)


def _is_few(number: str) -> bool:
    """Tell whether a number is one that is told in passing: two, three."""
    return (
        re.fullmatch(r"(?:only |just )?(?:\d|two|three|four|five)", number.casefold()) is not None
    )


_TOLD_FEW = 0.2
"""Of questions for such a number 39 % were usable, of others 70 %."""


_LONGEST, _ENOUGH = 18, 2


def _is_count(match: re.Match[str]) -> bool:
    """Tell whether a number counts things: no year, no title, nothing that everything has."""
    noun = match["noun"].split()[-1].casefold()
    year = words.YEAR.fullmatch(match["n"]) is not None
    verbal = any(english.verb_base(word, "ed") for word in match["noun"].split()[:-1])
    return not year and noun not in _VAGUE and not verbal and english.is_plural(noun)
