"""Who inherits whose guid, and when the user is asked."""

from dataclasses import replace

import pytest

from flashgen import ledger
from flashgen.data import Kind
from flashgen.errors import FlashgenError
from flashgen.ledger import Job, Ledger
from tests.made import card
from tests.measured.rewordings import notes

NOW, LATER = 1_700_000_000, 1_700_086_400


def point(lead, text, **options):
    return card(lead, text, fact=text.casefold(), point=f"{lead} {text}", **options)


def run(cards, book=None, now=NOW, **options):
    return ledger.reconcile(book or Ledger(), tuple(cards), now=now, **options)


def then(before, after, **options):
    """Export twice; give for each card of the second export whose guid it has, or "new"."""
    first = run(before)
    second = run(after, first.ledger, LATER, **options)
    owner = {it.guid: it.card.point for it in first.cards}
    return {
        it.card.point: owner.get(it.guid, "new")
        for it in second.cards
        if "flashgen::retired" not in it.card.tags
    }, second


SLEEP = notes()["sleep"]
OLD = [point(old, text, line=n) for n, (old, text, _, _) in enumerate(SLEEP, 1)]
NEW = [point(lead, text, line=n) for n, (_, _, lead, text) in enumerate(SLEEP, 1)]


@pytest.mark.parametrize("name", notes())
def test_a_whole_note_that_was_reworded_keeps_its_guids(name):
    rows = notes()[name]
    old = [point(lead, text, line=n) for n, (lead, text, _, _) in enumerate(rows, 1)]
    new = [point(lead, text, line=n) for n, (_, _, lead, text) in enumerate(rows, 1)]
    found, _ = then(old, reversed(new))
    right = {made.point: made_before.point for made, made_before in zip(new, old, strict=True)}
    wrong = {text: was for text, was in found.items() if was not in ("new", right[text])}
    lost = [text for text, was in found.items() if was == "new"]
    assert wrong == {}
    assert len(lost) <= len(rows) / 4


def test_a_stranger_in_the_place_of_a_vanished_point_is_new():
    stranger = point("Snoring", "A narrow airway makes the soft palate flutter.", line=1)
    found, _ = then(OLD, [stranger, *OLD[1:]])
    assert found[stranger.point] == "new"


def test_a_stranger_under_the_same_label_is_new():
    old = point("Takeaway", "Caffeine after lunch costs deep sleep.")
    new = point("Takeaway", "Every bedroom needs a window that opens.")
    assert then([old], [new])[0] == {new.point: "new"}


def test_twins_that_change_places_keep_their_histories():
    one = point("Takeaway", "Caffeine after lunch costs deep sleep.", line=1)
    two = point("Takeaway", "Every bedroom needs a window that opens.", line=2)
    found, _ = then([one, two], [replace(two, at=one.at), replace(one, at=two.at)])
    assert found == {one.point: one.point, two.point: two.point}


def test_a_block_id_beats_every_likeness():
    old = [point("Owls", "Evening people sleep late.", block_id="owls"), OLD[0]]
    new = [
        point("Larks", "Something else altogether stands here.", block_id="owls"),
        point("Owls", "Evening people sleep late.", line=9),
    ]
    assert then(old, new)[0] == {new[0].point: old[0].point, new[1].point: "new"}


def test_a_block_id_carries_a_point_into_another_note():
    old = point("Owls", "Evening people sleep late.", block_id="owls")
    new = point("Larks", "Rise with the sun.", block_id="owls", note="b", path="b.md")
    assert then([old], [new])[0] == {new.point: old.point}


def test_another_kind_is_another_card():
    old = point("Owls", "Evening people sleep late.")
    new = card(
        "Owls", "sleep late", kind=Kind.CLOZE, fact="evening people sleep late.", point=old.point
    )
    found, second = then([old], [new])
    assert found == {new.point: "new"}
    assert len(second.report.retired) == 1


def test_another_splitting_into_facts_keeps_what_it_can():
    text = "Adenosine makes us tired; caffeine blocks its receptors."
    whole = card("Pressure", text, fact=text, point=text)
    parts = [
        card("Pressure", "Adenosine makes us tired", fact="adenosine makes us tired", point=text),
        card(
            "Pressure",
            "Caffeine blocks its receptors",
            fact="caffeine blocks its receptors",
            point=text,
        ),
    ]
    _, second = then([whole], parts)
    assert [len(second.report.changed), len(second.report.new)] == [1, 1]
    _, second = then(parts, [whole])
    assert [len(second.report.changed), len(second.report.retired)] == [1, 1]


def test_a_moved_point_is_told_apart_from_a_reworded_one():
    moved = point(*SLEEP[0][:2], section="Elsewhere")
    reworded = point(*SLEEP[1][2:], line=2)
    reworded = replace(reworded, key=replace(reworded.key, lead="Deep sleep washes the brain"))
    _, second = then(OLD[:2], [moved, reworded])
    assert [change.after.card for change in second.report.moved] == [moved]
    assert [change.after.card for change in second.report.reworded] == [reworded]


# --- doubts -------------------------------------------------------------------------------


def twins():
    old = point("Cool rooms", "A bedroom at 18 degrees helps us to fall asleep.")
    one = point("Cool rooms", "A bedroom at 18 degrees helps adults to fall asleep.", line=4)
    two = point("Cool rooms", "A bedroom at 18 degrees helps infants to fall asleep.", line=5)
    return old, one, two


def test_two_heirs_as_alike_are_asked_about_with_both_places():
    old, one, two = twins()
    _, second = then([old], [one, two])
    (doubt,) = second.diagnostics
    assert doubt.code == "FG501"
    assert doubt.at in (one.at, two.at)
    assert "Cool rooms" in doubt.message
    assert "--split" in doubt.hint


def test_a_likely_rewording_below_the_threshold_is_new_and_asked_about():
    old = point("Grazing in herds", "Dense grazing and long rests let the grass grow deep roots.")
    new = point("Rotational grazing", "Grass has deep roots where cattle come briefly, then leave.")
    found, second = then([old], [new])
    assert found == {new.point: "new"}
    (doubt,) = second.diagnostics
    assert doubt.code == "FG502"
    assert f"--confirm {second.report.new[0].guid}={run([old]).cards[0].guid}" in doubt.hint


def test_a_confirmed_card_has_the_old_guid_from_then_on():
    old = point("Grazing in herds", "Dense grazing and long rests let the grass grow deep roots.")
    new = point("Rotational grazing", "Grass has deep roots where cattle come briefly, then leave.")
    first = run([old])
    guid = first.cards[0].guid
    planned = run([new], first.ledger, LATER)
    settled = ledger.confirm(first.ledger, planned, new=planned.report.new[0].guid, old=guid)
    after = run([new], settled, LATER)
    assert [it.guid for it in after.cards] == [guid]
    assert len(after.report.changed) == 1


def test_a_card_can_be_confirmed_after_it_was_exported():
    old = point("Grazing in herds", "Dense grazing and long rests let the grass grow deep roots.")
    new = point("Rotational grazing", "Grass has deep roots where cattle come briefly, then leave.")
    first = run([old])
    guid = first.cards[0].guid
    done = run([new], first.ledger, LATER)
    young = done.report.new[0].guid
    settled = ledger.confirm(done.ledger, done, new=young, old=guid)
    after = run([new], settled, LATER + 9)
    assert [it.guid for it in after.cards] == [guid, young]
    assert [change.after.guid for change in after.report.retired] == [young]
    assert [change.after.guid for change in after.report.changed] == [guid]


def test_a_split_card_has_a_guid_of_its_own_and_the_old_one_is_retired():
    first = run([OLD[0]])
    guid = first.cards[0].guid
    planned = run([NEW[0]], first.ledger, LATER)
    assert planned.cards[0].guid == guid
    settled = ledger.split(first.ledger, planned, guid)
    after = run([NEW[0]], settled, LATER)
    assert after.cards[0].guid != guid
    assert [len(after.report.new), len(after.report.retired)] == [1, 1]
    again = run([NEW[0]], after.ledger, LATER + 9)
    assert len(again.report.unchanged) == 1


def test_a_card_can_be_split_after_it_was_exported():
    first = run([OLD[0]])
    guid = first.cards[0].guid
    done = run([NEW[0]], first.ledger, LATER)
    after = run([NEW[0]], ledger.split(done.ledger, done, guid), LATER + 9)
    assert after.cards[0].guid != guid
    assert [change.after.guid for change in after.report.retired] == [guid]


def test_a_forgotten_card_goes_out_no_more():
    first = run(OLD)
    gone = run(OLD[1:], first.ledger, LATER)
    (change,) = gone.report.retired
    rest = ledger.forget(gone.ledger, change.after.guid)
    assert len(run(OLD[1:], rest, LATER).cards) == len(OLD) - 1


def test_a_guid_that_nobody_has_is_an_error():
    with pytest.raises(FlashgenError, match="nobody"):
        ledger.forget(run(OLD).ledger, "nobody")


def test_kinds_cannot_be_confirmed_into_one_another():
    first = run([OLD[0]])
    cloze = card("Else", "new", kind=Kind.CLOZE)
    planned = run([cloze], first.ledger, LATER)
    with pytest.raises(FlashgenError, match="different kinds"):
        ledger.confirm(
            first.ledger, planned, new=planned.report.new[0].guid, old=first.cards[0].guid
        )


# --- several decks ------------------------------------------------------------------------


def jobs(one, two, books=None):
    books = books or (Ledger(), Ledger())
    return (Job("One", books[0], tuple(one)), Job("Two", books[1], tuple(two)))


def test_a_note_in_two_decks_has_cards_of_its_own_in_each():
    done = ledger.reconcile_decks(jobs(OLD, OLD), now=NOW)
    guids = [it.guid for result in done for it in result.cards]
    assert len(set(guids)) == 2 * len(OLD)
    assert done[0].diagnostics == ()
    assert [(d.code, d.at.path.name) for d in done[1].diagnostics] == [("FG503", "talk.md")]


def test_a_note_in_two_decks_keeps_both_guids():
    done = ledger.reconcile_decks(jobs(OLD, OLD), now=NOW)
    again = ledger.reconcile_decks(jobs(OLD, OLD, [one.ledger for one in done]), now=LATER)
    assert [one.cards for one in again] == [one.cards for one in done]
    assert [one.diagnostics for one in again] == [(), ()]


def test_decks_that_were_exported_apart_share_no_guid_once_they_are_exported_together():
    books = [run(OLD).ledger, run(OLD).ledger]
    done = ledger.reconcile_decks(jobs(OLD, OLD, books), now=LATER)
    assert len({it.guid for result in done for it in result.cards}) == 2 * len(OLD)


@pytest.mark.parametrize("turn", [1, -1])
def test_a_card_that_moves_to_another_deck_keeps_its_guid(turn):
    moving = replace(OLD[0], key=replace(OLD[0].key, note="b.md"))
    decks = [(OLD, OLD[1:]), ([], [moving])][::turn]
    before, after = ([deck[n] for deck in decks] for n in (0, 1))
    first = ledger.reconcile_decks(jobs(*before), now=NOW)
    books = [one.ledger for one in first]
    done = ledger.reconcile_decks(jobs(*after, books), now=LATER)
    guid = next(it.guid for one in first for it in one.cards if it.card.point == OLD[0].point)
    arrived = done[(0, 1)[turn]] if turn == 1 else done[0]
    assert [it.guid for it in arrived.cards] == [guid]
    assert [d.code for d in arrived.diagnostics] == ["FG504"]
    assert all(one.report.retired == () for one in done)


def twice(*questions):
    """Two questions about one fact, as a question writer numbers them."""
    return [
        replace(point("Pores", "Leaves breathe.", ordinal=n), question=question)
        for n, question in enumerate(questions)
    ]


def test_a_question_that_is_asked_no_more_leaves_nothing_to_its_twin():
    first = run(twice("What breathes?", "What do leaves do?"))
    second = run(twice("What do leaves do?"), first.ledger, LATER)
    guids = {it.card.question: it.guid for it in first.cards}
    assert second.cards[0].guid == guids["What do leaves do?"]
    assert [change.after.guid for change in second.report.retired] == [guids["What breathes?"]]


def test_a_fact_that_took_the_place_of_another_in_its_point_is_new():
    frame = "According to Mara Lindqvist, what is true of the pores of a leaf?"
    stays = point("Pores", "They close within minutes when it is dry.")
    old = replace(card("Pores", fact="at night no water leaves the tree"), question=frame)
    new = replace(card("Pores", fact="light opens them before sunrise"), question=frame)
    old, new = (replace(one, point=stays.point) for one in (old, new))
    second = run([stays, new], run([stays, old]).ledger, LATER)
    assert [it.card.key.fact for it in second.report.new] == [new.key.fact]


def test_a_point_that_lost_a_card_before_is_still_found_when_it_is_reworded():
    text = "Adenosine makes us tired in the evening. Caffeine blocks its receptors for hours."
    facts = ("adenosine makes us tired in the evening", "caffeine blocks its receptors for hours")
    whole = [card("Pressure", fact=fact, point=text) for fact in facts]
    fewer = run(whole[:1], run(whole).ledger, LATER)
    later = "In the evening adenosine makes all of us tired. Caffeine blocks its receptors."
    new = card("Tiredness", fact="in the evening adenosine makes all of us tired", point=later)
    assert len(run([new], fewer.ledger, LATER + 9).report.changed) == 1


def test_a_lead_is_told_as_it_was_written():
    made = card("sleep pressure is a chemical", point="Sleep Pressure, is a “chemical” It builds.")
    assert ledger.lead(made) == "Sleep Pressure, is a “chemical”"
    assert ledger.lead(card("", point="No lead at all.")) == ""
    assert ledger.lead(card("nothing else", point="Nothing else")) == "Nothing else"


def test_a_doubt_that_a_retired_card_settles_is_not_asked():
    new = point("Rotational grazing", "Grass has deep roots where cattle come briefly, then leave.")
    like = point("Grazing in herds", "Dense grazing and long rests let the grass grow deep roots.")
    was = point(
        "Grazing by turns", "Grass has deep roots where cattle come briefly and then leave."
    )
    gone = run([like], run([like, was]).ledger, LATER)
    back = run([new], gone.ledger, LATER + 9)
    assert back.diagnostics == ()
    assert [change.before.point for change in back.report.restored] == [was.point]


@pytest.mark.parametrize("turn", [1, -1])
def test_a_card_that_lives_in_one_deck_is_not_retired_in_another(turn):
    """A note that moved between two decks that were each exported alone."""
    old = run(OLD)
    left = run([], old.ledger, LATER).ledger
    arrived = run(OLD, now=LATER).ledger
    sides, books = [[], OLD][::turn], [left, arrived][::turn]
    done = ledger.reconcile_decks(jobs(*sides, books), now=LATER + 9)
    assert [len(one.cards) for one in done][::turn] == [0, len(OLD)]
    assert {it.guid for one in done for it in one.cards} == {it.guid for it in old.cards}


def test_three_decks_with_one_note_share_no_guid():
    three = tuple(Job(name, Ledger(), tuple(OLD)) for name in ("One", "Two", "Three"))
    done = ledger.reconcile_decks(three, now=NOW)
    assert len({it.guid for one in done for it in one.cards}) == 3 * len(OLD)


def test_short_labels_must_be_more_alike():
    one, other = (
        point("", text) for text in ("Scott's account on Twitter", "Scott's on Instagram")
    )
    assert then([one], [other])[0] == {other.point: "new"}
