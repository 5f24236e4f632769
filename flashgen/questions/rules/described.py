"""Rules on a lead that names a thing, which a phrase without an article then describes.

Glossaries of notes are written so: "Scalability: ability of a system to …", "Far transfer: when …".
"""

import re
from collections.abc import Iterator

from flashgen.questions import english, words
from flashgen.questions.english import grammar, tagging
from flashgen.questions.english.tagging import Tagged
from flashgen.questions.english.wordclasses import FINITE, NOUNS
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.named import is_person_noun
from flashgen.questions.rules.termleads import UNCOUNTED, asked, is_many, is_term
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

_BEFORE_HEAD = frozenset({"J", "N1", "N2", "E", "G", "Q"})
_RELATIVE = frozenset({"that", "which", "who"})
_AFTER_HEAD = _RELATIVE | word_set("of for by whose where in with between over used based using")
_NO_KIND = word_set(
    "lack loss lot lots use need part result results reason reasons example examples discussion "
    "mention one some many number list comparison overview importance introduction quote note "
    "link talk story idea question questions benefit increase decrease rise fall cause "
    "access due support focus proof evidence risk chance summary demo source "
    "problem thanks time people things something everything work look room advice tips"
)
"""Nouns that open a remark on a thing: they don't say what kind of thing it is."""
_CITED = re.compile(
    r"\b(?:cited|mentioned|referenced|quoted|brought up|name-dropped) (?:as|in|for|by)\b"
)
_SAID = re.compile(r"(?:how|when|where|whether|what) ", re.IGNORECASE)
_FEWEST, _LONGEST = 4, 45


def described(topic: Topic) -> Iterator[Asked]:
    """LEAD: ability of … to …, how well …, when … → What is LEAD? Who is LEAD?"""
    if not topic.sentences or not is_term(topic):
        return
    text = topic.sentences[0].text
    if not _FEWEST <= words.count(text) <= _LONGEST or text.endswith(("?", ":")):
        return
    if _CITED.search(text) or re.search(r"\w\d|\d$", topic.lead):
        return  # what it was named for, not what it is; the number of a chapter
    many = is_many(topic.lead)
    head = _SAID.match(text) and not many and _is_clause(text) and " "
    head = head or _head(tagging.tag(text), many=many)
    if (
        not head
        or head == "name"
        or (head in words.words(topic.lead.casefold()) and not _tells_apart(text))
    ):
        return
    thin = words.count(text) < _SHORT and not grammar.may_be_sentence(text)
    question, bonus = _question(topic, head, many=many), -_THIN * thin
    yield Asked(question, answer(text), 0, len(text), hides_lead=True, bonus=bonus)


_SHORT, _THIN = 8, 0.25
"""Of short phrases without a verb half were usable, of those with one 93 %."""


def _tells_apart(text: str) -> bool:
    """Tell whether a phrase says which of its kind is meant: variables that …"""
    return re.search(r"\b(?:that|which|who) \w+ \w+", text) is not None


def _is_clause(text: str) -> bool:
    """Tell whether a text is one subordinate clause, and no question and no condition."""
    found = tagging.tag(text)
    before = found.tags.index(",") if "," in found.tags else len(found.tags)
    finite = [index for index, kind in enumerate(found.tags[:before]) if kind in FINITE]
    return bool(finite) and finite[0] > 1 and not {"B", *FINITE} & set(found.tags[before:])


def _head(found: Tagged, *, many: bool) -> str:
    """Return the noun that says what kind of thing a phrase describes; "" where it is no phrase."""
    tags, tokens = found.tags, found.tokens
    at = 1 if tags[:1] == ("B",) and {token.low for token in tokens[1:2]} & {"of", "over"} else 0
    while at < len(tags) and _goes_to_head(found, at):
        at += 1
    if not 0 < at < len(tags) or tags[at - 1] not in ({"N2"} if many else {"N1", "B"}):
        return ""
    after, head = tokens[at].low, tokens[at - 1].low
    by_which = [token.low for token in tokens[at : at + 2]] in (["by", "which"], ["in", "which"])
    if not (
        by_which
        or (after in _AFTER_HEAD and not _is_last(found, at))
        or tags[at] == "T"
        or (tags[at] in {"E", "VD"} and _goes_on(found, at))
        or (after == "being" and tags[at + 1 : at + 2] in {("E",), ("VD",)})
    ):
        return ""
    verbal = english.verb_base(head, "ed") or (tags[0] == "N2" and at > 1)
    kinds = many and after in {"of", *_RELATIVE}  # sequences of …: no verb
    verbal = verbal or (at == 1 and not kinds and english.verb_base(head, "s"))
    known = english.is_common(head) or (at == 1 and after in _RELATIVE)
    if head in _NO_KIND or tags[0] == "Q" or not known or verbal:
        return ""
    return head if _has_no_verb(found, at) else ""


def _goes_to_head(found: Tagged, at: int) -> bool:
    """Tell whether a word stands before the head: an adjective, a noun, the "or" of two heads."""
    low, tags = found.tokens[at].low, found.tags
    if low == "or" or (
        tags[at] == "," and [t.low for t in found.tokens[at + 1 : at + 2]] == ["or"]
    ):
        return at > 0
    return tags[at] in _BEFORE_HEAD and low != "being" and low not in _AFTER_HEAD


def _is_last(found: Tagged, at: int) -> bool:
    return at + 1 == len(found.tags) or found.tags[at + 1] == ","


def _goes_on(found: Tagged, at: int) -> bool:
    """Tell whether a participle has what it governs after it: "system used in …"."""
    return (
        bool(english.verb_base(found.tokens[at].low, "en"))
        and at + 1 < len(found.tags)
        and found.tags[at + 1] in {"I", "T"}
    )


def _has_no_verb(found: Tagged, at: int) -> bool:
    """Tell whether every finite verb after the head stands in a relative clause."""
    relative = False
    for index in range(at, len(found.tags)):
        contact = found.tags[index] in {"D", "P"} and found.tags[index - 1] in NOUNS
        low, tag = found.tokens[index].low, found.tags[index]
        if contact or tag in {"W", "S"} or low in {"that", "so"}:
            relative = True
        told = tag in FINITE and not relative and index > at
        if told and not (tag == "VD" and _goes_on(found, index)):
            return False
    return True


def _question(topic: Topic, head: str, *, many: bool) -> str:
    lead = topic.lead
    if is_person_noun(head) and len(lead.split()) > 1 and lead.istitle() and not many:
        return f"Who is {lead}?"
    term = topic.mid(lead)
    if many:
        return asked(term, "are", topic)
    named = not term[:1].islower() or not english.is_common(term.split()[-1])
    if named or " " not in term or UNCOUNTED.search(term):
        return asked(term, "is", topic)
    return topic.pack.define.format(term=term)


_CONCEPT = re.compile(
    r"(?:[\w’'-]+ ){1,4}(?:effect|paradox|fallacy|bias|syndrome|hypothesis|theory|illusion|dilemma"
    r"|trap|curse|heuristic|phenomenon|disorder|theorem|conjecture|experiment|problem|principle"
    r"|rule|law|model|test|technique|method)"
)
_NO_CONCEPT = word_set(
    "the a an main big biggest first second last next other another key core basic real one my our "
    "your new old good best bad better common general important simple hard same this that no "
    "design business mental data research current future open similar final"
)


def concept(topic: Topic) -> Iterator[Asked]:
    """Endowment effect: users overvalue what they have → What is the endowment effect?"""
    lead = topic.lead.removeprefix("The ").removeprefix("the ")
    if not topic.sentences or not _CONCEPT.fullmatch(lead.casefold()) or topic.is_label:
        return
    first = topic.sentences[0].text
    if lead.split()[0].casefold() in _NO_CONCEPT or re.search(r"\d", lead) or not is_term(topic):
        return
    opening = first.split(maxsplit=1)[0].casefold()
    if opening in topic.pack.pronouns or not _FEWEST < words.count(first) <= _LONGEST:
        return
    if not any(kind in FINITE for kind in tagging.tag(first).tags) or first.endswith(("?", ":")):
        return
    named = re.search(r"[’']s? ", lead) or lead.split()[0].endswith(("'s", "’s"))
    the = "" if named else "the "
    name = f"{the}{lead if named else topic.mid(lead)}"
    told = grammar.clause(first)
    shows = lead.casefold().endswith("experiment") and told and told.support == "did"
    question = f"What did {name} show?" if shows else f"What is {name}?"
    yield Asked(question, answer(first), 0, len(first), hides_lead=True)
