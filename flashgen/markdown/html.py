"""Markdown to HTML that is safe to put on a card."""

import re
from functools import cache
from html import escape
from typing import Any

from flashgen.data import Html, Markdown, Plain

_KEEP = re.compile(
    r"(`+)(?!`)(.+?)(?<!`)\1(?!`)|\$\$(.+?)\$\$|\$((?=\S)[^$\n]*?\S)\$(?!\d)", re.DOTALL
)
_WIKILINK = re.compile(r"(!?)\[\[([^\]|\n]*?)(?:\\?\|([^\]\n]*))?\]\]")


@cache
def _parser() -> Any:  # noqa: ANN401  (the parser's own type is not declared)
    import pyromark  # noqa: PLC0415

    options = pyromark.Options
    return pyromark.Markdown(
        options=options.ENABLE_TABLES | options.ENABLE_STRIKETHROUGH | options.ENABLE_TASKLISTS
    )


def html(text: Markdown) -> Html:
    """Render Markdown as HTML of which nothing can harm a card."""
    import nh3  # noqa: PLC0415

    shown = _WIKILINK.sub(lambda m: "" if m[1] else (m[3] or m[2].rsplit("/", 1)[-1]), text)
    return Html(nh3.clean(_parser().html(shown)).strip())


def inline_html(text: Plain) -> Html:
    """Escape everything; render only the `code` and $math$ that `plain` keeps."""
    parts, position = [], 0
    for kept in _KEEP.finditer(text):
        parts += [escape(text[position : kept.start()], quote=False), _kept(kept)]
        position = kept.end()
    return Html("".join([*parts, escape(text[position:], quote=False)]))


def _kept(match: re.Match[str]) -> str:
    if match[1]:
        return f"<code>{escape(match[2].strip(), quote=False)}</code>"
    if match[3]:
        return rf"\[{escape(match[3], quote=False)}\]"
    return rf"\({escape(match[4], quote=False)}\)"
