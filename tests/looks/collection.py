"""A collection of the real Anki that holds our note types."""

from contextlib import contextmanager


@contextmanager
def collection(folder, templates):
    from anki.collection import Collection

    col = Collection(str(folder / "looks.anki2"))
    for template in templates.values():
        _add_type(col, template)
    try:
        yield col
    finally:
        col.close()


def _add_type(col, template):
    base = "Cloze" if template.kind == "cloze" else "Basic"
    kind = col.models.new(template.name)
    kind["type"] = 1 if base == "Cloze" else 0
    kind["css"] = template.css
    for name in (field.name for field in template.fields):
        col.models.add_field(kind, col.models.new_field(name))
    side = col.models.new_template(template.card_name)
    side["qfmt"], side["afmt"] = template.front, template.back
    col.models.add_template(kind, side)
    col.models.add_dict(kind)


def add(col, template, fields):
    """Add an Anki note and return its one card."""
    note = col.new_note(col.models.by_name(template.name))
    for name, value in fields.items():
        note[name] = value
    col.add_note(note, 1)
    (card,) = note.cards()
    return card
