"""Fragments that are asked for together, leads that carry their children, and honest reasons."""

from pathlib import PurePosixPath

import pytest

from flashgen import questions, templates
from flashgen.data import Bullet, Episode, KeyPoint, Markdown, Note, Section
from flashgen.diagnostics import Location
from flashgen.questions import grouped

HERE = Location(PurePosixPath("note.md"))


def point(lead, text="", children=()):
    bullets = tuple(Bullet(Markdown(child), HERE) for child in children)
    return KeyPoint(Markdown(lead), Markdown(text), HERE, children=bullets)


def written(points, heading="Boats", language="en", parents=()):
    above = tuple(Markdown(parent) for parent in parents)
    section = Section(Markdown(heading), HERE, parents=above, key_points=tuple(points))
    note = Note(HERE.path, Episode(title="Water"), (section,))
    pack = templates.phrase_pack(language)
    return [questions.write(one, section, note, pack) for one in points]


def fragments(*texts):
    return [point("", text) for text in texts]


@pytest.mark.parametrize(
    ("heading", "parents", "language", "front"),
    [
        ("Arguments against nets", (), "en", "What are the three arguments against nets?"),
        ("Goals", ("New pier",), "en", "New pier: what are the three goals?"),
        ("Redes viejas", (), "es", "Redes viejas: ¿cuáles son (tres)?"),
    ],
)
def test_a_section_of_fragments_is_one_list_card(heading, parents, language, front):
    points = fragments("Slow to mend", "Heavy in winter", "Rot within a year")
    first, *rest = written(points, heading, language, parents)
    assert [(draft.question, len(draft.items)) for draft in first.drafts] == [(front, 3)]
    assert [made.reason for made in rest] == [grouped.TOGETHER] * 2


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("Old harbour", ("Slow to mend", "Heavy in winter", "Rot within a year")),
        ("To check", ("Slow to mend", "Heavy in winter", "Rot within a year")),
        ("Nets", ("Slow to mend", "Heavy in winter")),
        ("Nets", ("Slow to mend", "They rot within a year.", "Heavy in winter")),
        ("Nets", ("Slow to mend", "The net tears on every rock it meets.", "Heavy in winter")),
        ("Nets", ("Slow to mend", "Slow to mend", "Heavy in winter")),
        ("Goals", ("Slow to mend", "Heavy in winter", "Rot within a year")),
        ("", ("Slow to mend", "Heavy in winter", "Rot within a year")),
    ],
)
def test_other_sections_are_not_taken_together(heading, texts):
    made = written(fragments(*texts), heading)
    assert not [draft for one in made for draft in one.drafts if draft.rule == "section-list"]


@pytest.mark.parametrize(
    ("lead", "children", "front"),
    [
        (
            "Choosing an anchor",
            ("Weigh the boat with all its gear", "Ask the pilots about the ground"),
            "Choosing an anchor: what are the two points?",
        ),
        (
            "Dangers of the bar",
            ("The swell breaks across the whole channel", "Sand moves after every single gale"),
            "What are the two dangers of the bar?",
        ),
        (
            "Old charts",
            ("They were drawn by hand from a rowing boat",),
            None,
        ),
        (
            "Old charts",
            ("Surveyors drew them by hand from a rowing boat",),
            "What is the main point about “Old charts”?",
        ),
    ],
)
def test_a_lead_asks_for_what_stands_below_it(lead, children, front):
    (made,) = written([point(lead, children=children)])
    assert [draft.question for draft in made.drafts] == ([front] if front else [])


def test_a_label_repeated_all_over_is_no_list():
    children = ("The swell breaks across the whole channel", "Sand moves after every gale")
    made = written([point("Harbour words", children=children)] * 3)
    assert not [draft for one in made for draft in one.drafts if draft.rule == "children"]


@pytest.mark.parametrize(
    ("key_point", "reason"),
    [
        (
            point("", "```sh\nls\n```"),
            "a block of code: write a `Q:` (a rich deck asks for one with a lead)",
        ),
        (
            point("", "$$F=kv$$"),
            (
                "a formula without a lead, or that equates nothing: "
                "give it a bold lead, or write a `Q:`"
            ),
        ),
        (point("", "So we're going to look at the harbour again."), "spoken words on the way to a point"),  # noqa: E501
        (point("", "It was never found by anybody again."), "it needs the sentence before it to be understood: name what it is about"),  # noqa: E501
        (point("", "The old pier with its long iron rails:"), "it only leads to what stands below it"),  # noqa: E501
        (point("", "A long quiet evening at sea"), "a fragment without a statement: make it a sentence, or give it a bold lead"),  # noqa: E501
        (point("Harbours", children=[f"Harbour number {n}" for n in "abcdefg"]), "a list of 7: too long to ask at once"),  # noqa: E501
    ],
)  # fmt: skip
def test_a_reason_names_what_its_author_can_see(key_point, reason):
    (made,) = written([key_point])
    assert (made.drafts, made.reason) == ((), reason)
