"""How the cues of a phrase pack are read: what each looks like in a sentence, and what it asks.

"führt|führen/zu => Wozu {v} {s}?" has the forms of a verb and what stands with it, ", um =>
{clause} – wozu?" what a clause may end on. A cue in brackets is not repeated in the answer.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_ARROW = " => "
_INFINITIVE = r"(?=\w*(?:r|re|oir)(?:se|-se|lo|la|los|las)?\b)"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a cue of the pack looks like in a sentence, and the question it is turned into."""

    pattern: re.Pattern[str]
    question: str
    drops: bool = False
    """The cue is no part of the answer."""


@lru_cache(maxsize=32)
def asks(given: tuple[str, ...]) -> tuple[Frame, ...]:
    """“führt|führen zu => Wozu {v} {s}?”: the verb's forms, and what stands with it."""
    return tuple(_verb(*line.split(_ARROW)) for line in given)


def _verb(cue: str, question: str) -> Frame:
    head, _, tail = cue.partition(" …")
    verbs, _, rest = head.partition("/")
    forms = "|".join(re.escape(form.strip()) for form in verbs.split("|"))
    needed = rf"(?={re.escape(rest.strip())}\b)" if rest.strip() else ""
    closing = rf" {re.escape(tail.strip())}" if tail.strip() else ""
    pattern = (
        rf"^(?P<s>[^,;:()!?]{{3,90}}?) (?P<v>{forms}) {needed}(?P<y>[^:;]{{4,}}?){closing}[.!]?$"
    )
    return Frame(re.compile(pattern), question)


@lru_cache(maxsize=32)
def tails(given: tuple[str, ...]) -> tuple[Frame, ...]:
    """Read what a clause may end on."""
    return tuple(_tail(*line.split(_ARROW)) for line in given)


def _tail(cue: str, question: str) -> Frame:
    comma = ", ?" if cue.startswith(",") else ",? "
    drops = cue.endswith(")")
    body = re.escape(cue.lstrip(", (").rstrip(")").removesuffix(" {inf}"))
    wanted = _INFINITIVE if cue.endswith("{inf}") else ""
    edge = "" if cue.endswith(("’", "'")) else r"\b ?"
    pattern = rf"^(?P<x>[^;:?!]{{9,170}}?){comma}(?P<cue>{body}){edge}{wanted}(?P<y>[^;:]{{6,}})$"
    return Frame(re.compile(pattern), question, drops)


@lru_cache(maxsize=32)
def conditions(given: tuple[str, ...]) -> tuple[Frame, ...]:
    """Read what a condition starts with."""
    return tuple(_condition(*line.split(_ARROW)) for line in given)


def _condition(cue: str, question: str) -> Frame:
    first, _, then = cue.partition(" … ")
    opening = f"[{first[0].lower()}{first[0].upper()}]{re.escape(first[1:])}"
    skipped = rf"(?:(?:{then}) )?" if then else ""
    edge = "" if first[-1] in "’'" else r"\b"
    pattern = rf"^{opening}{edge} ?(?P<a>[^,;:?]{{6,}}), {skipped}(?P<b>[^;:?]{{10,}})$"
    return Frame(re.compile(pattern), question)
