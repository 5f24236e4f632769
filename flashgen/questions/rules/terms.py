"""Rules on a lead that names a thing, which the explanation goes on to describe."""

import re
from collections.abc import Iterator

from flashgen.questions import english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, tagging
from flashgen.questions.rules.definitions import is_worthless
from flashgen.questions.rules.explaining import answer, without_tail
from flashgen.questions.rules.statements import is_person
from flashgen.questions.rules.termleads import (
    asked,
    does,
    is_many,
    is_term,
    named,
    opens_with_verb,
    with_article,
    with_the,
)
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set


def fragment(topic: Topic) -> Iterator[Asked]:
    """LEAD: a fragment → What is LEAD? What does LEAD do? What is LEAD used for?"""
    text = topic.sentences[0].text if topic.sentences else ":"
    if not _may_be_described(topic, text):
        return
    told = text.partition(" ")[2] if _IS_A.match(text) else text
    opening = re.split(r"[\s,]", told)[0].casefold().strip('"“,.')
    be, do = ("are", "do") if is_many(topic.lead) else ("is", "does")
    term, said, bonus = _named(topic, opening, told), text, 0.0
    if told != text:
        question, said = asked(term, be, topic), told
    elif match := re.match(r"^(?:[Ii]s |[Aa]re )?[Uu]sed (?P<prep>for|to) (?P<y>.{8,})$", text):
        question = f"What {be} {term} used {'to do' if match['prep'] == 'to' else 'for'}?"
        said, bonus = match["y"], 0.04
    elif opens_with_verb(text, opening) and _is_worker(topic.lead):
        many = be == "are"
        (question, said), bonus = does(with_the(term, many=many), text, many=many), -0.06
    elif _is_quality(text):
        question, bonus = f"What {be} {term} like?", -_VAGUELY
    elif _is_empty(text) or not _agrees(text, opening, many=be == "are"):
        return
    elif (
        _is_noun_phrase(text, opening, topic)
        and _defines(text, opening)
        and (opening == "the" or not english.verb_base(term.split()[0], "ing"))
    ):
        question, bonus = asked(term, be, topic), 0.0 if opening in {"a", "an"} else -0.06
    elif _is_activity(text, opening):
        doing = term.endswith("ing") or words.count(term) > _LONGEST_NAME
        question = f"What {do} {term} involve?" if doing else asked(term, be, topic)
        bonus = -0.04
    else:
        return
    bonus -= _RARELY * (question.startswith("What does the ") and words.count(term) == 1)
    bonus -= _RARELY * (words.count(text) < _MUCH and not _TELLS_WHICH.search(text))
    yield Asked(question, answer(said), 0, len(text), hides_lead=True, bonus=bonus)


def _named(topic: Topic, opening: str, text: str) -> str:
    """Return a lead as it is named inside a question: the hinge, “the Big Five”, eels."""
    term = named(topic)
    return term if is_many(topic.lead) else with_article(term, opening, text)


def _may_be_described(topic: Topic, text: str) -> bool:
    """Tell whether a lead may be a term, and what follows may say what it is."""
    if _NO_MEANING.search(text) or text.endswith(":") or "->" in text or _IS_VALUE.match(text):
        return False
    if re.fullmatch(r"[A-Z]{1,3}", topic.lead) and _is_quality(text):
        return False  # initials of who speaks
    if topic.lead.casefold() in topic.pack.pronouns or _TO_DO.match(topic.lead):
        return False
    if (
        _LETTERED.fullmatch(topic.lead)
        or tagging.tag(topic.lead).tags[:1] in {("V3",), ("R",)}
        or _AGAINST.match(topic.lead)
    ):
        return False  # protects against: …
    return is_term(topic) and not is_person(topic.lead)


_LETTERED = re.compile(
    r"(?:company|prompt|option|case|person|team|group|version|plan|step|product|example|node|player"
    r"|server|user|class|figure|part) (?:[A-Z]|\d+)",
    re.IGNORECASE,
)
"""A name that means something in its example alone: Company B."""
_TO_DO = re.compile(
    r"(?:find|implement|create|define|communicate|add|get|install) \w", re.IGNORECASE
)
_AGAINST = re.compile(r"\w+s against ", re.IGNORECASE)
_NO_MEANING = re.compile(
    r"^Today at \d|^Needs: |^The only one\b|^(?:Limited|Required|Coming|Launching"
    r"|Arriving|Won|Got|Became|Especially|Often|Sometimes|Usually"
    r"|(?:An? |The )?(?:talk|video|post|article|episode|chapter|session)\b,?|Background,?) "
    r"|^(?:Is|Are|Was|Were)(?! used\b| an? | the | when | where | how | one )"
    r"|\s[-–—] (?:[A-Z][\w.’'-]+ ?){2,3}$|, etc\.?$"
    r"|\b(?:I|my|me|our|that container|this class)\b",
)
"""News, a remark on oneself, the title of a talk, a syllabus: nothing that says what a thing is."""
_IS_VALUE = re.compile(r"\W*[~<>≈]? ?\d|[\w-]+ \(")
"""Fit: Medium (it needs some changes). Hydration: ~60 % (easy to handle)."""
_IS_A = re.compile(r"(?:Is|Are|Was|Were) (?:an?|the|when|where|how|one)\b")
_TELLS_WHICH = re.compile(
    r"^an? |\b(?:that|which|who|where|when|how|used|to|for|by|instead|without)\b", re.IGNORECASE
)
_VAGUELY = 0.26
"""Of nine such questions two were usable."""
_MUCH, _RARELY = 12, 0.2
"""Of short phrases that don't say which of its kind is meant 38 % were usable, of others 67 %."""


def _is_empty(text: str) -> bool:
    """Tell whether a phrase only values its term: a very important notion."""
    return words.count(text) <= _FEW and is_worthless(text)


def _agrees(text: str, opening: str, *, many: bool) -> bool:
    """Tell whether a term and what is said of it are one, or several; not "logic: ancestors"."""
    if many:
        return opening not in {"a", "an"}
    if english.verb_base(opening, "ing"):
        return True
    head = re.split(r"[,:;]| (?:who|that|which|whose)\b", text)[0]
    return opening in english.DETERMINERS or not english.head_is_plural(head)


_QUALITY = re.compile(
    r"^(?:(?:very|extremely|highly|quite|more|less|too|so|mostly|fairly) )?(?P<a>[\w-]+)"
    r"(?:[,.]| (?:on|in|for|to|at|but|and|with|than)\b)",
    re.IGNORECASE,
)


def _is_quality(text: str) -> bool:
    """Tell whether a fragment says what something is like: "very fragile on …"."""
    match = _QUALITY.match(text)
    if match is None:
        return False
    doing = english.verb_base(match["a"].casefold(), "ed")  # expected to shift
    told = english.classes(match["a"]) in ("a", "ar", "av") and grammar.clause(text) is None
    return told and not doing


def _is_noun_phrase(text: str, opening: str, topic: Topic) -> bool:
    if opening in topic.pack.pronouns or opening in english.OPENING or _is_verbal(opening):
        return False
    found = grammar.clause(text)
    if found and opening in {"a", "an"} and _may_be_participle(found, text):
        found = None  # a metric used to measure it
    if found and _RELATIVE_SUBJECT.search(found.subject) and words.count(found.rest) <= _SHORT:
        found = None  # a layer that turns it into what a model reads
    if found is not None or opening in english.PREPOSITIONS:
        return False
    if opening in {"a", "an"}:
        return True
    if text[0].isupper() and opening not in english.DETERMINERS and not english.is_common(opening):
        return False  # a name: whose it is, who did it
    if opening not in english.DETERMINERS and _ROW.match(text):
        return False  # scrolling, selection, pie charts: no definition
    return not grammar.has_finite_verb(_RELATIVE.split(text)[0])


_ROW = re.compile(r"[^,;:.]{2,40}, (?:[^,;:.]{2,40}, ?)+[^,;:.]{2,40}[.!]?$")
_RELATIVE_SUBJECT = re.compile(r"\b(?:that|which|who|where|how|what)\b")
_SHORT, _LONGEST_NAME, _FEW = 4, 2, 6


def _may_be_participle(found: grammar.Clause, text: str) -> bool:
    at = text.find(found.verb, len(found.subject))
    joined = at >= 0 and re.match(r"\w+ (?:to|for|by|in|as|with|from|on)\b", text[at:])
    return not found.auxiliary and bool(joined) and bool(english.verb_base(found.verb, "en"))


def _defines(text: str, opening: str) -> bool:
    """Tell whether a phrase says what something is: it has no verb, or none but a relative's."""
    head = _RELATIVE.split(text)[0]
    if _SAYS_THAT.search(text) or _tells(words.words(head)):
        return False
    if any(english.verb_base(word, "ed") for word in words.words(head)[2:]):
        return opening in {"a", "an"}
    if opening in {"a", "an", "the", "any"}:
        return True
    last = words.words(head)[-1:] or [""]
    return len(head) < len(text) and words.count(head) <= 4 and english.is_noun(last[0])


_SAYS_THAT = re.compile(
    r"\b(?:found|shows?|showed|says?|said|argues?|suggests?|proves?|proved|means?|claims?) that\b"
)


def _tells(found: list[str]) -> bool:
    """Tell whether a phrase goes on as a sentence: "A script finds new files"."""
    for before, word, after in zip(found[1:], found[2:], found[3:], strict=False):
        verb = english.verb_base(word, "s") and word.islower()
        if verb and not english.is_plural(before) and english.is_noun(before):
            return before.casefold() not in english.CLOSED and (
                after.casefold() not in english.PREPOSITIONS | {"and", "or"}
            )
    return False


def _is_worker(lead: str) -> bool:
    """Tell whether a lead names something that does things: a tool, no title of a section."""
    return words.count(lead) <= 3 and not re.search(r" (?:and|&|or) |[“\"]", lead)


def _is_activity(text: str, opening: str) -> bool:
    if not english.verb_base(opening, "ing") or opening in _TALKING:
        return False
    _, comma, rest = text.partition(", ")
    if (
        comma
        and grammar.clause(rest)
        and not re.match(r"(?:so|and|but|which|rather|to|or)\b", rest)
    ):
        return False
    found = grammar.clause(text)
    return found is None or "," in re.sub(r"\([^)]*\)", "", found.subject)


_TALKING = word_set(
    "being exploring discussing examining highlighting covering reviewing introducing describing "
    "explaining mentioning outlining summarizing analyzing investigating discovering"
)
"""What a talk does with a topic, not what the topic is."""
_RELATIVE = re.compile(r"\b(?:that|which|who|where|when|so|whose)\b|[;:—–(]")


def _is_verbal(opening: str) -> bool:
    known = english.classes(opening)
    if english.verb_base(opening, "ing") or opening in english.AUXILIARIES:
        return True
    return ("v" in known and "n" not in known) or opening in _ORDERS


_ORDERS = word_set(
    "use make let don't test start set show check give put take build need look work design plan "
    "not no yes being"
)


def definition(topic: Topic) -> Iterator[Asked]:
    """LEAD: LEAD is a Y … → What is LEAD?"""
    if not topic.sentences or topic.is_label or not topic.lead:
        return
    first = topic.sentences[0]
    found = grammar.clause(first.text)
    if found is None or found.auxiliary.casefold() not in {"is", "are"} or found.base:
        return
    lead = words.stems(topic.lead, topic.pack.stop_words)
    subject = words.stems(found.subject, topic.pack.stop_words)
    if not subject or not subject <= lead | words.stems(topic.heading, topic.pack.stop_words):
        return
    if (
        words.count(found.rest) >= 4
        and not found.adverbs
        and not re.match(r"an? [\w-]+ (?:example|illustration|case|instance)\b", found.rest)
        and not is_worthless(found.rest)
        and (subject == lead or len(subject) > 1)
        and re.match(r"(?:an?|the|when|what|how|where|why) ", found.rest, re.IGNORECASE)
    ):
        yield Asked(
            found.asked("What", ""),
            answer(found.rest),
            found.rest_at,
            len(first.text),
            hides_lead=False,
        )


def bold_term(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """**X** is a Y, An **X** is a Y → What is X?"""
    if not sentence.bold or sentence.bold[0][0] > 4:
        return
    start, end = sentence.bold[0]
    found = grammar.clause(sentence.text)
    if found is None or found.base or found.auxiliary not in {"is", "are"} or found.adverbs:
        return
    if sentence.text[start:end].strip(" :") != re.sub(r"^(?:An?|The) ", "", found.subject):
        return
    said = without_tail(found.rest)
    if re.match(r"(?:an?|the|when|what|how) ", said) and words.count(said) >= 4:
        asked = f"What {found.auxiliary} {grammar.term(found.subject, said)}?"
        yield Asked(asked, answer(said), found.rest_at, found.rest_at + len(said))
