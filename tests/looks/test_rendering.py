"""Every hard card, on desktop and phone, by day and night: readable, whole, and silent."""

from pathlib import Path

import pytest

from flashgen import templates
from tests.looks import shell, torture
from tests.looks.collection import add, collection

pytestmark = pytest.mark.slow

CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")

SCREENS = {
    "desktop, day": {"size": shell.DESKTOP},
    "desktop, night": {"size": shell.DESKTOP, "night": True},
    "desktop, right to left": {"size": shell.DESKTOP, "rtl": True},
    "wide desktop": {"size": (1200, 800, 1)},
    "phone, day": {"size": shell.PHONE, "phone": True},
    "phone, night": {"size": shell.PHONE, "phone": True, "night": True},
    "narrow phone": {"size": shell.NARROW, "phone": True},
}


@pytest.fixture(scope="module")
def media(tmp_path_factory):
    folder = tmp_path_factory.mktemp("media")
    torture.media(folder)
    return folder


@pytest.fixture(scope="module")
def torture_cards(tmp_path_factory):
    """Front and back of each hard card, from the real Anki."""
    types = templates.load()
    with collection(tmp_path_factory.mktemp("anki"), types) as col:
        yield {hard.name: shell.sides(_added(col, types, hard)) for hard in torture.CARDS}


def _added(col, types, hard):
    template = types[hard.kind]
    return add(col, template, {template.fields[0].name: hard.question, **hard.fields})


@pytest.mark.parametrize("screen", SCREENS)
def test_hard_cards_are_readable_and_whole(browser, media, torture_cards, screen):
    page = shell.Shell(browser, media, **SCREENS[screen])
    found = []
    for name, (front, back) in torture_cards.items():
        for answer in (False, True):
            page.show(front, back, answer=answer)
            side = "answer" if answer else "question"
            found += [f"{name}, {side}: {line}" for line in page.page.evaluate(CHECKS)]
    page.close()
    assert (found, page.complaints, page.asked) == ([], [], [])


def test_the_checks_see_a_bad_card(browser, media):
    page = shell.Shell(browser, media, size=shell.PHONE, phone=True)
    bad = (
        '<main class="fg"><p style="color: #bbb; font-size: 9px">faint</p>'
        '<div style="width: 900px">wide</div><img src="gone.png"></main>'
    )
    page.show(bad, bad, answer=False)
    found = " ".join(page.page.evaluate(CHECKS))
    page.close()
    for word in ("contrast", "small", "wide on a screen", "missing", "alt text"):
        assert word in found
    assert page.complaints


def test_large_system_fonts_still_fit(browser, media, torture_cards):
    page = shell.Shell(browser, media, size=shell.PHONE, phone=True)
    page.page.add_style_tag(content="html { font-size: 200% }")
    found = []
    for name, (front, back) in torture_cards.items():
        page.show(front, back, answer=True)
        found += [f"{name}: {line}" for line in page.page.evaluate(CHECKS)]
    page.close()
    assert found == []


def test_night_changes_paper_and_ink(browser, media, torture_cards):
    colours = {}
    for night in (False, True):
        page = shell.Shell(browser, media, size=shell.PHONE, phone=True, night=night)
        page.show(*torture_cards["plain"], answer=True)
        colours[night] = page.page.evaluate(
            "() => [getComputedStyle(document.body)].map(s => [s.backgroundColor, s.color])[0]"
        )
        page.close()
    assert colours[False] == ["rgb(252, 251, 248)", "rgb(34, 37, 42)"]
    assert colours[True] == ["rgb(29, 31, 35)", "rgb(230, 227, 220)"]


def test_a_tapped_picture_shows_in_full_size(browser, media, torture_cards):
    page = shell.Shell(browser, media, size=shell.PHONE, phone=True)
    page.show(*torture_cards["picture"], answer=True)
    width = "() => document.querySelector('.picture img').getBoundingClientRect().width"
    assert page.page.evaluate(width) < 412
    page.page.click(".picture")
    assert page.page.evaluate(width) == 4000
    assert page.page.evaluate("() => document.scrollingElement.scrollWidth") == 412
    page.page.click(".answer")
    assert page.page.evaluate(width) < 412
    page.close()


def test_a_card_names_its_language(browser, media, torture_cards):
    page = shell.Shell(browser, media, size=shell.PHONE, phone=True)
    page.show(*torture_cards["japanese"], answer=True)
    languages = page.page.evaluate("() => [...document.querySelectorAll('.fg')].map(e => e.lang)")
    page.close()
    assert languages == ["ja", "ja"]


def test_right_to_left_text_starts_at_the_right(browser, media, torture_cards):
    page = shell.Shell(browser, media, size=shell.PHONE, phone=True)
    page.show(*torture_cards["arabic"], answer=True)
    direction = page.page.evaluate(
        "() => [...document.querySelectorAll('.question, .answer, .explanation, .remarks')]"
        ".map(e => getComputedStyle(e).direction)"
    )
    page.close()
    assert direction == ["rtl"] * 4


def test_formulas_are_drawn(browser, media, torture_cards):
    page = shell.Shell(browser, media, size=shell.DESKTOP)
    page.show(*torture_cards["math"], answer=True)
    drawn = page.page.evaluate("() => document.querySelectorAll('.fg mjx-container').length")
    page.close()
    assert drawn == 4
