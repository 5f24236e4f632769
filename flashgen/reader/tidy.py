"""Blocks as the author meant them: what Markdown runs together, or does not know as a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flashgen.markdown import Block
from flashgen.reader.place import Line, Text

_GLYPH = re.compile(r"[▫▪◦•●○‣⁃∙■□◆◇▶►➤➢✦✓✔☑☐·・–]\ufe0f?[ \t\u3000]+|[•●▪▫・](?=\w)")
_LETTERED = re.compile(r"\d{1,2}[a-h][.)][ \t]+(?=\S)")
_YEAR = re.compile(r"(?:1\d|20)\d\d[.)][ \t]")
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
    items = tuple(part for item in block.children for part in _lettered(text, item))
    block = block if items == block.children else replace(block, children=items)
    first = 0
    for index, item in enumerate(block.children):
        if label := _glued_label(text, item):
            yield _until(_some(block, first, index + 1), label.start)
            yield from _parts(text, label)
            first = index + 1
    if first < len(block.children):
        yield _some(block, first, len(block.children)) if first else block


def _lettered(text: Text, item: Block) -> Iterator[Block]:
    """Split an item before lines that are numbered `3a.`: they are items beside it, or below."""
    item = _dated(text, item)
    said = item.children[0] if item.children else None
    lines = list(text.lines(said)) if said and said.kind == "paragraph" else []
    begins = [n for n, line in enumerate(lines) if _LETTERED.match(line.text)]
    if said is None or not begins:
        yield item
        return
    ends = [*(lines[n].offset for n in begins), said.end]
    items = [_numbered(lines[n], end) for n, end in zip(begins, ends[1:], strict=True)]
    items[-1] = replace(items[-1], end=item.end, children=(*items[-1].children, *item.children[1:]))
    own = replace(said, end=ends[0])
    if begins[0] and lines[begins[0] - 1].text.endswith((":", "：")):
        below = Block("list", ends[0], item.end, info=_BY_GLYPH, children=tuple(items))
        yield replace(item, children=(own, below))
        return
    if begins[0]:
        yield replace(item, end=ends[0], children=(own,))
    yield from items


def _dated(text: Text, item: Block) -> Block:
    """Let an item that is numbered by a year, `2012. …`, begin with it."""
    said = item.children[0] if item.children else None
    if said is None or said.kind != "paragraph" or not _YEAR.match(text.text, item.start):
        return item
    return replace(item, children=(replace(said, start=item.start), *item.children[1:]))


def _numbered(line: Line, end: int) -> Block:
    mark = _LETTERED.match(line.text)
    said = Block("paragraph", line.offset + (mark.end() if mark else 0), end)
    return Block("item", line.offset, end, children=(said,))


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
    marks = (_GLYPH, _LETTERED, _LABEL)
    return any(mark.match(line.text) for mark in marks)


def _read(line: Line, block: Block) -> Block:
    glyph = _GLYPH.match(line.text) or _LETTERED.match(line.text)
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
