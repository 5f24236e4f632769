"""Names that a title or a first line tells, and those that only look like names."""

import pytest

from flashgen.reader import people


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("How bread rises — with Mia Berg", ("How bread rises", "Mia Berg")),
        ("How bread rises (feat. Mia Berg)", ("How bread rises", "Mia Berg")),
        ("Vom Brot | mit Mia Berg und Otto Kern", ("Vom Brot", "Mia Berg und Otto Kern")),
        ('"On Salt" by Karen M. Sund', ('"On Salt"', "Karen M. Sund")),
        ("On salt (Dr. Mia Berg, Kiel, 58 min)", ("On salt", "Dr. Mia Berg")),
        ("An interview with Mia Berg", ("An interview with Mia Berg", "Mia Berg")),
    ],
)
def test_a_title_tells_its_guest(title, told):
    assert people.of_title(title) == told


@pytest.mark.parametrize(
    "title",
    [
        "Baking with Wild Yeast",
        "Designed by Nature",
        "How bread rises",
        "On salt (Lisbon, 2025)",
        "On salt (New York, 2025)",
        "Mia Berg",
    ],
)
def test_a_title_without_a_guest_stays_as_it_is(title):
    assert people.of_title(title) == (title, "")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Prof. Mia Berg, Uni Kiel, 3.2.2025", "Prof. Mia Berg"),
        ("*by Mia Berg*", "Mia Berg"),
        ("Mia Berg, Bread Days 2025", "Mia Berg"),
        ("Salt Lake", ""),
        ("Mia Berg keeps her salt in a jar.", ""),
    ],
)
def test_a_first_line_tells_the_speaker(line, names):
    assert people.of_line(line) == names
