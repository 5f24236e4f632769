"""Rules that ask for a statement's circumstances: how, what for and when."""

import re
from collections.abc import Iterator
from dataclasses import replace

from flashgen.questions import casing, english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar
from flashgen.questions.english.grammar import Clause
from flashgen.questions.english.syntax import Role
from flashgen.questions.rules import statements
from flashgen.questions.rules.clauses import askable, cut_loosely, is_passive
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.statements import (
    CONTROLS,
    EMPTY_VERBS,
    FEWEST_ASKED,
    LONGEST_ANSWER,
    LONGEST_SUBJECT,
    TO_DO,
    UNTOLD,
    Statement,
    content,
)
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

_MEANS = re.compile(
    r"^(?:through|via|by|using|by means of|with the help of|thanks to) ", re.IGNORECASE
)


def how(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S does X through Y → How does S do X?"""
    said = statements.read(sentence)
    if said is None or len(said.parts) < 1 + (not is_passive(said.clause)):
        return
    at = next((i for i in range(len(said.parts)) if _is_means(said, i)), 0)
    last = said.parts[at]
    told = said.text[last.start : said.parts[-1].end].strip(" ,.")
    if not _MEANS.match(told) or not 2 <= words.count(told) <= LONGEST_ANSWER:
        return
    if re.match(r"by (?:the (?:time|way)|\d|default|then|now)", told):
        return
    if is_passive(said.clause) and not _BY_DOING.match(told):
        return  # by whom, by what
    if not said.clause.base and not is_passive(said.clause):
        return  # evolution is a search through …
    tail = said.between(0, at - 1)
    if re.search(r"\bnot(?: only| just)?$", said.text[: last.start].strip()):
        return
    yield from _adverbial(topic, said, "How", tail, (last.start, said.parts[-1].end))


_BY_DOING = re.compile(r"(?!by )|by [a-z-]+ing (?!\()\w")


def _is_means(said: Statement, index: int) -> bool:
    return _MEANS.match(said.text[said.parts[index].start :]) is not None


def what_for(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S did X to do Y → Why did S do X?"""
    said = statements.read(sentence)
    if said is None or len(said.parts) < 2 or said.clause.base in CONTROLS | TO_DO | EMPTY_VERBS:
        return
    if not said.clause.base:
        return
    last = said.parts[-1]
    before = said.parts[-2]
    if last.role is not Role.INFINITIVE or before.role not in {Role.NOUN, Role.PREPOSITION}:
        return
    if before.role is Role.NOUN and before.head in _ABLE_NOUNS:
        return
    told = said.text[last.start : last.end].strip(" ,.")
    if not 3 <= words.count(told) <= LONGEST_ANSWER or " that " in told:
        return
    tail = said.between(0, len(said.parts) - 2)
    if set(tail.casefold().split()) & _ABLE_NOUNS:
        return
    yield from _adverbial(topic, said, "Why", tail, (last.start, last.end))


_ABLE_NOUNS = word_set(
    "ability way ways need chance time right power reason effort attempt decision tendency "
    "capacity opportunity desire plan tool tools method methods technique place things "
    "everything freedom permission failure willingness motivation incentive potential how data "
    "what effort efforts"
)


def _adverbial(
    topic: Topic, said: Statement, word: str, tail: str, place: tuple[int, int]
) -> Iterator[Asked]:
    clause = said.clause
    if words.count(clause.subject) > LONGEST_SUBJECT or UNTOLD.search(tail):
        return
    first = clause.subject.split(maxsplit=1)[0].casefold()
    if first in topic.pack.pronouns or "," in clause.subject:
        return
    asked = f"{clause.subject} {clause.verb} {tail}"
    if content(asked, topic) < FEWEST_ASKED or re.search(r"\bnot\b", clause.adverbs):
        return
    told = said.text[place[0] : place[1]].strip(" ,.")
    yield Asked(clause.asked(word, tail), answer(told), *place)


_DATE = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Bb]y|[Aa]round|[Ss]ince|[Bb]etween|[Ff]rom|[Dd]uring) (?:the )?"
    r"(?:(?:early|late|mid)[ -])?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2})?,? )?(?:1\d{3}|20\d\d|\d{3,4} (?:BC|BCE|AD|CE)|\d{1,2}(?:st|nd|rd|th) century)s?"
    r"(?: (?:BC|BCE|AD|CE))?(?: (?:and|to) (?:1\d{3}|20\d\d))?(?![-–—/]?\d)"
)


def when_was_it(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S did X in 1905 → When did S do X?"""
    dates = list(_DATE.finditer(sentence.text))
    if len(dates) != 1:
        return
    date = dates[0]
    rest = sentence.text[: date.start()] + sentence.text[date.end() :]
    rest = re.sub(r"^\s*,\s*|\s+(?=[,.])", "", rest)
    rest = re.sub(r"\s{2,}", " ", rest).strip()
    found = grammar.clause(casing.capitalised(rest))
    if found is None or not (found.support == "did" or found.auxiliary in {"was", "were"}):
        return
    if re.match(r"[,.]?\s*(?:and|but)\b", sentence.text[date.end() :]) or "," in found.subject:
        return
    if UNTOLD.search(rest) or words.count(rest) > 22 or ";" in rest:
        return
    if words.YEAR.search(rest):
        return  # in 1978, 1992 and 2005
    if content(rest, topic) < FEWEST_ASKED or not subject_is_named(found.subject, topic):
        return
    yield Asked(
        found.asked("When", found.rest.rstrip(" .")),
        answer(date[0]),
        date.start(),
        date.end(),
    )


def subject_is_named(subject: str, topic: Topic) -> bool:
    """Tell whether a subject says by itself who or what it is."""
    first = subject.split(maxsplit=1)[0].casefold()
    if first in topic.pack.pronouns or first in english.OPENING:
        return False
    return bool(re.search(r"[A-Z]", subject[1:])) or askable(subject, topic)


_REPORTS = re.compile(r"(?:\w+ly )?(?:to \w+ )?that ")


def _reported(topic: Topic, sentence: Sentence, at: int) -> Clause | None:
    """Return the clause of a report, its places counted from the start of the sentence."""
    said = sentence.text[at:]
    found = cut_loosely(topic, replace(sentence, text=casing.capitalised(said)))
    return found and replace(found, rest_at=found.rest_at + at)


_DOES_MORE = re.compile(r"\band (?:\w+ed|drove|made|built|took|got|gave|grew|won|led|kept)\b")
"""Another past form, which the question would have to change too."""
_BY = re.compile(r"^(?P<how>.*?) (?P<by>by (?P<ing>[a-z-]+ing)\b.{8,}?)[.!]?$")


def by_doing(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S does X by doing Y → How does S do X? Of what is reported, within the report."""
    found = cut_loosely(topic, sentence)
    if found and (report := _REPORTS.match(found.rest)) and found.base:
        found = _reported(topic, sentence, found.rest_at + report.end())
    match = _BY.match(found.rest) if found else None
    if not found or not match or not (found.base or match["how"]) or "," in match["how"]:
        return
    if (
        not english.verb_base(match["ing"], "ing")
        or words.count(f"{found.subject} {match['how']}") < 3
    ):
        return
    if re.search(r"\b(?:not|never|and|or)$", match["how"]) or not words.stems(
        match["how"] + " " + found.verb, topic.pack.stop_words
    ):
        return
    if (
        found.base in {"mean", "say"}
        or not (found.base or found.verb)
        or _DOES_MORE.search(match["how"])
    ):
        return
    if re.match(r"by \w+ (?:which|what|various|several|many|different|certain)\b", match["by"]):
        return  # by combining which colours: the rest was cut off; by various means
    start, end = (found.rest_at + place for place in match.span("by"))
    if any(start < bold < start + 5 for bold, _ in sentence.bold):
        return  # by **settling speed**: a noun
    yield Asked(found.asked("How", match["how"]), answer(match["by"]), start, end)
