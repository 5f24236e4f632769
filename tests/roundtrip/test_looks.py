"""A changed look reaches the cards that are in Anki already, and nothing else changes."""

import os
import shutil

import pytest

from flashgen import cli, templates
from flashgen.data import Kind

pytestmark = pytest.mark.slow

NOTE = "# Tea\n\n## Leaves\n\n- **Oolong:** Oolong is known as a tea between green and black.\n"


@pytest.fixture
def deck(tmp_path, monkeypatch):
    folder = tmp_path / "tea"
    monkeypatch.chdir(tmp_path)
    assert cli.run(["init", str(folder), "--template"]) == 0
    settings = (folder / "deck.yaml").read_text()
    (folder / "deck.yaml").write_text(settings.replace("# template:", "template:"))
    (folder / "tea.md").write_text(NOTE)
    for path in (folder / "template").rglob("*.*"):
        os.utime(path, (1_800_000_000, 1_800_000_000))
    return folder


def exported(folder):
    code = cli.run(["export", str(folder), "-q"])
    return code, folder / "tea.apkg"


def styles(desk):
    return {
        kind["name"]: kind["css"] for kind in desk.col.models.all() if "flashgen" in kind["name"]
    }


def test_a_users_style_reaches_anki_and_keeps_what_was_learnt(deck, desk):
    desk.take(exported(deck)[1])
    (guid,) = desk.guids()
    desk.review([guid])
    learnt = desk.schedule(guid)
    style = deck / "template" / "style.css"
    style.write_text(style.read_text() + ".card { color: teal }\n")
    os.utime(style, (1_800_000_100, 1_800_000_100))
    log = desk.take(exported(deck)[1])
    assert (log.new, log.updated, log.duplicate, log.conflicting) == (0, 0, 1, 0)
    assert all(".card { color: teal }" in css for css in styles(desk).values())
    assert desk.schedule(guid) == learnt


def test_going_over_to_a_template_of_ones_own_keeps_the_cards(deck, desk):
    shutil.move(deck / "template", deck / "later")
    settings = (deck / "deck.yaml").read_text()
    (deck / "deck.yaml").write_text(settings.replace("template: template", ""))
    assert desk.take(exported(deck)[1]).new == 1
    (deck / "deck.yaml").write_text(settings.replace("template: template", "template: later"))
    front = deck / "later" / "qa" / "front.html"
    front.write_text("<h1>{{Question}}</h1>")
    os.utime(front, (1_800_000_100, 1_800_000_100))
    log = desk.take(exported(deck)[1])
    assert (log.new, log.duplicate, log.conflicting) == (0, 1, 0)
    (guid,) = desk.guids()
    assert "<h1>" in desk.card(guid).question()


def test_a_template_that_anki_could_not_use_stops_the_export(deck, capsys):
    (deck / "template" / "qa" / "back.html").write_text("{{FrontSide}}\n{{Anser}}")
    code, package = exported(deck)
    said = " ".join(capsys.readouterr().err.split())
    assert code == 2
    assert "the cards have no field Anser" in said
    assert "did you mean Answer?" in said
    assert not package.exists()


def test_the_real_anki_takes_the_shipped_fields_and_ids(deck, desk):
    desk.take(exported(deck)[1])
    ours = templates.load()[Kind.QA]
    kind = desk.col.models.get(ours.id)
    assert [field.name for field in ours.fields] == [field["name"] for field in kind["flds"]]
    assert [field.id for field in ours.fields] == [field["id"] for field in kind["flds"]]
    assert [ours.card_id] == [side["id"] for side in kind["tmpls"]]
