"""A lead in quotes: a term that somebody coined, or a claim that is denied."""

import re
from collections.abc import Iterator

from flashgen.questions import standing, words
from flashgen.questions.english import grammar
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.leading import best, short
from flashgen.questions.topic import Asked, Topic


def quoted_term(topic: Topic) -> Iterator[Asked]:
    """The “It Factor” → What does G mean by it? “Ice is heavy.” → What is wrong with that claim?"""
    bare = re.sub(r"^(?:The|the) ", "", topic.lead)
    if not topic.sentences or bare[:1] not in '"“' or bare[-1:] not in '"”' or len(bare) < 4:
        return
    inner = bare[1:-1]
    if inner[-1] in ".!?" or grammar.clause(f"{inner}."):
        yield from _claimed(topic, inner.rstrip("."))
        return
    sentence = best(topic, bare) or topic.sentences[0]
    said = _gloss_of(inner, sentence.text)
    if not said:
        said = sentence.text
        if words.count(said) < _FEWEST:
            return  # google it
        if _GOES_ON.match(said) or not standing.stands_alone(sentence, topic.pack, topic.owner):
            return
    text = topic.pack.define.format(term=inner)
    if bare != topic.lead:
        text = f"What does {topic.owner} mean by the {bare}?" if topic.owner else ""
        text = text or f"What is the {bare}?"
    yield Asked(text, answer(said), 0, len(sentence.text), hides_lead=True)


def _gloss_of(term: str, text: str) -> str:
    """Return what stands behind a term as its meaning: the "it factor", or better judgement."""
    match = re.search(
        rf"{re.escape(term)}[\"”,]* ?(?:,|or|–|—|\() ?(?:an? |the )?(?P<y>[^,.;()]{{12,}})",
        text,
        re.IGNORECASE,
    )
    return match["y"] if match else ""


_FEWEST = 4
_GOES_ON = re.compile(r"(?:The )?(?:second|latter|other|another|third|former)\b", re.IGNORECASE)


_DENIES = re.compile(
    r"(?<!go )(?<!goes )(?<!gone )(?<!going )(?<!went )\bwrong\b|"
    r"\b(?:only partly|actually|false|myth|misconception|not true|untrue|in fact|contrary)\b"
    r"|^\w+ (?:do|does|did|is|are|was|were|can)(?:n[’']t| not)[.,;!]|^(?:No|It is not"
    r"|It isn[’']t|That is not|That isn[’']t|This is not)\b",
    re.IGNORECASE,
)


_MYTHS = re.compile(
    r"\b(?:myths?|misconceptions?|misunderstandings?|fallac(?:y|ies)|wrong)\b", re.IGNORECASE
)


def _claimed(topic: Topic, claim: str) -> Iterator[Asked]:
    """Return what is wrong with a claim, where the note contradicts it."""
    said, end = short(topic)
    if words.count(said) < 4 and len(topic.sentences) > 1:
        said = answer(" ".join(sentence.text for sentence in topic.sentences[:2]))
    if _MYTHS.search(topic.heading) or _DENIES.search(said):
        yield Asked(f"What is wrong with the claim “{claim}”?", said, 0, end, hides_lead=True)
