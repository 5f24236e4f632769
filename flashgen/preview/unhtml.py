"""The HTML of a card's fields to Markdown that reads well as plain text."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "ol",
        "ul",
        "pre",
        "table",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "hr",
    ]
)
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~", "code": "`"}
_MATH = re.compile(r"\\\((?P<inline>.*?)\\\)|\\\[(?P<display>.*?)\\\]", re.DOTALL)
_MARKUP = re.compile(r"[\\`*<\[\]$]|(?<!\w)_|_(?!\w)")
_NOTHING: Mapping[str, str] = {}


def markdown(html: str, pictures: Mapping[str, str] = _NOTHING) -> str:
    """Return the text of `html` as Markdown; `pictures` says where the files of a package lie."""
    if not re.search(r"[<&\\]", html):
        return _escaped(html).strip()
    reader = _Reader(pictures)
    reader.feed(_MATH.sub(_dollars, html))
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+(?=\n|$)", "", reader.text())).strip()


def _dollars(found: re.Match[str]) -> str:
    """GitHub and Obsidian read math between dollars; the tag keeps its text from escaping."""
    inline, display = found["inline"], found["display"]
    return f"<x-math>{f'${inline}$' if inline is not None else f'$${display}$$'}</x-math>"


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: "\\" + found[0], text)


class _Reader(HTMLParser):
    """Collects Markdown while the parser walks through the HTML."""

    def __init__(self, pictures: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._pictures = pictures
        self._parts: list[str] = []
        self._lists: list[int] = []
        self._links: list[str] = []
        self._as_is = 0

    def text(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._as_is += tag in ("pre", "code", "x-math")
        if tag in ("ol", "ul"):
            self._lists.append(1 if tag == "ol" else 0)
            self._parts.append("" if len(self._lists) > 1 else "\n\n")
        elif tag == "li":
            self._parts.append(self._marker())
        elif tag == "img":
            self._parts.append(self._image(given))
        elif tag == "a":
            self._links.append(given.get("href", ""))
            self._parts.append("[")
        elif tag == "pre":
            self._parts.append("\n\n```\n")
        elif tag == "br":
            self._parts.append("\n")
        else:
            self._parts.append("\n\n" if tag in _BLOCKS else self._around(tag))

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self._parts.append("\n```\n\n")
        elif tag == "a":
            self._parts.append(f"]({self._links.pop() if self._links else ''})")
        elif tag in ("td", "th"):
            self._parts.append(" ")
        elif tag in ("tr", "summary"):
            self._parts.append("\n")
        else:
            self._parts.append("\n\n" if tag in _BLOCKS else self._around(tag))
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        self._as_is -= tag in ("pre", "code", "x-math") and self._as_is > 0

    def handle_data(self, data: str) -> None:
        if self._as_is:
            self._parts.append(data)
        else:
            self._parts.append(_escaped(re.sub(r"\s+", " ", data)))

    def _around(self, tag: str) -> str:
        return "" if tag == "code" and self._as_is > 1 else _AROUND.get(tag, "")

    def _marker(self) -> str:
        number = self._lists[-1] if self._lists else 0
        if number:
            self._lists[-1] += 1
        indent = "   " * max(0, len(self._lists) - 1)
        return f"\n{indent}{number}. " if number else f"\n{indent}- "

    def _image(self, given: dict[str, str]) -> str:
        name = given.get("src", "")
        return f"![{given.get('alt', '')}](<{self._pictures.get(name, name)}>)"
