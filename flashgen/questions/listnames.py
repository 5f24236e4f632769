"""How a list is asked for, by the name that stands above it."""

import re
from collections.abc import Sequence

from flashgen.questions import casing, english, plurals, words
from flashgen.questions.english import grammar, tagging
from flashgen.questions.english.wordclasses import FINITE
from flashgen.questions.pack import PhrasePack
from flashgen.questions.topic import Topic

COUNTED = re.compile(
    r"^(?:The )?(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[Ss]ome|[Aa] few|[2-5]"
    r"|[Mm]ultiple|[Vv]arious) (?P<noun>.+)$"
)
"""A name that says how many things it is for: three kinds of tide."""
_GIVEN = re.compile(r"^(?:If|When|Once) (?=\S+ \S)(?!you (?:enjoyed|liked|want|like)\b)[^,]+$")
_THERE_ARE = re.compile(r"There (?:are|were) (?P<several>[^,:]+)$")
_IS_WHY = re.compile(r"why(?: it matters| bother)?\??", re.IGNORECASE)
_TYPE_OF = re.compile(r"(?:The )?(type|kind|form|level|phase)s? of ([^:?]{4,40})$", re.IGNORECASE)
_ASKS_SEVERAL = re.compile(r"(?:What|Which|Who)\b[^?]*\b(?:are|were|have|do)\b", re.IGNORECASE)
_PROMISING = words.word_set(
    "by are include includes of is from into for be to with on through in that were was"
)
OF_WHAT = words.word_set(
    "use-cases cases steps stages options reasons problems issues challenges advantages "
    "disadvantages benefits downsides upsides drawbacks shortcomings weaknesses strengths pros "
    "cons features types kinds categories parts components elements "
    "principles rules ways methods examples goals objectives requirements results lessons tips "
    "ideas findings effects factors levels causes consequences limitations limits risks uses "
    "criteria strategies phases roles properties triggers characteristics applications functions "
    "symptoms attributes qualities implications"
)
"""Plurals that need the heading above them: the three steps of what?"""
SAID = words.word_set(
    "use-cases steps reasons problems issues challenges advantages disadvantages benefits "
    "downsides upsides drawbacks shortcomings weaknesses strengths pros cons features principles "
    "rules ways goals objectives requirements results lessons tips ideas findings effects "
    "consequences causes limitations limits risks strategies implications facts arguments "
    "criticisms assumptions laws changes differences truths myths signs symptoms questions claims "
    "insights points conclusions observations stages phases mistakes conditions properties "
    "characteristics levels things dangers hazards threats warnings"
)
"""Plurals whose things are said in sentences; those of others are names."""


def question(stem: str, items: Sequence[str], topic: Topic) -> str:
    """Return the question for a list under a name; "" where the name names no list."""
    pack = topic.pack
    size = len(items)
    count, stem = pack.numbers[size - 2], stem.strip(" :：")
    if pack.forms == "english":
        open_end = stem.casefold().endswith((" to", " the", " a", " your"))
        return "" if open_end else _of_english(stem, count, items, topic)
    if pack.which_counted and _counts(stem, size, count):
        return pack.which_counted.format(lead=casing.uncapitalised(stem), count=count)
    return _of_foreign(stem, count, items, pack)


def _of_english(stem: str, count: str, items: Sequence[str], topic: Topic) -> str:
    if stem.endswith("?") or _IS_WHY.fullmatch(stem):
        return _of_question(stem, count, items, topic)
    if (given := _GIVEN.match(stem)) and " you " not in stem:
        return f"What happens {given[0][0].lower()}{given[0][1:]}?"
    if there := _THERE_ARE.match(stem):
        stem = there["several"]
    elif grammar.has_finite_verb(stem):
        return _of_sentence(stem, count, topic)
    return _of_phrase(stem, count, items, topic)


def _of_foreign(stem: str, count: str, items: Sequence[str], pack: PhrasePack) -> str:
    """Return the question for a list in a language without a grammar."""
    named = stem.endswith(pack.kinds) if pack.kinds else _alike(stem, items, pack)
    if named and pack.plurals:
        return plurals.question(stem, count, items, pack)
    return pack.which_list.format(lead=casing.capitalised(stem), count=count) if named else ""


def _alike(stem: str, items: Sequence[str], pack: PhrasePack) -> bool:
    """Tell whether a stem may name a list, without a grammar: it is whole, its items are alike."""
    last = stem.rstrip(' )"”»').rsplit(maxsplit=1)[-1]
    cut = stem.endswith(",") or last in pack.prepositions | pack.openers | pack.links
    sizes = sorted(map(words.count, items))
    alike = sizes[-1] <= _SHORT_ITEM or sizes[-1] <= _TWICE * sizes[0]
    return alike and not cut


def _of_question(stem: str, count: str, items: Sequence[str], topic: Topic) -> str:
    if _IS_WHY.fullmatch(stem):
        asks = topic.heading and "?" not in topic.heading
        return f"{topic.heading}: why ({count} reasons)?" if asks else ""
    why = re.match(r"why (?!not\?)\w+ \w", stem, re.IGNORECASE)
    if not (why or _ASKS_SEVERAL.match(stem) or _are_orders(items)):
        return ""
    what = "reasons" if why else "points"
    return f"{stem.rstrip(' ?')} ({count} {what})?"


def _counts(stem: str, size: int, count: str) -> bool:
    """Tell whether a name says itself how many things it is for: 3 kinds of tide."""
    first, _, rest = stem.partition(" ")
    right = first.casefold() in (count, str(size))
    return right and 0 < words.count(rest) <= _LONGEST_COUNTED and not re.search(r"[:,]", rest)


_LONGEST_COUNTED, _SHORT_NAME = 7, 2


def _of_sentence(stem: str, count: str, topic: Topic) -> str:
    """A lock has three parts → Which three parts does a lock have?"""
    found = grammar.clause(f"{stem}.")
    match = COUNTED.match(found.rest.rstrip(" .")) if found else None
    plural = match is not None and english.is_plural(_head(match["noun"]))
    if found and match and plural and words.count(match["noun"]) <= 5:
        return found.asked(f"Which {count} {match['noun']}", "")
    promises = stem.rsplit(maxsplit=1)[-1].casefold() in _PROMISING
    said = stem.split(maxsplit=1)[0].casefold() not in topic.pack.pronouns
    if not (promises and said):
        return ""
    return topic.pack.which_list.format(lead=casing.capitalised(stem), count=count)


def _of_phrase(stem: str, count: str, items: Sequence[str], topic: Topic) -> str:
    stem = _named(stem)
    if type_of := _TYPE_OF.match(stem):
        return f"What are the {count} {type_of[1].lower()}s of {topic.mid(type_of[2])}?"
    place, _, last = stem.rpartition(": ")
    fits = last.casefold() in SAID or not any(map(_is_remark, items))
    fits = fits and (last.casefold() in _DONE or not _are_orders(items))
    if place and last.casefold() in OF_WHAT and fits and not _NO_PLACE.fullmatch(place):
        return f"{place}: what are the {count} {last.lower()}?"
    nameless = _NO_NAME.match(stem) or place.casefold() == last.casefold() != ""
    if nameless or (place and _NO_PLACE.fullmatch(place)):
        return ""
    match = COUNTED.match(stem)
    named = match["noun"] if match else stem
    opens = next(iter(tagging.tag(stem).tags), "")
    if opens == "B" and _may_be_noun(stem) and words.count(stem.split(" of ")[0]) <= _SHORT_NAME:
        opens = "N1"  # sleep stages
    named = re.sub(r" ?\([^()]*\)$", "", named)
    if len(items) == _PAIR and not (match or _are_alike(items)):
        return ""  # what it is, and an example of it
    if ":" not in stem and opens in _OPENS_NAME and _is_plural(named):
        return _of_plural(named, count, items, topic)
    return _of_steps(stem, opens, count, topic) if _are_orders(items) else ""


_PAIR, _SHORT_ITEM, _TWICE = 2, 4, 2.5


def _are_alike(items: Sequence[str]) -> bool:
    """Tell whether items are of one kind: all short, all labelled, all orders, or alike in form."""
    short = max(map(words.count, items)) <= _SHORT_ITEM
    labelled = all(re.match(r"[^:.]{2,40}: ", item) for item in items)
    sizes = sorted(map(words.count, items))
    told = {grammar.may_be_sentence(item) for item in items}
    alike = len(told) == 1 and sizes[-1] <= _TWICE * sizes[0]
    return short or labelled or alike or _are_orders(items)


_OPENS_NAME = frozenset({"N1", "N2", "J", "D", "Q", "E"})


def _of_steps(stem: str, opens: str, count: str, topic: Topic) -> str:
    """Return the question for orders: whatever stands above them, they are its steps."""
    if opens == "B" and not _may_be_noun(stem):
        return f"How do you {casing.uncapitalised(stem)} ({count} points)?"
    if re.search(r"[()\d,]|\w/\w", stem) or opens in {"B", *FINITE} or _is_name(stem):
        return ""
    enough = len(words.stems(stem, topic.pack.stop_words)) > 1 and not _NO_PLACE.fullmatch(stem)
    return f"{casing.capitalised(stem)}: what are the {count} points?" if enough else ""


def _of_plural(named: str, count: str, items: Sequence[str], topic: Topic) -> str:
    plural = re.sub(
        r"^(?:the|some|common|main|key|his|her|their|our|my) ",
        "",
        topic.mid(named),
        flags=re.IGNORECASE,
    )
    bare = _VALUED.sub("", plural)
    if not _are_such(bare, items):
        return ""
    above = "" if _NO_PLACE.fullmatch(topic.heading) else topic.heading
    if bare.casefold() in OF_WHAT and (bare != plural or topic.heading not in {"", named}):
        told = above not in {"", named}  # else: the three good options of what?
        return f"{above}: what are the {count} {plural}?" if told else ""
    if _are_orders(items):
        return f"{casing.capitalised(named)}: what are the {count} points?"
    if _all_do(items):
        return f"What do {plural} do ({count} points)?"
    enough = len(words.stems(plural, topic.pack.stop_words)) > 1 or plural.casefold() in OF_WHAT
    return f"What are the {count} {plural}?" if enough else ""


def _are_such(plural: str, items: Sequence[str]) -> bool:
    """Tell whether items may be the things of a plural, and no remarks, no doings, no orders."""
    last = plural.rsplit(maxsplit=1)[-1].casefold()
    if last not in OF_WHAT and any(map(_is_doing, items)):
        return False
    if _are_orders(items):
        return plural.casefold() not in OF_WHAT - _DONE  # five risks: identify, communicate, …
    return _head(plural) in SAID or not any(map(_is_remark, items))  # the four streams: use a …


def _is_remark(item: str) -> bool:
    """Tell whether an item says something, without a name before it: a remark on the others."""
    return _NAMED_ITEM.match(item) is None and (
        grammar.clause(f"{item}.") is not None or tagging.tag(item).tags[:1] == ("B",)
    )


_NAMED_ITEM = re.compile(r"[^:.]{2,40}: |[\w` -]{2,30} (?:[-–—→=]|\() ?")


def _is_doing(item: str) -> bool:
    """Tell whether an item says what was done with a thing rather than names one: sent to …"""
    return tagging.tag(item).tags[:1] in {("E",), ("VD",), ("V3",)}


def _are_orders(items: Sequence[str]) -> bool:
    """Tell whether all items say what to do: then they are steps, whatever stands above them."""
    return all(tagging.tag(item).tags[:1] in {("B",), ("DO",)} for item in items)


def _may_be_noun(stem: str) -> bool:
    """Tell whether the first word names something as well: "Design lessons", "Video games"."""
    first, *rest = stem.split()
    if "n" not in english.classes(first) or first.casefold() in _ORDERS:
        return False
    return not rest or rest[0].casefold() not in english.DETERMINERS | english.PREPOSITIONS


_ORDERS = words.word_set(
    "show use make check find build write keep put take run stop avoid communicate create define "
    "explain increase reduce improve manage track measure"
)
_NO_NAME = re.compile(
    r"(?:.*: )?(?:(?:[\w-]+ ){0,3}(?:examples?|resources|anecdotes|quotes)|e\.g\.|notes?"
    r"|action items?|agenda|misc|topics|contents?|outline"
    r"|overview|(?:the )?other .*"
    r"|(?:learning )?(?:objectives|goals|outcomes)|questions?|.*, (?:examples?|why|how))$",
    re.IGNORECASE,
)


_NO_PLACE = re.compile(
    r"(?:(?:major|key|main|general|other|my|the) )*(?:takeaways?|principles?|notes?|summary"
    r"|overview|highlights?|points?|tips|start(?: now)?|lessons?|thoughts?|insights?|ideas"
    r"|conclusions?|recommendations?|advice|intro(?:duction)?)",
    re.IGNORECASE,
)
"""A heading that says what kind of points it has, not what of."""
_DONE = words.word_set(
    "steps ways methods tips rules lessons principles goals objectives strategies stages phases "
    "ideas solutions options use-cases uses applications functions requirements"
)
"""Plurals that orders are: the five steps."""
_VALUED = re.compile(r"(?:good|bad|big|main|key|other|new|important|critical|common) ")


def _all_do(items: Sequence[str]) -> bool:
    """Tell whether every item opens with a verb: "control their impulses", "are aware of it"."""
    opens = [tagging.tag(item).tags[:1] for item in items]
    return all(tags in {("V0",), ("V3",), ("BE",), ("HV",), ("B",)} for tags in opens)


def _named(stem: str) -> str:
    return re.sub(r"^\W+|^\d+ ?[.):–-]+ ", "", stem)


def _is_plural(stem: str) -> bool:
    """Tell whether a name is a plural, by the noun before its first preposition."""
    if re.search(r"[.:;&+\d]|\w/\w", stem):
        return False
    head = _head(stem)
    return bool(head) and english.is_plural(head) and head[0] not in "`$"


def _head(stem: str) -> str:
    """Return the noun before the first preposition of a name, in lower case."""
    found = re.split(rf" (?:{'|'.join(sorted(english.PREPOSITIONS))}) ", stem)[0].split()
    return found[-1].casefold() if found else ""


def _is_name(stem: str) -> bool:
    """Tell whether a name is somebody's or some firm's, which says nothing of its list."""
    found = stem.split()
    return (
        len(found) <= 3
        and all(word[:1].isupper() for word in found)
        and not any(english.is_common(word) for word in found)
    )
