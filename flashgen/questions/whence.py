"""Where a card comes from: guest, show, title and headings, each said once."""

import re

from flashgen.data import Markdown, Note
from flashgen.questions import clean, words
from flashgen.questions.topic import NUMBERED, Topic, is_label

_TAIL = re.compile(r"\s*\([^()]*\)\s*$")
_TIMED = re.compile(r"\s*\[[^\]]*\d:\d\d[^\]]*\]$")
"""Where in the recording a section stands."""
_LONGEST = 12
"""Words of headings that a context line has at most, above the one that a point stands under."""
_COUNTED = re.compile(
    r"(?:week|day|part|lecture|chapter|session|unit|module)[ -]?(?:\d+|[IVX]+|one|two|three|four)",
    re.IGNORECASE,
)
"""A heading that says when, not what about."""
_FRAME = re.compile(
    r"(?:(?:show|detailed|main|full|my|all|complete) )*(?:notes|contents?|body|outline|sections?"
    r"|chapters?|talks?|keynotes?|sessions?|lectures?|episodes?)",
    re.IGNORECASE,
)
"""A heading that holds all of a note's others."""


def title_heading(note: Note) -> tuple[Markdown, ...]:
    """Return the heading that the whole of a note stands below, if the note has a title as well.

    It is that title in other words; a title made of the file's name says less than the heading.
    """
    paths = {(*one.parents, one.title)[:1] for one in note.sections if one.key_points}
    return () if len(paths) != 1 or _is_file_name(note) else paths.pop()


def headings(about: Topic, known: tuple[Markdown, ...]) -> tuple[str, ...]:
    """Return the headings above a point's own that say what it is about, outermost first.

    `known` is the title heading of the note.
    """
    found: list[str] = []
    stop = about.pack.stop_words
    titled = words.stems(about.note.episode.title, stop)
    for title in about.section.parents[about.section.parents[:1] == known :]:
        named = _TIMED.sub("", NUMBERED.sub("", clean.plain(title).strip().rstrip(":：")))
        said = words.stems(named, stop)
        again = said <= titled and 2 * len(said) > len(titled)
        framed = _COUNTED.fullmatch(named) or _FRAME.fullmatch(named)
        if not (again or framed or is_label(named, about.pack)):
            found.append(named)
    ends = (found[0], found[-1]) if len(found) > 1 else tuple(found)
    while ends and sum(map(words.count, ends)) > _LONGEST:
        ends = ends[1:]
    return ends


def parts(about: Topic, where: str) -> tuple[str, ...]:
    """Return what the context line may say, the widest first."""
    episode = about.note.episode
    title = _title(about)
    who = about.pack.remark if about.own else about.owner
    who = "" if who.casefold() in title.casefold() else who
    show = "" if episode.show.casefold() in title.casefold() else episode.show
    known = {about.owner.casefold(), title.casefold(), show.casefold(), ""}
    places = (place for place in (*about.above, where) if place.casefold() not in known)
    found = dict.fromkeys((who, show, title, *(f"› {place}" for place in places)))
    return tuple(part for part in found if part)


def _title(about: Topic) -> str:
    """Return the title without "(58 min)"; a file name of one word stands in for nothing."""
    episode = about.note.episode
    title = _TAIL.sub("", episode.title) or episode.title
    if not _is_file_name(about.note) or " " in title:
        return title
    return "" if about.owner or episode.show else _as_words(title)


_DATE = re.compile(r"^\d{4}-\d\d-\d\d[-_ ]?(?=.)")
_FEWEST_HYPHENS = 2


def _as_words(name: str) -> str:
    """Return a file's name as it is read: 2021-06-14-why_cells_divide → why cells divide."""
    bare = _DATE.sub("", name)
    many = bare.count("-") >= _FEWEST_HYPHENS
    return " ".join(re.split(r"[_-]+" if many else r"_+", bare)).strip() or name


def _is_file_name(note: Note) -> bool:
    return note.episode.title == note.path.stem
