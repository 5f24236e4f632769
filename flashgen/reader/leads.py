"""A bullet's text to its lead and its explanation."""

import re
from dataclasses import dataclass

from flashgen import timestamps
from flashgen.data import Markdown, Span

_BOLD = re.compile(
    r"""
    (?P<mark>\*\*\*|\*\*|__)(?=\S)(?P<bold>[^\n]+?)(?<=\S)(?P=mark)
    (?P<after>\s*(?:[:：]|[-–—―](?=\s))?)
    (?P<rest>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
_LABEL = re.compile(
    r"(?P<lead>[^\n:：.!?。！？`$\[\](){}<>]{2,60}?)(?:[:](?=\s|$)|：|\s[-–—]\s)(?P<rest>.*)",
    re.DOTALL,
)
_CLOSING = ":：.。"


@dataclass(frozen=True, slots=True)
class Statement:
    """A bullet's text in its parts; `spans` are the lead's own stamps."""

    lead: Markdown
    explanation: Markdown
    spans: tuple[Span, ...]


def split(text: str) -> Statement:
    """Tell a bullet's lead from its explanation; a bullet without one has an empty lead."""
    text, spans = _own_line(text.strip())
    bold = _BOLD.match(text)
    if bold and (_closes(bold["bold"]) or bold["after"].strip() or not bold["rest"].strip()):
        return _statement(bold["bold"], bold["rest"], spans)
    label = None if bold else _LABEL.match(text)
    if label:
        return _statement(label["lead"], label["rest"], spans)
    return Statement(Markdown(""), Markdown(text), spans)


def _closes(bold: str) -> bool:
    return timestamps.strip(bold).rstrip()[-1:] in {":", "：", ".", "!", "?", "。", "！", "？"}


def _own_line(text: str) -> tuple[str, tuple[Span, ...]]:
    """Take the stamps off that open the text."""
    stamps = [stamp for stamp in timestamps.find(text) if stamp.start == 0]
    if not stamps:
        return text, ()
    rest = text[stamps[0].end :].lstrip(" \t")
    return re.sub(r"^[-–—:：·]\s+", "", rest).strip(), tuple(stamp.span for stamp in stamps)


def _statement(lead: str, rest: str, spans: tuple[Span, ...]) -> Statement:
    own = tuple(stamp.span for stamp in timestamps.find(lead))
    return Statement(Markdown(bare(lead)), Markdown(rest.strip()), (*spans, *own))


def bare(lead: str) -> str:
    """Take a lead's stamps, its closing colon and full stop off."""
    lead = timestamps.strip(lead).strip()
    lead = timestamps.strip(lead.rstrip(_CLOSING)).strip()
    return lead.rstrip(":：").strip() if lead.endswith("...") else lead.rstrip(_CLOSING).strip()
