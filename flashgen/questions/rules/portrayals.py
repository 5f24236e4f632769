"""How somebody presents, sees or shows something."""

import re
from collections.abc import Iterator

from flashgen.questions import english, subjects
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar
from flashgen.questions.rules.clauses import askable
from flashgen.questions.rules.explaining import answer, without_tail
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
    if not subjects.is_subject(match["s"]) or grammar.has_finite_verb(match["s"]):
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
