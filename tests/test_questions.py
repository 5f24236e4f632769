"""Every rule of the question writer: what it asks, and what it leaves alone."""

import re
from pathlib import Path, PurePosixPath

import pytest

from flashgen import templates
from flashgen.data import (
    GAP_CLOSE,
    GAP_OPEN,
    Bullet,
    Episode,
    KeyPoint,
    Markdown,
    Note,
    Section,
)
from flashgen.diagnostics import Location
from flashgen.questions import generating, topic
from flashgen.questions.rules import table

FIXTURE = Path(__file__).parent / "fixtures" / "questions.md"
HERE = Location(PurePosixPath("note.md"))
EPISODE = Episode(title="Water", show="Field Talks", guests=("Ada Moss",), hosts=("Ben Reed",))
CASE = re.compile(r"^(?P<sign>[+-]) (?P<lead>[^|]*)\|(?P<text>.*?)(?: → (?P<front>.+))?$")


def cases():
    rule = ""
    for number, line in enumerate(FIXTURE.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("## "):
            rule = line[3:].strip()
        elif rule and (match := CASE.match(line)):
            yield pytest.param(rule, match, id=f"{rule}-{number}")


CASES = tuple(cases())


def about(lead, text):
    heading, _, lead = lead.rpartition(" › ")
    text, *children = (part.strip() for part in text.split(" // "))
    bullets = tuple(Bullet(Markdown(child), HERE) for child in children)
    point = KeyPoint(Markdown(lead.strip()), Markdown(text), HERE, children=bullets)
    section = Section(Markdown(heading), HERE, key_points=(point,))
    note = Note(HERE.path, EPISODE, (section,))
    pack = templates.phrase_pack("en")
    return topic.of(point, section, note, pack, topic.names_in(note))


def asked(rule, lead, text):
    found = generating.candidates(about(lead, text), rules=(by_name(rule),))
    return [made.draft.question.replace(GAP_OPEN, "{{").replace(GAP_CLOSE, "}}") for made in found]


def by_name(name):
    return next(rule for rule in table.RULES if rule.name == name)


@pytest.mark.parametrize(("rule", "case"), [c for c in CASES if c.values[1]["sign"] == "+"])
def test_a_rule_asks(rule, case):
    assert case["front"] in asked(rule, case["lead"], case["text"])


@pytest.mark.parametrize(("rule", "case"), [c for c in CASES if c.values[1]["sign"] == "-"])
def test_a_rule_leaves_alone(rule, case):
    assert asked(rule, case["lead"], case["text"]) == []


NEUTRAL_ONLY = {
    "glossary", "is-a", "cued-cloze", "aside-cloze", "asks", "tails", "if", "defined",
    "lead-defined", "heading-asks", "meant", "phrase-cloze",
    "frame", "frame-reason", "lead-frame", "part-cloze", "reply",
}  # fmt: skip
"""Rules that can't be shown on one English key point: see the tests of languages and asides."""


def test_every_rule_has_three_cases_for_and_three_against():
    counts = {
        rule.name: [
            sum(c.values[0] == rule.name and c.values[1]["sign"] == sign for c in CASES)
            for sign in "+-"
        ]
        for rule in table.RULES
    }
    lacking = [
        name
        for name, (for_it, against) in counts.items()
        if against < 3 or (for_it < 3 and name not in NEUTRAL_ONLY)
    ]
    assert lacking == []
