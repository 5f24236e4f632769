"""The immutable types that pass between the stages.

A note's text is read into `Note` (sections of key points), key points into `Draft`s (question
and answer in words), drafts into `Card`s (HTML fields), cards into `IdentifiedCard`s, and these
into `Deck`s. Nothing here is ever `None` where an empty value will do.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NewType

from flashgen.diagnostics import Location

Markdown = NewType("Markdown", str)
"""Text as it stands in a note, Obsidian's syntax included."""

Plain = NewType("Plain", str)
"""Text without markup, but for `code` in backticks and $math$ in dollars; see `markdown.plain`."""

Html = NewType("Html", str)
"""HTML that is safe to put on a card: escaped or allowed, tag by tag."""

Guid = NewType("Guid", str)
EpochSeconds = NewType("EpochSeconds", int)
Tag = NewType("Tag", str)
"""An Anki tag: no spaces, `::` nests."""

RETIRED_TAG = Tag("flashgen::retired")
"""Marks a card whose key point is gone: Anki can't be told by a file to delete it."""

GAP_OPEN, GAP_CLOSE = "\ue000", "\ue001"
"""Stand around the gap of a cloze until the HTML is made (private-use characters; the reader
strips them from notes), so that no `{{c1::` of a note can be taken for ours."""


class Kind(StrEnum):
    """What sort of card it is: the name of its card template."""

    QA = "qa"
    CLOZE = "cloze"


class Density(StrEnum):
    """How many cards a key point may give: at most 1, 3 or 5."""

    LEAN = "lean"
    NORMAL = "normal"
    RICH = "rich"


# --- what a note says ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A note's text; `path` is relative to the deck's folder."""

    path: PurePosixPath
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A point in the recording, or a range where `end` is given."""

    start: timedelta
    end: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Embed:
    """`![[target|alt]]` or `![alt](target)`; `width` in pixels, 0 where none is given."""

    target: str
    at: Location
    alt: str = ""
    width: int = 0


@dataclass(frozen=True, slots=True)
class Episode:
    """What the note is about. Names are plain text, without wikilink brackets."""

    title: str = ""
    show: str = ""
    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    source: str = ""
    """A URL, or a path of a local recording."""
    media: str = ""
    """A local recording to cut clips from, as written in the front matter."""
    published: str = ""
    """An ISO date (2025-11-26), or what was written where it is no date."""
    duration: timedelta | None = None
    topics: tuple[str, ...] = ()
    """Nested topics are joined by `::`."""
    tags: tuple[str, ...] = ()
    language: str = ""
    """A BCP 47 code as written by the user; empty: to be detected."""
    id: str = ""
    """Front matter `id`: the note's name for ever."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list item below a key point."""

    text: Markdown
    at: Location
    children: tuple["Bullet", ...] = ()
    embeds: tuple[Embed, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A card that the author wrote out in the note: taken as it is.

    A cloze has its gap between `GAP_OPEN` and `GAP_CLOSE` in `question`, and no `answer`.
    An empty answer of a qa means: the key point's explanation.
    """

    kind: Kind
    question: Markdown
    answer: Markdown
    at: Location


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A statement to remember: its bold head (lead) and the rest of it (explanation).

    `lead` has neither bold markers, timestamps nor its closing colon; empty where there is none.
    `explanation` keeps its timestamps where they stand: they tell which fact they belong to.
    `spans` are the lead's own stamps (or those on a line or bullet start of their own).
    `remarks` are the note-taker's own sentences after the list.
    """

    lead: Markdown
    explanation: Markdown
    at: Location
    children: tuple[Bullet, ...] = ()
    remarks: tuple[Markdown, ...] = ()
    spans: tuple[Span, ...] = ()
    embeds: tuple[Embed, ...] = ()
    block_id: str = ""
    asks: tuple[Ask, ...] = ()
    speaker: str = ""
    """Who said it, where the note attributes this very point (a quote's attribution)."""
    own: bool = False
    """It is the note-taker's own thought: it stands under "My take", "Ma réaction" …"""
    column: Markdown = Markdown("")
    """Of a row of a table with two columns: what the header calls the explanation."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the key points under it; the part before the first heading has no title."""

    title: Markdown
    at: Location
    level: int = 0
    spans: tuple[Span, ...] = ()
    """The heading's own stamps, else those of the nearest heading above it that has some."""
    parents: tuple[Markdown, ...] = ()
    """Titles of the headings that this one stands under, outermost first."""
    key_points: tuple[KeyPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that looks like content and gets no card, with the reason in one phrase."""

    at: Location
    lead: str
    reason: str
    lines: int = 1
    """How many lines of the note it takes up, from `at` on."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it was understood."""

    path: PurePosixPath
    episode: Episode
    sections: tuple[Section, ...] = ()
    skipped: tuple[Skip, ...] = ()


# --- what is asked ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Draft:
    """One question and its answer in words, before it becomes HTML fields.

    `question` of a cloze is the sentence with its gap between `GAP_OPEN` and `GAP_CLOSE`.
    `fact` is the stamp-free text of the note that the card asks about: identity is made of it,
    so it must not depend on phrases, stamps, or neighbouring facts.
    """

    kind: Kind
    question: Plain
    answer: Plain
    fact: Plain
    rule: str
    """Which rule wrote it, for `flashgen check --cards` and tests."""
    items: tuple[Plain, ...] = ()
    """A list answer: shown as a numbered list below `answer`."""
    spans: tuple[Span, ...] = ()
    context: tuple[Plain, ...] = ()
    """The parts of the context line that give nothing away, in order."""
    tags: tuple[Tag, ...] = ()
    marks: tuple[str, ...] = ()
    """Ids of the mechanical checks that count against it (M02 …)."""
    answer_is_markdown: bool = False
    """An author's own answer: rendered with all of Markdown."""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that travels in the package: `name` there, `path` relative to the deck's folder."""

    name: str
    path: PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class CardKey:
    """Where a card comes from. The guid is derived from it at birth, and frozen then.

    `ordinal` counts twins (same note, section and lead) from 0; `fact` is the normalised text
    that the card asks about.
    """

    note: str
    section: str
    lead: str
    ordinal: int
    kind: Kind
    fact: str
    block_id: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One question and its answer: the fields as Anki stores them, and where they come from."""

    key: CardKey
    kind: Kind
    question: Html
    answer: Html
    explanation: Html
    context: Html
    timestamps: Html
    source: Html
    picture: Html
    remarks: Html
    tags: tuple[Tag, ...]
    at: Location
    language: str = ""
    """A BCP 47 code, for fonts, screen readers and speech; the field Language holds it."""
    point: Plain = Plain("")
    """The whole key point as plain text: what similarity is measured on."""
    spans: tuple[Span, ...] = ()
    media: tuple[MediaFile, ...] = ()
    rule: str = ""
    marks: tuple[str, ...] = ()
    apart: tuple[Plain, ...] = ()
    """What may be added to its context line to tell it from a card with a like front, best first:
    sections, show, title, date; nothing of it stands there yet or gives the answer away."""


HTML_FIELDS = (
    "question",
    "answer",
    "explanation",
    "context",
    "timestamps",
    "source",
    "picture",
    "remarks",
)
"""The fields of a `Card` that hold HTML, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class IdentifiedCard:
    """A card with its identity; only such cards can be packaged.

    `birth` goes into the field Key: what `flashgen recover` needs to rebuild a lost ledger.
    `born` is when it was first exported: Anki's notes show it as their date of creation.
    """

    card: Card
    guid: Guid
    modified: EpochSeconds
    birth: str = ""
    born: EpochSeconds = EpochSeconds(0)


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A field of a note type; `id` is what Anki matches renamed fields by."""

    name: str
    id: int


@dataclass(frozen=True, slots=True)
class CardTemplate:
    """A folder of `card_templates/`: Anki's note type with its one card."""

    kind: Kind
    id: int
    name: str
    fields: tuple[TemplateField, ...]
    card_name: str
    card_id: int
    front: str
    back: str
    css: str
    modified: EpochSeconds


@dataclass(frozen=True, slots=True)
class Deck:
    """An Anki deck: `name` nests with `::`, `id` is stable and never 1."""

    id: int
    name: str
    cards: tuple[IdentifiedCard, ...] = field(default=())
