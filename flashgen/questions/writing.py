"""Over-generate, judge, choose: from a key point to the drafts that are worth keeping."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flashgen.data import (
    GAP_CLOSE,
    GAP_OPEN,
    Density,
    Draft,
    KeyPoint,
    Kind,
    Note,
    Plain,
    Section,
    Span,
    Tag,
)
from flashgen.questions import (
    asks,
    authored,
    below,
    cells,
    cjk,
    english,
    gate,
    grammar,
    grouped,
    labelled,
    noted,
    plainly,
    pronouns,
    reasons,
    standing,
    tagging,
    topic,
    views,
    whence,
    words,
    worth,
    worthless,
)
from flashgen.questions.clean import Sentence
from flashgen.questions.explaining import answer
from flashgen.questions.pack import PhrasePack, is_announced
from flashgen.questions.table import RULES, Rule
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.wordclasses import FINITE

VERSION = 1
"""Of the question writer: raised when the same note gets other questions."""

MOST = {Density.LEAN: 1, Density.NORMAL: 3, Density.RICH: 5}
_WORTH_MORE = {Density.LEAN: 2.0, Density.NORMAL: 0.74, Density.RICH: 0.62}
"""What a second card of a key point must score."""
_WORTH_ONE = 0.5
_SHORTEST_WEAK = 5
_OVERLAP = 0.6
_MARK = 0.06
_SHORTEST_CLOZE, _LONGEST_CLOZE = 5, 38
WEAK = Tag("flashgen::weak")
OWN_NOTE = Tag("own-note")
DESCRIPTION = Tag("source::description")


@dataclass(frozen=True, slots=True)
class Written:
    """The drafts of a key point; `reason` says why there are none."""

    drafts: tuple[Draft, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft that passed the checks, with what it is worth and where it comes from."""

    draft: Draft
    score: float
    sentence: int
    """Which sentence it asks about; -1 for the lead or the children."""


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

    def write(self, point: KeyPoint, section: Section) -> Written:
        """Return the questions worth asking about a key point."""
        about = topic.of(point, section, self._note, self._pack, self._names)
        about = replace(about, sentences=pronouns.resolved(about.sentences, self._pack))
        about = topic.defined(about)
        if own := tuple(asks.drafts(about)):
            return Written(own)
        if reason := _no_content(about) or noted.reason(about):
            return Written(reason=reason)
        if group := grouped.of(section, about):
            return _under_heading(about, group)
        if whole := _row(about, MOST[self._density]) or _listed(about):
            return Written(tuple(whole))
        sponsored = _sponsored(about)
        most = 1 if sponsored or point.own else MOST[self._density]
        chosen = _choose(candidates(about), most, self._density)
        drafts = [candidate.draft for candidate in chosen]
        drafts += _below(about, most - len(drafts), self._density)
        drafts = drafts or _labelled(about) or _title_alone(about, self._density) or _weak(about)
        if not drafts:
            return Written(reason=reasons.why_none(about))
        if sponsored:
            drafts = [replace(draft, tags=(*draft.tags, DESCRIPTION)) for draft in drafts]
        if point.own:
            drafts = [replace(one, tags=tuple({*one.tags, OWN_NOTE})) for one in drafts]
        return Written(tuple(drafts))


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
        for candidate in _choose(candidates(part.topic), 1, density):
            draft = replace(candidate.draft, fact=candidate.draft.fact or Plain(part.topic.text))
            drafts.append(replace(draft, tags=(*draft.tags, OWN_NOTE)) if part.own else draft)
    return drafts


def _under_heading(about: Topic, group: grouped.Group) -> Written:
    """Return the list card of a section of fragments: it is made with the first of them."""
    if group.first is not about.point:
        return Written(reason=grouped.TOGETHER)
    drafts = gate.passing([_draft("section-list", group.asked, about, -1)], about)
    return Written(tuple(drafts)) if drafts else Written(reason=reasons.why_none(about))


def _row(about: Topic, most: int) -> list[Draft]:
    """Return the questions for the cells of a table's row."""
    drafts = (
        _draft(
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
    draft = _draft("children", asked, about, -1)
    return [] if gate.judge(draft, about).fails else [draft]


def _title_alone(about: Topic, density: Density) -> list[Draft]:
    """Return the question for a lead without an explanation: its children, or its own words."""
    told = grouped.as_sentence(about)
    if told:
        chosen = _choose(candidates(told), 1, density)
        if chosen:
            return [replace(chosen[0].draft, fact=Plain(about.lead))]
    asked = grouped.below(about)
    if asked:
        return gate.passing([_draft("children", asked, about, -1)], about)
    only = grouped.only_child(about)
    if only is None:
        return []
    framed = []
    if only.pack.script == "cjk" or only.pack.verbs:
        framed = [candidate.draft for candidate in _choose(candidates(only), 1, density)]
    if only.pack.verbs and framed:
        return framed
    return _labelled(only) or framed or _weak(only)


def _sponsored(about: Topic) -> bool:
    if any(sentence.sourced for sentence in about.sentences):
        return True
    low = f"{about.heading} {about.lead} {about.text[:200]}".casefold()
    return any(cue in low for cue in about.pack.sponsors)


def candidates(about: Topic, rules: tuple[Rule, ...] = RULES) -> Iterator[Candidate]:
    """Return every question that passes the checks, with what it is worth."""
    seen = [
        (index, view, _stands_alone(view, about))
        for index, sentence in enumerate(about.sentences)
        for base in ((sentence,) if index or about.is_child else views.led(sentence, about))
        for view in views.of(base, about.pack)
    ]
    for rule in rules:
        if rule.forms in ("", about.pack.forms or "neutral"):
            for place, asked in _found(rule, about, seen):
                draft = _draft(rule.name, asked, about, place)
                for passed in gate.passing([draft], about):
                    score = rule.base + asked.bonus - _MARK * len(passed.marks)
                    yield Candidate(passed, score, place)


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
    return pack.forms == "english" and not (
        grammar.may_be_sentence(view.text) or plainly.tells(view.text)
    )


def _draft(rule: str, asked: Asked, about: Topic, place: int) -> Draft:
    raw = about.raw[place] if place >= 0 and about.raw else Sentence("")
    spans = asked.spans or (
        about.sentences[place].spans_at(asked.start, asked.end) if place >= 0 and about.raw else ()
    )
    draft = Draft(
        kind=asked.kind,
        question=Plain(_with_name(asked.question, raw.text, about)),
        answer=Plain(asked.answer),
        fact=Plain(asked.about or raw.clause_of(spans)),
        rule=rule,
        items=tuple(Plain(item) for item in asked.items),
        spans=spans or about.point.spans or _last_stamp(about) or about.section.spans,
    )
    return replace(draft, context=_context(draft, asked, about))


def _last_stamp(about: Topic) -> tuple[Span, ...]:
    """Return the stamps at the end of the explanation: they hold for all of it."""
    last = about.raw[-1] if about.raw else Sentence("")
    return last.stamped[-1].spans if last.stamped else ()


def _with_name(question: str, text: str, about: Topic) -> str:
    """Return the question with a name that opened its clause as a name."""
    for name in set(re.findall(r"\b[A-Z][\w-]+", text)) & about.names:
        low = name.lower()
        if name not in question and low in question and low not in text:
            question = re.sub(rf"\b{re.escape(low)}\b", name, question, count=1)
    return question


def _context(draft: Draft, asked: Asked, about: Topic) -> tuple[Plain, ...]:
    """Guest, show, title, and the lead or else the heading: what gives nothing away."""
    seen = gate.look(draft, about)
    episode = about.note.episode
    shows_lead = (
        not asked.hides_lead
        and not about.is_running
        and about.lead
        and about.lead not in draft.question
    )
    tail = [about.lead] if shows_lead and not (about.is_label and about.pack.label_of) else []
    tail.append(about.heading)
    known = (about.owner, episode.show, episode.title)
    hidden = [p for p in tail if p and p not in known]
    where = next((p for p in hidden if not gate.contains(p, seen.answer_stems, about)), "")
    return tuple(
        Plain(part)
        for part in whence.parts(about, where)
        if not gate.contains(part, seen.answer_stems, about)
    )


def _choose(candidates: Iterator[Candidate], most: int, density: Density) -> list[Candidate]:
    ranked = sorted(candidates, key=lambda c: -c.score)
    chosen: list[Candidate] = []
    for candidate in ranked:
        if len(chosen) == most or candidate.score < (
            _WORTH_MORE[density] if chosen else _WORTH_ONE
        ):
            break
        if all(_differ(candidate, other, density) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.sentence)


def _differ(one: Candidate, other: Candidate, density: Density) -> bool:
    """Two cards may stand side by side: of other facts, with other answers.

    Rich takes two of one sentence, a question and a cloze, where they share no word.
    """
    if density is Density.RICH and one.draft.kind is not other.draft.kind:
        kept = one.draft.question != other.draft.question
        first, second = (words.stems(_said(c.draft), frozenset()) for c in (one, other))
        return kept and not first & second
    if one.draft.fact == other.draft.fact or one.draft.question == other.draft.question:
        return False
    if one.draft.rule == other.draft.rule == "glossary":
        return True
    if one.sentence == other.sentence and one.draft.spans == other.draft.spans:
        return False
    mine, theirs = (words.stems(_said(c.draft), frozenset()) for c in (one, other))
    return len(mine & theirs) <= _OVERLAP * max(1, min(len(mine), len(theirs)))


def _said(draft: Draft) -> str:
    if draft.kind is Kind.CLOZE:
        return draft.question.partition(GAP_OPEN)[2].partition(GAP_CLOSE)[0]
    return " ".join((draft.answer, *draft.items))


def _is_name(about: Topic) -> bool:
    """Tell whether a lead is but somebody's name or initials: "JH", "Wes"."""
    lead = about.lead
    return (
        about.pack.forms == "english"
        and lead.isalpha()
        and lead[0].isupper()
        and (not english.is_common(lead))
    )


def _labelled(about: Topic) -> list[Draft]:
    """Return the question for a label with a formula, a snippet or a short value after it."""
    found = labelled.value(about)
    if found is None:
        return []
    asked = Asked(found.question, found.answer, about=found.answer, hides_lead=True)
    draft = _draft(found.rule, asked, about, 0)
    return gate.passing([replace(draft, answer_is_markdown=found.is_markdown)], about)


_LONGEST_WEAK_LEAD = 8
_CODE_OR_PERSON = re.compile(
    r"[A-Z]{2,4}-?\d{2,4}|(?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w.’'-]+|\W*\d+\W*|(?:option|step|part) \w+"
    r"|[\w .,’'-]{3,60} \(\d{2,4}\)|\W+"
    r"|(?:examples?|quotes?|key quotes?|cross[- ]\S+|related \w+|see also|links?|implications?"
    r"|considerations?|strategy|questions?|summary|overview|context|background)"
    r"|(?:better|worse|good|bad|note|action items?|todo|priorities|important note|\*?note|soft|hard"
    r"|(?:key|core|main) (?:insight|principle|idea|point|takeaway|lesson|message)|ultimate goal)",
    re.IGNORECASE,
)


_CELLS = re.compile(r"(?:[^;:]{1,40}: [^;]+; ?){2,}[^;:]{1,40}: [^;]+")
"""A row of a table."""


def _names_something(lead: str) -> bool:
    """Tell whether a lead says what its point is about: no code, no praise, no speech."""
    if words.count(lead) > _LONGEST_WEAK_LEAD or lead.endswith("?"):
        return False
    if lead.split(maxsplit=1)[0].casefold() in english.PREPOSITIONS:
        return False
    found = tagging.tag(lead).tags
    if " " in lead and (found[:1] == ("B",) or found[0] in FINITE or grammar.clause(f"{lead}.")):
        return False  # an order, or a statement: it holds the point itself
    match = _CODE_OR_PERSON.fullmatch(lead)
    if match and lead[:1].isupper() and " " in lead:  # two capitals: a person, or a headline
        return any(english.is_common(word) for word in lead.split())
    return match is None


def _weak(about: Topic) -> list[Draft]:
    """Return the floor: the lead in quotes, and the first sentence as its answer."""
    if not about.lead or not about.sentences or about.is_running or _is_name(about):
        return []
    if about.pack.script == "cjk" and (cjk.is_no_topic(about) or cjk.says_nothing(about)):
        return []
    if worthless.opens_empty(about):
        return []
    if words.count(about.text) < _SHORTEST_WEAK or (about.is_label and not about.heading):
        return []
    pack = about.pack
    if pack.forms == "english" and not _names_something(about.lead):
        return []
    frame = pack.weak_owner if about.owner else pack.weak
    short = pack.forms == "english" and " " not in about.lead and english.is_common(about.lead)
    named = (about.is_label or short) and about.heading and about.heading != about.lead
    lead = f"{about.heading}: {about.lead}" if named else about.lead
    lead = lead.replace("“", "‘").replace("”", "’").replace('"', "’")
    lead = lead.strip("‘’") if about.pack.script == "cjk" else lead
    first = about.sentences[0]
    if pack.forms == "english" and (
        worth.is_about_the_talk(first.text)
        or worth.is_impression(first.text)
        or _CELLS.fullmatch(about.text)
    ):
        return []
    asked = Asked(
        question=cjk.of_label(about) or frame.format(lead=lead, owner=about.owner),
        answer=answer(cjk.statement(about)),
        end=len(first.text),
        hides_lead=True,
    )
    draft = replace(_draft("weak", asked, about, 0), tags=(WEAK,))
    return gate.passing([draft], about)
