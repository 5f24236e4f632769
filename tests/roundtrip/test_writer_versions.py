"""A new version of the question writer asks better: the card under its old guid is updated.

What another version would write is made here by hand of the cards that this one has written; the
way from there is an export's own: ledger, package, Anki.
"""

from dataclasses import replace

import pytest

from flashgen import apkg, ledger
from flashgen.data import RETIRED_TAG, EpochSeconds, Html, Kind
from tests.roundtrip.vaults import DAY, new_vault

pytestmark = pytest.mark.slow


def rephrased(card):
    return replace(card, question=Html(f"Put better: {card.question}"), rule="newer")


def shorter(card):
    """Ask and answer otherwise, with another context and other marks."""
    answer = Html(card.answer and f"{card.answer.split()[0]}.")
    context = Html(f"{card.context} · more")
    return replace(rephrased(card), answer=answer, context=context, marks=("M15",))


def of_another_clause(card):
    """Take the question from more of the sentence: its fact reads otherwise, its point does not."""
    return replace(rephrased(card), key=replace(card.key, fact=f"{card.key.fact} as was said"))


def numbered_otherwise(card):
    """Count twins in another way."""
    return replace(rephrased(card), key=replace(card.key, ordinal=card.key.ordinal + 1))


def written_anew(vault, cards, *, days=1):
    """Export what a newer question writer makes of the same notes."""
    deck = vault.plan()
    now = EpochSeconds(vault.now + days * DAY)
    done = ledger.reconcile(ledger.load(vault.ledger), tuple(cards), now=now)
    apkg.write((replace(deck.deck, cards=done.cards),), deck.templates, vault.package, media={})
    ledger.save(done.ledger, vault.ledger)
    return done


@pytest.fixture
def learned(desk, tmp_path):
    """Export, import and study: the cards as they are, and what the learner did."""
    vault = new_vault(tmp_path / "nature")
    deck = vault.export()
    desk.take(vault.package)
    desk.review(sorted(desk.guids())[::2])
    return vault, deck.deck.cards, desk.schedules(desk.guids())


@pytest.mark.parametrize(
    "newer", [rephrased, shorter, of_another_clause, numbered_otherwise], ids=lambda it: it.__name__
)
def test_a_better_phrasing_updates_the_card_under_its_old_guid(newer, desk, learned):
    vault, before, schedules = learned
    done = written_anew(vault, [newer(it.card) for it in before])
    log = desk.take(vault.package)
    assert log == (0, len(before), 0, 0)
    assert {it.guid for it in done.cards} == {it.guid for it in before}
    assert desk.schedules(schedules) == schedules
    by_guid = {it.guid: it.card for it in before}
    for it in done.cards:
        asked = "Text" if it.card.kind is Kind.CLOZE else "Question"
        assert desk.fields(it.guid)[asked] == newer(by_guid[it.guid]).question
        assert desk.fields(it.guid)["Answer"] == it.card.answer


def test_what_the_new_version_asks_as_before_is_left_alone(desk, learned):
    vault, before, _ = learned
    newer = [rephrased(it.card) if place == 0 else it.card for place, it in enumerate(before)]
    written_anew(vault, newer)
    assert desk.take(vault.package) == (0, 1, len(before) - 1, 0)


def test_what_the_new_version_asks_no_more_is_retired_and_what_it_adds_is_new(desk, learned):
    vault, before, schedules = learned
    dropped, *kept = before
    fresh = replace(
        rephrased(kept[0].card), key=replace(kept[0].card.key, fact="the sky over oslo is wide"),
        question=Html("How wide is the sky over Oslo?"), answer=Html("Very."),
    )  # fmt: skip
    done = written_anew(vault, [*(it.card for it in kept), fresh])
    log = desk.take(vault.package)
    assert (log.new, log.updated) == (1, 1)
    assert RETIRED_TAG in desk.tags(dropped.guid)
    assert {it.guid for it in kept} < {it.guid for it in done.cards}
    assert desk.schedules(schedules) == schedules


def test_a_question_that_becomes_a_cloze_is_another_card(desk, learned):
    vault, before, schedules = learned
    asked = next(it for it in before if it.card.kind is Kind.QA)
    cloze = replace(
        asked.card, kind=Kind.CLOZE, key=replace(asked.card.key, kind=Kind.CLOZE),
        question=Html("It drinks {{c1::at night}}."), answer=Html(""),
    )  # fmt: skip
    others = [it.card for it in before if it is not asked]
    done = written_anew(vault, [*others, cloze])
    assert desk.take(vault.package).new == 1
    assert RETIRED_TAG in desk.tags(asked.guid)
    assert asked.guid not in {it.guid for it in done.cards if it.card.kind is Kind.CLOZE}
    assert desk.schedules(schedules) == schedules
