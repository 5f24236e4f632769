"""Make the pictures of the README: cards of a sample deck as a phone shows them, and the preview.

    python .dev/pictures.py        writes .github/pictures/*.png

Needs what the tests need: chromium, and the packages `anki`, `aqt` (without its dependencies),
`playwright` and `pillow`.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from anki.collection import Collection, ImportAnkiPackageRequest
from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from flashgen import cli  # noqa: E402
from tests.looks import shell  # noqa: E402

PICTURES = ROOT / ".github" / "pictures"
DECK = ROOT / "decks" / "generalization"
SCREEN = (390, 720, 2)
GAP = 24


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, shell.chromium() as browser:
        deck = shutil.copytree(DECK, Path(folder) / "deck")
        package = Path(folder) / "deck.apkg"
        page = Path(folder) / "preview.html"
        cli.run(["export", str(deck), "-o", str(package), "-q"])
        cli.run(["preview", str(deck), "-o", str(page), "-q"])
        collection = Collection(str(Path(folder) / "pictures.anki2"))
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package)))
        try:
            _cards(browser, collection)
        finally:
            collection.close()
        _preview(browser, page)


def _cards(browser, collection) -> None:
    cards = [collection.get_card(one) for one in collection.find_cards("")]
    asked = max((one for one in cards if not _is_cloze(one)), key=_richness)
    gap = max((one for one in cards if _is_cloze(one)), key=_richness)
    media = Path(collection.media.dir())
    for name, night in (("cards", False), ("cards-night", True)):
        page = shell.Shell(browser, media, size=SCREEN, phone=True, night=night)
        shots = []
        for card, answers in ((asked, (False, True)), (gap, (True,))):
            for answer in answers:
                page.show(*shell.sides(card), answer=answer)
                shots.append(Image.open(BytesIO(page.page.screenshot())))
        page.close()
        _save(_beside(shots, "#4a4d52" if night else "#d8d4ca"), PICTURES / f"{name}.png")


def _is_cloze(card) -> bool:
    return "{{c1::" in card.note().fields[0]


def _richness(card) -> tuple[int, int]:
    """How much a card shows: of those that show most, the one with the shortest question."""
    note = card.note()
    weak = "flashgen::weak" in note.tags
    return (sum(bool(text) for text in note.fields) - 4 * weak, -len(note.fields[0]))


def _beside(shots: list[Image.Image], ground: str) -> Image.Image:
    width = sum(shot.width for shot in shots) + GAP * (len(shots) + 1)
    whole = Image.new("RGB", (width, shots[0].height + 2 * GAP), ground)
    left = GAP
    for shot in shots:
        whole.paste(shot, (left, GAP))
        left += shot.width + GAP
    return whole


def _preview(browser, path: Path) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 720})
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("#count:not(:empty)")
    for key in ("j", "j", " "):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    _save(Image.open(BytesIO(page.screenshot())), PICTURES / "preview.png")
    context.close()


def _save(picture: Image.Image, path: Path) -> None:
    """Save few colours: text on paper needs no more, and the repository stays small."""
    few = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    main()
