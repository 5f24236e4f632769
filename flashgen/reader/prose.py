"""Paragraphs to key points: statements, labels, stamps on their own, properties."""

import re
from collections.abc import Sequence

from flashgen import markdown, timestamps
from flashgen.data import Embed, Markdown
from flashgen.markdown import Block
from flashgen.reader import asks, attribution, body, leads, lists, points, refusals
from flashgen.reader.outline import BELOW_HEADINGS, Outline

_ARROW = re.compile(r"(?:→|➜|⇒|=>|->|↳)\s*")
_ONLY_MATH = re.compile(r"(?:\$\$.*\$\$\s*)+", re.DOTALL)
_ATTRIBUTION = re.compile(r"[—–―-]{1,2}\s*[^\W\d][^\n]{1,80}")
_TAGS_ALONE = re.compile(r"(?:\s*#[\w/-]+)+\s*")
_SHORTEST = 3


def read(outline: Outline, blocks: Sequence[Block], index: int) -> int:
    """Take a paragraph into the outline; return how many blocks have been read with it."""
    block = blocks[index]
    if used := _stamped_run(outline, blocks, index):
        return used
    said, embeds, _ = points.paragraph(outline.text, block)
    if not said:
        _without_words(outline, block, embeds)
        return 1
    outline.pictures += embeds if outline.latest() is None else ()
    if _is_aside(outline, block, said):
        return 1
    used = _question(outline, blocks, index, said) or _title(outline, blocks, index, said)
    if not used:
        used = _statement(outline, blocks, index)
    return used


def _without_words(outline: Outline, block: Block, embeds: Sequence[Embed]) -> None:
    if embeds:
        outline.show(embeds)
    elif "![[" in outline.text.text[block.start : block.end]:
        outline.skip(block, refusals.NOTE_EMBED, outline.text.text[block.start : block.end].strip())


def _stamped_run(outline: Outline, blocks: Sequence[Block], index: int) -> int:
    """Refuse chapters and transcripts that are written as a run of paragraphs."""
    run: list[Block] = []
    lines: list[str] = []
    for block in blocks[index:]:
        written = [line.text for line in outline.text.lines(block)]
        if block.kind != "paragraph" or not written or not leads.opening_stamps(written[0])[1]:
            break
        run.append(block)
        lines += written
    reason = refusals.of_lines([refusals.line(line) for line in lines]) if run else ""
    if reason not in {refusals.CHAPTERS, refusals.TRANSCRIPT}:
        return 0
    outline.skip(run[0], reason)
    return len(run)


def _is_aside(outline: Outline, block: Block, said: str) -> bool:
    """Take what is said about the note itself, or is left out, and tell whether it was such."""
    stamps = timestamps.find(said)
    if stamps and not timestamps.strip(said):
        outline.stamp(tuple(stamp.span for stamp in stamps))
        return True
    lines = said.split("\n")
    values = dict(body.fields(said)) if body.is_fields(said) else {}
    if not values and outline.in_head():
        values = {key: str(value) for key, value in body.rows(lines).items()}
    if values:
        outline.properties |= {
            key: value for key, value in values.items() if key not in outline.properties
        }
    reason = refusals.PROPERTY if values else _reason(outline, said, lines)
    if reason:
        outline.skip(block, reason)
    return bool(reason)


def _reason(outline: Outline, said: str, lines: Sequence[str]) -> str:
    if outline.speakers and refusals.speaker(said) in outline.speakers:
        outline.now.refused = refusals.TRANSCRIPT  # the rest of the section is one, too
        return refusals.TRANSCRIPT
    if re.search(r"(?:^|\s)#no-?cards?\b", said):
        return refusals.NO_CARD
    if len(lines) == 1 and refusals.line(said).linked:
        return refusals.LINK
    if _TAGS_ALONE.fullmatch(said):
        return refusals.PROPERTY
    return refusals.of_text(said) or refusals.of_lines([refusals.line(line) for line in lines])


def _question(outline: Outline, blocks: Sequence[Block], index: int, said: str) -> int:
    """Read `Q: …` with `A: …` in the same or the next paragraph; 0 where there is none."""
    asked = asks.question(said)
    if not asked:
        return 0
    parts = points.Parts(outline.text.at(blocks[index].start))
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    reply = ""
    if "\n" not in asked and following and following.kind == "paragraph":
        reply = asks.answer(points.paragraph(outline.text, following)[0])
    if not reply and "\n" not in asked:
        return 0
    lists.add_question(outline, parts, asked, reply)
    return 2 if reply else 1


def _title(outline: Outline, blocks: Sequence[Block], index: int, said: str) -> int:
    """Read a line that serves as a heading, or as the label of a list; 0 where it is none."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or "\n" in said or not leads.is_title(_unbolded(said)):
        return 0
    if following.kind == "list":
        lists.labelled(outline, blocks[index], said, following)
        return 2
    if following.kind == "paragraph" and _is_told(outline, following):
        if leads.split(said).lead and not said.endswith((":", "：")) and not said.startswith("**"):
            return 0
        refused = refusals.of_heading(leads.bare(said))
        outline.open(blocks[index], said, BELOW_HEADINGS, refused)
        if refused:
            outline.skip(blocks[index], refused)
        return 1
    return 0


def _unbolded(said: str) -> str:
    whole = re.fullmatch(r"(\*\*|__)([^\n]+)\1[:：]?", said)
    return re.sub(r"[:：.]$", "", whole[2]) if whole else said


def _is_told(outline: Outline, block: Block) -> bool:
    """Tell whether a paragraph says something, so that a line above it may be its title."""
    said = points.paragraph(outline.text, block)[0]
    return leads.words(said) > 14 or (leads.words(said) > 4 and not leads.is_title(said))  # noqa: PLR2004


def _statement(outline: Outline, blocks: Sequence[Block], index: int) -> int:
    block = blocks[index]
    if _continues(outline, block):
        return 1
    if _one_by_one(outline, block):
        return 1
    parts = points.Parts(outline.text.at(block.start))
    said, embeds, _ = points.paragraph(outline.text, block)
    parts.texts.append(said)
    parts.embeds += embeds
    used = 1 + _announced(outline, blocks, index, parts)
    if (
        used == 1
        and leads.words(timestamps.strip(said)) < _SHORTEST
        and not parts.embeds
        and not _is_rich(said)
    ):
        outline.skip(block, refusals.FRAGMENT)
        return 1
    outline.pictures = [one for one in outline.pictures if one not in embeds]
    outline.add(points.key_point(parts, spans=outline.spans))
    return used


def _is_rich(said: str) -> bool:
    return bool(timestamps.find(said) or leads.split(said).lead or "::" in said or "$" in said)


def _announced(outline: Outline, blocks: Sequence[Block], index: int, parts: points.Parts) -> int:
    """Read the block that a colon at the end of a paragraph announces; 0 where there is none."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or not parts.texts[0].rstrip().endswith((":", "：")):
        return 0
    if following.kind == "list":
        item = points.gather(
            outline.text, Block("item", following.start, following.end, children=(following,))
        )
        if len(item.children) > lists.MOST_ITEMS or refusals.of_lines(
            [refusals.line(one.text) for one in item.children]
        ):
            return 0
        parts.children += item.children
        parts.remarks += item.remarks
        parts.embeds += item.embeds
        return 1
    if following.kind == "code" or (following.kind == "paragraph" and _is_math(outline, following)):
        parts.texts.append(outline.text.written(following))
        return 1
    return 0


def _is_math(outline: Outline, block: Block) -> bool:
    return bool(_ONLY_MATH.fullmatch(outline.text.text[block.start : block.end].strip()))


def _continues(outline: Outline, block: Block) -> bool:
    """Let an arrow line, a formula or an attribution belong to the key point before it."""
    said = points.paragraph(outline.text, block)[0]
    point = outline.latest()
    if point is None:
        return False
    if _is_math(outline, block):
        return outline.explain(outline.text.written(block))
    if _ARROW.match(said):
        return outline.explain(said)
    if (
        _ATTRIBUTION.fullmatch(said)
        and attribution.is_quoted(point.explanation)
        and not point.speaker
    ):
        outline.attribute(attribution.split(f"\n{said}")[1])
        return True
    return False


def _one_by_one(outline: Outline, block: Block) -> bool:
    """Read each line of a paragraph on its own where each has its own time."""
    lines = list(outline.text.lines(block))
    stamped = [bool(leads.opening_stamps(line.text)[1]) for line in lines]
    if sum(stamped) < 2 or sum(stamped) < 0.8 * len(lines):  # noqa: PLR2004
        return False
    for line in lines:
        parts = points.Parts(outline.text.at(line.offset), [line.text])
        if markdown.plain(Markdown(timestamps.strip(line.text))):
            outline.add(points.key_point(parts, quoted=True))
    return True
