"""Rules for any plain statement whose parts are known: what S does, who does it, how, why, when.

A question keeps all of the sentence but its answer, so that only one answer fits; what would stay
vague without the sentences around it isn't asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flashgen.questions import english, gaps, grammar, syntax, tagging, wordclasses, words, worth
from flashgen.questions.clauses import VAGUE_SUBJECT, askable, is_passive
from flashgen.questions.clean import Sentence
from flashgen.questions.explaining import answer
from flashgen.questions.grammar import Clause
from flashgen.questions.syntax import Part, Role
from flashgen.questions.tagging import FINITE
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.wordclasses import Token
from flashgen.questions.words import word_set

_LONGEST_TAIL, LONGEST_ANSWER, LONGEST_SUBJECT = 16, 26, 8
FEWEST_ASKED, _FEWEST_SAID = 3, 4
_LONGEST_TOLD = 24
_KEPT = frozenset({Role.PREPOSITION, Role.INFINITIVE, Role.WHEN, Role.ADVERB})
_ANYBODY = frozenset({"you", "we", "one", "people", "everyone"})
_STRAYS = word_set("as like than including unlike except besides")
_TIMES = word_set("when if before after until once whenever unless")
_MAKES = word_set(
    "use employ apply build create develop design write add introduce deploy leverage adopt "
    "exploit "
    "combine modify run take provide offer install implement launch found establish form make set "
    "form generate collect gather analyze publish release hire borrow raise spend invest"
)
CONTROLS = word_set(
    "allow enable force encourage require cause help lead let ask teach tell want expect persuade "
    "convince push drive train prompt instruct urge permit lets get remind motivate inspire empower"
)
TO_DO = word_set(
    "need want aim try plan tend seek learn decide begin start continue fail refuse manage choose "
    "hope intend propose promise agree attempt expect prefer struggle help work strive have"
)
_TELLS = word_set(
    "show mean suggest imply prove reveal indicate demonstrate ensure find argue believe claim "
    "state "
    "assume predict conclude recommend propose warn"
)
EMPTY_VERBS = word_set(
    "be do have get make take go seem appear look feel become remain stay keep give know think "
    "say tell like love talk happen exist see want mean come set put discuss mention describe "
    "explain "
    "highlight emphasize share present introduce cover address explore stress underscore note"
)
_SAYS_LITTLE = word_set("be have do seem appear look say think know mean want get go come make")
UNTOLD = re.compile(
    r"\b(?:this|these|those|it|they|them|he|she|him|here|such|one(?! \w)|ones|latter|former"
    r"|i|we|us|our|my|the same|another|other)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\b(?:they|them|their|themselves)\b", re.IGNORECASE)
_VAGUE_OBJECT = word_set(
    "thing things way ways lot something anything everything nothing it them one ones this that "
    "these those part place role sense time point fact case example step look"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: its clause, and the parts of its predicate up to where the next clause "
    "begins."""

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
    found = grammar.clause(sentence.text)
    if found is None:
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
    persons = said.clause.subject in (topic.owner, topic.host)
    said = replace(said, least=FEWEST_ASKED + (persons or not known))
    if re.search(r"\b(?:not|never|n['’]t)\b", f"{said.clause.auxiliary} {said.clause.adverbs}"):
        return
    first = said.parts[0]
    if first.role is Role.NOUN and first.head not in _VAGUE_OBJECT:
        yield from _object(topic, said)
    elif first.role is Role.INFINITIVE and said.clause.base in TO_DO:
        yield from _doing(topic, said)
    elif first.role in {Role.THAT, Role.QUESTION} and said.clause.base in _TELLS:
        if said.clause.subject not in (topic.owner, topic.host):
            yield from _asked(topic, said, "", (first.start, said.parts[-1].end), bonus=-0.04)


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
        least = replace(said, least=FEWEST_ASKED - 1)
        yield from _asked(topic, least, "", (first.start, said.parts[-1].end))
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
    asked = f"{said.place} {clause.subject} {clause.verb} {tail}"
    if content(asked, topic) < said.least or not _is_answer(told, topic):
        return
    bonus += 0.02 * min(3, content(asked, topic) - FEWEST_ASKED)
    bonus -= 0.05 * (words.count(told) > 18)
    yield Asked(clause.asked("What", tail), answer(told), start, end, bonus=bonus)


def _is_answer(told: str, topic: Topic) -> bool:
    """Tell whether an answer says something: two things, or one that is marked or counted."""
    size = content(told, topic)
    if re.search(r"[\"“`]|\b[A-Z]\w*[A-Z]|\d", told):
        return size > 0
    return size > 1


_PEOPLE = re.compile(
    r"(?:ers|ors|ists|ians|ants|ents|people|humans|children|adults|women|men|researchers|scientists"
    r"|students|kids|parents|babies|teams|person|child|man|woman|leaders|founders|engineers)$"
)


def what_does_it(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S verbs Y → What verbs Y?, where S is a term and Y tells it from all others."""
    said = read(sentence)
    if said is None or not said.parts:
        return
    subject, clause = said.clause.subject, said.clause
    if not _is_term(subject, sentence, topic) or "," in subject:
        return
    opens = tagging.tag(sentence.text).tags[:1]
    if opens not in _OPENS_SUBJECT or _ABSTRACT.search(subject):
        return
    told = said.text[said.parts[0].start : said.parts[-1].end].strip(" ,.")
    if UNTOLD.search(told) or not content(told, topic) >= _FEWEST_SAID:
        return
    plural = english.head_is_plural(subject)
    if plural and _THEIRS.search(told):
        return
    verb = _singular(clause, plural=plural)
    if not verb or re.search(r"\b(?:best|most|not|never|hardly)\b", clause.adverbs):
        return
    if clause.base == "" and not clause.verb and not _is_marked(subject, sentence):
        return  # what is good? what is a dog?
    if words.count(told) > _LONGEST_TOLD or (clause.base in _SAYS_LITTLE and not clause.auxiliary):
        return
    end = len(subject)
    yield Asked(f"What {verb} {told}?", answer(subject), 0, end, hides_lead=True)


_OPENS_SUBJECT = {("D",), ("J",), ("N1",), ("N2",), ("Q",)}
_ABSTRACT = re.compile(
    r"\b(?:dynamics|part|goal|role|number|effect|impact|importance|concept|idea|process|way|aim|use"
    r"|purpose|point|lack|amount|level|kind|type|ability|need|fact|result|nature|majority|most)\b",
    re.IGNORECASE,
)


def _is_term(subject: str, sentence: Sentence, topic: Topic) -> bool:
    """Tell whether a subject is something to know: bold, quoted, or a name for a thing."""
    bare = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", subject)
    if words.count(bare) > LONGEST_SUBJECT - 2:
        return False
    head = bare.split(" of ")[0].split()[-1].strip("\"”'’`")
    if _PEOPLE.search(head.casefold()) or subject in (topic.owner, topic.host):
        return False
    if _is_marked(subject, sentence):
        return True
    if not askable(subject, topic):
        return False
    if re.search(r"\b[A-Z]", bare[1:]) or (not bare.split()[0].islower() and subject == bare):
        first = bare.split()[0]
        if not english.is_common(first) or re.search(r" [A-Z]", bare):
            return False  # a name: who, or what?
    return content(bare, topic) >= 2


def _is_marked(subject: str, sentence: Sentence) -> bool:
    bare = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", subject)
    bold = any(sentence.text[a:b].strip(" :") in subject for a, b in sentence.bold if a < 6)
    return bold or bare[:1] in "\"“'‘`"


def _singular(clause: Clause, *, plural: bool) -> str:
    """Return a clause's verbs after "what": decouples, is used, has been shown, can help."""
    words_of_it = [clause.adverbs]
    if clause.auxiliary:
        low = clause.auxiliary.casefold()
        single = {"are": "is", "were": "was", "have": "has", "do": "does"}.get(low, low)
        return " ".join(part for part in (single, *words_of_it, clause.verb) if part)
    verb = clause.verb
    if plural and clause.verb.casefold() == clause.base:
        verb = third_person(clause.base)
    return " ".join(part for part in (*words_of_it, verb) if part)


def third_person(base: str) -> str:
    """Return "runs", "carries", "reaches" of a verb."""
    odd = {"have": "has", "do": "does", "go": "goes", "be": "is"}.get(base)
    if odd:
        return odd
    if re.search(r"(?:s|x|z|ch|sh)$", base):
        return f"{base}es"
    return f"{base[:-1]}ies" if re.search(r"[^aeiou]y$", base) else f"{base}s"


_COMPLEMENT = re.compile(
    r"^(?P<adj>(?:(?:very|highly|more|less|only|especially|mostly|fully|also) )?[a-z-]+) "
    r"(?P<prep>with|to|from|on|of|for|at|about|by|in) (?P<y>.{4,})$"
)


def like_what(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is prone to Y, S is compatible with Y → What is S prone to?"""
    found = grammar.clause(sentence.text)
    if found is None or found.base or not askable(found.subject, topic):
        return
    parts = syntax.predicate(sentence.text, found.rest_at)
    if not parts or found.auxiliary not in _BE:
        return
    if parts[0].role is Role.PREPOSITION and parts[0].head == "about":
        start = parts[0].start + len("about ")
        told = sentence.text[start : parts[0].end].strip(" ,.")
        asked = found.asked("What", "about")
        yield Asked(asked, answer(told), start, start + len(told))
        return
    if parts[0].role is not Role.ADJECTIVE:
        return
    text = sentence.text[parts[0].start : parts[0].end]
    match = _COMPLEMENT.match(text)
    if not match or UNTOLD.search(match["y"]) or match["adj"].split()[-1] in _VALUES:
        return
    if match["prep"] == "to" and english.is_base_verb(match["y"].split()[0]):
        return
    start = parts[0].start + match.start("y")
    told = match["y"].strip(" ,.")
    if content(told, topic) < 1 or words.count(told) > LONGEST_ANSWER:
        return
    asked = found.asked("What", f"{match['adj']} {match['prep']}")
    yield Asked(asked, answer(told), start, start + len(told))


def passive_of(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is exchanged before Y → What is S exchanged before?"""
    said = read(sentence)
    if said is None or not is_passive(said.clause) or not askable(said.clause.subject, topic):
        return
    if len(said.parts) == 0 or said.parts[0].role is not Role.PREPOSITION:
        return
    first, last = said.parts[0], said.parts[-1]
    told = said.text[first.start : last.end].strip(" ,.")
    prep, _, told = told.partition(" ")
    if prep not in _STRANDED or UNTOLD.search(told) or not _is_answer(told, topic):
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


def noun_phrase(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """The most telling noun phrase behind the verb is the gap."""
    found = grammar.clause(sentence.text)
    ordered = found is None and tagging.tag(sentence.text).tags[:1] == ("B",)
    if not ordered and (found is None or not _is_fit(found, sentence.text, topic)):
        return
    if worth.is_about_the_talk(sentence.text) or worth.is_impression(sentence.text):
        return
    rest_at = found.rest_at if found else 1
    known = words.stems(f"{topic.lead} {topic.heading}", topic.pack.stop_words)
    for part in syntax.noun_phrases(sentence.text):
        if part.start <= rest_at - 1 or part.head in _VAGUE_OBJECT | _CLASS_NOUNS:
            continue
        if found and part.start <= rest_at and not found.base and not found.verb:
            continue  # X is a thing: what kind of thing is no knowledge of X
        start, end = _without_determiner(sentence.text, part)
        told = sentence.text[start:end]
        stems = words.stems(told, topic.pack.stop_words)
        if not 2 <= words.count(told) <= 7 or len(stems) < 2 or not _is_telling(told):
            continue
        if _goes_on(sentence.text, end) or _EXAMPLE.search(sentence.text[:start]):
            continue
        if _is_plain_pair(told) or (_COMPARED.search(told) and " than " not in sentence.text):
            continue
        if stems & known:
            continue
        bonus = 0.03 * min(2, len(stems) - 2)
        bonus += 0.04 * (end >= len(sentence.text.rstrip(" .!")) - 1)
        yield gaps.gap(sentence, start, end, bonus=bonus)


def _tagged(text: str) -> tuple[tuple[Token, ...], tuple[str, ...]]:
    found = tagging.tag(text)
    return found.tokens, found.tags


def _is_fit(found: Clause, text: str, topic: Topic) -> bool:
    first = found.subject.split(maxsplit=1)[0].casefold()
    if first in topic.pack.pronouns and first not in {"you", "we"}:
        return False
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
    "method "
    "approach feature features element elements aspect aspects area areas factor factors level "
    "levels "
    "topic topics issue issues number numbers amount group concept concepts"
)
_VALUES = word_set(
    "given entire whole similar same different good bad better best worse worst wrong right "
    "certain "
    "specific various own big huge great nice interesting serious current relevant overall "
    "possible "
    "important amazing incredible new old next last first second third other another actual "
    "necessary additional real main key single therefore massive alternate enough critical great "
    "several multiple individual nuanced early clear simple complex larger"
)


def _is_telling(told: str) -> bool:
    """Tell whether a phrase says more than a value and a noun that everything is: "a good idea"."""
    found = [word.casefold() for word in words.words(told)]
    rest = [word for word in found if word not in _VALUES and word not in english.CLOSED]
    if len(rest) < 2 or found[-1] in _VAGUE_OBJECT:
        return False
    return not re.search(r"\b1\d{3}\b|\b20\d\d\b|^\d", told) and not UNTOLD.search(told)


_EXAMPLE = re.compile(
    r"(?:such as|e\.g\.,?|for example,?|example would be|like|or|including) ?(?:an? |the |your "
    r"|my )?[\"“']?$",
    re.IGNORECASE,
)
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
    "microscopic virtual neural synthetic organic digital nuclear solar lunar tidal marine coastal "
    "muscular vascular cellular genetic chemical electric magnetic thermal optical acoustic static "
    "dynamic linear quadratic binary discrete continuous statistical categorical hierarchical"
)


def _goes_on(text: str, end: int) -> bool:
    """Tell whether the phrase goes on behind its end: "and", or a noun that it only modifies."""
    found = tagging.tag(text)
    after = next((i for i, token in enumerate(found.tokens) if token.at >= end), None)
    if after is None:
        return False
    if found.tags[after] == "C":
        return not (after + 1 < len(found.tags) and found.tags[after + 1] in {"B", *FINITE})
    return found.tags[after] in {"N1", "N2", "J"} or (
        found.tags[after] == "G" and text[end : end + 1] == " "
    )


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
