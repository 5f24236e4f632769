"""Quotes, callouts, tables, definitions and code to key points."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from flashgen import markdown, timestamps
from flashgen.data import Ask, Kind, Markdown
from flashgen.markdown import Block
from flashgen.reader import asks, body, leads, lists, points, refusals
from flashgen.reader.outline import BELOW_HEADINGS, Outline

Walk = Callable[[Outline, Sequence[Block]], None]

_CALLOUT = re.compile(r"\[!(?P<kind>[\w-]+)[^\]\n]*\][+-]?[ \t]*(?P<title>[^\n]*)")
_ASKING = frozenset({"question", "faq", "help", "quiz", "q"})
_QUOTING = frozenset({"quote", "cite"})
_DYNAMIC = frozenset({
    "base", "button", "chart", "dataview", "dataviewjs", "js-engine", "kanban", "leaflet",
    "meta-bind", "query", "tasks", "tracker",
})  # fmt: skip
_STATED = 8
"""Words of a box's title that states something."""
_DRAWN = frozenset({"dot", "excalidraw", "graphviz", "mermaid", "plantuml", "tikz"})


def quote(outline: Outline, block: Block, walk: Walk) -> None:
    """Take a quote or a callout into the outline."""
    first = block.children[0] if block.children else None
    lines = list(outline.text.lines(first)) if first and first.kind == "paragraph" else []
    head = _CALLOUT.match(lines[0].text) if lines else None
    if head is None or first is None:
        _plain_quote(outline, block, walk)
        return
    rest = (Block("paragraph", lines[1].offset, first.end),) if len(lines) > 1 else ()
    _callout(outline, block, head, (*rest, *block.children[1:]), walk)


def _plain_quote(outline: Outline, block: Block, walk: Walk) -> None:
    paragraphs = [child for child in block.children if child.kind == "paragraph"]
    lines = [line.text for child in paragraphs for line in outline.text.lines(child)]
    stamped = sum(bool(leads.opening_stamps(line)[1]) for line in lines)
    if len(paragraphs) < len(block.children) or stamped > 1:
        walk(outline, block.children)
        return
    if len(groups := _labelled(outline, paragraphs)) > 1:
        for group in groups:
            inner = Block("quote", group[0].start, group[-1].end, children=tuple(group))
            _plain_quote(outline, inner, walk)
        return
    values = body.rows(lines) if outline.in_head else {}
    reason = (
        refusals.PROPERTY if values else refusals.of_lines([refusals.line(line) for line in lines])
    )
    outline.properties |= {
        key: value for key, value in values.items() if key not in outline.properties
    }
    parts = _gathered(outline, block, paragraphs)
    if not reason and points.no_card(parts):
        reason = refusals.NO_CARD
    if reason:
        outline.skip(block, reason)
    elif parts.texts:
        outline.add(points.key_point(parts, spans=outline.spans, quoted=True))
    else:
        outline.show(parts.embeds)


def _labelled(outline: Outline, paragraphs: Sequence[Block]) -> list[list[Block]]:
    """Group paragraphs, each group from one with a bold label to the next."""
    groups: list[list[Block]] = [[]]
    for one in paragraphs:
        said = next((line.text for line in outline.text.lines(one)), "")
        if groups[-1] and said.startswith(("**", "__")) and leads.split(said, carried=True).lead:
            groups.append([])
        groups[-1].append(one)
    return groups


def _gathered(outline: Outline, block: Block, children: Sequence[Block]) -> points.Parts:
    item = Block("item", block.start, block.end, children=tuple(children))
    parts = points.gather(outline.text, item)
    outline.skipped += parts.skipped
    return parts


def _callout(
    outline: Outline, block: Block, head: re.Match[str], inner: Sequence[Block], walk: Walk
) -> None:
    title, kind = head["title"].strip(), head["kind"].lower()
    if points.no_card(points.Parts(outline.text.at(block.start), [title])):
        outline.skip(block, refusals.NO_CARD, title)
    elif kind in _ASKING or title.endswith(("?", "？")):
        _asked(outline, block, title, inner)
    elif _holds_points(outline, inner):
        before = outline.now
        if title:
            outline.open(block, title, BELOW_HEADINGS)
        walk(outline, inner)
        if title:
            outline.resume(before)
    else:
        _noted(outline, block, title, kind, inner)


def _holds_points(outline: Outline, inner: Sequence[Block]) -> bool:
    """Tell whether a callout is more than one statement with its list."""
    *_, last = inner or (None,)
    boxed = sum(child.kind in {"list", "heading", "table", "quote"} for child in inner)
    if boxed != 1 or last is None or last.kind != "list":
        return boxed > 0
    return len(inner) > 3 or lists.holds_points(outline, last)  # noqa: PLR2004


_ONLY_KIND = re.compile(
    r"(?:(?:open|discussion|review|sample|practice|example|exam|test|quiz) )?questions?\W*\d*",
    re.IGNORECASE,
)


def _asked(outline: Outline, block: Block, title: str, inner: Sequence[Block]) -> None:
    parts = _gathered(outline, block, inner)
    if not title and parts.texts:
        title, _, rest = parts.texts[0].partition("\n")
        parts.texts[:1] = [rest] if rest else []
    bullets = asks.told(parts.children)
    reply = "\n\n".join(filter(None, (*parts.texts, bullets)))
    if _ONLY_KIND.fullmatch(title):
        title = ""  # what the box is, not what it asks
    if not title or not reply:
        missing = refusals.TITLE_ONLY if title else refusals.NO_QUESTION
        outline.skip(block, missing if title or reply else refusals.EMPTY, title)
        return
    parts.texts = [
        f"**{leads.bare(title)}:** {parts.texts[0]}" if parts.texts else f"**{title}**",
        *parts.texts[1:],
    ]
    point = points.key_point(parts, spans=outline.spans)
    question = Ask(Kind.QA, Markdown(timestamps.strip(title)), Markdown(reply), parts.at)
    outline.add(points.asking(point, title, question))


def _noted(outline: Outline, block: Block, title: str, kind: str, inner: Sequence[Block]) -> None:
    parts = _gathered(outline, block, inner)
    values = (
        body.rows([line for text in parts.texts for line in text.split("\n")])
        if outline.in_head
        else {}
    )
    if values:
        outline.properties |= {
            key: value for key, value in values.items() if key not in outline.properties
        }
        outline.skip(block, refusals.PROPERTY, title)
    elif not parts.texts and not parts.embeds and not parts.children:
        if leads.words(title) < _STATED:
            outline.skip(block, refusals.TITLE_ONLY if title else refusals.EMPTY, title)
            return
        parts.texts = [title]  # all that is said stands in the title
        outline.add(points.key_point(parts, spans=outline.spans, quoted=kind in _QUOTING))
    else:
        if title and parts.texts:
            parts.texts[0] = f"**{leads.bare(title)}:** {parts.texts[0]}"
        elif title:
            parts.texts = [f"**{title}**"]
        outline.add(points.key_point(parts, spans=outline.spans, quoted=kind in _QUOTING))


def table(outline: Outline, block: Block) -> None:
    """Take a table into the outline: a row is a key point, its first cell the lead."""
    rows = [[_cell(outline, cell) for cell in row.children] for row in block.children]
    header, cells = rows[0], rows[1:]
    lines = [refusals.line(" ".join(row)) for row in cells]
    values = body.rows([": ".join(row[:2]) for row in rows]) if outline.in_head else {}
    reason = refusals.PROPERTY if values else refusals.of_lines(lines)
    if reason:
        outline.properties |= {
            key: value for key, value in values.items() if key not in outline.properties
        }
        outline.skip(block, reason, " | ".join(filter(None, header)))
        return
    timed = _time_column(cells)
    grouped = _is_grouped(cells) and timed != 0
    before = outline.now
    for row, line in zip(cells, block.children[1:], strict=True):
        if grouped and row[0]:
            outline.open(line, row[0], BELOW_HEADINGS)
        _row(outline, line, header, ["", *row[1:]] if grouped else row, timed)
    if grouped:
        outline.resume(before)


def _is_grouped(cells: Sequence[Sequence[str]]) -> bool:
    """Tell whether an empty first cell goes on with the group that the one above it names."""
    holes = sum(not row[0] and sum(map(bool, row)) > 1 for row in cells[1:] if row)
    full = all(sum(map(bool, row)) > 2 for row in cells if row and row[0])  # noqa: PLR2004
    return holes > 0 and full and bool(cells[0][0])


def _cell(outline: Outline, cell: Block) -> str:
    return outline.text.text[cell.start : cell.end].strip().strip("|").strip().replace("\\|", "|")


def _time_column(cells: Sequence[Sequence[str]]) -> int:
    width = max(map(len, cells), default=0)
    for column in range(width):
        held = [row[column] for row in cells if column < len(row) and row[column]]
        if held and 2 * sum(
            bool(timestamps.find(one)) and not timestamps.strip(one) for one in held
        ) > len(held):
            return column
    return -1


def _row(
    outline: Outline, line: Block, header: Sequence[str], row: Sequence[str], timed: int
) -> None:
    filled = [
        (header[i] if i < len(header) else "", cell)
        for i, cell in enumerate(row)
        if i != timed and cell
    ]
    if not filled:
        return
    spans = tuple(stamp.span for stamp in timestamps.find(row[timed])) if timed >= 0 else ()
    (_, lead), *others = filled
    told = [f"{name}: {cell}" if name and len(others) > 1 else cell for name, cell in others]
    parts = points.Parts(
        outline.text.at(line.start),
        [f"**{leads.bare(lead)}:** {'; '.join(told)}" if told else lead],
    )
    reason = (
        refusals.NO_CARD
        if points.no_card(parts)
        else refusals.LINK
        if not told and refusals.line(lead).linked
        else ""
    )
    if reason:
        outline.skip(line, reason)
    else:
        point = points.key_point(parts, spans=spans or outline.spans)
        column = markdown.plain(Markdown(others[0][0])) if len(others) == 1 else ""
        outline.add(replace(point, column=Markdown(column)))


def definitions(outline: Outline, block: Block) -> None:
    """Take a definition list into the outline."""
    term = ""
    for child in block.children:
        if child.kind == "term":
            term = " ".join(line.text for line in outline.text.lines(child))
        else:
            parts = _gathered(outline, child, child.children)
            parts.texts[:1] = [f"**{leads.bare(term)}:** {parts.texts[0] if parts.texts else ''}"]
            outline.add(points.key_point(parts, spans=outline.spans))


def code(outline: Outline, block: Block) -> None:
    """Take a code block: a plugin's is left out, others explain the key point before them."""
    written = outline.text.written(block)
    language = block.info.split(" ")[0].strip("{}").lower()
    inner = "\n".join(written.split("\n")[1:-1])
    if language == "timestamp":
        outline.stamp(tuple(stamp.span for stamp in timestamps.find(inner)))
    elif language == "timestamp-url":
        outline.properties.setdefault("source", inner.strip())
    elif language in _DYNAMIC or language in _DRAWN:
        outline.skip(block, refusals.DIAGRAM if language in _DRAWN else refusals.DYNAMIC, language)
    elif block.info == "indented" or not outline.explain(written):
        outline.skip(block, refusals.CODE, inner.strip().partition("\n")[0])
