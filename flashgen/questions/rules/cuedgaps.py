"""Clozes behind a cue: what something is called, and what is set against something else."""

import re
from collections.abc import Iterator

from flashgen.questions import english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.rules.gaps import LONGEST_BOLD, gap
from flashgen.questions.topic import Asked, Topic


def called(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """… is called X; … known as X → the name is the gap."""
    match = _CALLED.search(sentence.text)
    if match is None or _is_part_of_quote(match):
        return
    if "a" not in english.classes(match["x"]):  # be called due: no name
        yield gap(sentence, *match.span("x"))


def _is_part_of_quote(match: re.Match[str]) -> bool:
    """Tell whether a name goes on behind the gap, "Technology, …", or is none: named columns."""
    before, after = match.string[: match.start("x")], match.string[match.end("x") :]
    opened = before.endswith(('"', "“"))
    named = re.search(r"\bnamed (?:the |an? )?$", before) is not None
    return (opened and after[:1] not in '"”') or (named and match["x"].islower())


def contrasted(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """… not A but B; … B, not A → B is the gap, and A makes it precise."""
    if (match := _NOT_BUT.search(sentence.text)) and not _CLAUSE.match(match["x"]):
        yield gap(sentence, *match.span("x"))


def cued(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """What follows a cue word of the phrase pack, up to the next punctuation."""
    for cue in topic.pack.cues:
        at = sentence.text.find(cue, 4)
        if at < 0:
            continue
        start = at + len(cue)
        end = start + len(
            re.split(r"[,.;:!?()，。；：！？、（）“”«»]", sentence.text[start:])[0].rstrip()
        )
        passage = sentence.text[start:end]
        whole = passage.split()[-1:] and passage.split()[-1].casefold() not in topic.pack.stop_words
        if whole and 2 <= words.count(passage) <= LONGEST_BOLD:
            yield gap(sentence, start, end)
        return


_CLAUSE = re.compile(r"(?:because|when|if|since|as|so|it|they|this|that|he|she|we|you|I)\b")
_CALLED = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|often|also|sometimes|so|which|he|she|they) "
    r"(?:called|dubbed|termed|named)"
    r"|known as|referred to as) "
    r"(?!(?:by|after|in|for|at|on|when|if|once|from|with|to|as)\b)(?:the |an? "
    r")?[\"“]?(?P<x>[^,.;:()\"”]{3,50}?)"
    r"(?=[\"”]|[,.;:()]|$| (?:which|that|to|for|where|and|in|by|because|is|are)\b)"
)
_NOT_BUT = re.compile(
    r"\b(?:not (?:just |only |merely |simply )?[^,.;]{3,60}?,? but (?:rather |also "
    r"|instead )?(?P<x>[^,.;]{6,60})(?=[.;]|$))"
)
