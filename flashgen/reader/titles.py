"""Lines that head what follows: titles without a mark, labels of lists, questions."""

import re
from collections.abc import Sequence
from itertools import pairwise

from flashgen import timestamps
from flashgen.markdown import Block
from flashgen.reader import headings, leads, lists, points, running
from flashgen.reader.outline import BELOW_HEADINGS, Outline
from flashgen.reader.place import Text

_BOLD_LINE = re.compile(r"(\*\*|__)([^\n]+)\1[:：]?")
_ONLY_MATH = re.compile(r"(?:\$\$.*\$\$\s*)+", re.DOTALL)
_FEWEST_TITLES, _LONGEST_FRAGMENT, _LONGEST_UNTITLED = 3, 5, 20


def answered(outline: Outline, blocks: Sequence[Block], index: int, said: str) -> int:
    """Read a question and the one paragraph that answers it; 0 where there is none."""
    after = [*blocks[index + 1 : index + 3], None, None]
    following, beyond = after[:2]
    if following is None or following.kind != "paragraph" or not _is_question(said):
        return 0
    told = points.paragraph(outline.text, following)[0]
    if _is_question(told) or not _is_told(outline, following):
        return 0
    if beyond is not None and beyond.kind not in {"heading", "rule"}:
        further = points.paragraph(outline.text, beyond)[0] if beyond.kind == "paragraph" else ""
        if not _is_question(further):
            return 0
    parts = points.Parts(outline.text.at(blocks[index].start))
    for block in (blocks[index], following):
        text, embeds, _ = points.paragraph(outline.text, block)
        parts.texts.append(text)
        parts.embeds += embeds
    outline.add(points.key_point(parts, spans=outline.spans, listed=False))
    return 2


def _is_question(said: str) -> bool:
    """Tell whether a line is a question that asks for something, or is bold."""
    bare = unbolded(said)
    return leads.is_asking(said) and (bare != said or running.asks(bare))


def title(outline: Outline, blocks: Sequence[Block], index: int, said: str) -> int:
    """Read a line that serves as a heading, or as the label of a list; 0 where it is none."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or "\n" in said:
        return 0
    if following.kind == "list" and _is_label(said):
        lists.labelled(outline, blocks[index], said, following)
        return 2
    if following.kind != "paragraph" or not _heads(outline, said, following):
        return 0
    refused = headings.of_heading(leads.bare(said))
    outline.open(blocks[index], said, BELOW_HEADINGS, refused)
    if refused:
        outline.skip(blocks[index], refused)
    elif leads.split(said, listed=False).explanation and leads.split(said, listed=False).lead:
        parts = points.Parts(outline.text.at(blocks[index].start), [said])
        outline.add(points.key_point(parts, listed=False))
    return 1


def _is_label(said: str) -> bool:
    return said.endswith(("?", "？")) or leads.is_title(unbolded(said))


def _heads(outline: Outline, said: str, following: Block) -> bool:
    """Tell whether a line is the title of the paragraph after it."""
    title = leads.is_title(unbolded(said)) or (outline.titled and is_untitled(said))
    if not title or is_math(outline, following):
        return False
    if timestamps.find(said) and _opens_with_time(outline, following):
        return False  # one of several lines with times
    labelled = leads.split(said).lead and not said.endswith((":", "：")) and said[:2] != "**"
    return (outline.titled or not labelled) and _is_told(outline, following)


def are_titled(text: Text, blocks: Sequence[Block]) -> bool:
    """Tell whether a note's titles are lines without a full stop, as its paragraphs have one."""
    said = [
        points.paragraph(text, block)[0] if block.kind == "paragraph" else "" for block in blocks
    ]
    long = [one for one in said if leads.words(one) > _LONGEST_UNTITLED]
    ended = [one for one in long if leads.is_ended(one)]
    titles = sum(
        is_untitled(one) and leads.is_ended(after) and leads.words(after) > _LONGEST_FRAGMENT
        for one, after in pairwise(said)
    )
    return titles >= _FEWEST_TITLES and 5 * len(ended) >= 4 * len(long)


def is_untitled(said: str) -> bool:
    """Tell whether a line is written as a title is where no mark tells one."""
    return (
        said[:1].isalnum()
        and "\n" not in said
        and not leads.is_ended(said)
        and leads.words(said) <= _LONGEST_UNTITLED
        and not timestamps.find(said)
        and "](" not in said
    )


def _opens_with_time(outline: Outline, block: Block) -> bool:
    first = next((line.text for line in outline.text.lines(block)), "")
    return bool(leads.opening_stamps(first)[1])


def unbolded(said: str) -> str:
    """Return a line that is bold as a whole without its marks, and what ends it."""
    whole = _BOLD_LINE.fullmatch(said)
    return re.sub(r"[:：.?？]$", "", whole[2]) if whole else said


def _is_told(outline: Outline, block: Block) -> bool:
    """Tell whether a paragraph says something, so that a line above it may be its title."""
    said = points.paragraph(outline.text, block)[0]
    few = leads.words(said) <= 4  # noqa: PLR2004
    return not few and (not leads.is_title(said) or running.is_running(said))


def is_math(outline: Outline, block: Block) -> bool:
    """Tell whether a block is but a formula on lines of its own."""
    return bool(_ONLY_MATH.fullmatch(outline.text.text[block.start : block.end].strip()))
