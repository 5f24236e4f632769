"""The preview page as text."""

import base64
import hashlib
import json
import re
from pathlib import PurePosixPath

from flashgen import preview, templates, vault
from flashgen.data import Deck
from flashgen.diagnostics import Diagnostic, Location, Severity
from flashgen.preview.place import attached
from tests.unit.test_preview_markdown import a_card

PATH = PurePosixPath("notes/tea.md")


def the_page(*cards, **rest):
    return preview.page([preview.Shown(Deck(7, "Tea", cards), templates.load(), **rest)])


def data_of(page):
    return re.search(r'<script type="application/json" id="data">(.*?)</script>', page)[1]


def test_text_of_a_note_never_leaves_the_pages_data():
    data = data_of(the_page(a_card("</script><script>alert(1)</script><!--", "<img src=x>")))
    assert "<" not in data
    (card,) = json.loads(data)["cards"]
    assert card["fields"][0] == "</script><script>alert(1)</script><!--"


def test_the_policy_lets_the_pages_own_script_run_and_nothing_else():
    page = the_page(a_card("Why?"))
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src &#x27;sha256-{digest}&#x27;;" in page
    assert "default-src &#x27;none&#x27;" in page
    assert "img-src data:;" in page


def test_pictures_from_the_network_show_where_a_card_has_some():
    page = the_page(a_card("Why?", picture='<img src="https://example.org/a.png" alt="">'))
    assert "img-src data: https: http:;" in page


def test_a_placeholder_in_a_note_is_left_alone():
    assert "@style@" in data_of(the_page(a_card("What is @style@?")))


def test_a_problem_belongs_to_the_card_above_it():
    cards = [a_card("a", line=5).card, a_card("b", line=5).card, a_card("c", line=9).card]
    found = [
        Diagnostic("FG301", Severity.WARNING, Location(PATH, line, 3), str(line))
        for line in (2, 5, 8, 9, 40)
    ]
    places = attached(cards, tuple(found))
    assert {Location(PATH, 5): ("5", "8"), Location(PATH, 9): ("9", "40")} == {
        place: tuple(one.message for one in inside) for place, inside in places.items()
    }


def test_the_vault_around_a_deck_is_found(tmp_path):
    deck = tmp_path / "My vault" / "talks" / "tea"
    deck.mkdir(parents=True)
    (tmp_path / "My vault" / ".obsidian").mkdir()
    assert vault.obsidian(deck) == ("My vault", "talks/tea")
    assert vault.obsidian(tmp_path / "My vault") == ("My vault", ".")


def test_files_too_large_for_a_page_stay_out(tmp_path):
    small, large = tmp_path / "a.png", tmp_path / "b.mp4"
    small.write_bytes(b"abc")
    with large.open("wb") as file:
        file.truncate(9 * 2**20)
    urls = preview.data_urls({"a-1.png": small, "b-1.mp4": large})
    assert urls == {"a-1.png": "data:image/png;base64,YWJj"}
