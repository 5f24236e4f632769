"""Print how many histories each threshold loses, and how many strangers it takes.

python -m tests.measured.curve [GIT_FOLDER]...

Without arguments: the rewordings by hand. Git folders of notes add the edits of their histories
(lines that took the place of as many lines); FLASHGEN_CORPUS, a folder of notes, adds the pairs
of different bullets of each note, none of which is a rewording of the other.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from flashgen.ledger.likeness import likeness, texts
from tests.measured.rewordings import notes

THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
_BULLET = re.compile(r"^[-*] (.{40,600})$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_HUNK = re.compile(r"^@@.*\n((?:-.*\n)+)((?:\+.*\n)+)", re.MULTILINE)
_START = re.compile(r"^[-+][\s>*+-]*(\d+\.)?\s*")


def by_hand() -> tuple[list[float], list[float]]:
    """Give the likeness of each point and its rewording, and of each to those of others."""
    same, strange = [], []
    for rows in notes().values():
        old, new = texts((f"{a} {b}" for a, b, _, _ in rows), (f"{c} {d}" for _, _, c, d in rows))
        for (i, one), (j, other) in product(enumerate(old), enumerate(new)):
            (same if i == j else strange).append(likeness(one, other))
    return same, strange


def of_histories(folders: Iterable[str]) -> list[float]:
    """Give the likeness of lines that took the place of others in git."""
    edits = dict.fromkeys(edit for folder in folders for edit in _edits(folder))
    old, new = texts((one for one, _ in edits), (other for _, other in edits))
    return [likeness(one, other) for one, other in zip(old, new, strict=True)]


def _edits(folder: str) -> Iterator[tuple[str, str]]:
    command = ["git", "-C", folder, "log", "-p", "-U0", "--no-color", "--", "*.md"]
    log = subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")
    for old, new in _HUNK.findall(log):
        removed, added = old.splitlines(), new.splitlines()
        if len(removed) == len(added):
            for one, other in zip(map(_bare, removed), map(_bare, added), strict=True):
                long = len(one.split()) >= 5 and len(other.split()) >= 4
                if long and one != other and not {one[0], other[0]} & set("#[<"):
                    yield one, other


def _bare(line: str) -> str:
    return _START.sub("", _LINK.sub(r"\1", line)).strip()


def of_strangers(folder: str) -> list[float]:
    """Give the likeness of different bullets of one note, every second one taken for new."""
    found = []
    for path in sorted(Path(folder).rglob("*.md")) if folder else ():
        bullets = _BULLET.findall(_LINK.sub(r"\1", path.read_text(errors="replace")))
        bullets = list(dict.fromkeys(bullets))[:60]
        old, new = texts(bullets[::2], bullets[1::2])
        found += [likeness(one, other) for one, other in product(old, new)]
    return found


def share(values: list[float], least: float) -> float:
    return sum(value >= least for value in values) / max(1, len(values))


def main(folders: list[str]) -> None:
    same, strange = by_hand()
    edits, bullets = of_histories(folders), of_strangers(os.environ.get("FLASHGEN_CORPUS", ""))
    counts = f"{len(same)} by hand, {len(edits)} in git; {len(strange)} and {len(bullets)} pairs\n"
    sys.stdout.write(counts + "threshold  lost by hand, in git  strangers by hand, in notes\n")
    for least in THRESHOLDS:
        lost, gone = 1 - share(same, least), 1 - share(edits, least) if edits else 0.0
        taken, wrong = share(strange, least), share(bullets, least)
        sys.stdout.write(f"{least:9} {lost:13.1%} {gone:7.1%} {taken:18.1%} {wrong:9.2%}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
