"""Who said it: `— Name` at the end of a quote, `Name:` before it."""

import re

from flashgen import markdown, timestamps
from flashgen.data import Markdown, Span
from flashgen.reader import people

_LAST_LINE = re.compile(
    r"(?:^|\n|(?<=[\"”“»」.!?])[ \t]+)[ \t]*(?:[—–―]|--|-(?=[ \t]))[ \t]*(?P<name>[^\n—–―]{2,80})$"
)
_QUOTED = re.compile(r"[\"“„«「『]")
_QUOTATION = re.compile(
    r"\W{0,3}(?:\"[^\"\n]+\"|[“„][^“”\n]+[”“]|«[^«»\n]+»|「[^「」\n]+」|『[^『』\n]+』)[.*_]{0,3}"
)
_BEHIND = re.compile(rf"(?<=[\"”“»」])[ \t]*\((?P<name>{people.NAME})\)$")
_NOISE = re.compile(r"\s*\([^()]*\)\s*$")
_SPEAKER = re.compile(
    r"(?:\*\*|__|_|\*)?(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’&-]+){0,4})(?:\*\*|__|_|\*)?[ \t]*[:：]"
    r"(?:\*\*|__|_|\*)?\s+(?=[\"“„«「])"
)


def split(text: str) -> tuple[str, str, tuple[Span, ...]]:
    """Return a quote without its attribution, the name, and the attribution's stamps."""
    last = _LAST_LINE.search(text) or _BEHIND.search(text)
    if last and not last["name"][:1].islower():
        spans = tuple(stamp.span for stamp in timestamps.find(last["name"]))
        return text[: last.start()].rstrip(), _name(last["name"]), spans
    first = _SPEAKER.match(text)
    if first:
        return text[first.end() :].strip(), _name(first["name"]), ()
    return text, "", ()


def is_quoted(text: str) -> bool:
    """Tell whether a text opens with a quotation mark."""
    return bool(_QUOTED.match(text.lstrip("*_ ")))


def is_quotation(line: str) -> bool:
    """Tell whether a line is nothing but a quotation, and at most who said it."""
    said = split(timestamps.strip(line))[0]
    return _QUOTATION.fullmatch(said) is not None


def _name(text: str) -> str:
    name = markdown.plain(Markdown(timestamps.strip(text)))
    return _NOISE.sub("", name.strip(" ,:;.*_")).partition(",")[0].strip()
