"""Clips of a recording."""

import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path, PurePosixPath

import pytest

from flashgen import clips, recordings
from flashgen.config import Config
from flashgen.data import Episode, Note, Span
from flashgen.diagnostics import Severity
from flashgen.errors import FlashgenError
from flashgen.targets import Target
from flashgen.vault import scan
from tests.unit.test_preview_markdown import a_card

HERE = Path("clips")


def at(minutes, seconds=0.0):
    return timedelta(minutes=minutes, seconds=seconds)


SPANS = {
    Span(at(25), at(25, 6)): (1499.0, 9.0),
    Span(at(0, 0.4)): (0.0, 12.4),
    Span(at(7, 50)): (469.0, 13.0),
    Span(at(6, 9), at(7, 53)): (368.0, 30.0),
    Span(at(5), at(4)): (299.0, 3.0),
}


@pytest.mark.parametrize(("span", "expected"), SPANS.items())
def test_a_clip_is_the_span_with_room_around_it_and_never_long(span, expected):
    cut = clips.planned(Path("talk.mp3"), "d", span, HERE)
    assert expected == pytest.approx((cut.start, cut.seconds))


def test_a_clips_name_says_where_it_begins_and_what_it_holds():
    one = clips.planned(Path("talk.mp3"), "d1", Span(at(25), at(25, 6)), HERE)
    same = clips.planned(Path("renamed.mp3"), "d1", Span(at(25), at(25, 6)), HERE)
    other = clips.planned(Path("talk.mp3"), "d2", Span(at(25), at(25, 6)), HERE)
    assert one.path.name.startswith("clip-024m59s0-")
    assert one.path == same.path
    assert one.path != other.path


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    """Twenty seconds of a tone."""
    if not shutil.which("ffmpeg"):
        pytest.skip("ffmpeg is not installed")
    path = tmp_path_factory.mktemp("talk") / "talk.mp3"
    tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=20"]
    subprocess.run(["ffmpeg", "-v", "error", *tone, "-b:a", "64k", str(path)], check=True)
    return path


@pytest.mark.slow
def test_ffmpeg_cuts_the_seconds_once(recording, tmp_path):
    cut = clips.planned(recording, clips.digest(recording), Span(at(0, 5), at(0, 9)), tmp_path)
    clips.cut(cut)
    assert clips.length(cut.path) == pytest.approx(7.0, abs=0.15)
    before = cut.path.stat().st_mtime_ns
    clips.cut(cut)
    assert cut.path.stat().st_mtime_ns == before


@pytest.mark.slow
def test_a_recording_that_ffmpeg_refuses_is_named(tmp_path):
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"no sound")
    if not clips.can_cut():
        pytest.skip("ffmpeg is not installed")
    assert clips.length(broken) == 0
    with pytest.raises(FlashgenError) as caught:
        clips.cut(clips.planned(broken, "d", Span(at(0, 5)), tmp_path / "clips"))
    assert "ffmpeg can't cut broken.mp3 at 4 s" in caught.value.message
    assert list((tmp_path / "clips").iterdir()) == []


def a_deck(folder, recording=None):
    (folder / "notes").mkdir()
    (folder / "notes" / "tea.md").write_text("# Tea\n")
    if recording:
        shutil.copy(recording, folder / "talk.mp3")
    return scan(Target(folder, Config(clips=True)))


def a_note(**episode):
    return Note(PurePosixPath("notes/tea.md"), Episode(**episode))


def cards(*seconds):
    made = (a_card(f"At {one}?", timestamps="<b>0:05</b>").card for one in seconds)
    spans = ((Span(at(0, one)),) if one is not None else () for one in seconds)
    return tuple(replace(card, spans=span) for card, span in zip(made, spans, strict=True))


def test_a_note_without_a_recording_is_left_alone(tmp_path):
    made = cards(5)
    online = a_note(source="https://example.org/talk.mp3")
    assert recordings.clipped(made, online, a_deck(tmp_path)) == recordings.Clipped(made)


def test_a_recording_that_is_not_there_is_a_warning_and_no_loss(tmp_path):
    clipped = recordings.clipped(cards(5), a_note(media="talk.mp3"), a_deck(tmp_path))
    assert [(d.code, d.severity) for d in clipped.diagnostics] == [("FG301", Severity.WARNING)]
    assert clipped.cards == cards(5)


@pytest.mark.slow
def test_cards_with_a_time_play_their_seconds(recording, tmp_path):
    deck = a_deck(tmp_path, recording)
    clipped = recordings.clipped(cards(5, None, 400), a_note(media="talk.mp3"), deck)
    timed, untimed, beyond = clipped.cards
    (cut,) = clipped.cuts
    assert timed.timestamps == f"<b>0:05</b> [sound:{cut.path.name}]"
    assert [file.name for file in timed.media] == [cut.path.name]
    assert (untimed.media, beyond.media) == ((), ())
    assert [found.code for found in clipped.diagnostics] == ["FG622"]
    recordings.cut(clipped.cuts)
    assert cut.path.is_file()
    assert (tmp_path / ".flashgen" / ".gitignore").read_text() == "*\n"


@pytest.mark.slow
def test_a_local_source_is_a_recording_too(recording, tmp_path):
    clipped = recordings.clipped(cards(5), a_note(source="talk.mp3"), a_deck(tmp_path, recording))
    assert len(clipped.cuts) == 1


@pytest.mark.slow
def test_without_ffmpeg_there_is_a_hint_and_every_card(recording, tmp_path, monkeypatch):
    deck = a_deck(tmp_path, recording)
    monkeypatch.setenv("PATH", str(tmp_path))
    clipped = recordings.clipped(cards(5), a_note(media="talk.mp3"), deck)
    (found,) = clipped.diagnostics
    assert (found.code, found.severity) == ("FG620", Severity.HINT)
    assert clipped.cards == cards(5)
