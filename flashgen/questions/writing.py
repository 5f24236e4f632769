"""Over-generate, judge, choose: from a key point to the drafts that are worth keeping."""

import re
from dataclasses import dataclass, replace

from flashgen.data import Density, Draft, KeyPoint, Note, Plain, Section, Tag
from flashgen.questions import (
    asks,
    cells,
    gate,
    grouped,
    labelled,
    noted,
    pronouns,
    reasons,
    topic,
    whence,
    worthless,
)
from flashgen.questions.choosing import choose
from flashgen.questions.drafting import drafted
from flashgen.questions.floor import weak
from flashgen.questions.generating import candidates
from flashgen.questions.pack import PhrasePack
from flashgen.questions.rules import below
from flashgen.questions.rules.table import ONLY_CHILD, RULES
from flashgen.questions.topic import Asked, Topic

VERSION = 1
"""Of the question writer: raised when the same note gets other questions."""

MOST = {Density.LEAN: 1, Density.NORMAL: 3, Density.RICH: 5}
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
        self._title = whence.title_heading(note)
        self._low = topic.low_in(note) if self._pack.verbs else ()

    def write(self, point: KeyPoint, section: Section) -> Written:
        """Return the questions worth asking about a key point."""
        about = topic.of(point, section, self._note, self._pack, self._names)
        about = replace(about, sentences=pronouns.resolved(about.sentences, self._pack))
        about = topic.defined(about)
        repeated = point.lead.casefold() in self._repeated
        above = whence.headings(about, self._title)
        about = replace(about, repeated=repeated, above=above, low=self._low)
        if about.point.asks and (own := _authored(about)):
            return own
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
        drafts = drafts or _labelled(about, self._density) or _title_alone(about, self._density)
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


def _authored(about: Topic) -> Written | None:
    """Return the author's own cards; None where there is but a gap to be made."""
    if own := tuple(asks.drafts(about)):
        return Written(own)
    return Written(reason=reasons.UNANSWERED) if asks.is_unanswered(about) else None


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
    return _labelled(only, density) or framed or weak(only, density)


def _sponsored(about: Topic) -> bool:
    if any(sentence.sourced for sentence in about.sentences):
        return True
    low = f"{about.heading} {about.lead} {about.text[:200]}".casefold()
    return any(cue in low for cue in about.pack.sponsors)


def _labelled(about: Topic, density: Density) -> list[Draft]:
    """Return the question for a label with a formula, a snippet or a short value after it.

    Of 17 questions for a block of code none was usable: only a rich deck has them.
    """
    found = labelled.value(about)
    block = found is not None and found.rule == "snippet" and found.is_markdown
    if found is None or (block and density is not Density.RICH):
        return []
    asked = Asked(found.question, found.answer, about=found.answer, hides_lead=True)
    draft = drafted(found.rule, asked, about, 0)
    return gate.passing([replace(draft, answer_is_markdown=found.is_markdown)], about)
