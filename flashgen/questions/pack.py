"""The strings of one language that questions are made of, and which of them a language needs."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import lru_cache

from flashgen.questions import words
from flashgen.yamlfile import Value


class PackError(ValueError):
    """A phrase pack lacks something or has something unknown; the message names it."""


@dataclass(frozen=True, slots=True, eq=False)
class PhrasePack:
    """A language as data; see `card_templates/phrases/en.yaml` for what each string is for.

    In the strings `{owner}`, `{lead}`, `{term}`, `{a}`, `{b}`, `{count}` and `{clause}`
    are filled in.
    """

    language: str
    weak: str
    weak_owner: str
    define: str
    what_is: str
    stands_for: str
    compare: str
    why: str
    which_list: str
    formula: str
    code: str
    value: str
    remark: str
    numbers: tuple[str, ...]
    pronouns: frozenset[str]
    openers: frozenset[str]
    fillers: tuple[str, ...]
    speakers: tuple[str, ...]
    persons: frozenset[str]
    hosts: tuple[str, ...]
    sources: tuple[str, ...]
    sponsors: tuple[str, ...]
    abbreviations: frozenset[str]
    quotes: tuple[str, ...]
    units: frozenset[str]
    labels: frozenset[str]
    terminators: str
    versus: tuple[str, ...]
    contrast: tuple[str, ...]
    question_words: frozenset[str]
    yes_no: frozenset[str]
    copulas: tuple[str, ...]
    examples: tuple[str, ...]
    conjunctions: tuple[str, ...]
    stop_words: frozenset[str]
    cues: tuple[str, ...] = ()
    """Words whose complement makes a good gap, for languages without grammar rules."""
    reasons: tuple[str, ...] = ()
    """Words that a reason follows, for languages without grammar rules."""
    asks: tuple[str, ...] = ()
    """“führt|führen / zu … => Wozu {v} {s}?”: forms of a verb, what stands with it, a question."""
    tails: tuple[str, ...] = ()
    """“, um => {clause} – wozu?”: what a clause may end on, and how one asks for it."""
    conditions: tuple[str, ...] = ()
    """“wenn … dann => Was gilt, wenn {clause}?”"""
    meant: str = ""
    """Asks what a lead that claims something is to say."""
    impersonal: tuple[str, ...] = ()
    """Openings whose pronoun stands for nothing: es gibt, il faut."""
    indefinite: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    """Small words that carry a noun phrase on."""
    prepositions: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    """Adverbs and conjunctions: no subject starts with one, no noun phrase has one in it."""
    spoken: frozenset[str] = frozenset()
    """Words of the first and second person: somebody is talking."""
    relatives: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    """What a definition may start with behind its term: it is a …"""
    genera: frozenset[str] = frozenset()
    """Nouns that a definition starts with: process, set, ability."""
    verbs: frozenset[str] = frozenset()
    """The commonest finite verbs: what has one is a clause."""
    nouns: frozenset[str] = frozenset()
    """Nouns that end like a verb."""
    vague: frozenset[str] = frozenset()
    """Words that make a phrase not worth hiding."""
    frames: tuple[str, ...] = ()
    """Forms of a sentence and their questions, for languages that ask in place; see `cjk`."""
    lead_frames: tuple[str, ...] = ()
    """The same for a lead and its explanation, with a colon between them."""
    gaps: tuple[str, ...] = ()
    """Patterns of what makes a good gap, the best first."""
    no_gaps: tuple[str, ...] = ()
    """Patterns of a sentence with its gap between < and > that make the gap a poor one."""
    gap_start: str = ""
    """A pattern of where a phrase may begin, for gaps that stand before what tells them."""
    gap_breaks: str = ""
    """A pattern of what a phrase doesn't go on over."""
    no_names: tuple[str, ...] = ()
    """Patterns of leads that are no name to ask about: the second stage."""
    lead_ins: tuple[str, ...] = ()
    """Patterns of openings that a sentence is understood without: "he says that"."""
    places: tuple[str, ...] = ()
    """Patterns of openings that a question repeats before it: "in the forest, "."""
    joins: tuple[str, ...] = ()
    """Openings of a sentence that gives the reason of the one before it."""
    announces: tuple[str, ...] = ()
    """Patterns of openings of what says what the note or the recording does, not what is so."""
    speech: tuple[str, ...] = ()  # what makes a name a speaker's; a front that has a view of one
    asides: tuple[str, ...] = ()
    """Patterns of what is said to those present, of what is shown, of how it was liked."""
    outlines: tuple[str, ...] = ()
    """Patterns of headings of what only lists what the recording goes through: agenda."""
    leans: tuple[str, ...] = ()
    """Patterns of what a sentence says of one before it: the latter, above."""
    demonstratives: frozenset[str] = frozenset()
    """Forms of "this": a noun behind one must be named before."""
    valuing: frozenset[str] = frozenset()
    """Stems of adjectives that only value, or say "other" and "own": no gap has one."""
    no_meanings: tuple[str, ...] = ()
    """Patterns of openings that say no meaning: "for example …", "an important …"."""
    no_answers: tuple[str, ...] = ()
    """Patterns of answers that say nothing: a great influence."""
    rarely: frozenset[str] = frozenset()
    """Words that turn the reason behind a clause round: rarely, never, not only."""
    weak_claim: str = ""
    """Quotes a lead that states something, for the last card that a key point can have."""
    which_counted: str = ""
    """Asks for the things of a list whose lead says how many there are: 3 kinds of tide."""
    compound: tuple[str, ...] = ()
    """Patterns of questions that ask for two things at once: all that follows answers them."""
    which_said: str = ""
    """Asks for the things that a sentence ending in a colon says follow."""
    plurals: tuple[str, ...] = ()
    """Patterns of nouns that name several things; without any, every name may be one's."""
    consists: str = ""
    """Asks for what a name stands for where an infinitive says it: to weigh the catch."""
    no_claims: tuple[str, ...] = ()
    """Patterns of clauses that one doesn't ask a reason, an aim or a time of."""
    continues: tuple[str, ...] = ()
    """Openings of a sentence that goes on with the answer before it: "today", "in contrast"."""
    no_subjects: tuple[str, ...] = ()
    """What the subject of a question neither starts with nor ends on: prepositions, adverbs."""
    may_open: tuple[str, ...] = ()
    """Words that a subject may start with, though `no_subjects` has their first sign."""
    may_close: tuple[str, ...] = ()
    no_clauses: tuple[str, ...] = ()
    """What a clause that a question repeats doesn't end on: "when the tide"."""
    again: tuple[str, ...] = ()
    """Pronouns that an answer may start with, where the question names what they stand for."""
    metadata: tuple[str, ...] = ()
    """Patterns of labels that name a fact about the recording: its id, its views."""
    off_topic: tuple[str, ...] = ()
    """Patterns of headings whose sections are about the note or the recording."""
    asked: frozenset[str] = frozenset()
    """Labels of a question."""
    replies: frozenset[str] = frozenset()
    """Labels of an answer."""
    no_floor: tuple[str, ...] = ()
    """Patterns of "lead：sentence" that the last card, which quotes the lead, says nothing with."""
    no_headers: tuple[str, ...] = ()
    """Patterns of a table's headers that ask for nothing by themselves: remarks, data."""
    kinds: tuple[str, ...] = ()
    """What a name of a list ends on: steps, reasons. Empty: any name may be one."""
    label_of: str = ""
    """Asks for what a label says of a heading: the purpose of X."""
    attribute: str = ""
    """Asks for the short value of a name that is an attribute of something."""
    weak_gaps: tuple[str, ...] = ()
    """Gaps behind verbs that say little: they are poor where they end a sentence."""
    no_clozes: tuple[str, ...] = ()
    """Like `no_gaps`, for whatever rule the gap comes from."""
    phrase_ends: str = ""
    """The marks that end a phrase."""
    variant: tuple[str, ...] = ()
    """Pairs of signs: the pack's own, and the one of the script's other variant."""
    script: str = ""
    forms: str = ""
    """The name of the language's own grammar rules; empty: the neutral rules alone."""


_RUSSIAN_VERB = re.compile(r"[а-яё]{2,}(?:ет|ёт|ит|ют|ут|ят|ат)(?:ся)?")


def is_verb(word: str, pack: PhrasePack) -> bool:
    """Tell whether a word is a finite verb, as far as the pack's list or its ending tells."""
    low = word.casefold()
    if pack.language == "de" and word[:1].isupper():
        return False  # a noun: das Leben, das Denken
    if low in pack.verbs:
        return True
    if pack.language != "ru" or low in pack.nouns or low in pack.stop_words:
        return False
    return _RUSSIAN_VERB.fullmatch(low) is not None


def has_verb(text: str, pack: PhrasePack) -> bool:
    """Tell whether a word of a text is a finite verb."""
    return any(is_verb(word, pack) for word in words.words(text))


def is_contracted(word: str, pack: PhrasePack) -> bool:
    """Tell whether a word is a preposition that has an article in it: im, du, na."""
    return len(word) > 1 and word in pack.articles and word in pack.prepositions


def is_announced(text: str, pack: PhrasePack) -> bool:
    """Tell whether a text says what the note or the recording does."""
    return matches(pack.announces, text)


@lru_cache(maxsize=8192)
def holds(patterns: tuple[str, ...], text: str) -> bool:
    """Tell whether a text has anywhere what one of the patterns says; each has its own flags."""
    return any(re.search(pattern, text) for pattern in patterns)


def matches(patterns: tuple[str, ...], text: str) -> bool:
    """Tell whether a text starts as one of the patterns says."""
    return bool(patterns) and joined(patterns).match(text) is not None


@lru_cache(maxsize=64)
def joined(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return patterns of a pack as one."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_REQUIRED = tuple(f.name for f in fields(PhrasePack) if f.default is MISSING)
_LISTS = {f.name: f.type for f in fields(PhrasePack) if f.type is not str}


def missing(value: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the names of what a phrase pack lacks, in the order of the English one."""
    return tuple(name for name in _REQUIRED if not value.get(name))


def parse(value: Value) -> PhrasePack:
    """Return the phrase pack that a YAML document describes; raises `PackError`."""
    if not isinstance(value, dict):
        message = "a phrase pack is a mapping of names to strings and lists"
        raise PackError(message)
    if lacking := missing(value):
        message = f"the phrase pack lacks {', '.join(lacking)}"
        raise PackError(message)
    known = {f.name for f in fields(PhrasePack)}
    if unknown := sorted(set(value) - known):
        message = f"a phrase pack has no {', '.join(unknown)}"
        raise PackError(message)
    return PhrasePack(**{name: _value(name, inner) for name, inner in value.items()})  # type: ignore[arg-type]


def as_written(pack: PhrasePack, text: str) -> PhrasePack:
    """Return the pack in the variant of its script that a text is written in."""
    own = sum(text.count(pair[0]) for pair in pack.variant)
    other = sum(text.count(pair[1]) for pair in pack.variant)
    return _varied(pack) if other > own else pack


@lru_cache(maxsize=8)
def _varied(pack: PhrasePack) -> PhrasePack:
    """Return the pack with the other variant's signs; what a note is searched for has both."""
    signs = str.maketrans({pair[0]: pair[1] for pair in pack.variant})

    def varied(value: str | tuple[str, ...] | frozenset[str]) -> object:
        if isinstance(value, str):
            return value.translate(signs)
        both = dict.fromkeys((*(word.translate(signs) for word in value), *value))
        return frozenset(both) if isinstance(value, frozenset) else tuple(both)

    changed = {name: varied(getattr(pack, name)) for name in _LISTS if name != "variant"}
    for name in _ASKING:
        changed[name] = tuple(line.translate(signs) for line in getattr(pack, name))
    strings = {f.name: varied(getattr(pack, f.name)) for f in fields(pack) if f.name not in _LISTS}
    return replace(pack, **changed, **strings)  # type: ignore[arg-type]


_ASKING = ("frames", "lead_frames", "gaps", "weak_gaps", "no_gaps", "lead_ins", "places", "numbers")
"""Lists whose order or wording counts: they are in one variant only."""


def _value(name: str, value: Value) -> str | tuple[str, ...] | frozenset[str]:
    if name not in _LISTS:
        return value if isinstance(value, str) else ""
    words = _words(value)
    if "frozenset" in str(_LISTS[name]):
        return frozenset(word.casefold() for word in words)
    return tuple(words)


def _words(value: Value) -> list[str]:
    """Return a list of words; one string is split at its spaces."""
    return value.split() if isinstance(value, str) else [str(word) for word in value]
