"""Fragments under one name: asked for together, as the list that they are.

A section of short fragments below a heading is one list card, made with its first point; a
lead without an explanation asks for its children.
"""

import re
from dataclasses import dataclass, replace

from flashgen.data import KeyPoint, Markdown, Section
from flashgen.questions import casing, clean, listnames, standing, words, worthless
from flashgen.questions.english import grammar, tagging
from flashgen.questions.rules import explaining
from flashgen.questions.topic import Asked, Topic, is_label

FEWEST, MOST = 2, 5
_LONGEST_ITEM, _LONGEST_CHILD = 12, 18
TOGETHER = "asked together with the others under its heading"
_NO_CONTENT = re.compile(
    r"^(?:to[ -]?check|to[ -]?do|tasks|open (?:points|questions)|questions?|homework|resources?"
    r"|links?|further reading|references|sick picks|shameless plugs|credits|sponsors?"
    r"|show ?notes|agenda|contents|outline|tools? mentioned|quotes?|.*\bnotes|facts)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[“\"「«„]|e\.g\.|here\b|not likely", re.IGNORECASE)
_SPOKEN = re.compile(r"\w+ all\b|at the same|if so\b", re.IGNORECASE)
_BROKEN = re.compile(r"```|\$\$|[:：?？]$|\]\(|https?:|^\W*$|!\[")


@dataclass(frozen=True, slots=True)
class Group:
    """The fragments of a section, and the question that asks for all of them."""

    asked: Asked
    first: KeyPoint


def too_many(count: int) -> str:
    """Say why a long list has no card."""
    return f"a list of {count}: too long to ask at once"


def of(section: Section, about: Topic) -> Group | None:
    """Return the list that a run of short fragments is; None where a point stands in none."""
    if about.heading.endswith("?"):
        return _under_question(section, about)
    run = _run(section, about)
    if not FEWEST < len(run) <= MOST or not _names_a_list(about):
        return None
    if about.pack.forms == "english" and len(run) < len(section.key_points):
        return None  # "the three limitations" of five
    items = tuple(casing.capitalised(_fragment(point, about)) for point in run)
    heading = about.heading
    if is_label(heading, about.pack):
        heading = f"{clean.plain(section.parents[-1])}: {heading}" if section.parents else ""
    if not heading or _repeats(items, heading, about):
        return None
    asked = listnames.question(heading, items, about)
    if not asked:
        return None
    return Group(Asked(asked, items=items, hides_lead=True, about=" ".join(items)), run[0])


def _under_question(section: Section, about: Topic) -> Group | None:
    """Return the answers below a heading that is a question: one, or as a list."""
    points = section.key_points
    if not 1 <= len(points) <= MOST or not _names_a_list(about):
        return None
    texts = [_answer(point, about) for point in points]
    if not all(texts) or words.count(about.heading) > _LONGEST_QUESTION:
        return None
    if len(texts) == 1:
        asked = Asked(about.heading, explaining.answer(texts[0]), hides_lead=True, about=texts[0])
        return Group(asked, points[0])
    items = tuple(casing.capitalised(text) for text in texts)
    question = listnames.question(about.heading, items, about)
    return Group(Asked(question, items=items, hides_lead=True, about=" ".join(items)), points[0])


_LONGEST_QUESTION, _LONGEST_REPLY = 16, 24


def _answer(point: KeyPoint, about: Topic) -> str:
    """Return what a point answers to the question above it; "" where it is no short answer."""
    if point.lead or point.children or point.asks or point.remarks:
        return ""
    if _BROKEN.search(point.explanation.strip()):
        return ""
    found = clean.sentences(point.explanation, about.pack)
    if not found or len(found) > 2 or not 1 < words.count(found[0].text) <= _LONGEST_REPLY:
        return ""
    first = found[0].text.split(maxsplit=1)[0].casefold()
    return "" if first in about.pack.openers else found[0].text.rstrip(" .,;")


def run_length(section: Section, about: Topic) -> int:
    """Return how many fragments in a row a point stands among, itself counted."""
    return len(_run(section, about))


def _run(section: Section, about: Topic) -> tuple[KeyPoint, ...]:
    """Return the fragments in a row that a point belongs to: most of a section, or nothing."""
    points = section.key_points
    at = next((i for i, point in enumerate(points) if point is about.point), None)
    if at is None or not _fragment(about.point, about):
        return ()
    first = last = at
    while first > 0 and _fragment(points[first - 1], about):
        first -= 1
    while last + 1 < len(points) and _fragment(points[last + 1], about):
        last += 1
    run = points[first : last + 1]
    return run if 2 * len(run) > len(points) else ()


def _names_a_list(about: Topic) -> bool:
    heading = about.heading
    if not heading or _NO_CONTENT.match(heading) or words.count(heading) > 9:
        return False
    if heading.endswith("?"):
        opening = heading.split()[0].casefold()
        if re.search(r"\b(?:it|this|that|them|they)\b", heading, re.IGNORECASE):
            return False
        known = about.pack.forms != "english" or opening in about.pack.question_words
        return known and opening not in about.pack.yes_no
    if about.pack.script == "cjk" or heading.endswith("？"):
        return False
    return about.pack.forms != "english" or not grammar.has_finite_verb(heading)


def _fragment(point: KeyPoint, about: Topic) -> str:
    """Return the text of a point that is but a fragment; "" where it is more, or nothing."""
    if point.lead or point.children or point.asks or point.embeds or point.remarks:
        return ""
    if _BROKEN.search(point.explanation.strip()):
        return ""
    found = clean.sentences(point.explanation, about.pack)
    if len(found) != 1 or not 1 < words.count(found[0].text) <= _LONGEST_ITEM:
        return ""
    text = found[0].text
    if about.pack.forms != "english":
        return "" if text.endswith(".") else text
    alone = standing.stands_alone(found[0], about.pack, about.owner)
    order = tagging.tag(text).tags[:1] == ("B",) or text.casefold().startswith(("don't ", "don’t "))
    plain = order or not grammar.has_finite_verb(text)
    return text.rstrip(" .,;") if alone and plain else ""


def _repeats(items: tuple[str, ...], heading: str, about: Topic) -> bool:
    """Tell whether the heading says what the items say, two say one thing, or one says nothing."""
    stop = about.pack.stop_words
    known = words.stems(heading, stop)
    if any(worthless.says_nothing(item, about) for item in items):
        return True
    return len(set(items)) < len(items) or any(words.stems(item, stop) <= known for item in items)


def below(about: Topic) -> Asked | None:
    """Return the question for the children of a lead that has no explanation."""
    children = about.point.children
    texts = [clean.sentences(child.text, about.pack) for child in children]
    if about.sentences or not FEWEST <= len(children) <= MOST or not _is_topic(about):
        return None
    items = [found[0].text.rstrip(" .,;") for found in texts if len(found) == 1]
    if len(items) < len(children) or any(_BROKEN.search(child.text) for child in children):
        return None
    if max(map(words.count, items)) > _LONGEST_CHILD or any(child.children for child in children):
        return None
    spoken = about.pack.forms == "english" and _SPOKEN.match(about.lead)
    shown = tuple(casing.capitalised(item) for item in items)
    if (
        spoken
        or any(_ASIDE.match(item) for item in items)
        or about.lead.endswith(("either", "...", "…"))
        or _repeats(shown, about.lead, about)
    ):
        return None
    lead = f"{about.heading}: {about.lead}" if about.is_label else about.lead
    question = listnames.question(lead.rstrip(" .!"), items, about)
    if not question:
        return None
    return Asked(question, items=shown, hides_lead=True, about=" ".join(items))


def only_child(about: Topic) -> Topic | None:
    """Return a lead with one child as a lead with its explanation."""
    children = about.point.children
    if about.sentences or len(children) != 1 or children[0].children or not _is_topic(about):
        return None
    found = clean.sentences(children[0].text, about.pack)
    if not found or _BROKEN.search(children[0].text) or words.count(found[0].text) < 5:
        return None
    if not standing.stands_alone(found[0], about.pack, about.owner):
        return None
    point = replace(about.point, explanation=children[0].text, children=())
    return replace(about, point=point, sentences=found, raw=found, children=())


def as_sentence(about: Topic) -> Topic | None:
    """Return a lead that is a whole sentence, and has no explanation, as that sentence."""
    if about.sentences or words.count(about.lead) < 6 or about.lead.endswith(("?", ":", "？")):
        return None
    found = clean.sentences(Markdown(about.point.lead), about.pack)
    return replace(about, lead="", sentences=found, raw=found, is_child=True)


def _is_topic(about: Topic) -> bool:
    """Tell whether a lead names what stands below it: no name, nor a label repeated all over."""
    if not about.lead or about.is_running or (about.is_label and not about.heading):
        return False
    if _NO_CONTENT.match(about.lead) or about.lead.endswith(("?", "？")):
        return False
    leads = [p.lead for section in about.note.sections for p in section.key_points]
    return leads.count(about.point.lead) < 3
