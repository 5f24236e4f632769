"""Where a noun phrase starts and ends, in a language that is but a phrase pack.

German capitalises its nouns; a Romance phrase stands between its article and the next small
word; a Russian one is told by the endings of its adjectives. What is not certain is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flashgen.questions import words
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import PhrasePack, has_verb, is_verb
from flashgen.questions.rules import gaps
from flashgen.questions.rules.nominal import PARTICIPLE
from flashgen.questions.topic import Asked, Topic

_MOST, _LONG_WORD = 4, 12
_ADJECTIVE = re.compile(r"[a-zäöüß]{3,}(?:e|en|er|es|em)")
_ARTICLE = re.compile(r"(?:d(?:er|ie|as)|k?eine?|jedes?|alle|viele|einige) ", re.IGNORECASE)
_PROCLITIC = re.compile(
    r"\b(?:pas|va|vont|vais|peut|peuvent|faut|doit|pour|de|à|sans) l(?:e|a|es) $"
)
"""Ne va pas la prendre: a pronoun before its verb, no article."""
_ENDS = re.compile(r"\s*(?:[.;!]|$)|, | \(")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together, and where."""

    start: int
    end: int
    size: int


def is_inflected(text: str) -> bool:
    """Tell whether a capital may be but that of a sentence's first adjective."""
    match = re.match(r"(?P<first>\w+(?:e|en|es)) (?P<noun>\w+)", text)
    return match is not None and match["noun"][0].isupper() and not _ARTICLE.match(text)


def hidden(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """The most telling noun phrase late in a plain statement is the gap."""
    pack = topic.pack
    spoken = pack.spoken & {word.casefold() for word in words.words(sentence.text)}
    if not pack.prepositions or spoken or _is_fragment(topic, sentence):
        return
    if SKETCHED.search(sentence.text) or words.count(sentence.text) > _LONGEST_HIDDEN:
        return
    found = sorted(_runs(topic, sentence.text), key=lambda run: -_worth(run, topic, sentence.text))
    for run in found[:2]:
        if run.size == 1 and _before(sentence.text, run.start) in pack.indefinite:
            continue  # a young man: anyone may be meant
        size = 0.04 * min(run.size, 3)
        yield gaps.gap(sentence, run.start, run.end, bonus=size - 0.08)


_RUSSIAN_PAST = re.compile(r"(?<![\w-])[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)(?![\w-])")
_LONGEST_HIDDEN = 30
SKETCHED = re.compile(
    r"-+>|→|⇒|\.\.\.|…|https?:|\[\d|(?<=[\w)]) (?:En (?:el|la)|Pero|Entonces|Mais|Mas) [a-z]"
)
"""Arrows and dots, a sentence without its stop: thoughts noted down."""


def _is_fragment(topic: Topic, sentence: Sentence) -> bool:
    """Tell whether there is no verb, or no subject, or but the name of what stands below."""
    if topic.point.children and sentence is topic.sentences[-1]:
        return True
    first = sentence.text.split(maxsplit=1)[0]
    headless = first.islower() and (is_verb(first, topic.pack) or first in {"se", "es"})
    headless = headless or (topic.pack.language == "ru" and first.endswith(("ть", "ться")))
    stopped = sentence.text.endswith((".", "!", ".”", "»", '"'))
    whole = stopped and first.casefold() in topic.pack.articles
    past = topic.pack.language == "ru" and _RUSSIAN_PAST.search(sentence.text.casefold())
    return headless or not (whole or past or has_verb(sentence.text, topic.pack))


def _worth(run: Run, topic: Topic, text: str) -> float:
    known = f"{topic.lead} {topic.heading}".casefold()
    said = text[run.start : run.end].casefold()
    return min(run.size, 3) + 2 * run.end / len(text) - 4 * (said in known)


def _runs(topic: Topic, text: str) -> Iterator[Run]:
    """Return the phrases of a sentence that may be hidden, its subject not among them."""
    depth = 0
    spans = words.spans(text)
    first = len(text) // 3
    for index, (start, _) in enumerate(spans):
        depth = text.count("(", 0, start) - text.count(")", 0, start)
        if start <= first or depth:
            continue
        end = (
            _german(text, spans, index, topic.pack)
            if topic.pack.language == "de"
            else (_other(text, spans, index, topic.pack))
        )
        if end and _is_telling(text[start:end], topic.pack):
            yield Run(start, end, len(words.words(text[start:end])))


def _is_telling(phrase: str, pack: PhrasePack) -> bool:
    found = [word for word in words.words(phrase) if word.casefold() not in pack.stop_words]
    if not found or any(word.casefold() in pack.vague for word in found):
        return False
    named = pack.language != "de" and phrase[:1].isupper()
    return len(found) > 1 or named or len(found[0]) >= _LONG_WORD


def _before(text: str, start: int) -> str:
    """Return the small word right before a place; "" after punctuation."""
    head = text[:start]
    return head.split()[-1].casefold() if head.endswith(" ") and head.strip() else ""


def _german(text: str, spans: list[tuple[int, int]], index: int, pack: PhrasePack) -> int:
    """Return where the phrase that starts here ends; 0 where none starts."""
    start = spans[index][0]
    before = _before(text, start)
    if before not in pack.articles | pack.prepositions:
        return 0
    if before in {"der", "des"} and re.search(r"[A-ZÄÖÜ][\wäöüß-]+ de[rs] $", text[:start]):
        return 0  # but a part: Dimensionen der Arbeit
    at, end, nouns = index, 0, 0
    while at < len(spans) and at - index < _MOST:
        word = text[slice(*spans[at])]
        if at > index and text[spans[at - 1][1] : spans[at][0]] != " ":
            break
        if word[0].isupper():
            end, nouns = spans[at][1], nouns + 1
        elif nouns or word.casefold() in pack.stop_words or not _ADJECTIVE.fullmatch(word):
            break
        at += 1
    end = _with_genitive(text, spans, at, end, pack) if end else 0
    return end if end and not _goes_on(text[end:], pack) else 0


def _with_genitive(
    text: str, spans: list[tuple[int, int]], at: int, end: int, pack: PhrasePack
) -> int:
    """Return the end of a phrase with "der Sprachen" behind it."""
    if at >= len(spans) or text[slice(*spans[at])] not in pack.genitives:
        return end
    for place in range(at + 1, min(at + 3, len(spans))):
        if text[spans[place - 1][1] : spans[place][0]] != " ":
            return end
        word = text[slice(*spans[place])]
        if word[0].isupper():
            return spans[place][1]
        if not _ADJECTIVE.fullmatch(word):
            return end
    return end


def _goes_on(after: str, pack: PhrasePack) -> bool:
    """Tell whether a phrase is but the first of several, or a part of a longer one."""
    joined = "|".join(map(re.escape, pack.conjunctions))
    return re.match(rf",? (?:{joined})\b|[-/’'“”»\"]| ?[=→]| \d", after) is not None


def _other(text: str, spans: list[tuple[int, int]], index: int, pack: PhrasePack) -> int:
    """Return where a phrase ends that stands at the end of a clause; 0 where none does."""
    before = _before(text, spans[index][0])
    if _PROCLITIC.search(text[: spans[index][0]]) and pack.language == "fr":
        return 0
    if not _opens(before, text[: spans[index][0]], pack):
        return 0
    size = joins = 0
    for at in range(index, min(index + _MOST + 1, len(spans))):
        if at > index and text[spans[at - 1][1] : spans[at][0]] != " ":
            return 0
        word = text[slice(*spans[at])].casefold()
        if word in pack.genitives and size and not joins:
            joins = 1
            continue
        if not _is_content(word, pack) or (size == 0 and re.match(r"\w{1,2}['’]", word)):
            return 0
        size += 1
        end = spans[at][1]
        if _ENDS.match(text[end:]) or (joins and size > 1 and _turns(text[end:], pack)):
            whole = size <= 2 + joins and not _is_listed(text, end, pack)
            return end if whole and _is_one(word, size, before, pack) else 0
    return 0


def _turns(after: str, pack: PhrasePack) -> bool:
    """Tell whether a preposition follows that carries no phrase on."""
    match = re.match(r" (?P<word>[\w’'-]+) ", after)
    return match is not None and match["word"].casefold() in pack.prepositions - pack.genitives


def _opens(before: str, head: str, pack: PhrasePack) -> bool:
    """Tell whether a small word before a place opens a phrase that is no part of another."""
    if pack.language == "ru" and is_verb(before, pack):
        return True
    if before in pack.articles:
        joined = "|".join(map(re.escape, pack.conjunctions))
        return re.search(rf"\b(?:{joined}) {re.escape(before)} $", head.casefold()) is None
    return before in pack.prepositions - pack.genitives


def _is_content(word: str, pack: PhrasePack) -> bool:
    closed = pack.stop_words | pack.links | pack.prepositions
    odd = re.search(r"[$\\`]|^(?:s|n|qu|j|c|m|t)['’]", word)
    return word not in closed and not is_verb(word, pack) and odd is None


def _is_one(word: str, size: int, before: str, pack: PhrasePack) -> bool:
    """Tell whether a phrase of one word is a noun with its article; no participle."""
    if size > 1:
        return True
    article = before in pack.articles or pack.language == "ru"
    return article and not PARTICIPLE.search(word)


def _is_listed(text: str, end: int, pack: PhrasePack) -> bool:
    """Tell whether a comma after a phrase goes on to the next thing of a list."""
    joined = "|".join(map(re.escape, pack.conjunctions))
    return re.match(rf", [^,.;]{{2,40}}(?:, | (?:{joined}) )", text[end:]) is not None
