"""Rules for scripts without spaces: what asks stands in the place of what is asked for.

Chinese and Japanese don't move or inflect anything for a question, so a pattern of a sentence
and the question that it gives are data: the frames of the phrase pack. Only how such a pattern
is read is known here, and what may fill it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from flashgen.questions import noted, standing, views, words, worthless
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import PhrasePack, holds, is_announced
from flashgen.questions.rules import listing
from flashgen.questions.rules.explaining import answer
from flashgen.questions.topic import NUMBERED, Asked, Topic, is_label

_ENDS = "。．.！!"
_UNFINISHED = ("：", ":", "？", "?", "例如", "…")
_LONGEST_SUBJECT, _LONGEST_HEAD = 20, 6
_LONGEST_OBJECT, _LONGEST_ANSWER, _LONGEST_VAGUE = 12, 40, 14
_ALL = ("我们", "我們")
_SPREAD = 0.2
"""How much less the last frame or gap of a list is worth than the first."""
_FEWEST_ITEMS, _LONGEST_PIECE = 3, 14
_OFTEN, _FEWEST_SIGNS = 3, 6
_ROW = re.compile(r"(?:[^;:]{1,20}: [^;]+; )+[^;:]{1,20}: [^;]+")
_LABELLED = re.compile(r"^(?:例子|案例|例|观点|觀點|结论|結論|例えば|具体例)：")
_SAID = re.compile(r"[^：“”「」]{2,30}(?:[：，][“「](?P<said>[^“”「」]+)[”」]|：(?P<told>[^：]+))")
_NAME = re.compile(r"[^\W\d_①-⑳]")
_SLOT = re.compile(r"\{(?P<name>[a-z])\}")
_NOTHING = dict.fromkeys("abcnvmip", "")


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern of a sentence, and the question that it gives; {x} is what is asked for."""

    pattern: re.Pattern[str]
    question: str
    bonus: float
    of_object: bool
    """It asks for what a verb is about, which the first mark ends."""


@lru_cache(maxsize=64)
def frames(written: tuple[str, ...], marks: str) -> tuple[Frame, ...]:
    """Read the frames of a pack: "pattern => question", the most precise first."""
    inside = f"[^{re.escape(marks)}]"
    slots = {
        "a": rf"(?P<a>{inside}{{2,30}}?)",
        "b": rf"(?P<b>{inside}{{1,40}}?)",
        "c": r"(?P<c>[^。；：？！]{6,60}?)",
        "l": r"[^：]+",
        "x": r"(?P<x>.{2,}?)",
        "o": r"(?P<x>.{2,}?)",
    }
    out = []
    for index, line in enumerate(written):
        pattern, _, question = line.partition(" => ")
        read = _SLOT.sub(lambda match: slots[match["name"]], pattern)
        bonus = -_SPREAD * index / len(written)
        out.append(Frame(re.compile(read), question, bonus, "{o}" in pattern))
    return tuple(out)


def framed(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """A sentence of a known form → the question that the frame of this form gives."""
    pack = topic.pack
    text = sentence.text.rstrip(_ENDS)
    opening = _opening(text, pack)
    for frame in frames(pack.frames, pack.phrase_ends):
        yield from _asked(frame, text, topic)
        if opening:
            for asked in _asked(frame, text[len(opening) :], topic):
                yield _behind(opening, asked)
    if match := _SAID.fullmatch(text):
        said, size = match[match.lastgroup or 0].rstrip(_ENDS), match.start(match.lastgroup or 0)
        for frame in frames(pack.frames, pack.phrase_ends):
            for asked in _asked(frame, said, topic):
                yield replace(asked, start=asked.start + size, end=asked.end + size)
    head, colon, said = text.partition("：")
    if colon and not topic.lead and _names(head, topic) and words.count(head) <= _LONGEST_HEAD:
        for frame in frames(pack.lead_frames, pack.phrase_ends):
            yield from _asked(frame, f"{head}：{said}", topic, head)


def _opening(text: str, pack: PhrasePack) -> str:
    for pattern in pack.places:
        if (match := re.match(pattern, text)) and not refers(match[0][1:], pack):
            return match[0]
    return ""


def _behind(opening: str, asked: Asked) -> Asked:
    """Return what was asked of the rest of a sentence, with the opening before it again."""
    size = len(opening)
    question = f"{opening}{asked.question}"
    return replace(asked, question=question, start=asked.start + size, end=asked.end + size)


def reasoned(topic: Topic) -> Iterator[Asked]:
    """A sentence whose reason is the next one → Why is it so?"""
    pack = topic.pack
    for before, then in pairwise(topic.sentences):
        if not then.text.startswith(pack.joins):
            continue
        for first in views.of(before, pack):
            if not standing.stands_alone(first, pack, topic.owner):
                continue
            text = pack.phrase_ends[:1].join(s.text.rstrip(_ENDS) for s in (first, then))
            for frame in frames(pack.frames, pack.phrase_ends):
                for asked in _asked(frame, text, topic):
                    if asked.start > len(first.text):
                        yield Asked(asked.question, asked.answer, about=before.text, bonus=0.02)


def on_lead(topic: Topic) -> Iterator[Asked]:
    """A lead and an explanation of a known form → the question of this form about the lead."""
    pack = topic.pack
    if not topic.sentences or topic.is_running or topic.lead in pack.asked | pack.replies:
        return
    if worthless.is_aside(topic.text, pack) or not noted.is_own(topic):
        return
    name = NUMBERED.sub("", topic.subject)
    if not _names(name, topic) or is_no_topic(topic):
        return
    text = statement(topic).rstrip(_ENDS).lstrip("─—–-：: ")
    shared = topic.is_label and len(topic.section.key_points) > 1
    of_label = f"{name}：".replace("{", "{{").replace("}", "}}")
    for frame in frames(pack.lead_frames, pack.phrase_ends):
        if not shared:
            yield from _asked(frame, f"{name}：{text}", topic, name)
        if topic.is_label and frame.question.startswith("{lead}"):
            told = replace(frame, question=of_label + frame.question)
            yield from _asked(told, f"{topic.lead}：{text}", topic, topic.lead)


def statement(topic: Topic) -> str:
    """Return the first sentence of a point without the label of what it is: an example."""
    first = topic.sentences[0].text
    return _LABELLED.sub("", first) if topic.pack.script == "cjk" else first


def _names(lead: str, topic: Topic) -> bool:
    """Tell whether a lead is one to ask about: no label, short, and it refers to nothing."""
    pack = topic.pack
    if not 0 < words.count(lead) <= _LONGEST_SUBJECT or re.search('^["「『“]|[：？?]', lead):
        return False
    told = refers(lead, pack) or is_announced(lead, pack)
    return not (told or is_label(lead, pack) or holds(pack.no_names, lead))


def says_nothing(topic: Topic) -> bool:
    """Tell whether a point starts by what is talked about, or by how it was liked, or tells little.

    A few signs between words of another script, or the cells of a table's row, are no statement.
    """
    first = topic.sentences[0].text
    if len(re.findall(f"[{words.CJK}]", first)) < _FEWEST_SIGNS or _ROW.fullmatch(topic.text):
        return True
    return worthless.is_aside(first, topic.pack) or is_announced(first, topic.pack)


def of_label(topic: Topic) -> str:
    """Return the question for what a label says of its heading: the purpose of X; "" for none."""
    if not topic.is_label or not topic.pack.label_of:
        return ""
    heading = NUMBERED.sub("", topic.heading)
    if topic.lead in heading:
        return topic.pack.weak.format(lead=heading)
    return topic.pack.label_of.format(heading=heading, lead=topic.lead)


def is_no_topic(topic: Topic) -> bool:
    """Tell whether a lead is but a number, or who says so many points: there is no topic in it."""
    if topic.lead in topic.pack.asked | topic.pack.replies or not _NAME.search(topic.lead):
        return True
    if topic.is_label or holds(topic.pack.no_names, topic.lead):
        return not topic.is_label or is_label(topic.heading, topic.pack)
    points = (point for section in topic.note.sections for point in section.key_points)
    return sum(point.lead == topic.point.lead for point in points) >= _OFTEN


def _asked(frame: Frame, text: str, topic: Topic, lead: str = "") -> Iterator[Asked]:
    match = frame.pattern.fullmatch(text)
    if match is None or text.endswith(_UNFINISHED) or not _may_fill(match, topic):
        return
    said = match["x"].strip(" ：；，、")
    listed = "{count}" in frame.question
    items = _items(said, topic) if listed and "——" not in said else ()
    if stated := match.groupdict().get("k"):
        items = listing.counted(said, topic.pack.numbers.index(stated) + 2, topic.pack)
    question = _filled(frame, match, topic, lead, len(items))
    if not question or (listed and not items) or _is_poor(said, match, topic):
        return
    start = max(0, match.start("x") - (len(lead) + 1 if lead else 0))
    yield Asked(
        question,
        "" if listed else answer(_short(said, whole=bool(lead) or not frame.of_object)),
        start,
        start + len(match["x"]),
        items=items,
        bonus=frame.bonus,
        hides_lead=bool(lead),
    )


def _filled(frame: Frame, match: re.Match[str], topic: Topic, lead: str, size: int) -> str:
    """Return the question with what was found in its places; a bare "the core" is the core of X."""
    found = {name: value.strip() for name, value in match.groupdict().items() if value}
    count = topic.pack.numbers[size - 2] if size else ""
    question = frame.question.format_map({**_NOTHING, **found, "lead": lead, "count": count})
    question = re.sub(r"([“”「」])\1", r"\1", question)
    question = question.replace("之所以", "") if found.get("c") else question
    subject = found.get("a", "")
    if not is_label(subject, topic.pack):
        return question
    pack = topic.pack
    names = (name for name in (topic.lead, topic.heading) if name and subject not in name)
    known = next((n for n in names if not (is_label(n, pack) or holds(pack.no_names, n))), "")
    return f"{NUMBERED.sub('', known)}：{question}" if known else ""


def _may_fill(match: re.Match[str], topic: Topic) -> bool:
    """Tell whether what a question would copy can be understood without the sentence before."""
    pack = topic.pack
    found = match.groupdict()
    for name in ("a", "c"):
        part = found.get(name) or ""
        low = part.startswith(pack.no_subjects) and not part.startswith(pack.may_open or ("\n",))
        if part and (low or refers(part, pack)):
            return False
        if part and not words.stems(part, pack.stop_words):
            return False
        if part.count("（") != part.count("）"):
            return False
        ends = pack.no_subjects if name == "a" else pack.no_clauses
        if part.endswith(ends) and not part.endswith(pack.may_close or ("\n",)):
            return False
        if any(len(word) > 1 and word in part for word in pack.question_words):
            return False
    return words.count(found.get("a") or "") <= _LONGEST_SUBJECT


def refers(text: str, pack: PhrasePack) -> bool:
    """Tell whether a passage starts by pointing back: this, it, they, such."""
    return text.startswith((*pack.pronouns, *pack.openers))


def _is_poor(said: str, match: re.Match[str], topic: Topic) -> bool:
    """Tell whether an answer is none; one to a whole clause may name its subject by a pronoun."""
    pack = topic.pack
    if not words.stems(said, pack.stop_words) or said in pack.labels or match["x"][0] in "，、（—":
        return True
    if holds(pack.no_answers, said):
        return True
    cut = any(said.count(pair[0]) != said.count(pair[1]) for pair in pack.quotes if pair != '""')
    if cut or is_announced(said, pack):
        return True
    back = (word for word in pack.pronouns if len(word) > 1 and len(said) < _LONGEST_VAGUE)
    if "c" in match.groupdict() and pack.again:
        return refers(said, pack) and not said.startswith((*pack.again, *_ALL))
    ours = said.startswith(_ALL) and len(said) >= _LONGEST_VAGUE
    return (refers(said, pack) and not ours) or any(word in said for word in back)


def _items(said: str, topic: Topic) -> tuple[str, ...]:
    """Return the things that a passage lists, up to where the sentence goes on."""
    listed = re.split(r"[，；]", said)[0] if "、" in said.split("，", maxsplit=1)[0] else said
    listed = listed.rpartition("：")[2]
    listed = re.sub(r"(?:等等?|など)[^、]{0,6}$", "", listed)
    return tuple(listing.enumerated(listed, topic.pack)) or _bare_items(listed)


def _bare_items(listed: str) -> tuple[str, ...]:
    """Return the things of a list that joins not even its last two by a word: A、B、C."""
    pieces = tuple(piece.strip() for piece in listed.split("、"))
    if not _FEWEST_ITEMS <= len(pieces) <= listing.MOST or re.search("[，；。]", listed):
        return ()
    whole = all(piece.count("（") == piece.count("）") for piece in pieces)
    return pieces if whole and all(0 < len(piece) <= _LONGEST_PIECE for piece in pieces) else ()


def _short(said: str, *, whole: bool) -> str:
    """Return a passage up to a mark, where it is long; Japanese, with its verb last, has none."""
    most, least = (_LONGEST_ANSWER, _LONGEST_OBJECT) if whole else (_LONGEST_OBJECT, 1)
    first, mark, _ = said.partition("；")
    if mark and words.count(first) >= _FEWEST_SIGNS:
        said = first  # another statement
    if words.count(said) <= most:
        return said
    for match in re.finditer(r"[，；]|——", said):
        if words.count(said[: match.start()]) >= least:
            return said[: match.start()]
    return said
