"""Offsets in a note's text to places that a person can go to."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePosixPath

from flashgen.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Text:
    """A note's text, and where its lines begin."""

    path: PurePosixPath
    text: str
    starts: tuple[int, ...]

    def at(self, offset: int) -> Location:
        """Return the place of a character; line and column count from 1."""
        line = bisect_right(self.starts, offset)
        return Location(self.path, line, offset - self.starts[line - 1] + 1)

    def column(self, offset: int) -> int:
        """Return how far to the right a character stands; a tab reaches the next multiple of 4."""
        start = self.starts[bisect_right(self.starts, offset) - 1]
        return len(self.text[start:offset].expandtabs(4))


def text(path: PurePosixPath, content: str) -> Text:
    """Prepare a text for `Text.at`."""
    return Text(path, content, (0, *(match.end() for match in re.finditer("\n", content))))
