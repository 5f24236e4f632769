"""HTML to key points: what it shows, its pictures, folds as titles of what they hide."""

import re

from flashgen import markdown
from flashgen.data import Markdown
from flashgen.markdown import Block
from flashgen.reader import headings, leads, points, refusals
from flashgen.reader.outline import BELOW_HEADINGS, Outline

_TAG = re.compile(r"<[^<>]*>")
_UNFOLDED = re.compile(r"</details>\s*", re.IGNORECASE)
_FOLD = re.compile(
    r"<details\b[^<>]*>\s*<summary\b[^<>]*>\s*(?P<title>[^\n]{1,300}?)\s*</summary>", re.IGNORECASE
)


def _folded(match: re.Match[str]) -> str:
    """Write what a fold is called as a bold line."""
    return f"**{_TAG.sub('', match['title']).strip()}**\n"


def read(outline: Outline, block: Block) -> None:
    """Take an HTML block: its pictures, and its text where it has some."""
    said, embeds, _ = points.paragraph(outline.text, block)
    outline.show(embeds) if embeds else None
    if _UNFOLDED.fullmatch(said) and outline.now.section.level == BELOW_HEADINGS:
        outline.resume(outline.path[-2])
        return
    if (fold := _FOLD.fullmatch(said)) and (title := _TAG.sub("", fold["title"]).strip()):
        outline.open(block, title, BELOW_HEADINGS, headings.of_heading(leads.bare(title)))
        return
    said = _FOLD.sub(_folded, said)
    visible = _TAG.sub(" ", said).strip()
    shown = markdown.plain(Markdown(visible))
    if not shown:
        return
    if leads.words(shown) > 4 and not leads.is_title(shown):  # noqa: PLR2004
        parts = points.Parts(outline.text.at(block.start), [visible])
        outline.add(points.key_point(parts, spans=outline.spans))
    else:
        outline.skip(block, refusals.of_text(visible) or refusals.FRAGMENT, shown)
