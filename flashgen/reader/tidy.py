"""Blocks as the author meant them: what Markdown runs together, or does not know as a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flashgen.markdown import Block
from flashgen.reader.place import Line, Text

_GLYPH = re.compile(r"[▫▪◦•●○‣⁃∙■□◆◇▶►➤➢✦✓✔☑☐·・–]\ufe0f?[ \t\u3000]+|[•●▪▫・](?=\w)")
_LABEL = re.compile(
    r"(?:\*\*|__)(?=\S)[^*_\n]{1,80}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*(?:[:：](?!:)|$))"
)


def tidied(text: Text, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with lists of `•` as lists, and a paragraph for each bold label."""
    found: list[Block] = []
    for block in blocks:
        for part in _split(text, block):
            if not (part.info == _BY_GLYPH and found and _joined(text, found, part)):
                found.append(part)
    return tuple(found)


_BY_GLYPH = "•"


def _split(text: Text, block: Block) -> Iterator[Block]:
    if block.kind == "paragraph":
        yield from _parts(text, block)
        return
    if block.kind != "list":
        yield block
        return
    first = 0
    for index, item in enumerate(block.children):
        if label := _glued_label(text, item):
            yield _until(_some(block, first, index + 1), label.start)
            yield from _parts(text, label)
            first = index + 1
    if first < len(block.children):
        yield _some(block, first, len(block.children)) if first else block


def _some(block: Block, first: int, after: int) -> Block:
    """Return a list with some of its items."""
    items = block.children[first:after]
    return replace(block, start=items[0].start, end=items[-1].end, children=items)


def _glued_label(text: Text, block: Block) -> Block | None:
    """Return an unindented bold label that Markdown counts as the end of a list."""
    while block.kind != "paragraph":
        if not block.children:
            return None
        block = block.children[-1]
    lines = list(text.lines(block))[1:]
    found = (line.offset for line in lines if line.indent == 0 and _LABEL.match(line.text))
    begin = next(found, None)
    return None if begin is None else replace(block, start=begin)


def _until(block: Block, end: int) -> Block:
    *others, last = block.children or (None,)
    if last is None:
        return replace(block, end=end)
    return replace(block, end=end, children=(*filter(None, others), _until(last, end)))


def _parts(text: Text, block: Block) -> Iterator[Block]:
    """Split a paragraph at lines that begin something new."""
    if "$$" in text.text[block.start : block.end]:
        yield block
        return
    lines = list(text.lines(block))
    begins = [0, *(number for number, line in enumerate(lines) if number and _begins(line))]
    for first, after in zip(begins, [*begins[1:], len(lines)], strict=True):
        if lines:
            end = lines[after].offset if after < len(lines) else block.end
            yield _read(lines[first], replace(block, start=lines[first].offset, end=end))


def _begins(line: Line) -> bool:
    return bool(_GLYPH.match(line.text) or _LABEL.match(line.text))


def _read(line: Line, block: Block) -> Block:
    glyph = _GLYPH.match(line.text)
    if not glyph or glyph.end() == len(line.text):
        return block
    said = replace(block, start=block.start + glyph.end())
    item = Block("item", block.start, block.end, children=(said,))
    return Block("list", block.start, block.end, info=_BY_GLYPH, children=(item,))


def _joined(text: Text, found: list[Block], part: Block) -> bool:
    """Add a glyph's item to the list before it, or below an item that ends with a colon."""
    before = found[-1]
    if before.kind != "list":
        return False
    if before.info == _BY_GLYPH:
        found[-1] = replace(before, end=part.end, children=(*before.children, *part.children))
        return True
    *others, last = before.children
    below = last.children[-1] if last.children else None
    if below is not None and below.info == _BY_GLYPH:
        grown = replace(below, end=part.end, children=(*below.children, *part.children))
        last = replace(last, end=part.end, children=(*last.children[:-1], grown))
    elif text.text[last.start : last.end].rstrip().endswith((":", "：", "?", "？")):
        last = replace(last, end=part.end, children=(*last.children, part))
    else:
        return False
    found[-1] = replace(before, end=part.end, children=(*others, last))
    return True
