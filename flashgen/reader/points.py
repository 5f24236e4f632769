"""A list item, a paragraph, a quote, a table row to a key point."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from flashgen import markdown, timestamps
from flashgen.data import Ask, Bullet, Embed, KeyPoint, Markdown, Skip, Span
from flashgen.diagnostics import Location
from flashgen.markdown import Block
from flashgen.reader import asks, attribution, leads, pictures, refusals, running, snips
from flashgen.reader.place import Text

_BLOCK_ID = re.compile(r"(?:^|\s)\^([A-Za-z0-9-]+)[ \t]*$")
_PROPERTY = re.compile(r"^(?:id|collapsed|heading|logseq\.[\w.-]+)::[^\n]*$\n?", re.MULTILINE)
_CARD_TAG = re.compile(
    r"(?:^|(?<=\s))#(?:card|flashcards?|spaced|anki)(?:/[\w/-]+)?(?=\s|$)", re.IGNORECASE
)
_BOX = re.compile(r"\[[^\[\]\n]\][ \t]+")
_ENDS = re.compile(r"[.!?。！？…][\"'”’)\]*_]*(?:[ \t]*[(\[][\d:–, -]+[)\]])*$")
_ARROW = ("→", "➜", "⇒", "=>", "->", "↳", "=")
_BREAKS = re.compile(r"(?:<br[ ]?/?>\s*)+")
_PLAYED = re.compile(r"(?:</?(?:audio|video|source|iframe)\b[^<>]*>\s*)+")
_DONE = re.compile(r"(?:\{\{\[\[DONE\]\]\}\}|DONE(?=\s+\S)|[▶►▸]\ufe0f?(?=\s*\S))\s*")


@dataclass(slots=True)
class Parts:
    """What a list item or a block holds, before it is a key point."""

    at: Location
    texts: list[str] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)
    children: list[Bullet] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)
    items: list[Block] = field(default_factory=list)
    """The list items below it, as blocks."""
    times: list[Span] = field(default_factory=list)
    """When it was said, as a link below it tells."""


def gather(text: Text, item: Block) -> Parts:
    """Collect a list item's texts, pictures, children and the remarks after them."""
    parts = Parts(text.at(item.start))
    _gather(text, item, parts, parts)
    if any("Transcript" in one for one in (*parts.texts, *parts.remarks)):
        _unsnip(parts)
    return parts


def _unsnip(parts: Parts) -> None:
    """Take apart what a highlight service joined."""
    said = [snips.unspoken(one) for one in parts.texts]
    after = [snips.unspoken(one) for one in parts.remarks]
    stamps = [span for _, spans in (*said, *after) for span in spans]
    if not stamps and said == [(one, ()) for one in parts.texts]:
        return
    parts.texts = [part for one, _ in said if one for part in snips.titled(one)]
    parts.children, notes = snips.without_notes(parts.children)
    parts.remarks = [one for one, _ in after if one] + notes
    if stamps and parts.texts:
        parts.texts[0] += f" ({timestamps.human(stamps)})"


def _gather(text: Text, item: Block, parts: Parts, point: Parts) -> None:
    margin = text.column(item.start)
    for block in item.children:
        if block.kind == "deep":
            point.skipped.append(Skip(text.at(block.start), "", refusals.TOO_DEEP))
        elif block.kind != "list":
            parts.texts += _texts(text, block, parts, point, margin)
        else:
            parts.items += block.children
            bullets = [_bullet(text, child, point) for child in block.children]
            among = any(map(_is_told, bullets))
            for bullet in bullets:
                if _is_told(bullet) or (among and bullet.text.startswith("[[")):
                    parts.children.append(bullet)
                else:
                    parts.times += (stamp.span for stamp in timestamps.find(bullet.text))
                    shown = markdown.plain(bullet.text)
                    reason = refusals.LINK if shown else refusals.EMPTY
                    point.skipped.append(Skip(bullet.at, shown[:120], reason))


def _is_told(bullet: Bullet) -> bool:
    """Tell whether a bullet says something: among such, the name of another note is a word, too."""
    linked = not bullet.text or refusals.line(bullet.text).linked
    return bool(bullet.children or bullet.embeds) or not linked


def _bullet(text: Text, item: Block, point: Parts) -> Bullet:
    parts = Parts(text.at(item.start))
    _gather(text, item, parts, point)
    said = _bare("\n\n".join(parts.texts))
    return Bullet(Markdown(said), parts.at, tuple(parts.children), tuple(parts.embeds))


def _texts(text: Text, block: Block, parts: Parts, point: Parts, margin: int) -> Iterator[str]:
    if block.kind == "paragraph":
        said, embeds, after = paragraph(text, block, margin)
        parts.embeds += embeds
        point.remarks += after
    elif block.kind == "heading":
        said = _heading(text, block)
    elif block.kind == "quote":
        said = "\n".join(line.text for child in block.children for line in text.lines(child))
    else:
        said = "" if block.kind == "rule" else text.written(block)
    if said:
        yield said


def _heading(text: Text, block: Block) -> str:
    """Return a heading inside an item as bold; dashes under a paragraph make no heading of it."""
    if text.text.startswith("#", block.start):
        return f"**{text.written(block).lstrip('#').strip()}**"
    lines = [line.text for line in text.lines(block)][:-1]
    title = len(lines) == 1 and leads.is_title(lines[0]) and not lines[0].startswith("**")
    title = title and not lines[0].endswith((":", "："))
    return f"**{lines[0]}**" if title else "\n".join(lines)


def paragraph(
    text: Text, block: Block, margin: int | None = None
) -> tuple[str, list[Embed], list[str]]:
    """Return a paragraph's text, its pictures, and remarks that only look like a part of it.

    Markdown counts an unindented line after a list as a part of the deepest bullet ("lazy
    continuation"). Where the bullet has come to an end, it is the note-taker's own sentence.
    """
    kept: list[str] = []
    embeds: list[Embed] = []
    remarks: list[str] = []
    for number, line in enumerate(text.lines(block)):
        bare = pictures.without_embeds(text, line, embeds)
        outside = margin is not None and number > 0 and line.indent <= margin
        if not bare or _BREAKS.fullmatch(bare) or (number and _PLAYED.fullmatch(bare)):
            continue
        if remarks and outside:
            remarks[-1] += f"\n{bare}"
        elif outside and kept and _ENDS.search(kept[-1]) and _starts_anew(bare):
            remarks.append(bare)
        else:
            kept.append(bare)
    return "\n".join(kept), embeds, remarks


def _starts_anew(line: str) -> bool:
    return bool(line) and not line[0].islower() and not line.startswith(_ARROW)


def no_card(parts: Parts) -> bool:
    """Tell whether the author wants no card of it."""
    return any("#" in text and refusals.NO_CARD_TAG.search(text) for text in parts.texts)


def lead_of(parts: Parts, *, listed: bool = True) -> leads.Statement:
    """Tell the lead of a gathered item from its explanation."""
    whole = "\n\n".join(parts.texts)
    first, _, more = whole.partition("\n\n")
    said = leads.split(
        _BOX.sub("", first, count=1), carried=bool(parts.children or more), listed=listed
    )
    named = more.startswith(("$$", "```")) or not running.is_running(first)
    plain = named and not first.startswith(("**", "__"))
    if more and said.explanation and leads.is_title(first) and plain:
        said = leads.Statement(leads.bare(first), "", said.spans)
    if more and not said.explanation and not said.lead:
        return leads.Statement("", more, said.spans)
    explanation = (
        f"{said.explanation}\n\n{more}" if said.explanation and more else said.explanation or more
    )
    return leads.Statement(said.lead, explanation, said.spans)


def key_point(
    parts: Parts, *, spans: tuple[Span, ...] = (), quoted: bool = False, listed: bool = True
) -> KeyPoint:
    """Make a key point of what was gathered; `spans` count where it has no stamps of its own."""
    parts.texts = [_bare(one) for one in parts.texts]
    block_id = _take_block_id(parts)
    speaker, said_at = _take_speaker(parts, quoted=quoted)
    authored = _authored(parts)
    said = lead_of(parts, listed=listed)
    if said.lead and not said.explanation and not parts.children and not authored:
        said = _unexplained(said)
    elif parts.children and not authored and _is_claim(parts, said):
        said = leads.Statement("", said.lead, said.spans)
    own = said.spans or said_at
    inherited = () if own or timestamps.find(said.explanation) else tuple(parts.times) or spans
    return KeyPoint(
        Markdown(said.lead), Markdown(said.explanation.strip()), parts.at, tuple(parts.children),
        tuple(map(Markdown, parts.remarks)), own or inherited,
        tuple(parts.embeds), block_id, authored, speaker,
    )  # fmt: skip


_SAID, _LONGEST_TITLE = 5, 10


def _is_claim(parts: Parts, said: leads.Statement) -> bool:
    """Tell whether a plain bullet is a statement, though others stand below it."""
    written = timestamps.strip("".join(parts.texts[:1])).rstrip()
    if said.explanation or written.startswith(("**", "__")):
        return False
    if written.endswith((":", "：", "?", "？")):
        return False
    beside = len(parts.children) == 1 and running.adds(parts.children[0].text)
    return beside or leads.words(said.lead) > _LONGEST_TITLE


def _unexplained(said: leads.Statement) -> leads.Statement:
    """A bold sentence that nothing explains is the statement itself."""
    if leads.words(said.lead) < _SAID:
        return said
    return leads.Statement("", said.lead, said.spans)


def _bare(text: str) -> str:
    """Take out what other programs wrote into a bullet: Logseq's properties, `#flashcard`."""
    text = _PROPERTY.sub("", text) if "::" in text else text
    text = _CARD_TAG.sub("", text) if "#" in text else text
    return _DONE.sub("", text.strip(), count=1) if _DONE.match(text.strip()) else text.strip()


def _take_block_id(parts: Parts) -> str:
    for index, text in enumerate(parts.texts):
        if "^" in text and (found := _BLOCK_ID.search(text)):
            parts.texts[index] = text[: found.start()].rstrip()
            return found[1]
    return ""


def _take_speaker(parts: Parts, *, quoted: bool) -> tuple[str, tuple[Span, ...]]:
    if not parts.texts or not (quoted or attribution.is_quoted(parts.texts[0])):
        return "", ()
    parts.texts[-1], speaker, spans = attribution.split(parts.texts[-1])
    parts.texts = [text for text in parts.texts if text]
    return speaker, spans


def _authored(parts: Parts) -> tuple[Ask, ...]:
    """Take the author's own cards out of the texts and the children."""
    found, children = asks.from_children(tuple(parts.children))
    parts.children = list(children)
    if not parts.texts:
        return found
    pair = asks.pair(parts.texts[0])
    if pair:
        front, back, both = pair
        parts.texts[0] = (
            f"**{front}:** {back}" if not front.endswith("?") else f"**{front}** {back}"
        )
        turned = (asks.qa(back, front, parts.at),) if both else ()
        return (*found, asks.qa(front, back, parts.at), *turned)
    for index, text in enumerate(parts.texts):
        if "==" in text or "{" in text:
            gaps, parts.texts[index] = asks.clozes(text, parts.at)
            found = (*found, *gaps)
    return found


def asking(point: KeyPoint, lead: str, ask: Ask) -> KeyPoint:
    """Return the key point with a question of the author's as its lead and its own card."""
    return replace(point, lead=Markdown(timestamps.strip(lead)), asks=(*point.asks, ask))
