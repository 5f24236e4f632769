"""What a clause is about: a subject that says enough; rules that ask for what S does."""

import re
from collections.abc import Iterator

from flashgen.questions import casing, english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, syntax, tagging
from flashgen.questions.english.grammar import Clause
from flashgen.questions.rules.explaining import answer, without_tail
from flashgen.questions.rules.listing import enumerated
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

TAIL = re.compile(
    r"(?:,? (?:making|highlighting|showing|emphasizing|leading|allowing|meaning|suggesting"
    r"|resulting|"
    r"underscoring|enabling|creating|reflecting|indicating|ensuring|providing"
    r"|demonstrating|giving|helping|turning)|, (?:which|where)) "
)
MAKES_DO = frozenset(["allow", "enable", "force", "encourage", "require", "cause", "help", "lead"])
"""Verbs that make somebody do something."""
VAGUE_SUBJECT = re.compile(
    r"^(?:(?:the|a|an|this|these|all|most|many|some|each|every|one|other|another|any|both) )?"
    r"(?:[\w-]+ )?(?:person|people|thing|things|approach|method|process|result|results"
    r"|idea|system|systems|model|"
    r"models|company|companies|team|teams|user|users|code|paper|study|video|talk|episode"
    r"|speaker|host|guest|one|"
    r"part|step|example|goal|key|point|way|answer|solution|problem|technique|tool|tools"
    r"|data|others|everyone|"
    r"you|we|i|they|there|what|who|that|which|something|someone|nothing|it|analogy"
    r"|conversation|discussion|latter|former|breakthrough|entry|process|change|row|session"
    r"|reason|feature)$",
    re.IGNORECASE,
)
_RATHER = re.compile(
    r"^(?P<y>.{6,90}?),? (?P<sign>rather than|instead of|as opposed to"
    r"|not(?! (?:just|only|less|more|so)\b))(?P<z> .{3,90}?)[.!]?$"
)


def askable(subject: str, topic: Topic) -> bool:
    """A subject that says enough: a name, a term, or at least two content words."""
    found = words.count(subject)
    if not 1 <= found <= 11 or VAGUE_SUBJECT.match(subject):
        return False
    first = subject.split(maxsplit=1)[0].casefold()
    if (
        first in topic.pack.pronouns
        or first in topic.pack.openers
        or ("," in subject and not enumerated(subject, topic.pack))
        or '"' in subject[:1]
        or re.search(
            r" --? |^['‘]|[-–—]$|^(?:[Cc]ertain|[Vv]arious|[Ss]ome|[Ss]imilar|[Aa]dditional"
            r"|[Rr]elated|[Ff]urther|[Mm]any"
            r"|[Oo]ther|[Ll]arger|[Tt]opics for) ",
            subject,
        )
        or re.search(
            r"\b(?:this|these|those|such|it|them|they|he|she|their|his|her|its|us|our|my)\b",
            subject,
        )
    ):
        return False
    opening = subject.split(maxsplit=1)[0]
    if opening.islower() and "n" not in (english.classes(english.verb_base(opening, "s")) or "n"):
        return False  # gets down to …: its subject stands in another line
    content = words.stems(subject, topic.pack.stop_words)
    if len(content) > 1:
        return True
    known = words.stems(f"{topic.lead}", topic.pack.stop_words)
    named = re.search(r"(?<!^)[A-Z]|^[A-Z]{2}|[A-Z0-9].*[A-Z]|`", subject) is not None
    return bool(content) and (named or bool(content & known))


def cut_precisely(topic: Topic, sentence: Sentence) -> Clause | None:
    """Cut a sentence whose subject can be asked about."""
    found = grammar.clause(sentence.text)
    if found is None or not askable(found.subject, topic):
        return None
    return found


def is_passive(found: Clause) -> bool:
    """Tell whether a clause says what is done to its subject."""
    words_of_it = found.verb.casefold().split()
    auxiliary = found.auxiliary.casefold()
    last = words_of_it[-1] if words_of_it else ""
    passive = (
        auxiliary in {"is", "are", "was", "were"} or "be" in words_of_it or "been" in words_of_it
    )
    return passive and not last.endswith("ing")


_SPEAKS = words.word_set("emphasize stress highlight discuss mention criticize describe note say")


def rather_than(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is shifting to Y rather than Z → What is S shifting to, rather than Z?"""
    found = cut_loosely(topic, sentence)
    if found is None:
        return
    match = _RATHER.match(found.rest)
    if match is None or not _contrasts(match):
        return
    said, tail = match["y"], ""
    particle = re.match(
        r"^(?:back |more |mainly )?(?:to|on|from|into|toward|towards|for|as|with)\b", said
    )
    if particle:
        tail, said = particle[0], said[particle.end() :].strip()
        if tail == "to" and tagging.tag(said).tags[:1] == ("B",):
            tail = "to do"
    elif not found.base and found.auxiliary.casefold() not in {"is", "are", "was", "were"}:
        return
    if (
        words.count(said) < 2
        or said.split(maxsplit=1)[0].casefold() in english.PREPOSITIONS
        or not (found.base or re.match(r"(?:an?|the|to) ", said))
        or (is_passive(found) and not particle)
    ):
        return
    if (
        found.base in MAKES_DO | _SPEAKS | {"use"}
        or said.startswith("that ")
        or not _of_one_kind(said, match["z"].strip())
        or re.search(r" (?:that|which|who) ", said)  # rather than: which of the two?
    ):
        return
    if found.base and not particle and not _is_one_part(found, said):
        return
    sign = "rather than" if match["sign"].startswith("not") else match["sign"]
    end = found.rest_at + match.end("y")
    question = found.asked("What", tail).rstrip("?") + f", {sign}{match['z'].split(',')[0]}?"
    yield Asked(question, answer(said), end - len(said), end)


def _contrasts(match: re.Match[str]) -> bool:
    """Tell whether one thing is set against another: no list, no "not" without a comma."""
    if ";" in match["y"] or re.search(r", (?![a-z-]+ing\b)", match["z"]):
        return False
    before = match.string[: match.start("sign")].rstrip(" ")
    return match["sign"] != "not" or before.endswith(",")


def _is_one_part(found: Clause, said: str) -> bool:
    """Tell whether an object is one phrase: not "AI through the lens of an engineer"."""
    before = f"{found.subject} {found.verb} "
    return len(syntax.predicate(f"{before}{said}.", len(before))) == 1


def _of_one_kind(one: str, other: str) -> bool:
    """Tell whether two sides of a contrast are alike: two doings, two things, two aims."""
    first, second = (side.split()[0].casefold() for side in (one, other))
    opens = tagging.tag(other).tags[:1]
    if second.endswith("ly"):
        return False  # not necessarily
    if tagging.tag(one).tags[:1] == ("B",) and opens not in {("B",), ("G",), ("T",)}:
        return False
    if second in english.OPENING | english.AUXILIARIES and first != second:
        return False
    if second in {"because", "when", "if", "where"} or "→" in one:
        return False
    if english.verb_base(second, "ed") and "n" not in english.classes(second):
        return False
    doing = [bool(english.verb_base(word, "ing")) for word in (first, second)]
    return (doing[0] == doing[1] and second != "being") or second in {
        "just",
        "only",
        "simply",
        "merely",
    }


def cut_loosely(topic: Topic, sentence: Sentence) -> Clause | None:
    """Cut a sentence that a contrast makes precise enough, whatever its subject."""
    found = grammar.clause(sentence.text)
    if found is None or words.count(found.subject) > 11 or "," in found.subject:
        return None
    first = found.subject.split(maxsplit=1)[0].casefold()
    leans = first in topic.pack.pronouns or first in topic.pack.openers
    return None if leans or first in english.ADVERBS else found


_STATES = word_set(
    "last carry weigh contain hold cover have be need want know like love seem appear mean "
    "become remain cost think believe feel exist happen say argue suggest note explain discuss "
    "talk mention describe highlight emphasize share"
)
BE = frozenset({"is", "are", "was", "were"})


def does(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """For Z, S does X → For Z, what does S do? Without a place, too much could be meant."""
    place = sentence.place
    text = sentence.text
    found = grammar.clause(text)
    if (
        found is None
        or not found.base
        or is_passive(found)
        or found.base in _STATES
        or english.verb_base(found.subject.split()[0], "ing")
        or found.auxiliary
    ):
        return
    if not place or not (is_named(found.subject) or askable(found.subject, topic)):
        return
    said, at = predicate_of(found, sentence.text, len(sentence.text) - len(text))
    if re.search(r"\b(?:never|seldom|rarely|hardly|not)\b", f"{found.subject} {found.adverbs}"):
        return
    said = said.split(";")[0]
    if found.base == "do" or re.match(r"\S+ (?:\S+ )?(?:it|them|this|that|these|those)\b", said):
        return
    if 3 <= words.count(said) <= 32:
        asked = casing.capitalised(what_do(found))
        yield Asked(asked, answer(said), at, at + len(said))


def is_named(subject: str) -> bool:
    """Tell whether a subject is but a name, or a person."""
    found = [word for word in subject.split() if word[0].isalpha()]
    return len(found) <= 3 and all(word[0].isupper() for word in found)


def what_do(found: Clause) -> str:
    """Return the question for all that a subject does."""
    return f"what {found.support} {grammar.mid(found.subject)} do?"


def predicate_of(found: Clause, text: str, offset: int) -> tuple[str, int]:
    """Return the verb and all that follows it, and where it stands."""
    at = text.index(found.verb, offset + len(found.subject))
    return without_tail(text[at:]), at
