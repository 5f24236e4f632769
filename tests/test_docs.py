"""What the README and the help say is what there is."""

import html
import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main
import yaml

import flashgen
from flashgen import export, start, timestamps
from flashgen.cli import app
from flashgen.config import Config
from flashgen.data import EpochSeconds

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help(name):
    assert f"`flashgen {name} " in README
    assert COMMANDS[name].help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name):
    unexplained = [
        option.name for option in COMMANDS[name].params if not option.help and option.name != "help"
    ]
    assert unexplained == []


def test_every_setting_is_in_the_readme():
    table = README[README.index("| setting |") : README.index("## Which card is which")]
    assert set(re.findall(r"`([a-z_]+)`", table)) >= {entry.name for entry in fields(Config)}


def test_every_code_is_in_the_readme_and_every_one_there_exists():
    sources = (Path(flashgen.__file__).parent).rglob("*.py")
    given = {
        code for path in sources for code in re.findall(r'"(FG\d{3})"', path.read_text("utf-8"))
    }
    table = README[README.index("| code |") : README.index("## Words")]
    assert set(re.findall(r"FG\d{3}", table)) == given


def test_every_path_in_the_readme_exists():
    paths = re.findall(r"`((?:flashgen|tests|\.dev|decks)/[\w./-]+)`", README)
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert len(paths) > 3


def test_every_setting_is_in_the_file_that_init_writes():
    explained = set(re.findall(r"^(?:# )?([a-z_]+):", start.SETTINGS, re.MULTILINE))
    assert explained == {entry.name for entry in fields(Config)}


def test_the_file_that_init_writes_is_valid_with_every_comment_taken_away(tmp_path):
    from flashgen import config

    start.deck(tmp_path / "talks", example=False, template=False)
    text = (tmp_path / "talks/deck.yaml").read_text(encoding="utf-8")
    settings = re.sub(r"^# (?=[a-z_]+:|  )", "", text, flags=re.MULTILINE)
    assert set(yaml.safe_load(settings)) == {entry.name for entry in fields(Config)}
    assert config.read(settings, tmp_path / "deck.yaml").deck == "talks"


def test_the_readme_opens_with_a_note_and_the_very_cards_that_it_gives(tmp_path):
    (note,) = re.findall(r"<td>\n\n```markdown\n(.*?)```", README, re.DOTALL)
    (tmp_path / "note.md").write_text(note, encoding="utf-8")
    made = export.plan([tmp_path / "note.md"], cwd=tmp_path, now=EpochSeconds(1_800_000_000))
    cards = [entry.card for entry in made.decks[0].deck.cards]
    shown = re.findall(r"^\*\*(.*)\*\*<br>\n(.*)<br>\n<sub>(.*)</sub>", README, re.MULTILINE)
    assert shown == [
        (said(card.question), said(card.answer), timestamps.human(card.spans).replace(", ", " · "))
        for card in cards
    ]


def said(field):
    return html.unescape(re.sub("<[^>]*>", "", field))
