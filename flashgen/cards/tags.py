"""The tags of a card: topics, show, guests, the note's own, and its time."""

import re
import unicodedata
from collections.abc import Iterable
from fnmatch import fnmatchcase

from flashgen import timestamps
from flashgen.cards.fields import CONTROL
from flashgen.data import Episode, Span, Tag


def shared(episode: Episode, extra: tuple[str, ...], exclude: tuple[str, ...]) -> tuple[Tag, ...]:
    """Return the tags that all cards of a note have, but for those of its own that are excluded."""
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
        re.sub(r"[\s\u3000]+", "_", part.strip()) for part in CONTROL.sub("", name).split("::")
    )
    return Tag(unicodedata.normalize("NFC", "::".join(part for part in parts if part)))


def of_time(spans: tuple[Span, ...]) -> tuple[Tag, ...]:
    """Return the tag of the moment that a card is about, where it is known."""
    return (timestamps.tag(spans[0]),) if spans else ()


def in_order(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Return each tag once, sorted as Anki keeps them."""
    return tuple(sorted(set(tags)))
