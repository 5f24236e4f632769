"""The rules, in one ordered table: where each applies, what it is worth, what it needs.

The base score is the share of usable cards that the rule gave when it was measured; the best
candidate of a key point becomes its card.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flashgen.questions import explaining, gaps, leading, listing
from flashgen.questions.clean import Sentence
from flashgen.questions.topic import Asked, Topic

SentenceRule = Callable[[Topic, Sentence], Iterator[Asked]]
LeadRule = Callable[[Topic], Iterator[Asked]]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a kind of question is found: in a sentence, or in the lead."""

    name: str
    base: float
    in_sentence: SentenceRule | None = None
    in_lead: LeadRule | None = None
    forms: str = ""
    """The grammar it needs; empty: it is neutral, and any language has it."""


RULES: tuple[Rule, ...] = (
    # --- what the author marked
    Rule("highlight", 0.98, gaps.highlighted),
    # --- on the explanation, the most precise first
    Rule("presented-as", 0.93, explaining.presented_as, forms="english"),
    Rule("acronym", 0.92, explaining.acronym),
    Rule("condition", 0.91, explaining.condition, forms="english"),
    Rule("superlative-noun", 0.88, explaining.main_noun, forms="english"),
    Rule("gloss", 0.86, explaining.gloss),
    Rule("because", 0.82, explaining.because, forms="english"),
    Rule("caveat", 0.76, explaining.caveat, forms="english"),
    Rule("such-as", 0.74, listing.such_as),
    # --- on the lead
    Rule("question-lead", 0.90, in_lead=leading.question),
    Rule("quoted-lead", 0.84, in_lead=leading.quoted_term, forms="english"),
    Rule("versus", 0.70, in_lead=leading.versus),
    # --- children
    Rule("list", 0.80, in_lead=listing.children),
    # --- clozes
    Rule("bold-cloze", 0.80, gaps.bold),
    Rule("quote-cloze", 0.76, gaps.quoted),
    Rule("number-cloze", 0.78, gaps.numbered),
)
