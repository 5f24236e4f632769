"""A note's text becomes sections of key points, each with its place."""

from pathlib import PurePosixPath

from flashgen import reader
from flashgen.data import Source
from flashgen.diagnostics import Location

NOTE = """\
---
show: "[[Salt Talks]]"
guests: ["[[People/Mia Berg|Mia Berg]]"]
---
## **Brines (21:16):**

- **Salt keeps:**\u00a0It binds water (21:20).
\t![[brine.png]]
\t- cooks trust it,
\t- chemists explain it.
That is why a pickle outlives its cook.
- **The "Third Jar" (7:50):** It stood open.
"""


def read(text):
    return reader.read(Source(PurePosixPath("brine.md"), text))[0]


def test_a_bold_lead_and_its_explanation_are_told_apart():
    point = read(NOTE).sections[0].key_points[0]
    assert (point.lead, point.explanation) == ("Salt keeps", "It binds water (21:20).")


def test_a_sentence_at_the_margin_after_a_nested_list_is_the_note_takers_remark():
    point = read(NOTE).sections[0].key_points[0]
    assert point.remarks == ("That is why a pickle outlives its cook.",)
    assert [child.text for child in point.children] == ["cooks trust it,", "chemists explain it."]


def test_an_embed_under_a_bullet_knows_its_place():
    embed = read(NOTE).sections[0].key_points[0].embeds[0]
    assert (embed.target, embed.at) == (
        "brine.png",
        Location(PurePosixPath("brine.md"), line=8, column=2),
    )


def test_stamps_inside_a_bold_heading_or_lead_become_spans():
    section = read(NOTE).sections[0]
    assert (section.title, section.key_points[1].lead) == ("Brines", 'The "Third Jar"')
    assert section.spans[0].start.total_seconds() == 21 * 60 + 16
    assert section.key_points[1].spans[0].start.total_seconds() == 7 * 60 + 50


def test_names_lose_their_wikilink_brackets():
    episode = read(NOTE).episode
    assert (episode.show, episode.guests) == ("Salt Talks", ("Mia Berg",))


def test_what_is_left_out_says_how_many_lines_it_takes_up():
    note = read("- Salt keeps bread.\n\n## To check\n\n- Rye?\n- Oats?\n\nAnd sugar.\n")
    assert [(skip.at.line, skip.lines) for skip in note.skipped] == [(5, 4)]


def test_places_stay_right_behind_a_word_that_was_broken_in_two():
    note = read("It was on ar\n\nXiv that day.\n\n- **Salt:** it goes in last.\n")
    assert [point.at.line for point in note.sections[0].key_points] == [1, 5]
