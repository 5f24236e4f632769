"""Anki's template language: which fields a side of a card names, and whether Anki can read it."""

import difflib
import re
from dataclasses import dataclass

_SPECIAL = ("FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID")
_TOKEN = re.compile(r"\{\{(?P<sign>[#^/]?)(?P<name>[^{}]*)\}\}|(?P<stray>\{\{)")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a template, in which line of it, and what to do."""

    line: int
    message: str
    hint: str = ""


def problem(text: str, fields: tuple[str, ...], *, shown: str) -> Problem | None:
    """Return the first thing in `text` that Anki could not use; None where all is well.

    `shown` must stand outside every condition, but one on itself: else some cards have no front.
    """
    open_parts: list[tuple[str, str, int]] = []
    always = False
    for token in _TOKEN.finditer(text):
        line = text.count("\n", 0, token.start()) + 1
        sign, name = token["sign"] or "", (token["name"] or "").strip()
        if wrong := _wrong_token(token, name, fields, line):
            return wrong
        if sign in ("#", "^"):
            open_parts.append((sign, name, line))
        elif sign == "/":
            if not open_parts or open_parts[-1][1] != name:
                return _wrong_end(open_parts, name, line)
            open_parts.pop()
        elif name == shown:
            always = always or all(_is_itself(part, shown) for part in open_parts)
    if open_parts:
        sign, name, line = open_parts[-1]
        return Problem(line, f"{{{{{sign}{name}}}}} is never closed", f"add {{{{/{name}}}}}")
    return None if always else _not_shown(shown)


def _is_itself(part: tuple[str, str, int], shown: str) -> bool:
    sign, name, _ = part
    return sign == "#" and name == shown.rpartition(":")[2]


def _wrong_token(
    token: re.Match[str], name: str, fields: tuple[str, ...], line: int
) -> Problem | None:
    if token["stray"]:
        return Problem(line, "{{ opens a field and no }} closes it", "write {{Answer}}, say")
    field = name.rpartition(":")[2].strip()
    if field in (*fields, *_SPECIAL) or re.fullmatch(r"c\d+", field):
        return None
    near = difflib.get_close_matches(field, fields, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(fields)}"
    return Problem(line, f"the cards have no field {field or 'without a name'}", hint)


def _wrong_end(open_parts: list[tuple[str, str, int]], name: str, line: int) -> Problem:
    if not open_parts:
        return Problem(
            line,
            f"{{{{/{name}}}}} closes what nothing opened",
            f"add {{{{#{name}}}}} before it, or delete it",
        )
    expected = open_parts[-1][1]
    return Problem(
        line,
        f"{{{{/{name}}}}} stands where {{{{/{expected}}}}} belongs",
        "close the parts in the reverse order of their opening",
    )


def _not_shown(shown: str) -> Problem:
    return Problem(
        1,
        f"{{{{{shown}}}}} is missing, or stands inside a condition on another field",
        f"put {{{{{shown}}}}} where every card shows it",
    )
