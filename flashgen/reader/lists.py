"""Lists to key points: bullets with leads, outlines, labels, bare enumerations."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flashgen import markdown, timestamps
from flashgen.data import Bullet, KeyPoint, Markdown
from flashgen.markdown import Block
from flashgen.reader import asks, attribution, body, enumerations, headings, leads, points, refusals
from flashgen.reader.outline import BELOW_HEADINGS, Outline

_FEW = 3
_BOLD_LINE = re.compile(r"(\*\*|__)[^*_\n]+\1[:：]?")
_ITEM_MARK = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))+")


def read(outline: Outline, block: Block) -> None:
    """Take the key points of a list into the outline."""
    lines = [refusals.line(first) for first in _firsts(outline, block)]
    rows = _properties(outline, block)
    reason = "" if rows else refusals.of_lines(lines)
    if reason or rows:
        outline.properties = {**rows, **outline.properties}
        outline.skip(block, reason or refusals.PROPERTY, _first_words(outline, block))
    elif point := enumerations.of(outline, block):
        outline.add(point)
    else:
        items(outline, block.children)
        _title_after(outline, block)


def _title_after(outline: Outline, block: Block) -> None:
    """Read a bold line that is glued to the end of a list as the title of what follows."""
    point = outline.latest()
    if point and point.remarks and _BOLD_LINE.fullmatch(point.remarks[-1]):
        outline.now.points[-1] = replace(point, remarks=point.remarks[:-1])
        outline.open(block, point.remarks[-1], BELOW_HEADINGS)


def _first_words(outline: Outline, block: Block) -> str:
    return next((shown for first in _firsts(outline, block)
                 if (shown := markdown.plain(Markdown(timestamps.strip(first))))), "")  # fmt: skip


def _firsts(outline: Outline, block: Block, depth: int = 0) -> list[str]:
    """Return the first line of each item, nested ones included."""
    found: list[str] = []
    for item in block.children:
        for inner in item.children:
            if inner.kind == "paragraph" and inner is item.children[0]:
                found += (line.text for line in list(outline.text.lines(inner))[:1])
            elif inner.kind == "list" and depth < BELOW_HEADINGS:
                found += _firsts(outline, inner, depth + 1)
    return found


def _properties(outline: Outline, block: Block) -> dict[str, str]:
    lines = [line for item in block.children for line in _item_lines(outline, item)]
    values = body.rows(lines)
    if outline.in_head and not values:
        _people(outline, lines)
    enough = outline.in_head or len(values) >= max(2, (6 * len(lines) + 9) // 10)
    return {key: str(value) for key, value in values.items()} if enough else {}


def _people(outline: Outline, lines: Sequence[str]) -> None:
    """Keep who speaks, though what stands around it are links."""
    for line in lines:
        for key, value in body.rows([line]).items():
            if key.lower() in _WHO:
                outline.properties.setdefault(key, value)


def _item_lines(outline: Outline, item: Block) -> list[str]:
    return [
        line.text
        for inner in item.children
        for line in outline.text.lines(inner)
        if inner.kind == "paragraph"
    ]


_WHO = frozenset({"speaker", "speakers", "guest", "guests", "presenter", "author", "authors"})


def items(outline: Outline, blocks: Sequence[Block], depth: int = 0) -> None:
    """Take list items into the outline, one after the other."""
    index = 0
    while index < len(blocks):
        index += _question(outline, blocks[index : index + 2]) or _item(
            outline, blocks[index], depth
        )


def _question(outline: Outline, pair: Sequence[Block]) -> int:
    """Read `- Q: …` with its `- A: …` below or beside it; 0 where there is none."""
    first = next(
        (line.text for inner in pair[0].children[:1] for line in outline.text.lines(inner)), ""
    )
    if not asks.question(first):
        return 0
    parts = points.gather(outline.text, pair[0])
    asked = asks.question(parts.texts[0]) if parts.texts else ""
    below = asks.told(parts.children)
    beside = points.gather(outline.text, pair[1]) if len(pair) > 1 and not below else None
    found = asks.answer("\n\n".join(beside.texts)) if beside else ""
    if beside and found:
        below = asks.told(beside.children)
        parts.remarks += beside.remarks
        parts.embeds += beside.embeds
    if not found and parts.remarks and (found := asks.answer(parts.remarks[0])):
        del parts.remarks[0]  # A: in the next line, without an indent
    reply = "\n\n".join(filter(None, (*parts.texts[1:], found, below)))
    outline.skipped += parts.skipped
    add_question(outline, parts, asked, reply)
    return 2 if found else 1


def add_question(outline: Outline, parts: points.Parts, asked: str, reply: str) -> None:
    """Take an author's question and answer into the outline."""
    asked, _, rest = asked.partition("\n")
    asked, told = asks.together(asked)
    rest = "\n".join(filter(None, (told, rest)))
    if asks.is_choice(rest) and not reply:
        rest = ""  # which of them is right?
    reply = "\n\n".join(filter(None, (asks.answer(rest) or rest, reply)))
    reply, closing = leads.closing_stamps(reply)
    stamps = tuple(stamp.span for stamp in timestamps.find(asked)) or closing
    outline.add(KeyPoint(
        Markdown(timestamps.strip(asked)), Markdown(reply), parts.at, (),
        tuple(map(Markdown, parts.remarks)), stamps or outline.spans,
        tuple(parts.embeds), "", (asks.qa(asked, reply, parts.at),),
    ))  # fmt: skip


def _item(outline: Outline, item: Block, depth: int) -> int:
    parts = points.gather(outline.text, item)
    whole = "\n\n".join(parts.texts)
    reason = _reason(outline, item, parts, whole)
    holds = not reason and depth < BELOW_HEADINGS and _is_container(parts)
    outline.skipped += () if holds else parts.skipped  # its items name them one by one
    if reason:
        first = whole.partition("\n")[0]
        outline.skip(item, reason, _ITEM_MARK.sub("", markdown.plain(Markdown(first))) or first)
        if reason == refusals.TEMPLATE:  # a player, and what is told below it
            items(outline, parts.items, depth)
    elif not whole and parts.embeds and not parts.children:
        outline.show(parts.embeds)
    elif whole and not parts.children and not timestamps.strip(whole):
        outline.stamp(tuple(stamp.span for stamp in timestamps.find(whole)))
    elif holds:
        _contained(outline, item, parts, depth)
    else:
        outline.add(points.key_point(parts, spans=outline.spans))
    return 1


def _reason(outline: Outline, item: Block, parts: points.Parts, whole: str) -> str:
    if points.no_card(parts):
        return refusals.NO_CARD
    if not whole and not parts.embeds and not parts.children:
        written = outline.text.text[item.start : item.end]
        return refusals.NOTE_EMBED if "![[" in written else refusals.EMPTY
    if body.is_fields(whole) and whole:
        outline.properties |= {
            key: value for key, value in body.fields(whole) if key not in outline.properties
        }
        return refusals.PROPERTY
    if not parts.children and not parts.embeds and not re.search(r"\w", whole):
        return refusals.EMPTY
    if not parts.children and refusals.line(whole).linked:
        return refusals.LINK
    return refusals.of_text(whole)


def _is_container(parts: points.Parts) -> bool:
    """Tell whether an item is the title of the key points below it."""
    if not parts.items or not parts.texts or not (_is_stem(parts) or _is_bare(parts)):
        return False
    if any(asks.question(child.text) for child in parts.children):
        return False
    if len(parts.children) == 1 and not _holds_more(parts.children[0]):
        return False
    announced = timestamps.strip(parts.texts[-1]).rstrip("*_ ").endswith((":", "：", "?", "？"))
    return (
        _are_rich(parts.children, stamped=not announced)
        or len(parts.children) > enumerations.MOST_ITEMS + 2
    )


def _is_bare(parts: points.Parts) -> bool:
    """Tell whether an item is nothing but a title."""
    return not points.lead_of(parts).explanation


def _is_stem(parts: points.Parts) -> bool:
    """Tell whether an item is a sentence that what stands below it goes on with."""
    said = points.lead_of(parts)
    return not said.lead and leads.is_title(said.explanation)


def _holds_more(only: Bullet) -> bool:
    """Tell whether an only child is more than the next link of a chain."""
    return len(only.children) > 1 or (not only.children and _is_rich(only, stamped=False))


def _are_rich(children: Sequence[Bullet], *, stamped: bool) -> bool:
    quotes = sum(map(_is_said, children))
    rich = sum(_is_rich(child, stamped=stamped) or (quotes > 1 and _is_said(child))
               for child in children)  # fmt: skip
    return 2 * rich >= len(children)


def _is_said(child: Bullet) -> bool:
    return attribution.is_quotation(child.text) and leads.words(child.text) > _FEW


def _is_rich(child: Bullet, *, stamped: bool = True) -> bool:
    """Tell whether a child could stand on its own: it has children, a stamp, or a bold lead."""
    bold = child.text.startswith(("**", "__")) and leads.split(child.text).explanation
    return bool(child.children or bold or (stamped and timestamps.find(child.text)))


def holds_points(outline: Outline, block: Block) -> bool:
    """Tell whether a list's items are key points rather than parts of one."""
    item = Block("item", block.start, block.end, children=(block,))
    children = points.gather(outline.text, item).children
    return _are_rich(children, stamped=False) or len(children) > enumerations.MOST_ITEMS


def _contained(outline: Outline, item: Block, parts: points.Parts, depth: int) -> None:
    before = outline.now
    said = points.lead_of(parts)
    if said.explanation:
        _introduced(outline, parts, depth)
        return
    outline.open(item, said.lead or parts.texts[0], BELOW_HEADINGS + 1 + depth)
    if said.spans:
        outline.stamp(said.spans)
    outline.pictures += parts.embeds
    items(outline, parts.items, depth + 1)
    outline.resume(before)


def _introduced(outline: Outline, parts: points.Parts, depth: int) -> None:
    """Take a sentence as a key point, and those below it beside it: it is no title of theirs."""
    below, parts.items, parts.children = parts.items, [], []
    stem = points.key_point(parts, spans=outline.spans)
    outline.add(stem)
    before, outline.spans = outline.spans, stem.spans
    items(outline, below, depth + 1)
    outline.spans = before


def labelled(outline: Outline, label: Block, said: str, block: Block) -> None:
    """Read a list under a label line: the label is its title, or the lead that it explains."""
    item = Block(
        "item", label.start, block.end, children=(Block("paragraph", label.start, label.end), block)
    )
    lines = [refusals.line(first) for first in _firsts(outline, block)]
    if reason := headings.of_heading(leads.bare(said)) or refusals.of_lines(lines):
        outline.skip(label, reason)
        return
    rows = _properties(outline, block)
    if rows:
        outline.properties = {**rows, **outline.properties}
        outline.skip(label, refusals.PROPERTY)
        return
    _item(outline, item, 0)
