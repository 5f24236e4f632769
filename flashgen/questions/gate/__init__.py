"""The mechanical checks that every card goes through: `M01` … as the table lists them.

A check that fails keeps the card from being made; a check that only weighs costs it score and
is shown as a mark. Three rows are no check of one draft: M10 compares the cards of a deck (see
`cards.apart`), M20 and M24 hold by the way that cards are chosen, and are tested there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from flashgen.data import Draft
from flashgen.questions import words
from flashgen.questions.gate import foreign, inplace, substance, wording
from flashgen.questions.gate.inplace import shows
from flashgen.questions.gate.look import Look, look
from flashgen.questions.gate.substance import contains, tells
from flashgen.questions.topic import Topic

__all__ = [
    "FAILING",
    "WEIGHING",
    "Verdict",
    "contains",
    "judge",
    "look",
    "passing",
    "shows",
    "tells",
]

_LONG_FRONT, _LONGEST_FRONT = 25, 32
_LONG_ANSWER, _LONGEST_ANSWER = 45, 80
_LONG_LIST = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks say: ids of those that fail, and of those that count against a card."""

    fails: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def judge(draft: Draft, topic: Topic) -> Verdict:
    """Return which checks a draft fails, and which count against it."""
    seen = look(draft, topic)
    fails = tuple(name for name, check in FAILING if check(seen))
    if fails:
        return Verdict(fails)
    return Verdict(marks=tuple(name for name, check in WEIGHING if check(seen)))


def passing(drafts: Iterable[Draft], topic: Topic) -> list[Draft]:
    """Return the drafts that may ship, with what counts against them."""
    judged = ((draft, judge(draft, topic)) for draft in drafts)
    return [replace(draft, marks=it.marks) for draft, it in judged if not it.fails]


Check = Callable[[Look], bool]

FAILING: tuple[tuple[str, Check], ...] = (
    ("M01", wording.is_not_a_question),
    ("M02", lambda seen: words.count(seen.front) > _LONGEST_FRONT),
    ("M03", lambda seen: words.count(seen.answer) > _LONGEST_ANSWER),
    ("M04", substance.leaks),
    ("M04", foreign.leaks),
    ("M04", inplace.leaks),
    ("M05", wording.is_unresolved),
    ("M05", wording.points_back),
    ("M05", wording.breaks_off_the_question),
    ("M05", inplace.leans),
    ("M07", wording.has_stamp),
    ("M08", wording.has_markup),
    ("M09", wording.is_unbalanced),
    ("M12", wording.is_yes_or_no),
    ("M13", wording.is_nameless_opinion),
    ("M13", wording.is_of_oneself),
    ("M14", substance.says_nothing),
    ("M14", substance.breaks_off),
    ("M14", inplace.only_translates),
    ("M14", inplace.is_cut),
    ("M16", wording.has_debris),
    ("M17", wording.starts_low),
    ("M18", substance.is_poor_gap),
    ("M18", foreign.is_poor_gap),
    ("M21", substance.is_filler),
    ("M21", inplace.tells_of_speaker),
    ("M22", substance.is_odd_list),
    ("M23", substance.context_tells),
    ("M25", substance.is_unfaithful),
    ("M25", foreign.reverses),
)
WEIGHING: tuple[tuple[str, Check], ...] = (
    ("M02", lambda seen: words.count(seen.front) > _LONG_FRONT),
    ("M03", lambda seen: words.count(seen.answer) > _LONG_ANSWER),
    ("M06", wording.names_a_speaker),
    ("M11", lambda seen: seen.draft.rule == "weak"),
    ("M15", substance.starts_with_this),
    ("M17", wording.is_headline),
    ("M19", wording.is_clumsy),
    ("M22", lambda seen: len(seen.draft.items) > _LONG_LIST),
)
