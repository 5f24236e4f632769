"""What a note is called where its properties don't say."""

from pathlib import PurePosixPath

import pytest

from flashgen import reader
from flashgen.data import Source


@pytest.mark.parametrize(
    ("heading", "path", "title"),
    [
        ("# Salt and yeast\n", "notes/day 1.md", "Salt and yeast"),
        ("# Notes\n", "notes/Salt and yeast.md", "Salt and yeast"),
        ("# Lecture 4\n", "Bread/lecture_04.md", "Bread · Lecture 4"),
        ("", "Bread/week-2.md", "Bread · week-2"),
        ("# Lecture 4\n", "notes/lecture_04.md", "Lecture 4"),
        ("# Конспект\n", "Хлеб.md", "Хлеб"),
        ("", "README.md", "README"),
        ("---\ntitle: Notes\n---\n# Salt\n", "Bread/day 1.md", "Notes"),
    ],
)
def test_a_title_that_says_nothing_gives_way(heading, path, title):
    text = f"{heading}\n- Salt slows the yeast in a warm kitchen.\n"
    note, _ = reader.read(Source(PurePosixPath(path), text))
    assert note.episode.title == title
