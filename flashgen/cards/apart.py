"""Interference: cards whose fronts are alike, and what tells them apart."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from flashgen import timestamps
from flashgen.cards import fields
from flashgen.data import Card, Html


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
        lambda card: fields.inline(card.key.section),
        lambda card: timestamps.human(card.spans),
        lambda card: re.sub(r"<[^>]+>", "", card.source),
    )
    for way in ways:
        marks = [way(card) for card in twins]
        if all(marks) and len(set(marks)) == len(marks):
            return marks
    return [f"{number}/{len(twins)}" for number in range(1, len(twins) + 1)]
