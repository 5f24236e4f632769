"""The order of reading: characters, properties, blocks, sections, key points, checks."""

import re
from dataclasses import replace

from flashgen import frontmatter, markdown
from flashgen.data import Episode, Markdown, Note, Source
from flashgen.diagnostics import Diagnostics, in_order
from flashgen.frontmatter import FrontMatter
from flashgen.reader import body, broken, checks, naming, people, place, speakers, walk
from flashgen.reader.clean import clean
from flashgen.reader.outline import Outline


def read(source: Source) -> tuple[Note, Diagnostics]:
    """Understand a note. Whatever the text, this gives a note; nothing is lost in silence."""
    source = Source(source.path, clean(source.text))
    front = frontmatter.read(source)
    marked = _MARKED.sub(_as_tag, source.text)
    bare = markdown.without_marks(marked[front.body :])
    source = Source(source.path, marked[: front.body] + bare)
    content = _blanked(source.text[: front.body]) + markdown.without_comments(
        source.text[front.body :]
    )
    text = place.text(source.path, broken.joined(content, source.text))
    found = walk.outline(text, front.episode.title)
    episode = _episode(source, front, found, content)
    skipped = tuple(sorted(found.skipped, key=lambda skip: skip.at))
    sections = speakers.attributed(found.sections(), episode)
    note = Note(source.path, episode, sections, skipped)
    return note, in_order((*front.diagnostics, *checks.check(note, text)))


_MARKED = re.compile(r"%%[ \t]*no-?cards?[ \t]*%%", re.IGNORECASE)


def _as_tag(comment: re.Match[str]) -> str:
    """Write `%%nocard%%` as `#nocard`, in as many characters: other comments are taken out."""
    return " #nocard".ljust(len(comment[0]))


def _blanked(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _episode(source: Source, front: FrontMatter, found: Outline, content: str) -> Episode:
    """Complete what the properties say by what the body says."""
    episode = front.episode
    if found.properties:
        episode = frontmatter.episode({**found.properties, **(front.values or {})})
    own = markdown.plain(Markdown(found.title)).rstrip(":： ")
    title = episode.title or naming.named(own, source.path)
    if not episode.guests:
        title, names = people.of_title(title)
        guests = frontmatter.episode({"guests": names}).guests
        episode = replace(episode, guests=guests)
    return replace(episode, title=title, source=episode.source or body.address(content))
