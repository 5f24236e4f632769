"""The rules, in one ordered table: where each applies, what it is worth, what it needs.

The best candidate of a key point becomes its card. A base score starts from the share of usable
cards that the rule gave where it was rated blind (`.dev/judge.py --rates`), drawn towards the
first estimate where it was seen less than a dozen times; of two rules that ask for the same
sentence the more precise question stays in front, and a question in front of a gap. What scores
less than 0.55 was usable in hardly more than one of two cards: only a rich deck has it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flashgen.questions.clean import Sentence
from flashgen.questions.rules import (
    acronyms,
    advice,
    below,
    causes,
    circumstances,
    cjk,
    clauses,
    conditions,
    counts,
    cuedgaps,
    defined,
    definitions,
    described,
    doers,
    explaining,
    gaps,
    glossaries,
    glosses,
    leading,
    leadquestions,
    listing,
    named,
    neutral,
    nouns,
    objects,
    phrase,
    pieces,
    plainly,
    portrayals,
    quotedleads,
    replies,
    statements,
    states,
    terms,
)
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
    cloze: bool = False
    """It hides a passage of a sentence, which must then be one that stands alone."""
    forms: str = ""
    """The grammar it needs; "neutral": only where there is none; empty: any language has it."""


RULES: tuple[Rule, ...] = (
    # --- what the author marked
    Rule("highlight", 0.98, gaps.highlighted),
    # --- on the explanation, the most precise first
    Rule("presented-as", 0.93, explaining.presented_as, forms="english"),
    Rule("bold-term", 0.92, terms.bold_term, forms="english"),
    Rule("acronym", 0.74, acronyms.acronym),
    Rule("condition", 0.91, explaining.condition, forms="english"),
    Rule("main-noun", 0.88, explaining.main_noun, forms="english"),
    Rule("frame", 0.90, cjk.framed, forms="neutral"),
    Rule("frame-reason", 0.88, in_lead=cjk.reasoned, forms="neutral"),
    Rule("is-a", 0.84, explaining.is_a, forms="neutral"),
    Rule("why", 0.87, causes.why, forms="english"),
    Rule("presents", 0.86, portrayals.presents, forms="english"),
    Rule("when", 0.75, conditions.when, forms="english"),
    Rule("rather-than", 0.86, clauses.rather_than, forms="english"),
    Rule("good-for", 0.86, states.good_for, forms="english"),
    Rule("uses", 0.88, causes.uses, forms="english"),
    Rule("shift", 0.86, causes.shift, forms="english"),
    Rule("instead-of", 0.86, causes.instead_of, forms="english"),
    Rule("given", 0.78, conditions.given, forms="english"),
    Rule("by-first", 0.84, conditions.by_first, forms="english"),
    Rule("copula", 0.70, states.copula, forms="english"),
    Rule("does", 0.50, clauses.does, forms="english"),
    Rule("result", 0.73, causes.result, forms="english"),
    Rule("gloss", 0.765, glosses.gloss),
    Rule("by-doing", 0.83, circumstances.by_doing, forms="english"),
    Rule("seen-as", 0.82, portrayals.seen_as, forms="english"),
    Rule("needed-to", 0.82, states.needed_to, forms="english"),
    Rule("object", 0.82, objects.asked_object, forms="english"),
    Rule("caveat", 0.72, explaining.caveat, forms="english"),
    Rule("colon-list", 0.80, listing.after_colon),
    Rule("so", 0.83, causes.so, forms="english"),
    Rule("shows", 0.50, portrayals.shows, forms="english"),
    Rule("greater", 0.85, causes.greater, forms="english"),
    Rule("such-as", 0.74, listing.such_as),
    # --- on plain sentences
    Rule("calls", 0.86, plainly.calls, forms="english"),
    Rule("glossary", 0.86, in_lead=glossaries.glossary),
    Rule("equals", 0.84, glossaries.equals),
    Rule("entry", 0.80, in_lead=glossaries.entry, forms="english"),
    Rule("command", 0.84, plainly.command, forms="english"),
    Rule("do-if", 0.76, advice.do_if, forms="english"),
    Rule("do-when", 0.50, advice.do_when, forms="english"),
    Rule("order-to", 0.50, advice.order_to, forms="english"),
    Rule("instead", 0.62, plainly.instead, forms="english"),
    Rule("cannot", 0.82, plainly.cannot, forms="english"),
    Rule("place", 0.83, plainly.place, forms="english"),
    Rule("reason", 0.89, plainly.reason, forms="english"),
    Rule("there-are", 0.84, in_lead=plainly.there_are, forms="english"),
    Rule("because", 0.74, plainly.because),
    # --- on any statement
    Rule("who-is", 0.86, named.who_is, forms="english"),
    Rule("not-but", 0.86, states.not_but, forms="english"),
    Rule("like-what", 0.70, states.like_what, forms="english"),
    Rule("acronym-lead", 0.86, in_lead=acronyms.acronym_lead),
    Rule("what-is", 0.64, definitions.what_is, forms="english"),
    Rule("named-colon", 0.82, definitions.named_colon, forms="english"),
    Rule("passive-of", 0.50, states.passive_of, forms="english"),
    Rule("how-many", 0.74, counts.how_many, forms="english"),
    Rule("what-of", 0.64, statements.what_of, forms="english"),
    Rule("what-does-it", 0.74, doers.what_does_it, forms="english"),
    Rule("how", 0.70, circumstances.how, forms="english"),
    Rule("what-for", 0.50, circumstances.what_for, forms="english"),
    Rule("when-was-it", 0.78, circumstances.when_was_it, forms="english"),
    Rule("reply", 0.90, in_lead=replies.to_question, forms="neutral"),
    # --- on the lead
    Rule("question-lead", 0.88, in_lead=leadquestions.question),
    Rule("inline-question", 0.82, in_lead=leadquestions.inline),
    Rule("indirect-lead", 0.86, in_lead=leadquestions.indirect, forms="english"),
    Rule("law", 0.78, in_lead=named.law, forms="english"),
    Rule("definition", 0.91, in_lead=terms.definition, forms="english"),
    Rule("fragment", 0.74, in_lead=terms.fragment, forms="english"),
    Rule("described", 0.78, in_lead=described.described, forms="english"),
    Rule("concept", 0.76, in_lead=described.concept, forms="english"),
    Rule("comparative", 0.86, in_lead=leading.comparative, forms="english"),
    Rule("quoted-lead", 0.84, in_lead=quotedleads.quoted_term, forms="english"),
    Rule("x-as-y", 0.80, in_lead=leading.x_as_y, forms="english"),
    Rule("claim", 0.80, in_lead=leading.claim, forms="english"),
    Rule("imperative", 0.76, in_lead=leading.imperative, forms="english"),
    Rule("head-noun", 0.72, in_lead=leading.head_noun, forms="english"),
    Rule("lead-frame", 0.86, in_lead=cjk.on_lead, forms="neutral"),
    Rule("from-to", 0.70, in_lead=leading.from_to, forms="english"),
    Rule("versus", 0.70, in_lead=leading.versus),
    # --- phrases moved whole, where there is no grammar
    Rule("asks", 0.87, neutral.asks, forms="neutral"),
    Rule("tails", 0.83, neutral.tails, forms="neutral"),
    Rule("if", 0.81, neutral.condition, forms="neutral"),
    Rule("defined", 0.85, defined.defined, forms="neutral"),
    Rule("lead-defined", 0.88, in_lead=defined.lead_defined, forms="neutral"),
    Rule("heading-asks", 0.86, in_lead=neutral.heading_question, forms="neutral"),
    Rule("meant", 0.72, in_lead=neutral.meant, forms="neutral"),
    # --- children
    Rule("list", 0.80, in_lead=listing.children),
    # --- clozes
    Rule("called", 0.82, cuedgaps.called, forms="english", cloze=True),
    Rule("bold-cloze", 0.80, gaps.bold, cloze=True),
    Rule("number-cloze", 0.79, gaps.numbered, cloze=True),
    Rule("quote-cloze", 0.77, gaps.quoted, cloze=True),
    Rule("aside-cloze", 0.74, below.predicate, forms="english", cloze=True),
    Rule("contrast-cloze", 0.77, cuedgaps.contrasted, forms="english", cloze=True),
    Rule("x-not-y-cloze", 0.76, plainly.contrast, forms="english", cloze=True),
    Rule("agent-cloze", 0.52, plainly.agent, forms="english", cloze=True),
    Rule("cued-cloze", 0.68, cuedgaps.cued, forms="neutral", cloze=True),
    Rule("phrase-cloze", 0.62, phrase.hidden, forms="neutral", cloze=True),
    Rule("part-cloze", 0.72, pieces.gapped, forms="neutral", cloze=True),
    Rule("noun-cloze", 0.54, nouns.noun_phrase, forms="english", cloze=True),
)

_OF_A_TERM = frozenset({"described", "concept", "definition", "when", "called"})
ONLY_CHILD = tuple(rule for rule in RULES if rule.name in _OF_A_TERM)
"""What may be asked of a lead with one child, which is seldom a sentence by itself: what it is."""
