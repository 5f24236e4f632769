"""Lists: three to five things under one name, in a sentence or as children."""

import re
from collections.abc import Iterator
from functools import lru_cache

from flashgen.data import Plain
from flashgen.questions import casing, english, listnames, plurals, words, worthless
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar
from flashgen.questions.pack import PhrasePack, has_verb, is_verb
from flashgen.questions.rules.leading import is_order
from flashgen.questions.topic import Asked, Topic

FEWEST, MOST = 3, 5
_LONGEST_THING = 10
_LONGEST_CHILD = 16
_WHOLE_STEM = 3
"""Signs alone that say that things follow: includes."""
_TOP_LEVEL = re.compile(r"(?:[^,，、;(（“\"]|\([^)]*\)|（[^）]*）|“[^”]*”|\"[^\"]*\")+")
_PLURAL_HEAD = re.compile(
    r"^(?:The |Some |Common |Main |Key )*(?P<noun>(?:[\w-]+ ){0,3}?(?:advantages"
    r"|disadvantages|benefits|types|kinds|steps|ways"
    r"|arguments|solutions|improvements|lessons|tips|mistakes|signs|ideas|rewards|results"
    r"|reasons|causes|goals|challenges|characteristics|features|components|parts"
    r"|properties|principles|stages|phases"
    r"|rules|requirements|options|uses|use cases|problems|limits|limitations|strategies"
    r"|elements|levels|layers|roles"
    r"|examples|factors|methods|approaches|differences|pros|cons|risks|criteria|tools"
    r"|kinds)\b(?: (?:of|for|in|to|that|with) .*)?)$",
    re.IGNORECASE,
)


def enumerated(text: str, pack: PhrasePack) -> tuple[Plain, ...]:
    """Return the three to five things that a passage lists, () where it is no list."""
    pieces = [piece.strip() for piece in _TOP_LEVEL.findall(text.strip().rstrip(".!?。！？"))]
    pieces = [piece for piece in pieces if piece]
    if pack.script == "cjk" and "、" not in text:
        return ()
    last = _conjunction(pack.conjunctions, pack.script).match(pieces[-1]) if pieces else None
    if last:
        pieces[-1] = pieces[-1][last.end() :]
    elif pieces and (pair := _conjunction_inside(pack).split(pieces[-1])) and len(pair) == 2:
        pieces[-1:] = pair
    else:
        return ()
    if not FEWEST <= len(pieces) <= MOST:
        return ()
    if pack.forms == "english" and not _are_parallel(pieces):
        return ()
    sizes = [words.count(piece) for piece in pieces]
    if max(sizes) > _LONGEST_THING or min(sizes) < 1:
        return ()
    return tuple(Plain(casing.capitalised(piece.strip())) for piece in pieces)


def counted(text: str, size: int, pack: PhrasePack) -> tuple[Plain, ...]:
    """Return the things of a list whose name says how many there are, () where there are not."""
    pieces = [piece.strip(" 、") for piece in _TOP_LEVEL.findall(text.rstrip("。！"))]
    joined = _conjunction(pack.conjunctions, pack.script)
    pieces[-1:] = [joined.sub("", pieces[-1], count=1)] if pieces else []
    whole = len(pieces) == size and "、" in text and max(map(words.count, pieces)) <= _LONGEST_CHILD
    return tuple(map(Plain, pieces)) if whole else ()


def _are_parallel(pieces: list[str]) -> bool:
    """Tell whether the pieces of a list are alike: no clause among things, no doing among them."""
    doing = {bool(english.verb_base(piece.split()[0].casefold(), "ing")) for piece in pieces}
    if any(
        re.match(r"(?:but|while|though|although|which|who|because|so|despite)\b", p) for p in pieces
    ):
        return False
    if any(
        p.split()[0].casefold() in english.PREPOSITIONS - {"to"} or _NO_ITEM.match(p)
        for p in pieces
    ):
        return False
    opens = {piece.split()[0].casefold() in {"that", "how", "which", "who"} for piece in pieces}
    governed = [bool({*piece.casefold().split()} & _GOVERNS) for piece in pieces]
    own = any(piece.split()[0].casefold() in english.DETERMINERS for piece in pieces[1:])
    if governed[0] and not (own or any(governed[1:])):
        return False  # outcomes for leaders, teams and firms: for all three
    return len(doing) == 1 and len(opens) == 1 and grammar.clause(pieces[0]) is None


_GOVERNS = english.PREPOSITIONS - {"to", "than", "like"}
_NO_ITEM = re.compile(r"(?:and )?(?:so )?(?:more|others?|etc|much more|many more)\b", re.IGNORECASE)


@lru_cache(maxsize=32)
def _conjunction(conjunctions: tuple[str, ...], script: str) -> re.Pattern[str]:
    gap = "" if script == "cjk" else r"\s+"
    return re.compile(rf"^(?:{'|'.join(map(re.escape, conjunctions))}){gap}", re.IGNORECASE)


@lru_cache(maxsize=32)
def _conjunction_inside(pack: PhrasePack) -> re.Pattern[str]:
    gap = "" if pack.script == "cjk" else r"\s+"
    return re.compile(
        rf"{gap}(?:{'|'.join(map(re.escape, pack.conjunctions))}){gap}", re.IGNORECASE
    )


def such_as(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """… N such as A, B and C → … N such as … – which three?"""
    for cue in topic.pack.examples if topic.pack.script != "cjk" else ():
        before, found, after = sentence.text.partition(f" {cue} ")
        if not found or words.count(before) < 3:
            continue
        items = enumerated(after, topic.pack)
        if items:
            count = topic.pack.numbers[len(items) - 2]
            if topic.pack.plurals:
                return  # examples are no list to learn
            if topic.pack.forms == "english" and (_GOES_ON.search(after) or not _states(before)):
                return  # millions of devices such as …; I consider other priorities such as …
            lead = f"{before.rstrip(' ,')} {cue} …".replace("  ", " ")
            yield Asked(
                topic.pack.which_list.format(lead=lead, count=count),
                start=len(before) + len(found),
                end=len(sentence.text),
                items=items,
            )
        return


_GOES_ON = re.compile(r", (?:and )?(?:I|you|we|they|it|he|she|to) ")
"""Where the sentence goes on behind its examples: "As it has …, you can …"."""


def _states(before: str) -> bool:
    """Tell whether what stands before "such as" is a statement of more than the speaker."""
    return grammar.has_finite_verb(before) and not re.search(r"\b(?:I|we|my|our|me|us)\b", before)


def after_colon(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Three things matter: A, B and C → Which three things matter?"""
    before, colon, after = sentence.text.partition("：" if "：" in sentence.text else ": ")
    if not colon or words.count(before) < 3 or "," in before:
        return
    if topic.pack.script == "cjk" and "，" in sentence.text:
        return  # clauses, and no list
    items = enumerated(after, topic.pack)
    if not items or ": " in items[0] or any(has_verb(item, topic.pack) for item in items):
        return
    count = topic.pack.numbers[len(items) - 2]
    if topic.pack.forms == "english" and not _announces_several(before, count):
        return
    start = len(before) + len(colon)
    question = topic.pack.which_list.format(lead=before, count=count)
    if topic.pack.plurals:
        question = plurals.question(before, count, items, topic.pack)
    first, _, rest = before.partition(" ")
    if topic.pack.forms == "english" and first.casefold() == count and grammar.clause(f"{before}."):
        question = f"Which {count} {rest}?"
    yield Asked(question, start=start, end=len(sentence.text), items=items)


def _announces_several(before: str, count: str) -> bool:
    """Tell whether what stands before a colon says that several things follow: three economies."""
    counted = re.search(rf"\b(?:{count}|several|both)\b", before, re.IGNORECASE)
    last = before.rsplit(maxsplit=1)[-1]
    if re.search(r"\b(?:such|these|those)\b", before) or is_order(before.split()):
        return False  # store 3 values: …
    return bool(counted) or (english.is_plural(last) and last.islower())


def children(topic: Topic) -> Iterator[Asked]:
    """A lead or sentence ending in a colon, and two to five parallel children: one list card."""
    items = tuple(
        Plain(plurals.thing(child.text, topic.pack)) for child in topic.children if child.text
    )
    if not 2 <= len(items) <= MOST or len(items) < len(topic.point.children):
        return
    if all("](http" in child.text for child in topic.point.children) or _has_poor(items, topic):
        return
    if max(map(words.count, items)) > _LONGEST_CHILD:
        return
    introduced = topic.sentences[-1].text if topic.sentences else ""
    if introduced and not introduced.endswith((":", "：")):
        return
    shortest = 1 if topic.pack.verbs else 2
    stem = introduced.rstrip(":： ") if words.count(introduced) > shortest else topic.lead
    if not stem or (topic.is_label and stem == topic.lead):
        stem = "" if not topic.heading else ", ".join(dict.fromkeys((topic.heading, stem)))
        stem = stem.strip(", ")
    if not re.search(r"\w", stem) or (topic.pack.verbs and _leans(stem, topic)):
        return
    announced = bool(introduced) and _announces(stem, topic)
    stem = _with_subject(stem, topic)
    if any(child.text.endswith((":", "：")) for child in topic.children):
        return
    asked = listnames.question(stem, items, topic) if stem else ""
    if asked and (announced or _names_several(stem, items)):
        yield Asked(
            asked,
            items=tuple(Plain(casing.capitalised(item)) for item in items),
            hides_lead=True,
            about=" ".join(items),
        )


def _leans(stem: str, topic: Topic) -> bool:
    """Tell whether a stem needs what stands before it, or "but" is all that it ends on."""
    found = [word.casefold() for word in words.words(stem)] or [""]
    opening = stem.partition(",")[0].casefold().replace(" ", "-")
    if (
        opening in topic.pack.openers
        or found[0] in topic.pack.openers
        or found[-1] in topic.pack.links | topic.pack.openers
    ):
        return True
    return worthless.says_nothing(stem, topic)


def _has_poor(items: tuple[Plain, ...], topic: Topic) -> bool:
    """Tell whether an item is but "…", or says nothing by itself."""
    return any(not re.search(r"\w", it) or worthless.says_nothing(it, topic) for it in items)


def _with_subject(stem: str, topic: Topic) -> str:
    """Return a stem with what it speaks of, where it starts with its verb or a pronoun."""
    pack = topic.pack
    found = [word.casefold() for word in words.words(stem)[:2]]
    where = topic.lead if topic.lead and topic.lead != stem else topic.heading
    if pack.script == "cjk":
        back = max((p for p in pack.pronouns if stem.startswith(p)), key=len, default="")
        bare = back or words.count(stem) < _WHOLE_STEM
        return f"{topic.heading}：{stem.removeprefix(back)}" if bare and topic.heading else stem
    if not pack.verbs or not found or not where or topic.is_label:
        return stem
    headless = found[0] in pack.pronouns or is_verb(found[0], pack) or found[0] in {"se", "es"}
    return f"{where}: {stem}" if headless and where != stem else stem


def _announces(stem: str, topic: Topic) -> bool:
    """Tell whether a sentence that ends in a colon promises the things after it."""
    if topic.pack.forms != "english":
        return True
    last = stem.rsplit(maxsplit=1)[-1].casefold()
    numbers = {"one", "several", "various", "some", *topic.pack.numbers}
    if last in _PROMISING or numbers & set(stem.casefold().split()) or re.search(r"\b\d\b", stem):
        return True
    return english.is_plural(last) and not english.verb_base(last, "s")


_PROMISING = words.word_set(
    "by are include includes of is from into for be to with on through in that"
)


def _names_several(stem: str, items: tuple[Plain, ...]) -> bool:
    """Tell whether a lead announces a list, or the items are but names."""
    if listnames.COUNTED.match(stem) or _PLURAL_HEAD.match(stem):
        return True
    return max(map(words.count, items)) <= 5
