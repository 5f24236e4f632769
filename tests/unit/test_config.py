"""deck.yaml: what it may say, and what is said of a mistake."""

from pathlib import Path

import pytest

from flashgen import config
from flashgen.config import Config
from flashgen.data import Density
from flashgen.errors import FlashgenError

AT = Path("talks/deck.yaml")


def read(text):
    return config.read(text, AT)


def test_an_empty_file_gives_the_defaults():
    assert read("") == Config()


def test_comments_alone_give_the_defaults():
    assert read("# nothing yet\n") == Config()


def test_every_setting_can_be_set():
    text = """
deck: Talks::Physics
notes: [a/*.md, b/*.md]
where: {categories: Podcast episodes, rating: [6, 7]}
media: ../attachments
tags: [physics]
exclude_tags: []
density: rich
language: de
template: template
output: physics.apkg
ledger: history.jsonl
retire_days: 7
clips: yes
"""
    assert read(text) == Config(
        deck="Talks::Physics",
        notes=("a/*.md", "b/*.md"),
        where=(("categories", "Podcast episodes"), ("rating", "6"), ("rating", "7")),
        media=("../attachments",),
        tags=("physics",),
        exclude_tags=(),
        density=Density.RICH,
        language="de",
        template="template",
        output="physics.apkg",
        ledger="history.jsonl",
        retire_days=7,
        clips=True,
    )


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("deck: A\ntag: [x]\n", "talks/deck.yaml:2: deck.yaml has no setting `tag`", "`tags`"),
        ("zzz: 1\n", "talks/deck.yaml:1: deck.yaml has no setting `zzz`", "the settings are"),
        ("density: high\n", "talks/deck.yaml:1: `density` wants one of lean, normal, rich", ""),
        ("retire_days: soon\n", "talks/deck.yaml:1: `retire_days` wants a whole number", ""),
        ("clips: perhaps\n", "talks/deck.yaml:1: `clips` wants true or false", ""),
        ("deck: [a, b]\n", "talks/deck.yaml:1: `deck` wants one line of text", ""),
        ("tags: {a: b}\n", "talks/deck.yaml:1: `tags` wants a text or a list of texts", ""),
        ("where: x\n", "talks/deck.yaml:1: `where` wants keys and values", ""),
        ("deck: A::::B\n", "talks/deck.yaml:1: `deck` wants a name on each side of `::`", ""),
        ("language: klingon\n", "talks/deck.yaml:1: `language` wants a code such as en", ""),
        ("output: x.zip\n", "talks/deck.yaml:1: `output` wants the name of a file", ""),
        ("ledger: x\n", "talks/deck.yaml:1: `ledger` wants the name of a file", ""),
        ("output: package\n", "talks/deck.yaml:1: `output` wants the name of a file", ""),
        ("deck: a: b\n", "talks/deck.yaml:1:8: deck.yaml is not valid YAML", "quotes"),
        ("- deck\n", "talks/deck.yaml:1: deck.yaml holds no settings", "`deck: Podcasts`"),
    ],
)
def test_a_mistake_is_named_with_its_line(text, message, hint):
    with pytest.raises(FlashgenError) as caught:
        read(text)
    assert caught.value.message.startswith(message)
    assert hint in caught.value.hint
