"""Why a key point has no card: what its author can see in it, and change."""

import re
from collections.abc import Callable

from flashgen.questions import grouped, pack, standing, words, worth, worthless
from flashgen.questions.english import grammar
from flashgen.questions.topic import Topic

TALK = "it says what is talked about, not what is said"
TITLE = "a title alone: there is nothing to ask about it"
UNANSWERED = "a question without an answer: write an `A:` below it"
RICH = "only its lead could be asked for: make it a sentence, or write a `Q:` (a rich deck asks it)"
LIST = "a list whose name doesn't say what of: name it (`Three reasons for …`), or write a `Q:`"
_SHORTEST, _LONGEST = 5, 38
_SPOKEN = re.compile(
    r"\b(?:I['’]?m|I['’]ve|I|we['’]re|we['’]ve|we|let['’]s|you know|gonna|okay|you['’]ll"
    r"|you['’]re)\b|^(?:so|and|now|yeah|okay|well),? ",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:```|~~~).*", re.DOTALL)
_MATH = re.compile(r"\$\$?[^$]+\$\$?[.,*]*")


def why_none(about: Topic) -> str:
    """Say why a key point with words in it has no card."""
    if not about.sentences:
        count = len(about.point.children)
        if count > grouped.MOST:
            return grouped.too_many(count)
        return LIST if count >= grouped.FEWEST else TITLE
    count = grouped.run_length(about.section, about)
    if count > grouped.MOST:
        return grouped.too_many(count)
    return next((reason for reason, is_so in _REASONS if is_so(about)), _NOTHING)


def _is_short(about: Topic) -> bool:
    return max(words.count(sentence.text) for sentence in about.sentences) < _SHORTEST


def _needs_more(about: Topic) -> bool:
    return not any(standing.stands_alone(s, about.pack, about.owner) for s in about.sentences)


def _announces(about: Topic) -> bool:
    first = about.sentences[0].text
    return len(about.sentences) == 1 and pack.is_announced(first, about.pack)


def _is_fragment(about: Topic) -> bool:
    return about.pack.forms == "english" and not grammar.may_be_sentence(about.text)


def _is_talk(about: Topic) -> bool:
    return about.pack.forms == "english" and all(
        worth.is_about_the_talk(sentence.text) for sentence in about.sentences
    )


def _is_liked(about: Topic) -> bool:
    return about.pack.forms == "english" and all(
        worth.is_impression(sentence.text) for sentence in about.sentences
    )


def _is_spoken(about: Topic) -> bool:
    found = {word.casefold() for word in words.words(about.text)}
    return bool(about.pack.spoken & found) or worthless.is_aside(about.text, about.pack)


def _is_long(about: Topic) -> bool:
    sizes = [words.count(sentence.text) for sentence in about.sentences]
    return about.pack.forms != "english" and min(sizes) > _LONGEST


ROW = "a row of a table whose headers don't say what to ask: name them"
_NOTHING = "no number, term, reason or contrast to ask for: mark one with ==…==, or write a `Q:`"
_REASONS: tuple[tuple[str, Callable[[Topic], bool]], ...] = (
    ("an open question", lambda about: about.text.rstrip().endswith(("?", "？"))),
    (
        "a block of code: write a `Q:` (a rich deck asks for one with a lead)",
        lambda about: _CODE.fullmatch(about.point.explanation.strip()) is not None,
    ),
    (
        "a formula without a lead, or that equates nothing: give it a bold lead, or write a `Q:`",
        lambda about: _MATH.fullmatch(about.point.explanation.strip()) is not None,
    ),
    (
        "it only leads to what stands below it",
        lambda about: about.text.rstrip().endswith((":", "：")),
    ),
    (TALK, _is_talk),
    ("an impression, not a statement", _is_liked),
    ("too short to ask about: say more of it, or write a `Q:`", _is_short),
    (
        "spoken words on the way to a point",
        lambda about: about.pack.forms == "english" and _SPOKEN.search(about.text) is not None,
    ),
    ("it only says what the note is about", _announces),
    ("it needs the sentence before it to be understood: name what it is about", _needs_more),
    ("spoken words on the way to a point", _is_spoken),
    ("too long a sentence to hide a part of: split it", _is_long),
    (
        "a fragment without a statement: make it a sentence, or give it a bold lead",
        _is_fragment,
    ),
)
