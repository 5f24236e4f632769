"""Values of properties as people write them: wikilinks, lists, maps, commas, dates."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, unquote, urlsplit

from flashgen import yamlfile

Values = dict[str, yamlfile.Value]

_WIKILINK = re.compile(r"!?\[\[([^\[\]|#]*)(?:#[^\[\]|]*)?(?:\\?\|([^\[\]]*))?\]\]")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'\])]+", re.IGNORECASE)
_VIDEO_ID = re.compile(r"[\w-]{11}")
_NAMED = ("name", "title", "full name", "url")


def texts(known: Values, wanted: tuple[str, ...]) -> Iterator[str]:
    """Yield the plain texts under the wanted names, in the order of these names."""
    return (text for key in wanted if key in known for text in _texts(known[key]))


def _texts(value: yamlfile.Value) -> Iterator[str]:
    if isinstance(value, str) and "[" not in value:
        yield " ".join(value.split()).strip(" *_\"'")
    elif isinstance(value, str):
        linked = _WIKILINK.findall(value)
        if len(linked) > 1 and not re.search(r"\w", _WIKILINK.sub("", value)):
            yield from (_WIKILINK.sub(_shown, link[0]) for link in _WIKILINK.finditer(value))
            return
        text = _LINK.sub(r"\1", _WIKILINK.sub(_shown, value))
        yield " ".join(text.split()).strip(" *_\"'")
    elif isinstance(value, list):
        for inner in value:
            yield from (_shown_nested(inner),) if _is_nested_link(inner) else _texts(inner)
    else:
        named = next((value[key] for key in _NAMED if key in value), None)
        yield from _texts(named) if named is not None else (key.strip() for key in value)


def _is_nested_link(value: yamlfile.Value) -> bool:
    """An unquoted `[[Name]]` is a list of lists to YAML."""
    return isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)


def _shown_nested(value: yamlfile.Value) -> str:
    return next(_texts(f"[[{value[0]}]]")) if isinstance(value, list) else ""


def _shown(match: re.Match[str]) -> str:
    return (match[2] or match[1].rsplit("/", 1)[-1]).strip()


def names(known: Values, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of the first wanted name that has any."""
    groups = (tuple(filter(None, _texts(known[key]))) for key in wanted if key in known)
    return tuple(dict.fromkeys(next(filter(None, groups), ())))


_AND = re.compile(r"\s*(?:[,;、，/&]|\band\b|\bund\b|\by\b|\bet\b|\bи\b|\be\b)\s+|[、，；]")
_BRACKET = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$")
_AFFILIATION = re.compile(
    r"^\W*$|^\S+$|[A-Z]{2}|\d|(?i:\b(?:inc|llc|ltd|gmbh|labs?|universit\w+|institute|college|school"
    r"|group|company|ceo|cto|founder|professor|prof|dr|phd|of|at|the|research|google|foundation"
    r"|team)\b)",
)

_COMPANY = re.compile(
    r"\b(?:inc|llc|ltd|gmbh|labs?|uni|universit\w+|institut\w*|college|school|company|ceo|cto"
    r"|founder|research|foundation|of|at)\b",
    re.IGNORECASE,
)


def people(known: Values, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return people's names: without links, `(…)`, or the company after a comma."""
    key = next((key for key in wanted if key in known and any(_texts(known[key]))), "")
    found = [
        name for text in names(known, (key,)) for name in _people(text, several=key.endswith("s"))
    ]
    named = (name for name in found if name and name.casefold().strip(".- ") not in _NOBODY)
    return tuple(dict.fromkeys(named))


_NOBODY = frozenset(
    ("", "none", "null", "n/a", "na", "unknown", "tbd", "tba", "various", "not specified")
)
"""What forms that a program fills in say where there is nobody."""


def _people(text: str, *, several: bool) -> Iterator[str]:
    if _URL.match(text):
        return
    first, *others = _AND.split(text)
    yield _BRACKET.sub("", first).strip()
    for other in others:
        lone = " " in first and " " not in other and other.isascii()
        if several and (lone or _COMPANY.search(other)):
            continue
        if several or not _AFFILIATION.search(other.strip()) or other.strip().casefold() == "al.":
            yield _BRACKET.sub("", other).strip()


def topics(known: Values, wanted: tuple[str, ...], *, by_space: bool = False) -> tuple[str, ...]:
    """Return topics or tags: without `#`, nested by `::`; a string is a list with commas."""
    found: list[str] = []
    for text in names(known, wanted):
        parts = re.split(r"[,，、;]", text)
        if by_space and len(parts) == 1:
            parts = text.split()
        found += [
            "::".join(filter(None, map(str.strip, re.split(r"/|::", part)))) for part in parts
        ]
    return tuple(dict.fromkeys(filter(None, (one.strip().lstrip("#").strip() for one in found))))


def urls(known: Values, wanted: tuple[str, ...]) -> Iterator[str]:
    """Yield the addresses under the wanted names, those wrapped in a search unwrapped."""
    for key in (name for name in wanted if name in known):
        for text in _leaves(known[key]):
            if found := _URL.search(text):
                yield _unwrapped(found[0].rstrip(".,;"))
            elif key in {"youtube", "youtube id", "video id", "videoid"} and _VIDEO_ID.fullmatch(
                text.strip()
            ):
                yield f"https://www.youtube.com/watch?v={text.strip()}"


def _leaves(value: yamlfile.Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    for inner in value if isinstance(value, list) else value.values():
        yield from _leaves(inner)


def _unwrapped(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.netloc.endswith("google.com") and parts.path in {"/search", "/url"}:
        query = parse_qs(parts.query)
        inner = next((value for key in ("q", "url") for value in query.get(key, ())), "")
        return unquote(inner) if _URL.match(inner) else url
    return url


_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?!\d)")
_WORDS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y%m%d")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_EPOCH_MILLISECONDS = re.compile(r"1\d{12}")


def iso_date(written: str) -> str:
    """Write a date as 2025-11-26; what is no date stays as it is written."""
    if _EPOCH_MILLISECONDS.fullmatch(written):
        return datetime.fromtimestamp(int(written) / 1000, UTC).date().isoformat()
    for form, order in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        if match := form.match(written):
            return _date(written, *(int(match[group]) for group in order))
    for words in _WORDS:
        try:
            return datetime.strptime(_ORDINAL.sub("", written), words).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return written


def _date(written: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return written
