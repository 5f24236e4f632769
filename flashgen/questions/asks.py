"""Cards that the author wrote out in the note: taken as they are."""

from collections.abc import Iterator

from flashgen.data import Draft, Plain
from flashgen.questions import clean
from flashgen.questions.topic import Topic


def drafts(about: Topic) -> Iterator[Draft]:
    """Return the author's own cards; an empty answer means the explanation."""
    for ask in about.point.asks:
        yield Draft(
            kind=ask.kind,
            question=Plain(ask.question),
            answer=Plain(ask.answer or about.point.explanation),
            fact=clean.plain(ask.question),
            rule="author",
            spans=about.point.spans or about.section.spans,
            answer_is_markdown=True,
        )
