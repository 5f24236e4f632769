"""One time, as digits and colons, units, or plain seconds, to a `timedelta`."""

import re
from datetime import timedelta

_UNITS = re.compile(
    r"(?:(?P<h>\d+)\s*h[a-z]*)?[\s,]*(?:(?P<m>\d+)\s*m[a-z]*)?[\s,]*(?:(?P<s>\d+)(?:\.\d+)?\s*s[a-z]*)?",
    re.IGNORECASE,
)
_MOST = timedelta(hours=1000)


def duration(text: str) -> timedelta | None:
    """Read `12:34`, `1h 2m 3s`, `PT01H01M29S`, `62 min` or seconds; None where it is no time."""
    text = text.strip().replace("：", ":")
    if ":" in text:
        return _clock(text)
    try:
        return _sane(timedelta(seconds=int(float(text))))
    except (ValueError, OverflowError):
        pass
    found = _UNITS.fullmatch(text.upper().removeprefix("PT"))
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds = (int((part or "0")[-6:]) for part in found.group("h", "m", "s"))
    return _sane(timedelta(hours=hours, minutes=minutes, seconds=seconds))


def _clock(text: str) -> timedelta | None:
    parts = text.partition(".")[0].split(":")
    if not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):  # noqa: PLR2004
        return None
    match [int(part) for part in parts]:
        case [minutes, seconds]:
            return timedelta(minutes=minutes, seconds=seconds)
        case [hours, minutes, seconds]:
            return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return None


def _sane(time: timedelta) -> timedelta | None:
    return time if timedelta() <= time < _MOST else None
