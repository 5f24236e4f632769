"""Where an author ended a line of a paragraph, and where an editor only wrapped it."""

import re

from flashgen.questions.pack import PhrasePack

_VERBATIM = re.compile(r"```|~~~|\$\$|^\s*[|<>]", re.MULTILINE)
_NEVER_WRAPPED = 40
_GOES_ON = (",", ":", ";", "-", "–", "(")


def meant(block: str, pack: PhrasePack) -> list[str]:
    """Split a paragraph where its author ended a line, not where an editor wrapped one."""
    first, *rest = block.split("\n")
    if not rest or _VERBATIM.search(block):
        return [block]
    widest = max(len(line.rstrip()) for line in (first, *rest))
    pieces, before = [first], first.rstrip()
    for line in rest:
        if _ends_line(before, line, widest, pack):
            pieces.append(line)
        else:
            pieces[-1] += f"\n{line}"
        before = line.rstrip()
    return pieces


def _ends_line(before: str, after: str, widest: int, pack: PhrasePack) -> bool:
    """Tell whether a new line starts a new sentence: its first word had had room before it.

    A wrapped line is as full as can be, so that no capital of a German noun or an English name
    looks like the start of a sentence.
    """
    opening = after.lstrip("\ue002\ue004\"'“‘«„(¿¡ \t")[:1]
    last = before.rsplit(maxsplit=1)[-1].strip("*_").casefold() if before.strip() else ""
    if not (opening.isupper() or opening.isdigit()) or before.endswith(_GOES_ON):
        return False
    if not last or last in pack.stop_words or last in pack.prepositions:
        return False
    if before.count("[") > before.count("]") or before.count("(") > before.count(")"):
        return False
    room = len(before) + 1 + len(after.split(maxsplit=1)[0]) <= widest
    return room or len(before) < _NEVER_WRAPPED
