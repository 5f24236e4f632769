"""A label with a formula, a snippet or a short value after it."""

from pathlib import PurePosixPath

import pytest

from flashgen import questions, templates
from flashgen.data import Episode, KeyPoint, Markdown, Note, Section
from flashgen.diagnostics import Location

HERE = Location(PurePosixPath("note.md"))


def asked(lead, text, heading="Tools", language="en"):
    point = KeyPoint(Markdown(lead), Markdown(text), HERE)
    section = Section(Markdown(heading), HERE, key_points=(point,))
    note = Note(HERE.path, Episode(title="Water"), (section,))
    pack = templates.phrase_pack(language)
    drafts = questions.write(point, section, note, pack).drafts
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
        ("Pack", SNIPPET, "en", ("snippet", "What is the code for “Pack”?", SNIPPET)),
        ("Empacotar", SNIPPET, "pt", ("snippet", "Qual é o código para “Empacotar”?", SNIPPET)),
        ("Free space", "`df -h`", "en", ("snippet", "Free space?", "`df -h`")),
        ("Default port", "5432", "en", ("value", "Default port?", "5432")),
        ("Salt in the sea (12:10)", "3.5 %", "en", ("value", "Salt in the sea?", "3.5 %")),
        ("Puerto", "5432", "es", ("value", "¿Puerto?", "5432")),
        ("Ebb tide", "Falling water", "en", ("value", "Ebb tide?", "Falling water")),
    ],
)
def test_a_label_asks_for_what_stands_after_it(lead, text, language, card):
    assert asked(lead.replace(" (12:10)", ""), text, language=language) == [card]


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
        ("Ferry", "as follows:"),
        ("Homework", "Read two chapters"),
    ],
)
def test_what_is_no_label_with_its_value_gets_no_such_card(lead, text):
    assert not {rule for rule, _, _ in asked(lead, text)} & {"formula", "snippet", "value"}


def test_a_label_that_says_only_what_kind_follows_takes_its_heading_along():
    assert asked("Result", "42 knots", heading="Speed trial")[0][1] == "Speed trial: Result?"
