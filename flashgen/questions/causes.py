"""Rules on how the halves of a sentence hang together: reasons, conditions, results, means."""

import re
from collections.abc import Iterator
from dataclasses import replace

from flashgen.data import Plain
from flashgen.questions import casing, english, grammar, subjects, tagging, words
from flashgen.questions.clauses import TAIL, askable, cut_loosely, is_passive, predicate_of, what_do
from flashgen.questions.clean import Sentence
from flashgen.questions.explaining import answer, without_tail
from flashgen.questions.grammar import Clause
from flashgen.questions.leading import is_order
from flashgen.questions.listing import enumerated
from flashgen.questions.topic import Asked, Topic

_SEEN_AS = re.compile(
    r"^(?:seen|viewed|thought of|described|regarded|understood|framed) as "
    r"(?P<y>[^,—–]{3,60}?)\s*(?:[—–]|: )\s*(?P<z>.{15,})$"
)


def seen_as(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S can be seen as Y: Z → In what sense can S be seen as Y?"""
    found = grammar.clause(sentence.text)
    if found is None or not found.verb or not found.auxiliary:
        return
    first = found.subject.split(maxsplit=1)[0].casefold()
    verb_at = sentence.text.find(found.verb, len(found.subject))
    match = re.search(
        r"\b(?:seen|viewed|thought of|regarded|understood|described) as .*", sentence.text[verb_at:]
    )
    if not match or first in topic.pack.pronouns:
        return
    if seen := _SEEN_AS.match(match[0]):
        start = verb_at + match.start() + seen.start("z")
        what = match[0][: seen.end("y")].replace(
            " that ", " an " if re.match(r".* that [\"“]?[aeiou]", match[0]) else " a "
        )
        be = "be " if found.verb.startswith("be ") else ""
        question = f"In what sense {found.auxiliary} {grammar.mid(found.subject)} {be}{what}?"
        yield Asked(question, answer(seen["z"]), start, len(sentence.text))


def why(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """X because Y → Why does X? (X – why? where X can't be turned around)."""
    match = re.match(
        r"^(?P<x>.{12,}?),? (?P<sign>because|since|due to|as a result of|so that|in "
        r"order to) (?P<y>(?!of\b).{10,}?)[.!]?$",
        sentence.text,
    )
    if match and (match["x"].endswith(":") or not grammar.has_finite_verb(match["x"])):
        match = None
    turned = re.match(
        r"^(?P<sign>Because|Since) (?P<y>[^,]{12,}), (?P<x>.{12,}?)[.!]?$", sentence.text
    )
    match = match or turned
    if (
        not match
        or re.search(r"\b(?:just|simply|only|partly|not|mainly|largely)$", match["x"])
        or "?" in match["x"]
    ):
        return
    if match["sign"].casefold() == "since" and re.match(
        r"(?:\d|the (?:\d|early|late|begin)|then|its|(?:January|February|March|April|May|June|July"
        r"|August|September|October|November|December)\b)",
        match["y"],
    ):
        return
    claim = match["x"].strip(" ,")
    if _TELLS.match(claim) or re.search(r"[;—]|\. |, (?:while|but)\b|meaning\b", claim):
        return  # the reason belongs to what is told, or to the clause next to it
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
        "go",
        "grow",
    }:
        return
    if (match := _SHIFT.match(found.rest)) and not re.search(r"\d", match["a"] + match["b"]):
        start, end = (found.rest_at + place for place in match.span("b"))
        question = found.asked("What", "to").rstrip("?") + f", away from {match['a']}?"
        yield Asked(question, answer(match["b"]), start, end)


def uses(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S uses X to VP → What does S use X for?"""
    match = _USES.match(sentence.text)
    if not match or not _names_someone(match["s"], topic):
        return
    if not subjects.is_subject(match["s"]):
        return
    if grammar.has_finite_verb(match["s"]) or re.search(r"['‘\"“]", match["s"]):
        return
    said = match["y"]
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


_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|can|could|will|would|may|might|must|do|does)\b"
)


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
    if first in topic.pack.pronouns or words.count(said) > 35:
        return
    asked = f"what {_THIRD[match['ing']]} {match['c']}?"
    question = f"{granted['a']}, {asked}" if granted else casing.capitalised(asked)
    start = match.end("b") - len(said)
    yield Asked(question, answer(said), start, match.end("b"))


_TELLS = re.compile(
    r"^[^,]{2,60}? (?:argues?|suggests?|says?|notes?|explains?|believes?|claims?|stresses|thinks?"
    r"|emphasizes?|mentions?|points? out|admits?|states?|warns?|adds?|concludes?) (?:that )"
)
_INSTEAD = re.compile(r"^Instead of (?P<a>[^,]{5,90}), (?P<b>.{15,})$")
_GIVEN = re.compile(
    r"^(?P<sign>If|When|Once|As soon as) (?P<a>[^,]{8,110})"
    r"(?:, (?:like|such as|for example|e\.g\.) [^,]{3,60})?, (?:then )?(?P<b>.{9,}?)[.!]?$"
)
_BY_FIRST = re.compile(r"^(?P<sign>By |Through |Via |(?=Using ))(?:Using |[a-z-]+ing )")


def instead_of(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Instead of X, S did Y → Instead of X, what did S do?"""
    match = _INSTEAD.match(sentence.text)
    found = grammar.clause(match["b"]) if match else None
    if not match or not found or not found.base or is_passive(found):
        return
    if _is_bare_pronoun(found, topic) or found.auxiliary:
        return
    said, at = predicate_of(found, sentence.text, match.start("b"))
    if words.count(said) >= 3:
        yield Asked(f"Instead of {match['a']}, {what_do(found)}", answer(said), at, at + len(said))


_FEWEST_GIVEN = 2


def given(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """If A, B → What happens if A?"""
    match = _GIVEN.match(sentence.text)
    if not match or words.count(match["b"]) < (2 if grammar.clause(match["b"]) else 4):
        return
    if not _is_case(match["a"], topic):
        return
    opening, second, *_ = match["b"].casefold().split()
    if (
        opening in (english.OPENING | english.ADVERBS) - {"even"}
        or is_order([opening, second])
        or (english.is_base_verb(opening) and second in english.DETERMINERS)
    ):
        return  # what to do, not what happens
    said = answer(match["b"])
    if re.match(r"(?:One of|Such as|This|That|Then)\b", said) or not all(
        grammar.may_be_sentence(match[side]) for side in "ab"
    ):
        return
    happens = "happened" if _is_past(match["a"]) else "happens"
    asked = f"What {happens} {match['sign'].lower()} {match['a']}?"
    yield Asked(asked, said, *match.span("b"))


def _is_case(text: str, topic: Topic) -> bool:
    """Tell whether a condition is one that a question can name: no "it", no "if x is a number"."""
    if re.search(r"\b(?:it|they|this|that|them|we|i|he|she)\b", text, re.IGNORECASE):
        return False
    cause = grammar.clause(casing.capitalised(text))
    if cause is None and tagging.tag(text).tags[:1] == ("J",):
        return False  # if desperate
    if cause and cause.base in {"represent", "refer", "mean"}:
        return False
    return len(words.stems(text, topic.pack.stop_words)) >= _FEWEST_GIVEN


def _is_past(clause: str) -> bool:
    found = grammar.clause(casing.capitalised(clause))
    return found is not None and (found.support == "did" or found.auxiliary in {"was", "were"})


def by_first(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """By doing Y, S does X → How does S do X?"""
    match = _BY_FIRST.match(sentence.text)
    if not match:
        return
    for comma in re.finditer(", ", sentence.text):
        means, rest = sentence.text[match.end("sign") : comma.start()], sentence.text[comma.end() :]
        found = grammar.clause(rest)
        if found is None or "," in found.subject or words.count(means) < 2:
            return
        if not _is_bare_pronoun(found, topic) and found.base not in _TELLING:
            asked = found.asked("How", without_tail(found.rest))
            yield Asked(asked, answer(f"{match['sign'].lower()}{means}"), 0, comma.start())
        return


_TELLING = words.word_set(
    "show demonstrate explain describe illustrate argue say note mention discuss"
)


def _is_bare_pronoun(found: Clause, topic: Topic) -> bool:
    first = found.subject.split(maxsplit=1)[0].casefold()
    return first in topic.pack.pronouns and first not in {"you", "we"}


_WHEN = re.compile(
    r"^(?P<x>[^,;:]{8,120}?),? (?P<y>(?:only )?(?P<sign>when|once|as soon as|whenever|if"
    r"|unless) [^,;]{8,110}?)[.!]?$"
)


_MOST_FINITE = 2
_NO_CONDITION = re.compile(
    r"\b(?:that|which|how|if|what|who)\b"
    r"|\b(?:know|ask|see|wonder|check|tell|sure|except|even|only|just|as|like)[ .]*$"
)
"""It goes on with what is known, or asked for: not the condition of it."""


def when(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S does X when Y → When does S do X?"""
    match = _WHEN.match(sentence.text)
    found = cut_loosely(topic, replace(sentence, text=f"{match['x']}.")) if match else None
    if not match or not found or re.search(_NO_CONDITION, found.rest):
        return
    if not found.base and not found.rest.strip(" ."):
        return  # recursion is when …
    if len(grammar.finite_places(match["y"])) > _MOST_FINITE or re.search(
        r" - |\bbut\b", match["x"]
    ):
        return
    if " but " in match["y"] or re.search(r"\b(?:1\d|20)\d\d\b", match["x"]):
        return
    if words.count(match["x"]) >= 2:
        word = "Under what condition" if match["sign"] in {"if", "unless"} else "When"
        yield Asked(found.asked(word, found.rest), answer(match["y"]), *match.span("y"))


_PRESENTS = re.compile(
    r"^(?P<s>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|[Tt]he [a-z]+) (?:also "
    r")?(?P<v>presents|introduces|describes|defines|frames"
    r"|positions|views|sees|treats|portrays|characterizes|thinks of|regards|compares)"
    r" (?P<x>[^,;:]{2,60}?) (?P<y>(?:as|to) (?!(?:well|if|though|part|much|many|one)\b).{8,})$"
)


def presents(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """G presents X as Y → How does G present X? What does G compare X to?"""
    match = _PRESENTS.match(sentence.text)
    if not match or (match["v"] == "compares") != match["y"].startswith("to "):
        return
    if " as " in match["x"] or re.match(r"(?:it|this|that|these|them)\b", match["x"]):
        return
    verb, said = match["v"], without_tail(match["y"])
    base = "think of" if verb == "thinks of" else english.verb_base(verb, "s")
    question = f"How does {grammar.mid(match['s'])} {base} {match['x']}?"
    if base == "compare":
        question, said = f"What does {grammar.mid(match['s'])} compare {match['x']} to?", said[3:]
    start = match.end("y") - len(match["y"])
    yield Asked(question, answer(said), start, start + len(said))


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
    if subject in {"they", "it"}:
        cause = grammar.clause(f"{match['y']}.")
        if cause is None or english.is_plural(cause.subject.split()[-1]) != (subject == "they"):
            return
        found = replace(found, subject=cause.subject)
    elif _is_bare_pronoun(found, topic):
        return
    if re.search(r"\b(?:it|they|them|this|that)\b", found.rest) or words.count(found.subject) > 10:
        return
    yield Asked(found.asked("Why", found.rest), answer(match["y"]), 0, match.end("y"))


_SHOWS = re.compile(
    r"^(?P<s>[^,;:]{3,60}?)(?:, [^,;:]{3,80},)? (?P<v>shows?|suggests?|means?|impl(?:y"
    r"|ies)|proves?|demonstrates?"
    r"|reveals?|indicates?|showed|suggested|proved|revealed) that (?P<y>.{15,}?)[.!]?$"
)


def shows(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S shows that Y → What does S show?"""
    match = _SHOWS.match(sentence.text)
    if not match or match["s"] in (topic.owner, topic.host):
        return
    if not subjects.is_subject(match["s"]):
        return
    named = match["s"][:1].isupper() and not english.is_common(match["s"].split()[0])
    if not (named or askable(match["s"], topic)):
        return
    past = english.verb_base(match["v"], "ed")
    base = past or english.verb_base(match["v"], "s") or match["v"]
    do = "did" if past else "does" if match["v"].endswith("s") else "do"
    start = match.start("y")
    yield Asked(
        f"What {do} {grammar.mid(match['s'])} {base}?",
        answer(f"that {match['y']}"),
        start,
        match.end("y"),
    )


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
    what = re.sub(r" ?\([^()]*\)", "", match["n"])
    asked = f"How do {grammar.mid(match['a'])} and {match['b']} compare on {what}?"
    said = answer(f"{match['how'].removeprefix('a ')} for {grammar.mid(match['a'])}")
    yield Asked(asked, said, 0, len(sentence.text), hides_lead=False)
