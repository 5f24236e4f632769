"""What may be the subject of a question, and the number of the verb that it takes."""

import re

from flashgen.questions import english, words
from flashgen.questions.words import word_set

_WHO_SAYS = re.compile(
    r"[,;:?!]|\b(?:says?|said|argues?|thinks?|because|that|which|who|where|whose|here|how|why|what|when|if|it|this"
    r"|these|those|them|reason|though)\b",
    re.IGNORECASE,
)
_ODD_START = word_set(
    "now so then here here's everything everyone anything there one only first both also just "
    "not even still whatever whoever whichever someone somebody no"
)
_NO_NOUN = re.compile(
    r"(?:good|bad|best|great|useful|tough|hard|easy) (?:for|at|to|with|in)\b|[-/&+]"
    r"|\.(?!(?-i:[A-Z]))",
    re.IGNORECASE,
)
_COUNTLESS = re.compile(r"(?:ics|news|series|data|species|means|s’|s')$", re.IGNORECASE)
_LONGEST_SUBJECT = 11


def is_subject(phrase: str) -> bool:
    """Tell whether a phrase can be the subject of a question: a noun phrase and no clause."""
    if re.search(r", (?:and|or) ", phrase):
        phrase = phrase.replace(",", "")  # a list
    found = phrase.split()
    if not found or words.count(phrase) > _LONGEST_SUBJECT or _WHO_SAYS.search(phrase):
        return False
    first = found[0].casefold()
    if not re.search(r"[^\W\d]{2}", phrase) or _NO_NOUN.match(phrase):
        return False  # 4-5x; good for reading
    if phrase.casefold() in {"each one", "each", "some", "most", "many", "others", "all"}:
        return False
    return first not in _ODD_START and not first.endswith("ly")


def agrees(phrase: str, verb: str) -> bool:
    """Tell whether a subject and the do, does, is or are of its question agree in number."""
    head = re.split(
        r" (?:like|such as|of|for|in|on|to|with|between|from|about|as|at|\() ?", phrase
    )[0]
    if not head.split() or _COUNTLESS.search(head) or re.search(r" (?:and|or|&) ", phrase):
        return True
    last = head.split()[-1]
    if last[:1].isupper() or not english.classes(last.rstrip("s")):
        return True
    many = english.is_plural(last)
    return not (many and verb in {"does", "is", "was"}) and not (
        not many and verb in {"do", "are", "were"} and last.casefold() not in english.PRONOUNS
    )
