"""Terms and what they mean, written as in a glossary: term = gloss, term :: gloss, line by line.

Below a heading that says "Glossary", whatever stands after a lead is what the lead means.
"""

import re
from collections.abc import Iterator

from flashgen.data import Markdown
from flashgen.questions import clean, words
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import has_verb
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.leading import is_order
from flashgen.questions.rules.termleads import (
    UNCOUNTED,
    asked,
    does,
    is_many,
    named,
    opens_with_verb,
    with_article,
    with_the,
)
from flashgen.questions.topic import Asked, Topic, is_label

_LINE = re.compile(r"^(?P<x>[^=:.,;!?|<>]{2,45}?)(?: = | ::? |: | [–—-] )(?P<y>\S.{7,})$")
_GLOSSED = re.compile(r"^(?P<x>[^=:.,;!?→|<>]{2,45}?) (?:=|::|:=) (?P<y>[^=<>]{8,})$")
_METADATA = frozenset({"source", "speaker", "speakers", "host", "guest", "date", "author", "video"})


def glossary(topic: Topic) -> Iterator[Asked]:
    """Lines of "term = gloss" that stand together → What does “term” mean?"""
    lines = [line.strip() for line in topic.point.explanation.splitlines() if line.strip()]
    found = [_LINE.match(clean.plain(Markdown(line))) for line in lines]
    bold = topic.point.explanation.strip().startswith("**")
    if topic.lead or bold or len(lines) < 2 or not all(found):
        return
    for match in found:
        if not match or not _names_term(match["x"], topic):
            continue
        if words.count(match["x"]) <= 4 and words.count(match["y"]) > 2:
            asked = topic.pack.define.format(term=match["x"])
            yield Asked(asked, answer(match["y"]), about=match[0])


def _names_term(name: str, topic: Topic) -> bool:
    """Tell whether what stands before "=" may be a term: no label, no property, no statement."""
    told = bool(topic.pack.plurals) and has_verb(name, topic.pack)
    told = told or _CODE.match(name) is not None
    return not (told or is_label(name, topic.pack) or name.casefold() in _METADATA)


_CODE = re.compile(
    r"(?:val|var|let|const|def|int|float|string|bool|char|auto|final|static) ", re.IGNORECASE
)
"""What a line of code opens with: no term."""


def equals(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """term = gloss, term :: gloss → What does “term” mean?"""
    match = _GLOSSED.match(sentence.text)
    if (
        not match
        or "\n" in topic.point.explanation.strip()
        or words.count(match["x"]) > 4
        or words.count(match["y"]) < 3
    ):
        return
    term = match["x"].strip(' "“”«»„')
    first = term.split(maxsplit=1)[0].casefold() if term else ""
    numeric = any(sign.isdigit() or sign in "+*/$`" for sign in term)
    if (
        not term
        or numeric
        or _CODE.match(term)
        or first in topic.pack.pronouns
        or first in topic.pack.openers
    ):
        return
    if topic.pack.script == "cjk" or re.search(r"\d|::|[?:]$", match["y"]):
        return
    start, end = match.span("y")
    bonus = 0.0
    if topic.pack.forms == "english":
        term = topic.mid(term)
        bonus = 0.0 if _KIND.match(match["y"]) else _SELDOM
    yield Asked(topic.pack.define.format(term=term), answer(match["y"]), start, end, bonus=bonus)


_KIND = re.compile(r"(?:an?|the|any|time|ability|number|amount|process|when|how) ", re.IGNORECASE)
_SELDOM = -0.34
"""What stands behind "=" without an article is seldom a meaning: more often a cause, or a claim."""


_GLOSSARY = re.compile(
    r"(?:\d+[.)]? )?(?:(?:key|core|main|important|useful|basic|common) )?(?:concepts (?:&|and) )?"
    r"(?:glossary|vocab(?:ulary)?|terms(?: to know|\W*$)|terminology|definitions)\b",
    re.IGNORECASE,
)
_NO_MEANING = re.compile(
    r"[:?]$|^(?:see|cf|e\.g|i\.e|it|they|this|these)\b|; [A-Z][^:;]{2,30}: ", re.IGNORECASE
)
"""It leads on, points elsewhere, or is a row of a table."""
_LONGEST_TERM, _FEWEST_TOLD, _LONGEST_TOLD = 5, 3, 45


def entry(topic: Topic) -> Iterator[Asked]:
    """LEAD: what it means, below "Glossary", "Key terms", … → What is LEAD? What does LEAD do?"""
    if not topic.lead or not topic.sentences or not _GLOSSARY.match(topic.heading):
        return
    text = topic.sentences[0].text.removeprefix("Definition: ")
    if topic.is_label or words.count(topic.lead) > _LONGEST_TERM or "?" in topic.lead:
        return
    told = _FEWEST_TOLD <= words.count(text) <= _LONGEST_TOLD
    if not told or _NO_MEANING.search(text) or _names(text) & _names(topic.lead):
        return
    if not is_order(text.split()):
        question, said = _asked(topic, text)
        yield Asked(question, answer(said), 0, len(topic.sentences[0].text), hides_lead=True)


def _asked(topic: Topic, text: str) -> tuple[str, str]:
    """Ask what a term is, with the article that its meaning has; else what its word means.

    The other part is the answer.
    """
    term, first = named(topic), text.split(maxsplit=1)[0].casefold()
    if is_many(topic.lead):
        return asked(term, "are", topic), text
    if opens_with_verb(text, first):
        return does(with_the(term, many=False), text)
    if first in {"a", "an"} or UNCOUNTED.search(term) or not term[:1].islower():
        return asked(with_article(term, first, text), "is", topic), text
    return topic.pack.define.format(term=term), text


def _names(text: str) -> set[str]:
    """Return the names in a text: what names its term again is a remark on it, no meaning."""
    return {word for word in words.words(text) if word[:1].isupper() and len(word) > 1}
