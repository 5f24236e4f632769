"""Rows of a table with several columns: a header asks for its cell."""

import re
from dataclasses import dataclass

from flashgen import timestamps
from flashgen.data import Markdown
from flashgen.questions import clean, noted, words, worthless
from flashgen.questions.pack import holds
from flashgen.questions.rules.explaining import answer
from flashgen.questions.topic import Topic

_CELL = re.compile(r"(?P<name>[^:;.?!\n]{2,32}|[\u3400-\u9fff]): (?P<cell>[^;\n]+)")
_NO_QUESTION = re.compile(
    r"^(?:e\.?g\.?|examples?|beispiele?|bsp\.?|ejemplos?|exemples?|exemplos?|примеры?|例子?|notes?"
    r"|compan(?:y|ies)|employers?|affiliations?|organi[sz]ations?"
    r"|links?|url|source|quelle|comments?|#|no\.?|nr\.?|date|status)$",
    re.IGNORECASE,
)
_NO_VALUE = re.compile(
    r"(?:n/?a|none|no data|yes|no|maybe|depends|无|無|なし|未提及|不适用|不適用|[①-⑳]|[-–—?？./]+)",
    re.IGNORECASE,
)
_CODE = re.compile(r"`?(?:0x[\da-f]+|\d[\d.,:^−-]*|[A-Z]{1,5}[-_ ]?\d[\d-]*)`?", re.IGNORECASE)
"""An address, a line's number, an id: a row of a program, or of bookkeeping."""
_NO_NAME = re.compile(
    r"[<>≤≥=].*|(?:goal|option|case|item|step|part|col(?:umn)?|row|group) ?(?:\d+|[A-Z])",
    re.IGNORECASE,
)
"""What is told elsewhere, if anywhere: "< 6 M", "Goal 2"."""
_LONGEST, _FEW = 24, 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row says in one of its columns."""

    question: str
    answer: str
    fact: str


def is_row(topic: Topic) -> bool:
    """Tell whether a point is a row of a table, with another of the same headers beside it."""
    return bool(_row(topic))


def _row(topic: Topic) -> list[tuple[str, str]]:
    """Return the names and cells of a row of a table, [] where the point is none."""
    mine = _parts(topic.point.explanation)
    if not topic.lead or len(mine) < 2 or topic.point.children:
        return []
    return mine if _has_sibling(topic, [name for name, _ in mine]) else []


def asked(topic: Topic) -> tuple[Cell, ...]:
    """Return the questions for a row's cells; () where the point is no row of a table."""
    if _NO_VALUE.fullmatch(topic.lead) or _CODE.fullmatch(topic.lead) or _is_sample(topic):
        return ()
    if _EXAMPLE.fullmatch(topic.heading):
        return ()
    return tuple(
        Cell(
            topic.pack.value.format(lead=f"{topic.lead} – {name}"),
            answer(cell) if words.count(cell) > 3 else cell,
            f"{name}: {cell}",
        )
        for name, cell in _row(topic)
        if not (_NO_QUESTION.match(name) or _NO_QUESTION.match(topic.lead))
        and not (_NO_NAME.fullmatch(name) or _NO_NAME.fullmatch(topic.lead))
        and not noted.is_metadata(name, topic.pack)
        and not holds(topic.pack.no_headers, name)
        and not {name.casefold(), topic.lead.casefold()} & topic.pack.stop_words
        and _is_short(cell, topic)
    )


_EXAMPLE = re.compile(r"(?:an |the )?(?:[\w-]+ ){0,2}example(?: \w+)?", re.IGNORECASE)
"""A heading over the data of one example."""


def _is_sample(topic: Topic) -> bool:
    """Tell whether a row is one of several with a letter for a name: data of an example."""
    if not _LETTER.fullmatch(topic.lead):
        return False
    return sum(bool(_LETTER.fullmatch(p.lead.strip("* "))) for p in topic.section.key_points) > 1


_LETTER = re.compile(r"[A-Z]")


def _parts(explanation: Markdown) -> list[tuple[str, str]]:
    """Return the names and cells of a row, () where not all of it is such pairs."""
    pieces = timestamps.strip(explanation).strip().split("; ")
    found = [_CELL.fullmatch(piece.strip()) for piece in pieces]
    if not all(found):
        return []
    return [(m["name"].strip(), clean.plain(Markdown(m["cell"]))) for m in found if m]


def _has_sibling(topic: Topic, names: list[str]) -> bool:
    """Tell whether another point of the section has cells of the same names."""
    others = (p for p in topic.section.key_points if p is not topic.point)
    return any([name for name, _ in _parts(other.explanation)] == names for other in others)


def _is_short(cell: str, topic: Topic) -> bool:
    terse = " " not in topic.lead and words.count(cell) <= _FEW
    if terse and topic.pack.forms == "english":
        return False  # of 91 questions for a row of one word 27 % were usable, of others 76 %
    if _NO_VALUE.fullmatch(cell.strip()) or worthless.is_aside(cell, topic.pack):
        return False
    shown = words.stems(topic.lead, topic.pack.stop_words)
    said = words.stems(cell, topic.pack.stop_words)
    return 0 < words.count(cell) <= _LONGEST and bool(said - shown) and "$$" not in cell
