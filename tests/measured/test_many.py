"""Five thousand vanished key points against five thousand new ones."""

import random
import time

import pytest

from flashgen import ledger
from flashgen.ledger import Ledger, likeness
from tests.made import card

NOW = 1_700_000_000
COMMON = (
    *("the", "of", "and", "to", "in", "a", "is", "that", "it", "for"),
    *("on", "with", "as", "are", "be", "this", "by", "from", "or", "at"),
)


def sentence(dice, number=40):
    """Half grammar, half words of a large vocabulary, as language has it."""
    return [
        dice.choice(COMMON) if dice.random() < 0.45 else f"w{dice.randrange(20_000):x}x"
        for _ in range(number)
    ]


def reworded(dice, words):
    """Every sixth word is another one, and the sentence is turned around."""
    after = list(words)
    for place in dice.sample(range(len(after)), len(after) // 6):
        after[place] = dice.choice(COMMON)
    turn = dice.randrange(len(after))
    return after[turn:] + after[:turn]


def made(texts, notes):
    return tuple(
        card(
            " ".join(words[:3]),
            " ".join(words[3:20]),
            note=f"{notes}{n % 50}",
            path=f"{notes}{n % 50}.md",
            point=" ".join(words),
            line=n,
        )
        for n, words in enumerate(texts)
    )


def test_of_many_texts_each_finds_its_own_rewording():
    dice = random.Random(1)
    old = [sentence(dice) for _ in range(300)]
    new = [reworded(dice, words) for words in old]
    ready = likeness.texts(map(" ".join, old), map(" ".join, new))
    best = {}
    for one, other, value in likeness.pairs(*ready, 0.3):
        best[one] = max(best.get(one, (0.0, -1)), (value, other))
    right = sum(best.get(place, (0, -1))[1] == place for place in range(300))
    assert right >= 295


@pytest.mark.slow
def test_five_thousand_against_five_thousand_takes_seconds():
    dice = random.Random(2)
    old = [sentence(dice) for _ in range(5000)]
    new = [reworded(dice, words) for words in old]
    first = ledger.reconcile(Ledger(), made(old, "a"), now=NOW)
    guids = {it.card.point: it.guid for it in first.cards}
    begun = time.process_time()
    second = ledger.reconcile(first.ledger, made(new, "b"), now=NOW + 9)
    took = time.process_time() - begun
    origin = {" ".join(words): " ".join(was) for words, was in zip(new, old, strict=True)}
    found = [
        (it.guid, guids[origin[it.card.point]]) for it in second.cards if it.card.point in origin
    ]
    known = set(guids.values())
    assert sum(one == other for one, other in found) > 4900
    assert sum(one in known and one != other for one, other in found) == 0
    assert took < 15
