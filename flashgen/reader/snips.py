"""What highlight services write into one bullet: a title, its summary, the words that were said."""

import re
from collections.abc import Iterable

from flashgen import timestamps
from flashgen.data import Bullet, Span

_SPOKEN = re.compile(r"(?:^|\n)(?:\*\*|__)?Transcript:?(?:\*\*|__)?:?[ \t]*\n.*", re.DOTALL)
_LABELLED = re.compile(
    r"(?P<title>[^\n]{3,200})\n(?:\*\*|__)?(?:Summary|Key takeaways|Takeaways|Highlights|Notes)"
    r"(?:\*\*|__)?:(?:\*\*|__)?[ \t]*(?:\n|$)"
)
_NOTED = re.compile(
    r"(?P<bold>\*\*)?(?P<kind>Note|Tags|Tagged):(?(bold)\*\*)\s*(?P<text>.*)", re.DOTALL
)


def unspoken(text: str) -> tuple[str, tuple[Span, ...]]:
    """Take a transcript off the end of a text; its last stamp is the time of the whole."""
    spoken = _SPOKEN.search(text)
    if spoken is None:
        return text, ()
    stamps = timestamps.find(spoken[0])
    return text[: spoken.start()].rstrip(), tuple(stamp.span for stamp in stamps[-1:])


def titled(text: str) -> tuple[str, ...]:
    """Part a title from the summary under it; `Summary:` between the two says nothing."""
    found = _LABELLED.match(text)
    return tuple(filter(None, (found["title"], text[found.end() :]))) if found else (text,)


def without_notes(bullets: Iterable[Bullet]) -> tuple[list[Bullet], list[str]]:
    """Take the listener's own `**Note:**` and `Tagged:` out of bullets; return the notes."""
    kept: list[Bullet] = []
    notes: list[str] = []
    for bullet in bullets:
        found = _NOTED.fullmatch(bullet.text)
        if found is None:
            below, inner = without_notes(bullet.children)
            notes += inner
            kept.append(
                Bullet(bullet.text, bullet.at, tuple(below), bullet.embeds) if inner else bullet
            )
        elif found["kind"] == "Note":
            notes.append(found["text"])
    return kept, notes
