"""What stands below a key point: its children, and the note-taker's own remarks.

Children of an explanation that is complete by itself are the note-taker's aside where they
come with a picture or speak in the first person; children of a lead that ends in a colon carry
its content. A paragraph after the list is always the note-taker's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flashgen.data import Bullet, Markdown
from flashgen.questions import casing, clean, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar
from flashgen.questions.rules import gaps
from flashgen.questions.topic import Asked, Topic

_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|I've|my|My)\b")
_CHILD_LEAD = re.compile(
    r"^(?:\*\*|__)(?P<lead>[^*_\n]{2,60}?)(?P<end>[:：]?(?:\*\*|__)\s*[:：–—─-]*)\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_PLAIN_LEAD = re.compile(
    r"^(?P<lead>(?!https?|e\.g|i\.e)[^\s:.?!*\[`][^:.?!\n]{1,40}?)(?:: | – | — |：)"
    r"(?P<text>\S.{12,})$",
    re.DOTALL,
)
_JOINT = 34


@dataclass(frozen=True, slots=True)
class Below:
    """A part of what stands below a key point, as a topic of its own."""

    topic: Topic
    own: bool
    """It is the note-taker's own thought, not the guest's."""


def topics(about: Topic) -> Iterator[Below]:
    """Return what stands below a key point and can be asked about by itself."""
    own = _is_aside(about)
    children = [child for child in about.point.children if not is_link(child.text)]
    joint = _joint(about, children) if own or not about.sentences else None
    if joint and own:
        yield Below(joint, own)
    elif not _is_list(about, children):
        for child in children:
            yield Below(_child(about, child, own=own), own)
    for remark in about.point.remarks:
        yield Below(_topic(about, about.lead, remark, own=True), own=True)


def is_link(text: str) -> bool:
    """Tell whether a bullet is but a link, or nothing."""
    return not text.strip() or _LINK.fullmatch(text.strip()) is not None


_LINK = re.compile(
    r"(?:[^\w\s]*\s*)?(?:\[[^\]]*\]\([^)]*\)|https?://\S+|\[\[[^\]]*\]\])[.,;]?(?:\s*[-–—]\s*)?"
)


def _is_aside(about: Topic) -> bool:
    text = about.point.explanation.rstrip()
    if not about.sentences or text.endswith((":", "：")):
        return False
    children = about.point.children
    return bool(about.point.embeds) or any(
        child.embeds or _FIRST_PERSON.search(child.text) for child in children
    )


def _is_list(about: Topic, children: list[Bullet]) -> bool:
    """Tell whether short children are but names of things."""
    return all(words.count(clean.plain(child.text)) < 5 for child in children)


def _child(about: Topic, child: Bullet, *, own: bool) -> Topic:
    match = _CHILD_LEAD.match(child.text)
    # where words have no spaces between them, a bold start may be but the start of a sentence
    if match and (about.pack.script != "cjk" or match["end"].strip("*_ ")):
        return _topic(about, clean.plain(Markdown(match["lead"])), Markdown(match["text"]), own=own)
    if match := _PLAIN_LEAD.match(child.text):
        return _topic(about, clean.plain(Markdown(match["lead"])), Markdown(match["text"]), own=own)
    return replace(_topic(about, about.lead, child.text, own=own), is_child=True)


def _topic(about: Topic, lead: str, text: Markdown, *, own: bool) -> Topic:
    found = clean.sentences(text, about.pack)
    point = replace(about.point, explanation=text, children=(), remarks=(), asks=())
    return replace(
        about,
        point=point,
        lead=lead,
        sentences=found,
        raw=found,
        children=(),
        owner="" if own else about.owner,
        host="" if own else about.host,
        own=own,
    )


def _joint(about: Topic, children: list[Bullet]) -> Topic | None:
    """Join short parallel children into one sentence: together they are understood."""
    texts = [clean.plain(child.text).rstrip(" .,;") for child in children]
    if not 2 <= len(texts) <= 4:
        return None
    text = casing.capitalised("; ".join(texts)) + "."
    if words.count(text) > _JOINT:
        return None
    return _topic(about, about.lead, Markdown(text), own=True)


def predicate(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Of parallel clauses, hide what one of them says: the longest that fits into a gap."""
    parts = sentence.text.split("; ")
    if not topic.own or len(parts) < 2:
        return
    at = 0
    for part in parts:
        found = grammar.clause(part.rstrip(".") + ".")
        if found and found.verb:
            start = at + part.index(found.verb, len(found.subject))
            end = at + len(part.rstrip("."))
            yield gaps.gap(sentence, start, end, bonus=0.01 * words.count(part))
        at += len(part) + 2
