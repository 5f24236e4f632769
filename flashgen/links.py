"""A source and a span to a deep link (a table by host)."""

from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from flashgen.data import Span

_PLAYABLE = (
    ".mp3",
    ".m4a",
    ".aac",
    ".ogg",
    ".opus",
    ".wav",
    ".flac",
    ".mp4",
    ".webm",
    ".m4v",
    ".mov",
)


def deep_link(source: str, span: Span) -> str:
    """Return a link into the recording, or to its page; "" where nothing can be linked."""
    source = source.strip()
    if source.startswith("www."):
        source = f"https://{source}"
    parts = urlsplit(source)
    if parts.scheme not in {"http", "https"}:
        return ""
    seconds = int(span.start.total_seconds())
    host = parts.netloc.lower().removeprefix("www.").removeprefix("m.")
    if host in {"youtube.com", "youtu.be", "music.youtube.com", "open.spotify.com"}:
        query = [(k, v) for k, v in parse_qsl(parts.query) if k not in {"t", "start", "si"}]
        query.append(("t", str(seconds)))
        return urlunsplit(parts._replace(query=urlencode(query), fragment=""))
    if host == "vimeo.com" or parts.path.lower().endswith(_PLAYABLE):
        unit = "s" if host == "vimeo.com" else ""
        return urlunsplit(parts._replace(fragment=f"t={seconds}{unit}"))
    return quote(source, safe=":/?#[]@!$&'()*+,;=%~")
