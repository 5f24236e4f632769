"""Rules for any plain statement whose parts are known: what S does, who does it, how, why, when.

A question keeps all of the sentence but its answer, so that only one answer fits; what would stay
vague without the sentences around it isn't asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flashgen.questions import english, phrases, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, syntax, tagging
from flashgen.questions.english.grammar import Clause
from flashgen.questions.english.syntax import Part, Role
from flashgen.questions.rules.clauses import VAGUE_SUBJECT, askable, is_passive
from flashgen.questions.rules.explaining import answer
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

_LONGEST_TAIL, LONGEST_ANSWER, LONGEST_SUBJECT = 16, 26, 8
FEWEST_ASKED = 3
_KEPT = frozenset({Role.PREPOSITION, Role.INFINITIVE, Role.WHEN, Role.ADVERB})
_ANYBODY = frozenset(
    {
        "you",
        "we",
        "one",
        "people",
        "everyone",
        "users",
        "teams",
        "companies",
        "developers",
        "leaders",
    }
)
_STRAYS = word_set("as like than including unlike except besides")
_BARE = frozenset({"help", "let", "make", "see", "watch", "hear"})
_TIMES = word_set("when if before after until once whenever unless")
_MAKES = word_set(
    "use employ apply build create develop design write add introduce deploy leverage adopt "
    "exploit combine modify run take provide offer install implement launch found establish form "
    "make set form generate collect gather analyze publish release hire borrow raise spend "
    "invest"
)
CONTROLS = word_set(
    "allow enable force encourage require cause help lead let ask teach tell want expect "
    "persuade convince push drive train prompt instruct urge permit lets get remind motivate "
    "inspire empower advise"
)
TO_DO = word_set(
    "need want aim try plan tend seek learn decide begin start continue fail refuse manage "
    "choose hope intend propose promise agree attempt expect prefer struggle help work strive "
    "have"
)
_TELLS = word_set(
    "show mean suggest imply prove reveal indicate demonstrate ensure find argue believe claim "
    "state assume predict conclude recommend propose warn"
)
EMPTY_VERBS = word_set(
    "be do have get make take go seem appear look feel become remain stay keep give know think "
    "say tell like love talk happen exist see want mean come set put discuss mention describe "
    "explain highlight emphasize share present introduce cover address explore stress underscore "
    "note"
)
UNTOLD = re.compile(
    r"\b(?:this|these|those|it|they|them|he|she|him|here|such|one(?! \w)|ones|latter|former"
    r"|i|we|us|our|my|the same|another|other)\b",
    re.IGNORECASE,
)
VAGUE_NOUNS = word_set(
    "thing things way ways lot something anything everything nothing it them one ones this that "
    "these those part place role sense time point fact case example step look"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: its clause, and its predicate's parts up to where the next clause begins."""

    clause: Clause
    text: str
    parts: tuple[Part, ...]
    place: str = ""
    """An opening that the question will name again: to isolate a subnet, …"""
    least: int = 0
    """How many content words a question about it must have."""

    def between(self, first: int, last: int) -> str:
        """Return the text from one part to another, both included."""
        if first >= len(self.parts) or last < first:
            return ""
        return self.text[self.parts[first].start : self.parts[last].end].strip(" ,")


def read(sentence: Sentence) -> Statement | None:
    """Return what a sentence states, or None where its clause can't be told for certain."""
    found = grammar.clause(sentence.text)
    if found is None or re.search(r"\s[-–—]+\s|^['‘]", found.subject):
        return None
    parts = syntax.predicate(sentence.text, found.rest_at)
    kept: list[Part] = []
    for part in parts:
        if part.role is Role.MORE or (part.after_comma and part.role is not Role.PREPOSITION):
            break
        if part.role is Role.WHEN and part.head not in _TIMES:
            break
        if part.role is Role.PREPOSITION and part.end - part.start <= len(part.head):
            break  # its noun wasn't found
        kept.append(part)
    return Statement(found, sentence.text, tuple(kept), sentence.place)


def content(text: str, topic: Topic) -> int:
    """Return how many words of content a text has."""
    return len(words.stems(text, topic.pack.stop_words))


def what_of(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S verbs Y in Z → What does S verb in Z?"""
    said = read(sentence)
    if said is None or not said.parts or not said.clause.base or is_passive(said.clause):
        return
    placed = bool(sentence.place) and said.clause.subject.casefold() in _ANYBODY
    known = placed or askable(said.clause.subject, topic)
    if not (known or is_plain_noun(said.clause.subject)) or said.clause.base in EMPTY_VERBS:
        return
    if said.clause.subject in (topic.owner, topic.host) or is_person(said.clause.subject):
        return  # where somebody went, whom somebody met
    said = replace(said, least=FEWEST_ASKED + (not known))
    if said.clause.is_denied:
        return
    first = said.parts[0]
    if first.role is Role.NOUN and first.head not in VAGUE_NOUNS:
        yield from _object(topic, said)
    elif first.role is Role.INFINITIVE and said.clause.base in TO_DO:
        yield from _doing(topic, said)
    elif first.role in {Role.THAT, Role.QUESTION} and said.clause.base in _TELLS:
        yield from _asked(topic, said, "", (first.start, said.parts[-1].end), bonus=-0.04)


def is_person(subject: str) -> bool:
    """Tell whether a subject is a name of two words that are no words: a person, not a what."""
    if re.match(r"(?:Dr|Prof|Mr|Mrs|Ms|Sir)\b", subject):
        return True
    return " " in subject and is_name(subject)


def is_name(subject: str) -> bool:
    """Tell whether a subject is a name: one to three words that are no English ones."""
    found = subject.split()
    return 0 < len(found) <= _LONGEST_NAME and all(
        word.istitle() and not english.is_common(word) for word in found
    )


_LONGEST_NAME = 3


def is_view(clause: Clause, tail: str) -> bool:
    """Tell whether somebody says or thinks something, among much else: "What does Ann predict?"."""
    if words.count(tail) >= _LEAST_TOPIC:
        return False
    return clause.base in _HOLDING or (clause.base in _SAYING and is_name(clause.subject))


_LEAST_TOPIC = 2
_HOLDING = word_set(
    "believe think predict argue claim say emphasize stress clarify note promise explain mention"
)
_SAYING = word_set(
    "predict confirm cover introduce believe describe write mention argue claim note say suggest "
    "recommend propose think view see want like love explain present discuss share stress know "
    "highlight outline emphasize reveal admit warn add conclude show do make use find get give take"
)


def is_plain_noun(subject: str) -> bool:
    """Tell whether a subject is one everyday noun, which a question with much in it can do with."""
    found = subject.split()
    return len(found) == 1 and found[0].isalpha() and not VAGUE_SUBJECT.match(subject)


def _object(topic: Topic, said: Statement) -> Iterator[Asked]:
    first, rest = said.parts[0], said.parts[1:]
    if rest and rest[0].role is Role.INFINITIVE and said.clause.base not in _MAKES:
        whom = said.text[first.start : first.end]
        if words.count(whom) <= LONGEST_SUBJECT and not UNTOLD.search(whom):
            place = (rest[0].start + 3, said.parts[-1].end)
            yield from _asked(topic, said, f"{whom} to do", place, bonus=0.02)
        return
    if said.clause.base in _BARE and rest[:1] == () and said.text[first.end :].strip(" .!"):
        return  # it helps the model understand …
    if rest and rest[0].head == "of":
        return  # presence/absence of a grating: one phrase, read as two
    last = 0
    while last + 1 < len(said.parts) and said.parts[last + 1].role in _KEPT:
        last += 1
    tail = said.between(1, last)
    if any(part.head in _STRAYS for part in said.parts[1 : last + 1]):
        tail = ""
    if content(said.text[first.start : first.end], topic) == 0:
        return
    if tail and words.count(tail) <= _LONGEST_TAIL and not UNTOLD.search(tail):
        yield from _asked(topic, said, tail, (first.start, first.end), bonus=0.03)
    yield from _asked(topic, said, "", (first.start, said.parts[last].end))


def _doing(topic: Topic, said: Statement) -> Iterator[Asked]:
    first = said.parts[0]
    if said.text[first.start :].startswith("to be "):
        place = (first.start + len("to be "), said.parts[-1].end)
        if re.match(r"\w+(?:ed|en)\b", said.text[place[0] :]):
            return  # to be considered
        yield from _asked(topic, replace(said, least=FEWEST_ASKED - 1), "to be", place)
        return
    yield from _asked(topic, said, "to do", (first.start + 3, said.parts[-1].end))


def _asked(
    topic: Topic, said: Statement, tail: str, place: tuple[int, int], *, bonus: float = 0.0
) -> Iterator[Asked]:
    """Ask for a place of the sentence, where the question says enough and the answer isn't long."""
    start, end = place
    told = said.text[start:end].strip(" ,.")
    if not 1 <= words.count(told) <= LONGEST_ANSWER or told.count("(") != told.count(")"):
        return
    clause = said.clause
    if _LISTED.match(said.text, end):
        return  # the first of several
    if words.count(told) <= _BRIEF and (more := _GOES_ON.match(said.text, end)):
        end = more.end("y")
        told = said.text[start:end].strip(" ,.")
    asked = f"{said.place} {clause.subject} {clause.verb} {tail}"
    size = content(asked, topic)
    if is_view(clause, tail):
        return
    if size < said.least or size + content(told, topic) < _FEWEST_SAID:
        return
    if not is_answer(told, topic) or " to " in clause.subject or _opens_valuing(told):
        return
    bonus += 0.02 * min(3, content(asked, topic) - FEWEST_ASKED)
    bonus -= 0.05 * (words.count(told) > 18) + _TERSE * (words.count(told) <= _FEW)
    bonus -= _PAST * (clause.support in {"did", "do"}) + _PAST * (words.count(asked) > _LONG_ASKED)
    bonus -= _BARE_NOUN * (tagging.tag(told).tags[:1] in _NOUNS)
    bonus -= _ODD * (tagging.tag(said.text).oddness > _PLAIN)
    yield Asked(clause.asked("What", tail), answer(told), start, end, bonus=bonus)


_NOUNS = {("N1",), ("N2",)}
_ODD, _PLAIN = 0.14, 0.28
"""Of questions about sentences that read oddly 45 % were usable, of others 70 %."""
_PAST, _BARE_NOUN, _LONG_ASKED = 0.12, 0.06, 9
"""Of such questions in the past or in the plural 35 % were usable, of long ones 38 %, of such
answers that open with a noun 40 %."""


_LISTED = re.compile(r", [^.;:]{2,80}, [^.;]*\b(?:and|or) ")
_GOES_ON = re.compile(
    r"(?P<y>, (?:moving|shifting|going|ranging|turning|replacing|based|built|driven|using"
    r"|consisting|combining|starting|from) [^,;:.]{12,110})[.!]?$"
)
"""What a short answer goes on with, which says what is meant: a shift, moving from A to B."""
_BRIEF = 5
_FEWEST_SAID = 6
_TERSE, _FEW = 0.25, 3
"""Of answers of up to three words 29 % were usable, of longer ones 71 %."""


def _opens_valuing(told: str) -> bool:
    """Tell whether an answer is but a value and a noun: good offers, a simple app."""
    found = [word for word in words.words(told) if word.casefold() not in english.DETERMINERS]
    return len(found) <= _PAIR and bool(found) and found[0].casefold() in phrases.VALUES


_PAIR = 2


def is_answer(told: str, topic: Topic) -> bool:
    """Tell whether an answer says something: two things, or one that is marked or counted."""
    size = content(told, topic)
    if re.search(r"[\"“`]|\b[A-Z]\w*[A-Z]|\d", told):
        return size > 0
    return size > 1
