"""The checks of M04, M05 and M14 that only scripts without spaces need.

Of 216 cards of five summaries one of six pointed at what only another sentence names; of brackets
behind a term ten of twelve were but the same in another language.
"""

import re

from flashgen.data import GAP_CLOSE, GAP_OPEN
from flashgen.questions import words
from flashgen.questions.gate.look import Look
from flashgen.questions.pack import holds

_WISHED = "highlight"
_SIGN = re.compile(f"[{words.CJK}]")
_LATIN = re.compile("[A-Za-z]")
_SHORTEST_SHOWN = 3
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


def only_translates(seen: Look) -> bool:
    """M14: tell whether a bracket has a term but once more, in other letters or other words."""
    if seen.draft.rule != "gloss" or seen.topic.pack.script != "cjk":
        return False
    term = "".join(re.findall("[“「]([^”」]+)[”」]", seen.front))
    signs = len(_SIGN.findall(seen.answer))
    if not _SIGN.search(term):  # but what an abbreviation stands for
        return signs < _FEWEST_OF_LATIN and not (term.isupper() and not signs)
    return signs < (_FEWEST_OF_MIXED if _LATIN.search(term) else _FEWEST_SIGNS)
