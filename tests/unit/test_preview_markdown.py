"""A deck as Markdown."""

from datetime import timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen import preview
from flashgen.data import (
    Card,
    CardKey,
    Deck,
    Episode,
    EpochSeconds,
    Guid,
    Html,
    IdentifiedCard,
    Kind,
    Markdown,
    MediaFile,
    Note,
    Section,
    Span,
    Tag,
)
from flashgen.diagnostics import Location
from flashgen.preview.unhtml import markdown as unhtml

PATH = PurePosixPath("notes/tea.md")


def a_card(question, answer="", *, kind=Kind.QA, line=5, path=PATH, tags=(), media=(), **fields):
    texts = dict.fromkeys(
        ("explanation", "context", "timestamps", "source", "picture", "remarks"), Html("")
    )
    card = Card(
        key=CardKey(str(path), "s", question, 0, kind, question),
        kind=kind,
        question=Html(question),
        answer=Html(answer),
        tags=tuple(Tag(tag) for tag in tags),
        at=Location(path, line),
        media=media,
        spans=(Span(timedelta(seconds=5)),),
        **(texts | fields),
    )
    return IdentifiedCard(card, Guid(question), EpochSeconds(1))


def a_note():
    sections = (
        Section(Markdown("Leaves"), Location(PATH, 4)),
        Section(Markdown("Water"), Location(PATH, 9)),
    )
    return Note(PATH, Episode(title="All about tea"), sections)


def test_a_deck_reads_as_notes_sections_questions_and_answers():
    deck = Deck(
        7,
        "Drinks::Tea",
        (
            a_card("What is oolong?", "A half-oxidised tea.", tags=("topic::tea", "kind::what")),
            a_card(
                "Green tea wants water of {{c1::80 °C}}.",
                kind=Kind.CLOZE,
                line=12,
                tags=("topic::tea",),
                timestamps='<a class="chip" href="https://example.org/v?t=5">0:05</a>',
                remarks="I like it cooler.",
                picture='<img src="pot-1.png" alt="A pot">',
                media=(MediaFile("pot-1.png", PurePosixPath("media/my pot.png")),),
            ),
        ),
    )
    assert preview.markdown(deck, [a_note()]) == (
        "# Drinks::Tea\n\n"
        "2 cards from 1 note.\n\n"
        "## All about tea\n\n"
        "`notes/tea.md` · `topic::tea`\n\n"
        "### Leaves\n\n"
        "**What is oolong?**\n\n"
        "A half-oxidised tea.\n\n"
        "`kind::what`\n\n"
        "### Water\n\n"
        "**Green tea wants water of \\[…\\].**\n\n"
        "80 °C\n\n"
        "![A pot](<media/my pot.png>)\n\n"
        "> I like it cooler.\n\n"
        "[0:05](https://example.org/v?t=5)\n"
    )


def test_a_note_without_a_title_is_called_by_its_file():
    text = preview.markdown(Deck(7, "Tea", (a_card("Why?", "So."),)))
    assert "## tea\n\n`notes/tea.md`\n\n**Why?**\n\nSo.\n" in text


def test_a_deck_without_cards_is_still_a_page():
    assert preview.markdown(Deck(7, "Tea")) == "# Tea\n\n0 cards from 0 notes.\n"


HTML = {
    "plain": "plain",
    "<p>one</p><p>two</p>": "one\n\ntwo",
    "<ol><li>a</li><li>b</li></ol>": "1. a\n2. b",
    "<ul><li>a<ul><li>b</li></ul></li></ul>": "- a\n   - b",
    "<strong>x</strong> and <em>y</em>": "**x** and *y*",
    "<code>a*b</code>": "`a*b`",
    "<pre><code>a\n  b</code></pre>": "```\na\n  b\n```",
    r"\(a_1 \lt b\)": r"$a_1 \lt b$",
    r"\[x\]": "$$x$$",
    "5 &lt; 6 &amp; 7": r"5 \< 6 & 7",
    "snake_case and *stars* cost $5": r"snake_case and \*stars\* cost \$5",
    '<a href="https://example.org">here</a>': "[here](https://example.org)",
    "a<br>b": "a\nb",
}


@pytest.mark.parametrize(("html", "expected"), HTML.items())
def test_the_html_of_a_field_becomes_markdown(html, expected):
    assert expected == unhtml(html)


@given(st.text())
def test_any_field_becomes_some_markdown(html):
    assert unhtml(html) == unhtml(html).strip()
