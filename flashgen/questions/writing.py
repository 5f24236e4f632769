"""Over-generate, judge, choose: from a key point to the drafts that are worth keeping."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flashgen.data import Density, Draft, KeyPoint, Note, Plain, Section, Tag
from flashgen.questions import (
    asks,
    authored,
    cells,
    elliptic,
    gate,
    grouped,
    labelled,
    noted,
    pronouns,
    reasons,
    standing,
    topic,
    views,
    words,
    worthless,
)
from flashgen.questions.choosing import Candidate, choose
from flashgen.questions.clean import Sentence
from flashgen.questions.drafting import drafted
from flashgen.questions.english import grammar, tagging
from flashgen.questions.floor import weak
from flashgen.questions.pack import PhrasePack, is_announced
from flashgen.questions.rules import below, phrase, plainly
from flashgen.questions.rules.table import ONLY_CHILD, RULES, Rule
from flashgen.questions.topic import Asked, Topic

VERSION = 1
"""Of the question writer: raised when the same note gets other questions."""

MOST = {Density.LEAN: 1, Density.NORMAL: 3, Density.RICH: 5}
_MARK = 0.06
_NEEDS_MORE, _FEW_WORDS, _LITTLE = 0.72, 10, 0.15
_SHORTEST_CLOZE, _LONGEST_CLOZE = 5, 38
OWN_NOTE = Tag("own-note")
DESCRIPTION = Tag("source::description")


@dataclass(frozen=True, slots=True)
class Written:
    """The drafts of a key point; `reason` says why there are none."""

    drafts: tuple[Draft, ...] = ()
    reason: str = ""


def write(
    point: KeyPoint,
    section: Section,
    note: Note,
    pack: PhrasePack,
    density: Density = Density.NORMAL,
) -> Written:
    """Return the questions worth asking about a key point."""
    return Writer(note, pack, density).write(point, section)


class Writer:
    """Writes the questions of one note: what holds for the whole note is found once."""

    def __init__(self, note: Note, pack: PhrasePack, density: Density = Density.NORMAL) -> None:
        self._note, self._density = note, density
        self._pack = topic.as_written(pack, note)
        self._names = topic.names_in(note)
        self._repeated = topic.repeated_leads(note)
        self._low = topic.low_in(note) if self._pack.verbs else ()

    def write(self, point: KeyPoint, section: Section) -> Written:
        """Return the questions worth asking about a key point."""
        about = topic.of(point, section, self._note, self._pack, self._names)
        about = replace(about, sentences=pronouns.resolved(about.sentences, self._pack))
        about = topic.defined(about)
        repeated = point.lead.casefold() in self._repeated
        about = replace(about, repeated=repeated, low=self._low)
        if own := tuple(asks.drafts(about)):
            return Written(own)
        if asks.is_unanswered(about):
            return Written(reason=reasons.UNANSWERED)
        if reason := _no_content(about) or noted.reason(about):
            return Written(reason=reason)
        if (group := grouped.of(section, about)) and not self._is_vague(group.asked):
            return _under_heading(about, group)
        whole = _row(about, MOST[self._density]) or _listed(about)
        if whole or (about.pack.script == "cjk" and cells.is_row(about)):
            return Written(tuple(whole), "" if whole else reasons.ROW)
        sponsored = _sponsored(about)
        most = 1 if sponsored or point.own else MOST[self._density]
        chosen = choose(candidates(about), most, self._density)
        drafts = [candidate.draft for candidate in chosen]
        drafts += _below(about, most - len(drafts), self._density)
        drafts = drafts or _labelled(about) or _title_alone(about, self._density)
        drafts = drafts or weak(about, self._density)
        if not drafts:
            rich = weak(about, Density.RICH)
            return Written(reason=reasons.RICH if rich else reasons.why_none(about))
        if sponsored:
            drafts = [replace(draft, tags=(*draft.tags, DESCRIPTION)) for draft in drafts]
        if point.own:
            drafts = [replace(one, tags=tuple({*one.tags, OWN_NOTE})) for one in drafts]
        return Written(tuple(drafts))

    def _is_vague(self, asked: Asked) -> bool:
        """Tell whether a section's list has a name that hardly says what of: for rich decks.

        Of "X: what are the three points?" 48 % were usable.
        """
        if self._density is Density.RICH or self._pack.forms != "english":
            return False
        return bool(asked.items) and _POINTS.search(asked.question) is not None


_POINTS = re.compile(r" points\)?\?$")


def _no_content(about: Topic) -> str:
    text = about.text.strip()
    if below.is_link(about.point.explanation) and all(
        below.is_link(child.text) for child in about.point.children
    ):
        return reasons.TITLE if about.lead or text else "empty"
    if not text and not about.point.children and not about.point.remarks:
        return reasons.TITLE if about.lead else "empty"
    if text.casefold().strip(" .!…") in about.pack.fillers:
        return "nothing but filler"
    if worthless.is_none(about):
        return reasons.TALK
    return ""


def _below(about: Topic, room: int, density: Density) -> list[Draft]:
    """Return the questions about what stands below the point, the note-taker's own tagged."""
    drafts: list[Draft] = []
    for part in below.topics(about):
        if len(drafts) >= room:
            break
        for candidate in choose(candidates(part.topic), 1, density):
            draft = replace(candidate.draft, fact=candidate.draft.fact or Plain(part.topic.text))
            drafts.append(replace(draft, tags=(*draft.tags, OWN_NOTE)) if part.own else draft)
    return drafts


def _under_heading(about: Topic, group: grouped.Group) -> Written:
    """Return the list card of a section of fragments: it is made with the first of them."""
    if group.first is not about.point:
        return Written(reason=grouped.TOGETHER)
    drafts = gate.passing([drafted("section-list", group.asked, about, -1)], about)
    return Written(tuple(drafts)) if drafts else Written(reason=reasons.why_none(about))


def _row(about: Topic, most: int) -> list[Draft]:
    """Return the questions for the cells of a table's row."""
    drafts = (
        drafted(
            "cell", Asked(cell.question, cell.answer, hides_lead=True, about=cell.fact), about, -1
        )
        for cell in cells.asked(about)
    )
    return gate.passing(drafts, about)[:most]


def _listed(about: Topic) -> list[Draft]:
    """Return the list card of a bare lead, which tells more than a gap in one of its children."""
    asked = grouped.below(about) if about.pack.script == "cjk" else None
    if asked is None or len(asked.items) <= grouped.FEWEST:
        return []
    draft = drafted("children", asked, about, -1)
    return [] if gate.judge(draft, about).fails else [draft]


def _title_alone(about: Topic, density: Density) -> list[Draft]:
    """Return the question for a lead without an explanation: its children, or its own words."""
    told = grouped.as_sentence(about)
    if told:
        chosen = choose(candidates(told), 1, density)
        if chosen:
            return [replace(chosen[0].draft, fact=Plain(about.lead))]
    asked = grouped.below(about)
    if asked:
        return gate.passing([drafted("children", asked, about, -1)], about)
    only = grouped.only_child(about)
    if only is None:
        return []
    rules = ONLY_CHILD if only.pack.forms else RULES
    framed = [candidate.draft for candidate in choose(candidates(only, rules), 1, density)]
    if only.pack.script != "cjk" and framed:
        return framed
    return _labelled(only) or framed or weak(only, density)


def _sponsored(about: Topic) -> bool:
    if any(sentence.sourced for sentence in about.sentences):
        return True
    low = f"{about.heading} {about.lead} {about.text[:200]}".casefold()
    return any(cue in low for cue in about.pack.sponsors)


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
    told = set(words.stems(f"{about.note.episode.title} {about.heading} {about.lead}", stop))
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
    if pack.forms == "english" and view.text.count(" -- ") > 1:
        return True  # thoughts strung together
    if pack.forms == "english" and _FIELD.match(view.text):
        return True
    if pack.forms == "english" and _SLASHED.search(view.text):
        return True  # of 41 such gaps 17 were usable
    if pack.plurals and phrase.SKETCHED.search(view.text):
        return True
    return pack.forms == "english" and not (
        grammar.may_be_sentence(view.text) or plainly.tells(view.text)
    )


_FIELD = re.compile(r"(?:Task|Action|To-?do|Owner|Context|Goal|Deadline|Status|Note|Evidence): ")
_SLASHED = re.compile(r"(?<!and)(?<=[a-z]{2})/(?=[a-zA-Z]{3})")


def _labelled(about: Topic) -> list[Draft]:
    """Return the question for a label with a formula, a snippet or a short value after it."""
    found = labelled.value(about)
    if found is None:
        return []
    asked = Asked(found.question, found.answer, about=found.answer, hides_lead=True)
    draft = drafted(found.rule, asked, about, 0)
    return gate.passing([replace(draft, answer_is_markdown=found.is_markdown)], about)
