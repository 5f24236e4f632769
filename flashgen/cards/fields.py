"""The HTML fields of a card, as Anki stores them.

Anki reads `[sound:`, `[latex]`, `[$`, and in a cloze `{{`, `::` and `}}`, wherever they stand:
text of a note must not be taken for these.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import timedelta
from urllib.parse import unquote

from flashgen import links, markdown, media, timestamps
from flashgen.data import (
    GAP_CLOSE,
    GAP_OPEN,
    Bullet,
    Draft,
    Embed,
    Episode,
    Html,
    KeyPoint,
    Kind,
    Markdown,
    MediaFile,
    Plain,
    Span,
)
from flashgen.questions import clean

_ANKI = re.compile(r"\[(?=sound:|latex\]|/latex\]|\$|/\$|anki:)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
_CHIP = "\ue009"
_FOLD = 900
"""Characters of an explanation above which it is folded: about a phone's screen of text."""


def question(draft: Draft) -> Html:
    """Return the question; of a cloze, the sentence with its gap in Anki's own signs."""
    if draft.kind is Kind.QA:
        rendered = markdown.html if draft.answer_is_markdown else inline
        return safe(rendered(Markdown(draft.question)))
    before, _, rest = draft.question.partition(GAP_OPEN)
    gap, _, after = rest.partition(GAP_CLOSE)
    parts = (_no_cloze(inline(part)) for part in (before, gap, after))
    return safe("{}{{{{c1::{}}}}}{}".format(*parts))


def inline(text: str) -> Html:
    """Return plain text as HTML within a line, its code and math included."""
    return markdown.inline_html(Plain(text))


def _no_cloze(html: str) -> str:
    html = html.replace("{{", "{&#123;").replace("::", "&#58;&#58;")
    return re.sub(r"\}(?=\})", "} ", html).removesuffix("}") + (
        "&#125;" if html.endswith("}") else ""
    )


def answer(draft: Draft) -> Html:
    """Return the answer, and the items of a list below it."""
    if draft.answer_is_markdown:
        return safe(markdown.html(Markdown(draft.answer)))
    items = "".join(f"<li>{inline(item)}</li>" for item in draft.items)
    return safe(inline(draft.answer) + (f"<ol>{items}</ol>" if items else ""))


def explanation(point: KeyPoint, source: str) -> Html:
    """Render the whole key point, its stamps as chips where they stand."""
    children = "\n".join(_list(point.children, 0))
    text = point.explanation.strip() + (f"\n\n{children}" if children else "")
    stamped: list[str] = []
    pieces, last = [], 0
    for stamp in timestamps.find(text):
        if stamp.start >= last:
            pieces += [text[last : stamp.start], _CHIP]
            stamped.append("")
        stamped[-1] += (" " if stamped[-1] else "") + _chip(stamp.span, source)
        last = max(last, stamp.end)
    rendered = markdown.html(Markdown("".join([*pieces, text[last:]])))
    rest = iter(stamped)
    shown = re.sub(_CHIP, lambda _: next(rest, ""), rendered)
    return safe(_titled(inline(clean.plain(point.lead)), shown))


def _titled(lead: Html, rendered: str) -> str:
    """Set the lead above; fold what would push everything else off a phone's screen.

    AnkiMobile takes taps on `.tappable` only.
    """
    if lead and len(re.sub(r"<[^>]+>", "", rendered)) > _FOLD:
        return f'<details><summary class="tappable">{lead}</summary>{rendered}</details>'
    return f'<p class="lead">{lead}</p>{rendered}' if lead else rendered


def _list(bullets: tuple[Bullet, ...], depth: int) -> Iterator[str]:
    for bullet in bullets:
        text = re.sub(r"\n\s*", " ", bullet.text.strip())
        if text:
            yield f"{'    ' * depth}- {text}"
        yield from _list(bullet.children, depth + 1 if text else depth)


def language(code: str) -> str:
    """Return a BCP 47 code that may stand in an attribute; empty where it is none."""
    plain = code.strip().replace("_", "-")
    return plain if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", plain) else ""


def context(parts: tuple[Plain, ...]) -> Html:
    """Return the context line: where a card comes from."""
    return safe(inline(" · ".join(parts).replace(" · › ", " › ").removeprefix("› ")))


def chips(spans: tuple[Span, ...], source: str) -> Html:
    """Return the times of a card, each a link into the recording where one can be made."""
    return safe(" ".join(_chip(span, source) for span in spans))


def _chip(span: Span, source: str) -> str:
    text = timestamps.human((span,))
    link = links.deep_link(source, span) if source else ""
    if not link:
        return f'<span class="chip">{text}</span>'
    return f'<a class="chip" href="{_attribute(link)}">{text}</a>'


def source(episode: Episode, spans: tuple[Span, ...]) -> Html:
    """Return what the note is about, as a link to where the card's passage is."""
    names = (episode.title, episode.show, episode.published)
    text = " · ".join(dict.fromkeys(name for name in names if name)) or episode.source
    first = spans[0] if spans else Span(timedelta(0))
    link = links.deep_link(episode.source, first) if episode.source else ""
    if not link:
        return safe(inline(text))
    return safe(f'<a href="{_attribute(link)}">{inline(text)}</a>')


def pictures(files: Iterable[tuple[Embed, MediaFile | None]]) -> Html:
    """Return what a key point embeds: pictures, and sounds that Anki plays."""
    return safe("".join(_shown(embed, file) for embed, file in files), media=True)


def remarks(point: KeyPoint) -> Html:
    """Return the note-taker's own sentences below a key point."""
    return safe("".join(markdown.html(remark) for remark in point.remarks))


def _shown(embed: Embed, file: MediaFile | None) -> str:
    """Show a file of the package; a picture that stays on the network is shown from there."""
    if file is None and not media.is_remote_picture(embed.target):
        return ""
    name = file.name if file else embed.target
    if file and media.plays(name):
        return f"[sound:{name}]"
    said = _attribute(embed.alt or _said(embed.target))
    width = f' width="{embed.width}"' if embed.width else ""
    return f'<img src="{_attribute(name)}" alt="{said}"{width}>'


def _said(target: str) -> str:
    """Make words of a file's name, for those who hear a picture instead of seeing it."""
    file = (
        unquote(target.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0])
        .rstrip("/")
        .rpartition("/")[2]
    )
    stem = file.rpartition(".")[0] or file
    return " ".join(re.split(r"[\s_-]+", stem)).strip()


def _attribute(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace('"', "&quot;")
    return escaped.replace("<", "&lt;").replace(">", "&gt;")


def safe(html: str, *, media: bool = False) -> Html:
    """Return what Anki stores as it is: composed, no control characters, nothing it would run."""
    text = unicodedata.normalize("NFC", CONTROL.sub("", html))
    return Html(text if media else _ANKI.sub("&#91;", text))
