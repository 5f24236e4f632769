"""Paragraphs to key points: statements, labels, stamps on their own, properties."""

import re
from collections.abc import Sequence

from flashgen import markdown, timestamps
from flashgen.data import Embed, Markdown
from flashgen.markdown import Block
from flashgen.reader import (
    asks,
    attribution,
    body,
    enumerations,
    leads,
    lists,
    people,
    points,
    refusals,
    titles,
)
from flashgen.reader.outline import Outline
from flashgen.reader.place import Line

_ARROW = re.compile(r"(?:→|➜|⇒|=>|->|↳)\s*")
_ATTRIBUTION = re.compile(r"[—–―-]{1,2}\s*[^\W\d][^\n]{1,80}")
_BLOCK_ID = re.compile(r"\^([A-Za-z0-9-]+)")
_TAGS_ALONE = re.compile(r"(?:\s*#[\w/-]+)+\s*")
_MATH = re.compile(r"\$[^$\n]+\$")
_SHORTEST, _LONGEST_FRAGMENT = 3, 5


def read(outline: Outline, blocks: Sequence[Block], index: int) -> int:
    """Take a paragraph into the outline; return how many blocks have been read with it."""
    block = blocks[index]
    if used := _stamped_run(outline, blocks, index):
        return used
    said, embeds, _ = points.paragraph(outline.text, block)
    if not re.search(r"\w", said):
        _without_words(outline, block, embeds)
        return 1
    outline.pictures += embeds if outline.latest() is None else ()
    if _is_aside(outline, block, said):
        return 1
    used = (
        _question(outline, blocks, index, said)
        or titles.answered(outline, blocks, index, said)
        or titles.title(outline, blocks, index, said)
    )
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
    if blocks[index].start < outline.judged:
        return 0
    run: list[Block] = []
    lines: list[str] = []
    for position in range(index, len(blocks)):
        block = blocks[position]
        written = [line.text for line in outline.text.lines(block)]
        if block.kind != "paragraph" or not written or not leads.opening_stamps(written[0])[1]:
            break
        run.append(block)
        lines += written
    outline.judged = run[-1].end if run else 0
    reason = refusals.of_lines([refusals.line(line) for line in lines]) if run else ""
    if reason not in {refusals.CHAPTERS, refusals.TRANSCRIPT}:
        return 0
    outline.skip(run[0], reason)
    return len(run)


def _is_aside(outline: Outline, block: Block, said: str) -> bool:
    """Take what is said about the note itself, or is left out, and tell whether it was such."""
    if block_id := _BLOCK_ID.fullmatch(said):
        outline.name(block_id[1])
        return True
    stamps = timestamps.find(said)
    if stamps and not timestamps.strip(said):
        outline.stamp(tuple(stamp.span for stamp in stamps))
        return True
    lines = said.split("\n")
    values = dict(body.fields(said)) if body.is_fields(said) else {}
    if not values and (outline.in_head or all(map(body.is_bookkeeping, lines))):
        values = {key: str(value) for key, value in body.rows(lines).items()}
    if not values and outline.in_head and len(lines) == 1 and (names := people.of_line(said)):
        values = {"speaker": names}
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
        outline.now.refused, outline.now.named = (
            refusals.TRANSCRIPT,
            True,
        )  # the rest of the section is one, too
        return refusals.TRANSCRIPT
    if refusals.NO_CARD_TAG.search(said):
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
    if not reply and "\n" not in asked and not asks.together(asked)[1]:
        return 0
    lists.add_question(outline, parts, asked, reply)
    return 2 if reply else 1


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
    if used == 1 and not parts.embeds and (reason := _too_little(said)):
        outline.skip(block, reason)
        return 1
    outline.pictures = [one for one in outline.pictures if one not in embeds]
    outline.add(points.key_point(parts, spans=outline.spans, listed=False))
    return used


def _too_little(said: str) -> str:
    """Name what is missing in a paragraph that says nothing by itself."""
    if timestamps.find(said) or "::" in said or _MATH.search(said):
        return ""
    parted = leads.split(said)
    if parted.lead:
        return "" if parted.explanation else refusals.TITLE_ONLY
    length = leads.words(said)
    few = length < _SHORTEST or (length <= _LONGEST_FRAGMENT and leads.is_title(said))
    return refusals.FRAGMENT if few else ""


def _announced(outline: Outline, blocks: Sequence[Block], index: int, parts: points.Parts) -> int:
    """Read the block that a colon at the end of a paragraph announces; 0 where there is none."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None:
        return 0
    said = parts.texts[0]
    if following.kind == "code" and leads.is_title(titles.unbolded(said)):
        parts.texts = [f"**{leads.bare(said)}:**\n{outline.text.written(following)}"]
    elif not said.rstrip("*_ ").endswith((":", "：")):
        return 0
    elif following.kind == "code" or titles.is_math(outline, following):
        parts.texts.append(outline.text.written(following))
    elif following.kind != "list" or not _take_list(outline, following, parts):
        return 0
    return 1


def _take_list(outline: Outline, block: Block, parts: points.Parts) -> bool:
    """Let a short list below a sentence complete it."""
    item = Block("item", block.start, block.end, children=(block,))
    found = points.gather(outline.text, item)
    lines = [refusals.line(child.text) for child in found.children]
    if len(lines) > enumerations.MOST_ITEMS or refusals.of_lines(lines):
        return False
    parts.children += found.children
    parts.remarks += found.remarks
    parts.embeds += found.embeds
    outline.skipped += found.skipped
    return True


def _continues(outline: Outline, block: Block) -> bool:
    """Let an arrow line, a formula or an attribution belong to the key point before it."""
    said = points.paragraph(outline.text, block)[0]
    point = outline.latest()
    if point is None:
        return False
    if titles.is_math(outline, block):
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
    """Read each line of a paragraph on its own where each has its own time, or is a gloss."""
    lines = list(outline.text.lines(block))
    apart = (leads.is_gloss, leads.is_dated, attribution.is_quotation)
    if len(lines) > 1 and any(all(one(line.text) for line in lines) for one in apart):
        for line in lines:
            parts = points.Parts(outline.text.at(line.offset), [line.text])
            outline.add(points.key_point(parts, spans=outline.spans))
        return True
    stamped = [bool(leads.opening_stamps(line.text)[1]) for line in lines]
    runs: list[list[Line]] = []
    for line, timed in zip(lines, stamped, strict=True):
        if line.indent and not timed and runs:
            runs[-1].append(line)  # it goes on with the line above
        else:
            runs.append([line])
    if sum(stamped) < 2 or sum(stamped) < 0.8 * len(runs):  # noqa: PLR2004
        return False
    for run in runs:
        said = "\n".join(line.text for line in run)
        parts = points.Parts(outline.text.at(run[0].offset), [said])
        if markdown.plain(Markdown(timestamps.strip(said))):
            outline.add(points.key_point(parts, quoted=True))
    return True
