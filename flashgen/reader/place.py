"""A note's text: where its characters stand, and its blocks without indents and quote marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from flashgen.diagnostics import Location
from flashgen.markdown import Block
from flashgen.reader import broken

_QUOTE_MARKS = re.compile(r"[ \t]*(?:>[ \t]?)*")
_BULLET = re.compile(r"[ \t]+(?:[-*+]|\d{1,9}[.)])[ \t]+")
_WIDE_GAP = re.compile(r"[ \t]{8,}")
_GAP = " " * 8
_SPACE = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: its text, its first character's offset, and how far it is indented."""

    text: str
    offset: int
    indent: int


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

    def lines(self, block: Block) -> Iterator[Line]:
        """Yield a paragraph's lines without indents, quote marks and blank ends."""
        offset = block.start
        for number, raw in enumerate(self.text[block.start : block.end].split("\n")):
            begin = _begin(raw, first=number == 0)
            if bare := _without_break(raw[begin:].rstrip()):
                bare = bare.replace(broken.JOINT, "")
                bare = _WIDE_GAP.sub(" ", bare) if _GAP in bare or "\t" in bare else bare
                yield Line(bare, offset + begin, len(raw[:begin].expandtabs(4)))
            offset += len(raw) + 1

    def _raw(self, block: Block) -> str:
        return self.text[block.start : block.end].replace(broken.JOINT, "")

    def written(self, block: Block) -> str:
        """Return a block as it is written, moved to the left margin."""
        margin = self.column(block.start)
        first, *others = self._raw(block).rstrip().split("\n")
        return "\n".join([first.strip(), *(_dedented(line, margin) for line in others)])


def _begin(line: str, *, first: bool) -> int:
    """Return where a line's text begins, behind indents and quote marks."""
    if line[:1] not in {" ", "\t", ">"}:
        return 0
    mark = (_BULLET if first else _QUOTE_MARKS).match(line)
    skipped = mark.end() if mark else 0
    space = _SPACE.match(line, skipped)
    return space.end() if space else skipped


def _without_break(line: str) -> str:
    hard = line.endswith("\\") and not line.endswith("\\\\")  # `\\\\` breaks a line of math
    return line[:-1].rstrip() if hard else line


def _dedented(line: str, margin: int) -> str:
    taken = 0
    while taken < len(line) and margin > 0 and line[taken] in " \t>":
        margin -= 4 if line[taken] == "\t" else 1
        taken += 1
    return line[taken:].rstrip()


def text(path: PurePosixPath, content: str) -> Text:
    """Prepare a text for `Text.at`."""
    return Text(
        path, content, (0, *(match.end() for match in re.finditer(f"[\n{broken.JOINT}]", content)))
    )
