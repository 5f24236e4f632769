"""Markdown to text without markup, but for `code` and $math$ kept as written."""

import re

from flashgen.data import Markdown, Plain
from flashgen.markdown import obsidian
from flashgen.markdown.scan import Span, protect

_KEPT = frozenset({"fence", "code", "display", "math", "comment", "escape"})
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^\[\]\n]*\](?!\())"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>[^<]*</\1>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</?(?:br|p|div|li|ul|ol|tr|td|th|h[1-6])\b[^<>\n]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_PAIRS = tuple(
    re.compile(pair)
    for pair in (
        r"\*\*\*(?=\S)([^\n]{1,1000}?)(?<=\S)\*\*\*",
        r"\*\*\s?(?=\S)([^\n]{1,1000}?)\s?\*\*",
        r"(?<!\w)__(?=\S)([^\n]{1,1000}?)(?<=\S)__(?!\w)",
        obsidian.MARKED + r"([^=\n]{1,1000}?)(?<=\S)==",
        r"~~(?=\S)([^~\n]{1,1000}?)(?<=\S)~~",
        r"(?<![*\w])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=\S)\*(?![*\w])",
        r"(?<!\w)_(?=[^\s_])((?:[^_\n]|(?<=\w)_(?=\w)){1,1000})(?<=\S)_(?!\w)",
        r"(?<!\*)\*(?=[^\s*])([^*\n\d]{1,1000}?)(?<=\S)\*(?!\*)",
    )
)
_PAIRED = re.compile(r"[*_=~]")
_LEFT_OVER = re.compile(r"(?<!\w)(?:\*\*|__|~~|==)(?=\S)|(?<=\S)(?:\*\*|__|~~|==)(?!\w)")
_LINE_MARK = re.compile(
    r"^[ \t]*(?:(?:>[ \t]?)+(?:\[![\w-]+\][+-]?)?|#{1,6}[ \t]"
    r"|[-*+][ \t]+(?:\[[^\[\]\n]\][ \t])?|\\$)",
    re.MULTILINE,
)
_HARD_BREAK = re.compile(r"\\$", re.MULTILINE)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " ", "&#39;": "'"}
_ENTITY = re.compile("|".join(_ENTITIES))


def plain(text: Markdown) -> Plain:
    """Take the markup out of inline Markdown; `code` and $math$ stay as they are written."""
    if not _MARKUP.search(text):
        return Plain(_one_line(text))
    guarded = protect(text, _KEPT)
    bare = guarded.restore(_bare(guarded.text), lambda span: _shown(span, guarded.written(span)))
    return Plain(_one_line(bare))


_POWER = re.compile(r"(?<![^\W\d_]{2})(?<=[\w)])<sup>([\d+−-]+)</sup>", re.IGNORECASE)
"""2<sup>128</sup>, m<sup>2</sup>; behind a word it is a footnote."""
_FOOTNOTE = re.compile(r"<sup>\[?\d{1,3}\]?</sup>", re.IGNORECASE)
_MARKUP = re.compile(r"[\[\]*_`$~=<>&\\%^#]|^\s*[-+]\s", re.MULTILINE)


def _bare(text: str) -> str:
    text = obsidian.without_asides(text)
    if "[" in text:
        text = _IMAGE.sub("", obsidian.EMBED.sub("", text))
        text = _LINK.sub(r"\1", obsidian.WIKILINK.sub(obsidian.shown, text))
    if "<" in text:
        text = _POWER.sub(r"^\1", _AUTOLINK.sub(r"\1", text))
        text = _BLOCK_TAG.sub(" ", _FOOTNOTE.sub("", text))
    text = _TAG.sub("", _SCRIPT.sub("", _LINE_MARK.sub("", text)))
    if _PAIRED.search(text):
        for pair in _PAIRS:
            text = pair.sub(r"\1", text)
        text = _LEFT_OVER.sub("", text)
    text = _HARD_BREAK.sub("", text)
    return _ENTITY.sub(lambda match: _ENTITIES[match[0]], text)


def _shown(span: Span, written: str) -> str:
    match span.kind:
        case "comment":
            return ""
        case "escape":
            return span.inner
        case "fence":
            return f"`{' '.join(span.inner.partition(chr(10))[2].split())}`"
    return written


def _one_line(text: str) -> str:
    return " ".join(obsidian.INVISIBLE.sub("", text).split())
