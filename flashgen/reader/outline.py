"""What has been understood of a note so far, while its blocks are read from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flashgen import markdown, timestamps, yamlfile
from flashgen.data import Embed, KeyPoint, Markdown, Section, Skip, Span
from flashgen.markdown import Block
from flashgen.reader import headings, leads, refusals
from flashgen.reader.place import Text

BELOW_HEADINGS = 7
"""The level of a title that is no heading."""


@dataclass(slots=True)
class Growing:
    """A section whose key points are still being collected."""

    section: Section
    points: list[KeyPoint] = field(default_factory=list)
    refused: str = ""
    """Why nothing of it becomes a card."""
    named: bool = False
    """The reason has been told."""
    own: bool = False
    """It holds the note-taker's own thoughts."""
    speaker: str = ""
    """Who speaks in it, where the note has several talks."""


@dataclass(slots=True)
class Outline:
    """Sections in the order of the note; the last one takes what comes next."""

    text: Text
    growing: list[Growing]
    skipped: list[Skip] = field(default_factory=list)
    properties: dict[str, yamlfile.Value] = field(default_factory=dict)
    title: str = ""
    spans: tuple[Span, ...] = ()
    """Stamps on a line of their own: they hold for the points that follow."""
    pictures: list[Embed] = field(default_factory=list)
    """Pictures that wait for the next key point."""
    speakers: frozenset[str] = frozenset()
    """Who takes turns, where the note is a transcript."""
    titled: bool = False
    """Its titles are lines that nothing but the missing full stop tells from paragraphs."""
    in_head: bool = True
    """No key point has been found yet."""
    judged: int = 0
    """Up to where runs of lines with times have been looked at."""
    path: list[Growing] = field(default_factory=list)
    """The sections that the current one stands in, outermost first, itself included."""

    @property
    def now(self) -> Growing:
        """Return the section that takes what comes next."""
        return self.growing[-1]

    def skip(self, block: Block, reason: str, lead: str = "") -> None:
        """Leave a block out, and say why."""
        lines = (line.text for line in self.text.lines(block))
        shown = lead or next(filter(None, (markdown.plain(Markdown(line)) for line in lines)), "")
        shown = shown or " ".join(self.text.text[block.start : block.end].split())
        at = self.text.at(block.start)
        self.skipped.append(Skip(at, shown[:120], reason, self._last_line(block) - at.line + 1))

    def skip_on(self, block: Block) -> None:
        """Let what was left out last go on to the end of a block."""
        last = self.skipped[-1]
        lines = self._last_line(block) - last.at.line + 1
        self.skipped[-1] = replace(last, lines=max(lines, last.lines))

    def _last_line(self, block: Block) -> int:
        written = self.text.text[block.start : block.end].rstrip()
        return self.text.at(block.start + max(len(written) - 1, 0)).line

    def add(self, point: KeyPoint) -> None:
        """Take a key point into the current section, with the pictures that waited for it."""
        if self.now.own or headings.is_own(point.lead):
            point = replace(point, own=True)
        elif self.now.speaker and not point.speaker:
            point = replace(point, speaker=self.now.speaker)
        if self.pictures:
            point = replace(point, embeds=(*point.embeds, *self.pictures))
            self.pictures = []
        self.now.points.append(point)
        self.in_head = False

    def latest(self) -> KeyPoint | None:
        """Return the current section's last key point."""
        return self.now.points[-1] if self.now.points else None

    def explain(self, more: str) -> bool:
        """Let more text explain the current section's last key point; False without one."""
        point = self.latest()
        if point is None:
            return False
        explanation = "\n\n".join(filter(None, (point.explanation, more)))
        self.now.points[-1] = replace(point, explanation=Markdown(explanation))
        return True

    def name(self, block_id: str) -> None:
        """Let a block id on a line of its own belong to the last key point of the section."""
        point = self.latest()
        if point and not point.block_id:
            self.now.points[-1] = replace(point, block_id=block_id)

    def attribute(self, speaker: str) -> None:
        """Let the current section's last key point be said by someone."""
        if self.now.points:
            self.now.points[-1] = replace(self.now.points[-1], speaker=speaker)

    def show(self, pictures: Sequence[Embed]) -> None:
        """Let pictures belong to the last key point of the section, else to the next one."""
        point = self.latest()
        if point is None:
            self.pictures += pictures
        else:
            self.now.points[-1] = replace(point, embeds=(*point.embeds, *pictures))

    def stamp(self, spans: tuple[Span, ...]) -> None:
        """Let stamps on a line of their own hold for the section, or for what follows in it."""
        if not self.now.points and not self.now.section.spans:
            self.now.section = replace(self.now.section, spans=spans)
        else:
            self.spans = spans

    def open(self, block: Block, written: str, level: int, refused: str = "") -> None:
        """Begin a section under a heading, or under a line that serves as one."""
        while self.path and self.path[-1].section.level >= level:
            self.path.pop()
        above = self.path[::-1]
        written = refusals.NO_CARD_TAG.sub("", written)
        own = tuple(stamp.span for stamp in timestamps.find(written))
        title = leads.bare(markdown.plain(Markdown(timestamps.strip(written))))
        inherited = next((one.section.spans for one in above if one.section.spans), ())
        inherited_reasons = (one.refused for one in above if one.refused in refusals.WITH_ALL_BELOW)
        reason = refused or next(inherited_reasons, "")
        section = Section(
            Markdown(title), self.text.at(block.start), level, own or inherited,
            tuple(one.section.title for one in reversed(above) if one.section.title),
        )  # fmt: skip
        self.spans = ()
        is_own = headings.is_own(title) or any(one.own for one in above)
        speaker = next((one.speaker for one in above if one.speaker), "")
        self.growing.append(Growing(section, refused=reason, own=is_own, speaker=speaker))
        self.path.append(self.now)

    def begin(self, section: Section) -> None:
        """Begin anew under the note's own title."""
        self.growing.append(Growing(section))
        self.path = [self.now]

    def resume(self, earlier: Growing) -> None:
        """Go on with a section after one inside it has ended."""
        self.spans = ()
        level = earlier.section.level
        self.path = [one for one in self.path if one.section.level < level]
        self.growing.append(replace(earlier, points=[], named=False))
        self.path.append(self.now)

    def sections(self) -> tuple[Section, ...]:
        """Return the sections that have a heading or key points, each once."""
        found: dict[tuple[object, ...], Section] = {}
        for one in self.growing:
            key = (one.section.at, one.section.title, one.section.level)
            known = found.setdefault(key, one.section)
            found[key] = replace(known, spans=known.spans or one.section.spans,
                                 key_points=(*known.key_points, *one.points))  # fmt: skip
        return tuple(
            section for section in found.values()
            if section.key_points or (section.title and section.level < BELOW_HEADINGS)
        )  # fmt: skip

    def titles_without_points(self) -> tuple[Skip, ...]:
        """Name the lines that were taken for titles and have nothing under them."""
        used = {(one.section.at, one.section.title) for one in self.growing if one.points}
        parents = {title for one in self.growing if one.points for title in one.section.parents}
        return tuple(
            Skip(one.section.at, one.section.title, refusals.TITLE_ONLY)
            for one in self.growing
            if one.section.level >= BELOW_HEADINGS and not one.refused
            and (one.section.at, one.section.title) not in used
            and one.section.title not in parents
        )  # fmt: skip
