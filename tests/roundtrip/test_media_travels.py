"""Pictures and sounds of notes, as they arrive in the real Anki."""

import json
import shutil
import subprocess
import zipfile

import pytest

from flashgen import cli
from tests.unit.test_download import PNG, SVG, server

__all__ = ["server"]  # a fixture

NOTE = """---
title: Tea
source: https://example.org/tea
{front}---
## Leaves (1:00)

- **Oolong is a half-oxidised tea:** Oolong is known as a tea between green and black (0:05-0:09).
  {first}
- **Gyokuro is a shaded tea:** Gyokuro is known as a tea that grows under cloth (0:12).
  {second}
"""


@pytest.fixture
def deck(tmp_path, monkeypatch):
    """Give a function that writes a deck of one note, and another that exports it."""
    folder = tmp_path / "tea"
    (folder / "notes").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "deck.yaml").write_text("deck: Tea\n")
    monkeypatch.chdir(tmp_path)

    def written(first="", second="", front="", settings=""):
        note = NOTE.format(first=first, second=second, front=front)
        (folder / "notes" / "tea.md").write_text(note)
        (folder / "deck.yaml").write_text(f"deck: Tea\n{settings}")
        return folder

    return written


def exported(folder, *options):
    assert cli.run(["export", str(folder), "--quiet", *options]) == 0
    return folder / "tea.apkg"


def media_in(package):
    with zipfile.ZipFile(package) as archive:
        return sorted(json.loads(archive.read("media")).values())


@pytest.mark.slow
def test_files_of_every_kind_arrive_and_none_is_missing(deck, desk):
    folder = deck("![[pot.png]] ![[drawing.svg]]", "![[pour water.mp3]] ![[loop.gif]]")
    files = {"pot.png": PNG, "drawing.svg": SVG, "pour water.mp3": b"ID3", "loop.gif": b"GIF89a"}
    for name, data in files.items():
        (folder / "media" / name).write_bytes(data)
    desk.take(exported(folder))
    found = desk.col.media.check()
    assert (list(found.missing), list(found.unused)) == ([], [])
    sides = [desk.col.get_card(one).answer() for one in desk.col.find_cards("")]
    assert any("<img src=" in side for side in sides)
    assert any("[anki:play:a:" in side for side in sides)


def test_a_picture_that_many_cards_show_is_packaged_once(deck):
    folder = deck("![[pot.png]]", "![[copy.png]]")
    for name in ("pot.png", "copy.png"):
        (folder / "media" / name).write_bytes(PNG)
    names = media_in(exported(folder))
    assert len(names) == len(set(names)) <= 2


def test_a_picture_of_the_network_is_linked(deck, server):
    package = exported(deck(f"![a pot]({server.url}/tea.png)"))
    assert media_in(package) == []
    assert server.asked == []


def test_a_picture_of_the_network_is_fetched_once_and_kept(deck, server):
    folder = deck(f"![a pot]({server.url}/tea.png)")
    package = exported(folder, "--download-media", "--allow-private")
    (name,) = media_in(package)
    assert name.startswith("tea-")
    before = package.read_bytes()
    exported(folder, "--download-media", "--allow-private")
    exported(folder)
    assert server.asked == ["/tea.png"]
    assert package.read_bytes() == before


def test_a_picture_below_a_child_bullet_is_fetched_too(deck, server):
    folder = deck(f"- a child ![a pot]({server.url}/tea.png)")
    exported(folder, "--download-media", "--allow-private")
    assert server.asked == ["/tea.png"]


def test_a_deck_that_cant_be_read_does_not_stop_the_fetching(deck, server, tmp_path):
    folder = deck(f"![a pot]({server.url}/tea.png)")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "deck.yaml").write_text("unknown: 1\n")
    cli.run(["export", str(tmp_path), "--download-media", "--allow-private", "--quiet"])
    assert server.asked == ["/tea.png"]
    assert (folder / "tea.apkg").exists()


def test_a_picture_that_cant_be_fetched_costs_no_card(deck, server, capsys):
    folder = deck(f"![a pot]({server.url}/gone.png)")
    assert cli.run(["export", str(folder), "--download-media", "--allow-private"]) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "FG611" in said
    assert "404" in said
    assert (folder / "tea.apkg").exists()


def test_the_own_network_is_not_asked_unless_allowed(deck, server):
    folder = deck(f"![a pot]({server.url}/tea.png)")
    exported(folder, "--download-media")
    assert server.asked == []


@pytest.mark.slow
def test_a_changed_picture_reaches_the_card(deck, desk):
    folder = deck("![[pot.png]]")
    (folder / "media" / "pot.png").write_bytes(PNG)
    first = desk.take(exported(folder))
    (folder / "media" / "pot.png").write_bytes(PNG + b"more")
    second = desk.take(exported(folder))
    assert (first.updated, second.new) == (0, 0)
    assert second.updated > 0
    assert list(desk.col.media.check().missing) == []


@pytest.mark.slow
def test_clips_of_a_local_recording_play_under_the_answer(deck, desk):
    if not shutil.which("ffmpeg"):
        pytest.skip("ffmpeg is not installed")
    folder = deck(front="media: talk.mp3\n", settings="clips: true\n")
    tone = ["-f", "lavfi", "-i", "sine=frequency=330:duration=30"]
    subprocess.run(["ffmpeg", "-v", "error", *tone, str(folder / "talk.mp3")], check=True)
    package = exported(folder)
    names = media_in(package)
    assert names
    assert all(name.startswith("clip-") for name in names)
    before = package.read_bytes()
    shutil.rmtree(folder / ".flashgen")
    exported(folder)
    assert media_in(package) == names
    exported(folder)
    desk.take(package)
    assert list(desk.col.media.check().missing) == []
    assert "[anki:play:a:" in desk.col.get_card(desk.col.find_cards("")[0]).answer()
    assert len(before) == len(package.read_bytes())
