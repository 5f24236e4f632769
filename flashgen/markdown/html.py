"""Markdown to HTML that is safe to put on a card."""

import re
from collections.abc import Callable
from functools import cache
from html import escape, unescape
from typing import Any

from flashgen.data import Html, Markdown, Plain
from flashgen.markdown import obsidian
from flashgen.markdown.code import highlighted
from flashgen.markdown.scan import Protected, Span, protect

Resolve = Callable[[str], str]
"""A target to an address or a media file's name; "" where there is neither."""

_NOT_PROSE = frozenset({"fence", "code", "display", "math", "comment"})
_KEPT = frozenset({"code", "display", "math"})
_TAGS = frozenset({
    "a", "abbr", "b", "blockquote", "br", "cite", "code", "dd", "del", "details", "div", "dl", "dt",
    "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins",
    "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "small", "span", "strong",
    "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
})  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "abbr": {"title"},
}
_SCHEMES = {"http", "https", "mailto", "obsidian"}
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_SIZE = re.compile(r"(\d{1,4})(?:x(\d{1,4}))?")


def _nothing(_target: str) -> str:
    return ""


@cache
def _options() -> Any:  # noqa: ANN401  (the parser declares no types)
    from pyromark import Options  # noqa: PLC0415

    return Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH


def html(text: Markdown, *, link: Resolve = _nothing, embed: Resolve = _nothing) -> Html:
    """Render Markdown as HTML of which nothing can harm a card.

    `link` says where a wikilink or a link to another note leads, `embed` which media file an
    embed shows; what they don't know is shown as text, or not at all.
    """
    import nh3  # noqa: PLC0415
    import pyromark  # noqa: PLC0415

    guarded = protect(obsidian.INVISIBLE.sub("", text), _NOT_PROSE)
    prepared = _for_the_parser(guarded, link, embed)
    blocks: list[str] = []

    def code_block(language: str | None, code: str) -> str:
        blocks.append(highlighted(language or "", code))
        return f"<pre>{_BLOCK}{len(blocks) - 1}{_BLOCK}</pre>"

    def attribute(tag: str, name: str, value: str) -> str | None:
        if (tag, name) == ("img", "src"):
            return (
                value if value.startswith(("http:", "https:")) else embed(unescape(value)) or None
            )
        if (tag, name) == ("a", "href") and not _SCHEME.match(value):
            return link(value) or None
        return value

    raw = pyromark.html(prepared, options=_options(), highlight=code_block)
    clean = nh3.clean(
        raw, tags=set(_TAGS), attributes=_ATTRIBUTES, url_schemes=_SCHEMES,
        attribute_filter=attribute, link_rel=None,
    )  # fmt: skip
    clean = _IMAGE_OF_NOTHING.sub("", clean)
    clean = _BOX.sub(r'<blockquote class="callout callout-\1">\n<p>', clean)
    clean = re.sub(f"{_KIND}[a-z]*{_KIND}", "", clean)
    clean = re.sub(f"<pre>{_BLOCK}(\\d+){_BLOCK}</pre>", lambda match: blocks[int(match[1])], clean)
    return Html(neutral(guarded.restore(clean, _math)).strip())


_BLOCK = "\ue005"
_KIND = "\ue006"
"""Stand around what the cleaning must not see: code that is coloured, the kind of a callout."""
_BOX = re.compile(f"<blockquote>\\s*<p>{_KIND}([a-z]*){_KIND}")
_IMAGE_OF_NOTHING = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")


def _for_the_parser(guarded: Protected, link: Resolve, embed: Resolve) -> str:
    """Turn Obsidian's syntax into CommonMark and HTML; put everything but math back."""
    text = guarded.text.replace(_BLOCK, " ").replace(_KIND, " ")
    text = obsidian.CALLOUT.sub(_callout, obsidian.without_asides(text))
    text = obsidian.EMBED.sub(lambda match: _picture(match, embed), text)
    text = obsidian.SIZED_IMAGE.sub(_sized, text)
    text = obsidian.WIKILINK.sub(lambda match: _anchor(match, link), text)
    text = obsidian.HIGHLIGHT.sub(r"<mark>\1</mark>", text)
    text = obsidian.TASK.sub(_task, text)
    return guarded.restore(text, lambda span: _not_math(guarded, span))


def _not_math(guarded: Protected, span: Span) -> str | None:
    if span.kind == "comment":
        return ""
    return guarded.written(span) if span.kind in {"fence", "code"} else None


def _callout(match: re.Match[str]) -> str:
    title = match["title"].strip() or match["kind"].replace("-", " ").capitalize()
    kind = re.sub(r"[^a-z]", "", match["kind"].lower())
    return f"{match['mark']}{_KIND}{kind}{_KIND}**{title}**\n{match['mark'].rstrip()}"


def _picture(match: re.Match[str], embed: Resolve) -> str:
    source = embed(match[1].strip())
    size = _SIZE.fullmatch((match[2] or "").strip())
    width = f' width="{size[1]}"' if size else ""
    return f'<img src="{escape(match[1].strip())}"{width}>' if source else ""


def _sized(match: re.Match[str]) -> str:
    alt, width, source = (escape(part) for part in match.groups())
    return f'<img src="{source}" alt="{alt}" width="{width}">'


def _anchor(match: re.Match[str], link: Resolve) -> str:
    address = link(match[1].strip())
    shown = obsidian.shown(match)
    return f"[{shown}](<{address}>)" if address else shown


def _task(match: re.Match[str]) -> str:
    return f"{match[1]}{'☐' if match[2] == ' ' else '☑'} "


def _math(span: Span) -> str:
    formula = escape(span.inner.strip(), quote=False)
    while "}}" in formula:  # would end a cloze
        formula = formula.replace("}}", "} }")
    return rf"\[{formula}\]" if span.kind == "display" else rf"\({formula}\)"


def inline_html(text: Plain) -> Html:
    """Escape everything; render only the `code` and $math$ that `plain` keeps."""
    guarded = protect(text, _KEPT)
    return Html(neutral(guarded.restore(escape(guarded.text, quote=False), _inline)))


def _inline(span: Span) -> str:
    return (
        f"<code>{escape(span.inner.strip(), quote=False)}</code>"
        if span.kind == "code"
        else _math(span)
    )


_ANKI = re.compile(r"\[(?=sound:|latex\]|/latex\]|\$\$?\]|/\$\$?\]|anki:)|\{(?=\{)", re.IGNORECASE)


def neutral(text: str) -> str:
    """Keep Anki from reading commands into a note's text: `[sound:…]`, `[latex]`, `{{…}}`."""
    return _ANKI.sub(lambda match: f"&#{ord(match[0])};", text)
