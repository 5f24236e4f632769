"""The block of properties at the head of a note: YAML, TOML, JSON, `key:: value` lines."""

import json
import re
import textwrap
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass

from flashgen import yamlfile
from flashgen.data import Episode, Source
from flashgen.diagnostics import Diagnostic, Diagnostics, Location, Severity
from flashgen.frontmatter import keys
from flashgen.frontmatter.episode import episode
from flashgen.frontmatter.values import names

Values = dict[str, yamlfile.Value]

_FENCE = re.compile(r"^[ \t]*---[ \t]*$", re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAGE_PROPERTY = re.compile(r"[ \t]*([^\s:*\-#>\[(][^:\n]{0,40})::[ \t]*(.*)(?:\n|\Z)")
_PROPERTY = re.compile(r"([^\s:#\-\[{][^:\n]{0,60}):(?:[ \t]+(.*))?$")
_LIST_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_DEEPEST = 50
"""Nobody nests properties deeper; a parser's stack need not find out how deep it can go."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the properties say, and where the body begins."""

    episode: Episode
    body: int = 0
    """Offset of the first character after the properties."""
    values: Values | None = None
    """All properties under their own names, None where there are none."""
    diagnostics: Diagnostics = ()


def read(source: Source) -> FrontMatter:
    """Understand the properties at the head of a note; never raises."""
    text = source.text
    start = len(text) - len(text.lstrip("\ufeff \t\n"))
    for form in (_yaml, _toml, _json, _page_properties):
        found = form(source, start)
        if found:
            return found
    return FrontMatter(Episode())


def matches(source: Source, where: Iterable[tuple[str, str]]) -> bool:
    """Tell whether the note's front matter has each (key, value) of `where`, in any case.

    A property that is a list has each of its entries; of a wikilink its name counts.
    """
    values = {keys.normal(key): value for key, value in (read(source).values or {}).items()}
    return all(
        wanted.casefold() in (name.casefold() for name in names(values, (keys.normal(key),)))
        for key, wanted in where
    )


def _found(values: Values, body: int, *problems: Diagnostic) -> FrontMatter:
    return FrontMatter(episode(values), body, values, problems)


def _yaml(source: Source, start: int) -> FrontMatter | None:
    if not source.text.startswith("---", start):
        return None
    from frontmatter.default_handlers import YAMLHandler  # noqa: PLC0415  (51 ms)

    handler = YAMLHandler(fm_boundary=_FENCE)
    text = source.text[start:]
    if not handler.detect(text):
        return None
    try:
        block, rest = handler.split(text)
    except ValueError:  # one fence only
        return _never_closed(source, start)
    body = len(source.text) - len(rest) + rest.startswith("\n")
    line = source.text.count("\n", 0, start) + 1
    return _parsed(source, textwrap.dedent(block), body, line)


def _never_closed(source: Source, start: int) -> FrontMatter | None:
    after = source.text[start:].partition("\n")[2].lstrip("\n").partition("\n")[0]
    if not _PROPERTY.match(after):
        return None  # a thematic break
    at = _at(source, start)
    problem = Diagnostic(
        "FG112", Severity.WARNING, at, "the properties at the head of this note never end",
        "put --- on a line of its own after the last property",
    )  # fmt: skip
    return FrontMatter(Episode(), 0, None, (problem,))


def _parsed(source: Source, block: str, body: int, line: int) -> FrontMatter | None:
    try:
        if not _is_shallow(block):
            return _broken(block, body, Location(source.path, line), "it nests too deeply")
        value = yamlfile.parse(block)
    except yamlfile.YamlError as error:
        at = Location(source.path, *_inside(source.text, line + error.line - 1, error.column))
        return _broken(block, body, at, error.problem, error.line)
    if isinstance(value, dict):
        problems = _written_twice(source, block, line)
        return _found(value, body, *problems)
    return None if value else FrontMatter(Episode(), body, {})


def _inside(text: str, line: int, column: int) -> tuple[int, int]:
    lines = text.split("\n")
    line = min(line, len(lines))
    return line, min(column, len(lines[line - 1]) + 1)


def _is_shallow(block: str) -> bool:
    depth = deepest = 0
    for sign in re.findall(r"[\[\]{}]", block):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    indent = max((len(line) - len(line.lstrip()) for line in block.split("\n")), default=0)
    dashes = max((len(run) for run in re.findall(r"(?:- ?){9,}", block)), default=0)
    return deepest <= _DEEPEST and indent <= 4 * _DEEPEST and dashes <= 4 * _DEEPEST


def _broken(block: str, body: int, at: Location, problem: str, line: int = 0) -> FrontMatter | None:
    values = _line_by_line(block)
    if not values:
        return None  # text between two thematic breaks
    if "{{" in block or "<%" in block:
        sentence = "this looks like a template: its {{…}} are filled in when a note is made of it"
        hint = "keep templates out of the deck with `notes` in deck.yaml"
        found = Diagnostic("FG113", Severity.WARNING, at, sentence, hint)
    else:
        sentence = (
            f"the properties are not YAML from here on ({problem}): they are read line by line"
        )
        hint = _quoted(block.split("\n")[line - 1 : line])
        found = Diagnostic("FG111", Severity.ERROR, at, sentence, hint)
    return _found(values, body, found)


def _quoted(lines: list[str]) -> str:
    """Say how the line would be right, where quotes are all that it lacks."""
    found = _PROPERTY.match(lines[0].strip()) if lines else None
    if found and found[2] and '"' not in found[2]:
        return f'put the value in quotes: {found[1]}: "{found[2].strip()}"'
    return "close each quote and bracket, and put values that hold `: ` in quotes"


def _line_by_line(block: str) -> Values:
    values: Values = {}
    latest = ""
    for line in block.split("\n"):
        if found := _PROPERTY.match(line):
            latest, values[found[1].strip()] = found[1].strip(), _scalar(found[2] or "")
        elif latest and (member := _LIST_ITEM.match(line)):
            known = values[latest]
            members = known if isinstance(known, list) else [known] if known else []
            values[latest] = [*members, _scalar(member[1])]
    return values


def _scalar(text: str) -> str:
    text = re.sub(r"\{\{.*?\}\}|<%.*?%>", "", text.strip()).strip()
    if text[:1] == "[" and text[1:2] != "[":
        text = text.strip("[]")
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def _written_twice(source: Source, block: str, line: int) -> Diagnostics:
    seen: set[str] = set()
    found: list[Diagnostic] = []
    for number, text in enumerate(block.split("\n")):
        match = _PROPERTY.match(text)
        if match and match[1] in seen and len(found) < _FEW:
            at = Location(source.path, line + number)
            sentence = f"the property {match[1]} is written twice: the last one counts"
            found.append(Diagnostic("FG114", Severity.WARNING, at, sentence, "delete one of them"))
        elif match:
            seen.add(match[1])
    return tuple(found)


_FEW = 5


def _at(source: Source, offset: int) -> Location:
    before = source.text[:offset]
    return Location(source.path, before.count("\n") + 1, offset - before.rfind("\n"))


def _toml(source: Source, start: int) -> FrontMatter | None:
    match = _TOML.match(source.text, start)
    if not match:
        return None
    try:
        return _found(_plain_map(tomllib.loads(match[1])), match.end())
    except (tomllib.TOMLDecodeError, RecursionError):
        at = _at(source, match.start(1))
        return _broken(match[1].replace(" = ", ": "), match.end(), at, "this is not TOML")


def _json(source: Source, start: int) -> FrontMatter | None:
    if not re.compile(r'\{\s*"').match(source.text, start):
        return None
    try:
        value, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(source.text, start)
    except (json.JSONDecodeError, RecursionError):
        return None
    return _found(_plain_map(value), end)


def _plain_map(value: dict[str, object]) -> Values:
    return {str(key): _plain(inner) for key, inner in value.items()}


def _plain(value: object) -> yamlfile.Value:
    if isinstance(value, dict):
        return _plain_map(value)
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return "" if value is None else str(value)


def _page_properties(source: Source, start: int) -> FrontMatter | None:
    values: Values = {}
    end = start
    while match := _PAGE_PROPERTY.match(source.text, end):
        values[match[1].strip()] = match[2].strip()
        end = match.end()
        if end >= len(source.text):
            break
    if not any(keys.is_known(key) for key in values):
        return None
    return _found(values, end)
