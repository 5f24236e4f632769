"""Properties that stand in a note's body: Dataview fields, `**Source:** …` lines, info boxes."""

import re
from collections.abc import Iterator, Sequence

from flashgen import frontmatter, markdown, yamlfile

Values = dict[str, yamlfile.Value]

_FIELD = re.compile(
    r"[\W_]*(?P<key>[^\s:*_(\[`][^:\n\[\]]{0,40}?)\s*(?:\*\*|__|_)?::(?!:)[ \t]*(?P<value>[^\n]*)"
)
_ROW = re.compile(
    r"[^\w\[]*(?P<key>[^\W\d][^:：*\n\[\]|]{0,30}?)\s*(?:\*\*|__)?\s*(?:::?|：)\s*(?:\*\*|__)?(?![/:])"
    r"(?P<value>[^\n]*)"
)
_SEVERAL = re.compile(r"\s+·\s+|\s+\|\s+(?=[^|\n:]{2,20}:)")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?:youtube\.com/(?:watch|live|shorts|embed)|youtu\.be/"
    r"|open\.spotify\.com/episode|vimeo\.com/\d|share\.snipd\.com/episode|podcasts\.apple\.com/)[^\s<>()\"'\]|}]*",
    re.IGNORECASE,
)
_LONG_KEY = 4


_HOSTS = ("youtu", "spotify.com", "vimeo.com", "snipd.com", "podcasts.apple.com")
_FILE = re.compile(r"https?://[^\s<>()\"']+\.(?:mp3|m4a|mp4|webm|ogg|opus)\b", re.IGNORECASE)


def fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield the Dataview fields of a text: `key:: value` lines, `(key:: value)`."""
    for inline in markdown.FIELD.finditer(text):
        yield inline["key"].strip(), inline["value"].strip()
    for line in markdown.FIELD.sub("", text).split("\n"):
        found = _FIELD.fullmatch(line)
        if found and _is_key(found["key"], found["value"]):
            yield found["key"].strip(), found["value"].strip()


def _is_key(key: str, value: str) -> bool:
    """Tell a property from a spaced-repetition card, `Question::Answer`."""
    one_word = len(key.split()) == 1 and key[:1].islower()
    return (
        frontmatter.is_known(key)
        or one_word
        or (len(key.split()) < _LONG_KEY and value.startswith("[["))
    )


def is_fields(text: str) -> bool:
    """Tell whether a text is nothing but Dataview fields."""
    rest = markdown.FIELD.sub("", text)
    lines = [line for line in rest.split("\n") if re.search(r"\w", line)]
    found = list(fields(rest))
    return len(found) == len(lines) and (bool(found) or rest != text)


def rows(lines: Sequence[str]) -> Values:
    """Return `**Source:** …` lines as properties, where most of the lines are such."""
    values: Values = {}
    known = 0
    for line in lines:
        for part in _SEVERAL.split(line):
            found = _ROW.fullmatch(part.strip())
            if found and frontmatter.is_known(found["key"]):
                values.setdefault(found["key"].strip(), found["value"].strip(" *_"))
                known += 1
    return values if any(values.values()) and 2 * known > len(lines) else {}


_BOOKKEEPING = re.compile(
    r"[\W_]*(?:created|updated|modified|last modified|status|tags?|type|rating|up|date)[*_]*"
    r"\s*[:：][^\n]*",
    re.IGNORECASE,
)


def is_bookkeeping(line: str) -> bool:
    """Tell whether a line speaks of the note itself, wherever it stands."""
    return bool(_BOOKKEEPING.fullmatch(line))


def address(text: str) -> str:
    """Return the first address in a text that takes a time; "" where there is none."""
    hosted = any(host in text for host in _HOSTS)
    found = (_ADDRESS.search(text) if hosted else None) or _FILE.search(text)
    if not found:
        return ""
    url = found[0].rstrip(".,;")
    return url if url.lower().startswith("http") else f"https://{url}"
