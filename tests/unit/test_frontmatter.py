"""Properties become an episode: names, values, and where the body begins."""

from datetime import timedelta
from pathlib import PurePosixPath

import pytest

from flashgen import frontmatter
from flashgen.data import Episode, Source
from flashgen.diagnostics import Severity


def read(text):
    return frontmatter.read(Source(PurePosixPath("salt.md"), text))


def test_the_body_begins_behind_the_second_fence():
    text = "---\ntitle: Salt\n---\nBody"
    assert text[read(text).body :] == "Body"


def test_a_note_without_properties_is_all_body():
    found = read("# Salt\n\nIt keeps.")
    assert (found.episode, found.body, found.values) == (Episode(), 0, None)


def test_a_rule_at_the_head_is_no_property():
    assert read("---\n\nSalt keeps bread.\n\n---\n").episode == Episode()


@pytest.mark.parametrize(
    "block",
    [
        '+++\ntitle = "Salt"\n+++\n',
        '{"title": "Salt"}\n',
        "title:: Salt\n\n",
        "---\nTitle: Salt\n---\n",
        "---\ntitel: Salt\n---\n",
        "---\nmetadata:\n  title: Salt\n---\n",
    ],
)
def test_each_form_of_properties_names_the_title(block):
    assert read(block).episode.title == "Salt"


@pytest.mark.parametrize(
    ("written", "guests"),
    [
        ("Mia Berg and Otto Kern", ("Mia Berg", "Otto Kern")),
        ("Mia Berg, Saltworks", ("Mia Berg",)),
        ("Mia Berg, University of Kiel", ("Mia Berg",)),
        ("Mia Berg (Saltworks)", ("Mia Berg",)),
        ('"[[People/Mia Berg|Mia]]"', ("Mia",)),
        ("[[Mia Berg]]", ("Mia Berg",)),
        ('["Mia Berg, Saltworks", "Otto Kern"]', ("Mia Berg", "Otto Kern")),
    ],
)
def test_guests_are_names_without_links_and_companies(written, guests):
    assert read(f"---\nguests: {written}\n---\n").episode.guests == guests


@pytest.mark.parametrize("key", ["Gast", "invitée", "invitado", "convidada", "гостья", "嘉宾"])
def test_a_guest_has_a_name_in_every_language(key):
    assert read(f"---\n{key}: Mia Berg\n---\n").episode.guests == ("Mia Berg",)


@pytest.mark.parametrize("key", ["émission", "Sendung", "programa", "节目", "番組", "podcast"])
def test_a_show_has_a_name_in_every_language(key):
    assert read(f"---\n{key}: Salt Talks\n---\n").episode.show == "Salt Talks"


@pytest.mark.parametrize("number", ["112", "S2E14", "#7", "Ep. 31"])
def test_an_episode_that_is_a_number_is_no_title(number):
    assert read(f'---\nepisode: "{number}"\n---\n').episode.title == ""


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2025-03-02", "2025-03-02"),
        ("2.3.2025", "2025-03-02"),
        ("March 2nd, 2025", "2025-03-02"),
        ("2025年3月2日", "2025-03-02"),
        ("1740873600000", "2025-03-02"),
        ("2025-02-31", "2025-02-31"),
        ("last spring", "last spring"),
    ],
)
def test_a_date_is_written_as_iso_where_it_is_one(written, published):
    assert read(f"---\npublished: {written}\n---\n").episode.published == published


def test_a_length_is_a_duration_and_no_number_in_base_sixty():
    assert read("---\nduration: 15:31\n---\n").episode.duration == timedelta(minutes=15, seconds=31)


def test_of_several_addresses_the_one_that_takes_a_time_is_the_source():
    block = "---\nsource: https://salt.example.org\nvideo: https://youtu.be/abcdefghijk\n---\n"
    assert read(block).episode.source == "https://youtu.be/abcdefghijk"


def test_a_broken_line_is_named_with_its_place_and_the_others_are_read():
    found = read("---\nshow: Salt Talks\ntitle: Salt: a story\n---\n")
    problem = found.diagnostics[0]
    assert (problem.code, problem.severity, problem.at.line) == ("FG111", Severity.ERROR, 3)
    assert (found.episode.show, found.episode.title) == ("Salt Talks", "Salt: a story")


def test_properties_that_never_end_are_named():
    assert [one.code for one in read("---\ntitle: Salt\n\nBody").diagnostics] == ["FG112"]


def test_a_filter_matches_any_entry_of_a_list_in_any_case():
    source = Source(PurePosixPath("salt.md"), '---\ntags: [Food, "[[Salt]]"]\n---\n')
    assert frontmatter.matches(source, [("Tags", "salt"), ("tags", "food")])
    assert not frontmatter.matches(source, [("tags", "pepper")])
