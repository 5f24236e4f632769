"""What people write, and what is understood: tests/fixtures/*.md.

A case is its title, the rows of the catalogue that it stands for (`rows: …`), and, between lines
of a single dot, the text and what becomes of it. `times.md` shows the times that are found and
the text without them, `html.md` the plain text and the HTML, `links.md` the link to a source and
a time, the other files a note's outline.
In the texts `␠` stands for a no-break space and `→|` for a tab.
"""

import re
from pathlib import Path, PurePosixPath

import pytest

from flashgen import links, markdown, reader, timestamps
from flashgen.data import Source
from tests import outline

FOLDER = Path(__file__).parent / "fixtures"
CASE = re.compile(
    r"^(?P<title>[^\n.][^\n]*)\nrows: (?P<rows>[^\n]*)\n\.\n"
    r"(?P<text>.*?)\n?^\.\n(?P<found>.*?)^\.$",
    re.DOTALL | re.MULTILINE,
)
CASES = [
    pytest.param(path.stem, match, id=f"{path.stem}: {match['title']}")
    for path in sorted(FOLDER.glob("*.md"))
    for match in CASE.finditer(path.read_text(encoding="utf-8"))
]


def times(text):
    spans = [stamp.span for stamp in timestamps.find(text)]
    return f"{timestamps.human(spans) or '-'}\n{timestamps.strip(text)}"


def html(text):
    shown = markdown.html(
        text,
        link=lambda target: f"obsidian://open?file={target}" if target.startswith("Salt") else "",
        embed=lambda target: "jar-1.png" if target == "jar.png" else "",
    )
    return f"{markdown.plain(text)}\n{shown}"


def note(text):
    return outline.written(*reader.read(Source(PurePosixPath("note.md"), text)))


def link(text):
    source, _, time = text.partition("\n")
    return links.deep_link(source, timestamps.find(f"({time})")[0].span) or "-"


UNDERSTOOD = {"times": times, "html": html, "links": link}


@pytest.mark.parametrize(("file", "case"), CASES)
def test_a_text_is_understood_as_its_author_means_it(file, case):
    text = case["text"].replace("␠", "\u00a0").replace("→|", "\t")
    understood = UNDERSTOOD.get(file, note)(text)
    assert case["found"].rstrip("\n") == understood.rstrip("\n")


def test_no_two_cases_have_one_title():
    titles = [f"{param.values[0]}: {param.values[1]['title']}" for param in CASES]
    assert sorted(set(titles)) == sorted(titles)
