"""How a guid is made when a card is born, and how the field Key tells where it came from."""

import base64
import json
import unicodedata
from collections.abc import Container
from dataclasses import replace
from hashlib import blake2b
from itertools import count
from pathlib import PurePosixPath

from flashgen.data import Card, CardKey, Guid, Kind

NAMESPACE = "flashgen 1"
"""Part of every guid. Frozen: another one would make every card of every user a new one."""

GUID_BYTES = 10
"""80 bits: two of a billion cards meet with a probability of one in a million."""

SPELLED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&[{"}

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def guid_of(key: CardKey, taken: Container[str]) -> Guid:
    """Derive the guid of a card that is born with `key`, other than those `taken`.

    The parts go through JSON, so that no two keys can run together into one text.
    """
    words = [_settled(part) for part in (key.note, key.section, key.lead, key.fact)]
    turns = (_digest([NAMESPACE, *words, key.kind.value, key.ordinal, turn]) for turn in count())
    return next(guid for guid in turns if guid not in taken)


def _digest(parts: list[str | int]) -> Guid:
    digest = blake2b(json.dumps(parts).encode(), digest_size=GUID_BYTES).digest()
    return Guid(base64.b32encode(digest).decode().lower())


def _settled(part: str) -> str:
    """Leave out what no reader can see: Unicode forms and runs of spaces."""
    return " ".join(unicodedata.normalize("NFC", part).split())


def written(card: Card) -> str:
    r"""Write a card's key and note for the field Key, so that nobody reads anything else into it.

    Anki looks for `[sound:` in every field, and a browser for tags: JSON can spell such
    characters otherwise.
    """
    key = card.key
    parts = [key.note, key.section, key.lead, key.ordinal, key.kind.value, key.fact, key.block_id]
    text = _COMPACT.encode([*parts, str(card.at.path)])
    return "[" + text[1:].translate(SPELLED)


def read(text: str) -> tuple[CardKey, PurePosixPath]:
    """Read what `written` wrote. Raises ValueError or TypeError for anything else."""
    note, section, lead, ordinal, kind, fact, block_id, path = json.loads(text)
    key = CardKey(note, section, lead, ordinal, Kind(kind), fact, block_id)
    return key, PurePosixPath(path)


def unique(keys: tuple[CardKey, ...]) -> tuple[CardKey, ...]:
    """Give twins (the same key in two places) ordinals of their own, in order."""
    seen: set[CardKey] = set()
    found = []
    for key in keys:
        own = key
        while own in seen:
            own = replace(own, ordinal=own.ordinal + 1)
        seen.add(own)
        found.append(own)
    return tuple(found)
