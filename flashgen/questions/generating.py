"""Over-generate: every question that a rule finds in a key point and that passes the checks.

What it is worth is its rule's base score, mended by what was measured of its sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from flashgen.questions import authored, elliptic, gate, standing, views, words, worthless
from flashgen.questions.choosing import Candidate
from flashgen.questions.clean import Sentence
from flashgen.questions.drafting import drafted
from flashgen.questions.english import grammar, tagging
from flashgen.questions.pack import PhrasePack, is_announced
from flashgen.questions.rules import phrase, plainly
from flashgen.questions.rules.table import RULES, Rule
from flashgen.questions.topic import Asked, Topic

_MARK = 0.06
_NEEDS_MORE, _FEW_WORDS, _LITTLE = 0.72, 10, 0.15
_SHORTEST_CLOZE, _LONGEST_CLOZE = 5, 38


def candidates(about: Topic, rules: tuple[Rule, ...] = RULES) -> Iterator[Candidate]:
    """Return every question that passes the checks, with what it is worth."""
    seen = list(_seen(about))
    for rule in rules:
        if rule.forms in ("", about.pack.forms or "neutral"):
            for place, asked in _found(rule, about, seen):
                draft = drafted(rule.name, asked, about, place)
                for passed in gate.passing([draft], about):
                    score = rule.base + asked.bonus - _MARK * len(passed.marks)
                    costs = _too_little(rule, place, about) + _oddness(rule, place, about)
                    yield Candidate(passed, score - costs, place)


def _too_little(rule: Rule, place: int, about: Topic) -> float:
    """Return what a short sentence costs a rule that needs what stands around its answer.

    Of such cards from sentences under ten words 52 % were usable, of others 74 %.
    """
    if place < 0 or rule.base > _NEEDS_MORE or about.pack.forms != "english":
        return 0.0
    return _LITTLE * (words.count(about.sentences[place].text) < _FEW_WORDS)


def _oddness(rule: Rule, place: int, about: Topic) -> float:
    """Return what a sentence costs that hardly reads as one: telegram style, symbols, a torn line.

    Of cards from such sentences 42 % were usable, of others 61 %. An abbreviation that is spelled
    out is one anywhere.
    """
    if not rule.in_sentence or about.pack.forms != "english" or rule.name in _ANYWHERE:
        return 0.0
    odd = tagging.tag(about.sentences[place].text).oddness
    return _VERY_ODD * (odd > _ODDEST)


_ANYWHERE = frozenset({"highlight", "acronym", "gloss"})
_ODDEST, _VERY_ODD = 0.62, 0.25


def _seen(about: Topic) -> Iterator[tuple[int, Sentence, bool]]:
    """Return the views of each sentence, and whether they can be read by themselves."""
    stop = about.pack.stop_words
    known = (about.note.episode.title, *about.above, about.heading, about.lead)
    told = set(words.stems(" ".join(known), stop))
    for index, sentence in enumerate(about.sentences):
        bases = (sentence,) if index or about.is_child else elliptic.led(sentence, about)
        for base in bases:
            for view in views.of(base, about.pack):
                alone = _stands_alone(view, about)
                if alone and index and not view.stamped:  # its author stamped a fact of its own
                    alone = not standing.leans_back(view.text, told, about.pack)
                yield index, view, alone
        told |= words.stems(sentence.text, stop)


def _stands_alone(view: Sentence, about: Topic) -> bool:
    alone = standing.stands_alone(view, about.pack, about.owner)
    return alone and not worthless.says_nothing(view.text, about)


def _found(
    rule: Rule, about: Topic, seen: list[tuple[int, Sentence, bool]]
) -> Iterator[tuple[int, Asked]]:
    if rule.in_lead and not about.is_child:
        for asked in rule.in_lead(about):
            own = rule.name in authored.RULES
            if about.pack.verbs and is_announced(asked.answer, about.pack):
                continue
            if about.pack.plurals and worthless.is_aside(
                f"{asked.question} {asked.answer}", about.pack
            ):
                continue
            yield (-1 if asked.about else 0), authored.whole(asked, about) if own else asked
    if rule.in_sentence:
        for index, view, alone in seen:
            if alone and not (rule.cloze and _unfit(view, about.pack)):
                if rule.cloze and view.place:
                    continue
                for asked in filter(_is_asked, rule.in_sentence(about, view)):
                    spans = asked.spans or view.spans_at(asked.start, asked.end)
                    question = _placed(view.place, asked.question)
                    yield index, replace(asked, question=question, spans=spans)


def _is_asked(asked: Asked) -> bool:
    return bool(asked.question)


def _placed(place: str, question: str) -> str:
    """Return a question with the opening before it that its sentence had."""
    if not place:
        return question
    first = question.split(maxsplit=1)[0]
    return f"{place}, {first.lower()}{question[len(first) :]}"


def _unfit(view: Sentence, pack: PhrasePack) -> bool:
    """Tell whether a sentence is too short, too long or too broken to hide a part of it."""
    if not _SHORTEST_CLOZE <= words.count(view.text) <= _LONGEST_CLOZE:
        return True
    if view.text.endswith(("?", "？", ":", "：", "…")):
        return True
    if pack.plurals and phrase.SKETCHED.search(view.text):
        return True
    return pack.forms == "english" and not _is_prose(view.text)


def _is_prose(text: str) -> bool:
    """Tell whether a text is one sentence: no thoughts strung together, no field of a form.

    Of gaps in sentences with a/b in them 17 of 41 were usable.
    """
    if text.count(" -- ") > 1 or _FIELD.match(text) or _SLASHED.search(text):
        return False
    return grammar.may_be_sentence(text) or plainly.tells(text)


_FIELD = re.compile(r"(?:Task|Action|To-?do|Owner|Context|Goal|Deadline|Status|Note|Evidence): ")
_SLASHED = re.compile(r"(?<!and)(?<=[a-z]{2})/(?=[a-zA-Z]{3})")
