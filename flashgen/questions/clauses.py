"""Rules that cut a sentence at its finite verb and ask for what comes before or after it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from flashgen.questions import casing, english, grammar, words
from flashgen.questions.clean import Sentence
from flashgen.questions.explaining import answer, without_tail
from flashgen.questions.grammar import Clause
from flashgen.questions.listing import enumerated
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

# verbs whose object is worth asking for, with the prepositions that belong to them
_ASKABLE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        word_set(
            "require carry hold cover need enable allow prevent cause replace reduce "
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
_TO_DO = frozenset(["allow", "enable", "force", "encourage", "require", "cause", "help", "lead"])
TAIL = re.compile(
    r",? (?:making|highlighting|showing|emphasizing|leading|allowing|meaning|suggesting"
    r"|resulting|which|where|"
    r"underscoring|enabling|creating|reflecting|indicating|ensuring|providing"
    r"|demonstrating|giving|helping|turning) "
)
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
    r"^(?P<y>.{6,90}?),? (?P<sign>rather than|instead of|as opposed to|not just"
    r"|not)(?P<z> .{3,90}?)[.!]?$"
)
_BY = re.compile(r"^(?P<how>.*?) (?P<by>by (?P<ing>[a-z-]+ing)\b.{8,}?)[.!]?$")
_GOOD_FOR = re.compile(
    r"^(?:(?P<adv>very|most|especially|particularly|still|extremely) )?(?P<adj>useful"
    r"|helpful|needed|good|great|important|"
    r"necessary|essential|crucial|critical|ideal|required|responsible|known|famous|suited"
    r"|suitable|best) for (?P<y>.{8,})$"
)
_NEEDED_TO = re.compile(
    r"^(?:is|are|was|were) (?P<verb>needed|required|necessary|used|enough|sufficient) "
    r"(?P<to>to .{8,})$"
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
        or re.search(r" --? |^['‘]|[-–—]$", subject)
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


def _cut(topic: Topic, sentence: Sentence) -> Clause | None:
    """Cut a sentence whose subject can be asked about."""
    found = grammar.clause(sentence.text)
    if found is None or not askable(found.subject, topic):
        return None
    return found


def asked_object(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S requires Y → What does S require? S depends on Y → What does S depend on?"""
    found = _cut(topic, sentence)
    if found is None or found.base not in _ASKABLE:
        return
    if is_passive(found):
        return
    for particle in _ASKABLE[found.base]:
        if particle and not found.rest.casefold().startswith(f"{particle} "):
            continue
        said = found.rest[len(particle) :].lstrip()
        start = found.rest_at + len(found.rest) - len(said)
        if cut := TAIL.search(said):
            if words.count(said[: cut.start()]) < 2:
                return
            said = said[: cut.start()]
        yield from _object_question(topic, found, particle, said, start)
        return


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


def is_passive(found: Clause) -> bool:
    """Tell whether a clause says what is done to its subject."""
    words_of_it = found.verb.casefold().split()
    auxiliary = found.auxiliary.casefold()
    last = words_of_it[-1] if words_of_it else ""
    passive = (
        auxiliary in {"is", "are", "was", "were"} or "be" in words_of_it or "been" in words_of_it
    )
    return passive and not last.endswith("ing")


def _object_question(
    topic: Topic, found: Clause, particle: str, said: str, start: int
) -> Iterator[Asked]:
    first = said.split(" ", maxsplit=1)[0].casefold().strip(",.")
    size = words.count(said)
    if not (1 if particle else 2) <= size <= 30 or first in _NO_OBJECT:
        return
    if not particle and (first in english.PREPOSITIONS or first == "to"):
        return
    tail, end = particle, start + len(said)
    match = (
        re.match(r"^(?P<whom>[^,.;]{2,60}?) to (?P<do>[a-z]+ .{5,})$", said)
        if found.base in _TO_DO and not particle
        else None
    )
    if match and words.count(match["whom"]) <= 5:
        tail, said = f"{match['whom']} to do", match["do"]
    elif (
        particle in {"to", "by", "when"}
        and (english.is_base_verb(first) or first.endswith("ing"))
        and particle != "when"
    ):
        tail = "to do" if particle == "to" else "by doing"
        if particle == "by":
            return
    elif particle == "when":
        return
    said = _first_verb_only(said)
    end = start + len(said)
    items = enumerated(said, topic.pack)
    bonus = -0.06 if size > 18 else 0.0
    bonus -= 0.08 if words.count(found.subject) == 1 and not tail else 0.0
    yield Asked(
        found.asked("What", tail),
        "" if items else answer(said),
        start,
        end,
        items=items,
        bonus=bonus,
    )


def rather_than(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is shifting to Y rather than Z → What is S shifting to, rather than Z?"""
    found = cut_loosely(topic, sentence)
    if found is None:
        return
    match = _RATHER.match(found.rest)
    if match and (";" in match["y"] or re.search(r", (?![a-z-]+ing\b)", match["z"])):
        return
    if not match or (
        match["sign"] == "not"
        and not found.rest[match.start("sign") - 2 : match.start("sign")].startswith(",")
    ):
        return
    said, tail = match["y"], ""
    particle = re.match(
        r"^(?:back |more |mainly )?(?:to|on|from|into|toward|towards|for|as|with)\b", said
    )
    if particle:
        tail, said = particle[0], said[particle.end() :].strip()
    elif not found.base and found.auxiliary.casefold() not in {"is", "are", "was", "were"}:
        return
    if (
        words.count(said) < 2
        or not (found.base or re.match(r"(?:an?|the|to) ", said))
        or (is_passive(found) and not particle)
    ):
        return
    if found.base in _TO_DO or not _of_one_kind(said, match["z"].strip()):
        return
    sign = "rather than" if match["sign"].startswith("not") else match["sign"]
    end = found.rest_at + match.end("y")
    question = found.asked("What", tail).rstrip("?") + f", {sign}{match['z'].split(',')[0]}?"
    yield Asked(question, answer(said), end - len(said), end)


def _of_one_kind(one: str, other: str) -> bool:
    """Tell whether two sides of a contrast are alike: two doings, two things, two aims."""
    first, second = (side.split()[0].casefold() for side in (one, other))
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
    return None if first in topic.pack.pronouns or first in topic.pack.openers else found


def by_doing(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S does X by doing Y → How does S do X?"""
    found = cut_loosely(topic, sentence)
    match = _BY.match(found.rest) if found else None
    if not found or not match or not (found.base or match["how"]) or "," in match["how"][-1:]:
        return
    if (
        not english.verb_base(match["ing"], "ing")
        or words.count(f"{found.subject} {match['how']}") < 3
    ):
        return
    if re.search(r"\b(?:not|never|and|or)$", match["how"]) or not words.stems(
        match["how"] + " " + found.verb, topic.pack.stop_words
    ):
        return
    if re.match(r"by \w+ (?:which|what)\b", match["by"]):
        return  # by combining which colours: the rest was cut off
    start, end = (found.rest_at + place for place in match.span("by"))
    if any(start < bold < start + 5 for bold, _ in sentence.bold):
        return  # by **settling speed**: a noun
    yield Asked(found.asked("How", match["how"]), answer(match["by"]), start, end)


def good_for(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is useful for Y → What is S useful for?"""
    found = _cut(topic, sentence)
    if (
        found is None
        or found.base
        or found.auxiliary.casefold() not in {"is", "are", "was", "were"}
    ):
        return
    if match := _GOOD_FOR.match(found.rest):
        start = found.rest_at + match.start("y")
        tail = f"{match['adv'] or ''} {match['adj']} for".strip()
        said = match["y"]
        if cut := TAIL.search(said):
            said = said[: cut.start()]
        yield Asked(found.asked("What", tail), answer(said), start, start + len(said))


def needed_to(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is needed to VP → What is needed to VP?"""
    found = grammar.clause(sentence.text)
    if found is None or found.auxiliary.casefold() not in {"is", "are"}:
        return
    after = sentence.text[len(found.subject) :].strip()
    match = _NEEDED_TO.match(after)
    first = found.subject.split(maxsplit=1)[0].casefold()
    if match and re.search(r",\s+(?:and|but|so|or)\s", match["to"]):
        return  # another clause, of which nothing is asked
    if match and first not in topic.pack.pronouns and 2 <= words.count(found.subject) <= 14:
        verb = "is" if match["verb"] in {"needed", "required", "necessary"} else found.auxiliary
        yield Asked(
            f"What {verb} {match['verb']} {match['to'].rstrip(' .!')}?",
            answer(found.subject),
            0,
            len(found.subject),
        )


_NO_OBJECT = word_set("him and them or her by us this me it you in so at")
_STATES = word_set(
    "last carry weigh contain hold cover have be need want know like love seem appear "
    "mean become remain cost think believe "
    "feel exist happen say argue suggest note explain discuss talk mention describe "
    "highlight emphasize share"
)
_BE = frozenset({"is", "are", "was", "were"})


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
    if not place or not (_is_named(found.subject) or askable(found.subject, topic)):
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


def _is_named(subject: str) -> bool:
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


_ABSTRACT = re.compile(
    r"^(?:The|A|One|His|Her|Their|[A-Z]\w+[’']s) (?:[\w-]+ )*?(?:way|key|goal|aim|trick"
    r"|secret|idea|job|step"
    r"|challenge|approach|strategy|philosophy|mistake|solution|priority|task|method"
    r"|purpose|principle)\b"
)


_VALUED = re.compile(
    r"an? (?:[\w-]+ly )?(?:interesting|fun|cool|great|good|nice|big|huge|key|important|crucial"
    r"|major"
    r"|essential|useful|helpful|powerful|valuable|real|different|common|bad|better|critical"
    r"|compelling|significant|challenging|difficult|hard|complex|strong) "
    r"(?:[\w-]+)(?: for [\w-]+| of [\w-]+| in [\w-]+)?[.!]?$"
)


_FEWEST_NEW, _LONGEST_TOLD = 3, 40


def _tells_more(subject: str, said: str, topic: Topic) -> bool:
    """Tell whether a complement says more of its subject than its kind or its worth."""
    stop = topic.pack.stop_words
    new = words.stems(said, stop) - words.stems(subject, stop)
    return len(new) >= _FEWEST_NEW and not _VALUED.match(said)


def copula(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """The N of X is Y → What is the N of X?"""
    found = _cut(topic, sentence)
    if found is None or found.auxiliary.casefold() not in _BE or found.adverbs:
        return
    rest, rest_at = found.rest, found.rest_at
    if found.base:
        if not _ABSTRACT.match(found.subject) or not found.verb.endswith("ing"):
            return
        rest, rest_at = f"{found.verb} {found.rest}", found.rest_at - len(found.verb) - 1
    if len(words.stems(found.subject, topic.pack.stop_words)) < 2 or _is_named(found.subject):
        return
    said = without_tail(rest)
    relative = re.match(r"(?:[\w-]+ ){1,4}(?:that|which|who|where|in which|whose) ", said)
    opens = relative or re.match(
        r"(?:an?|the|to|that|about|when|how|what|whether|where|its|their|his|her) |[$€£]?\d", said
    )
    if opens is None and not english.verb_base(said.split(" ")[0], "ing"):
        return
    if re.match(
        r"(?:a lot|a little|a bit|the case|the same|the one"
        r"|a (?:big|great|good|key|crucial|major|real|huge|nice|bad|\w+ skill)) ",
        said,
    ):
        return
    is_figure = re.match(r"[$€£]?\d", said) is not None and words.count(said) <= 6
    if is_figure or (
        3 <= words.count(said) <= _LONGEST_TOLD and _tells_more(found.subject, said, topic)
    ):
        asked = replace(found, verb="", base="").asked("What", "")
        yield Asked(asked, answer(said), rest_at, rest_at + len(said))
