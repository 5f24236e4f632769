"""YAML properties to an episode; the only module that knows python-frontmatter."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flashgen import yamlfile
from flashgen.data import Episode, Source
from flashgen.diagnostics import Diagnostic, Diagnostics, Location, Severity

_WIKILINK = re.compile(r"\[\[([^\]|#]*)(?:#[^\]|]*)?(?:\\?\|([^\]]*))?\]\]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the properties say, and where the body begins."""

    episode: Episode
    body: int
    """Offset of the first character after the front matter."""
    values: dict[str, yamlfile.Value]
    """All properties, keys in lower case."""
    diagnostics: Diagnostics = ()


_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read(source: Source) -> FrontMatter:
    """Understand the properties at the head of a note; never raises."""
    match = _BLOCK.match(source.text)
    if not match:
        return FrontMatter(Episode(), 0, {})
    try:
        value = yamlfile.parse(match[1])
    except yamlfile.YamlError as error:
        at = Location(source.path, error.line + 1, error.column)
        problem = Diagnostic(
            "FG101",
            Severity.ERROR,
            at,
            f"The front matter is not YAML: {error.problem}.",
            "put the value in quotes",
        )
        return FrontMatter(Episode(), match.end(), {}, (problem,))
    values = (
        {key.strip().lower(): inner for key, inner in value.items()}
        if isinstance(value, dict)
        else {}
    )
    return FrontMatter(_episode(values), match.end(), values)


def matches(source: Source, where: Iterable[tuple[str, str]]) -> bool:
    """Tell whether the note's front matter has each (key, value) of `where`, in any case.

    A property that is a list has each of its entries; of a wikilink its name counts.
    """
    values = read(source).values
    return all(
        wanted.casefold() in (name.casefold() for name in _names(values.get(key.lower(), "")))
        for key, wanted in where
    )


def _episode(values: dict[str, yamlfile.Value]) -> Episode:
    def names(*keys: str) -> tuple[str, ...]:
        return next(filter(None, (_names(values.get(key, "")) for key in keys)), ())

    def text(*keys: str) -> str:
        return next(iter(names(*keys)), "")

    return Episode(
        title=text("title", "aliases"),
        show=text("show", "podcast", "series", "channel"),
        guests=names("guests", "guest", "speakers", "speaker", "people"),
        hosts=names("hosts", "host"),
        author=names("author", "authors"),
        source=text("source", "url", "link", "media"),
        published=text("published", "date", "created"),
        topics=tuple(topic.replace("/", "::") for topic in names("topics", "topic")),
        tags=tuple(tag.lstrip("#").replace("/", "::") for tag in names("tags", "tag")),
        language=text("language", "lang"),
        id=text("id"),
    )


def _names(value: yamlfile.Value) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return ()
    names = (_WIKILINK.sub(_alias, one).strip() for one in value if isinstance(one, str))
    return tuple(dict.fromkeys(filter(None, names)))


def _alias(match: re.Match[str]) -> str:
    return (match[2] or match[1].rsplit("/", 1)[-1]).strip()
