"""What Obsidian adds to Markdown, as patterns; all of them linear."""

import re

EMBED = re.compile(r"!\[\[([^\[\]|\n]+)(?:\\?\|([^\[\]\n]*))?\]\]")
SIZED_IMAGE = re.compile(r"!\[([^\[\]\n|]{0,200})\|(\d{1,4})(?:x\d{1,4})?\]\(([^()\s<>]{1,500})\)")
WIKILINK = re.compile(r"(?<!!)\[\[([^\[\]|\n]+?)(?:\s*\\?\|\s*([^\[\]\n]*))?\]\]")
BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^[A-Za-z0-9-]+[ \t]*$", re.MULTILINE)
FOOTNOTE = re.compile(r"[ \t]?\[\^[^\[\]\s]+\](?!:)|\^\[[^\[\]\n]*\]")
FOOTNOTE_TEXT = re.compile(r"^[ \t]*\[\^[^\[\]\s]+\]:[^\n]*$", re.MULTILINE)
CALLOUT = re.compile(
    r"^(?P<mark>[ \t]*(?:>[ \t]?)+)\[!(?P<kind>[\w-]+)[^\]\n]*\][+-]?[ \t]*(?P<title>[^\n]*)$",
    re.MULTILINE,
)
MARKED = r"(?:(?<![A-Za-z0-9_)\]])|(?===[^=\n]+==(?![A-Za-z0-9_(\[])))==(?=[^\s=])"
"""What opens a highlight: no space behind it, and no comparison, `a==b and c==d`."""
HIGHLIGHT = re.compile(MARKED + r"([^=\n]+(?:=[^=\n]+)*)(?<=\S)==")
TASK = re.compile(r"^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([^\[\]\n])\][ \t]", re.MULTILINE)
MACRO = re.compile(r"\{\{[\w\[\] -]+ [^{}\n]*\}\}|\{%[^{}%\n]*%\}|<%[^<>%\n]*%>")

INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
"""Zero-width characters that show nothing and join nothing."""


FIELD = re.compile(
    r"[(\[](?P<key>[^\s:()\[\]][^:()\[\]\n]{0,40})::[ \t]+"
    r"(?P<value>(?:\[\[[^\[\]]*\]\]|[^()\[\]\n])*)[)\]]"
)
"""A field of Dataview's inside a line: `(source:: [[a talk]])`, `[rating:: 5]`."""


def without_asides(text: str) -> str:
    """Take out what is not text: block ids, footnote marks, macros, fields of plugins."""
    text = FIELD.sub("", text) if "::" in text else text
    text = FOOTNOTE.sub("", FOOTNOTE_TEXT.sub("", text))
    return MACRO.sub("", BLOCK_ID.sub("", text))


def shown(match: re.Match[str]) -> str:
    """Return what Obsidian shows for a wikilink: its alias, else its title and heading."""
    if match[2]:
        return match[2].strip()
    target, _, heading = match[1].partition("#")
    title = target.rsplit("/", 1)[-1].strip().removesuffix(".md")
    place = heading.replace("#", " › ").lstrip("^").strip()
    return f"{title} › {place}" if title and place and "^" not in heading else title or place
