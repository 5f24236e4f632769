"""Cards that the author wrote out in the note: taken as they are."""

from collections.abc import Iterator

from flashgen import timestamps
from flashgen.data import GAP_CLOSE, GAP_OPEN, Ask, Draft, Kind, Plain, Span
from flashgen.questions import clean, whence
from flashgen.questions.topic import Topic


def drafts(about: Topic) -> Iterator[Draft]:
    """Return the author's own cards; an empty answer means the explanation.

    A ==highlight== is no card yet but a wish for a gap: the rules make the sentence around it.
    """
    for ask in about.point.asks:
        if not _is_highlight(ask, about) and (ask.kind is Kind.CLOZE or _answer(ask, about)):
            yield Draft(
                kind=ask.kind,
                question=Plain(ask.question),
                answer=_answer(ask, about),
                fact=clean.plain(ask.question),
                rule="author",
                spans=_spans(ask) or about.point.spans or about.section.spans,
                context=tuple(Plain(part) for part in whence.parts(about, about.heading)),
                answer_is_markdown=True,
            )


def is_unanswered(about: Topic) -> bool:
    """Tell whether all that a point has is a question of the author's that nothing answers."""
    found = [ask for ask in about.point.asks if ask.kind is Kind.QA]
    return bool(found) and not about.point.explanation.strip() and not about.point.children


def _answer(ask: Ask, about: Topic) -> Plain:
    if ask.kind is Kind.CLOZE:
        return Plain("")
    return Plain(timestamps.strip(ask.answer or about.point.explanation))


def _spans(ask: Ask) -> tuple[Span, ...]:
    """Return the stamps that the author wrote into this very card."""
    return tuple(stamp.span for stamp in timestamps.find(f"{ask.question} {ask.answer}"))


def _is_highlight(ask: Ask, about: Topic) -> bool:
    if ask.kind is not Kind.CLOZE:
        return False
    gap = ask.question.partition(GAP_OPEN)[2].partition(GAP_CLOSE)[0]
    return any(
        gap in sentence.text[start:end] for sentence in about.raw for start, end in sentence.marked
    )
