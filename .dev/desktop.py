"""Photograph cards in Anki's real desktop program, by day and by night: a last look at a release.

    python .dev/desktop.py PYTHON PACKAGE.apkg [FOLDER]

PYTHON is that of an environment of its own with `pip install "aqt[qt]"` (600 MB); the pictures go
into FOLDER (./desktop). No display is needed. A profile of its own is made and thrown away.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROFILE = """
import sys
from aqt.profiles import ProfileManager
manager = ProfileManager(sys.argv[1])
manager.setupMeta()
manager.meta.update(firstRun=False, defaultLang="en_US", updates=False)
manager.create("looks")
manager.load("looks")
manager.profile["autoSync"] = False
manager.save()
"""

RUN = "import aqt; aqt.run()"

DRIVER = """
import os
from anki.collection import ImportAnkiPackageRequest
from aqt import gui_hooks, mw
from aqt.qt import QTimer
from aqt.theme import Theme

SHOTS = []

def start():
    mw.resize(900, 700)
    package = os.environ["LOOKS_PACKAGE"]
    mw.col.import_anki_package(ImportAnkiPackageRequest(package_path=package))
    config = mw.col.decks.get_config(1)
    config["new"]["perDay"] = 9999
    config["autoplay"] = False
    mw.col.decks.save(config)
    cards = mw.col.find_cards("")
    SHOTS.extend(
        (number, card, theme, answer)
        for theme in (Theme.LIGHT, Theme.DARK)
        for number, card in enumerate(cards)
        for answer in (False, True)
    )
    step()

def step():
    if not SHOTS:
        mw.unloadProfileAndExit()
        return
    number, card, theme, answer = SHOTS.pop(0)
    mw.set_theme(theme)
    shown = mw.col.get_card(card)
    if mw.state != "review":
        mw.col.decks.select(shown.did)
        mw.moveToState("review")
    mw.reviewer.card = shown
    shown.start_timer()
    mw.reviewer._initWeb()
    mw.reviewer._showQuestion()
    if answer:
        QTimer.singleShot(400, mw.reviewer._showAnswer)
    side = "answer" if answer else "question"
    name = f"{number:03d}-{side}-{theme.name.lower()}.png"
    QTimer.singleShot(1300, lambda: keep(name))

def keep(name):
    mw.web.grab().save(os.path.join(os.environ["LOOKS_FOLDER"], name))
    step()

gui_hooks.main_window_did_init.append(lambda: QTimer.singleShot(1500, start))
"""


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    python, package = sys.argv[1:3]
    folder = Path(sys.argv[3] if len(sys.argv) > 3 else "desktop")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        driver = Path(home) / "base" / "addons21" / "driver"
        driver.mkdir(parents=True)
        (driver / "__init__.py").write_text(DRIVER)
        environment = os.environ | {
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "QT_QPA_PLATFORM": "offscreen",
            "QTWEBENGINE_DISABLE_SANDBOX": "1",
            "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu",
            "ANKI_SINGLE_INSTANCE_KEY": Path(home).name,
            "LOOKS_PACKAGE": str(Path(package).resolve()),
            "LOOKS_FOLDER": str(folder.resolve()),
        }
        base = str(driver.parents[1])
        for command in (["-c", PROFILE, base], ["-c", RUN, "-b", base, "-p", "looks"]):
            subprocess.run(  # noqa: S603
                [python, *command],
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main()
