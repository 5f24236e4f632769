"""A rule that asks for a verb's object: what S requires, what it depends on."""

import re
from collections.abc import Iterator

from flashgen.questions import english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, tagging
from flashgen.questions.english.grammar import Clause
from flashgen.questions.english.wordclasses import FINITE
from flashgen.questions.rules.clauses import MAKES_DO, TAIL, cut_precisely, is_passive
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.listing import enumerated
from flashgen.questions.rules.statements import is_name, is_view
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

# verbs whose object is worth asking for, with the prepositions that belong to them
_ASKABLE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        word_set(
            "require carry hold need enable allow prevent cause replace reduce "
            "increase improve measure represent specify define determine control produce "
            "generate return store capture contain provide mean predict recommend propose "
            "prioritize minimize maximize optimize introduce support combine eliminate "
            "assume ignore compute calculate estimate ensure guarantee imply reveal "
            "demand compare penalize reward encourage discourage limit restrict force "
            "protect track trigger favor favour avoid expose validate verify evaluate "
            "simplify automate affect influence emphasize prefer lack outperform resemble "
            "split separate organize manage monitor take cost"
        ),
        ("",),
    ),
    "depend": ("on", "upon"),
    "rely": ("on", "upon"),
    "lead": ("to",),
    "result": ("in", "from"),
    "consist": ("of",),
    "focus": ("on",),
    "refer": ("to",),
    "come": ("from", "down to"),
    "serve": ("as", "to"),
    "act": ("as",),
    "aim": ("to", "at", "for"),
    "seek": ("to",),
    "tend": ("to",),
    "rest": ("on",),
    "stem": ("from",),
    "arise": ("from", "when"),
    "run": ("out of",),
    "account": ("for",),
    "suffer": ("from",),
    "turn": ("into",),
    "translate": ("to", "into"),
    "correspond": ("to",),
    "range": ("from",),
    "help": ("",),
    "shift": ("back to", "to", "toward", "towards"),
    "move": ("to", "toward", "towards"),
    "involve": ("",),
    "include": ("",),
    "point": ("to",),
    "contribute": ("to",),
    "convert": ("to", "into"),
    "map": ("to",),
    "apply": ("to",),
    "go": ("to", "into"),
    "boil": ("down to",),
    "start": ("with", "from", "by"),
    "begin": ("with", "by"),
    "end": ("with", "in"),
    "work": ("by",),
    "learn": ("from", "by", "to"),
    "differ": ("from", "in"),
    "benefit": ("from",),
}


def asked_object(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S requires Y → What does S require? S depends on Y → What does S depend on?"""
    found = cut_precisely(topic, sentence)
    if found is None or found.base not in _ASKABLE:
        return
    if found.base == "go" and found.verb.endswith("ing"):
        return  # what somebody is going to do
    if is_passive(found) or found.rest.startswith((",", ":")):
        return  # access controls, audits: no verb
    for particle in _ASKABLE[found.base]:
        if particle and not found.rest.casefold().startswith(f"{particle} "):
            continue
        said = found.rest[len(particle) :].lstrip()
        start = found.rest_at + len(found.rest) - len(said)
        if cut := TAIL.search(said):
            if words.count(said[: cut.start()]) < 2:
                return
            said = said[: cut.start()]
        aside = _MEANWHILE.search(said)
        if aside and grammar.has_finite_verb(said[aside.end() :]):
            said = said[: aside.start()]
        yield from _object_question(topic, found, particle, said, start)
        return


_MEANWHILE = re.compile(r", (?:while|whereas|although|though|but) ")


def _first_verb_only(said: str) -> str:
    """Return an object without a second verb: "the king's power and gave Parliament …"."""
    for match in re.finditer(r",? (?:and|but|or) (?:then |thus |also )?(?P<verb>[a-z]+) ", said):
        verb = match["verb"]
        base = english.verb_base(verb, "ed") or english.verb_base(verb, "s")
        noun = "n" in english.classes(verb) or ("n" in english.classes(base) and verb.endswith("s"))
        before = said[: match.start()]
        if re.search(r"\b(?:that|which|who|how|what|when|where|to)\b", before):
            return said
        if base and not noun and words.count(before) >= 2:
            return said[: match.start()]
    return said


def _parted(found: Clause, particle: str, said: str) -> tuple[str, str] | None:
    """Return what stays with the verb in the question, and the object; None: no object."""
    first = said.split(" ", maxsplit=1)[0].casefold().strip(",.:")
    if not (1 if particle else 2) <= words.count(said) <= _LONGEST or first in _NO_OBJECT:
        return None
    if particle:
        verb = tagging.tag(said).tags[:1] == ("B",) and found.base in _TO_DO
        return _behind(particle, said, verb=verb)
    if found.base == "help" and first == "to":
        return "to do", said.removeprefix("to ")
    if first in english.PREPOSITIONS or first == "to":
        return None
    return _bare_parted(found, said)


def _behind(particle: str, said: str, *, verb: bool) -> tuple[str, str] | None:
    doing = verb or said.split(" ", maxsplit=1)[0].endswith("ing")
    if particle == "when" or (particle == "by" and doing):
        return None
    if particle == "to" and said.startswith("be "):
        return "to be", said.removeprefix("be ")
    return ("to do" if particle == "to" and verb else particle), said


def _bare_parted(found: Clause, said: str) -> tuple[str, str] | None:
    if phrasal := _PARTICLE.match(said):
        told = said[phrasal.end() :]
        return (phrasal["p"], told) if words.count(told) >= _FEWEST_BEHIND else None
    if found.base == "help" and (verb := _verb_of(said)) is not None:
        return None if verb else ("to do", said)  # somebody, who then does it
    match = _WHOM.match(said) if found.base in MAKES_DO else None
    does = match is not None and english.is_base_verb(match["do"].split()[0])
    if match and does and words.count(match["whom"]) <= _LONGEST_WHOM:
        return f"{match['whom']} to do", match["do"]
    return "", said


_WHOM = re.compile(r"^(?P<whom>[^,.;]{2,60}?) to (?P<do>[a-z]+ .{5,})$")
_LONGEST, _LONGEST_WHOM = 30, 5


def _object_question(
    topic: Topic, found: Clause, particle: str, said: str, start: int
) -> Iterator[Asked]:
    parted = _parted(found, particle, said)
    if parted is None:
        return
    tail, told = parted
    start += said.index(told)
    said = _first_verb_only(told)
    size, end = words.count(told), start + len(said)
    items = enumerated(said, topic.pack)
    if not tail and _NAMES_ONE.fullmatch(said):
        return  # the infrastructure
    if is_view(found, tail) or _NAMES_NOTHING.fullmatch(said) or _LEANS.search(said):
        return
    if found.is_denied or _RUNS_ON.search(said):
        return  # what it doesn't require: much; two statements behind a dash
    if is_name(found.subject) and found.base in _OPINES and words.count(said) <= _LONGEST_VIEW:
        return  # what somebody stresses or prefers, among much else
    bonus = -0.06 if size > 18 else 0.0
    bonus -= 0.08 * (words.count(said) <= _FEW)
    bonus -= 0.08 if words.count(found.subject) == 1 and not tail else 0.0
    bonus -= _ANY * (words.count(said) <= _PAIR and words.count(found.subject) == 1 and not tail)
    lasts = found.base == "take" and not tail and _SPELL.match(said) is not None
    doing = english.verb_base(found.subject.split()[0].casefold(), "ing")
    bonus -= _TAKES * (found.base == "take" and not (lasts or doing))
    yield Asked(
        found.asked("How long" if lasts else "What", tail),
        "" if items else answer(said),
        start,
        end,
        items=items,
        bonus=bonus,
    )


_RUNS_ON = re.compile(r" - (?:[a-z]+s|is|are|was|were) (?:from|to|by|the|a|an|in|on|of)\b")
_SPELL = re.compile(
    r"(?:about |around |roughly |only |up to |at least |nearly |over )?"
    r"(?:[\d.,–-]+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|a few) ?"
    r"(?:(?:to|or) [\d.,]+ )?(?:second|minute|hour|day|week|month|year|decade|centur(?:y|ie))s?\b",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"(?P<p>up|out|off|away|down|over|back) (?!to\b|of\b)")
_FEWEST_BEHIND = 2


def _verb_of(said: str) -> int | None:
    """Return which word of what "help" has behind it is its first verb; None where none is."""
    tags = tagging.tag(said).tags
    return next((at for at, kind in enumerate(tags) if kind in {"B", *FINITE}), None)


_PAIR, _ANY = 2, 0.2
"""What do trade-offs define? User loyalty: much else would do."""
_NAMES_NOTHING = re.compile(
    r"(?:exactly |just |all |only )?(?:that|this|so|it|those|these|the same)\b[.!]?"
    r"|(?:more|less|fewer) \w+[.!]?",
    re.IGNORECASE,
)
_NAMES_ONE = re.compile(r"(?:the|an?|its|their) [a-z]+[.!]?", re.IGNORECASE)
_TAKES = 0.3
"""Of 12 such answers five were usable."""
_LEANS = re.compile(
    r"^(?:not|no matter|using|by)\b|\b(?:this|these|those|such(?! as\b))\b"
    r"|\b(?:in|on|at|into|about|by|of|for|with)[.!]?$"
    r"|^an? (?:\w+ )?(?:reminder|testament|example)\b|^another[.!]?$"
    r"|^an? (?:\w+ )?(?:spectrum|range|variety|number|lot|set|host) of \w+[.!]?$",
    re.IGNORECASE,
)
"""It says what it is not, leans on what stands before it, breaks off, or is many things."""
_TO_DO = word_set("tend aim seek serve learn start begin need help go")
_OPINES = word_set("emphasize recommend propose prefer favor favour prioritize demand reveal imply")
_LONGEST_VIEW, _FEW = 12, 3


_NO_OBJECT = word_set("him and them or her by us this me it you in so at")
