"""A rule on what stands in parentheses behind a term: its meaning."""

import re
from collections.abc import Iterator

from flashgen.questions import english, words, worthless
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, tagging
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.statements import is_person
from flashgen.questions.topic import Asked, Topic

_PAREN = re.compile(r"[(（](?P<gloss>[^()（）]{4,110})[)）]")
_NO_GLOSS = re.compile(
    r"^(?:如|例如|比如|例：|例えば|e\.?g|i\.?e\.? ?$|for example|see|like|such as|including|cf|vs"
    r"|or |and |from |about |to |in |at |by |with |on |of |for |as |into |also |when |if |not "
    r"|but |~|\d)|https?:|\d{4}|[?:]",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"^(?:hence|google|look|see|ask|more|also|and|or|but|which|not|very|too|just|only|aka|again|maybe|probably|now"
    r"|specifically|especially|usually|mostly|how|why|what)\b|\b(?:is|are|was|were|you|we|I)\b",
    re.IGNORECASE,
)
"""A remark on the term, or a sentence: no meaning."""


def gloss(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """term (gloss), where the term stands in the lead, in quotes or in bold."""
    for match in _PAREN.finditer(sentence.text):
        text = match["gloss"].strip()
        named = sentence.text[match.end() : match.end() + 1] == "："  # who says what follows
        if named or not _is_gloss(text, topic):
            continue
        term = _term_before(topic, sentence, match.start())
        if topic.pack.forms == "english" and _is_no_term(term, text):
            continue
        if words.count(term) > _TERM and topic.pack.plurals and _is_remark(text):
            continue
        if term and (topic.pack.script != "cjk" or words.count(term) <= _LONGEST_CJK_GLOSSED):
            start, end = match.span("gloss")
            bonus = -_ASIDE if topic.pack.forms == "english" and not _means(text) else 0.0
            asked = topic.pack.define.format(term=term)
            yield Asked(asked, answer(text), start, end, bonus=bonus)


def _is_no_term(term: str, text: str) -> bool:
    """Tell whether what stands before a gloss is a person, a statement or a title's half."""
    states = words.count(term) > _TERM and grammar.clause(f"{term}.") is not None
    titled = _IS_TITLE.fullmatch(text) is not None and not term.isupper()
    return is_person(term) or states or titled


_IS_TITLE = re.compile(r"(?:(?:[A-Z][\w’'-]*|of|the|to|an?|and|in|for|&)(?: |$)){2,}")
"""Analogy (The Doctor's Diagnosis): a heading's other half."""
_ASIDE, _LONGEST_CJK_GLOSSED = 0.25, 6


def _means(text: str) -> bool:
    """Tell whether what stands in parentheses opens as a meaning does; of others a fifth are."""
    first = text.split(maxsplit=1)[0].casefold().strip("\"“'‘")
    return first in {"a", "an", "the", "when", "how"} or bool(english.verb_base(first, "ing"))


_TERM, _SHORT_REMARK = 2, 2


def _is_remark(text: str) -> bool:
    """Tell whether one or two small words stand in parentheses: how, not what it means."""
    return words.count(text) <= _SHORT_REMARK and text[:1].islower()


def _is_gloss(text: str, topic: Topic) -> bool:
    """Tell whether what stands in parentheses may be a meaning: no name, no remark, no kinds."""
    if _NO_GLOSS.search(text) or words.count(text) < 2 or text.isupper():
        return False
    if (
        topic.pack.forms == "english"
        and (
            not english.is_common(words.words(text)[0])  # a name, or a word of another language
            or _REMARK.search(text)
            or tagging.tag(text).tags[:2] == ("J", "I")  # bad for cost
            or re.search(r"[,—;]|\d$|^[\w-]+(?: or [\w-]+)+$", text)  # sadistic or narcissistic
        )
    ):
        return False
    if text.split(maxsplit=1)[0].casefold() in topic.pack.prepositions:
        return False
    return not (worthless.is_no_meaning(text, topic.pack) or worthless.is_aside(text, topic.pack))


def _term_before(topic: Topic, sentence: Sentence, end: int) -> str:
    """Return the term that ends where a parenthesis begins: bold, quoted, or of the lead."""
    before = sentence.text[:end].rstrip()
    for start, stop in sentence.bold:
        if stop == len(before):
            return before[start:stop]
    for pair in topic.pack.quotes:
        if before.endswith(pair[1]) and pair[0] in before[:-1]:
            return before[before[:-1].rindex(pair[0]) + 1 : -1]
    lead = f" {topic.lead.casefold()} "
    found = list(re.finditer(r"[^\W_][\w’'-]*", before))
    best = ""
    for match in reversed(found[-4:]):
        term = before[match.start() :]
        content = match[0].casefold() not in topic.pack.stop_words
        if match.end() == len(before) and match[0].casefold() in {"here", "there", "now", "then"}:
            return ""
        if content and f" {term.casefold()} " in lead:
            best = term
    return best
