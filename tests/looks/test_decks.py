"""Every card of the sample decks, and of a note of hard things, as the real Anki shows it."""

import os
import re
import shutil
from pathlib import Path

import pytest

from flashgen import cli, templates
from tests.looks import shell, torture

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
CHECKS = (HERE / "checks.js").read_text(encoding="utf-8")
SCREENS = {
    "desktop, day": {"size": shell.DESKTOP},
    "phone, night": {"size": shell.PHONE, "phone": True, "night": True},
    "narrow phone, day": {"size": shell.NARROW, "phone": True},
}
DECKS = (*templates.starter_decks(), "hard things")


def _copied(name, folder):
    if name != "hard things":
        shutil.copytree(templates.starter_decks()[name], folder)
        return
    folder.mkdir()
    (folder / "deck.yaml").write_text("deck: Hard things\ndensity: rich\n")
    shutil.copy(HERE / "torture.md", folder / "note.md")
    torture.media(folder)


@pytest.fixture(scope="module")
def collection(tmp_path_factory):
    """Give a function that exports a deck and returns its cards in a new collection."""
    from anki.collection import Collection, ImportAnkiPackageRequest

    opened = {}

    def cards(name):
        if name not in opened:
            folder = tmp_path_factory.mktemp("deck")
            _copied(name, folder / "deck")
            package = folder / "deck.apkg"
            assert cli.run(["export", str(folder / "deck"), "-o", str(package), "-q"]) == 0
            col = Collection(str(folder / "looks.anki2"))
            col.import_anki_package(ImportAnkiPackageRequest(package_path=str(package)))
            opened[name] = col
        col = opened[name]
        return Path(col.media.dir()), [col.get_card(one) for one in col.find_cards("")]

    yield cards
    for col in opened.values():
        col.close()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", DECKS)
def test_every_card_is_readable_and_whole(browser, collection, name, screen):
    media, cards = collection(name)
    page = shell.Shell(browser, media, **SCREENS[screen])
    found = []
    for number, card in enumerate(cards):
        front, back = shell.sides(card)
        for answer in (False, True):
            page.show(front, back, answer=answer)
            lead = re.sub(r"<[^>]+>", "", card.note().fields[0])[:40]
            found += [f"{lead}, answer={answer}: {line}" for line in page.page.evaluate(CHECKS)]
        if album := os.environ.get("FLASHGEN_ALBUM"):
            mode = screen.replace(", ", "-").replace(" ", "-")
            picture = f"{name.replace(' ', '-')}-{number:02d}-{mode}.png"
            page.page.screenshot(path=Path(album) / picture, full_page=True)
    page.close()
    assert cards
    assert (found, page.complaints, page.asked) == ([], [], [])


def test_the_preview_lays_cards_out_as_anki_does(browser, collection, tmp_path):
    media, cards = collection("hard things")
    _copied("hard things", tmp_path / "deck")
    page_file = tmp_path / "preview.html"
    assert cli.run(["preview", str(tmp_path / "deck"), "-o", str(page_file), "-q"]) == 0
    anki = shell.Shell(browser, media, size=shell.PHONE, phone=True)
    anki.page.evaluate("delete window.MathJax")
    page = browser.new_context(viewport={"width": 1200, "height": 800}).new_page()
    page.goto(page_file.as_uri())
    page.wait_for_selector("#count:not(:empty)")
    page.evaluate("window.drawMath = () => {}")
    for card in cards:
        guid = card.note().guid
        page.evaluate("g => go(state.shown.findIndex(card => card.guid === g))", guid)
        for answer in (False, True):
            if answer:
                page.keyboard.press(" ")
            anki.page.evaluate("html => show(html)", shell.sides(card)[answer])
            expected = anki.page.inner_text("#content")
            assert expected == page.frame_locator("#card").locator("#qa").inner_text()
    page.context.close()
    anki.close()
    assert len(cards) > 8
