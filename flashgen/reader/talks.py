"""A note of several talks: who speaks in each, and the other rows at its head."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from flashgen import frontmatter, markdown, timestamps
from flashgen.data import Markdown
from flashgen.markdown import Block
from flashgen.reader import body, people, refusals
from flashgen.reader.leads import words
from flashgen.reader.outline import Outline
from flashgen.reader.place import Text

_ROW = re.compile(r"(?P<key>[^\W\d][^:：\n]{0,30}?)\s*[:：]\s*(?P<value>\S.*)?")
_BY = re.compile(r"(?:(?:talk|presented|given) )?by|von|par|por", re.IGNORECASE)
_ANYBODY = re.compile(r"people|person", re.IGNORECASE)
_PLACED = re.compile(
    r"(?:location|venue|room|hall|where|when|time|date|day|track|session|level|duration|length"
    r"|conference|event|talk|format|type|ort|raum|datum|zeit|salle|lieu|fecha|lugar|sala|data"
    r"|local|дата|место|зал|场地|地点|時間|时间|日期|会場)(?: \w+)?",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:session(?: code| id)?\W+)?\[?[A-Z]{3,6}\d{3}(?:-[A-Z]\d?)?\]?", re.IGNORECASE
)
_LEVEL = re.compile(r"level\W+[1-4]00\b[^\n]{0,30}", re.IGNORECASE)
_JOB = re.compile(
    r"\b(?:C[ETFIOPM]O|CISO|[SE]?VP|GM|PhD|(?i:engineer|developer|architect|scientist|researcher"
    r"|professor|prof\.?|(?:co-?)?founder|evangelist|advocate|director|manager|head of|lead|leader"
    r"|president|analyst|designer|consultant|editor|journalist|lecturer|principal|partner|chief"
    r"|fellow|owner|author of|strategist|specialist|writer|host|expert|teacher|physician|officer"
    r"|coordinator|coach|psychologist|psychiatrist|economist|investor|entwickler(?:in)?|ingenieur(?:in)?|geschäftsführer(?:in)?"
    r"|leiter(?:in)?|gründer(?:in)?|professorin|ingénieure?|direct(?:eur|rice)"
    r"|fondat(?:eur|rice)|ingenier[oa]|directora?|profesora?|fundadora?|engenheir[oa]"
    r"|diretora?|professora|разработчик|инженер|директор|основатель|профессор|руководитель))\b"
)
_VERB = re.compile(
    r"\b(?:is|was|are|were|has|have|had|says?|said|will|can|should|must|did"
    r"|(?:discuss|teach)es|(?:explain|share|talk|argue|describe|present|introduce|tell|show|cover"
    r"|explore|highlight|emphasize|outline|offer|answer|review|walk|reflect|believe|think|recommend"
    r"|advise|give|speak|join|reveal)s)\b"
)
_NAME = re.compile(people.NAME)
_WITH_ROLE = re.compile(
    rf"(?P<names>{people.NAME}(?:\s*(?:&|and|und|et|y|e|и)\s+{people.NAME})*)"
    r"(?:\s*[,:]\s+|\s+[-–—|]\s+|\s+(?=\())(?P<role>.+)"
)
_AND = re.compile(r"\s*[,&]\s*|,?\s+(?:and|und|et|y|e|и)\s+")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_WHOLE = re.compile(r"(?P<mark>\*\*|__|\*|_)[^*_\n]+(?P=mark)")
_LONGEST_NAME, _LONGEST_ROLE, _MOST_ROLES = 4, 12, 4
_SOME, _SEVERAL = 2, 3

TALK, ABOUT = "talk", "about"
"""Kinds of blocks: rows that hold for their talk, and for the whole note; `info` is who speaks."""
_WHO, _ROLE, _NAMED, _BARE, _FIRM, _WEAK, _LINK = range(7)
_SPEAKING = frozenset({_WHO, _ROLE, _NAMED, _BARE})


@dataclass(frozen=True, slots=True)
class _Row:
    """A line at the head of a talk, in the block of this number; it ends before `after`."""

    block: int
    after: int
    kind: int
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class _Head:
    """The rows below a heading, or at the very beginning."""

    level: int
    is_top: bool
    fresh: bool
    """Nothing but headings and rows stands before it."""
    rows: list[_Row]
    alone: bool
    """Nothing else stands under the heading."""

    def has(self, kinds: Collection[int]) -> bool:
        return any(row.kind in kinds for row in self.rows)

    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for row in self.rows for name in row.names))


def told(text: Text, blocks: Sequence[Block], title: Block | None) -> tuple[Block, ...]:
    """Return the blocks with the rows at the head of talks as blocks of their own."""
    heads = _heads(text, blocks, title)
    shared = set(_levels(heads))
    for head in heads:
        _accept(head, shared)
    speaking = [head for head in heads if head.has(_SPEAKING)]
    several = len(speaking) >= _SOME
    parted: dict[int, tuple[Block, ...]] = {n: (one,) for n, one in enumerate(blocks)}
    for head in heads:
        about = head.is_top or (head.fresh and not several)
        if head.rows and (about or several or not head.has(_SPEAKING)):
            _part(text, blocks, head, parted, ABOUT if about else TALK)
    return tuple(part for number in range(len(blocks)) for part in parted[number])


def read(outline: Outline, block: Block) -> None:
    """Take the rows of a talk: who speaks under the heading, or properties of the note."""
    lines = [line.text for line in outline.text.lines(block)]
    if block.kind == TALK:
        outline.now.speaker = block.info or outline.now.speaker
    else:
        known = body.rows(lines) or ({"speaker": block.info} if block.info else {})
        outline.properties = {**known, **outline.properties}
    outline.skip(block, refusals.PROPERTY)


def _heads(text: Text, blocks: Sequence[Block], title: Block | None) -> list[_Head]:
    heads: list[_Head] = []
    fresh = True
    for number in range(-1, len(blocks)):
        heading = blocks[number] if number >= 0 else None
        if heading is None or heading.kind == "heading":
            rows = list(_rows(text, blocks, number + 1))
            after = rows[-1].block + 1 if rows else number + 1
            rest = rows and rows[-1].after < blocks[rows[-1].block].end
            alone = not rest and (after == len(blocks) or blocks[after].kind == "heading")
            level = heading.level if heading else 0
            heads.append(_Head(level, heading is title or not heading, fresh, rows, alone))
            fresh = fresh and alone
    return heads


def _rows(text: Text, blocks: Sequence[Block], number: int) -> Iterator[_Row]:
    """Yield the rows from a block on, up to the first line that is none."""
    for position in range(number, len(blocks)):
        block = blocks[position]
        if block.kind not in {"paragraph", "list"}:
            return
        for one in block.children if block.kind == "list" else (block,):
            lines = [line.text for child in one.children or (one,) for line in text.lines(child)]
            found = _of_item(text, one, lines) if one.kind == "item" else None
            offsets = [line.offset for line in text.lines(one)] if one is block else [one.start]
            ends = [*offsets[1:], one.end]
            for line, end in zip(lines[: len(ends)], ends, strict=False):
                kind, names = found or _kind(line, listed=one is not block)
                if kind is None:
                    return
                yield _Row(position, end, kind, names)


def _of_item(
    text: Text, item: Block, lines: Sequence[str]
) -> tuple[int | None, tuple[str, ...]] | None:
    """Read an item of several lines: `Speakers:` with names below it, else no row."""
    if len(lines) == 1:
        return None
    below = [child for child in item.children if child.kind == "list"]
    row = _ROW.fullmatch(_plain(lines[0])) if lines else None
    if len(below) != 1 or row is None or row["value"]:
        return None, ()
    firsts = [
        next((line.text for inner in one.children[:1] for line in text.lines(inner)), "")
        for one in below[0].children
    ]
    names = tuple(name for first in firsts for name in _names(row["key"], _plain(first)))
    return (_WHO, names) if len(names) == len(firsts) else (None, ())


def _kind(line: str, *, listed: bool) -> tuple[int | None, tuple[str, ...]]:
    """Tell what a line at the head of a talk is, and whom it names; None for anything else."""
    said = _plain(line)
    if timestamps.find(line) or words(said) > _LONGEST_ROLE + _LONGEST_NAME:
        return None, ()
    row = _ROW.fullmatch(said)
    spoken = _names(row["key"], row["value"]) if row and row["value"] else ()
    alone = not listed and _WHOLE.fullmatch(line.strip()) is not None
    named = (
        (_WHO, spoken),
        (_ROLE, _with_role(said, at_work=True)),
        (_BARE, (said,) if alone and _NAME.fullmatch(said) else ()),
        (_NAMED, _with_role(said, at_work=False) if alone else ()),
    )
    return next((one for one in named if one[1]), (_unnamed(line, said, row), ()))


def _unnamed(line: str, said: str, row: re.Match[str] | None) -> int | None:
    if refusals.line(line).linked:
        return _LINK
    if _CODE.fullmatch(said) or _LEVEL.fullmatch(said):
        return _FIRM
    known = (
        row and row["value"] and (_PLACED.fullmatch(row["key"]) or frontmatter.is_known(row["key"]))
    )
    return _WEAK if known else None


def _plain(line: str) -> str:
    return markdown.plain(Markdown(line)).strip(" *_.")


def _names(key: str, value: str) -> tuple[str, ...]:
    """Return the names in a row such as `Speaker: Mia Berg, CTO`; none where it is no such row."""
    if _ANYBODY.fullmatch(key) or _VERB.search(value):
        return ()
    by = _BY.fullmatch(key)
    names = frontmatter.episode({"guest" if by else key: value}).guests
    known = all(_NAME.fullmatch(name) for name in names)
    short = all(words(name) <= _LONGEST_NAME and not name[:1].islower() for name in names)
    return names if known or (short and not by) else ()


def _with_role(said: str, *, at_work: bool) -> tuple[str, ...]:
    """Return the names in `Mia Berg, CTO of Tern`; `at_work` says that a job must be named."""
    bare, asides = _ASIDE.subn("", said)
    several = tuple(_AND.split(bare))
    if len(several) == asides > 1 and not at_work and all(map(_NAME.fullmatch, several)):
        return several
    found = _WITH_ROLE.fullmatch(said)
    if not found or _VERB.search(found["role"]) or words(found["role"]) > _LONGEST_ROLE:
        return ()
    job = _JOB.search(found["role"]) and not found["role"].lstrip("(")[:1].islower()
    if _JOB.search(found["names"]) or not (job if at_work else not found["role"].endswith("?")):
        return ()
    return frontmatter.episode({"speakers": found["names"]}).guests


def _levels(heads: Sequence[_Head]) -> Iterator[int]:
    """Yield the levels of headings under which names alone are a habit of the note's."""
    for level, times in Counter(head.level for head in heads).items():
        named = [
            head.rows[0] for head in heads if head.level == level and head.has({_NAMED, _BARE})
        ]
        with_more = sum(row.kind == _NAMED for row in named)
        distinct = len({row.names for row in named}) == len(named)
        enough = with_more >= _SOME or len(named) >= _SEVERAL
        if distinct and enough and 2 * len(named) >= times:
            yield level


def _accept(head: _Head, shared: Collection[int]) -> None:
    """Keep the rows of a head that are surely such."""
    lonely = head.alone or sum(row.kind == _ROLE for row in head.rows) > _MOST_ROLES
    kept: list[_Row] = []
    for row in head.rows:
        named = row.kind in {_NAMED, _BARE} and head.level not in shared
        if named or (row.kind == _ROLE and lonely):
            break
        kept.append(row)
    while kept and kept[-1].kind == _LINK:
        kept.pop()
    head.rows = kept if any(row.kind not in {_WEAK, _LINK} for row in kept) else []


def _part(
    text: Text,
    blocks: Sequence[Block],
    head: _Head,
    parted: dict[int, tuple[Block, ...]],
    kind: str,
) -> None:
    """Part the blocks of a head into its rows and what comes after them."""
    names = head.names()
    info = ", ".join(names) if kind == ABOUT or len(names) == 1 else ""  # of two, nobody is "she"
    for number in {row.block for row in head.rows}:
        block = blocks[number]
        after = max(row.after for row in head.rows if row.block == number)
        if kind == ABOUT and _is_box(_lines(text, block)):
            continue  # it is read as a whole
        first = next(iter(block.children[0].children), block) if block.children else block
        rest = tuple(child for child in block.children if child.start >= after)
        parted[number] = (Block(kind, first.start, after, info=info),)
        if rest:
            parted[number] += (replace(block, start=rest[0].start, children=rest),)
        elif not block.children and after < block.end:
            parted[number] += (replace(block, start=after),)


def _is_box(lines: Sequence[str]) -> bool:
    return bool(body.rows(lines) or refusals.of_lines([refusals.line(line) for line in lines]))


def _lines(text: Text, block: Block) -> list[str]:
    items = block.children or (block,)
    return [line.text for item in items for child in item.children or (item,)
            for line in text.lines(child)]  # fmt: skip
