"""What a card's identity is made of: where it stands and what it says, never how it asks."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from flashgen.data import Card, CardKey, Draft, KeyPoint, Note, Section
from flashgen.questions import clean, words


def key(draft: Draft, point: KeyPoint, section: Section, note: Note) -> CardKey:
    """Return what the card of a draft is known by, before its twins are numbered."""
    episode = note.episode
    return CardKey(
        note=episode.id or episode.source or str(note.path),
        section=bare(clean.plain(section.title)),
        lead=bare(clean.plain(point.lead)),
        ordinal=0,
        kind=draft.kind,
        fact=bare(draft.fact),
        block_id=point.block_id,
    )


def bare(text: str) -> str:
    """Return the words alone: punctuation, case and spacing don't tell who a card is."""
    return " ".join(words.words(unicodedata.normalize("NFC", text).casefold()))


def counted(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return the cards with those numbered that nothing else tells apart."""
    seen: Counter[CardKey] = Counter()
    out = []
    for card in cards:
        out.append(replace(card, key=replace(card.key, ordinal=seen[card.key])))
        seen[card.key] += 1
    return tuple(out)
