"""What is wrong in a note, as a value: place, code, sentence, hint.

Codes are grouped by who finds them: FG1xx files and front matter, FG2xx reading and
timestamps, FG3xx embeds and links, FG4xx questions, FG5xx identity, FG6xx looks and media.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


class Severity(StrEnum):
    """How bad it is: an error loses something, a warning may, a hint only offers."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a note; `path` is relative to the deck's folder, line and column count from 1."""

    path: PurePosixPath
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem in one place. `message` is a sentence about the text, `hint` an action."""

    code: str
    severity: Severity
    at: Location
    message: str
    hint: str = ""


Diagnostics = tuple[Diagnostic, ...]


def in_order(diagnostics: Diagnostics) -> Diagnostics:
    """Sort by place, then code; each diagnostic once."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.at, d.code, d.message)))
