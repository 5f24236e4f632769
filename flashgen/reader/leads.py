"""A statement's text to its lead and its explanation."""

import re
from dataclasses import dataclass, replace

from flashgen import timestamps
from flashgen.data import Span
from flashgen.reader import running

_BOLD = re.compile(
    r"""
    (?P<mark>\*\*\*|\*\*|__)(?=\S)(?P<bold>[^\n]{1,300}?)\s?(?P=mark)
    (?P<after>[ \t]*(?:[:：](?!:)|[-–—―](?=\s)|→)?)
    (?P<rest>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
_LABEL = re.compile(
    r"""
    (?P<lead>(?:[^\n:：.!?。！？`$\[\]<>{}|]|\[\[[^\[\]\n]*\]\]|`[^`\n]*`|\.(?=\w)){2,90}?)
    (?:[ \t]*:(?=\s|$)|[ \t]?：(?!：)|[ \t]+(?P<dash>[-–—]|=(?=[ \t](?:\S+[ \t]+){2}))[ \t]+|——)
    (?P<rest>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
_DECORATION = re.compile(
    r"^(?:[\U0001f000-\U0001faff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff][\ufe0f\u200d]*)+[ \t]*"
    r"(?=(?:\*\*|__)\S)"
)
"""A picture before a bold lead."""
_SEPARATOR = re.compile(r"^(?:[-–—―·~〜|]|[:：,](?=\s))[\s:：]*")
_MARKS = re.compile(r"\*\*\*?(?=\S)|(?<=\S)\*\*\*?")
_ENDS = re.compile(r"[.!?。！？…:：][\"'”’»」)\]*_]*$")
_CITED = re.compile(r"(?<=[^\W\d][.!?])\d{1,2}$")
"""Digits of a citation that pasting glued to the last word."""
_SETS_OFF = re.compile(r"[ \t]*[:：](?!:)|[ \t]+[-–—][ \t]+")
_STAMPED = re.compile(r"\d(?:\]\([^()\n]*\))?[\])）]?(?:[ \t]*[:：](?!\d)|[ \t]+[-–—]{1,2}[ \t])")
_LONGEST_HEAD, _LONGEST_LINKED = 120, 300
_SHORTEST_GLOSS = 4
_GLOSS = re.compile(
    r"(?!\d)[^\n=:.!?–—→`$\[\]|]{2,50}?(?:\s+(?:=|–|—|-|::|→)\s+|：)(?:\S+\s+){2}\S.*"
)
_YEAR = re.compile(r"(?:1\d|20)\d\d(?:[-–—/](?:\d\d){1,2})?|['’]?(?:1\d|20)?\d0['’]?s")
_DATED = re.compile(r"((?:1\d|20)\d\d)[.)][ \t]+(?=[^\W\d])")
_OPEN = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])(?:(?!(?<=\S)\1(?!\w)).)*$")
_PAIRS = ("“”", "„“", "«»", "「」", "『』", "《》")
_ARROW = re.compile(r"=>|->|[→⇒➜]")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MATH = re.compile(r"\$[^$\n]+\$\*?")
_CLOSING = ":： "
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST_LABEL, _LONGEST_PROSE_LABEL, _LONGEST_DASHED, _LONGEST_TITLE = 8, 4, 6, 14
_SENTENCE_END = re.compile(r"[.!?。！？]\s")


@dataclass(frozen=True, slots=True)
class Statement:
    """A text in its parts; `spans` are the lead's own stamps, or those that open the text."""

    lead: str
    explanation: str
    spans: tuple[Span, ...] = ()


def split(text: str, *, carried: bool = False, listed: bool = True) -> Statement:
    """Tell a text's lead from its explanation; without one, the lead is empty.

    `carried` says that children or further paragraphs explain it: a short text is then a lead.
    `listed` says that it is a bullet or a cell, where labels are longer than in prose.
    """
    text, spans = opening_stamps(text.strip())
    text = _DECORATION.sub("", text, count=1)
    if stamped := _dated_lead(text) or _stamped_lead(text, listed=listed):
        return replace(stamped, spans=(*spans, *stamped.spans))
    bold = _BOLD.match(text)
    if bold and _is_lead(bold, carried=carried):
        return _statement(bold["bold"], bold["rest"], spans)
    label = None if bold else _LABEL.match(text)
    if label and _is_label(label, listed=listed):
        return _statement(label["lead"], label["rest"], spans)
    if carried and not label and is_asking(text):
        return _statement(text, "", spans)
    if carried and is_title(text) and not running.is_running(text):
        return _statement(text, "", spans)
    return Statement("", text, spans)


def closing_stamps(text: str) -> tuple[str, tuple[Span, ...]]:
    """Take off the stamps that close a text."""
    spans: list[Span] = []
    for stamp in reversed(timestamps.find(text)):
        if text[stamp.end :].strip():
            break
        spans.insert(0, stamp.span)
        text = text[: stamp.start].rstrip()
    return text, tuple(spans)


def _dated_lead(text: str) -> Statement | None:
    """Tell a year that numbers a list's item, `2012. …`, from what happened then."""
    dated = _DATED.match(text)
    return Statement(dated[1], text[dated.end() :]) if dated else None


def _stamped_lead(text: str, *, listed: bool) -> Statement | None:
    """Tell a lead whose stamp stands between it and its colon or dash."""
    head = text.partition("\n")[0]
    head = head[: _LONGEST_LINKED if "](" in head else _LONGEST_HEAD]
    stamp = next(iter(timestamps.find(head)), None) if _STAMPED.search(head) else None
    if stamp is None or not _SETS_OFF.match(text, stamp.end):
        return None
    lead = text[: stamp.start].rstrip()
    moved = lead + text[stamp.end :]
    label = _BOLD.match(moved) or _LABEL.match(moved)
    if label is None or label.start("rest") < len(lead) or not label["rest"].strip():
        return None
    named = label.groupdict()
    if "bold" not in named and (
        len(label["lead"].rstrip()) != len(lead) or not _is_label(label, listed=listed)
    ):
        return None
    found = _statement(named.get("bold") or label["lead"], label["rest"], ())
    return replace(found, spans=(stamp.span,))


def opening_stamps(text: str) -> tuple[str, tuple[Span, ...]]:
    """Take off the stamps that open a text, and the dash or colon behind them."""
    spans: list[Span] = []
    position = 0
    for stamp in timestamps.find(text):
        if text[position : stamp.start].strip() and stamp.start >= position:
            break
        spans.append(stamp.span)
        position = max(position, stamp.end)
    if not spans or position == 0:
        return text, ()
    return _SEPARATOR.sub("", text[position:].lstrip()).strip(), tuple(spans)


_DASHED = re.compile(r"[-–—:]\s+\S")
"""What a lead with a stamp behind it goes on with: **Cuneiform** (7:04) - the script of Sumer."""


def _is_lead(bold: re.Match[str], *, carried: bool) -> bool:
    """A bold opening is a lead where something sets it off; else it is stress in a sentence."""
    if bold["after"].strip():
        return True
    inner = _CITED.sub("", timestamps.strip(bold["bold"]).rstrip())
    if _ENDS.search(inner) and not inner.endswith(("etc.", "vs.", "e.g.")):
        return bool(bold["rest"].strip()) or carried or inner.endswith((":", "："))
    rest = timestamps.strip(bold["rest"]).strip()
    if not rest:
        return carried
    return (
        bold["rest"].startswith("\n")
        or _DASHED.match(rest) is not None
        or (bool(re.match(r"[(（]?\w+[)）]?\s*[:：](?!:)", rest)) and carried)
    )


def _is_label(label: re.Match[str], *, listed: bool) -> bool:
    lead = label["lead"]
    if (
        "**" in lead
        or ", " in lead
        or timestamps.find(lead + ":")
        or lead.count('"') % 2
        or lead.count("(") != lead.count(")")
    ):
        return False
    if running.opens_clause(lead) or running.is_running(lead):
        return False
    if _YEAR.fullmatch(lead):
        return bool(label["rest"].strip())
    if _is_open(lead, label["rest"]) or (_ARROW.search(lead) and words(lead) > _SHORTEST_GLOSS):
        return False
    if label["dash"]:
        return words(lead) <= _LONGEST_DASHED and _is_apart(label["dash"], label["rest"].strip())
    longest = _LONGEST_LABEL if listed else _LONGEST_PROSE_LABEL
    return words(lead) <= longest and "http" not in lead[-5:]


def _is_open(lead: str, rest: str) -> bool:
    """Tell whether a colon stands inside an emphasis or a quotation: a title's own colon."""
    mark = _OPEN.search(lead)
    if mark:
        return re.search(rf"(?<=\S){re.escape(mark[1])}(?!\w)", rest) is not None
    return any(lead.count(pair[0]) > lead.count(pair[1]) and pair[1] in rest for pair in _PAIRS)


def _is_apart(dash: str, rest: str) -> bool:
    """Tell whether a dash sets something off, rather than goes on or encloses an aside."""
    first = _SENTENCE_END.split(rest, maxsplit=1)[0]
    enclosed = dash in "–—" and f" {dash} " in first
    return bool(rest) and not enclosed and not running.goes_on(rest)


def is_dated(line: str) -> bool:
    """Tell whether a line says what happened in a year: `2012 - …`, `1980s: …`."""
    label = _LABEL.match(line)
    return label is not None and _YEAR.fullmatch(label["lead"]) is not None


def is_gloss(line: str) -> bool:
    """Tell whether a line is a term and what it means: `term = …`, `term – …`, `term :: …`."""
    return _GLOSS.fullmatch(line) is not None and words(line) > _SHORTEST_GLOSS


def is_title(text: str) -> bool:
    """Tell whether a text is a title rather than a sentence: short, and without an end."""
    bare = timestamps.strip(text).strip()
    if "$$" in bare or bare.count("`") % 2 or not _LETTERS.search(_MATH.sub("", bare)):
        return False
    if bare.endswith((":", "：")):
        return words(bare) <= _LONGEST_TITLE
    return (
        bool(bare) and "\n" not in bare and words(bare) <= _LONGEST_TITLE and not _ENDS.search(bare)
    )


def is_ended(text: str) -> bool:
    """Tell whether a text closes as a sentence does, times behind it aside."""
    return _ENDS.search(timestamps.strip(text).rstrip()) is not None


def is_asking(text: str) -> bool:
    """Tell whether a text is a single question, whose answer stands below it."""
    bare = timestamps.strip(text).strip().strip("*_")
    one = "\n" not in bare and not _SENTENCE_END.search(bare)
    return one and bare.endswith(("?", "？")) and words(bare) <= _LONGEST_TITLE


def words(text: str) -> int:
    """Count words; two characters of a script without spaces count as one."""
    if text.isascii():
        return len(text.split())
    dense = len(_CJK.findall(text))
    return len(_CJK.sub(" ", text).split()) + (dense + 1) // 2


def _statement(lead: str, rest: str, spans: tuple[Span, ...]) -> Statement:
    own = tuple(stamp.span for stamp in timestamps.find(lead))
    rest = rest.strip()
    if not own and not spans and not timestamps.strip(rest):
        rest, own = "", tuple(stamp.span for stamp in timestamps.find(rest))
    rest, after = (rest, ()) if own or spans else opening_stamps(rest)
    return Statement(bare(lead), _SEPARATOR.sub("", rest), (*spans, *own, *after))


def bare(lead: str) -> str:
    """Take a lead's stamps, its bold marks and its closing colon or full stop off."""
    lead = timestamps.strip(timestamps.strip(lead).strip().rstrip(_CLOSING)).strip(_CLOSING)
    for mark in ("***", "**", "__"):
        if lead.startswith(mark) and lead.endswith(mark) and len(lead) > 2 * len(mark):
            lead = lead[len(mark) : -len(mark)].strip(_CLOSING)
    lead = _CITED.sub("", lead)
    lead = _MARKS.sub("", timestamps.strip(lead).rstrip(_CLOSING)).rstrip(_CLOSING)
    if lead.endswith(("...", "…")) or not lead.endswith((".", "。")):
        return lead
    return lead[:-1].rstrip(_CLOSING) if lead.count(".") <= 1 else lead
