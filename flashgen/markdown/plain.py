"""Markdown to text without markup, but for `code` and $math$ kept as written."""

import re

from flashgen.data import Markdown, Plain

_KEEP = re.compile(
    r"(`+)(?!`)(.+?)(?<!`)\1(?!`)|\$\$.+?\$\$|\$(?=\S)[^$\n]*?\S\$(?!\d)|\$(?=\S)[^$\s]\$(?!\d)",
    re.DOTALL,
)
_GONE = re.compile(
    r"!\[\[[^\]\n]*\]\]|!\[[^\]\n]*\]\([^()\n]*\)|%%.*?%%|<!--.*?-->|\[\^[^\]\s]+\]|</?[a-zA-Z][^<>\n]*>"
    r"|(?:(?<=\s)|^)\^[\w-]+\s*$",
    re.DOTALL | re.MULTILINE,
)
_WIKILINK = re.compile(r"\[\[([^\]|\n]*?)(?:\s*\\?\|\s*([^\]\n]*))?\]\]")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_EMPHASIS = re.compile(
    r"\*\*\*|\*\*|==|~~|(?<!\w)__|__(?!\w)|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|\*(?=\S)|(?<=\S)\*"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(text: Markdown) -> Plain:
    """Take the markup out of inline Markdown; `code` and $math$ stay as they are written."""
    parts, position = [], 0
    for kept in _KEEP.finditer(text):
        parts += [_bare(text[position : kept.start()]), kept[0]]
        position = kept.end()
    parts.append(_bare(text[position:]))
    return Plain(re.sub(r"\s+", " ", "".join(parts)).strip())


def _bare(text: str) -> str:
    text = _GONE.sub("", text)
    text = _WIKILINK.sub(_shown, text)
    text = _LINK.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", text))


def _shown(match: re.Match[str]) -> str:
    return match[2] or match[1].rsplit("/", 1)[-1].replace("#", " › ")
