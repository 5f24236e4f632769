"""Lists: three to five things under one name, in a sentence or as children."""

from collections.abc import Iterator

from flashgen.questions import casing, clean
from flashgen.questions.clean import Sentence
from flashgen.questions.topic import Asked, Topic

FEWEST, MOST = 3, 5


def such_as(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """N such as A, B and C → Which three N?"""
    return
    yield


def children(topic: Topic) -> Iterator[Asked]:
    """A lead ending in a colon, and two to five parallel children → one list card."""
    items = tuple(clean.plain(child.text) for child in topic.point.children)
    if not 2 <= len(items) <= MOST or topic.sentences or not topic.lead:
        return
    number = topic.pack.numbers[len(items) - 2]
    lead = casing.capitalised(topic.lead)
    yield Asked(
        topic.pack.which_list.format(lead=lead, count=number),
        items=items,
        hides_lead=True,
        about=" ".join(items),
    )
