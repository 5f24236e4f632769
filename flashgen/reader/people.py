"""Who is heard where no property says so: a title's `… with Mia Berg`, a first line."""

import re
from functools import cache

_WORD = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]*(?:['’-][^\W\d_]+)*"
NAME = (
    rf"(?:(?:Prof|Dr|Sir|Dame|Mr|Mrs|Ms)\.?\s+)*{_WORD}"
    rf"(?:\s+(?:[A-Z]\.|de|del|van|von|der|den|da|di|dos|la|le|bin|al|{_WORD})){{1,3}}"
)
_NAMES = rf"(?P<names>{NAME}(?:(?:,|,? (?:and|und|et|y|e|и|&))\s+{NAME})*)"
_PAIR = rf"(?P<names>{NAME}(?:\s+(?:and|und|et|y|e|и|&)\s+{NAME})*)"
_WITH = r"(?:with|w/|feat\.?|featuring|ft\.?|mit|avec|con|com|с)"
_BY = r"(?:by|von|par|por|di)"
_TALKS = (
    r"interview|conversation|talk|chat|q&a|gespräch|entretien|entrevista|conversación|conversa"
    r"|intervista|беседа|интервью"
)


@cache
def _titles() -> tuple[re.Pattern[str], ...]:
    """Return the forms of titles: few notes need them, and compiling them takes 8 ms."""
    forms = (
        rf"(?P<title>.+?)\s*(?:[-–—|·:,]\s+|\()(?i:{_WITH}|{_BY})\s+{_NAMES}\)?",
        rf"(?P<title>.*[\"”“»」])\s+(?i:{_BY})\s+{_NAMES}",
        rf"(?P<title>.+?)\s*\({_PAIR},\s+[^()]*[^\W\d][^()]*\)",
        rf"(?P<title>.*\b(?i:{_TALKS})\s+(?i:{_WITH})\s+{_NAMES})",
    )
    return tuple(map(re.compile, forms))


@cache
def _line() -> re.Pattern[str]:
    opening = rf"(?P<by>(?i:{_WITH}|{_BY}|speaker|lecturer|talk by)\s+)?"
    return re.compile(rf"{opening}{_PAIR}(?P<more>(?:,\s+[^,;:!?]{{2,40}}){{0,4}})")


_LONGEST = 120
_SCHOLAR = re.compile(r"(?:Prof|Dr)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def of_title(title: str) -> tuple[str, str]:
    """Return a title without the people it names at its end, and their names; else "" for these."""
    if not (title.endswith(")") or " " in title):
        return title, ""
    for form in _titles():
        if found := form.fullmatch(title):
            return found["title"].strip(), found["names"]
    return title, ""


def of_line(line: str) -> str:
    """Return the names in a line that says nothing but who speaks, where and when; else ""."""
    line = line.strip(" *_.")
    found = _line().fullmatch(line) if len(line) < _LONGEST else None
    if found and (found["by"] or _SCHOLAR.match(found["names"]) or _YEAR.search(found["more"])):
        return found["names"]
    return ""
