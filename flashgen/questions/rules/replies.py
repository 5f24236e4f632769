"""An answer that stands apart from its question: below it, behind the name of who gives it.

"Question 2: …?" in bold, and the next two paragraphs are what two guests say to it; or a bullet
that is labelled a question, and the next is labelled its answer.
"""

import re
from collections.abc import Iterator

from flashgen.data import KeyPoint, Markdown
from flashgen.questions import clean, words
from flashgen.questions.pack import PhrasePack
from flashgen.questions.rules.explaining import answer
from flashgen.questions.topic import NUMBERED, Asked, Topic

_SPEAKER = re.compile(r"^(?P<who>[^\s：:，。「“]{1,8})[：:]\s*(?P<said>\S.*)$", re.DOTALL)
_COUNTED = re.compile(r"^(?:问题|問題|質問|第)[一二三四五六七八九十\d]{1,3}(?:问|問)?[：:]")
_ENDS = ("？", "?")
_ABOUT = re.compile("^(?:关于|關於)")
_SHORTEST, _LONGEST_QUESTION, _LONGEST_NAMED = 4, 28, 16


def to_question(topic: Topic) -> Iterator[Asked]:
    """“Name: …” below a bold question → (Name) the question?"""
    if topic.pack.script != "cjk" or not topic.sentences or topic.is_child:
        return
    who = "" if topic.lead.endswith(_ENDS) else topic.lead
    if who and who not in topic.pack.replies and _often(who, topic) < _OFTEN:
        return
    text = topic.sentences[0].text
    if not who and (match := _SPEAKER.match(text)):
        who, text = match["who"], match["said"]
    if _COUNTED.match(f"{who}："):
        return
    question = (topic.lead if topic.lead.endswith(_ENDS) else _above(topic)) if who else ""
    if not question or words.count(text) < _SHORTEST or text.endswith(_ENDS):
        return
    shown = "" if who in topic.pack.replies else f"（{who}）"
    yield Asked(f"{shown}{question}", answer(text), end=len(topic.sentences[0].text), bonus=0.05)


_OFTEN = 2


def _often(who: str, topic: Topic) -> int:
    """Count the points that a name opens: who speaks does so more than once."""
    points = (point for section in topic.note.sections for point in section.key_points)
    return sum(who in p.lead and clean.plain(p.lead).strip("：: ") == who for p in points)


def _above(topic: Topic) -> str:
    """Return the question that the points up to this one answer; "" where there is none."""
    points = topic.section.key_points
    at = next((i for i, point in enumerate(points) if point is topic.point), 0)
    for point in reversed(points[:at]):
        if question := _question(point, topic.pack):
            return question
        if not _is_answer(point, topic):
            return ""
    heading = NUMBERED.sub("", topic.heading)
    return heading if heading.endswith(_ENDS) else ""


def _question(point: KeyPoint, pack: PhrasePack) -> str:
    lead, text = clean.plain(point.lead).strip(), clean.plain(Markdown(point.explanation)).strip()
    labelled = lead.strip("：: ") in pack.asked
    whole = text if labelled else lead or text
    asked = NUMBERED.sub("", whole).rstrip("。")
    if (labelled or _COUNTED.match(whole)) and not asked.endswith(_ENDS):
        named = 0 < words.count(asked) <= _LONGEST_NAMED
        return pack.weak.format(lead=_ABOUT.sub("", asked)) if named else ""
    bold = bool(lead) or point.explanation.lstrip().startswith("**")
    if not bold or not asked.endswith(_ENDS) or not 1 < words.count(asked) <= _LONGEST_QUESTION:
        return ""
    return asked if not labelled or "\n" not in asked else ""


def _is_answer(point: KeyPoint, topic: Topic) -> bool:
    lead = clean.plain(point.lead).strip("：: ")
    told = lead in topic.pack.replies or _often(lead, topic) >= _OFTEN if lead else False
    return told or _SPEAKER.match(point.explanation) is not None
