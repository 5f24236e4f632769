"""Interference: cards whose fronts are alike, and what tells them apart.

Two fronts are alike where at least four fifths of their words are the same; a learner would take
one card for the other. The context line tells them apart, by what lies in a card's own note; where
it can't, the card is marked (M10).
"""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from flashgen import timestamps
from flashgen.cards import fields
from flashgen.data import Card, Html
from flashgen.questions import words

MARK = "M10"
_MOST_LOOKED_AT = 64
"""Fronts that a front is compared with for one pair of rare words: keeps odd decks linear."""
_GAP = re.compile(r"\{\{c1::.*?\}\}", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")

Stems = frozenset[str]


def distinguish(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return the cards of a deck so that no two fronts are equal, and those still alike marked."""
    out = list(cards)
    near = [group for group in alike([_stems(front(card)) for card in out]) if len(group) > 1]
    for group in near:
        for twins in _by(group, lambda index: out[index].context):
            _tell_apart(out, twins)
    _number(out, near)
    among = [index for group in near for index in group]
    for group in alike([_stems(f"{front(out[i])} {_text(out[i].context)}") for i in among]):
        if len(group) > 1:
            for index in (among[place] for place in group):
                out[index] = replace(out[index], marks=(*out[index].marks, MARK))
    return tuple(out)


def across(decks: Sequence[tuple[str, tuple[Card, ...]]]) -> list[tuple[Card, ...]]:
    """Return the cards of several decks so that no front of one is equal to one of another.

    A deck's cards are the same whether it goes out alone or with others, but for these.
    """
    owners: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, (_, cards) in enumerate(decks):
        for card in cards:
            owners[_whole(card)].add(number)
    names = Counter(name for name, _ in decks)
    return [
        tuple(
            _add(card, name if names[name] == 1 else f"{name} {number}")
            if len(owners[_whole(card)]) > 1
            else card
            for card in cards
        )
        for number, (name, cards) in enumerate(decks, start=1)
    ]


def front(card: Card) -> str:
    """Return the words of a question as they are seen before it is turned: the gap is empty."""
    return _text(_GAP.sub("…", card.question)).casefold()


def _text(markup: str) -> str:
    return html.unescape(_TAG.sub(" ", markup))


def _stems(text: str) -> Stems:
    return words.stems(text, frozenset())


def _whole(card: Card) -> tuple[str, str]:
    return front(card), card.context


# --- telling apart ------------------------------------------------------------------------


def _tell_apart(cards: list[Card], twins: Sequence[int]) -> None:
    """Add to each context line what only this card of the like ones has, if it has something."""
    if len(twins) == 1:
        return
    parts = Counter(part for index in twins for part in cards[index].apart)
    told = {i: next((p for p in cards[i].apart if parts[p] == 1), "") for i in twins}
    for equal in _by([i for i in twins if not told[i]], lambda index: front(cards[index])):
        times = [timestamps.human(cards[index].spans) for index in equal]
        if 1 < len(equal) == len(set(times)) and all(times):
            told.update(zip(equal, times, strict=True))
    for index, part in told.items():
        cards[index] = _add(cards[index], part)


def _number(cards: list[Card], groups: Iterable[Sequence[int]]) -> None:
    """Number the cards that nothing else tells apart."""
    for group in groups:
        for equal in _by(group, lambda index: _whole(cards[index])):
            if len(equal) > 1:
                for number, index in enumerate(equal, start=1):
                    cards[index] = _add(cards[index], f"{number}/{len(equal)}")


def _add(card: Card, part: str) -> Card:
    if not part:
        return card
    shown = fields.safe(fields.inline(part))
    return replace(card, context=Html(f"{card.context} · {shown}" if card.context else shown))


def _by(group: Iterable[int], key: Callable[[int], object]) -> list[list[int]]:
    found: dict[object, list[int]] = defaultdict(list)
    for index in group:
        found[key(index)].append(index)
    return list(found.values())


# --- likeness -----------------------------------------------------------------------------


def alike(fronts: Sequence[Stems]) -> list[list[int]]:
    """Return the fronts in groups: each is alike to another of its group, through others or not.

    Two sets of words that are alike share two of their rarest words (Bayardo, Ma and Srikant 2007,
    "Scaling up all pairs similarity search"): only such fronts are compared.
    """
    same: dict[Stems, list[int]] = defaultdict(list)
    for index, stems in enumerate(fronts):
        same[stems].append(index)
    seen = Counter(stem for stems in same for stem in stems)
    groups = {stems: [stems] for stems in same}
    sharing: dict[tuple[str, str], list[Stems]] = defaultdict(list)
    for stems in same:
        for pair in _rarest_pairs(stems, seen):
            others = sharing[pair]
            for other in others[:_MOST_LOOKED_AT]:
                if groups[other] is not groups[stems] and _near(stems, other):
                    _join(groups, stems, other)
            others.append(stems)
    distinct = {id(group): group for group in groups.values()}
    return [[index for stems in group for index in same[stems]] for group in distinct.values()]


def _rarest_pairs(stems: Stems, seen: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    shared = -(-len(stems) * 4 // 5)  # what another set has at least of these, if it is alike
    ordered = sorted(stems, key=lambda stem: (seen[stem], stem))
    return combinations(ordered[: len(stems) - shared + 2], 2)


def _near(one: Stems, other: Stems) -> bool:
    """Tell whether the Jaccard index of two sets is at least four fifths."""
    both = len(one & other)
    return 5 * both >= 4 * (len(one) + len(other) - both)


def _join(groups: dict[Stems, list[Stems]], one: Stems, other: Stems) -> None:
    small, large = sorted((groups[one], groups[other]), key=len)
    if small is not large:
        large += small
        groups.update(dict.fromkeys(small, large))
