"""A rule that asks what does it: the subject, where its predicate tells it from all others."""

import re
from collections.abc import Iterator

from flashgen.questions import english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import tagging
from flashgen.questions.english.grammar import Clause
from flashgen.questions.rules import statements
from flashgen.questions.rules.clauses import askable
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.statements import LONGEST_SUBJECT, UNTOLD, content
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

_FEWEST_SAID, _LONGEST_TOLD = 4, 24
_SAYS_LITTLE = word_set("be have do seem appear look say think know mean want get go come make")
_THEIRS = re.compile(r"\b(?:they|them|their|themselves)\b", re.IGNORECASE)
_FEW = re.compile(
    r"(?:sever\w+|more|fewer|less|many|some|various|most|other|a few|a lot of|lots of) ",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"(?:ers|ors|ists|ians|ants|ents|people|humans|children|adults|women|men|researchers|scientists"
    r"|students|kids|parents|babies|teams|person|child|man|woman|leaders|founders|engineers)$"
)


def what_does_it(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S verbs Y → What verbs Y?, where S is a term and Y tells it from all others."""
    said = statements.read(sentence)
    if said is None or not said.parts:
        return
    subject = said.clause.subject
    if subject == topic.lead and subject not in topic.text and not said.clause.auxiliary:
        return  # a lead put before its sentence: a label as often as what does it
    if not _is_term(subject, sentence, topic) or "," in subject or _ABSTRACT.search(subject):
        return
    if _FEW.match(subject) or re.fullmatch(r"[a-z]\S{0,4}", subject.strip("`$ ")):
        return  # several questions; a symbol, or a name of code
    if tagging.tag(sentence.text).tags[:1] not in _OPENS_SUBJECT:
        return
    told = said.text[said.parts[0].start : said.parts[-1].end].strip(" ,.")
    plural = english.head_is_plural(subject) or " and " in subject
    verb = _singular(said.clause, plural=plural)
    if (
        verb
        and _tells_apart(told, topic, plural=plural)
        and _says_much(said.clause, marked=_is_marked(subject, sentence))
    ):
        asked = f"What {verb} {told}?"
        bonus = 0.0 if _is_marked(subject, sentence) else -_UNMARKED
        yield Asked(asked, answer(subject), 0, len(subject), hides_lead=True, bonus=bonus)


_UNMARKED = 0.2
"""Of answers that the note marks or that bear a name 67 % were usable, of others 52 %."""


def _tells_apart(told: str, topic: Topic, *, plural: bool) -> bool:
    """Tell whether a predicate says enough to tell its subject from all others."""
    if UNTOLD.search(told) or ":" in told or (plural and _THEIRS.search(told)):
        return False
    return content(told, topic) >= _FEWEST_SAID and words.count(told) <= _LONGEST_TOLD


def _says_much(clause: Clause, *, marked: bool) -> bool:
    """Tell whether a verb says something: what is good, what is a dog, what looks nice don't."""
    if re.search(r"\b(?:best|most|not|never|hardly)\b", clause.adverbs):
        return False
    if clause.base == "" and not clause.verb:
        return marked
    if clause.verb.endswith("ing"):
        return False  # the inner loop is creating software: what is, or what creates?
    return clause.base not in _SAYS_LITTLE or bool(clause.auxiliary)


_OPENS_SUBJECT = {("D",), ("J",), ("N1",), ("N2",), ("Q",)}
_ABSTRACT = re.compile(
    r"\b(?:dynamics|part|goal|role|number|effect|impact|importance|concept|idea|process|way|aim|use"
    r"|purpose|point|lack|amount|level|kind|type|ability|need|fact|result|nature|majority|most"
    r"|philosophy|strategy|approach|principle|method|focus|challenge|problem|period|era|time|years?|decades?|day)\b",
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
