from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from flashgen import ledger
from flashgen.data import RETIRED_TAG
from flashgen.errors import FlashgenError
from flashgen.ledger import Ledger
from tests.made import card

NOW = 1_700_000_000
DAY = 86_400


def run(cards, book=None, now=NOW, **options):
    return ledger.reconcile(book or Ledger(), tuple(cards), now=now, **options)


def guids(done):
    return {it.card.key.lead: it.guid for it in done.cards}


def three():
    return (card("Roots", "Deep.", line=3), card("Bark", "Grey.", line=4), card("Leaf", line=5))


# --- reconcile ----------------------------------------------------------------------------


def test_an_unedited_vault_gives_the_same_guids_without_a_ledger():
    assert guids(run(three())) == guids(run(three(), now=NOW + DAY))


def test_guids_are_frozen_from_the_first_release():
    assert guids(run(three())) == {
        "Bark": "nv57bs62ybdpiyta",
        "Leaf": "uijx3molza7yrwje",
        "Roots": "na3bhaqwa2aufjh3",
    }


def test_a_first_export_is_all_new():
    assert [len(run(three()).report.new), len(run(three()).cards)] == [3, 3]


def test_an_unchanged_card_keeps_its_time():
    first = run(three())
    again = run(three(), first.ledger, NOW + DAY)
    assert again.cards == first.cards
    assert len(again.report.unchanged) == 3
    assert again.ledger == first.ledger


def test_a_changed_answer_moves_the_time_of_one_card():
    first = run(three())
    edited = (*three()[:2], replace(three()[2], answer="Green."))
    again = run(edited, first.ledger, NOW + DAY)
    (change,) = again.report.changed
    assert (change.before.answer, change.after.card.answer) == ("In the roots.", "Green.")
    assert change.after.modified == NOW + DAY
    assert guids(again) == guids(first)


def test_a_change_within_the_same_second_is_still_later():
    first = run(three())
    again = run([replace(three()[0], answer="Wide.")], first.ledger, NOW)
    assert again.report.changed[0].after.modified == NOW + 1


def test_a_clock_that_went_back_never_makes_a_card_older():
    first = run(three())
    again = run([replace(three()[0], answer="Wide.")], first.ledger, NOW - DAY)
    assert again.report.changed[0].after.modified == NOW + 1


def test_the_place_in_a_note_is_no_change():
    first = run(three())
    lower = [replace(one, at=replace(one.at, line=one.at.line + 40)) for one in three()]
    assert len(run(lower, first.ledger, NOW + DAY).report.unchanged) == 3


def test_the_order_in_which_notes_are_read_does_not_matter():
    assert run(three()) == run(reversed(three()))


def test_twins_have_guids_of_their_own():
    done = run([card("Roots", path="a.md"), card("Roots", path="b.md")])
    assert len({it.guid for it in done.cards}) == 2


def test_a_vanished_card_goes_out_retired_for_thirty_days_and_stays_in_the_ledger():
    first = run(three())
    gone = run(three()[:2], first.ledger, NOW + DAY)
    (change,) = gone.report.retired
    assert RETIRED_TAG in change.after.card.tags
    assert RETIRED_TAG not in change.before.tags
    assert change.after.modified == NOW + DAY
    later = run(three()[:2], gone.ledger, NOW + 30 * DAY)
    assert [it.card.key.lead for it in later.cards] == ["Roots", "Bark", "Leaf"]
    assert later.ledger == gone.ledger
    late = run(three()[:2], gone.ledger, NOW + 31 * DAY)
    assert [it.card.key.lead for it in late.cards] == ["Roots", "Bark"]
    assert late.ledger == gone.ledger


def test_a_card_that_comes_back_has_its_guid_again():
    first = run(three())
    gone = run(three()[:2], first.ledger, NOW + DAY)
    back = run(three(), gone.ledger, NOW + 90 * DAY)
    assert guids(back) == guids(first)
    (change,) = back.report.restored
    assert RETIRED_TAG not in change.after.card.tags
    assert change.after.modified == NOW + 90 * DAY


def test_cards_of_a_note_that_could_not_be_read_go_out_as_they_were():
    first = run(three())
    none = run([], first.ledger, NOW + DAY, unreadable=frozenset([PurePosixPath("talk.md")]))
    assert set(none.cards) == {replace(it, card=it.card) for it in none.report.kept}
    assert {it.guid: it.modified for it in none.cards} == {
        it.guid: it.modified for it in first.cards
    }
    assert none.ledger == first.ledger


def test_what_is_outside_of_the_scope_is_neither_retired_nor_packaged():
    first = run([*three(), card("Sea", note="other", path="other.md")])
    one = run(three(), first.ledger, NOW + DAY, scope=frozenset([PurePosixPath("talk.md")]))
    assert len(one.cards) == 3
    assert one.ledger == first.ledger


# --- the file -----------------------------------------------------------------------------


def saved(tmp_path, cards=None):
    path = tmp_path / "ledger.jsonl"
    ledger.save(run(cards or three()).ledger, path)
    return path


def test_a_ledger_reads_as_it_was_written(tmp_path):
    path = saved(tmp_path, [card("a\u2028 <b>", media=("x.png",), block_id="abc"), *three()])
    before = path.read_bytes()
    ledger.save(ledger.load(path), path)
    assert path.read_bytes() == before


def test_a_deck_without_a_ledger_has_an_empty_one(tmp_path):
    assert ledger.load(tmp_path / "ledger.jsonl") == Ledger()


def test_a_ledger_has_a_line_for_each_card_sorted_by_guid(tmp_path):
    header, *lines = saved(tmp_path).read_text().splitlines()
    assert header == '{"flashgen-ledger": 1}'
    assert lines == sorted(lines)
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda lines: [*lines[:2], lines[2][:50], lines[3]], r"ledger\.jsonl:3: .*cut off"),
        (lambda lines: [*lines[:-1], lines[-1][:-9]], r"ledger\.jsonl:4: .*cut off"),
        (lambda lines: lines[1:], r"ledger\.jsonl:1: .*first line"),
        (lambda _: [""], r"ledger\.jsonl:1: "),
        (lambda lines: [*lines, '{"guid":"x"}'], r"ledger\.jsonl:5: .*lacks"),
        (lambda lines: [*lines, '{"guid":"x","kind":"qa","colour":1}'], "know: colour"),
        (lambda lines: [*lines, '{"guid":7,"kind":"qa"}'], "wrong kind"),
        (lambda lines: [*lines, "[1]"], r"ledger\.jsonl:5: .*no card"),
        (lambda lines: [*lines, '{"guid":"x","kind":"qa","born":"y"}'], "wrong kind"),
        (lambda lines: [lines[0], "<<<<<<< HEAD", *lines[1:]], r"ledger\.jsonl:2: .*conflict"),
        (lambda lines: ['{"flashgen-ledger": 2}', *lines[1:]], "newer flashgen"),
    ],
)
def test_a_damaged_ledger_is_an_error_that_names_the_line(tmp_path, damage, said):
    path = saved(tmp_path)
    path.write_text("\n".join(damage(path.read_text().splitlines())))
    before = path.read_bytes()
    with pytest.raises(FlashgenError, match=said) as error:
        ledger.load(path)
    assert error.value.hint
    assert path.read_bytes() == before


def test_bytes_that_are_no_text_are_an_error_that_names_the_line(tmp_path):
    path = saved(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"Deep", b"D\xff\xffp"))
    with pytest.raises(FlashgenError, match="not UTF-8"):
        ledger.load(path)


def test_ledgers_of_two_machines_merged_line_by_line_lose_nothing(tmp_path):
    base = run(three()).ledger
    ours = run([*three(), card("Sea", "Wide.")], base, NOW + 5).ledger
    theirs = run(
        [replace(three()[0], answer="Very deep."), *three()[1:], card("Sky", "High.")],
        base,
        NOW + 9,
    ).ledger
    lines = []
    for name, one in (("ours", ours), ("theirs", theirs)):
        ledger.save(one, tmp_path / name)
        lines += (tmp_path / name).read_text().splitlines()
    union = tmp_path / "ledger.jsonl"
    union.write_text("\n".join(dict.fromkeys(lines)) + "\r\n")
    merged = ledger.load(union)
    assert {entry.card.key.lead for entry in merged.entries} == {
        "Roots",
        "Bark",
        "Leaf",
        "Sea",
        "Sky",
    }
    assert [e.card.answer for e in merged.entries if e.card.key.lead == "Roots"] == ["Very deep."]


def test_a_file_name_that_is_no_text_is_remembered(tmp_path):
    odd = card("Roots", note="caf\udce9.md", path="caf\udce9.md")
    path = saved(tmp_path, [odd])
    path.read_text(encoding="utf-8")
    (entry,) = ledger.load(path).entries
    assert entry.card.key == odd.key
    assert str(entry.card.at.path) == "caf\udce9.md"


def test_a_ledger_that_went_through_windows_is_read(tmp_path):
    path = saved(tmp_path)
    known = ledger.load(path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert ledger.load(path) == known
