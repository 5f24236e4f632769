"""The order of reading: front matter, blocks, sections, key points."""

import re
from dataclasses import dataclass, field, replace

from flashgen import frontmatter, markdown, timestamps
from flashgen.data import Bullet, Embed, KeyPoint, Markdown, Note, Section, Skip, Source
from flashgen.diagnostics import Diagnostics, in_order
from flashgen.markdown import Block
from flashgen.reader import leads, place

_EMBED = re.compile(
    r"!\[\[([^\]|\n]+?)(?:\|([^\]\n]*))?\]\]|!\[([^\]\n]*)\]\(<?([^()\s<>]+)>?[^()\n]*\)"
)
_BLOCK_ID = re.compile(r"(?:^|\s)\^([A-Za-z0-9-]+)\s*$")
_ENDS = re.compile(r"[.!?。！？:…][\"'”’)\]*_]*$")


def read(source: Source) -> tuple[Note, Diagnostics]:
    """Understand a note. Whatever the text, this gives a note; nothing is lost in silence."""
    front = frontmatter.read(source)
    body = re.sub(r"[^\n]", " ", source.text[: front.body]) + source.text[front.body :]
    text = place.text(source.path, body.replace("\u00a0", " "))
    sections, skipped = _sections(text)
    first = next((section.title for section in sections if section.level == 1), Markdown(""))
    title = front.episode.title or markdown.plain(first) or source.path.stem
    note = Note(source.path, replace(front.episode, title=title), sections, skipped)
    return note, in_order(front.diagnostics)


def _sections(text: place.Text) -> tuple[tuple[Section, ...], tuple[Skip, ...]]:
    done: list[Section] = []
    now = Section(Markdown(""), text.at(0))
    points: list[KeyPoint] = []
    for block in markdown.blocks(text.text):
        if block.kind == "heading":
            done.append(replace(now, key_points=tuple(points)))
            now, points = _heading(text, block, (*done,)), []
        elif block.kind == "list":
            points += [_point(text, item) for item in block.children]
    done.append(replace(now, key_points=tuple(points)))
    return tuple(section for section in done if section.title or section.key_points), ()


def _heading(text: place.Text, block: Block, above: tuple[Section, ...]) -> Section:
    line = text.text[block.start : block.end].strip().lstrip("#").strip()
    stamps = timestamps.find(line)
    title = markdown.plain(Markdown(timestamps.strip(line))).strip()
    title = leads.bare(title)
    own = tuple(stamp.span for stamp in stamps)
    chain: list[Section] = []
    for section in reversed(above):
        if 0 < section.level < (chain[-1].level if chain else block.level):
            chain.append(section)
    inherited = next((section.spans for section in chain if section.spans), ())
    return Section(
        Markdown(title), text.at(block.start), block.level, own or inherited,
        tuple(section.title for section in reversed(chain)),
    )  # fmt: skip


@dataclass(slots=True)
class _Parts:
    texts: list[str] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)
    children: list[Bullet] = field(default_factory=list)
    remarks: list[Markdown] = field(default_factory=list)


def _point(text: place.Text, item: Block) -> KeyPoint:
    parts = _Parts()
    _gather(text, item, parts, parts.remarks)
    whole = "\n\n".join(parts.texts)
    block_id = _BLOCK_ID.search(whole)
    if block_id:
        whole = whole[: block_id.start()].rstrip()
    said = leads.split(whole)
    return KeyPoint(
        said.lead, said.explanation, text.at(item.start), tuple(parts.children),
        tuple(parts.remarks), said.spans, tuple(parts.embeds), block_id[1] if block_id else "",
    )  # fmt: skip


def _gather(text: place.Text, item: Block, parts: _Parts, remarks: list[Markdown]) -> None:
    margin = text.column(item.start)
    for block in item.children:
        if block.kind == "list":
            parts.children += [_bullet(text, child, remarks) for child in block.children]
        else:
            parts.texts += _lines(text, block, parts, margin, remarks)


def _bullet(text: place.Text, item: Block, remarks: list[Markdown]) -> Bullet:
    parts = _Parts()
    _gather(text, item, parts, remarks)
    return Bullet(
        Markdown("\n\n".join(parts.texts)),
        text.at(item.start),
        tuple(parts.children),
        tuple(parts.embeds),
    )


def _lines(
    text: place.Text, block: Block, parts: _Parts, margin: int, remarks: list[Markdown]
) -> list[str]:
    kept: list[str] = []
    offset = block.start
    for line in text.text[block.start : block.end].splitlines(keepends=True):
        bare = line.strip()
        for match in _EMBED.finditer(line):
            target = match[1] or match[4]
            parts.embeds.append(
                Embed(target.strip(), text.at(offset + match.start()), match[3] or "")
            )
        bare = _EMBED.sub("", bare).strip()
        lazy = offset > block.start and len(line) - len(line.lstrip()) <= margin
        if lazy and kept and _ENDS.search(kept[-1]) and not bare[:1].islower():
            remarks.append(Markdown(bare))
        elif bare:
            kept.append(bare)
        offset += len(line)
    return ["\n".join(kept)] if kept else []
