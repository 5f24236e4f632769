"""The context line: which headings above a point's own say what it is about."""

from pathlib import PurePosixPath

import pytest

from flashgen import questions, reader, templates
from flashgen.data import Density, Source

BEES = "- Drones leave the hive because the nectar runs dry in autumn."
TOADS = "- Toads cross the road because their pond lies on the other side."


def contexts(*lines, path="day one.md"):
    note, _ = reader.read(Source(PurePosixPath(path), "\n".join(lines)))
    pack = templates.phrase_pack("en")
    return [
        draft.context
        for section in note.sections
        for point in section.key_points
        for draft in questions.write(point, section, note, pack, Density.LEAN).drafts
    ]


def test_a_talk_stands_before_the_heading_in_it():
    found = contexts("## Animals on the move", "### The crossing", TOADS, "## Bees", BEES)
    assert found == [
        ("day one", "› Animals on the move", "› The crossing"),
        ("day one", "› Bees"),
    ]


def test_of_many_headings_the_outermost_and_the_nearest_are_shown():
    found = contexts("## Fields", "### Ponds", "#### Roads", "##### Spring", TOADS, "## Bees", BEES)
    assert found[0] == ("day one", "› Fields", "› Roads", "› Spring")


def test_a_label_gives_way_to_the_heading_above_it():
    found = contexts("## Animals on the move", "### Summary", TOADS, "## Bees", "### Summary", BEES)
    assert found == [("day one", "› Animals on the move"), ("day one", "› Bees")]


def test_a_label_as_a_lead_says_less_than_its_heading():
    found = contexts("## The crossing", f"- **Takeaway:** {TOADS[2:]}", "## Bees", BEES)
    assert found[0] == ("day one", "› The crossing")


@pytest.mark.parametrize(
    "above", ["Week 2", "Day II", "lecture one", "Notes", "Show notes", "Keynotes"]
)
def test_a_heading_that_only_counts_or_labels_is_left_out(above):
    found = contexts(f"## {above}", "### The crossing", TOADS, "## Bees", BEES)
    assert found[0] == ("day one", "› The crossing")


def test_a_heading_over_the_whole_note_is_its_title_again():
    titled = ("---", "title: A walk in April", "---")
    body = ("# On toads and bees", "## The crossing", TOADS, "## Bees", BEES)
    assert contexts(*titled, *body) == [
        ("A walk in April", "› The crossing"),
        ("A walk in April", "› Bees"),
    ]
    assert contexts("# On toads", "## The crossing", TOADS)[0][-1] == "› The crossing"


def test_a_heading_above_that_tells_the_answer_is_not_shown():
    found = contexts("## A pond on the other side", "### The crossing", TOADS, "## Bees", BEES)
    assert found[0] == ("day one", "› The crossing")


def test_long_headings_above_make_room():
    long = "What we saw on the long walk from the mill to the old bridge"
    found = contexts(f"## {long}", "### Ponds", "#### The crossing", TOADS, "## Bees", BEES)
    assert found[0] == ("day one", "› Ponds", "› The crossing")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("2021-06-14-toads_and_roads.md", "toads and roads"),
        ("how-toads-cross-roads.md", "how toads cross roads"),
        ("toad-9.md", "toad-9"),
        ("2021-06-14.md", "2021 06 14"),
    ],
)
def test_a_files_name_is_shown_as_it_is_read(path, shown):
    assert contexts("## The crossing", TOADS, path=path) == [(shown, "› The crossing")]


def test_a_lead_of_many_sections_gives_way_to_the_heading():
    found = contexts(
        "## Pond life", f"- **In short:** {TOADS[2:]}", "## Bees", "- **In short:** x y"
    )
    assert found == [("day one", "› Pond life")]
