"""A label with a formula, a snippet or a short value after it."""

from pathlib import PurePosixPath

import pytest

from flashgen import questions, templates
from flashgen.data import Density, Episode, KeyPoint, Markdown, Note, Section
from flashgen.diagnostics import Location

HERE = Location(PurePosixPath("note.md"))


def asked(lead, text, heading="Tools", language="en", density=Density.NORMAL):
    point = KeyPoint(Markdown(lead), Markdown(text), HERE)
    section = Section(Markdown(heading), HERE, key_points=(point,))
    note = Note(HERE.path, Episode(title="Water"), (section,))
    pack = templates.phrase_pack(language)
    drafts = questions.write(point, section, note, pack, density).drafts
    return [(draft.rule, draft.question, draft.answer) for draft in drafts]


SNIPPET = "```sh\ntar -czf boats.tgz boats/\n```"


@pytest.mark.parametrize(
    ("lead", "text", "language", "card"),
    [
        ("Drag", "$$F=kv^2$$", "en", ("formula", "What is the formula for “Drag”?", "$F=kv^2$")),
        ("Drag", "$F=kv^2$.", "es", ("formula", "¿Cuál es la fórmula de «Drag»?", "$F=kv^2$")),
        (
            "Auftrieb",
            "$$F=\nmg$$",
            "de",
            ("formula", "Wie lautet die Formel: Auftrieb?", "$F= mg$"),
        ),
        ("Free space", "`df -h`", "en", ("snippet", "Free space?", "`df -h`")),
        ("Default port", "5432", "en", ("value", "Default port?", "5432")),
        ("Depth of the ford (12:10)", "2.5 m", "en", ("value", "Depth of the ford?", "2.5 m")),
        ("Puerto", "5432", "es", ("value", "¿Puerto?", "5432")),
        ("Ebb tide range", "2 m", "en", ("value", "Ebb tide range?", "2 m")),
    ],
)
def test_a_label_asks_for_what_stands_after_it(lead, text, language, card):
    assert asked(lead.replace(" (12:10)", ""), text, language=language) == [card]


@pytest.mark.parametrize(
    ("lead", "language", "front"),
    [
        ("Pack", "en", "What is the code for “Pack”?"),
        ("Empacotar", "pt", "Qual é o código para “Empacotar”?"),
    ],
)
def test_a_block_of_code_is_asked_for_in_a_rich_deck_alone(lead, language, front):
    assert asked(lead, SNIPPET, language=language) == []
    rich = asked(lead, SNIPPET, language=language, density=Density.RICH)
    assert rich == [("snippet", front, SNIPPET)]


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        ("", "$$F=kv^2$$"),
        ("It follows that", "$$F=kv^2$$"),
        ("Long script", "```sh\n" + "echo tide\n" * 13 + "```"),
        ("Mariska", "So true."),
        ("Mariska (MV)", "Yes, come over."),
        ("Ferry", "You've got to see it."),
        ("Ferry", "The ferry."),
        ("assert", "Asserted interaction"),
        ("SPECIAL CASE", "Boats with two masts"),
        ("Ferry", "as follows:"),
        ("Homework", "Read two chapters"),
        ("Harbour pilots", "Brass whistle"),
        ("Streaks", "10-50% increase"),
        ("Mia Berg", "Pilot since 1998"),
        ("Crew of four", "0.5% error"),
    ],
)
def test_what_is_no_label_with_its_value_gets_no_such_card(lead, text):
    assert not {rule for rule, _, _ in asked(lead, text)} & {"formula", "snippet", "value"}


def test_a_label_that_says_only_what_kind_follows_takes_its_heading_along():
    assert asked("Result", "42 knots", heading="Speed trial")[0][1] == "Speed trial: Result?"


ROWS = (
    ("Spring tide", "Moon: full or new; Range: large; Example: 3 March"),
    ("Neap tide", "Moon: half; Range: small; Example: 10 March"),
)


def in_table(rows, language="en", density=Density.NORMAL, heading="Tides"):
    points = tuple(KeyPoint(Markdown(lead), Markdown(text), HERE) for lead, text in rows)
    section = Section(Markdown(heading), HERE, key_points=points)
    note = Note(HERE.path, Episode(title="Water"), (section,))
    pack = templates.phrase_pack(language)
    made = questions.write(points[0], section, note, pack, density).drafts
    return [(draft.question, draft.answer) for draft in made]


def test_a_tables_headers_ask_for_their_cells_but_not_for_examples():
    expected = [("Spring tide – Moon?", "full or new"), ("Spring tide – Range?", "large")]
    assert in_table(ROWS) == expected


def test_a_tables_headers_ask_in_every_language():
    assert in_table(ROWS, "es")[0] == ("¿Spring tide – Moon?", "full or new")


def test_lean_asks_for_one_cell():
    assert len(in_table(ROWS, density=Density.LEAN)) == 1


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:1],
        (ROWS[0], ("Neap tide", "The moon is half; the range is small")),
        (("Spring tide", "Moon: full or new"), ("Neap tide", "Moon: half")),
        (("Spring tide", "Goal 1: full moon; Goal 2: new"), ("Neap", "Goal 1: half; Goal 2: no")),
        (("Spring tide", "Moon: yes; Range: no"), ("Neap tide", "Moon: no; Range: yes")),
        (("Spring tide", "< 6 m: half a day; > 6 m: a day"), ("Neap", "< 6 m: a day; > 6 m: no")),
        (("", "Moon: full or new; Range: large"), ("", "Moon: half; Range: small")),
    ],
)
def test_what_is_no_table_of_columns_asks_for_no_cells(rows):
    assert not [question for question, _ in in_table(rows) if "– " in question]


@pytest.mark.parametrize("heading", ["Example", "A worked example", "Example voyage"])
def test_the_data_of_an_example_is_not_asked_for(heading):
    assert in_table(ROWS, heading="Tides in the bay")
    assert not in_table(ROWS, heading=heading)


def test_a_formula_takes_its_legend_along():
    text = "$$F=kv^2$$\n$k$: drag of the hull"
    assert asked("Drag", text) == [("formula", "What is the formula for “Drag”?", text)]


def test_a_statement_after_a_label_is_not_its_value():
    rules = [rule for rule, *_ in asked("Thesis", "Boats are slow on canals.")]
    assert "value" not in rules
