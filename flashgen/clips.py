"""The seconds of a recording that a card is about; the only module that runs ffmpeg."""

import hashlib
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from flashgen import atomic
from flashgen.data import Span
from flashgen.errors import FlashgenError

LONGEST = 30.0
"""Seconds of a clip: more is a lecture, not a reminder."""
BEFORE, AFTER = 1.0, 2.0
"""Seconds around a span: people note a time when the sentence has begun."""
OF_A_POINT = 12.0
"""Seconds played from a single time on."""

_FORM = ("-vn", "-ac", "1", "-ar", "44100", "-b:a", "64k", "-map_metadata", "-1")
_FORM_VERSION = "1"
"""Part of a clip's name: another form makes other clips."""
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Cut:
    """A clip to cut: which seconds of which recording, and the file they go into."""

    recording: Path
    start: float
    seconds: float
    path: Path


def can_cut() -> bool:
    """Tell whether ffmpeg is on this machine."""
    return shutil.which("ffmpeg") is not None


def planned(recording: Path, digest: str, span: Span, folder: Path) -> Cut:
    """Return the clip of a span: padded, at most 30 s, its file named by what it holds."""
    first = span.start.total_seconds()
    last = span.end.total_seconds() if span.end else first + OF_A_POINT - AFTER
    start = max(0.0, first - BEFORE)
    seconds = min(LONGEST, max(last, first) + AFTER - start)
    place = f"{int(start // 60):03d}m{start % 60:04.1f}".replace(".", "s")
    named = hashlib.sha256(f"{_FORM_VERSION} {digest} {start} {seconds}".encode()).hexdigest()
    return Cut(recording, start, seconds, folder / f"clip-{place}-{named[:12]}.mp3")


def digest(recording: Path) -> str:
    """Return a hash of the recording's content."""
    with recording.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def length(recording: Path) -> float:
    """Return how many seconds a recording lasts; 0 where that can't be told."""
    command = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"]
    try:
        run = subprocess.run(  # noqa: S603  (no shell; the path is an argument of its own)
            [*command, str(recording.resolve())],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        return float(run.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0.0


def cut(clip: Cut) -> None:
    """The clip's file holds its seconds; a file that is there already stays.

    Raises `FlashgenError` where ffmpeg fails.
    """
    if clip.path.exists():
        return
    clip.path.parent.mkdir(parents=True, exist_ok=True)
    with atomic.replacing(clip.path) as part:
        _run(clip, part)


def _run(clip: Cut, part: Path) -> None:
    seconds = ("-ss", f"{clip.start:.3f}", "-t", f"{clip.seconds:.3f}")
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", *seconds]
    command += ["-i", str(clip.recording.resolve()), *_FORM]
    command += ["-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "mp3", str(part)]
    try:
        subprocess.run(  # noqa: S603
            command, capture_output=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", b"") or b""
        why = said.decode(errors="replace").strip().splitlines()
        raise FlashgenError(
            f"ffmpeg can't cut {clip.recording.name} at {clip.start:.0f} s"
            + (f": {why[-1]}" if why else ""),
            hint="play the recording there, or set `clips: false` in deck.yaml",
        ) from None
