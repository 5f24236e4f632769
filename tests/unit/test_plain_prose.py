"""Plain lines and sentences that no one-line fixture can show."""

from pathlib import PurePosixPath

import pytest

from flashgen import questions, templates
from flashgen.data import Episode, KeyPoint, Markdown, Note, Section
from flashgen.diagnostics import Location
from flashgen.questions import clean

HERE = Location(PurePosixPath("note.md"))


def fronts(text, language="en", lead="", density=questions.writing.Density.NORMAL):
    point = KeyPoint(Markdown(lead), Markdown(text), HERE)
    section = Section(Markdown("Coast"), HERE, key_points=(point,))
    note = Note(HERE.path, Episode(title="Water"), (section,))
    pack = templates.phrase_pack(language)
    drafts = questions.write(point, section, note, pack, density).drafts
    return [str(draft.question) for draft in drafts]


def test_lines_of_a_glossary_are_cards_of_their_own():
    text = (
        "slack water = the rest between two tides\n"
        "fetch – the open sea that a wind blows over\n"
        "swash :: water that runs up a beach"
    )
    assert fronts(text) == [
        "What does “slack water” mean?",
        "What does “fetch” mean?",
        "What does “swash” mean?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "slack water = the rest between two tides\nThen the boats come home.",
        "We saw seals.\nWe saw whales.",
        "tea: hot\nsoup: cold",
    ],
)
def test_lines_that_are_no_glossary_make_no_glossary(text):
    assert not [front for front in fronts(text) if front.startswith("What does “")]


@pytest.mark.parametrize(
    ("language", "text", "front"),
    [
        (
            "de",
            "Der alte Hafen verlandet jeden Winter, weil der Fluss viel Sand mitbringt.",
            "Der alte Hafen verlandet jeden Winter",
        ),
        (
            "es",
            "El viejo puerto se llena de arena porque el río trae mucha.",
            "El viejo puerto se llena de arena",
        ),
        (
            "fr",
            "Le vieux port s'ensable chaque hiver parce que la rivière apporte du sable.",
            "Le vieux port s'ensable chaque hiver",
        ),
    ],
)
def test_a_reason_is_asked_for_in_every_language_that_lists_its_words(language, text, front):
    (asked,) = fronts(text, language)
    assert front in asked


@pytest.mark.parametrize(
    ("text", "front"),
    [
        (
            "Slack water ends the ebb. It lasts about twenty minutes in the outer bay.",
            "What lasts about twenty minutes",
        ),
        (
            "Old charts were drawn by hand. They show eight great sandbanks off the cape.",
            "How many great sandbanks do old charts show",
        ),
    ],
)
def test_a_pronoun_is_named_by_the_subject_before_it(text, front):
    found = fronts(text, density=questions.writing.Density.RICH)
    assert any(asked.startswith(front) for asked in found)


@pytest.mark.parametrize(
    "text",
    [
        "Slack water ends the ebb. They last about twenty minutes in the outer bay.",
        "Slack water ends the ebb. It is true that twenty boats wait for it in the outer bay.",
        "We all know the ebb. It lasts about twenty minutes in the outer bay.",
    ],
)
def test_a_pronoun_that_may_mean_something_else_is_left_alone(text):
    assert not [found for found in fronts(text) if "twenty" in found]


def test_rich_asks_twice_about_one_sentence_where_the_answers_share_nothing():
    text = "Kelp died along 40 km of the northern coast because urchins had lost their hunters."
    normal, rich = fronts(text), fronts(text, density=questions.writing.Density.RICH)
    assert (len(normal), len(rich)) == (1, 2)
    assert normal[0] in rich


def test_a_stamped_sentence_is_a_fact_of_its_own():
    first = "Old maps show how the coast was drawn{}."
    text = f"{first} The town is shifting back to small boats rather than big ones{{}}."
    asked = "What is the town shifting back to, rather than big ones?"
    assert asked not in fronts(text.format("", ""))
    assert asked in fronts(text.format(" (1:10)", " (2:20)"))


def test_a_broken_line_is_two_words():
    text = "Range<br />at springs <p>in the bay</p>is <br>large."
    (said,) = clean.sentences(Markdown(text), templates.phrase_pack("en"))
    assert said.text == "Range at springs in the bay is large."


def test_a_power_stays_one():
    text = "A well of 2<sup>10</sup> litres lasts the town<sup>3</sup> for x<sup>2</sup> days."
    (said,) = clean.sentences(Markdown(text), templates.phrase_pack("en"))
    assert said.text == "A well of 2^10 litres lasts the town for x^2 days."
