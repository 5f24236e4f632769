"""A source and a span to a deep link: how each host takes a time (a table)."""

import re
from collections.abc import Callable
from urllib.parse import SplitResult as Url
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from flashgen.data import Span

_PLAYABLE = (
    ".aac", ".flac", ".m4a", ".m4b", ".m4v", ".mkv", ".mov", ".mp3", ".mp4", ".oga", ".ogg",
    ".ogv", ".opus", ".wav", ".webm",
)  # fmt: skip
_SHARED = frozenset({"t", "start", "time_continue", "si", "feature", "ab_channel", "pp"})
"""What a player's or a share button's own address carries and a deep link must not repeat."""
_SAFE = ":/?#[]@!$&'()*+,;=%~"


def deep_link(source: str, span: Span) -> str:
    """Return a link into the recording, or to its page; "" where nothing can be linked."""
    url = _parsed(source)
    if url is None:
        return ""
    seconds = int(span.start.total_seconds())
    player = next((player for hosts, player in _PLAYERS if _host(url) in hosts), None)
    if player:
        return _written(player(url, seconds, span))
    if url.path.lower().endswith(_PLAYABLE):
        return _written(_media_fragment(url, seconds, span))
    return _written(url)


def _parsed(source: str) -> Url | None:
    source = source.strip()
    if re.match(r"(?:www|m)\.[\w-]+\.\w", source):
        source = f"https://{source}"
    try:
        url = urlsplit(source)
    except ValueError:  # "http://[": brackets that hold no IPv6 address
        return None
    if url.scheme in {"http", "https"}:
        return url if url.netloc else None
    local = url.scheme in {"", "file"} and url.path.lower().endswith(_PLAYABLE)
    return url if local else None


def _host(url: Url) -> str:
    return re.sub(r"^(?:www|m|music|mobile)\.", "", url.netloc.lower())


def _query(url: Url, *added: tuple[str, str]) -> Url:
    kept = [(key, value) for key, value in parse_qsl(url.query) if key not in _SHARED]
    return url._replace(query=urlencode([*kept, *added]), fragment="")


def _youtube(url: Url, seconds: int, _: Span) -> Url:
    video = re.match(r"/(?:embed|shorts|live|v)/([\w-]+)", url.path)
    if video:
        url = url._replace(netloc="www.youtube.com", path="/watch")
        return _query(url, ("v", video[1]), ("t", str(seconds)))
    return _query(url, ("t", str(seconds)))


def _t_parameter(url: Url, seconds: int, _: Span) -> Url:
    return _query(url, ("t", str(seconds)))


def _vimeo(url: Url, seconds: int, _: Span) -> Url:
    return url._replace(fragment=f"t={seconds}s")


def _soundcloud(url: Url, seconds: int, _: Span) -> Url:
    return url._replace(fragment=f"t={_clock(seconds)}")


def _overcast(url: Url, seconds: int, _: Span) -> Url:
    path = re.sub(r"/[\d:]+$", "", url.path.rstrip("/"))
    return url._replace(path=f"{path}/{_clock(seconds)}", fragment="")


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _media_fragment(url: Url, seconds: int, span: Span) -> Url:
    """Media Fragments (W3C): `#t=10,20` plays from 10 to 20."""
    until = f",{int(span.end.total_seconds())}" if span.end and span.end > span.start else ""
    return url._replace(fragment=f"t={seconds}{until}")


_PLAYERS: tuple[tuple[frozenset[str], Callable[[Url, int, Span], Url]], ...] = (
    (frozenset({"youtube.com", "youtu.be", "youtube-nocookie.com"}), _youtube),
    (frozenset({"open.spotify.com", "podcasts.apple.com", "bilibili.com"}), _t_parameter),
    (frozenset({"vimeo.com", "player.vimeo.com"}), _vimeo),
    (frozenset({"soundcloud.com"}), _soundcloud),
    (frozenset({"overcast.fm"}), _overcast),
)


def _written(url: Url) -> str:
    if url.scheme in {"", "file"}:
        return urlunsplit(url._replace(path=quote(url.path, safe="/%:")))
    return quote(urlunsplit(url), safe=_SAFE)
