"""Markdown to sentences: without stamps and markup, but knowing what was bold and when it was said.

Bold, highlights and stamps are turned into private-use characters before the markup is taken
out, and back into positions afterwards: so every sentence knows them by offset.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flashgen import markdown, timestamps
from flashgen.data import Markdown, Plain, Span
from flashgen.questions import linebreaks
from flashgen.questions.pack import PhrasePack

_BOLD, _BOLD_END, _MARK, _MARK_END, _STAMP, _SOURCE = "\ue002\ue003\ue004\ue005\ue006\ue007"
_SIGNS = re.compile("[\ue002-\ue007]")
_BOLD_TEXT = re.compile(r"(`[^`\n]*`)|(\*\*|__)(?=\S)(.+?)(?<=\S)\2", re.DOTALL)
_MARKED_TEXT = re.compile(
    r"(```.*?```|`[^`\n]*`)"
    r"|(?:(?<![A-Za-z0-9_)\]])|(?===[^=]+==(?![A-Za-z0-9_(\[])))==(?=[^\s=])([^=]+)(?<=\S)==",
    re.DOTALL,
)
_STAMP_SHELL = re.compile(rf"\s*\\?[(\[（【]\s*({_STAMP}(?:[\s,;|&·–-]*{_STAMP})*)\s*\\?[)\]）】]")
_LOOSE_STAMP = re.compile(rf"\s*({_STAMP}+)")
_HIDDEN = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]"
    r"|\s?[\U0001f000-\U0001faff\u2600-\u26ff]\ufe0f?|\ufe0f"  # pictographs: decoration
    r"|\s?\[(?:slides?|page|p\.) ?\d+(?:[-–]\d+)?\]"
    r"|(?<=[:.,]) >(?= [\"“'‘])"
    r"|\s?(?<!\w):[a-z]{3,}(?:_[a-z]+)*:(?![\w:])"  # :tada:, :arrow_right: of chats
)
_HASHTAG = re.compile(r"(?<![\w/&])#[^\W\d][\w/-]*")
_GLYPH = re.compile(r"^\s*[▫▪◦●•‣⁃■□→\u2300-\u23ff\u2700-\u27bf]+\ufe0f?\s*")
_SPACE = re.compile(r"[ \t\u00a0\u202f\u3000]*\n[ \t]*|[ \t\u00a0\u202f]+")
_BREAK = re.compile(r"\n[ \t]*\n")
_BEFORE_STOP = re.compile(r"[ ]+(?=[,.;!?](?:\s|$))")
_END_MARKS = "\"'”’»)]）」』*_"
_SUSPECT = re.compile(r"[(\[（]\s|\s\)|[(\[（][,;)\]）]|[,;]\s*[,;.]|\.\s+\.")
_DEBRIS = (
    (re.compile(r"(?<!\w)\(\s*\)|\(\s*[,;]\s*\)|\s\(\s*\)|(?<!\w)\[\s*\]|（\s*）"), ""),
    (re.compile(r"([,;])(?:\s*[,;])+"), r"\1"),
    (re.compile(r"[,;]\s*\.(?=\s|$)"), "."),
    (re.compile(r"\.\s+\.(?=\s|$)"), "."),
    (re.compile(r"\(\s+"), "("),
    (re.compile(r"\s+\)"), ")"),
)


@dataclass(frozen=True, slots=True)
class Stamped:
    """Spans that stand at a place in a sentence."""

    at: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is read aloud, and what its markup said."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    marked: tuple[tuple[int, int], ...] = ()
    stamped: tuple[Stamped, ...] = ()
    sourced: bool = False
    """It ends with a source marker such as "(description)"."""
    place: str = ""
    """An opening that was cut off, and that a question about the rest must name again."""

    def spans_at(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the stamps of a passage's clause: the next ones, else the last."""
        after = [group for group in self.stamped if group.at >= min(end, len(self.text)) - 1]
        if after:
            return after[0].spans
        before = [group for group in self.stamped if group.at > start]
        return (before or self.stamped)[-1].spans if self.stamped else ()

    def clause_of(self, spans: tuple[Span, ...]) -> str:
        """Return the clause that stamps belong to: what lies between two groups of stamps."""
        begin = 0
        for group in self.stamped:
            if group.spans == spans and len(self.stamped) > 1:
                return self.text[begin : group.at].strip(" ,;–—-")
            begin = group.at
        return self.text.strip()

    def prefixed(self, prefix: str) -> "Sentence":
        """Return the sentence with words put before it."""
        size = len(prefix)
        return Sentence(
            prefix + self.text,
            tuple((start + size, end + size) for start, end in self.bold),
            tuple((start + size, end + size) for start, end in self.marked),
            tuple(Stamped(group.at + size, group.spans) for group in self.stamped),
            self.sourced,
        )

    def renamed(self, text: str) -> "Sentence":
        """Return the sentence with one passage put otherwise; what stands behind it moves along."""
        same = 0
        while same < min(len(text), len(self.text)) and text[same] == self.text[same]:
            same += 1
        shift = len(text) - len(self.text)

        def moved(at: int) -> int:
            return at + shift if at > same else at

        return Sentence(
            text,
            tuple((moved(start), moved(end)) for start, end in self.bold),
            tuple((moved(start), moved(end)) for start, end in self.marked),
            tuple(Stamped(moved(group.at), group.spans) for group in self.stamped),
            self.sourced,
        )


def plain(text: Markdown) -> Plain:
    """Return one line of plain text without stamps and invisible characters."""
    signed, _ = _signed(text, ())
    return Plain(_tidy(_SIGNS.sub("", _flat(markdown.plain(Markdown(signed))))))


def sentences(text: Markdown, pack: PhrasePack) -> tuple[Sentence, ...]:
    """Split an explanation into its sentences."""
    signed, spans = _signed(text, pack.sources)
    times = iter(spans)
    pieces: list[str] = []
    for block in _BREAK.split(signed):
        for part in linebreaks.meant(block, pack):
            pieces += _split(_flat(markdown.plain(Markdown(part))), pack)
    return tuple(
        sentence
        for piece in _stamps_back(pieces)
        if (sentence := _sentence(piece, times)).text or sentence.stamped
    )


def _signed(text: str, sources: tuple[str, ...]) -> tuple[str, list[Span]]:
    """Plain text with signs where bold, highlights and stamps were; and the stamps' spans."""
    spans: list[Span] = []
    pieces, last = [], 0
    for stamp in timestamps.find(text):
        pieces += [text[last : stamp.start], _STAMP]
        spans.append(stamp.span)
        last = stamp.end
    text = "".join([*pieces, text[last:]])
    for source in sources:
        text = re.sub(rf"\s*[(（\[]{re.escape(source)}[)）\]]", _SOURCE, text, flags=re.IGNORECASE)
    text = _BOLD_TEXT.sub(lambda m: m[1] or f"{_BOLD}{m[3]}{_BOLD_END}", text)
    text = _MARKED_TEXT.sub(lambda m: m[1] or f"{_MARK}{m[2]}{_MARK_END}", text)
    text = _STAMP_SHELL.sub(lambda m: _STAMP * m[1].count(_STAMP), text)
    return text, spans


def _flat(text: str) -> str:
    text = _GLYPH.sub("", _HASHTAG.sub("", _HIDDEN.sub("", text)))
    text = _LOOSE_STAMP.sub(r"\1", text)
    return _SPACE.sub(" ", text).strip()


def _split(text: str, pack: PhrasePack) -> list[str]:
    pieces, start = [], 0
    for match in _ends(pack.terminators).finditer(text):
        if _is_end(text, match, pack):
            pieces.append(text[start : match.end()].strip())
            start = match.end()
    return [piece for piece in [*pieces, text[start:].strip()] if piece]


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _ends(terminators: str) -> re.Pattern[str]:
    if terminators not in _PATTERNS:
        wide = "".join(sign for sign in terminators if sign > "\u2fff")
        thin = "".join(sign for sign in terminators if sign <= "\u2fff")
        tail = rf"[{re.escape(_END_MARKS)}\ue002-\ue007]*"
        wide = rf"|[{wide}]+{tail}" if wide else ""
        _PATTERNS[terminators] = re.compile(rf"[{re.escape(thin)}]+{tail}(?:\s+|$){wide}")
    return _PATTERNS[terminators]


def _is_end(text: str, match: re.Match[str], pack: PhrasePack) -> bool:
    rest = _SIGNS.sub("", text[match.end() : match.end() + 3]).lstrip("\"'“‘«([*_")
    if not rest:
        return True
    if "." not in match[0]:
        return not rest[0].islower() or match[0][0] > "\u2fff"
    last = text[: match.start() + 1].rsplit(maxsplit=1)[-1].lstrip("\"'“‘«([").casefold()
    if last in pack.abbreviations or re.fullmatch(r"(?:[^\W\d]\.)+", last):
        return False
    if pack.language == "de" and re.fullmatch(r"\d{1,2}\.", last):
        return False  # im 20. Jahrhundert, am 3. Mai
    return not rest[0].islower() and not match[0].startswith("...")


def _stamps_back(pieces: list[str]) -> list[str]:
    """A stamp after a full stop belongs to the sentence before, unless stamps lead sentences."""
    if not pieces or pieces[0].startswith(_STAMP):
        return pieces
    out: list[str] = []
    for piece in pieces:
        body = piece.lstrip(_STAMP + _SOURCE)
        if out and len(body) < len(piece):
            out[-1] += piece[: len(piece) - len(body)]
        if body.strip():
            out.append(body.strip())
    return out


def _sentence(piece: str, times: Iterator[Span]) -> Sentence:
    text: list[str] = []
    opened: dict[str, int] = {}
    found: dict[str, list[tuple[int, int]]] = {_BOLD: [], _MARK: []}
    groups: list[Stamped] = []
    sourced = False
    length = 0
    for sign in _tidy(piece):
        if sign in (_BOLD, _MARK):
            opened[sign] = length
        elif sign in (_BOLD_END, _MARK_END):
            _close(found, opened, sign, length)
        elif sign == _STAMP:
            _stamp(groups, length, next(times))
        elif sign == _SOURCE:
            sourced = True
        else:
            text.append(sign)
            length += 1
    return Sentence("".join(text), tuple(found[_BOLD]), tuple(found[_MARK]), tuple(groups), sourced)


def _close(
    found: dict[str, list[tuple[int, int]]], opened: dict[str, int], sign: str, end: int
) -> None:
    start_sign = _BOLD if sign == _BOLD_END else _MARK
    start = opened.pop(start_sign, end)
    if start < end:
        found[start_sign].append((start, end))


def _stamp(groups: list[Stamped], at: int, span: Span) -> None:
    if groups and groups[-1].at == at:
        groups[-1] = Stamped(at, (*groups[-1].spans, span))
    else:
        groups.append(Stamped(at, (span,)))


def _tidy(text: str) -> str:
    if _SUSPECT.search(text):
        for pattern, instead in _DEBRIS:
            text = pattern.sub(instead, text)
    return _BEFORE_STOP.sub("", text).strip(" ")
