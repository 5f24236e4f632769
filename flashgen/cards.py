"""Drafts to cards: the HTML that Anki stores, the tags, and what identity is made of.

Anki reads `[sound:`, `[latex]`, `[$`, and in a cloze `{{`, `::` and `}}`, wherever they stand:
text of a note must not be taken for these.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from fnmatch import fnmatchcase
from urllib.parse import unquote

from flashgen import links, markdown, media, questions, timestamps
from flashgen.data import (
    GAP_CLOSE,
    GAP_OPEN,
    Bullet,
    Card,
    CardKey,
    Density,
    Draft,
    Embed,
    Episode,
    Html,
    KeyPoint,
    Kind,
    Markdown,
    MediaFile,
    Note,
    Plain,
    Section,
    Skip,
    Span,
    Tag,
)
from flashgen.diagnostics import Diagnostics
from flashgen.questions import clean, words
from flashgen.questions.pack import PhrasePack

Resolve = Callable[[Embed], MediaFile | None]

_ANKI = re.compile(r"\[(?=sound:|latex\]|/latex\]|\$|/\$|anki:)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
_CHIP = "\ue009"
_FOLD = 900
"""Characters of an explanation above which it is folded: about a phone's screen of text."""


@dataclass(frozen=True, slots=True)
class Made:
    """The cards of a note, what got none and why, and what is wrong."""

    cards: tuple[Card, ...]
    skipped: tuple[Skip, ...] = ()
    diagnostics: Diagnostics = ()


def no_media(embed: Embed) -> MediaFile | None:
    """Resolve no embed: for a run without files."""
    del embed
    return None


def make(
    note: Note,
    *,
    pack: PhrasePack,
    density: Density = Density.NORMAL,
    resolve: Resolve = no_media,
    tags: Iterable[str] = (),
    exclude_tags: Iterable[str] = (),
) -> Made:
    """Return the cards of a note, in the order in which the note says things."""
    writer = questions.Writer(note, pack, density)
    language = _language(note.episode.language or pack.language)
    shared = _shared_tags(note.episode, tuple(tags), tuple(exclude_tags))
    cards: list[Card] = []
    skipped = list(note.skipped)
    for section in note.sections:
        for point in section.key_points:
            written = writer.write(point, section)
            if not written.drafts:
                skipped.append(Skip(point.at, clean.plain(point.lead), written.reason))
                continue
            dressed = _Dressed(note, section, point, resolve, shared, language)
            cards += [dressed.card(draft) for draft in written.drafts]
    return Made(_counted(cards), tuple(skipped))


class _Dressed:
    """What the cards of one key point share, rendered once."""

    def __init__(
        self,
        note: Note,
        section: Section,
        point: KeyPoint,
        resolve: Resolve,
        tags: tuple[Tag, ...],
        language: str,
    ) -> None:
        self._language = language
        self._note, self._section, self._point, self._tags = note, section, point, tags
        embeds = (*point.embeds, *_embeds(point.children))
        found = ((embed, resolve(embed)) for embed in embeds)
        self._files = tuple(found)
        self._explanation = _explanation(point, note.episode.source)
        self._said = "" if point.children else _bare(clean.plain(point.explanation))
        self._plain = Plain(" ".join(_everything(point)))

    def _below(self, draft: Draft) -> Html:
        """Explain the answer, unless the answer has said all there is."""
        said_all = bool(self._said) and self._said == _bare(draft.answer)
        return Html("") if said_all else self._explanation

    def card(self, draft: Draft) -> Card:
        """Return the card of a draft."""
        point, episode = self._point, self._note.episode
        return Card(
            key=_key(draft, point, self._section, self._note),
            kind=draft.kind,
            question=_question(draft),
            answer=_answer(draft),
            explanation=self._below(draft),
            context=_context(draft.context),
            timestamps=_chips(draft.spans, episode.source),
            source=_source(episode, draft.spans),
            picture=_safe("".join(_shown(embed, file) for embed, file in self._files), media=True),
            remarks=_safe("".join(markdown.html(remark) for remark in point.remarks)),
            tags=_sorted((*self._tags, *draft.tags, *_time_tag(draft.spans))),
            at=point.at,
            language=self._language,
            point=self._plain,
            spans=draft.spans,
            media=tuple(dict.fromkeys(file for _, file in self._files if file)),
            rule=draft.rule,
            marks=draft.marks,
        )


# --- identity -----------------------------------------------------------------------------


def _key(draft: Draft, point: KeyPoint, section: Section, note: Note) -> CardKey:
    episode = note.episode
    return CardKey(
        note=episode.id or episode.source or str(note.path),
        section=_bare(clean.plain(section.title)),
        lead=_bare(clean.plain(point.lead)),
        ordinal=0,
        kind=draft.kind,
        fact=_bare(draft.fact),
        block_id=point.block_id,
    )


def _bare(text: str) -> str:
    """Return the words alone: punctuation, case and spacing don't tell who a card is."""
    return " ".join(words.words(unicodedata.normalize("NFC", text).casefold()))


def _counted(cards: list[Card]) -> tuple[Card, ...]:
    """Return the cards with those numbered that nothing else tells apart."""
    seen: Counter[CardKey] = Counter()
    out = []
    for card in cards:
        out.append(replace(card, key=replace(card.key, ordinal=seen[card.key])))
        seen[card.key] += 1
    return tuple(out)


def _everything(point: KeyPoint) -> Iterator[str]:
    yield clean.plain(point.lead)
    yield clean.plain(point.explanation)
    yield from (clean.plain(child.text) for child in _all(point.children))
    yield from (clean.plain(remark) for remark in point.remarks)


def _all(bullets: tuple[Bullet, ...]) -> Iterator[Bullet]:
    for bullet in bullets:
        yield bullet
        yield from _all(bullet.children)


def _embeds(bullets: tuple[Bullet, ...]) -> Iterator[Embed]:
    for bullet in _all(bullets):
        yield from bullet.embeds


# --- fields -------------------------------------------------------------------------------


def _question(draft: Draft) -> Html:
    if draft.kind is Kind.QA:
        rendered = markdown.html if draft.answer_is_markdown else _inline
        return _safe(rendered(Markdown(draft.question)))
    before, _, rest = draft.question.partition(GAP_OPEN)
    gap, _, after = rest.partition(GAP_CLOSE)
    parts = (_no_cloze(_inline(part)) for part in (before, gap, after))
    return _safe("{}{{{{c1::{}}}}}{}".format(*parts))


def _inline(text: str) -> Html:
    return markdown.inline_html(Plain(text))


def _no_cloze(html: str) -> str:
    html = html.replace("{{", "{&#123;").replace("::", "&#58;&#58;")
    return re.sub(r"\}(?=\})", "} ", html).removesuffix("}") + (
        "&#125;" if html.endswith("}") else ""
    )


def _answer(draft: Draft) -> Html:
    if draft.answer_is_markdown:
        return _safe(markdown.html(Markdown(draft.answer)))
    items = "".join(f"<li>{_inline(item)}</li>" for item in draft.items)
    return _safe(_inline(draft.answer) + (f"<ol>{items}</ol>" if items else ""))


def _explanation(point: KeyPoint, source: str) -> Html:
    """Render the whole key point, its stamps as chips where they stand."""
    children = "\n".join(_list(point.children, 0))
    text = point.explanation.strip() + (f"\n\n{children}" if children else "")
    chips: list[str] = []
    pieces, last = [], 0
    for stamp in timestamps.find(text):
        if stamp.start >= last:
            pieces += [text[last : stamp.start], _CHIP]
            chips.append("")
        chips[-1] += (" " if chips[-1] else "") + _chip(stamp.span, source)
        last = max(last, stamp.end)
    rendered = markdown.html(Markdown("".join([*pieces, text[last:]])))
    rest = iter(chips)
    shown = re.sub(_CHIP, lambda _: next(rest, ""), rendered)
    return _safe(_titled(_inline(clean.plain(point.lead)), shown))


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


def _language(code: str) -> str:
    """Return a BCP 47 code that may stand in an attribute; empty where it is none."""
    plain = code.strip().replace("_", "-")
    return plain if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", plain) else ""


def _context(parts: tuple[Plain, ...]) -> Html:
    return _safe(_inline(" · ".join(parts).replace(" · › ", " › ").removeprefix("› ")))


def _chips(spans: tuple[Span, ...], source: str) -> Html:
    return _safe(" ".join(_chip(span, source) for span in spans))


def _chip(span: Span, source: str) -> str:
    text = timestamps.human((span,))
    link = links.deep_link(source, span) if source else ""
    if not link:
        return f'<span class="chip">{text}</span>'
    return f'<a class="chip" href="{_attribute(link)}">{text}</a>'


def _source(episode: Episode, spans: tuple[Span, ...]) -> Html:
    names = (episode.title, episode.show, episode.published)
    text = " · ".join(dict.fromkeys(name for name in names if name)) or episode.source
    first = spans[0] if spans else Span(timedelta(0))
    link = links.deep_link(episode.source, first) if episode.source else ""
    if not link:
        return _safe(_inline(text))
    return _safe(f'<a href="{_attribute(link)}">{_inline(text)}</a>')


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


def _safe(html: str, *, media: bool = False) -> Html:
    """Return what Anki stores as it is: composed, no control characters, nothing it would run."""
    text = unicodedata.normalize("NFC", _CONTROL.sub("", html))
    return Html(text if media else _ANKI.sub("&#91;", text))


# --- tags ---------------------------------------------------------------------------------


def _shared_tags(
    episode: Episode, extra: tuple[str, ...], exclude: tuple[str, ...]
) -> tuple[Tag, ...]:
    own = (tag for tag in episode.tags if not _excluded(tag, exclude))
    named = [
        *(f"topic::{topic}" for topic in episode.topics),
        *([f"show::{episode.show}"] if episode.show else []),
        *(f"guest::{guest}" for guest in episode.guests),
        *own,
        *extra,
    ]
    return tuple(tag for name in named if (tag := _tag(name)))


def _excluded(tag: str, patterns: tuple[str, ...]) -> bool:
    name = tag.replace("/", "::").casefold()
    for pattern in patterns:
        low = pattern.strip().lstrip("#").replace("/", "::").casefold()
        if fnmatchcase(name, low) or name.startswith(f"{low}::"):
            return True
    return False


def _tag(name: str) -> Tag:
    parts = (
        re.sub(r"[\s\u3000]+", "_", part.strip()) for part in _CONTROL.sub("", name).split("::")
    )
    return Tag(unicodedata.normalize("NFC", "::".join(part for part in parts if part)))


def _time_tag(spans: tuple[Span, ...]) -> tuple[Tag, ...]:
    return (timestamps.tag(spans[0]),) if spans else ()


def _sorted(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    return tuple(sorted(set(tags)))


# --- interference -------------------------------------------------------------------------


def distinguish(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return the cards so that no two fronts are equal: the context line tells them apart."""
    out = list(cards)
    groups: dict[tuple[str, str], list[int]] = {}
    for index, card in enumerate(out):
        groups.setdefault((card.question.casefold(), card.context), []).append(index)
    for group in groups.values():
        if len(group) > 1:
            for index, mark in zip(group, _marks([out[i] for i in group]), strict=True):
                card = out[index]
                line = f"{card.context} · {mark}" if card.context else mark
                out[index] = replace(card, context=Html(line))
    return tuple(out)


def _marks(twins: list[Card]) -> list[str]:
    """Return what tells cards with one front apart: section, time, source, or a number."""
    ways: tuple[Callable[[Card], str], ...] = (
        lambda card: _inline(card.key.section),
        lambda card: timestamps.human(card.spans),
        lambda card: re.sub(r"<[^>]+>", "", card.source),
    )
    for way in ways:
        marks = [way(card) for card in twins]
        if all(marks) and len(set(marks)) == len(marks):
            return marks
    return [f"{number}/{len(twins)}" for number in range(1, len(twins) + 1)]
