"""Where the data that ships with flashgen lies: inside a wheel, or beside the code in a clone."""

from pathlib import Path

from flashgen.errors import FlashgenError

_PACKAGE = Path(__file__).parent


def card_templates() -> Path:
    """Return the folder of the card templates."""
    return _folder("card_templates")


def starter_decks() -> dict[str, Path]:
    """Return the decks that ship, by name, in order."""
    settings = sorted(_folder("decks").glob("*/deck.yaml"))
    return {path.parent.name: path.parent for path in settings}


def _folder(name: str) -> Path:
    for place in (_PACKAGE / f"_{name}", _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FlashgenError(
        f"flashgen's folder {name} is missing from the installation",
        hint="install flashgen again",
    )
