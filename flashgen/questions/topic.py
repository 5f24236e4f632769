"""What the rules look at: one key point, cleaned and tokenised once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from flashgen.data import KeyPoint, Kind, Note, Section, Span
from flashgen.questions import clean, owner
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import PhrasePack

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]\s+|[\n\-*+>#|]\s*|[\"“(\[*_]+)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule found: a question and its answer, and the passage that it is about."""

    question: str
    answer: str = ""
    start: int = 0
    end: int = 0
    items: tuple[str, ...] = ()
    kind: Kind = Kind.QA
    bonus: float = 0.0
    """Added to the rule's base score, where this case is better or worse than most."""
    hides_lead: bool = False
    """The lead gives the answer away: it may not stand in the context line."""
    about: str = ""
    """The text of the note that it asks about, where that is no passage of a sentence."""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A key point as the rules see it."""

    point: KeyPoint
    section: Section
    note: Note
    pack: PhrasePack
    lead: str
    heading: str
    sentences: tuple[Sentence, ...]
    owner: str
    host: str
    names: frozenset[str] = field(default=frozenset())
    """Words that the note capitalises in mid-sentence."""

    @property
    def text(self) -> str:
        """The whole explanation in plain words."""
        return " ".join(sentence.text for sentence in self.sentences)

    def named(self, text: str) -> str:
        """Return the text with the speaker and the host by their names."""
        return owner.resolve(text, self.owner, self.host, self.pack)


def of(
    point: KeyPoint, section: Section, note: Note, pack: PhrasePack, names: frozenset[str]
) -> Topic:
    """Return the point as the rules see it."""
    return Topic(
        point=point,
        section=section,
        note=note,
        pack=pack,
        lead=clean.plain(point.lead).strip().rstrip(":：").strip(),
        heading=clean.plain(section.title).strip().rstrip(":：").strip(),
        sentences=clean.sentences(point.explanation, pack),
        owner=owner.of(point, note.episode),
        host=owner.host(note.episode),
        names=names,
    )


def names_in(note: Note) -> frozenset[str]:
    """Return the words that the note capitalises where nothing but a name is capitalised."""
    found: set[str] = set()
    for text in _texts(note):
        for match in _WORD.finditer(text):
            word = match[0]
            if word[0].isupper() and not _SENTENCE_START.search(
                text[max(0, match.start() - 6) : match.start()]
            ):
                found.add(word.removesuffix("'s").removesuffix("’s"))
    return frozenset(found)


def _texts(note: Note) -> Iterator[str]:
    episode = note.episode
    for name in (*episode.guests, *episode.hosts, *episode.author, episode.show):
        yield f"x {name}"
    for section in note.sections:
        for point in section.key_points:
            yield point.explanation
            for child in point.children:
                yield child.text
