"""What a note is called, where its properties don't say: by its title, its file, its folder."""

import re
from pathlib import PurePosixPath

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_SAYS_NOTHING = re.compile(
    r"\d+|notes?|summary|readme|index|overview|untitled|outline|transcript|digest|draft|main"
    r"|lec(?:tures?)?|week|day|lesson|chapter|module|session|part|unit|class|course|talk"
    r"|podcasts?|videos?|meeting|my|the|of|docs|content|src|md|vault|inbox"
    r"|notizen|mitschrift|vorlesung|woche|apuntes|notas|clase|semana|aula|cours|semaine"
    r"|конспект|лекция|заметки",
    re.IGNORECASE,
)
"""A word of a title, a file or a folder that says nothing of the subject."""


def named(title: str, path: PurePosixPath) -> str:
    """Return a note's title; of one that only says "Notes" or "Lecture 4", what says more.

    That is the file's name, or else the folder's before it: "Graph Theory · Lecture 4".
    """
    if title and _says_something(title):
        return title
    if _says_something(path.stem):
        return path.stem
    known = title or path.stem
    folder = path.parent.name
    return f"{folder} · {known}" if folder and _says_something(folder) else known


def _says_something(name: str) -> bool:
    return not all(map(_SAYS_NOTHING.fullmatch, _PIECE.findall(name)))
