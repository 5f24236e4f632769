"""The page for judging cards, driven as a judge drives it."""

import json

import pytest

from tests.test_judging import NOTES, TOOL, judge

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not TOOL.exists(), reason="a source package has no tools"),
]


@pytest.fixture
def opened(browser, tmp_path):
    judge(NOTES, "--page", tmp_path / "page.html")
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.goto((tmp_path / "page.html").as_uri())
    yield page
    page.close()


def test_a_digit_rates_the_card_in_view_and_goes_on(opened):
    for key in ("3", "0", "j", "2"):
        opened.keyboard.press(key)
    assert opened.inner_text("#count").split(" · ")[1] == "3 rated"
    pressed = opened.eval_on_selector_all(
        "article", "found => found.map(it => it.querySelector('[aria-pressed=true]')?.textContent)"
    )
    assert pressed[:4] == ["T3", "T0", None, "T2"]
    assert "usable 67 %" in opened.inner_text("#shares")


def test_ratings_are_there_after_a_reload_and_in_a_file(opened):
    opened.keyboard.press("1")
    opened.reload()
    with opened.expect_download() as download:
        opened.click("#save")
    kept = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert list(kept.values()) == [1]


def test_a_rating_is_taken_back(opened):
    opened.keyboard.press("1")
    opened.keyboard.press("k")
    opened.keyboard.press("Backspace")
    assert " 0 rated" in opened.inner_text("#count")
