"""A draft of a question: its stamps, its context, the names as the note has them."""

import re
from dataclasses import replace

from flashgen.data import Draft, Plain, Span
from flashgen.questions import gate, whence, words
from flashgen.questions.clean import Sentence
from flashgen.questions.topic import Asked, Topic, is_label


def drafted(rule: str, asked: Asked, about: Topic, place: int) -> Draft:
    """Return the draft of a question that a rule asked of the sentence at a place, or -1: none."""
    raw = about.raw[place] if place >= 0 and about.raw else Sentence("")
    spans = asked.spans or (
        about.sentences[place].spans_at(asked.start, asked.end) if place >= 0 and about.raw else ()
    )
    draft = Draft(
        kind=asked.kind,
        question=Plain(_STOPPED.sub(r"\1?", _with_name(asked.question, raw.text, about))),
        answer=Plain(asked.answer),
        fact=Plain(asked.about or raw.clause_of(spans)),
        rule=rule,
        items=tuple(Plain(item) for item in asked.items),
        spans=spans or about.point.spans or _last_stamp(about) or about.section.spans,
    )
    return replace(draft, context=_context(draft, asked, about))


_STOPPED = re.compile(r"[.,]([\"”’'])\?$")
"""The full stop of the statement, inside a quotation that ends the question."""


def _last_stamp(about: Topic) -> tuple[Span, ...]:
    """Return the stamps at the end of the explanation: they hold for all of it."""
    last = about.raw[-1] if about.raw else Sentence("")
    return last.stamped[-1].spans if last.stamped else ()


def _with_name(question: str, text: str, about: Topic) -> str:
    """Return the question with a name that opened its clause as a name."""
    for name in set(re.findall(r"\b[A-Z][\w-]+", text)) & about.names:
        low = name.lower()
        if name not in question and low in question and low not in text:
            question = re.sub(rf"\b{re.escape(low)}\b", name, question, count=1)
    return question


def _place(about: Topic) -> str:
    """Return the heading, if it is no mere label below headings that say what it is about."""
    return "" if is_label(about.heading, about.pack) and about.above else about.heading


_CORE = re.compile(r": | \(| [-–—] ")
"""Where an answer goes on with what it says of its core: "Zero Trust: always verify"."""


def _context(draft: Draft, asked: Asked, about: Topic) -> tuple[Plain, ...]:
    """Guest, show, title, and the lead or else the heading: what gives nothing away."""
    seen = gate.look(draft, about)
    episode = about.note.episode
    shows_lead = (
        not asked.hides_lead
        and not (about.is_running or about.is_label)
        and about.lead
        and about.lead not in draft.question
    )
    tail = [about.lead, _place(about)] if shows_lead else [_place(about)]
    tail = tail[::-1] if about.repeated else tail  # the heading tells which of them it is
    known = (about.owner, episode.show, episode.title)
    hidden = [p for p in tail if p and p not in known]

    head = _CORE.split(seen.answer)[0]

    def tells(part: str) -> bool:
        in_signs = about.pack.script == "cjk" and gate.shows(part, draft)
        told = (seen.answer_stems, words.stems(head, about.pack.stop_words))
        return in_signs or any(gate.contains(part, stems, about) for stems in told)

    where = next((p for p in hidden if not tells(p)), "")
    return tuple(Plain(part) for part in whence.parts(about, where) if not tells(part))
