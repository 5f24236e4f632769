"""Rules on how the halves of a sentence hang together: reasons, results, shifts, uses."""

import re
from collections.abc import Iterator
from dataclasses import replace

from flashgen.data import Plain
from flashgen.questions import casing, english, subjects, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, tagging
from flashgen.questions.rules.clauses import (
    TAIL,
    askable,
    cut_loosely,
    is_passive,
    predicate_of,
    what_do,
)
from flashgen.questions.rules.conditions import is_bare_pronoun
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.listing import enumerated
from flashgen.questions.topic import Asked, Topic


def why(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """X because Y → Why does X? (X – why? where X can't be turned around)."""
    match = _reasoned(sentence.text)
    if match is None:
        return
    claim = match["x"].strip(" ,")
    first = claim.split(maxsplit=1)[0].casefold()
    if (
        first in topic.pack.pronouns and first not in topic.pack.persons
    ) or first in topic.pack.openers:
        return
    start, end = match.span("y")
    sign = match["sign"].lower()
    said = f"{'because' if sign == 'since' else sign} {match['y']}"
    found = grammar.clause(claim + ".")
    if found and not found.rest.strip(" .") and (found.base in {"", "do"}):
        return
    if found and words.count(found.subject) <= 12:
        question = found.asked("Why", found.rest)
    elif sign in {"because", "since"} and not re.search(r"[:;–—]|\.\w", claim):
        question = topic.pack.why.format(clause=casing.capitalised(claim))
    else:
        return
    yield Asked(question, answer(said), start, end, bonus=0.0 if found else -0.08)


_BECAUSE = re.compile(
    r"^(?P<x>.{12,}?),? (?P<sign>because|(?<=, )since|due to|as a result of) "
    r"(?P<y>(?!of\b).{10,}?)[.!]?$"
)
_BECAUSE_FIRST = re.compile(r"^(?P<sign>Because|Since) (?P<y>[^,]{12,}), (?P<x>.{12,}?)[.!]?$")
_NO_CLAIM = re.compile(
    r"\b(?:just|simply|only|merely|partly|not|mainly|largely|often|so much|,? (?:or|and))$|[?;—]|:$"
    r"|\b(?:n['’]t|not) (?:just|only|merely)\b"
    r"|^(?:Often|Mostly|Usually|Sometimes|Mainly|Partly|Maybe|Perhaps|Probably) because\b"
    r"|\. |, which\b|\b(?:while|but)\b|meaning\b"
    r"|^(?:If|For me|Based on|In my|I)\b"
    r"|\b(?:it|this|that)(?:['’]s| is| was| has been)\b"
)
"""A part of a claim, a claim with another beside it, one that leans, or a remark on oneself."""
_SINCE_THEN = re.compile(
    r"(?:\d|the (?:\d|early|late|begin)|then|its|last|this|that|it\b"
    r"|(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b)"
)


def _reasoned(text: str) -> re.Match[str] | None:
    """Return a claim and its reason; None where the reason may be of something else."""
    match = _BECAUSE.match(text)
    if match is None or not grammar.has_finite_verb(match["x"]):
        match = _BECAUSE_FIRST.match(text)
        told = match and (match["y"].startswith("of ") or grammar.has_finite_verb(match["y"]))
        if not match or not told or not grammar.has_finite_verb(match["x"]):
            return None  # because he worked there, in Dublin; because here in reality, …
    claim = match["x"].strip(" ,")
    if grammar.clause(f"{claim}.") is None and re.search(r"\b(?:who|which)\b", claim):
        return None  # a man who has no need of it, because …, must be …
    if len(grammar.finite_places(claim)) > 1 and re.search(r",? (?:and|so) ", claim):
        return None  # which of two claims has the reason?
    if match["sign"].casefold() == "since" and _SINCE_THEN.match(match["y"]):
        return None
    before = claim if match.start("sign") == 0 else text[: match.start("sign")].strip()
    told = is_no_claim(claim) or _TELLS.match(claim) or is_denied(before)
    return None if told else match


def is_no_claim(claim: str) -> bool:
    """Tell whether an English claim is but part of one, has another beside it, or leans."""
    return _NO_CLAIM.search(claim) is not None


_DENIED = re.compile(
    r"(?:\bnot|n['’]t) (?:claim|think|believe|say|mean|argue|imply|suggest|hold)\b"
    r"|\b(?:is|are|was|were)(?:n['’]t| not) (?:\w+ly )?(?:more|less|better|worse|\w{3,}er|good"
    r"|great|bad|right|wrong|true|important|useful|valuable)\b(?!.*,$)",
    re.IGNORECASE,
)
"""The reason may belong to what is denied, or to denying it."""


def is_denied(claim: str) -> bool:
    """Tell whether a reason may be of what is denied as well: it isn't better because it is new."""
    return _DENIED.search(claim) is not None


_SHIFT = re.compile(
    r"^(?:back |away )?from (?P<a>[^,.;]{4,80}?) (?:to|toward|towards|into) "
    r"(?P<b>[^,.;]{6,120}?)[.!]?$"
)
_USES = re.compile(
    r"^(?P<s>[^,;:]{2,60}?) (?:(?:describes|recommends|mentions|suggests|advocates"
    r"|demonstrates) using|uses|used|use) "
    r"(?P<x>[^,;:]{2,50}?) (?P<sign>to|for|as) (?P<y>.{8,})$"
)
_RESULT = re.compile(
    r"^(?P<b>.{20,}?), (?:thereby |thus |effectively |ultimately )?(?P<ing>making"
    r"|leading to|resulting in|causing|allowing|"
    r"forcing|preventing) "
    r"(?P<c>[^,;]{12,110}?)[.!]?$"
)
_THIRD = {
    "making": "makes", "leading to": "leads to", "resulting in": "results in", "causing": "causes",
    "allowing": "allows", "enabling": "enables", "forcing": "forces", "preventing": "prevents",
    "ensuring": "ensures", "creating": "creates", "reducing": "reduces", "increasing": "increases",
    "improving": "improves",
}  # fmt: skip


_NO_SIDE = re.compile(r"\d|\banother\b")


def shift(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S shifts from A to B → What does S shift to, away from A?"""
    found = cut_loosely(topic, sentence)
    if found is None or found.base not in {
        "shift",
        "move",
        "evolve",
        "change",
        "transition",
        "turn",
        "switch",
        "grow",
    }:
        return
    if (match := _SHIFT.match(found.rest)) and not _NO_SIDE.search(match["a"] + match["b"]):
        start, end = (found.rest_at + place for place in match.span("b"))
        question = found.asked("What", "to").rstrip("?") + f", away from {match['a']}?"
        yield Asked(question, answer(match["b"]), start, end)


_SHOWS = re.compile(r"(?:explain|illustrate|show|demonstrate|describe|highlight|break down|turn)\b")
"""What speakers use something for: it says how they told it."""


def uses(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S uses X to VP → What does S use X for?"""
    match = _USES.match(sentence.text)
    if not match or not _names_someone(match["s"], topic):
        return
    if not subjects.is_subject(match["s"]):
        return
    found = grammar.clause(sentence.text)
    if found and found.subject != match["s"]:
        return  # interests of individual use are to be kept
    if grammar.has_finite_verb(match["s"]) or re.search(r"['‘\"“]", match["s"]):
        return
    said = match["y"]
    orders = tagging.tag(match["s"]).tags[:1] == ("B",)  # try to employ the use of …
    cut = re.search(r" (?:so|such as)$| so ", match["x"]) or _SHOWS.match(said)
    if orders or cut or re.search(r"\b(?:it|this|that)\b", said[:40]):
        return
    if re.match(r"(?:an|the|one) (?:example|illustration|case)\b", said):
        return
    if cut := TAIL.search(said):
        said = said[: cut.start()]
    start = match.start("y")
    tail = {"to": "for", "for": "for", "as": "as"}[match["sign"]]
    do = "do" if english.head_is_plural(match["s"]) else "does"
    items = tuple(_without_to(item) for item in enumerated(said, topic.pack))
    if not all(english.is_base_verb(item.split()[0]) for item in items):
        items = ()
    text = f"to {said}" if match["sign"] == "to" else said
    yield Asked(
        f"What {do} {grammar.mid(match['s'])} use {match['x']} {tail}?",
        "" if items else answer(text),
        start,
        start + len(said),
        items=items,
    )


def _without_to(item: Plain) -> Plain:
    return Plain(casing.capitalised(re.sub(r"^[Tt]o ", "", item)))


def _names_someone(subject: str, topic: Topic) -> bool:
    first = subject.split(maxsplit=1)[0].casefold()
    if first in topic.pack.pronouns or first in english.OPENING:
        return False
    return subject in (topic.owner, topic.host) or askable(subject, topic)


def result(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """B, making C → What makes C? And where A is granted: While A, what makes C?"""
    match = _RESULT.match(sentence.text)
    if not match or (grammar.has_finite_verb(match["c"]) and match["ing"] != "ensuring"):
        return
    if words.count(match["c"]) < 3 or re.search(
        r"\b(?:it|this|that|them|him|her|these|those|their|its|his)\b", match["c"]
    ):
        return
    granted = re.match(r"^(?P<a>(?:While|Although|Though) [^,]{10,100}), (?P<b>.+)$", match["b"])
    said = granted["b"] if granted else match["b"]
    if ":" in said or not (grammar.clause(f"{said}.") or grammar.has_finite_verb(said)):
        return
    if said.split()[0].casefold() in english.OPENING:
        return
    first = said.split(maxsplit=1)[0].casefold()
    if first in topic.pack.pronouns or words.count(said) > 35 or _LEANS.search(said):
        return
    asked = f"what {_THIRD[match['ing']]} {match['c']}?"
    question = f"{granted['a']}, {asked}" if granted else casing.capitalised(asked)
    start = match.end("b") - len(said)
    yield Asked(question, answer(said), start, match.end("b"))


_LEANS = re.compile(r"\b(?:it|this|these|those|they|them)\b")
_TELLS = re.compile(
    r"^[^,]{2,60}? (?:argues?|suggests?|says?|notes?|explains?|believes?|claims?|stresses|thinks?"
    r"|emphasizes?|mentions?|points? out|admits?|states?|warns?|adds?|concludes?) (?:that )"
)
_INSTEAD = re.compile(r"^Instead of (?P<a>[^,]{5,90}), (?P<b>.{15,})$")


def instead_of(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Instead of X, S did Y → Instead of X, what did S do?"""
    match = _INSTEAD.match(sentence.text)
    found = grammar.clause(match["b"]) if match else None
    if not match or not found or not found.base or is_passive(found):
        return
    if is_bare_pronoun(found, topic) or found.auxiliary:
        return
    said, at = predicate_of(found, sentence.text, match.start("b"))
    if words.count(said) >= 3:
        yield Asked(f"Instead of {match['a']}, {what_do(found)}", answer(said), at, at + len(said))


_SO = re.compile(r"^(?P<y>[^;:]{15,160}?), so (?!that\b)(?P<x>[^;:]{12,140}?)[.!]?$")


def so(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Y, so X → Why X?"""
    match = _SO.match(sentence.text)
    if match and grammar.clause(f"{match['y']}.") is None:
        return
    found = grammar.clause(f"{casing.capitalised(match['x'])}.") if match else None
    if not match or not found:
        return
    subject = found.subject.casefold()
    if subject == "it" and not found.base and re.match(r"[\w-]+ (?:to|that)\b", found.rest):
        return  # it is helpful to …
    if subject in {"they", "it"}:
        cause = grammar.clause(f"{match['y']}.")
        if cause is None or english.is_plural(cause.subject.split()[-1]) != (subject == "they"):
            return
        found = replace(found, subject=cause.subject)
    elif is_bare_pronoun(found, topic):
        return
    if re.search(r"\b(?:it|they|them|this|that)\b", found.rest) or words.count(found.subject) > 10:
        return
    yield Asked(found.asked("Why", found.rest), answer(match["y"]), 0, match.end("y"))


_GREATER = re.compile(
    r"^(?P<a>[A-Z][^,;:]{1,50}?) (?:ha[sv]e?|exhibits?|shows?|offers?|possess(?:es)?|needs?|uses?)"
    r" (?P<how>(?:a )?(?:far |much |significantly |dramatically |slightly )?"
    r"(?:greater|more|less|higher|lower|better|worse|fewer|stronger|larger|smaller))"
    r" (?P<n>[a-z].{3,90}?) (?:than|compared (?:to|with)) (?P<b>[^,.;]{3,50})[.!]?$"
)


def greater(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """A have far greater N than B → How do A and B compare on N?"""
    match = _GREATER.match(sentence.text)
    if not match or match["a"].split()[0].casefold() in topic.pack.pronouns:
        return
    if grammar.may_be_sentence(match["b"]) or match["b"].split()[0] in english.AUXILIARIES:
        return  # than people think
    what = re.sub(r" ?\([^()]*\)", "", match["n"])
    asked = f"How do {grammar.mid(match['a'])} and {match['b']} compare on {what}?"
    said = answer(f"{match['how'].removeprefix('a ')} for {grammar.mid(match['a'])}")
    yield Asked(asked, said, 0, len(sentence.text), hides_lead=False)
