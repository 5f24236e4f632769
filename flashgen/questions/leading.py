"""Rules on the lead: which question a headline stands for."""

from collections.abc import Iterator

from flashgen.questions import casing
from flashgen.questions.explaining import answer
from flashgen.questions.topic import Asked, Topic


def question(topic: Topic) -> Iterator[Asked]:
    """A lead that asks is the question as it stands."""
    if topic.lead.endswith(("?", "？")) and topic.sentences:
        first = topic.sentences[0]
        yield Asked(
            topic.lead, answer(topic.named(first.text)), 0, len(first.text), hides_lead=True
        )


def quoted_term(topic: Topic) -> Iterator[Asked]:
    """The “It Factor” → What is the “It Factor”?"""
    bare = topic.lead.removeprefix("The ").removeprefix("the ")
    if topic.sentences and bare[:1] in '"“' and bare[-1:] in '"”' and bare[:1]:
        first = topic.sentences[0]
        yield Asked(
            f"What is the {bare}?",
            answer(topic.named(first.text)),
            0,
            len(first.text),
            hides_lead=True,
        )


def versus(topic: Topic) -> Iterator[Asked]:
    """X vs Y → How do X and Y differ? Only where the text contrasts both."""
    for sign in topic.pack.versus:
        a, found, b = topic.lead.partition(sign)
        if not found or not topic.sentences:
            continue
        sentence = topic.sentences[0]
        low = sentence.text.casefold()
        if any(word in low for word in topic.pack.contrast) and all(
            part.casefold().split()[-1] in low for part in (a, b) if part.split()
        ):
            a, b = (casing.lowered(part.strip(), topic.names) for part in (a, b))
            asked = topic.pack.compare.format(a=a, b=b)
            yield Asked(
                asked, answer(topic.named(sentence.text)), 0, len(sentence.text), hides_lead=True
            )
        return
