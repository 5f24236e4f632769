"""Cards that the author wrote out in the note: taken as they are."""

from collections.abc import Iterator

from flashgen.data import GAP_CLOSE, GAP_OPEN, Ask, Draft, Kind, Plain
from flashgen.questions import clean
from flashgen.questions.topic import Topic


def drafts(about: Topic) -> Iterator[Draft]:
    """Return the author's own cards; an empty answer means the explanation.

    A ==highlight== is no card yet but a wish for a gap: the rules make the sentence around it.
    """
    for ask in about.point.asks:
        if not _is_highlight(ask, about):
            yield Draft(
                kind=ask.kind,
                question=Plain(ask.question),
                answer=Plain(
                    "" if ask.kind is Kind.CLOZE else ask.answer or about.point.explanation
                ),
                fact=clean.plain(ask.question),
                rule="author",
                spans=about.point.spans or about.section.spans,
                context=_context(about),
                answer_is_markdown=True,
            )


def _answer(ask: Ask, about: Topic) -> Plain:
    if ask.kind is Kind.CLOZE:
        return Plain("")
    return Plain(ask.answer or about.point.explanation)


def _is_highlight(ask: Ask, about: Topic) -> bool:
    if ask.kind is not Kind.CLOZE:
        return False
    gap = ask.question.partition(GAP_OPEN)[2].partition(GAP_CLOSE)[0]
    return any(
        gap in sentence.text[start:end] for sentence in about.raw for start, end in sentence.marked
    )


def _context(about: Topic) -> tuple[Plain, ...]:
    episode = about.note.episode
    where = f"› {about.heading}" if about.heading else ""
    parts = dict.fromkeys((about.owner, episode.show or episode.title, where))
    return tuple(Plain(part) for part in parts if part)
