"""What looks like content and is none: transcripts, chapter lists, links, adverts.

Each test tells one style by its shape; the reason is what the user reads.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from statistics import median

from flashgen import frontmatter, markdown, timestamps
from flashgen.data import Embed, Markdown, Skip, Span
from flashgen.reader import headings, people
from flashgen.reader.leads import is_ended, split, words

TRANSCRIPT = headings.TRANSCRIPT
CHAPTERS = "a chapter list"
LINKS = headings.LINKS
LINK = "a link on its own"
CONTENTS = headings.CONTENTS
SPONSOR = headings.SPONSOR
PLUGS = headings.PLUGS
TO_DO = headings.TO_DO
TIMETABLE = "a timetable"
NO_CARD = "marked #nocard"
PROPERTY = "a property of the note"
REFERENCE = "a work and who made it"
EMPTY = "an empty bullet"
FRAGMENT = "too few words to state anything: say more of it"
TITLE_ONLY = "a title without points"
NO_QUESTION = "a question without an answer: write `Q:` and `A:`"
PICTURE = "a picture without a point"
CODE = "code without a point"
DYNAMIC = "a block that a plugin fills in"
DIAGRAM = "a diagram"
NOTE_EMBED = "an embedded note"
FOOTNOTE = "a footnote"
CHAT = "a program's own words"
TEMPLATE = "a template's or site generator's tag"
TOO_DEEP = "nested too deeply"

NO_CARD_TAG = re.compile(r"(?:^|(?<=\s))#no-?cards?\b", re.IGNORECASE)
WITH_ALL_BELOW = frozenset({TRANSCRIPT, NO_CARD, PLUGS, TO_DO})
"""Reasons that hold for the headings below the refused one, too."""

_TO_DO_MARK = re.compile(r"\{\{\[\[TODO\]\]\}\}|(?:TODO|LATER|DOING) (?![^\n:]{0,20}:)")
_TO_DO_LABEL = re.compile(rf"\W*(?:{headings.TO_DO_NAMES})[*_]*[:：]")
_LONGEST_LABEL = 60
_SPONSORED = re.compile(
    r"sponsored by|brought to you (?:in part )?by|our sponsors?\b|thanks? to our sponsor|promo code"
    r"|discount code|coupon code|use (?:the )?(?:promo |coupon )?code\b|\d+ ?% off\b"
    r"|\bfree trial\b[^\n]*(?:https?:|\.com)|unterstützt von|gesponsert von|patrocinado por"
    r"|sponsorisé par|由[^\n]{1,20}赞助",
    re.IGNORECASE,
)
_ADVERTS = ("sponsor", "brought to you", "code", "% off", "trial", "unterst", "patrocin", "赞助")
_CHAT = re.compile(
    r"(?:sure|certainly|of course)[,!.] (?:here|i)|(?:would|do) you (?:like|want) me to\b"
    r"|here(?:['’]s| is| are) (?:an?|the|your) (?:\w+ ){0,3}(?:summary|notes|overview)\b"
    r"|created with \[?snipd|let me know if\b|i hope this helps|voulez-vous que"
    r"|möchte(?:st du|n sie),? dass ich"
    r"|¿(?:quieres|te gustaría) que|souhaitez-vous que|хотите,? чтобы я"
    r"|好的[，,]\s*我|好的！|需要我|如果您?你?(?:需要|愿意|想)[^。]*[，,]\s*我可以",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>()]+|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")
_ANY_LINK = re.compile(
    r"""\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)
      | <?(?:https?://|www\.)[^\s<>()]+>?
      | \[\[([^\[\]\n]*)\]\]
      | \[([^\[\]\n]+)\]\[[^\[\]\n]*\]""",
    re.VERBOSE,
)
_DEFINED = re.compile(r"\[[^\[\]\n]+\]:\s*<?(?:https?:|www\.)\S+\s*$")
_ASIDE = re.compile(r"\([^()]*\)|<[^<>]*>")
_ANCHOR = re.compile(r"\]\(#[^()\n]*\)|\[\[#[^\[\]\n]*\]\]")
_PURE_TAG = re.compile(r"(?:\s*(?:\{%[^{}%]*%\}|\{\{[^{}]*\}\}|<%[^<>%]*%>))+\s*")
_SPEAKER = re.compile(
    r"(?:[*_]{1,3})?(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3})(?:[*_]{1,3})?"
    r"(?:[ \t]*[\[(][\d:.]+[\])])?[ \t]*[:：](?:[*_]{1,3})?(?:[ \t]|$|\x00)"
)
_WORK = re.compile(
    r"(?:(?P<mark>\*\*|\*|__|_)(?=\S)[^*_\n]{2,120}(?P=mark)|[\"“„«][^\"”“»\n]{2,120}[\"”“»])"
    rf"\s+(?:by|von|de|par|por|di)\s+{people.NAME}"
    rf"(?:(?:,|,? (?:and|und|et|y|e|&))\s+{people.NAME})*"
    r"\.?(?:\s*\([^()\n]*\))?\.?"
)
_CITED = re.compile(
    r"\bet al\b|\b(?:doi|isbn)\b|\bpp?\. ?\d|\bvol\b|\b(?:19|20)\d\d[a-z]?\)|https?:|www\."
    r"|\]\(|\[\[",
    re.IGNORECASE,
)
_MARKS = frozenset('*_"“„«')
_SMALL = re.compile(r"(?<![^\W\d_])[a-zà-öø-þа-яё]")
_FEW, _MANY, _LONGEST_TITLE = 3, 8, 20


@dataclass(frozen=True, slots=True)
class Line:
    """A bullet's or a paragraph's line, stamps taken off."""

    text: str
    spans: tuple[Span, ...]
    length: int
    linked: bool
    """Nothing but a link, and at most a few words around it."""
    anchor: bool
    lead: str = ""
    """What is bold at its start."""


def line(text: str) -> Line:
    """Measure a line for the tests below."""
    spans = tuple(stamp.span for stamp in timestamps.find(text))
    bare = timestamps.strip(text)
    said = markdown.plain(Markdown(_URL.sub("]", bare))) if "]" in bare or "/" in bare else bare
    lead = _BOLD_START.match(text)
    anchor = bool(_ANCHOR.search(bare))
    return Line(said, spans, words(said), _is_linked(bare), anchor, lead["lead"] if lead else "")


_BOLD_START = re.compile(r"(?:\*\*|__)(?=\S)(?P<lead>[^*_\n]{2,80})(?:\*\*|__)")


def _is_linked(text: str) -> bool:
    if "](" not in text and "[[" not in text and "//" not in text and "][" not in text:
        return "www." in text and words(text) <= 1
    links = list(_ANY_LINK.finditer(text))
    if not links or _DEFINED.match(text):
        return bool(links)
    if any(link[2] and words(link[2]) > 4 for link in links):  # noqa: PLR2004  (a claim as a note's title)
        return False
    if any(words(link[1] or "") > _LONGEST_TITLE for link in links):
        return False  # a highlight, linked to where it was read
    most = 0 if any(link[2] for link in links) else _FEW
    rest = _ASIDE.sub(" ", _ANY_LINK.sub(" ", text))
    rest = re.sub(r"[\W_]+", " ", rest).strip()
    return words(rest) <= most


def of_text(text: str) -> str:
    """Name the reason why a single statement is left out; "" where it is not."""
    head = text[:_LONGEST_LABEL].lower()
    labelled = (":" in head or "：" in head) and _TO_DO_LABEL.match(head)
    if labelled or _TO_DO_MARK.match(text):
        return TO_DO
    if _PURE_TAG.fullmatch(text):
        return TEMPLATE
    lowered = text.lower()
    if any(word in lowered for word in _ADVERTS) and _SPONSORED.search(text):
        return SPONSOR
    if text[:1] in _MARKS and _WORK.fullmatch(text):
        return REFERENCE
    return CHAT if _CHAT.match(text) else ""


def is_told(text: str) -> bool:
    """Tell whether a bullet of a reading list says something, rather than points elsewhere."""
    said = split(text)
    told = said.explanation if said.lead else text
    if (
        frontmatter.is_known(said.lead)
        or _CITED.search(text)
        or words(told) < _MANY
        or not (said.lead or is_ended(told))
    ):
        return False
    small = len(_SMALL.findall(told))
    return not told.isascii() or 2 * small > words(told)


def of_lines(lines: Sequence[Line]) -> str:
    """Name the reason why a whole list or paragraph is left out; "" where it is not."""
    tests = (_contents, _timetable, _transcript, _chapters, _links)
    return next((reason for test in tests if (reason := test(lines))), "") if len(lines) > 1 else ""


def _contents(lines: Sequence[Line]) -> str:
    return CONTENTS if sum(one.anchor and one.linked for one in lines) >= 0.6 * len(lines) else ""


def _links(lines: Sequence[Line]) -> str:
    return LINKS if sum(one.linked for one in lines) >= 0.6 * len(lines) else ""


def _timetable(lines: Sequence[Line]) -> str:
    ranges = [span for one in lines for span in one.spans if span.end]
    times = [time for span in ranges for time in (span.start, span.end) if time is not None]
    round_ones = all(
        time.total_seconds() % 300 == 0 or time.total_seconds() % 30 == 0 for time in times
    )
    return TIMETABLE if len(ranges) >= max(_FEW, len(lines) // 2) and round_ones else ""


def _starts(lines: Sequence[Line]) -> list[timedelta]:
    return [one.spans[0].start for one in lines if one.spans]


def _chapters(lines: Sequence[Line]) -> str:
    stamped = [one for one in lines if one.spans]
    if len(stamped) < _FEW or 2 * len(stamped) < len(lines):
        return ""
    starts = _starts(stamped)
    if any(later < earlier for earlier, later in pairwise(starts)):
        return ""
    limit = 9 if starts[0] <= timedelta(minutes=1) else 7
    return CHAPTERS if median(one.length for one in stamped) <= limit else ""


def _transcript(lines: Sequence[Line]) -> str:
    starts = _starts(lines)
    if len(starts) < _MANY or 2 * len(starts) < len(lines):
        return ""
    titles = {one.lead for one in lines} - {""}
    if 2 * len(titles) > len(lines):
        return ""  # a headline for each: key points of a short recording
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(starts)]
    if median(gaps) <= 20 and min(gaps) >= 0:  # noqa: PLR2004  (seconds: nobody takes notes that fast)
        return TRANSCRIPT
    spoken = [match["name"] for one in lines if (match := _SPEAKER.match(one.text))]
    return (
        TRANSCRIPT if 2 * len(spoken) > len(lines) and len(set(spoken)) <= len(spoken) // 3 else ""
    )


def speakers(paragraphs: Sequence[str], headings: int) -> frozenset[str]:
    """Return the names that take turns in these paragraphs: empty where nobody speaks.

    What each of many sections has once is a label: "Why it matters:", "URL:", "Claim:".
    """
    names = Counter(
        match["name"] for one in paragraphs if (match := _SPEAKER.match(timestamps.strip(one)))
    )
    often = {name for name, count in names.items() if count > 1}
    turns = sum(names[name] for name in often)
    spoken = turns >= max(_MANY, _FEW * headings) and 2 * turns > len(paragraphs)
    spoken = spoken and len(often) <= max(2, turns // _FEW)
    return frozenset(often) if spoken else frozenset()


def speaker(text: str) -> str:
    """Return the name that a paragraph opens with, as a transcript's does."""
    match = _SPEAKER.match(timestamps.strip(text))
    return match["name"] if match else ""


def picture(embed: Embed) -> Skip:
    """Name a picture that found no key point."""
    return Skip(embed.at, embed.target, PICTURE)
