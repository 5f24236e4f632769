"""Which candidates become cards: the best, and others that ask for something else."""

from collections.abc import Iterator
from dataclasses import dataclass

from flashgen.data import GAP_CLOSE, GAP_OPEN, Density, Draft, Kind
from flashgen.questions import words

_WORTH_MORE = {Density.LEAN: 2.0, Density.NORMAL: 0.74, Density.RICH: 0.62}
"""What a second card of a key point must score."""


_WORTH_ONE = {Density.LEAN: 0.55, Density.NORMAL: 0.55, Density.RICH: 0.45}
"""What the first must score: rich takes what is right in but one of two cases."""


_OVERLAP = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft that passed the checks, with what it is worth and where it comes from."""

    draft: Draft
    score: float
    sentence: int
    """Which sentence it asks about; -1 for the lead or the children."""


def choose(candidates: Iterator[Candidate], most: int, density: Density) -> list[Candidate]:
    """Return the best candidates, and of the rest those that ask for something else."""
    ranked = sorted(candidates, key=lambda c: -c.score)
    chosen: list[Candidate] = []
    for candidate in ranked:
        if len(chosen) == most or candidate.score < (
            _WORTH_MORE[density] if chosen else _WORTH_ONE[density]
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
