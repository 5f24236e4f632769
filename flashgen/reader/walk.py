"""From block to block: each kind of block has its reader."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from flashgen import markdown, timestamps
from flashgen.data import Markdown, Section
from flashgen.markdown import Block
from flashgen.reader import (
    asks,
    boxes,
    headings,
    leads,
    lists,
    points,
    prose,
    refusals,
    tags,
    talks,
    tidy,
    titles,
)
from flashgen.reader.outline import BELOW_HEADINGS, Growing, Outline
from flashgen.reader.place import Text

_LONGEST_HEADING = 30
_PROSE = 12
_LONGEST_ANSWER = 60
"""Words: a longer answer is for the question writer, no card as it stands."""


def outline(text: Text, title: str) -> Outline:
    """Read a whole note. `title` is what its properties call it."""
    blocks = markdown.blocks(text.text)
    found = Outline(text, [])
    found.begin(Section(Markdown(""), text.at(0)))
    found.speakers = refusals.speakers(
        [text.text[block.start : block.end] for block in blocks if block.kind == "paragraph"],
        sum(block.kind == "heading" for block in blocks),
    )
    found.titled = titles.are_titled(text, blocks)
    own = _title(text, blocks, title)
    if own:
        found.title = _heading_text(text, own)
    if _is_spoken(text, blocks):
        found.skip(blocks[0], refusals.TRANSCRIPT)
    else:
        walk(found, blocks, own)
    found.skipped += found.titles_without_points()
    found.skipped += (refusals.picture(one) for one in found.pictures)
    return found


def walk(found: Outline, blocks: Sequence[Block], title: Block | None = None) -> None:
    """Read blocks in order into the outline."""
    blocks = talks.told(found.text, tidy.tidied(found.text, blocks), title)
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.kind == "heading" and not _is_long(found.text, block):
            used = _answered(found, blocks, index)
            if not used:
                _heading(found, block, is_title=block is title)
            index += used or 1
        elif found.now.refused and _is_refused(found, block):
            index += _refuse(found, block)
        else:
            index += _read(found, blocks, index)


def _read(found: Outline, blocks: Sequence[Block], index: int) -> int:
    block = blocks[index]
    if block.kind in {"paragraph", "heading"}:
        return prose.read(found, blocks, index)
    if block.kind == "list" and _is_numbered_title(found, blocks, index):
        found.open(block, _first_line(found.text, block.children[0]), BELOW_HEADINGS)
    elif block.kind == "quote":
        boxes.quote(found, block, walk)
    elif block.kind in _LEFT_OUT:
        found.skip(block, _LEFT_OUT[block.kind])
    elif block.kind in _READERS:
        _READERS[block.kind](found, block)
    return 1


_READERS = {
    "list": lists.read,
    "table": boxes.table,
    "definitions": boxes.definitions,
    "code": boxes.code,
    "html": tags.read,
    talks.TALK: talks.read,
    talks.ABOUT: talks.read,
}
_LEFT_OUT = {"deep": refusals.TOO_DEEP, "footnote": refusals.FOOTNOTE}


def _is_refused(found: Outline, block: Block) -> bool:
    """Tell whether the section's reason holds for a block: links don't make prose a link."""
    if found.now.refused not in {refusals.LINKS, refusals.CONTENTS} or block.kind != "paragraph":
        return True
    return leads.words(points.paragraph(found.text, block)[0]) < _PROSE


def _refuse(found: Outline, block: Block) -> int:
    """Name a refused section once, at its first block."""
    told = _told(found, block)
    if block.kind != "rule" and not found.now.named and len(told) < max(1, len(block.children)):
        found.now.named = True
        found.skip(block, found.now.refused, found.now.section.title)
    elif found.skipped and found.skipped[-1].reason == found.now.refused:
        found.skip_on(block)
    lists.items(found, told)
    return 1


def _told(found: Outline, block: Block) -> list[Block]:
    """Return the items of a reading list that say something."""
    if block.kind != "list" or found.now.refused != refusals.LINKS:
        return []
    return [
        item
        for item in block.children
        if refusals.is_told("\n".join(points.gather(found.text, item).texts))
    ]


def _heading_text(text: Text, block: Block) -> str:
    written = " ".join(line.text for line in text.lines(block))
    return (
        written.strip().rstrip("=-").strip()
        if not written.startswith("#")
        else written.lstrip("#").rstrip("#").strip()
    )


def _is_long(text: Text, block: Block) -> bool:
    """Tell a paragraph that a line of dashes below it turned into a heading."""
    return leads.words(_heading_text(text, block)) > _LONGEST_HEADING and not text.text.startswith(
        "#", block.start
    )


def _heading(found: Outline, block: Block, *, is_title: bool) -> None:
    written = _heading_text(found.text, block)
    parts = points.Parts(found.text.at(block.start), [written])
    if is_title:
        spans = tuple(stamp.span for stamp in timestamps.find(written))
        found.begin(Section(Markdown(""), found.text.at(block.start), spans=spans))
        return
    bare = leads.bare(markdown.plain(Markdown(timestamps.strip(written))))
    refused = refusals.NO_CARD if points.no_card(parts) else headings.of_heading(bare)
    found.open(block, written, block.level + _is_part(found, block, bare), refused)


def _answered(found: Outline, blocks: Sequence[Block], index: int) -> int:
    """Read a heading that asks, with all that answers it; 0 where it is none.

    The author asks (`## Q: …`, with or without `### A: …` below it), or the audience does.
    """
    block = blocks[index]
    labelled = asks.question(_heading_text(found.text, block))
    asked = labelled or leads.bare(markdown.plain(Markdown(_heading_text(found.text, block))))
    above = [one for one in found.path if one.section.level < block.level]
    if not above or not (labelled or _is_of_audience(asked, above[-1])):
        return 0
    said, begin = _answer_heading(found, blocks, index + 1) if labelled else ("", index + 1)
    ends = {"heading", "rule"} if labelled else {"heading"}
    after = next((n for n in range(begin, len(blocks)) if blocks[n].kind in ends), len(blocks))
    below = blocks[begin:after]
    parts = points.gather(found.text, Block("item", block.start, block.end, children=tuple(below)))
    reply = "\n\n".join(filter(None, (said, *parts.texts, asks.told(parts.children))))
    if not reply or above[-1].refused:
        return 0
    found.resume(above[-1])
    found.skipped += parts.skipped
    lists.add_question(found, parts, asked, reply)
    if not labelled and leads.words(reply) > _LONGEST_ANSWER:
        found.now.points[-1] = replace(found.now.points[-1], asks=())
    return after - index


def _is_of_audience(asked: str, above: Growing) -> bool:
    return asked.endswith(("?", "？")) and headings.is_asked(above.section.title)


def _answer_heading(found: Outline, blocks: Sequence[Block], index: int) -> tuple[str, int]:
    """Return what a heading `A: …` says, and where what stands below it begins."""
    if index == len(blocks) or blocks[index].kind != "heading":
        return "", index
    written = _heading_text(found.text, blocks[index])
    said = asks.answer(written)
    return said, index + (bool(said) or asks.is_answer_label(written))


_PART = re.compile(
    r"\W*(?:key |main )?(?:take-?aways?|points|ideas|highlights|insights|notes?|summary)\W*",
    re.IGNORECASE,
)


def _is_part(found: Outline, block: Block, title: str) -> bool:
    """Tell whether a heading only names what is noted under the one above it, which has a time."""
    above = found.now
    return (
        above.section.level == block.level
        and bool(above.section.spans)
        and not (above.points or above.refused)
        and _PART.fullmatch(title) is not None
    )


def _title(text: Text, blocks: Sequence[Block], known: str) -> Block | None:
    """Return the heading that is the note's own title: the only one of its level, or so named."""
    headings = [block for block in blocks if block.kind == "heading"]
    firsts = [block for block in headings if block.level == 1]
    if not firsts or headings[0] is not firsts[0]:
        return None
    written = markdown.plain(Markdown(_heading_text(text, firsts[0]))).casefold()
    same = known and (known.casefold() in written or written in known.casefold())
    return firsts[0] if same or (len(firsts) == 1 and not known) else None


def _is_spoken(text: Text, blocks: Sequence[Block]) -> bool:
    """Tell whether the headings are speakers who take turns."""
    headings = [_heading_text(text, block) for block in blocks if block.kind == "heading"]
    names = Counter(timestamps.strip(one) for one in headings if timestamps.find(one))
    return names.total() > 7 and len(names) <= names.total() // 2 and len(names) < 8  # noqa: PLR2004


def _is_numbered_title(found: Outline, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a list of one short item is the numbered title of what follows."""
    block = blocks[index]
    following = blocks[index + 1].kind if index + 1 < len(blocks) else ""
    if not block.info or len(block.children) != 1 or following not in {"paragraph", "list"}:
        return False
    item = block.children[0]
    alone = len(item.children) == 1 and item.children[0].kind == "paragraph"
    lines = [line.text for line in found.text.lines(item.children[0])] if alone else []
    return len(lines) == 1 and leads.is_title(lines[0])


def _first_line(text: Text, item: Block) -> str:
    return next((line.text for child in item.children for line in text.lines(child)), "")
