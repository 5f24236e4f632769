"""What the rules look at: one key point, cleaned and tokenised once."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from flashgen.data import Bullet, KeyPoint, Kind, Markdown, Note, Section, Span
from flashgen.questions import casing, clean, english, linebreaks, owner, words
from flashgen.questions import pack as packs
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import PhrasePack

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]\s+|[\n\-*+>#|]\s*|[\"“(\[*_]+)$")
NUMBERED = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、：.．，]|[(（]?\d{1,2}(?:\.\d{1,2})+(?!\d|[小倍万亿%米元年天个])|[(（]?\d{1,2}[)）、.．](?!\d)"
    r"|(?:观点|觀點|论点|論點|问题|問題|对应观点|话题|話題|例子|案例)[一二三四五六七八九十\d]*：)\s*"
)
"""What counts or labels a lead before it starts, where no space is between them."""
_INLINE_LEAD = re.compile(
    r"^(?P<lead>[^\s:.?!*\[][^:.?!\n]{2,55}\([^()\n]{2,40}\)[^:.?!\n]{0,20}): +(?=\S)"
)


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
    """The explanation, with the speaker and the host by their names."""
    raw: tuple[Sentence, ...]
    """The same as it is written in the note."""
    children: tuple[Sentence, ...]
    owner: str
    host: str
    is_child: bool = False
    """It stands below the key point that its lead names, and is not itself what the lead is."""
    own: bool = False
    """It is the note-taker's own thought."""
    repeated: bool = False
    """Another section has a point with the same lead: which is meant, its heading says."""
    names: frozenset[str] = field(default=frozenset())
    """Words that the note capitalises in mid-sentence."""
    above: tuple[str, ...] = ()
    """Headings above its own that say what it is about, outermost first."""
    low: tuple[str, ...] = ()
    """Words that the note writes in lower case, sorted; in languages without a lexicon only."""

    @property
    def text(self) -> str:
        """The whole explanation in plain words."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def is_label(self) -> bool:
        """Tell whether the lead only says what kind of thing follows: Takeaway, Limitation."""
        return is_label(self.lead, self.pack)

    @property
    def is_running(self) -> bool:
        """Tell whether the lead is the start of a sentence rather than a headline."""
        first = self.lead.split(maxsplit=1)[0].casefold().strip(",") if self.lead else ""
        pack = self.pack
        if pack.script == "cjk":
            return self.lead.startswith((*pack.pronouns, *pack.openers))
        return first in pack.pronouns or first in pack.openers or first in pack.persons

    @property
    def subject(self) -> str:
        """What the point is about: its lead, or its heading where the lead is a mere label."""
        return self.heading if self.is_label else self.lead

    def mid(self, text: str) -> str:
        """Return a headline as it is written inside a sentence."""
        return casing.inline(text, self.names, self.pack)


def repeated_leads(note: Note) -> frozenset[str]:
    """Return the leads, in lower case, that points of several sections have."""
    held = Counter(
        lead
        for section in note.sections
        for lead in {point.lead.casefold() for point in section.key_points}
    )
    return frozenset(lead for lead, times in held.items() if lead and times > 1)


_PAGE = re.compile(
    r"(?:(?:pg|pgs|pp?|page|pages|ch|chapter|loc|location|slide)\.? ?)?\d+(?: ?[-–] ?\d+)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_label(lead: str, pack: PhrasePack) -> bool:
    """Tell whether a lead is a label, which is never a topic."""
    found = [word.casefold() for word in words.words(lead)]
    content = [word for word in found if word not in pack.stop_words]
    known = pack.labels.union(pack.numbers)
    return bool(found) and all(word in known or word.isdigit() for word in content)


def of(
    point: KeyPoint, section: Section, note: Note, pack: PhrasePack, names: frozenset[str]
) -> Topic:
    """Return the point as the rules see it."""
    named = linebreaks.meant(point.lead, pack)[-1] if pack.verbs else point.lead
    lead = clean.plain(Markdown(named)).strip().rstrip(":：").strip()
    if pack.script == "cjk":
        lead = NUMBERED.sub("", lead).rstrip("-–—─") or lead
    explanation = point.explanation
    if _PAGE.fullmatch(lead):
        lead = ""  # where it stands in a book, not what it is about
    if not lead and (match := _INLINE_LEAD.match(explanation)):
        lead, explanation = (
            clean.plain(Markdown(match["lead"])),
            Markdown(explanation[match.end() :]),
        )
    raw = clean.sentences(explanation, pack)
    titles = [clean.plain(title) for title in (section.title, *section.parents)]
    who = "" if point.own else owner.in_heading(titles, pack) or owner.of(point, note.episode)
    host = "" if point.own else owner.host(note.episode)
    return Topic(
        point=point,
        section=section,
        note=note,
        pack=pack,
        lead=lead,
        heading=clean.plain(section.title).strip().rstrip(":：").strip(),
        sentences=tuple(owner.named(sentence, who, host, pack) for sentence in raw),
        raw=raw,
        children=tuple(_child(child, pack) for child in point.children),
        owner=who,
        host=host,
        names=names,
    )


_DEFINES = words.word_set("definition meaning concept description what")


def defined(about: Topic) -> Topic:
    """Return a point whose lead is "Definition" as one whose lead is what the heading names."""
    label = set(about.lead.casefold().split())
    if about.pack.forms != "english" or not label or not label <= _DEFINES | {"it", "is", "core"}:
        return about
    if not about.heading or is_label(about.heading, about.pack) or "?" in about.heading:
        return about
    parents = about.section.parents
    return replace(about, lead=about.heading, heading=clean.plain(parents[-1]) if parents else "")


def _child(child: Bullet, pack: PhrasePack) -> Sentence:
    found = clean.sentences(child.text, pack)
    return found[0] if found else Sentence("")


def as_written(pack: PhrasePack, note: Note) -> PhrasePack:
    """Return the pack in the variant of its script that a note is written in."""
    if not pack.variant:
        return pack
    text = "".join(f"{p.lead}{p.explanation}" for s in note.sections for p in s.key_points)
    return packs.as_written(pack, text + note.episode.title)


def names_in(note: Note) -> frozenset[str]:
    """Return the words that the note capitalises where nothing but a name is capitalised."""
    found: set[str] = set()
    for text in _texts(note):
        for match in _WORD.finditer(text):
            word = match[0]
            common = word.casefold() in english.CLOSED
            if (
                word[0].isupper()
                and not common
                and not _SENTENCE_START.search(text[max(0, match.start() - 6) : match.start()])
            ):
                found.add(word.removesuffix("'s").removesuffix("’s"))
    return frozenset(found)


def low_in(note: Note) -> tuple[str, ...]:
    """Return the words in lower case of a note's explanations, sorted, for `is_low`."""
    points = (point for section in note.sections for point in section.key_points)
    found = {word for point in points for word in _WRITTEN.findall(point.explanation)}
    return tuple(sorted(word for word in found if word[0].islower()))


_WRITTEN = re.compile(r"(?<!\w)(?=(\w[\w-]*))")
"""A word, and each part of one with hyphens together with what follows."""


def is_low(stem: str, low: tuple[str, ...]) -> bool:
    """Tell whether one of sorted words starts with a stem."""
    at = bisect_left(low, stem)
    return at < len(low) and low[at].startswith(stem)


def _texts(note: Note) -> Iterator[str]:
    episode = note.episode
    for name in (*episode.guests, *episode.hosts, *episode.author, episode.show):
        yield f"x {name}"
    for section in note.sections:
        for point in section.key_points:
            yield point.explanation
            for child in point.children:
                yield child.text
