"""Real notes, where the environment variable FLASHGEN_CORPUS names a folder of them.

`pytest -s tests/test_corpus.py` prints the table of what was understood.
"""

import os
import re
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from flashgen import reader, timestamps
from flashgen.data import Source
from flashgen.reader import refusals
from tests import outline

FOLDER = Path(os.environ.get("FLASHGEN_CORPUS", ""))
NOTES = sorted(FOLDER.rglob("*.md")) if os.environ.get("FLASHGEN_CORPUS") else []
CLOCK = r"(?<![\d:.])\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])"
PLAIN_TIME = re.compile(rf"{CLOCK}(?:\s*[-–]\s*{CLOCK})?")
BULLET = re.compile(r"^[\s>]*(?:(?:[-*+]|\d+\.)\s+)?")
TARGET = re.compile(r"\]\([^()\n]*\)")
REASONS = {value for name, value in vars(refusals).items() if name.isupper() and type(value) is str}

pytestmark = pytest.mark.skipif(not NOTES, reason="FLASHGEN_CORPUS names no folder of notes")


def read(path):
    text = path.read_bytes().decode("utf-8", "replace")
    return text, *reader.read(Source(PurePosixPath(path.name), text))


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem[:40])
def test_a_real_note_is_read_and_each_skip_has_a_known_reason(path):
    text, note, diagnostics = read(path)
    outline.written(note, diagnostics)
    assert {skip.reason for skip in note.skipped} <= REASONS
    lines = text.count("\n") + 1
    points = [point for section in note.sections for point in section.key_points]
    assert all(1 <= place.at.line <= lines for place in (*points, *note.skipped, *diagnostics))


def test_the_table_of_what_was_understood():
    counts = Counter()
    reasons = Counter()
    for path in NOTES:
        text, note, _ = read(path)
        counts["notes"] += 1
        counts["key points"] += sum(len(section.key_points) for section in note.sections)
        for line in text.splitlines():
            said = BULLET.sub("", line)
            counts["times present"] += len(PLAIN_TIME.findall(TARGET.sub("]", said)))
            counts["times found"] += len(timestamps.find(said))
        counts["times on points and headings"] += sum(map(times_in, note.sections))
        reasons.update(skip.reason for skip in note.skipped)
    for name, count in (*counts.items(), *reasons.most_common()):
        print(f"{count:6} {name}")  # noqa: T201
    assert counts["key points"] > counts["notes"]


def times_in(section):
    found = len(timestamps.find(section.title)) + len(section.spans)
    for point in section.key_points:
        texts = [point.explanation, *point.remarks, *(child.text for child in point.children)]
        found += len(point.spans) + sum(len(timestamps.find(text)) for text in texts)
    return found
