"""The classes that an English word can have where it stands, each with how odd that would be.

N1 and N2 are nouns (one, many), V3, V0 and VD finite verbs (runs, run, ran), B a base form, G and E
participles (running, run), M, BE, HV and DO the auxiliaries, J adjective, R adverb, P pronoun, D
determiner, Q number, I preposition, T "to" before a verb, C and S conjunctions, W a relative or a
question word, EX "there".
"""

import pkgutil
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from flashgen.questions.english import (
    ADVERBS,
    DO,
    HAVE,
    MODALS,
    PREPOSITIONS,
    classes,
    is_plural,
    noun_base,
    oddness,
    verb_base,
)
from flashgen.questions.words import word_set

FINITE = frozenset({"V3", "V0", "VD", "BE", "HV", "DO", "M"})
NOUNS = frozenset({"N1", "N2"})
Readings = tuple[tuple[str, float], ...]

_TOKEN = re.compile(
    r"`[^`]*`|\$[^$\s][^$]*\$|[$€£#@~]?\w[\w%$€£#@+&.,/’'-]*(?<![.,/’'-])[%+#]*|[^\w\s]"
)
_CLITIC = re.compile(
    r"^(?P<base>it|he|she|that|there|what|who|here|they|we|you|i|let|this|how|where)"
    r"(?P<clitic>['’](?:s|re|ve|ll|d|m))$",
    re.IGNORECASE,
)
_ASIDE = {"(": ")", "[": "]", "（": "）"}
_SILENT = frozenset("\"“”„‘’'«»*_`!?.…^{}<>|\\~")
_BREAKS = frozenset(",;:—–→-…，")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign, and where it stands in the text."""

    at: int
    text: str
    low: str

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.at + len(self.text)


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a sentence without its parentheses, quotes and full stops."""
    out: list[Token] = []
    closing = ""
    for match in _TOKEN.finditer(text):
        word = match[0]
        if closing:
            closing = "" if word == closing else closing
        elif word in _ASIDE and _ASIDE[word] in text[match.end() :]:
            closing = _ASIDE[word]
        elif word not in _SILENT:
            out += _split(match.start(), word.lstrip("'’"), match.end())
    return tuple(out)


def _split(at: int, word: str, end: int) -> list[Token]:
    at = end - len(word)
    low = word.lower().replace("’", "'")
    if found := _CLITIC.match(word):
        cut = found.start("clitic")
        return [
            Token(at, word[:cut], low[:cut]),
            Token(at + cut, word[cut:], low[cut:]),
        ]
    return [Token(at, word, low)] if word else []


@cache
def _closed() -> dict[str, Readings]:
    """Return the readings of the small words, and of what older texts seldom used as we do."""
    data = (pkgutil.get_data(__package__, "closed.txt") or b"").decode("utf-8")
    out: dict[str, Readings] = {}
    for line in data.splitlines():
        words, _, found = line.partition(": ")
        if found and not line.startswith("#"):
            entries = (entry.split("=") for entry in found.split())
            out.update(dict.fromkeys(words.split(), tuple((k, float(v)) for k, v in entries)))
    return out


_NUMBER = re.compile(r"[$€£~#]?\d[\d.,:/x–-]*(?:%|[a-z]{1,3})?|\d+(?:st|nd|rd|th)")
_PREFIXED = re.compile(r"^(?:re|un|pre|over|out|de|dis|mis|under|co)(?=\w{4})")


@lru_cache(maxsize=16384)
def _of_word(low: str) -> Readings:
    """Return the readings of a word written small, wherever it stands."""
    if low in _closed():
        return _closed()[low]
    if low in MODALS or (low.endswith("n't") and low not in HAVE | DO):
        return (("M", 0.0),) if low not in {"might", "will"} else (("M", 0.0), ("N1", 3.0))
    if low in PREPOSITIONS:
        return (("I", 0.0),)
    if _NUMBER.fullmatch(low):
        return (("Q", 0.0), ("N1", 0.3), ("N2", 0.8))
    found = _of_lexicon(low)
    if low in ADVERBS:
        found = {"R": 0.0} | {tag: cost + 0.8 for tag, cost in found.items() if tag != "R"}
    if not found:
        found = _by_ending(low)
    return tuple(found.items())


_KINDS = (("n", ("N1",)), ("v", ("V0", "B")), ("a", ("J",)), ("r", ("R",)))


def _of_lexicon(low: str) -> dict[str, float]:
    kinds = classes(low)
    out = {
        tag: oddness(low, kind) for kind, tags in _KINDS if kind in kinds for tag in tags
    } | _of_verb(low, kinds)
    if base := noun_base(low):
        out["N2"] = oddness(base, "n")
    if "E" in out:
        out["J"] = max(out["J"], 0.3) if "J" in out else 1.0
    if re.search(r"(?:er|est)$", low) and _is_compared(low):
        out["J"] = 0.0
        out.setdefault("R", 0.6)
    return out


def _of_verb(low: str, kinds: str) -> dict[str, float]:
    """Return the readings of a word as a form of a verb: runs, ran, run, running."""
    out: dict[str, float] = {}
    if base := verb_base(low, "s"):
        out["V3"] = oddness(base, "v")
    for form, tag in (("ed", "VD"), ("en", "E")):
        if base := verb_base(low, form):
            extra = 0.6 if base == low else 0.1  # cut, put, read: rather the present
            out[tag] = oddness(base, "v") + extra
    if verb_base(low, "ing"):
        out |= {"G": 0.0, "N1": 0.5 if "n" in kinds else 1.3, "J": 0.6 if "a" in kinds else 1.3}
    return out


def _is_compared(low: str) -> bool:
    stem = re.sub(r"(?:er|est)$", "", low)
    bases = (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else "", stem[:-1] + "y")
    return any("a" in classes(base) and len(base) < 8 for base in bases if base)


_ENDINGS: tuple[tuple[re.Pattern[str], dict[str, float]], ...] = (
    (re.compile(r"'s$|s'$"), {"J": 0.0}),
    (re.compile(r"ly$"), {"R": 0.0, "J": 2.0}),
    (re.compile(r"ing$"), {"G": 0.1, "N1": 0.4}),
    (re.compile(r"ed$"), {"VD": 0.2, "E": 0.1, "J": 0.6}),
    (
        re.compile(
            r"(?:ful|ous|ive|able|ible|less|al|ary|ory|ic|ish|like|proof|free|based|ent|ant|ate)$"
        ),
        {"J": 0.0, "N1": 1.0},
    ),
    (
        re.compile(r"(?:er|or|tion|sion|ment|ness|ity|ism|ist|ance|ence|ship|logy|graphy|ware)$"),
        {"N1": 0.0},
    ),
    (
        re.compile(
            r"(?:ers|ors|tions|sions|ments|nesses|ities|isms|ists|ances|ences|ships|logies|ings)$"
        ),
        {"N2": 0.0},
    ),
    (re.compile(r"i[zs]e$|ify$"), {"V0": 0.0, "B": 0.0}),
)


def _by_ending(low: str) -> dict[str, float]:
    """Return the readings of a word that no lexicon knows."""
    if "-" in low and not low.endswith("'s"):
        return _of_compound(low)
    for ending, found in _ENDINGS:
        if ending.search(low):
            return found
    if is_plural(low):
        return {"N2": 0.0, "V3": 1.2, "N1": 0.8}
    return _behind_prefix(low) or {"N1": 0.0, "J": 1.2}


def _behind_prefix(low: str) -> dict[str, float]:
    """Return the readings of a verb that the lexicon knows without its prefix: decouple."""
    stem = _PREFIXED.sub("", low)
    if stem == low:
        return {}
    if "v" in classes(stem):
        return {"V0": 0.2, "B": 0.1, "N1": 0.4}
    base = verb_base(stem, "s")
    return {"V3": 0.1, "N2": 0.4 if "n" in classes(base) else 1.5} if base else {}


def _of_compound(low: str) -> dict[str, float]:
    """A word with a hyphen is what its last part is; before a noun it is an adjective."""
    last = low.rpartition("-")[2]
    if re.search(r"(?:ed|ing)$", last) or verb_base(last, "en"):
        return {"J": 0.0, "N1": 0.8, "E": 0.9}
    if is_plural(last):
        return {"N2": 0.0, "V3": 2.0, "J": 1.0}
    kinds = classes(last)
    if "v" in kinds and low.startswith(("re-", "co-", "pre-", "fine-")):
        return {"B": 0.2, "V0": 0.3, "N1": 0.3}
    return {"J": 0.2, "N1": 0.2, "R": 1.0}


_OFTEN_NAMES = frozenset({"will", "may", "mark", "bill", "rose", "grace", "jack", "art", "march"})


def readings(found: tuple[Token, ...], index: int) -> Readings:
    """Return the classes that a token can have in its sentence."""
    text, low = found[index].text, found[index].low
    if text[0] in "`$" and len(text) > 1 and text[-1] in "`$":
        return (("N1", 0.0), ("N2", 0.5))
    if text in _BREAKS:
        return ((",", 0.0),)
    plain = _among(found, index)
    if not text[0].isupper() or (low in _closed() and low not in _OFTEN_NAMES):
        return plain
    if index and not is_headline(found):
        return _merged(_name(low), plain, 1.5 if _is_known(low) else 2.5)
    if len(text) > 1 and (text.isupper() or re.search(r"[a-z][A-Z]|\d", text)):
        return _name(low)
    known = any(cost == 0.0 for _, cost in plain) and _is_known(low)
    return plain if known else (*plain, *_name(low))


def _among(found: tuple[Token, ...], index: int) -> Readings:
    """Return the readings of a word, as its neighbours leave them."""
    low = found[index].low
    plain = _of_word(low)
    if index > 1 and found[index - 2].low in _LETS and "B" in {tag for tag, _ in plain}:
        return (("B", 0.0),)
    after = found[index + 1].low if index + 1 < len(found) else ""
    if after == "of" and low in _QUANTITIES:
        return (("P", 0.0),)
    return _rather_participle(plain) if after in _AFTER_PARTICIPLES else plain


_LETS = frozenset({"let", "lets", "letting"})
_QUANTITIES = word_set("most many some all few much more less each any several both none half")
_AFTER_PARTICIPLES = word_set("by from on in to for with as at into using through")


@lru_cache(maxsize=4096)
def _rather_participle(plain: Readings) -> Readings:
    """Before a preposition, a form that can be a participle rather is one: "made from"."""
    if "E" not in {tag for tag, _ in plain}:
        return plain
    extra = {"VD": 0.8, "J": 0.3, "E": 0.0}
    return tuple(
        (tag, min(cost, 0.1) if tag == "E" else cost + extra.get(tag, 0.0)) for tag, cost in plain
    )


def _is_known(low: str) -> bool:
    return bool(_of_lexicon(low)) or low in ADVERBS or low in PREPOSITIONS or low in MODALS


def _name(low: str) -> Readings:
    if low.endswith("'s"):
        return (("J", 0.0),)
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return (("N2", 0.0), ("N1", 0.2))
    return (("N1", 0.0),)


def _merged(first: Readings, second: Readings, extra: float) -> Readings:
    out = dict(first)
    for tag, cost in second:
        out[tag] = min(out.get(tag, 9.0), cost + extra)
    return tuple(out.items())


@lru_cache(maxsize=1024)
def is_headline(found: tuple[Token, ...]) -> bool:
    """Tell whether a text is written with capitals throughout, so that they tell nothing."""
    long = [token.text for token in found if len(token.text) > 3 and token.text[0].isalpha()]
    return len(long) > 1 and sum(word[0].isupper() for word in long) > 0.6 * len(long)
