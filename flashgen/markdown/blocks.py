"""A note's text to a tree of blocks, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

from flashgen.markdown.scan import scan

_KINDS = {
    "Paragraph": "paragraph",
    "Heading": "heading",
    "BlockQuote": "quote",
    "CodeBlock": "code",
    "HtmlBlock": "html",
    "List": "list",
    "Item": "item",
    "Table": "table",
    "TableHead": "row",
    "TableRow": "row",
    "TableCell": "cell",
    "FootnoteDefinition": "footnote",
    "DefinitionList": "definitions",
    "DefinitionListTitle": "term",
    "DefinitionListDefinition": "definition",
}
_DEEPEST = 64
"""Blocks in blocks: 32 bullets. Nobody reads deeper, and Python's stack ends somewhere."""
_HOLDS_TEXT = frozenset({"item", "definition"})


@dataclass(frozen=True, slots=True)
class Block:
    """A block and the characters `start` to `end` of the text that it was made of.

    `level` is a heading's level or an ordered list's first number; `info` a code block's
    language, a task box's state ("x" or " "). The kind "deep" stands for whatever nests too deeply.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    info: str = ""
    children: tuple["Block", ...] = ()


class _Parser(Protocol):
    def events_with_range(self, markdown: str, /) -> Iterator[tuple[Any, Any]]: ...


@cache
def _parser() -> _Parser:
    import pyromark  # noqa: PLC0415  (8 ms that a run without notes need not pay)

    options = pyromark.Options
    parser: _Parser = pyromark.Markdown(
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_TASKLISTS
        | options.ENABLE_DEFINITION_LIST
    )
    return parser


@dataclass(slots=True)
class _Open:
    """A block whose end has not been seen yet."""

    kind: str
    start: int
    level: int = 0
    info: str = ""
    children: list[Block] = field(default_factory=list)
    text: tuple[int, int] | None = None
    """A tight item's own text, which the parser reports without a paragraph."""

    def touch(self, start: int, end: int) -> None:
        self.text = (self.text[0] if self.text else start, end)

    def flush(self) -> None:
        if self.text:
            self.children.append(Block("paragraph", *self.text))
            self.text = None

    def close(self, end: int) -> Block:
        self.flush()
        return Block(self.kind, self.start, end, self.level, self.info, tuple(self.children))


def blocks(text: str) -> tuple[Block, ...]:
    """Parse a text into blocks. Offsets count characters of `text`.

    Bullets that a blank line before them turned into indented code are read as bullets.
    """
    shape = _shape(text)
    found = _parsed(shape)
    meant = [block for block in found if _is_list_in_disguise(shape, block)]
    if not meant:
        return found
    for block in meant:
        start = shape.rfind("\n", 0, block.start) + 1  # the indent stands before the block
        shape = shape[:start] + _shifted(shape[start : block.end]) + shape[block.end :]
    return _parsed(shape)


def _shape(text: str) -> str:
    """Return a text with the same blocks at the same offsets that is safe to parse.

    The parser counts UTF-8 bytes. Block structure is a matter of ASCII alone, so one byte for
    each character makes its offsets ours. Display math becomes one line of letters: its `-`,
    `=`, `#` and blank lines would make lists, headings and paragraphs of it.
    """
    if "$$" in text:
        parts, position = [], 0
        for span in scan(text):
            if span.kind == "display":
                parts += [
                    text[position : span.start],
                    "x" * (span.end - span.start),
                ]
                position = span.end
        text = "".join([*parts, text[position:]])
    shape = text.encode("ascii", "replace").decode("ascii")
    shape = _ESCAPED.sub(r"\1xx", shape) if "\\" in shape else shape
    return _LONG_LINE.sub(lambda line: line[1] + line[2].translate(_INLINE), shape)


_ESCAPED = re.compile(r"^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)\\[!-/:-@\[-`{-~]", re.MULTILINE)
"""A sign that is escaped where a text begins: to the parser it would begin behind the backslash."""
_LONG_LINE = re.compile(r"^(.{100})(.+)$", re.MULTILINE)
_INLINE = str.maketrans("[]()*_~`!<&", "xxxxxxxxxxx")
"""Marks that mean nothing to blocks so far to the right, and cost an event each."""


_BULLET = re.compile(r"^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)", re.MULTILINE)
_INDENT = re.compile(r"^(?:\t| {4})", re.MULTILINE)


def _is_list_in_disguise(shape: str, block: Block) -> bool:
    if block.kind != "code" or block.info != "indented":
        return False
    return bool(_BULLET.match(shape, shape.rfind("\n", 0, block.start) + 1))


def _shifted(code: str) -> str:
    """Move bullets one indent to the left; letters fill the room, so that offsets stay."""

    def moved(match: re.Match[str]) -> str:
        indent = _INDENT.sub("", match[1], count=1)
        return f"{indent}{match[2]} " + "x" * (len(match[0]) - len(indent) - len(match[2]) - 1)

    return _BULLET.sub(moved, code)


def _parsed(shape: str) -> tuple[Block, ...]:
    stack = [_Open("document", 0)]
    for event, place in _parser().events_with_range(shape):
        _take(stack, event, place["start"], place["end"])
    return tuple(stack[0].children)


def _take(stack: list[_Open], event: Any, start: int, end: int) -> None:  # noqa: ANN401
    top = stack[-1]
    if top.kind == "deep":
        _dig(stack, event, end)
        return
    if type(event) is str:
        if event == "Rule":
            top.flush()
            top.children.append(Block("rule", start, end))
        return
    (what, tag), *_ = event.items()
    name, detail = (tag, None) if type(tag) is not dict else next(iter(tag.items()))
    kind = _KINDS.get(name) if what in {"Start", "End"} else None
    if kind is None:
        if what == "TaskListMarker":
            top.info = "x" if tag else " "
        elif top.kind in _HOLDS_TEXT:
            top.touch(start, end)
    elif what == "Start":
        top.flush()
        deep = len(stack) > _DEEPEST
        stack.append(_Open("deep", start) if deep else _opened(kind, start, detail))
    else:
        stack.pop()
        stack[-1].children.append(top.close(end))


def _dig(stack: list[_Open], event: Any, end: int) -> None:  # noqa: ANN401
    """Pass over what nests too deeply, until it ends."""
    if type(event) is str:
        return
    (what, tag), *_ = event.items()
    name = tag if type(tag) is str else next(iter(tag), "") if type(tag) is dict else ""
    if name not in _KINDS:
        return
    if what == "Start":
        stack[-1].level += 1
    elif stack[-1].level:
        stack[-1].level -= 1
    else:
        top = stack.pop()
        stack[-1].children.append(Block("deep", top.start, end))


def _opened(kind: str, start: int, detail: Any) -> _Open:  # noqa: ANN401
    if kind == "heading":
        return _Open(kind, start, level=int(detail["level"][1]))
    if kind == "list":
        return _Open(kind, start, level=detail or 0, info="" if detail is None else "1")
    if kind == "code":
        return _Open(kind, start, info=detail["Fenced"] if isinstance(detail, dict) else "indented")
    return _Open(kind, start)
