"""Clozes: which passage of a sentence is worth hiding.

Bold, quoted words and numbers with their units, in this order; names and bare numbers make
poor gaps, and a gap that the rest of the sentence shows is none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from flashgen.data import GAP_CLOSE, GAP_OPEN, Kind
from flashgen.questions import english, phrases, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar
from flashgen.questions.pack import PhrasePack, has_verb
from flashgen.questions.topic import Asked, Topic, is_label
from flashgen.questions.words import word_set

LONGEST_BOLD = 8
_LONGEST_TERM = 4


def highlighted(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """The author marked it: ==this is the gap==."""
    for start, end in sentence.marked:
        yield gap(sentence, start, end)


def bold(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """A bold passage of at most eight words that doesn't open the sentence."""
    for start, end in _joined(sentence):
        passage = sentence.text[start:end]
        after = sentence.text[end:].lstrip()[:1]
        if start == 0 and after and after in (*topic.pack.phrase_ends, "—", "–", "-"):
            continue  # a clause of its own: what it is about is said nowhere
        if start == 0 and topic.pack.forms == "english" and _COUNTED.match(sentence.text[end:]):
            continue  # Phase 1 (0-8 h): …: a label, which its number gives away
        if topic.pack.forms == "english" and start and after == ":":
            continue  # what is said of it follows
        if start == 0 and topic.pack.plurals and _is_headed(sentence.text[end:], topic):
            continue  # the head of what is no sentence
        if 0 < words.count(passage) <= LONGEST_BOLD and not _is_stress(topic, passage, sentence):
            bonus = -0.15 if start == 0 else 0.0
            yield gap(sentence, start, end, bonus=bonus - _wide_open(topic, sentence, start, end))


_COUNTED = re.compile(r" ?\([^()]*\) ?[:–—-]")


def _is_headed(after: str, topic: Topic) -> bool:
    """Tell whether no verb follows, nor a dash or a comma that would say what the gap is."""
    return not (has_verb(after, topic.pack) or re.match(r" ?(?:\([^()]*\))? ?[,=–—:-]", after))


_LONG_GAP, _LITTLE_TOLD, _HARDLY, _ENOUGH = 5, 3, 0.4, 8
_SHORT, _SLIGHT = 12, 0.26


def _wide_open(topic: Topic, sentence: Sentence, start: int, end: int) -> float:
    """Return what a bold gap costs that much could fill: a long one, or one with little around it.

    Of bold gaps of five words and more a quarter were usable, of those beside two words of
    content 45 %, of those in sentences of less than twelve words 47 %, of others 65 %.
    """
    if topic.pack.forms != "english":
        return 0.0
    passage = sentence.text[start:end]
    if grammar.clause(f"{passage}."):
        return 1.0
    if re.fullmatch(r"[\W\d]+", passage) and not (
        _is_told(sentence.text) and words.count(sentence.text) >= _ENOUGH
    ):
        return 1.0  # a number of an example
    if words.count(sentence.text) < _SHORT:
        return _SLIGHT
    around = f"{sentence.text[:start]} {sentence.text[end:]}"
    little = len(words.stems(around, topic.pack.stop_words)) < _LITTLE_TOLD
    return _HARDLY * (little or words.count(passage) >= _LONG_GAP)


_VAGUELY = re.compile(r"(?:many|some|several|various|lots of|a lot of|all) ", re.IGNORECASE)


_LOOK_HERE = re.compile(r"(?:Notice|See|Look|Note) (?:here|how|that)\b|Imagine\b", re.IGNORECASE)


_LOUDER = word_set("super strongly very really only always never extremely highly not no")


def _is_stress(topic: Topic, passage: str, sentence: Sentence) -> bool:
    """Tell whether one bold everyday word is but spoken louder, or a label like "TL;DR"."""
    if is_label(passage, topic.pack):
        return True
    if topic.pack.forms != "english":
        return False
    if _VAGUELY.match(passage) or passage.casefold() in _LOUDER | phrases.VALUES:
        return True
    if not passage.isalpha() or not passage.islower():
        return False
    return english.is_common(passage) and phrases.is_spoken(sentence.text)


def _joined(sentence: Sentence) -> list[tuple[int, int]]:
    """Bold passages, those with but "and" or a comma between them taken together."""
    out: list[tuple[int, int]] = []
    for start, end in sentence.bold:
        between = sentence.text[out[-1][1] : start] if out else "."
        if re.fullmatch(r",? ?(?:(?:and|or|und|oder|y|et|e|и|和|と) )?(?:an? |the )?", between):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def quoted(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """A term in quotes, of two to four words."""
    if topic.pack.forms == "english" and (
        grammar.clause(sentence.text) is None or _LOOK_HERE.match(sentence.text)
    ):
        return
    for match in _quotes(topic.pack.quotes, topic.pack.script).finditer(sentence.text):
        start, end = match.start() + 1, match.end() - 1
        size = words.count(sentence.text[start:end])
        if not 2 <= size <= _LONGEST_TERM or _QUOTING.search(sentence.text[:start]):
            continue
        if _is_quoted_term(topic, sentence.text, start, end):
            yield gap(sentence, start, end)


_SCARE = re.compile(
    r"\b(?:not an?|not just|potential|so-called|kind of|sort of|had|have|has|like|or|e\.g\.,?) $"
)


def _is_quoted_term(topic: Topic, text: str, start: int, end: int) -> bool:
    """Tell whether words in quotes name a thing; elsewhere than in English: the lead's thing."""
    term = text[start:end]
    if topic.pack.forms == "english":
        if term.split()[0].casefold() in english.PREPOSITIONS:
            return False
        if _SCARE.search(text[: start - 1]) or re.match(r"[\"”],? \([A-Z]{2,}", text[end:]):
            return False  # as people say; or the acronym gives it away
        defined = re.match(r"[\"”] (?:is|are|means?)\b", text[end:])
        return defined is None and phrases.is_worth_hiding(term.rstrip(" ,."))
    if topic.pack.language == "de" and term.split()[-1][0].isupper():
        return True
    named = _NAMED_BEFORE.search(text[: start - 1]) or _NAMED_AFTER.match(text[end + 1 :])
    return named is not None or term.casefold() in f"{topic.lead} {topic.heading}".casefold()


_NAMED_BEFORE = re.compile(r"(?:叫|称|稱|谓|謂|名为|名為)\w?$")
_NAMED_AFTER = re.compile(
    r"と(?:呼|称|名付|いう(?:言葉|用語|概念|考え方|手法)|言い?(?:う|い?ます))"
)
"""What gives a quoted word away as a name: "is called …"."""


_NOBODYS = re.compile(r"\s?(?:ha(?:ve|s)|are|is|were|was|said|say|use|think|do|did|can|will)\b")


_EXERCISE = re.compile(
    r"(?:Assume|Suppose|Let|Say|If you|Imagine|Given|Consider)\b|https?:|\b(?:for example|e\.g\.)",
    re.IGNORECASE,
)


_MINE = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|me)\b")


def _is_told(text: str) -> bool:
    """Tell whether a sentence has a subject, and is no case that somebody made up."""
    told = grammar.clause(text) is not None and _EXERCISE.match(text) is None
    return told and not _MINE.search(text)


_SUPPOSED = re.compile(
    r"\b(?:examples?|e\.g\.|suppose|assum\w+|imagine|let['’]?s say|say we|consider|scenario"
    r"|exercise|hypothetical\w*|if)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _is_supposed(told: str) -> bool:
    """Tell whether all that a key point tells works an example: its numbers are made up.

    Of twelve such gaps nine were worthless.
    """
    return _SUPPOSED.search(told) is not None


def numbered(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """A number with its unit; never a bare year or decimal."""
    matches = list(_units(topic.pack).finditer(sentence.text))
    if matches and topic.pack.forms == "english":
        told = f"{topic.heading} {topic.lead} {topic.text}"
        if not _is_told(sentence.text) or _is_supposed(told):
            return
    for match in matches:
        before, after = sentence.text[: match.start()], sentence.text[match.end() :]
        if not re.search(r"\w", before) and _NOBODYS.match(after):
            continue  # 33% of whom?
        if re.fullmatch(r"\d+x", match[0]) or re.search(r"\b(?:those|these) $", before):
            continue  # as many times as what? of which?
        if re.match(r"\s?(?:to|bis|a|à|до|[-–,])\s?[$€£]?\d", after):
            continue
        bonus = -0.1 * (len(matches) - 1)
        if topic.pack.forms == "english":
            bonus += _weight(before, match[0], after)
        yield gap(sentence, match.start(), match.end(), bonus=bonus)


_PASSING = -0.35


def _weight(before: str, number: str, after: str) -> float:
    """Return what a number costs that is told in passing: "a 30-day trial", "for two weeks".

    Of gaps of a time 37 % were usable, of others 60 %.
    """
    aside = before.count("(") > before.count(")")
    named = "-" in number and re.match(r" [a-z]", after)
    passing = aside or named or _SPELL.search(number) or _SINCE.search(before)
    return _PASSING if passing else 0.0


_SINCE = re.compile(r"\b(?:after|within|during|in|for)(?: the| about| around)? $", re.IGNORECASE)
_SPELL = re.compile(r"(?:minute|hour|day|week|month|year)s?$", re.IGNORECASE)


_QUOTING = re.compile(
    r"(?:e\.g\.,?|for example,?|typing,?|says?,?|asks?,?|asking,?|like|:)\s*[\"“«„]$", re.IGNORECASE
)


def gap(sentence: Sentence, start: int, end: int, bonus: float = 0.0) -> Asked:
    """Return the cloze that hides a passage."""
    while end > start and sentence.text[end - 1] in " ,.;:!?":
        end -= 1
    text = sentence.text
    return Asked(
        question=f"{text[:start]}{GAP_OPEN}{text[start:end]}{GAP_CLOSE}{text[end:]}",
        start=start,
        end=end,
        kind=Kind.CLOZE,
        bonus=bonus,
    )


@lru_cache(maxsize=32)
def _quotes(pairs: tuple[str, ...], script: str) -> re.Pattern[str]:
    before, after = ("", "") if script == "cjk" else (r"(?<!\w)", r"(?!\w)")
    inner = (
        rf"{before}{re.escape(a)}[^{re.escape(a + b)}\n]{{2,90}}?{re.escape(b)}{after}"
        for a, b in map(tuple, pairs)
    )
    return re.compile("|".join(inner))


@lru_cache(maxsize=32)
def _units(pack: PhrasePack) -> re.Pattern[str]:
    alternatives = "|".join(sorted(map(re.escape, pack.units), key=len, reverse=True))
    edge, letter = ("", "A-Za-z") if pack.script == "cjk" else (r"(?![\w])", r"\w")
    unit = rf"(?:{alternatives}){edge}"
    spelled = "|".join(map(re.escape, pack.numbers))
    number = rf"(?:\d[\d,.]*|(?:{spelled})\b)" if pack.script != "cjk" else r"\d[\d,.]*"
    return re.compile(
        rf"(?<![{letter}\d.,$€£〜～~%-])(?:[$€£]\s?\d[\d,.]*\d?(?:\s?{unit})?"
        rf"|{number}(?:\s?(?:[-–〜～~]|to|or)\s?{number})?[\s-]?{unit}(?:\s?{unit})?)",
        re.IGNORECASE,
    )
