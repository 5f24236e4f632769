"""Whether a sentence can be read without the one before it."""

import re
from collections.abc import Set as AbstractSet

from flashgen.questions import noted, words, worthless
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar
from flashgen.questions.pack import PhrasePack, is_announced

_LOGISTICS = re.compile(
    r"\b(?:last week|next week|next time|last time|today,? we|we will (?:continue|look"
    r"|talk|see|cover|discuss)|in this"
    r" (?:video|lecture|episode|lesson|talk|post)|this week|subscribe|link in|let us know"
    r"|let me know|watch this|sign up"
    r"|homework|shameless plug|you know|kind of|gonna|we[’']re going to|i[’']m going to|here[’']s"
    r"|let[’']s)\b|, (?:right|okay)\b",
    re.IGNORECASE,
)


_META = re.compile(
    r"\b(?:like this:?$|as follows|the following)"
    r"|\b(?:of|for|to|from|with|by|on|in|despite|like|beyond|past|around)"
    r" (?:this|that|these|those|it|them)[,.:]"
    r"|^[A-Z][\w. ]{2,40} (?:opens|begins|starts|concludes|closes|ends|kicks off) (?:the"
    r"|by|with|his|her)\b"
    r"|^(?:The|This) (?:(?:first|second|latter|last) half of the )?"
    r"(?:talk|video|session|presentation|episode|lecture|podcast|conversation|interview|discussion"
    r"|framing|workshop|demo)\b|\bmentioned in (?:the )?context of\b",
)


_LEANS = re.compile(
    r"(?:Now|Today|Here|Then|Sometimes|Often|Still|Later|Eventually|Soon),? "
    r"(?:it|they|this|that|he|she|these|those|both)\b"
    r"|(?:Even|Far|Much) (?:more|less|worse|better|\w+er) |E\.g\.",
    re.IGNORECASE,
)


def stands_alone(view: Sentence, pack: PhrasePack, owner: str) -> bool:
    """Tell whether a sentence can be read without the one before it."""
    if pack.script == "cjk":
        known = not (worthless.is_aside(view.text, pack) or noted.is_foreign(view.text, pack))
        back = view.text.startswith((*pack.pronouns, *pack.openers))
        return known and not back and not is_announced(view.text, pack)
    first = "".join(view.text.split(maxsplit=1)[:1]).strip("\"“'‘(*,").casefold()
    if pack.impersonal and view.text.casefold().startswith(pack.impersonal):
        return True
    if first in pack.persons:
        return bool(owner)
    if first in pack.pronouns or (first in pack.openers and " of " not in view.text[:11]):
        return False
    if pack.forms == "english" and not _is_whole(view.text, first, pack):
        return False
    return _POINTS_BACK.search(view.text) is None


_THE = re.compile(r"[Tt]he (?P<what>[a-z][\w-]*(?: [a-z][\w-]*)?)")


def leans_back(text: str, told: AbstractSet[str], pack: PhrasePack) -> bool:
    """Tell whether a later sentence is about "the region", which nothing before it names.

    `told` are the stems of all that the reader has: the lead, the headings, the sentences before.
    Of cards from such sentences 4 of 10 were usable.
    """
    found = grammar.clause(text) if pack.forms == "english" else None
    match = _THE.fullmatch(found.subject) if found else None
    if match is None:
        return False
    return not words.stems(match["what"], pack.stop_words) & told


_POINTS_BACK = re.compile(
    r"\b(?:the (?:latter|former|same (?:is|goes|applies))|this one|that one|as such|these two"
    r"|the two approaches|the above|(?:as|see|mentioned|described|listed|shown) (?:above|below)"
    r"|aforementioned|that way|do so|did so|doing so|this (?:approach|method|process|idea|way"
    r"|technique|means|concept|video|episode|podcast|talk|lecture|section))\b",
    re.IGNORECASE,
)


def _is_whole(text: str, first: str, pack: PhrasePack) -> bool:
    """Tell whether an English sentence is no question, leans on nothing and is no housekeeping."""
    if first in pack.question_words - {"when", "what"} or _LEANS.match(text):
        return False
    return not (_LOGISTICS.search(text) or _META.search(text))
