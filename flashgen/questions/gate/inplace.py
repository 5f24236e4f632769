"""The checks of M04, M05 and M14 that only scripts without spaces need.

Of 216 cards of five summaries one of six pointed at what only another sentence names; of brackets
behind a term ten of twelve were but the same in another language. Of 191 more cards fourteen had
their answer in the context line, seldom with the same words around it.
"""

import re

from flashgen.data import GAP_CLOSE, GAP_OPEN, Draft
from flashgen.questions import words
from flashgen.questions.gate.look import Look
from flashgen.questions.pack import holds

_WISHED = "highlight"
_SIGN = re.compile(f"[{words.CJK}]")
_LATIN = re.compile("[A-Za-z]")
_SHORTEST_SHOWN = 3
_HAN = re.compile(r"[\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff]+")
"""Signs that mean something: no kana of an ending."""
_AFTER_CORE, _AFTER_NAME = re.compile(r"——|[，；。（(]"), re.compile(r"[（(：]")
_TELLING_RUN, _LONGEST_HEADED = 4, 9
_NAME = re.compile("(?P<latin>[A-Z][a-z]+(?![A-Za-z0-9]))|(?P<signs>[\u4e00-\u9fff]{2,4})")
_OFTEN = 2
_FEWEST_SIGNS, _FEWEST_OF_LATIN, _FEWEST_OF_MIXED = 7, 10, 5


def leans(seen: Look) -> bool:
    """M05: tell whether a front speaks of "these two" or "him" with nobody named before."""
    pack = seen.topic.pack
    if pack.script != "cjk" or not pack.leans or seen.draft.rule == _WISHED:
        return False
    return holds(pack.leans, seen.draft.question.replace(GAP_OPEN, "").replace(GAP_CLOSE, ""))


def leaks(seen: Look) -> bool:
    """M04: tell whether half of a gap, sign by sign, stands elsewhere in its sentence."""
    if not seen.is_cloze or seen.topic.pack.script != "cjk" or seen.draft.rule == _WISHED:
        return False
    gap, size = seen.gap, max(_SHORTEST_SHOWN, -(-len(seen.gap) // 2))
    parts = (gap[at : at + size] for at in range(len(gap) - size + 1))
    return any(_SIGN.search(part) and part in seen.front for part in parts)


def tells_of_speaker(seen: Look) -> bool:
    """M21: tell whether a front starts with one whom its note quotes, and it is no view of theirs.

    Of such cards of 23 notes four of ten were worthless: what a guest showed, felt or said first.
    """
    pack = seen.topic.pack
    if pack.script != "cjk" or not pack.speech or seen.draft.rule == _WISHED:
        return False
    name = _NAME.match(seen.draft.question.replace(GAP_OPEN, "").replace(GAP_CLOSE, ""))
    if name is None or re.match(pack.speech[1], name.string):
        return False
    points = (point for part in seen.topic.note.sections for point in part.key_points)
    told = "\n".join(point.explanation for point in points if name[0][:2] in point.explanation)
    first, signs = name["latin"], name["signs"] or ""
    names = [first] if first else [signs[:size] for size in range(2, len(signs) + 1)]
    said = (re.findall(f"{re.escape(one)}{pack.speech[0]}", told) for one in names)
    return any(len(found) >= _OFTEN for found in said)


def is_cut(seen: Look) -> bool:
    """M14: tell whether an answer was cut inside a quotation or a bracket."""
    if seen.topic.pack.script != "cjk" or seen.draft.answer_is_markdown:
        return False
    pairs = [pair for pair in (*seen.topic.pack.quotes, "（）") if pair[0] != pair[-1]]
    return any(seen.answer.count(pair[0]) != seen.answer.count(pair[-1]) for pair in pairs)


def shows(part: str, draft: Draft) -> bool:
    """M23: tell whether a part of the context line has the core of an answer, or its head."""
    if draft.items:
        names = [_AFTER_NAME.split(item)[0].strip() for item in draft.items]
        return 2 * sum(name in part for name in names) >= len(names)
    before, _, rest = draft.question.partition(GAP_OPEN)
    gap, _, after = rest.partition(GAP_CLOSE)
    core = _AFTER_CORE.split(draft.answer or gap)[0]
    front = f"{before}…{after}"
    runs = _HAN.findall(core)
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    new = {pair for pair in pairs if pair not in front}
    if 2 * sum(pair in part for pair in new) >= max(1, len(new)):
        return True
    signs = "".join(runs)
    if len(signs) <= _LONGEST_HEADED and signs[-2:] in new and signs[-2:] in part:
        return True
    parts = (run[at : at + _TELLING_RUN] for run in runs for at in range(len(run)))
    return any(len(run) == _TELLING_RUN and run in part and run not in front for run in parts)


def only_translates(seen: Look) -> bool:
    """M14: tell whether a bracket has a term but once more, in other letters or other words."""
    if seen.draft.rule != "gloss" or seen.topic.pack.script != "cjk":
        return False
    if seen.answer.count("、") > 1:
        return True  # or but things of its kind
    term = "".join(re.findall("[“「]([^”」]+)[”」]", seen.front))
    signs = len(_SIGN.findall(seen.answer))
    if not _SIGN.search(term):  # but what an abbreviation stands for
        return signs < _FEWEST_OF_LATIN and not (term.isupper() and not signs)
    return signs < (_FEWEST_OF_MIXED if _LATIN.search(term) else _FEWEST_SIGNS)
