"""What holds for every note on its way to a package, whatever is written in it."""

import string
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from flashgen import export
from flashgen.cards import apart
from flashgen.data import HTML_FIELDS, EpochSeconds, Kind

NOW = EpochSeconds(1_800_000_000)

HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "<a href='javascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        "<iframe src=x>",
        "<style>*{display:none}</style>",
        "[sound:x.mp3]",
        "[latex]x[/latex]",
        "[$]x[/$]",
        "{{c1::x}}",
        "{{Question}}",
        "a::b",
        "}}",
        r"\(x^{y^{z}}\)",
        "$x^{y^{z}}$",
        "`<b>`",
        "<b>",
        "&lt;script&gt;",
        "\x1f",
        "\x00",
        "\ue000gap\ue001",
        "e\u0301",
        "==high<i>light==",
        "![[x.png]]",
        "![](../../etc/passwd)",
        '"quoted words here"',
        "**bold words**",
        "(1:02)",
    ]
)
WORDS = st.text(string.ascii_lowercase + " ", min_size=1, max_size=20)
SENTENCE = st.lists(st.one_of(HOSTILE, WORDS), min_size=1, max_size=8).map(" ".join)
BULLET = st.tuples(SENTENCE, SENTENCE).map(lambda pair: f"- **{pair[0]}:** {pair[1]}.")
CHILD = SENTENCE.map(lambda text: f"\t- {text}")
HEADING = SENTENCE.map(lambda text: f"\n## {text} (3:04)\n")
NOTE = st.lists(st.one_of(BULLET, CHILD, HEADING, SENTENCE), max_size=12).map("\n".join)

ACTIVE = {"script", "style", "iframe", "object", "embed", "form", "meta", "link", "base"}
SCHEMES = ("http://", "https://", "mailto:", "#", "obsidian://", "file://")


class Reader(HTMLParser):
    """Collects what could run or load something."""

    def __init__(self):
        super().__init__()
        self.bad = []

    def handle_starttag(self, tag, attrs):
        if tag in ACTIVE:
            self.bad.append(tag)
        for name, value in attrs:
            leads_out = name == "href" and not (value or "").startswith(SCHEMES)
            loads = name == "src" and "/" in (value or "")
            if name.startswith("on") or leads_out or loads:
                self.bad.append((tag, name, value))


def plan_of(text):
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder, "note.md")
        note.write_text(text, encoding="utf-8")
        return export.plan([note], cwd=Path(folder), now=NOW)


def cards_of(plan):
    return [entry.card for deck in plan.decks for entry in deck.deck.cards]


def fields_of(card):
    return [getattr(card, name) for name in HTML_FIELDS]


@given(NOTE)
def test_nothing_of_a_note_runs_or_loads_anything_in_anki(text):
    for card in cards_of(plan_of(text)):
        for field in fields_of(card):
            reader = Reader()
            reader.feed(field)
            assert reader.bad == []
            assert not [mark for mark in ("[sound:", "[latex]", "[$]", "[$$]") if mark in field]
            assert not set(field) & set("\x00\x1f\ue000\ue001")


@given(NOTE)
def test_a_cloze_has_exactly_one_gap_and_it_is_ours(text):
    for card in cards_of(plan_of(text)):
        if card.kind is Kind.CLOZE:
            assert card.question.count("{{c1::") == card.question.count("{{") == 1
            assert card.question.count("}}") == 1


@given(NOTE)
def test_two_runs_agree_and_no_two_cards_share_a_guid(text):
    first, second = plan_of(text), plan_of(text)
    guids = [entry.guid for deck in first.decks for entry in deck.deck.cards]
    assert len(guids) == len(set(guids))
    assert [deck.deck for deck in first.decks] == [deck.deck for deck in second.decks]


@given(NOTE, NOTE)
def test_no_two_fronts_of_an_export_are_equal(one, other):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("a", one), ("b", other), ("c", one)):
            deck = Path(folder, name)
            deck.mkdir(parents=True)
            (deck / "deck.yaml").write_text(f"deck: {name}\n", encoding="utf-8")
            (deck / "note.md").write_text(text, encoding="utf-8")
        made = cards_of(export.plan([Path(folder)], cwd=Path(folder), now=NOW))
    assert len({(apart.front(card), card.context) for card in made}) == len(made)
