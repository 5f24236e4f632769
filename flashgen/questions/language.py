"""Which language a note is in: what it says of itself, else its script and its small words."""

import re
from collections import Counter
from itertools import islice

from flashgen.data import Note

DEFAULT = "en"
_SAMPLE = 40_000
_WORD = re.compile(r"[^\W\d_]+")
# the commonest small words that the others don't share
_SMALL = {
    "en": "the of and to is that it for are with this be by an as not you they have from which can",
    "de": "der die das und ist nicht ein eine mit auf für von dem den sich auch werden wird zu "
    "im sie",
    "es": "el los las una por con para que se del es como más su al lo pero sus este está son",
    "fr": "le les des une est dans pour que qui sur pas avec plus par ce sont au aux cette il du",
    "pt": "o os uma não com para que do da em um no na dos das mais por são ao pelo você é",
    "it": "il gli della che di per una con sono non è del nel alla più come anche le si",
    "nl": "het een van en dat niet op voor met zijn wordt aan ook er maar bij naar",
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_SETS = {code: frozenset(words.split()) for code, words in _SMALL.items()}


def detect(note: Note, given: str = "") -> str:
    """Return the language's code: the note's own, the given one, else what its text looks like."""
    declared = note.episode.language or given
    if declared and (code := _code(declared)):
        return code
    return _of_headings(note) or of_text(_text(note))


_HEADED, _SIGNS = 0.5, re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def _of_headings(note: Note) -> str:
    """Return the language of headings in signs: the text below may quote another at length."""
    titles = [str(section.title) for section in note.sections]
    text = " ".join(titles)
    letters = sum(sign.isalpha() for sign in text)
    signs = len(_SIGNS.findall(text))
    if len(titles) < _FEWEST_TITLES or signs <= _HEADED * letters:
        return ""
    return of_text(text)


_FEWEST_TITLES = 3


_NAMES = {
    "english": "en", "deutsch": "de", "german": "de", "español": "es", "spanish": "es",
    "castellano": "es", "français": "fr", "french": "fr", "português": "pt", "portuguese": "pt",
    "русский": "ru", "russian": "ru", "中文": "zh", "chinese": "zh", "日本語": "ja",
    "japanese": "ja",
}  # fmt: skip


def _code(declared: str) -> str:
    low = declared.strip().casefold()
    if low in _NAMES:
        return _NAMES[low]
    code = re.split(r"[-_]", low)[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else ""


def of_text(text: str) -> str:
    """Return the language that a text looks like; English where nothing speaks for another."""
    letters = sum(sign.isalpha() for sign in text)
    for code, script in _SCRIPTS:
        share = len(script.findall(text)) / max(1, letters)
        if share > (0.08 if code == "ja" else 0.2):
            return code
    found = Counter(word.casefold() for word in _WORD.findall(text))
    scores = {code: sum(found[word] for word in words) for code, words in _SETS.items()}
    best = max(scores, key=lambda code: (scores[code], code == DEFAULT))
    return best if scores[best] else DEFAULT


def _text(note: Note) -> str:
    parts = (
        text
        for section in note.sections
        for point in section.key_points
        for text in (
            section.title,
            point.lead,
            point.explanation,
            *(c.text for c in point.children),
        )
    )
    return " ".join(islice(parts, 2000))[:_SAMPLE]
