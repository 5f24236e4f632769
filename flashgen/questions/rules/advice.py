"""Rules on advice: what to do in a case, and how to reach an aim."""

import re
from collections.abc import Iterator

from flashgen.questions import casing, english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, tagging
from flashgen.questions.english.wordclasses import FINITE
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.leading import is_order
from flashgen.questions.rules.statements import CONTROLS, TO_DO
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

_ORDER_IF = re.compile(
    r"^(?P<sign>If|When|Whenever|After|Before|While|Any time|Every time|The moment|As soon as"
    r"|During|Unless|Until)"
    r" (?P<c>[^,]{6,90}), (?:then )?(?P<do>[a-z][^?]{7,})$"
)


def _orders(text: str) -> bool:
    """Tell whether a clause has no subject and opens with what can be a verb: pair it with …"""
    first = text.split(maxsplit=1)[0].casefold()
    if first in english.PREPOSITIONS | english.OPENING | english.ADVERBS | english.MODALS:
        return False
    return "v" in english.classes(first) and grammar.clause(casing.capitalised(text)) is None


_SAID_TO_ALL = re.compile(r"(?:example|instance|you have (?:any )?questions)\b")


def do_if(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """If C, do X → If C, what should you do?"""
    match = _ORDER_IF.match(sentence.text)
    if match and match["sign"] == "While" and not english.verb_base(match["c"].split()[0], "ing"):
        match = None  # while it worked well, …
    if not match or not (is_order(match["do"].split()) or _orders(match["do"])):
        return
    fewest = 3 if match["sign"] in {"If", "When", "While", "Unless"} else 2
    if _SAID_TO_ALL.match(match["c"]) or words.count(match["c"]) < fewest:
        return
    if re.search(r"\b(?:it|this|that|these|they|them)\b", match["c"]) or "let" in match["do"][:4]:
        return
    if words.count(match["do"]) <= _TERSE and re.search(
        r"\b(?:it|this|that|them|here)\b", match["do"]
    ):
        return  # do it gradually
    if re.match(
        r"(?:\w+ ){1,2}(?:these|the following)\b|.*(?<!see )\b(?:if|unless)\b", match["do"]
    ):
        return  # answer these questions; it has a condition of its own
    if re.match(r"please\b|[^,]{2,40}, or\b", match["do"]) or re.search(r"\bI\b", match["c"]):
        return  # the condition goes on; a word to those present
    start, end = match.span("do")
    asked = f"{match['sign']} {match['c']}, what should you do?"
    bonus = -_BARE_CASE * (words.count(match["c"]) < _CASE)
    yield Asked(asked, answer(match["do"]), start, end, bonus=bonus)


_CASE, _BARE_CASE = 4, 0.25
"""Of "When updating apps, what should you do?" and its like 40 % were usable."""
_TERSE = 5


_WHEN = re.compile(
    r"^(?P<do>(?:Immediately |Always |Only )?\w.{8,110}?),? "
    r"(?P<sign>immediately after|right after|right before|after|before|when|whenever|while"
    r"|if|unless|during) (?P<c>[^,;:.]{8,80})[.!]?$"
)
_LEANS = re.compile(r"\b(?:it|this|that|these|those|they|them|such|so|here|there)\b", re.IGNORECASE)


def do_when(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Do X when C → What should you do when C?"""
    match = _WHEN.match(sentence.text)
    if match is None or not _is_told_to(match["do"]) or _LEANS.search(match["c"]):
        return
    if words.count(match["c"]) < _CASE - 1 or words.count(match["do"]) < _FEWEST:
        return
    if _LEANS.search(match["do"]) or _NO_CASE.search(match["c"]) or not _is_plain(match["do"]):
        return
    if len(grammar.finite_places(match["c"])) > 1:
        return
    case = f"{match['sign']} {match['c']}"
    yield Asked(f"What should you do {case}?", answer(match["do"]), *match.span("do"))


_NO_CASE = re.compile(r"^not\b|\b(?:my|our|one)$|\b(?:my|our|I|we)\b", re.IGNORECASE)


def _is_plain(order: str) -> bool:
    """Tell whether an order is one clause, whose words are all its own: no label, no verb left."""
    found = tagging.tag(order)
    last = found.tokens[-1].low if found.tokens else ""
    if re.search(r"[:→;]|^Only\b", order) or last in {
        "not",
        "enough",
        "sure",
        "going",
        "even",
        "only",
        "just",
        "especially",
    }:
        return False
    return not any(tag in FINITE for tag in found.tags) and found.tags[-1:] not in {("G",), ("E",)}


def _is_told_to(text: str) -> bool:
    """Tell whether a text tells to do something, also by a verb that could be a noun: practise."""
    found = tagging.tag(text)
    at = 1 if found.tags[:1] == ("R",) and found.tokens[0].low.endswith("ly") else 0
    return is_order(text.split()) or found.tags[at : at + 1] == ("B",)


_FEWEST, _SHORTEST_AIM, _LONGEST_AIM = 3, 3, 14
_FOR_AIM = re.compile(r" to (?=[a-z])")
_NOUNS_TO = word_set(
    "way ways ability chance time right need reason effort attempt decision opportunity desire "
    "plan permission willingness tool tools thing things something anything nothing everything "
    "one ones freedom power potential people friends others someone anyone somebody team user "
    "users model agent agents how what when where which who up back down"
)


def order_to(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Do X to reach Y → How can you reach Y?"""
    text = sentence.text.rstrip(" .!")
    if not text or not _is_told_to(text) or text.split()[0].casefold() in _TAKE_AIM:
        return
    match = next((m for m in reversed(list(_FOR_AIM.finditer(text))) if _is_aim(text, m)), None)
    if match is None:
        return
    means, aim = text[: match.start()].strip(" ,"), text[match.end() :]
    if words.count(means) < _FEWEST or not _is_plain(means) or _LEANS.search(aim):
        return
    yield Asked(f"How can you {aim}?", answer(means), 0, len(means))


_TAKE_AIM = CONTROLS | TO_DO | {"be", "go", "come", "see", "watch"}


def _is_aim(text: str, match: re.Match[str]) -> bool:
    """Tell whether "to …" says what for: no noun or verb before it takes it, as "need" does."""
    aim, before = text[match.end() :], text[: match.start()].rsplit(maxsplit=1)[-1]
    first = aim.split(maxsplit=1)[0].casefold()
    if (
        first == "be"
        or first in english.CLOSED
        or re.search(r"\b(?:as|so|too) \w+$", text[: match.start()])
    ):
        return False
    if before.casefold().strip(",") in _NOUNS_TO | {"enough"}:
        return False
    if not _SHORTEST_AIM <= words.count(aim) <= _LONGEST_AIM or _GOES_ON.search(aim):
        return False
    found = tagging.tag(text)
    tags = {token.at: tag for token, tag in zip(found.tokens, found.tags, strict=True)}
    at, place = match.end(), match.start() - len(before)
    does = english.is_base_verb(first) and (
        tags.get(at) == "B" or "n" not in english.classes(first)
    )
    alone = not any(tag in FINITE for start, tag in tags.items() if start > at)
    return does and alone and tags.get(place) not in {"B", "M", "T", *FINITE}


_GOES_ON = re.compile(r"[;:–—(]|\s-\s|, (?:and|but)\b")
