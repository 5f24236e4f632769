"""What Anki makes of a package."""

from dataclasses import replace

import pytest

from flashgen import apkg
from flashgen.data import RETIRED_TAG, Kind
from tests.made import TEMPLATES, card, deck, identified, template

pytestmark = pytest.mark.slow


def written(folder, *cards, templates=TEMPLATES, media=None, **deck_options):
    path = folder / "deck.apkg"
    apkg.write((deck(*cards, **deck_options),), templates, path, media=media or {})
    return path


def three():
    return (
        identified(card("Roots"), "guid-one"),
        identified(card("Leaves", kind=Kind.CLOZE), "guid-two"),
        identified(card("Bark"), "guid-three"),
    )


def test_a_first_import_makes_one_note_and_one_card_each(desk, tmp_path):
    assert desk.take(written(tmp_path, *three())) == (3, 0, 0, 0)
    assert desk.col.card_count() == 3


def test_an_import_of_the_same_cards_changes_nothing(desk, tmp_path):
    desk.take(written(tmp_path, *three()))
    assert desk.take(written(tmp_path, *three())) == (0, 0, 3, 0)


def test_a_newer_card_is_updated_and_no_other(desk, tmp_path):
    one, two, bark = three()
    desk.take(written(tmp_path, one, two, bark))
    bark = replace(bark, card=card("Bark", "It is grey."), modified=bark.modified + 1)
    assert desk.take(written(tmp_path, one, two, bark)) == (0, 1, 2, 0)
    assert desk.fields("guid-three")["Answer"] == "It is grey."


def test_a_users_own_edit_outlives_an_import_of_an_unchanged_card(desk, tmp_path):
    desk.take(written(tmp_path, *three()))
    note = desk.card("guid-one").note()
    note["Remarks"] = "mine"
    note.tags.append("marked")
    desk.col.update_note(note)
    desk.take(written(tmp_path, *three()))
    assert desk.fields("guid-one")["Remarks"] == "mine"
    assert "marked" in desk.tags("guid-one")


def test_new_cards_come_in_the_order_of_the_notes(desk, tmp_path):
    desk.take(written(tmp_path, *three()))
    dues = [desk.card(guid).due for guid in ("guid-one", "guid-two", "guid-three")]
    assert dues == sorted(set(dues))


def test_the_fields_stand_where_the_card_template_has_them(desk, tmp_path):
    it = identified(card("Roots"), "guid-one", birth='["talk"]')
    desk.take(written(tmp_path, it))
    assert desk.fields("guid-one") == {
        "Question": "What about Roots?",
        "Answer": "In the roots.",
        "Explanation": "<p>In the roots. Much more about it.</p>",
        "Context": "Forests",
        "Timestamps": "",
        "Source": "",
        "Picture": "",
        "Remarks": "",
        "Key": '["talk"]',
        "Spare1": "",
        "Spare2": "",
        "Spare3": "",
    }


def test_a_retired_card_that_was_never_imported_comes_suspended_with_scheduling_on(desk, tmp_path):
    gone = identified(card("Roots", tags=(RETIRED_TAG,)), "guid-one")
    desk.take(written(tmp_path, gone), with_scheduling=True)
    assert desk.card("guid-one").queue == -1


def test_a_retired_card_keeps_its_schedule_and_gets_the_tag(desk, tmp_path):
    desk.take(written(tmp_path, *three()))
    desk.review(["guid-one"])
    before = desk.schedule("guid-one")
    one, *others = three()
    gone = replace(one, card=card("Roots", tags=(RETIRED_TAG,)), modified=one.modified + 5)
    desk.take(written(tmp_path, gone, *others))
    assert desk.schedule("guid-one") == before
    assert desk.tags("guid-one") == [RETIRED_TAG]


def test_a_changed_look_reaches_cards_that_did_not_change(desk, tmp_path):
    desk.take(written(tmp_path, *three()))
    newer = {
        kind: template(kind, css=".card { color: red }", modified=1_700_000_009) for kind in Kind
    }
    assert desk.take(written(tmp_path, *three(), templates=newer)) == (0, 0, 3, 0)
    assert ".card { color: red }" in desk.card("guid-one").note().note_type()["css"]


def test_a_renamed_field_keeps_its_place(desk, tmp_path):
    desk.take(written(tmp_path, *three()))
    old = TEMPLATES[Kind.QA]
    fields = tuple(
        replace(field, name="Why") if field.name == "Explanation" else field for field in old.fields
    )
    renamed = replace(old, fields=fields, back="{{Question}}<hr>{{Why}}", modified=old.modified + 1)
    newer = written(tmp_path, *three(), templates={**TEMPLATES, Kind.QA: renamed})
    assert desk.take(newer).conflicting == 0


def test_pictures_arrive_and_none_is_missing(desk, tmp_path):
    picture = tmp_path / "tree.png"
    picture.write_bytes(b"\x89PNG not really")
    it = identified(card("Roots", media=("tree-0a1b.png",)), "guid-one")
    desk.take(written(tmp_path, it, media={"tree-0a1b.png": picture}))
    found = desk.col.media.check()
    assert (list(found.missing), list(found.unused)) == ([], [])


def test_two_packages_of_one_second_have_room_beside_each_other(desk, tmp_path):
    one = [identified(card(f"Lead {n}"), f"one-{n}") for n in range(2000)]
    two = [identified(card(f"Lead {n}"), f"two-{n}") for n in range(2000)]
    desk.take(written(tmp_path, *one))
    assert desk.take(written(tmp_path, *two, name="B", number=1_900_000_000_002)).new == 2000


def test_a_note_says_when_its_card_was_born(desk, tmp_path):
    it = identified(card("Roots"), "guid-one", 1_750_000_000, born=1_700_000_000)
    desk.take(written(tmp_path, it))
    assert desk.card("guid-one").note().id // 1000 == 1_700_000_000
