"""Rules on a sentence that says what something is: "X is a Y that …", "The rule of X: Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from flashgen.questions import english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, syntax
from flashgen.questions.english.syntax import Role
from flashgen.questions.rules.clauses import BE, VAGUE_SUBJECT
from flashgen.questions.rules.explaining import answer, without_tail
from flashgen.questions.rules.named import introduces_person
from flashgen.questions.rules.statements import is_name, is_person
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

_LONGEST_TERM = 5
_KIND = re.compile(
    r"(?:just |basically |essentially |simply )?(?:an?|the|any|one of the|when|where) "
)
_ANY = re.compile(r"(?:anything|something|everything|someone|code|data) ")
_WORTH = re.compile(
    r"an? (?:[\w-]+ly |very |really |quite |so )?"
    r"(?:interesting|effective|efficient|fun|cool|great|good|nice|big|huge|key"
    r"|important|crucial|major"
    r"|essential|useful|helpful|powerful|valuable|real|different|common|bad|better|critical|hot"
    r"|compelling|significant|challenging|difficult|hard|complex|strong|lot|little|bit|must|pain|mistake"
    r"|defining|pivotal|fundamental|massive|vital|central|remarkable|profound|notable|serious"
    r"|problem|thing|call|step|sign|way|matter|benefit|advantage|disadvantage|drawback|source|part|piece|case|example|reminder|testament)\b"
)
_THE_ONLY = re.compile(
    r"one of the (?:[\w-]+ )?(?:best|most|main|biggest|few|many|key)\b"
    r"|the (?:core|central|real|ultimate|true|biggest|largest|greatest|heart|same|best|worst|only"
    r"|first|second|third|fourth|next|last|main|key|easy|hard|right"
    r"|wrong|one|most)\b"
    r"|one of them\b"
)


def is_worthless(said: str) -> bool:
    """Tell whether a predicate only values its thing, or calls it one among many."""
    return bool(_WORTH.match(said) or _THE_ONLY.match(said))


def what_is(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Dopamine is a neurotransmitter that drives motivation → What is dopamine?"""
    found = grammar.clause(sentence.text)
    if found is None or found.base or found.auxiliary not in BE or found.adverbs:
        return
    if not _is_term(found.subject, sentence, topic) or is_person(found.subject):
        return
    said = without_tail(found.rest)
    no_thing = english.classes(found.subject.casefold()) == "a"  # useful is what …
    spoke = is_name(found.subject) and _EMPLOYED.match(said) and found.auxiliary == "is"
    if no_thing or spoke or not _says_what(said) or _SYMBOL.fullmatch(found.subject.strip("`$ ")):
        return
    if not (_ANY.match(said) or _says_which(sentence.text, found.rest_at)):
        return
    if _is_everyday(found.subject, sentence, topic) and not _TELLS_APART.search(said):
        return
    if _says_little(found.subject, said, topic):
        return
    person = is_name(found.subject) and introduces_person(said)
    word = "Who" if person else "What"
    asked = replace(found, verb="", adverbs="").asked(word, "")
    hides = found.subject.casefold() in topic.lead.casefold() or not topic.lead
    bonus = -_ASIDE * bool(topic.lead)  # the point is about something else
    bonus -= THE_ONE * is_the_one(said)
    place = (found.rest_at, found.rest_at + len(said))
    yield Asked(asked, answer(said), *place, hides_lead=hides, bonus=bonus)


_EMPLOYED = re.compile(
    r"an? (?:[\w-]+ ){0,3}"
    r"(?:engineer|developer|designer|manager|lead|consultant|advocate|architect)\b",
    re.IGNORECASE,
)
THE_ONE = 0.1
"""Of what is "the" something half were usable, of what is "a" something 70 %."""
_OF_A_KIND = re.compile(
    r"the (?:(?!(?:of|for|to|in|that|at|on|by)\b)[\w,-]+ ){0,4}"
    r"(?:use|study|science|field|discipline|branch|art|practice|process|act"
    r"|method|way|ability|number|amount|value|sum|total|average|rate|ratio|share|percentage|degree"
    r"|level|size|length|time|distance|difference|change|impact|effect|probability|likelihood|risk"
    r"|metric|measure|set|collection|group|part|place|point|region|area|layer|state|result|output"
    r"|product|cost|price|idea|belief|theory|tendency|feeling|movement|transfer|conversion|loss"
    r"|stress|function|weight|word|name|term|person|one|membrane|system)s? (?:of|that|which|to|for"
    r"|at|in|who|where|when|between|how|by|from|on|needed|used)\b"
)


def is_the_one(said: str) -> bool:
    """Tell whether a definition opens with "the", and no kind of thing: the buzzword for …"""
    return said.startswith("the ") and not _OF_A_KIND.match(said)


_ASIDE = 0.1
"""Of definitions in a point with a lead of its own 21 % were usable, of others 55 %."""


_LONGEST, _FEWEST, _FEWEST_WORDS = 40, 2, 10


def _says_little(subject: str, said: str, topic: Topic) -> bool:
    """Tell whether it says no more than the subject, or of a plain word what holds of much else."""
    stop = topic.pack.stop_words
    if len(words.stems(said, stop) - words.stems(subject, stop)) < _FEWEST:
        return True
    if re.search(r"\b(?:it|them)\b", said):
        return True  # the tool that serves it up
    return words.count(said) < _FEWEST_WORDS and english.is_common(subject.rsplit(maxsplit=1)[-1])


_SYMBOL = re.compile(r"(?![A-Z]{2})\w{1,2}|\w{1,2}[-−+]\d|[α-ω]\w?\w?")
"""A letter of a formula that stands somewhere else."""
_A_PART = re.compile(
    r"(?:an?|the|one) (?:core |key |central |main |basic )?(?:component|part|piece|aspect|element"
    r"|heart)\b|where\b|the (?:new|future|present|enemy|king|queen|soul)\b"
)
"""It says where it belongs, not what it is."""


def _says_what(said: str) -> bool:
    """Tell whether a predicate names a kind of thing: no praise, no part, no "the only one"."""
    if words.count(said) > _LONGEST or not (_KIND.match(said) or _ANY.match(said)):
        return False
    return not (is_worthless(said) or _A_PART.match(said))


_TELLS_APART = re.compile(r"\b(?:that|which|who|whose|where|when|for|used)\b")


def _is_everyday(subject: str, sentence: Sentence, topic: Topic) -> bool:
    """Tell whether a subject is one everyday word in passing: life, comfort."""
    word = subject.casefold()
    if " " in subject or not english.is_common(subject) or sentence.bold:
        return False
    return word not in f"{topic.lead} {topic.heading}".casefold()


_NO_SUBJECT = word_set("there what one all each every any")


def _is_term(subject: str, sentence: Sentence, topic: Topic) -> bool:
    """Tell whether a subject names a thing by itself: a term, no "the framework" of before."""
    first = subject.split(maxsplit=1)[0].casefold()
    if words.count(subject) > _LONGEST_TERM or "," in subject or VAGUE_SUBJECT.match(subject):
        return False
    if first in topic.pack.pronouns | topic.pack.openers | _NO_SUBJECT:
        return False
    marked = any(a < _NEAR_START for a, _ in sentence.bold) or subject.strip("The an").startswith(
        ("`", '"', "“", "'")
    )
    if first in {"the", "his", "her", "their", "its", "our", "my", "your"} and not marked:
        bare = subject.split(maxsplit=1)[-1]
        return len(words.stems(bare, topic.pack.stop_words)) > 1 and first == "the"
    return bool(words.stems(subject, topic.pack.stop_words)) and (
        marked or not english.verb_base(first, "ing")
    )


_NEAR_START = 5


def _says_which(text: str, rest_at: int) -> bool:
    """Tell whether a definition tells its thing from others: by a relative, an "of", a "for"."""
    parts = syntax.predicate(text, rest_at)
    if not parts:
        return False
    if parts[0].role in {Role.WHEN, Role.QUESTION}:
        return True
    first = text[parts[0].start : parts[0].end]
    more = len(parts) > 1 and parts[1].role in {
        Role.PREPOSITION, Role.INFINITIVE, Role.QUESTION, Role.THAT, Role.PARTICIPLE,
    }  # fmt: skip
    return parts[0].has_clause or more or " of " in first or words.count(first) >= _ENOUGH


_ENOUGH = 4
_HEADS = word_set(
    "rule principle idea insight lesson secret key goal advice answer point takeaway message "
    "claim thesis argument problem solution conclusion law trick strategy plan approach question "
    "motto mantra finding reason cause purpose challenge mistake risk definition difference"
)
_NAMED_COLON = re.compile(
    r"^(?P<x>(?:The|His|Her|Their|One|A|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?[’']s"
    r"|The [\w-]+[’']s) [^:.,;?!]{3,60}): "
    r"(?P<y>[^:]{12,})$"
)


def named_colon(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """The brain's overarching rule: the balance returns → What is the brain's overarching rule?"""
    match = _NAMED_COLON.match(sentence.text)
    if not match or grammar.has_finite_verb(match["x"]):
        return
    head = re.split(r" (?:of|for|behind|in|to|about|from|with) ", match["x"])[0].split()[-1]
    if (
        head.casefold() not in _HEADS
        or len(words.stems(match["x"], topic.pack.stop_words)) < _FEWEST
    ):
        return
    if (
        words.count(match["y"]) > _LONGEST
        or match["y"].split()[0].casefold() in topic.pack.pronouns
    ):
        return
    asked = f"What is {grammar.mid(match['x'])}?"
    yield Asked(asked, answer(match["y"]), *match.span("y"))
