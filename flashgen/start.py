"""What `flashgen init` writes: a deck.yaml to fill in, a sample deck, the card templates.

Nothing that exists is overwritten.
"""

import shlex
import shutil
from pathlib import Path

from flashgen import config, templates
from flashgen.errors import FlashgenError

SETTINGS = """\
# A deck of flashgen. Every setting may be left out; what is commented shows the default.

# Anki's name of the deck; `::` nests. Existing cards never change deck by themselves.
deck: {name}

# Which notes, as patterns relative to this folder.
# notes: ["**/*.md"]

# Only notes whose front matter says so.
# where:
#   categories: Podcast episodes

# More folders that embedded pictures and recordings are searched in.
# media: [../attachments]

# Tags that every card gets, and tags of the notes that stay out.
# tags: []
# exclude_tags: [{exclude}]

# How many cards a key point may give: lean (1), normal (3) or rich (5).
# density: normal

# The language of the notes (en, de, es, fr, pt, ru, zh, ja), where it is not to be detected.
# language: en

# A folder with card templates of your own (`flashgen init --template` writes a start).
# template: template

# Cut each card's seconds out of the local recording that a note names (`media: episode.mp3`).
# clips: false

# The package and the ledger: the memory of which card is which. Keep the ledger with the notes.
# output: {file}.apkg
# ledger: ledger.jsonl

# How many days a card whose key point is gone still goes out, tagged flashgen::retired.
# retire_days: 30
"""

TEMPLATE_FOLDER = "template"


def deck(folder: Path, *, example: bool, template: bool) -> tuple[Path, ...]:
    """Make a deck in `folder` and return the files written.

    Raises `FlashgenError` where the folder has a deck already.
    """
    settings = folder / config.FILE_NAME
    if settings.exists() and not template:
        raise FlashgenError(
            f"{settings} exists already", hint=f"export it with `flashgen export {folder}`"
        )
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if example:
            written += _copy_example(folder)
        elif not settings.exists():
            text = _settings(folder)
            if template:
                text = text.replace(
                    f"# template: {TEMPLATE_FOLDER}", f"template: {TEMPLATE_FOLDER}"
                )
            settings.write_text(text, encoding="utf-8")
            written.append(settings)
        if template:
            written += templates.write_starter(folder / TEMPLATE_FOLDER)
    except OSError as error:
        raise FlashgenError(
            f"{folder} can't be written to: {error.strerror}", hint="choose another folder"
        ) from None
    return tuple(written)


def next_step(folder: Path) -> str:
    """Return what to do with the deck in `folder`: card templates want to be named first."""
    settings = folder / config.FILE_NAME
    template = config.read(settings.read_text(encoding="utf-8-sig"), settings).template
    if (folder / TEMPLATE_FOLDER).is_dir() and not template:
        return f"write template: {TEMPLATE_FOLDER} into {settings}"
    return f"flashgen export {shlex.quote(str(folder))}"


def _settings(folder: Path) -> str:
    name = folder.resolve().name
    exclude = ", ".join(config.BOOKKEEPING_TAGS)
    return SETTINGS.format(name=name, file=name, exclude=exclude)


def _copy_example(folder: Path) -> list[Path]:
    sample = next(iter(templates.starter_decks().values()))
    made = []
    for path in sorted(path for path in sample.rglob("*") if path.is_file()):
        if path.name in {"cards.md", "ledger.jsonl"} or path.suffix == ".apkg":
            continue
        target = folder / path.relative_to(sample)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            raise FlashgenError(f"{target} exists already", hint="choose an empty folder")
        shutil.copyfile(path, target)
        made.append(target)
    return made
