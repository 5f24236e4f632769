"""The card templates that ship, and those of a user's own."""

import hashlib
import os
import re
from pathlib import Path

import pytest

from flashgen import templates
from flashgen.data import Kind
from flashgen.errors import FlashgenError
from flashgen.templates import syntax

ROOT = Path(__file__).parents[2]

AFTER_THE_FIRST = (
    "Answer",
    "Explanation",
    "Context",
    "Timestamps",
    "Source",
    "Picture",
    "Remarks",
    "Key",
    "Spare 1",
    "Spare 2",
    "Spare 3",
    "Language",
)

IDS = {Kind.QA: 1764892800101, Kind.CLOZE: 1764892800102}

LOOKS = {
    Kind.QA: (1764892807, "709d76e802d715f2"),
    Kind.CLOZE: (1764892807, "a23d1866c8a32d55"),
}
"""Each kind's `modified` and a hash of its HTML and CSS. They change together: Anki takes a new
look only if `modified` is newer."""


def _digest(template):
    text = f"{template.front}\0{template.back}\0{template.css}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_changed_look_comes_with_a_newer_modified(kind):
    template = templates.load()[kind]
    assert LOOKS[kind] == (template.modified, _digest(template))


@pytest.mark.parametrize(("kind", "first"), [(Kind.QA, "Question"), (Kind.CLOZE, "Text")])
def test_fields_and_their_order_are_frozen(kind, first):
    fields = templates.load()[kind].fields
    assert (first, *AFTER_THE_FIRST) == tuple(field.name for field in fields)


@pytest.mark.parametrize(
    ("kind", "number"), [(Kind.QA, 1764892800101), (Kind.CLOZE, 1764892800102)]
)
def test_ids_are_frozen(kind, number):
    template = templates.load()[kind]
    assert (number, number * 100 + 99) == (template.id, template.card_id)
    expected = tuple(number * 100 + place for place in range(1, 14))
    assert expected == tuple(field.id for field in template.fields)


def test_ids_fit_into_a_signed_64_bit_integer():
    ids = [f.id for t in templates.load().values() for f in t.fields]
    assert max(ids) < 2**63


@pytest.mark.parametrize("kind", list(Kind))
def test_every_shipped_side_passes_its_own_check(kind):
    template = templates.load()[kind]
    names = tuple(field.name for field in template.fields)
    shown = "Question" if kind is Kind.QA else "cloze:Text"
    answer = "Answer" if kind is Kind.QA else "cloze:Text"
    assert syntax.problem(template.front, names, shown=shown) is None
    assert syntax.problem(template.back, names, shown=answer) is None


def test_no_template_has_a_script_or_reaches_for_the_network():
    for template in templates.load().values():
        text = template.front + template.back + template.css
        assert re.search(r"<script|javascript:|\bon\w+=|https?:|@import|url\(", text) is None


def test_the_older_android_screen_finds_the_answer_by_the_exact_rule():
    assert all("<hr id=answer>" in template.back for template in templates.load().values())


def test_a_users_file_takes_the_place_of_ours_and_the_rest_falls_back(tmp_path):
    (tmp_path / "qa").mkdir()
    (tmp_path / "qa" / "front.html").write_text("<b>{{Question}}</b>")
    own, ours = templates.load(tmp_path), templates.load()
    assert own[Kind.QA].front == "<b>{{Question}}</b>"
    assert (own[Kind.QA].back, own[Kind.QA].css) == (ours[Kind.QA].back, ours[Kind.QA].css)
    assert own[Kind.CLOZE] == ours[Kind.CLOZE]
    assert own[Kind.QA].id == ours[Kind.QA].id


def test_a_users_changed_file_makes_the_look_newer(tmp_path):
    style = tmp_path / "style.css"
    style.write_text(".card { color: teal }")
    os.utime(style, (1_900_000_000, 1_900_000_000))
    own = templates.load(tmp_path)
    assert {1_900_000_000} == {template.modified for template in own.values()}
    assert {".card { color: teal }"} == {template.css for template in own.values()}


def test_an_older_file_of_the_users_never_makes_the_look_older(tmp_path):
    style = tmp_path / "style.css"
    style.write_text(".card { color: teal }")
    os.utime(style, (1_000_000_000, 1_000_000_000))
    assert templates.load(tmp_path)[Kind.QA].modified == templates.load()[Kind.QA].modified


def test_a_user_may_have_a_note_type_of_their_own(tmp_path):
    (tmp_path / "qa").mkdir()
    (tmp_path / "qa" / "template.yaml").write_text("id: 1799000000001\nname: Mine\n")
    own = templates.load(tmp_path)[Kind.QA]
    assert (own.id, own.name) == (1799000000001, "Mine")
    assert own.fields == templates.load()[Kind.QA].fields


WRONG_FRONTS = {
    "{{Qestion}}": "the cards have no field Qestion",
    "{{Question}} {{Zzz}}": "the cards have no field Zzz",
    "{{Question": "{{ opens a field and no }} closes it",
    "{{#Context}}{{Question}}": "{{#Context}} is never closed",
    "{{#Context}}{{#Source}}{{/Context}}{{/Source}}": (
        "{{/Context}} stands where {{/Source}} belongs"
    ),
    "{{Question}}{{/Context}}": "{{/Context}} closes what nothing opened",
    "{{Context}}": "{{Question}} is missing, or stands inside a condition on another field",
    "{{#Context}}{{Question}}{{/Context}}": (
        "{{Question}} is missing, or stands inside a condition on another field"
    ),
}


@pytest.mark.parametrize(("text", "message"), WRONG_FRONTS.items())
def test_a_template_that_anki_could_not_use_is_refused(tmp_path, text, message):
    (tmp_path / "qa").mkdir()
    front = tmp_path / "qa" / "front.html"
    front.write_text(text)
    with pytest.raises(FlashgenError) as caught:
        templates.load(tmp_path)
    assert caught.value.message == f"{front}:1: {message}"
    assert caught.value.hint


def test_a_misspelt_field_gets_the_nearest_name_and_its_line(tmp_path):
    (tmp_path / "cloze").mkdir()
    (tmp_path / "cloze" / "back.html").write_text("{{cloze:Text}}\n\n{{Explantion}}")
    with pytest.raises(FlashgenError) as caught:
        templates.load(tmp_path)
    assert ":3: " in caught.value.message
    assert caught.value.hint == "did you mean Explanation?"


def test_a_condition_on_the_question_itself_is_fine(tmp_path):
    (tmp_path / "qa").mkdir()
    (tmp_path / "qa" / "front.html").write_text("{{#Question}}{{Question}}{{/Question}}")
    assert "{{#Question}}" in templates.load(tmp_path)[Kind.QA].front


WRONG_SETTINGS = {
    "fields: []\n": "fields is not yours to change: cards in Anki hang on it",
    "id: abc\n": "id is abc, not a whole number",
    "just words\n": "the file holds no settings",
    "a: [\n": "this is not valid YAML",
}


@pytest.mark.parametrize(("text", "message"), WRONG_SETTINGS.items())
def test_settings_that_would_part_cards_from_their_history_are_refused(tmp_path, text, message):
    (tmp_path / "qa").mkdir()
    (tmp_path / "qa" / "template.yaml").write_text(text)
    with pytest.raises(FlashgenError) as caught:
        templates.load(tmp_path)
    assert message in caught.value.message
    assert caught.value.hint


def test_a_missing_folder_is_named_with_a_way_out(tmp_path):
    with pytest.raises(FlashgenError) as caught:
        templates.load(tmp_path / "looks")
    assert str(tmp_path / "looks") in caught.value.message
    assert "flashgen init --template" in caught.value.hint


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "style.css").write_bytes(b"\xff\xfe.\x00c\x00")
    with pytest.raises(FlashgenError) as caught:
        templates.load(tmp_path)
    assert caught.value.message == f"{tmp_path / 'style.css'} is not UTF-8 text"


def test_a_starter_folder_loads_as_our_own_look(tmp_path):
    written = templates.write_starter(tmp_path / "looks")
    own, ours = templates.load(tmp_path / "looks"), templates.load()
    assert len(written) == 5
    for kind in Kind:
        assert (own[kind].front, own[kind].back, own[kind].css) == (
            ours[kind].front,
            ours[kind].back,
            ours[kind].css,
        )


def test_a_starter_leaves_the_users_files_alone(tmp_path):
    (tmp_path / "style.css").write_text("mine")
    written = templates.write_starter(tmp_path)
    assert (tmp_path / "style.css").read_text() == "mine"
    assert tmp_path / "style.css" not in written


def test_the_starter_decks_are_the_folders_with_a_deck_yaml():
    if not (ROOT / "decks").is_dir():
        pytest.skip("no deck has been written yet")
    expected = sorted(path.parent.name for path in (ROOT / "decks").glob("*/deck.yaml"))
    assert expected == list(templates.starter_decks())
