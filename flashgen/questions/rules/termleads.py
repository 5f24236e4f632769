"""Whether a lead names a thing that can be asked for, and how it is then written."""

import re

from flashgen.questions import english, listnames, words
from flashgen.questions.english import grammar, tagging
from flashgen.questions.rules.leading import is_order, sentence_case
from flashgen.questions.topic import Topic
from flashgen.questions.words import word_set


def asked(term: str, be: str, topic: Topic) -> str:
    """Ask what a term is, or what it means where it is no noun: proactive."""
    if english.classes(term.rsplit(maxsplit=1)[-1]) in _NO_NOUN:
        question = topic.pack.define.format(term=term)
    else:
        question = f"What {be} {term}?"
    stems = words.stems(term, topic.pack.stop_words)
    named = stems & words.stems(topic.heading, topic.pack.stop_words)
    of_many = topic.repeated or term in listnames.OF_WHAT
    where = topic.heading if of_many and len(stems) == 1 and not named else ""
    return f"{where}: {question[0].lower()}{question[1:]}" if where else question


_NO_NOUN = frozenset({"a", "av", "ar", "r", "arv"})


def named(topic: Topic) -> str:
    """Return a lead as it is written inside a sentence; in quotes, where that is half a name."""
    term = topic.mid(topic.lead)
    return f"“{topic.lead}”" if _HALF_NAME.match(term) else term


_HALF_NAME = re.compile(r"[a-z].*[ -][A-Z][a-z]")


def with_the(term: str, *, many: bool) -> str:
    """Return a term with "the" before it, where it is no plural, no name and no code."""
    whole = many or term.startswith("the ") or not term[:1].strip("`").islower()
    return term if whole or UNCOUNTED.search(term) else f"the {term}"


def is_many(lead: str) -> bool:
    """Tell whether a lead is a plural, by the noun before its first preposition."""
    head = re.split(
        r" (?:of|for|in|on|to|with|between|from|about|as|at|that|which|who|\() ?", lead
    )[0]
    return english.is_plural(head.split()[-1]) or re.search(r" (?:and|&) ", head) is not None


UNCOUNTED = re.compile(
    r"(?:ity|ness|ing|ism|tion|sion|ance|ence|ment|ics|logy|graphy|ware|(?<!i)s)$"
)


_ABSTRACT = re.compile(
    r"the (?:system|process|practice|ability|idea|act|study|art|share|degree|tendency|state|belief"
    r"|habit|technique|method|skill|science|loss|gain|rise|fall|feeling|capacity) ",
    re.IGNORECASE,
)


def with_article(term: str, opening: str, described: str) -> str:
    """Return a lower-case term with the article that its definition opens with."""
    if not term[:1].islower() or re.match(r"(?:an?|the) ", term):
        return term
    if opening == "the" and _ABSTRACT.match(described):
        return term
    if re.match(r"[a-z]+ of ", term) or opening == "the":
        return f"the {term}"
    if opening in {"a", "an"} and not UNCOUNTED.search(term):
        return (
            f"an {term}"
            if term[0] in "aeiou" and not term.startswith(("uni", "use", "eu"))
            else f"a {term}"
        )
    return term


_WHAT_IT_DOES = word_set("matters works helps wins fails counts pays hurts lies kills sells rules")


_NO_TERMS = word_set(
    "education born speaker location date author background family career early exception format "
    "feature installation anecdote prompt demo setup version release pricing availability status "
    "update outcome verdict reaction feedback response caveat bonus twist winner winners"
)


_OF_SOMETHING = re.compile(
    r"\W*(?:[\w&-]+ ){0,2}(?:use[- ]cases|uses|applications|metrics|results|achievements|outcomes"
    r"|milestones|awards|impact|industry examples)(?: & \w+| and \w+)?\W*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"^[^.]*(?:; |\b[A-Z][\w ]{0,20}: )")


_NO_TERM = re.compile(
    r"\b(?:new|many|some|more|most|best|the \w{2,}est|other|next|examples?|notes?"
    r"|\d+(?:st|nd|rd|th)|(?:first|second|third)(?!-))\b|[?,;!:$]|^[*_]|(?<![\w-])\d+s?(?![\w-])",
    re.IGNORECASE,
)


def is_term(topic: Topic) -> bool:
    """Tell whether the lead names a thing: no label, no clause, no order, no person's name."""
    lead = topic.lead
    if not lead or topic.is_label or topic.is_running or words.count(lead) > _LONGEST_TERM:
        return False
    if _OF_SOMETHING.fullmatch(topic.heading):
        return False  # a use or a result of the section's subject, not a term
    text = topic.sentences[0].text
    if (
        re.fullmatch(r"[a-z]{1,3}\d?|[A-Z]{6,}", lead)
        or _NO_TERM.search(lead)
        or lead.casefold() in _NO_TERMS
        or _PARTS.match(text)
    ):
        return False
    found = lead.split()
    first = found[0].casefold()
    named = first in english.OPENING or first in f"{topic.owner} {topic.host}".casefold().split()
    if named or found[-1].casefold() in _WHAT_IT_DOES or not _is_phrase(topic):
        return False
    told = words.count(text) >= _FEWEST_TOLD
    return told and (len(found) > 1 or _is_word_for_thing(found[0], topic))


def _is_phrase(topic: Topic) -> bool:
    """Tell whether a lead is a noun with what belongs to it: no clause, no order, no adverb."""
    found = topic.lead.split()
    if grammar.clause(f"{sentence_case(topic)}.") is not None or is_order(found):
        return False
    first = found[0].casefold()
    adverb = first.endswith("ly") and not {"a", "n"} & set(english.classes(first))
    kinds = tagging.tag(topic.mid(topic.lead)).tags
    # taught by a photographer; most notably
    return not (adverb or kinds[:1] in {("E",), ("VD",)} or kinds[-1:] == ("R",))


_LONGEST_TERM, _FEWEST_TOLD = 6, 4


_TELLS_WHAT = re.compile(r"(?:an?|[a-z]+ing|the .* (?:that|which|who|where)) ", re.IGNORECASE)


def _is_word_for_thing(word: str, topic: Topic) -> bool:
    first = word.casefold()
    if first.endswith("ed") and "n" not in english.classes(first):
        return False  # blocked, interleaved: of what?
    if not english.is_common(word) and word.istitle():
        return _TELLS_WHAT.match(topic.sentences[0].text) is not None
    return True


def does(term: str, said: str, *, many: bool = False) -> tuple[str, str]:
    """Ask what a thing does, or what it contains, and return the answer to that."""
    verb, _, rest = said.partition(" ")
    do, base = "do" if many else "does", english.verb_base(verb.casefold(), "s")
    if base in _STATES and rest:
        return f"What {do} {term} {base}?", rest
    return f"What {do} {term} do?", said


_STATES = word_set("mean contain include represent describe denote define specify cover require")
"""Verbs that say what a thing is rather than what it does."""


def opens_with_verb(text: str, opening: str) -> bool:
    """Tell whether a fragment says what its lead does: "converts words into numbers"."""
    base = english.verb_base(opening, "s")
    governs = tagging.tag(text).tags[:2] in {("V3", "N2"), ("V3", "D"), ("V3", "P")}
    return bool(base) and (governs or "n" not in english.classes(base) or base in _DOES)


_DOES = word_set("use show help make control measure test return set store need change cause aim")
