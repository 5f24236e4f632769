"""The sample decks are as they are committed: the cards in cards.md, their ids in ledger.jsonl.

After a change of questions, look at the difference and write both anew:

    flashgen export decks && flashgen preview --markdown decks/NAME -o decks/NAME/cards.md
"""

from pathlib import Path

import pytest

from flashgen import export
from flashgen.data import EpochSeconds

DECKS = sorted(path.parent for path in (Path(__file__).parents[2] / "decks").glob("*/deck.yaml"))


@pytest.fixture(scope="module", params=DECKS, ids=lambda path: path.name)
def plan(request):
    return export.plan([request.param], cwd=request.param, now=EpochSeconds(2_000_000_000))


def test_the_cards_are_those_of_the_golden_preview(plan):
    (deck,) = plan.decks
    golden = (deck.target.root / "cards.md").read_text(encoding="utf-8")
    assert export.preview_markdown(plan) == golden


def test_the_ledger_knows_every_card_as_it_is(plan):
    (deck,) = plan.decks
    changes = deck.changes
    assert (changes.new, changes.changed, changes.retired) == ((), (), ())
    assert len(changes.unchanged) == len(deck.deck.cards)


def test_nothing_is_wrong_in_the_notes(plan):
    (deck,) = plan.decks
    assert deck.diagnostics == ()


def test_every_key_point_has_a_card(plan):
    (deck,) = plan.decks
    assert deck.skipped == ()


def test_few_cards_are_weak(plan):
    (deck,) = plan.decks
    weak = [entry for entry in deck.deck.cards if "flashgen::weak" in entry.card.tags]
    assert len(weak) <= 0.15 * len(deck.deck.cards)
