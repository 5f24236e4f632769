"""A draft as the checks look at it, measured once."""

from dataclasses import dataclass

from flashgen.data import GAP_CLOSE, GAP_OPEN, Draft, Kind
from flashgen.questions import words
from flashgen.questions.topic import Topic


@dataclass(frozen=True, slots=True)
class Look:
    """A draft as the checks look at it, measured once."""

    draft: Draft
    topic: Topic
    front: str
    """The question, or the sentence with its gap left out."""
    gap: str
    answer: str
    """All that the answer says, list items included."""
    front_stems: frozenset[str]
    answer_stems: frozenset[str]

    @property
    def is_cloze(self) -> bool:
        """Tell whether it has a gap instead of a question."""
        return self.draft.kind is Kind.CLOZE


def look(draft: Draft, topic: Topic) -> Look:
    """Measure a draft for the checks."""
    stop = topic.pack.stop_words
    front, gap = str(draft.question), _gap(draft)
    if gap:
        before, _, rest = front.partition(GAP_OPEN)
        front = f"{before}…{rest.partition(GAP_CLOSE)[2]}"
    said = answer(draft)
    return Look(draft, topic, front, gap, said, words.stems(front, stop), words.stems(said, stop))


def _gap(draft: Draft) -> str:
    if draft.kind is not Kind.CLOZE or GAP_CLOSE not in draft.question:
        return ""
    return draft.question.partition(GAP_OPEN)[2].partition(GAP_CLOSE)[0]


def answer(draft: Draft) -> str:
    """Return all that the answer says, list items included; of a cloze, its gap."""
    return " ".join((draft.answer, *draft.items)).strip() or _gap(draft)
