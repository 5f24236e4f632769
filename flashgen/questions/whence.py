"""Where a card comes from: guest, show, title and heading, each said once."""

import re

from flashgen.questions.topic import Topic

_TAIL = re.compile(r"\s*\([^()]*\)\s*$")


def parts(about: Topic, where: str) -> tuple[str, ...]:
    """Return what the context line may say, the widest first."""
    episode = about.note.episode
    title = _title(about)
    who = about.pack.remark if about.own else about.owner
    who = "" if who.casefold() in title.casefold() else who
    show = "" if episode.show.casefold() in title.casefold() else episode.show
    where = "" if where in (about.owner, title, show) else where
    found = dict.fromkeys((who, show, title, f"› {where}" if where else ""))
    return tuple(part for part in found if part)


def _title(about: Topic) -> str:
    """Return the title without "(58 min)"; a file name of one word stands in for nothing."""
    episode = about.note.episode
    title = _TAIL.sub("", episode.title) or episode.title
    is_file = title == about.note.path.stem and " " not in title
    return "" if is_file and (about.owner or episode.show) else title
