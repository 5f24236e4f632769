"""Spans as people and as Anki's tags write them."""

from collections.abc import Iterable
from datetime import timedelta

from flashgen.data import Span, Tag


def human(spans: Iterable[Span]) -> str:
    """Write spans as people do: `25:00–25:06, 1:02:03`."""
    return ", ".join(
        _clock(span.start) + (f"–{_clock(span.end)}" if span.end is not None else "")
        for span in spans
    )


def tag(span: Span) -> Tag:
    """Name the span's start as an Anki tag that sorts by time."""
    hours, minutes, seconds = _parts(span.start)
    return Tag(f"timestamp::{hours:02}h{minutes:02}m{seconds:02}s")


def _clock(time: timedelta) -> str:
    hours, minutes, seconds = _parts(time)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _parts(time: timedelta) -> tuple[int, int, int]:
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    return (*divmod(minutes, 60), seconds)
