"""From a note to its cards: each draft dressed in what its key point and note give it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from flashgen import questions
from flashgen.cards import fields, keys
from flashgen.cards import tags as tagging
from flashgen.data import (
    Bullet,
    Card,
    Density,
    Draft,
    Embed,
    Html,
    KeyPoint,
    MediaFile,
    Note,
    Plain,
    Section,
    Skip,
    Tag,
)
from flashgen.diagnostics import Diagnostics
from flashgen.questions import clean, gate
from flashgen.questions.pack import PhrasePack

Resolve = Callable[[Embed], MediaFile | None]


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
    shared = tagging.shared(note.episode, tuple(tags), tuple(exclude_tags))
    cards: dict[tuple[str, str], Card] = {}
    skipped = list(note.skipped)
    for section in note.sections:
        for point in section.key_points:
            written = writer.write(point, section)
            if not written.drafts:
                skipped.append(Skip(point.at, clean.plain(point.lead), written.reason))
                continue
            dressed = _Dressed(note, section, point, resolve, shared, pack)
            for card in map(dressed.card, written.drafts):
                known = cards.setdefault(_said(card), card)
                if known is not card:
                    reason = f"the same question and answer as in line {known.at.line}"
                    skipped.append(Skip(point.at, clean.plain(point.lead), reason))
    return Made(keys.counted(cards.values()), tuple(skipped))


def _said(card: Card) -> tuple[str, str]:
    """Return what a card asks and answers, however its words are joined or capitalised."""
    question, answer = (text.casefold().replace("-", " ") for text in (card.question, card.answer))
    return question, answer


class _Dressed:
    """What the cards of one key point share, rendered once."""

    def __init__(
        self,
        note: Note,
        section: Section,
        point: KeyPoint,
        resolve: Resolve,
        tags: tuple[Tag, ...],
        pack: PhrasePack,
    ) -> None:
        self._language = fields.language(note.episode.language or pack.language)
        self._stop_words = pack.stop_words
        self._note, self._section, self._point, self._tags = note, section, point, tags
        embeds = (*point.embeds, *_embeds(point.children))
        found = ((embed, resolve(embed)) for embed in embeds)
        self._files = tuple(found)
        self._explanation = fields.explanation(point, note.episode.source)
        self._said = "" if point.children else keys.bare(clean.plain(point.explanation))
        self._plain = Plain(" ".join(_everything(point)))

    def _below(self, draft: Draft) -> Html:
        """Explain the answer, unless the answer has said all there is."""
        said_all = bool(self._said) and self._said == keys.bare(draft.answer)
        return Html("") if said_all else self._explanation

    def card(self, draft: Draft) -> Card:
        """Return the card of a draft."""
        point, episode = self._point, self._note.episode
        return Card(
            key=keys.key(draft, point, self._section, self._note),
            kind=draft.kind,
            question=fields.question(draft),
            answer=fields.answer(draft),
            explanation=self._below(draft),
            context=fields.context(draft.context),
            timestamps=fields.chips(draft.spans, episode.source),
            source=fields.source(episode, draft.spans),
            picture=fields.pictures(self._files),
            remarks=fields.remarks(point),
            tags=tagging.in_order((*self._tags, *draft.tags, *tagging.of_time(draft.spans))),
            at=point.at,
            language=self._language,
            point=self._plain,
            spans=draft.spans,
            media=tuple(dict.fromkeys(file for _, file in self._files if file)),
            rule=draft.rule,
            marks=draft.marks,
            apart=self._apart(draft),
        )

    def _apart(self, draft: Draft) -> tuple[Plain, ...]:
        episode, section = self._note.episode, self._section
        sections = (clean.plain(title) for title in (section.title, *reversed(section.parents)))
        parts = (*sections, episode.show, episode.title, episode.published)
        shown = " · ".join(draft.context)
        return tuple(
            Plain(part)
            for part in dict.fromkeys(parts)
            if part and part not in shown and not gate.tells(part, draft, self._stop_words)
        )


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
