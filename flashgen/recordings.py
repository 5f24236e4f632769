"""The recording that a note is about, and the clips of it that its cards play."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath

from flashgen import clips, media, vault
from flashgen.clips import Cut
from flashgen.data import Card, Embed, Html, MediaFile, Note
from flashgen.diagnostics import Diagnostic, Diagnostics, Location, Severity
from flashgen.vault import Vault

FOLDER = PurePosixPath(".flashgen/clips")
"""Where clips are kept, as seen from the deck's folder: cutting them again takes time."""


@dataclass(frozen=True, slots=True)
class Clipped:
    """Cards that play their seconds, the clips still to be cut, and what is wrong."""

    cards: tuple[Card, ...]
    cuts: tuple[Cut, ...] = ()
    diagnostics: Diagnostics = ()


def clipped(cards: tuple[Card, ...], note: Note, inside: Vault) -> Clipped:
    """Give each card with a time a clip of the note's recording, under its answer."""
    target = _target(note)
    if not target:
        return Clipped(cards)
    at = Location(note.path)
    embed = Embed(target, at)
    path = vault.resolve(inside, embed)
    if path is None:
        return Clipped(cards, diagnostics=(vault.missing(inside, embed),))
    return _with_clips(cards, inside, inside.files[path], at)


def _target(note: Note) -> str:
    episode = note.episode
    local = not media.is_remote(episode.source) and media.plays(episode.source)
    return episode.media or (episode.source if local else "")


def _with_clips(cards: tuple[Card, ...], inside: Vault, recording: Path, at: Location) -> Clipped:
    lasts = _length(recording)
    if not lasts:
        return Clipped(cards, diagnostics=(_unplayable(recording, at),))
    done, cuts, problems = [], [], []
    for card in cards:
        if not card.spans:
            done.append(card)
        elif card.spans[0].start.total_seconds() >= lasts:
            done.append(card)
            problems.append(_beyond(recording, lasts, card))
        else:
            cuts.append(_cut(card, recording, inside.root))
            done.append(_playing(card, cuts[-1]))
    return Clipped(tuple(done), tuple(cuts), tuple(problems))


def _cut(card: Card, recording: Path, root: Path) -> Cut:
    return clips.planned(recording, _digest(recording), card.spans[0], root / FOLDER)


def _playing(card: Card, cut: Cut) -> Card:
    file = MediaFile(cut.path.name, FOLDER / cut.path.name)
    sound = f"{card.timestamps} [sound:{file.name}]".strip()
    return replace(card, timestamps=Html(sound), media=(*card.media, file))


@cache
def _length(recording: Path) -> float:
    return clips.length(recording)


@cache
def _digest(recording: Path) -> str:
    return clips.digest(recording)


def cut(cuts: Iterable[Cut]) -> None:
    """Every clip is a file. Raises `FlashgenError` where ffmpeg fails."""
    for one in dict.fromkeys(cuts):
        _keep_out_of_git(one.path.parent.parent)
        clips.cut(one)


def _keep_out_of_git(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _unplayable(recording: Path, at: Location) -> Diagnostic:
    if not clips.can_cut():
        message = "there is no ffmpeg on this machine, so the cards get no clips"
        hint = "install ffmpeg (apt install ffmpeg, brew install ffmpeg)"
        return Diagnostic("FG620", Severity.HINT, at, message, hint)
    message = f"{recording.name} can't be played, so the cards get no clips"
    return Diagnostic("FG621", Severity.WARNING, at, message, "play it in another program")


def _beyond(recording: Path, lasts: float, card: Card) -> Diagnostic:
    end = f"{int(lasts // 60)}:{int(lasts % 60):02d}"
    message = f"this time lies beyond the end of {recording.name} ({end})"
    return Diagnostic("FG622", Severity.WARNING, card.at, message, "correct the time")
