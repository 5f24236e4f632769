"""Card templates, phrase packs and starter decks: where they lie, and what must hold of them.

A card template is a folder of `card_templates/` (Anki's note type): `front.html`, `back.html`
and `template.yaml`; `style.css` beside the folders is shared, unless a folder has its own.
A user's own folder has the same file names; what is missing there is taken from ours.
"""

from dataclasses import replace
from pathlib import Path

from flashgen.data import CardTemplate, EpochSeconds, Kind, TemplateField
from flashgen.errors import FlashgenError
from flashgen.shipped import card_templates, starter_decks
from flashgen.templates import syntax
from flashgen.templates.phrases import languages, phrase_pack
from flashgen.yamlfile import Value, YamlError, parse

__all__ = ["languages", "load", "phrase_pack", "starter_decks", "write_starter"]

_SHOWN = {
    (Kind.QA, "front.html"): "Question",
    (Kind.QA, "back.html"): "Answer",
    (Kind.CLOZE, "front.html"): "cloze:Text",
    (Kind.CLOZE, "back.html"): "cloze:Text",
}
"""What each side must always show: else Anki has no card, or one without its answer."""

_OWN_KEYS = frozenset({"id", "name", "modified"})
_STARTER = ("qa/front.html", "qa/back.html", "cloze/front.html", "cloze/back.html", "style.css")


def load(folder: Path | None = None) -> dict[Kind, CardTemplate]:
    """Return the card template of every kind: ours, or `folder`'s where it has files of its own.

    A changed file of a user's folder raises `modified`, so that the new look reaches the cards
    that are in Anki already. Raises `FlashgenError` naming the file that can't be used.
    """
    if folder is not None and not folder.is_dir():
        raise FlashgenError(
            f"there is no folder of card templates at {folder}",
            hint="`flashgen init --template` writes one to start from",
        )
    return {kind: _template(kind, folder) for kind in Kind}


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Copy our card templates into `folder`, for a look of the user's own; return the new files.

    Files that are there already stay as they are.
    """
    fresh = tuple(folder / name for name in _STARTER if not (folder / name).exists())
    for path in fresh:
        path.parent.mkdir(parents=True, exist_ok=True)
        ours = card_templates() / path.relative_to(folder)
        path.write_text(_text(ours), encoding="utf-8")
    return fresh


def _template(kind: Kind, folder: Path | None) -> CardTemplate:
    template = _ours(kind)
    if folder is None:
        return template
    own = [path for path in _own_files(kind, folder) if path.is_file()]
    changed = (int(path.stat().st_mtime) for path in own)
    template = replace(template, modified=EpochSeconds(max(template.modified, *changed, 0)))
    for path in own:
        template = _with(template, path)
    return template


def _own_files(kind: Kind, folder: Path) -> tuple[Path, ...]:
    """Later files win: a kind's own style over the shared one."""
    names = ("front.html", "back.html", "style.css", "template.yaml")
    return (folder / "style.css", *(folder / kind / name for name in names))


def _ours(kind: Kind) -> CardTemplate:
    base = card_templates()
    values = _mapping(base / kind / "template.yaml")
    card = values["card"]
    fields = values["fields"]
    assert isinstance(card, dict)
    assert isinstance(fields, list)
    return CardTemplate(
        kind=kind,
        id=int(str(values["id"])),
        name=str(values["name"]),
        fields=tuple(_field(value) for value in fields),
        card_name=str(card["name"]),
        card_id=int(str(card["id"])),
        front=_text(base / kind / "front.html"),
        back=_text(base / kind / "back.html"),
        css=_text(base / "style.css"),
        modified=EpochSeconds(int(str(values["modified"]))),
    )


def _field(value: Value) -> TemplateField:
    assert isinstance(value, dict)
    return TemplateField(name=str(value["name"]), id=int(str(value["id"])))


def _with(template: CardTemplate, path: Path) -> CardTemplate:
    """Return the template with one file of the user's in the place of ours."""
    if path.name == "template.yaml":
        return _renamed(template, path)
    text = _text(path)
    if path.name == "style.css":
        return replace(template, css=text)
    names = tuple(field.name for field in template.fields)
    if wrong := syntax.problem(text, names, shown=_SHOWN[template.kind, path.name]):
        raise FlashgenError(f"{path}:{wrong.line}: {wrong.message}", hint=wrong.hint)
    side = "front" if path.name == "front.html" else "back"
    return replace(template, front=text) if side == "front" else replace(template, back=text)


def _renamed(template: CardTemplate, path: Path) -> CardTemplate:
    """Give the note type the user's id and name; never other fields."""
    values = _mapping(path)
    if other := sorted(set(values) - _OWN_KEYS):
        raise FlashgenError(
            f"{path}: {other[0]} is not yours to change: cards in Anki hang on it",
            hint="keep only id, name and modified in this file, or delete the file",
        )
    numbers = {key: str(values[key]) for key in ("id", "modified") if key in values}
    for key, number in numbers.items():
        if not number.isdecimal() or int(number) == 0:
            raise FlashgenError(
                f"{path}: {key} is {number}, not a whole number",
                hint="write a number like 1764892800103, another one for each note type",
            )
    return replace(
        template,
        id=int(numbers.get("id", template.id)),
        name=str(values.get("name", template.name)),
        modified=EpochSeconds(max(template.modified, int(numbers.get("modified", 0)))),
    )


def _mapping(path: Path) -> dict[str, Value]:
    try:
        values = parse(_text(path))
    except YamlError as error:
        raise FlashgenError(
            f"{path}:{error.line}:{error.column}: this is not valid YAML: {error.problem}",
            hint="text that holds `: ` wants quotes around it",
        ) from None
    if not isinstance(values, dict):
        raise FlashgenError(
            f"{path}: the file holds no settings",
            hint="write lines like `name: My cards`, or delete the file",
        )
    return values


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FlashgenError(
            f"{path} is not UTF-8 text", hint="save the file as UTF-8 in your editor"
        ) from None
    except OSError as error:
        raise FlashgenError(
            f"{path} can't be read: {error.strerror}",
            hint="check the file and who may read it",
        ) from None
