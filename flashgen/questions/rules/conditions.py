"""What happens in a case: if, when, once, by doing."""

import re
from collections.abc import Iterator
from dataclasses import replace

from flashgen.questions import casing, english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, tagging
from flashgen.questions.english.grammar import Clause
from flashgen.questions.rules.clauses import cut_loosely, is_passive
from flashgen.questions.rules.definitions import is_worthless
from flashgen.questions.rules.explaining import ASKS_WHETHER, answer, without_tail
from flashgen.questions.rules.leading import is_order
from flashgen.questions.topic import Asked, Topic

_GIVEN = re.compile(
    r"^(?P<sign>If|When|Once|As soon as) (?P<a>[^,]{8,110})"
    r"(?:, (?:like|such as|for example|e\.g\.) [^,]{3,60})?, (?:then )?(?P<b>.{9,}?)[.!]?$"
)


_BY_FIRST = re.compile(r"^(?P<sign>By |Through |Via |(?=Using ))(?:Using |[a-z-]+ing )")


_FEWEST_GIVEN = 2


_ADVICE = re.compile(
    r"^(?:One of|Such as|This|That|Then|And|Or|Maybe|Perhaps|It(?:['’]s| is) (?:a |not a )?"
    r"(?:good|bad|problem|ok|best|better"
    r"|worth|important|fine|useful|helpful|hard|easy))\b|^[\"“]|^\w+, (?:and|or) "
    r"|\b(?:should|ought to|need to)\b"
)
"""It goes on with the condition, or says what to do: not what happens."""


def _is_list(text: str) -> bool:
    """Tell whether what follows a comma goes on with a list: "engineers, and so on in a room"."""
    first, comma, _ = text.partition(",")
    return bool(comma) and words.count(first) <= _LISTED and not grammar.has_finite_verb(first)


_LISTED = 3
_LOOKS = re.compile(
    r"(?:you|we|one) (?:look|think|talk|consider|see|read|hear|ask|say|have ever)\b"
    r"|.*\bfor example$",
    re.IGNORECASE,
)
"""It only turns to what is then told."""


def given(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """If A, B → What happens if A?"""
    match = _GIVEN.match(sentence.text)
    if not match or words.count(match["b"]) < (2 if grammar.clause(match["b"]) else 4):
        return
    if _is_list(match["b"]) or not _is_case(match["a"], topic) or _LOOKS.match(match["a"]):
        return
    opening, second, *_ = match["b"].casefold().split()
    if (
        opening in {"don't", "don’t", "never", "always", "please", "but", "and", "so", "or"}
        or opening in (english.OPENING | english.ADVERBS) - {"even"}
        or is_order([opening, second])
        or (match["b"][0].isupper() and english.is_common(opening.strip(",")))
        or tagging.tag(match["b"]).tags[0] in {"B", "E", "VD"}
    ):
        return  # what to do, not what happens
    said = answer(match["b"])
    if _ADVICE.search(said) or not all(grammar.may_be_sentence(match[side]) for side in "ab"):
        return
    if _WANTS.match(match["a"]):
        yield from _needed(match)
        return
    unreal = (
        re.match(r"(?:\d+|two|three|several|many) things\b", match["b"])
        or _UNREAL.search(match["b"])
        or (match["sign"] == "If" and _is_past(match["a"]))
    )
    told = grammar.clause(casing.capitalised(match["b"]))
    if unreal or told is None or (not told.base and not told.verb and is_worthless(told.rest)):
        return  # what would have been; of 14 answers that only value three were usable
    case = f"{match['sign'].lower()} {match['a']}"
    yield from _precisely(topic, match, case)
    happens = "happened" if _is_past(match["a"]) else "happens"
    anybody = _ANYBODY.match(match["a"]) and (
        _ANYBODY.match(match["b"]) or words.count(match["a"]) <= _BRIEF
    )
    loose = _LOOSELY.match(match["b"]) or _A_SCENE.match(match["a"])
    bonus = -_LOOSE if loose else -_VAGUE if anybody else 0.0
    yield Asked(f"What {happens} {case}?", said, *match.span("b"), bonus=bonus)


_LOOSELY = re.compile(r"(?:we|you (?:can|may|might|could|have to|are)|you['’]re)\b", re.IGNORECASE)
"""What somebody may then do is no consequence: of 44 such questions 43 % were usable."""
_A_SCENE = re.compile(
    r"(?:(?:the |an? )?(?:people|users?|customers?|clients?|person|someone|somebody)\b"
    r"|.*\b(?:now|then|another)\b)",
    re.IGNORECASE,
)
"""It is of a story told, or comes after another step: of 14 such questions four were usable."""
_LOOSE = 0.3


def _precisely(topic: Topic, match: re.Match[str], case: str) -> Iterator[Asked]:
    """If A, S is Y → What is S if A? If A, S is done → What happens to S if A?

    What happens is often more than one thing; what happens to something named is one.
    """
    found = grammar.clause(casing.capitalised(match["b"]))
    if found is None or not _is_definite(found.subject, match["a"], topic):
        return
    start, end = match.span("b")
    happens = "happened" if _is_past(match["a"]) else "happens"
    subject = grammar.mid(found.subject)
    if is_passive(found) and found.base and not found.rest.startswith("by "):
        asked = f"What {happens} to {subject} {case}?"
        yield Asked(asked, answer(match["b"]), start, end, bonus=_PRECISE)
    elif (
        not found.base
        and not found.verb
        and _THING.match(found.rest)
        and not is_worthless(found.rest)
    ):
        asked = found.asked("What", case)
        at = start + found.rest_at
        yield Asked(asked, answer(found.rest), at, end, bonus=_PRECISE)


_ANYBODY = re.compile(r"(?:you|we|i|they|people|it|someone)\b", re.IGNORECASE)
_UNREAL = re.compile(r"\b(?:(?:could|would|might|should) have|(?:could|would|might)['’]ve)\b")
_VAGUE, _BRIEF = 0.2, 4
"""If you do A, you B: of 38 such cards 55 % were usable, of others 69 %."""
_PRECISE, _LONGEST_NAMED = 0.04, 8
_THING = re.compile(r"(?:an?|the|[$€£]?\d|[\"“'‘`]|[A-Z])")


def _is_definite(subject: str, case: str, topic: Topic) -> bool:
    """Tell whether a subject is a named thing that the condition doesn't name already."""
    opening = subject.split(maxsplit=1)[0].casefold()
    if opening in topic.pack.pronouns | topic.pack.persons or opening in english.OPENING:
        return False
    if re.search(r"\b(?:it|them|everyone|anyone|everything|nothing)\b", subject, re.IGNORECASE):
        return False
    if words.count(subject) > _LONGEST_NAMED or "," in subject:
        return False
    stop = topic.pack.stop_words
    content = words.stems(subject, stop)
    return bool(content) and not content <= words.stems(case, stop)


_WANTS = re.compile(
    r"(?:you|we|one|somebody|someone) (?:really )?(?:wants?|wish|need|have"
    r"|['’]re (?:going|trying|looking)) to\b",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"you(?:['’]ll| will)? (?:(?P<verb>need|have|must|should|ought|want)(?P<to> to)? )(?P<y>.+)$"
)


def _needed(match: re.Match[str]) -> Iterator[Asked]:
    """If you want to C, you need Y → If you want to C, what do you need?"""
    needs = _NEEDS.match(match["b"])
    if needs is None or (needs["verb"] in {"have", "want", "ought"} and not needs["to"]):
        return
    doing = needs["to"] or needs["verb"] in {"must", "should"}
    asked = f"{match['sign']} {match['a']}, what do you need{' to do' if doing else ''}?"
    start = match.start("b") + needs.start("y")
    yield Asked(asked, answer(needs["y"]), start, match.end("b"))


def _is_case(text: str, topic: Topic) -> bool:
    """Tell whether a condition is one that a question can name: no "it", no "if x is a number"."""
    if re.search(r"\b(?:it|they|this|that|them|we|i|he|she)\b|\.\.|…", text, re.IGNORECASE):
        return False
    cause = grammar.clause(casing.capitalised(text))
    if cause is None and tagging.tag(text).tags[:1] == ("J",):
        return False  # if desperate
    if re.match(r"(?:discuss|talk|ask|speak|describ|explain|mention|present)(?:ing|ed)\b", text):
        return False
    if cause and cause.base in {"represent", "refer", "mean"}:
        return False
    return len(words.stems(text, topic.pack.stop_words)) >= _FEWEST_GIVEN


def _is_past(clause: str) -> bool:
    found = grammar.clause(casing.capitalised(clause))
    return found is not None and (found.support == "did" or found.auxiliary in {"was", "were"})


def by_first(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """By doing Y, S does X → How does S do X?"""
    match = _BY_FIRST.match(sentence.text)
    if not match:
        return
    for comma in re.finditer(", ", sentence.text):
        means, rest = sentence.text[match.end("sign") : comma.start()], sentence.text[comma.end() :]
        found = grammar.clause(rest)
        if found is None or "," in found.subject or words.count(means) < 2:
            return
        if not is_bare_pronoun(found, topic) and found.base not in _TELLING:
            asked = found.asked("How", without_tail(found.rest))
            yield Asked(asked, answer(f"{match['sign'].lower()}{means}"), 0, comma.start())
        return


_TELLING = words.word_set(
    "show demonstrate explain describe illustrate argue say note mention discuss"
)


def is_bare_pronoun(found: Clause, topic: Topic) -> bool:
    """Tell whether a clause is about "it" or "they", and says nowhere who that is."""
    first = found.subject.split(maxsplit=1)[0].casefold()
    return first in topic.pack.pronouns and first not in {"you", "we"}


_WHEN = re.compile(
    r"^(?P<x>[^,;:]{8,120}?),? (?P<y>(?:only )?(?P<sign>when|once|as soon as|whenever|if)"
    r" [^,;]{8,110}?)[.!]?$"
)


_MOST_FINITE = 2
_CUT = re.compile(r"\b(?:can|cannot|can['’]t|does|do|did|is|are|will|would|should|has|have)$")
_ELLIPTIC = re.compile(
    r"(?:if|when|unless) (?:to|not|any|so|compared|combined|possible|necessary|needed|feasible"
    r"|in doubt|applicable|appropriate|required|available)\b"
)


_NO_CONDITION = re.compile(
    r"\b(?:that|which|how|if|what|who)\b"
    rf"|\b(?:{ASKS_WHETHER}|learn(?:ing)?|except|even|only|just|as|like)[ .]*$"
)
"""It goes on with what is known, or asked for: not the condition of it."""


def _says_whether(found: Clause) -> bool:
    """Tell whether "when" or "if" goes on with what is known or asked: analyze if it helps."""
    return _NO_CONDITION.search(f"{found.base} {found.rest}") is not None


def when(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S does X when Y → When does S do X?"""
    match = _WHEN.match(sentence.text)
    found = cut_loosely(topic, replace(sentence, text=f"{match['x']}.")) if match else None
    if not match or not found or _says_whether(found) or "only" in found.adverbs:
        return
    if not found.base and re.match(r"(?:(?:an?|the|its|their)\b.*)?$", found.rest.strip(" .")):
        return  # recursion is when …; the theme is the difficulty …
    if len(grammar.finite_places(match["y"])) > _MOST_FINITE or re.search(
        r" - |\bbut\b", match["x"]
    ):
        return
    if (
        re.search(r" and (?!the\b|an?\b)[a-z]+ ", match["y"])
        and len(grammar.finite_places(match["y"])) > 1
    ) or re.search(r" then | and [a-z]+s to ", match["y"]):
        return  # take a break when you are stuck and switch to another task
    if _TOLD_OF.search(match["y"]) or _has_two_claims(match["x"]) or found.support == "did":
        return  # a scene; what was so but once
    if ":" in match["y"] or _ELLIPTIC.match(match["y"]) or _CUT.search(match["y"]):
        return
    if words.count(match["x"]) >= 2:
        word = "Under what condition" if match["sign"] == "if" else "When"
        asked = found.asked(word, found.rest)
        bonus = -_MANY * (words.count(asked) >= _LONG)
        bonus -= _BARE * (_NO_CLAUSE.match(match["y"]) is not None)
        yield Asked(asked, answer(match["y"]), *match.span("y"), bonus=bonus)


_NO_CLAUSE = re.compile(r"\w+ (?:(?!\w*thing\b)\w+ing\b|\S+$)")
"""When navigating; if excited."""
_TOLD_OF = re.compile(r"\b(?:he|she|his|her|him)\b| but ")
"""A scene of a story: of 6 such questions one was usable."""


def _has_two_claims(text: str) -> bool:
    """Tell whether a condition may be of but one of two clauses, or says nothing new of a date."""
    dated = words.YEAR.search(text) is not None
    return dated or (" and " in text and len(grammar.finite_places(text)) > 1)


_LONG, _MANY, _BARE = 11, 0.1, 0.3
"""Of questions of more than ten words 38 % were usable, of "when navigating" a third."""
