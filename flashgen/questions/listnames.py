"""How a list is asked for, by the name that stands above it."""

import re

from flashgen.questions import casing, english, grammar, tagging, words
from flashgen.questions.topic import Topic

_COUNTED = re.compile(
    r"^(?:The )?(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[Ss]ome|[Aa] few|[2-5]) (?P<noun>.+)$"
)
_GIVEN = re.compile(r"^(?:If|When|Once) .+")
_PROMISING = words.word_set(
    "by are include includes of is from into for be to with on through in that were was"
)
_ANY = words.word_set(
    "use-cases cases steps stages options reasons problems issues challenges advantages "
    "disadvantages "
    "benefits pros cons features types kinds categories parts components elements principles rules "
    "ways methods examples goals objectives requirements results lessons tips ideas findings "
    "effects "
    "factors levels causes consequences limitations limits risks uses criteria strategies phases "
    "roles"
)
"""Plurals that need the heading above them: the three steps of what?"""


def question(stem: str, size: int, topic: Topic) -> str:
    """Return the question for a list of some size under a name; "" where that names no list."""
    pack = topic.pack
    count, stem = pack.numbers[size - 2], stem.strip(" :：")
    if pack.kinds and not stem.endswith(pack.kinds):
        return ""
    if pack.forms != "english":
        return pack.which_list.format(lead=casing.capitalised(stem), count=count)
    if stem.endswith("?"):
        what = "reasons" if stem.casefold().startswith("why") else "points"
        return f"{stem.rstrip(' ?')} ({count} {what})?"
    if given := _GIVEN.match(stem):
        return f"What happens {given[0][0].lower()}{given[0][1:]}?"
    if grammar.has_finite_verb(stem):
        return _of_sentence(stem, count, topic)
    return _of_phrase(stem, count, topic)


def _of_sentence(stem: str, count: str, topic: Topic) -> str:
    """A lock has three parts → Which three parts does a lock have?"""
    found = grammar.clause(f"{stem}.")
    match = _COUNTED.match(found.rest.rstrip(" .")) if found else None
    if found and match and words.count(match["noun"]) <= 5:
        return found.asked(f"Which {count} {match['noun']}", "")
    promises = stem.rsplit(maxsplit=1)[-1].casefold() in _PROMISING
    said = stem.split(maxsplit=1)[0].casefold() not in topic.pack.pronouns
    if not (promises and said):
        return ""
    return topic.pack.which_list.format(lead=casing.capitalised(stem), count=count)


def _of_phrase(stem: str, count: str, topic: Topic) -> str:
    stem = _named(stem)
    found = tagging.tag(stem)
    opens = found.tags[0] if found.tags else ""
    named = stem
    if opens == "B" and not english.is_plural(stem.split()[0]):
        return f"How do you {casing.uncapitalised(stem)} ({count} points)?"
    if match := _COUNTED.match(named):
        named = match["noun"]
    if ":" not in stem and opens != "G" and _is_plural(named):
        plural = re.sub(
            r"^(?:the|some|common|main|key) ", "", topic.mid(named), flags=re.IGNORECASE
        )
        if plural.casefold() in _ANY and topic.heading and topic.heading != stem:
            return f"{topic.heading}: what are the {count} {plural}?"
        if len(words.stems(plural, topic.pack.stop_words)) > 1 or plural.casefold() in _ANY:
            return f"What are the {count} {plural}?"
        return ""
    if re.search(r"[()\d]|\w/\w", stem):
        return ""
    enough = len(words.stems(stem, topic.pack.stop_words)) > 1 and not _is_name(stem)
    return f"{casing.capitalised(stem)}: what are the {count} points?" if enough else ""


def _named(stem: str) -> str:
    return re.sub(r"^\W+|^\d+ ?[.):–-]+ ", "", stem)


def _is_plural(stem: str) -> bool:
    """Tell whether a name is a plural, by the noun before its first preposition."""
    if re.search(r"[.:;&+\d]|\w/\w", stem):
        return False
    head = re.split(rf" (?:{'|'.join(sorted(english.PREPOSITIONS))}) ", stem)[0].split()
    return bool(head) and english.is_plural(head[-1]) and head[-1][0] not in "`$"


def _is_name(stem: str) -> bool:
    """Tell whether a name is somebody's or some firm's, which says nothing of its list."""
    found = stem.split()
    return (
        len(found) <= 3
        and all(word[:1].isupper() for word in found)
        and not any(english.is_common(word) for word in found)
    )
