"""What to hide of a plain statement, in scripts without spaces.

Nothing there shows where a word ends; the patterns of the phrase pack tell which phrases are
whole, which verbs one has to know the object of, and which gaps anyone could fill.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from flashgen.questions import words
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import PhrasePack, holds
from flashgen.questions.rules import cjk, gaps
from flashgen.questions.topic import Asked, Topic

_ENDS = "。．.！!"
_SPREAD = 0.2
"""How much less the last gap of a list is worth than the first."""
_SHORT_GAP, _SHORT_COSTS, _FIRST_COSTS = 3, 0.12, 0.18


def gapped(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """What a pattern of the pack picks out of a sentence, whole between two marks, is the gap."""
    pack, text = topic.pack, sentence.text
    if pack.joins and text.startswith(pack.joins):
        return  # but the reason of another sentence
    written = (*pack.gaps, *pack.weak_gaps)
    patterns = gap_patterns(written, pack.phrase_ends, pack.gap_start, pack.gap_breaks)
    for index, pattern in enumerate(patterns):
        for match in pattern.finditer(text):
            start, end = match.span("x")
            start += len(match["x"]) - len(match["x"].lstrip())
            little = index >= len(pack.gaps)
            if little and (topic.lead or end - start < _SHORT_GAP or not text[end:].strip(_ENDS)):
                continue
            if _hides_well(text, start, end, pack):
                poor = _SHORT_COSTS * (end - start < _SHORT_GAP) + _FIRST_COSTS * (start == 0)
                bonus = -_SPREAD * index / len(patterns) - poor
                yield gaps.gap(sentence, start, end, bonus=bonus)


@lru_cache(maxsize=64)
def gap_patterns(
    written: tuple[str, ...], marks: str, begins: str, breaks: str
) -> tuple[re.Pattern[str], ...]:
    """Read the gaps of a pack: {x} ends at a mark, or begins where a phrase begins."""
    inside = f"[^{re.escape(marks)}、（）()「」『』“”—…]"
    if breaks:
        inside = f"(?:(?!{breaks}){inside})"
    stop = rf"(?=[{re.escape(marks)}、（(—…]|$)"
    out = []
    for line in written:
        slot = f"(?P<x>{inside}{{2,18}}?)" + (stop if line.endswith("{x}") else "")
        before = begins if line.startswith("{x}") else ""
        out.append(re.compile(before + line.replace("{x}", slot)))
    return tuple(out)


def _hides_well(text: str, start: int, end: int, pack: PhrasePack) -> bool:
    """Tell whether a gap is a phrase: no reference, and no clause that goes before a noun."""
    inner = text[start:end]
    if cjk.refers(inner, pack) or not words.stems(inner, pack.stop_words):
        return False
    return not holds(pack.no_gaps, f"{text[:start]}<{inner}>{text[end:]}")
