"""Bare lists of names under a heading: one key point, what the heading asks for."""

import re

from flashgen import timestamps
from flashgen.data import Bullet, KeyPoint, Markdown
from flashgen.markdown import Block
from flashgen.reader import attribution, leads, points
from flashgen.reader.outline import Outline

_TERMINATED = re.compile(r"[.!?。！？][\"'”’)\]*_]*$")
MOST_ITEMS = 7
_FEW_WORDS, _SOME_WORDS = 4, 7


def of(outline: Outline, block: Block) -> KeyPoint | None:
    """Make one key point of a bare list of names: what the heading asks for."""
    title = outline.now.section.title
    if not title or not 1 < len(block.children) <= MOST_ITEMS or outline.now.points:
        return None
    bullets = []
    for item in block.children:
        bullet = _bare_bullet(outline, item)
        if bullet is None:
            return None
        bullets.append(bullet)
    if any(attribution.is_quotation(one.text) for one in bullets):
        return None
    if sum(leads.words(one.text) <= _FEW_WORDS for one in bullets) * 2 < len(bullets):
        return None
    return KeyPoint(title, Markdown(""), outline.text.at(block.start), tuple(bullets))


def _bare_bullet(outline: Outline, item: Block) -> Bullet | None:
    """Return an item that is nothing but a few words."""
    if len(item.children) != 1 or item.children[0].kind != "paragraph":
        return None
    text, embeds, remarks = points.paragraph(
        outline.text, item.children[0], outline.text.column(item.start)
    )
    sentence = _TERMINATED.search(text) and leads.words(text) > _FEW_WORDS
    short = 0 < leads.words(text) <= _SOME_WORDS and not sentence
    if (
        not short
        or embeds
        or remarks
        or timestamps.find(text)
        or leads.split(text).lead
        or "::" in text
    ):
        return None
    return Bullet(Markdown(text), outline.text.at(item.start))
