"""English words: their classes, from a small lexicon that is read when first needed."""

import pkgutil
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from flashgen.questions.words import word_set

MODALS = word_set("can could may might must shall should will would cannot can't won't")
_BE = frozenset(["is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't"])
HAVE = frozenset(["has", "have", "had", "hasn't", "haven't", "hadn't"])
DO = frozenset(["do", "does", "did", "don't", "doesn't", "didn't"])
AUXILIARIES = MODALS | _BE | HAVE | DO
DETERMINERS = word_set(
    "the a an this that these those my your his her its our their some any each every no all "
    "both another such many few several most more much which what whose"
)
PREPOSITIONS = word_set(
    "of in on at to for from by with about as into onto over under between among through during "
    "before after without within against across toward towards upon via per like than beyond "
    "despite unlike behind beneath below above along beside off around near since until"
)
PRONOUNS = word_set("i we you they he she it this that these those there who people everyone")
_MODERN = word_set(
    "metadata workflow workflows dataset datasets backend frontend startup startups chatbot "
    "chatbots mindset podcast podcasts blog blogs app apps website websites newsletter "
    "pretraining tokenizer checkpoint codebase runtime middleware blockchain ecosystem "
    "ecosystems takeaway takeaways onboarding stakeholder stakeholders microservices serverless "
    "monorepo framework frameworks algorithm algorithms architecture roadmap superintelligence "
    "automation generalization compute hardware one two three four five six seven eight nine ten "
    "several software ones pre non self multi database databases online offline "
    "ability abilities inability technique techniques principle principles knowledge biology "
    "ecology geology apology"
)
_CONJUNCTIONS = word_set("and or but nor so yet if because while although though when unless")
OPENING = word_set(
    "while although though when whenever if unless since because as once after before whereas "
    "until even by for in with without from to on at during despite instead rather given unlike "
    "like through under over between among not no only what why how who where which whether"
)
ADVERBS = word_set(
    "not never always often also only just still already even usually typically generally simply "
    "really now then soon sometimes likely eventually currently instead far very too quite "
    "rather almost ever mostly further back actually probably essentially largely both all no "
    "longer primarily mainly merely then"
)
CLOSED = AUXILIARIES | DETERMINERS | PREPOSITIONS | PRONOUNS | _CONJUNCTIONS | ADVERBS
_UNCHANGED = word_set(
    "cut put set let hit hurt cost shut split spread quit bet burst cast read upset broadcast "
    "forecast shed reset offset"
)
_COMMON_ENDINGS = re.compile(
    r"(?:al|ary|ory|ent|ant|ate|tion|sion|ment|ness|ity|ing|ance|ence|ship|ism|ist|ics"
    r"|ology|graphy|able|ible|ful|less|ous|"
    r"ive|acy|ncy|phy|sis|thy|hood|onymy|asia|amine|tocin|onin|drine|cyte|itis|emia|ally|ly|ers|ors|works?|ware|ture|ization|ized|thms?|ically|ments|tions|ities)$"
)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    classes: dict[str, str]
    past: dict[str, str]
    participle: dict[str, str]
    plural: dict[str, str]
    seldom: dict[str, str]
    less: dict[str, str]


@cache
def _lexicon() -> _Lexicon:
    data = (pkgutil.get_data(__package__, "english.txt") or b"").decode("utf-8")
    classes: dict[str, str] = {}
    rare: dict[str, dict[str, str]] = {"seldom": {}, "less": {}}
    odd: dict[str, dict[str, str]] = {"past": {}, "participle": {}, "plural": {}}
    for line in data.splitlines():
        kind, _, found = line.partition(": ")
        if kind.startswith("#"):
            continue
        rank, _, letter = kind.partition("-")
        if letter:
            for word in found.split():
                rare[rank][word] = rare[rank].get(word, "") + letter
        elif kind in odd:
            odd[kind] = dict(pair.split("=") for pair in found.split())
        else:
            classes.update(dict.fromkeys(found.split(), kind))
    return _Lexicon(classes, **rare, **odd)


def classes(word: str) -> str:
    """Return the classes of a base form as letters: n, v, a, r; "" for an unknown word."""
    return _lexicon().classes.get(word.casefold(), "")


SELDOM, LESS = 2.2, 0.7


def oddness(word: str, kind: str) -> float:
    """Return how odd it is that a base form has a class: 0, `LESS` or `SELDOM`."""
    low, known = word.casefold(), _lexicon()
    if kind in known.seldom.get(low, ""):
        return SELDOM
    return LESS if kind in known.less.get(low, "") else 0.0


@lru_cache(maxsize=16384)
def noun_base(word: str) -> str:
    """Return the singular of a noun's plural, or "" where it is none."""
    low = word.casefold()
    known = _lexicon()
    if low in known.plural:
        return known.plural[low]
    if not low.endswith("s") or low.endswith(("ss", "'s", "’s")):
        return ""
    return next((base for base in _bases(low) if "n" in known.classes.get(base, "")), "")


@lru_cache(maxsize=16384)
def is_common(word: str) -> bool:
    """Tell whether a word is an ordinary English one, and so no name."""
    low = word.casefold()
    if low in CLOSED or low in _MODERN or low in _lexicon().classes:
        return True
    known = _lexicon()
    if low in known.past or low in known.participle or low in known.plural:
        return True
    if any(base in known.classes for base in _bases(low)):
        return True
    return len(low) > 7 and bool(_COMMON_ENDINGS.search(low))


def _bases(low: str) -> tuple[str, ...]:
    """Return what an inflected form may be a form of."""
    out: list[str] = []
    for ending, instead in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
        ("er", ""),
        ("er", "e"),
        ("est", ""),
        ("est", "e"),
    ):
        if low.endswith(ending) and len(low) - len(ending) > 1:
            base = low[: -len(ending)] + instead
            out.append(base)
            if not instead and len(base) > 3 and base[-1] == base[-2]:
                out.append(base[:-1])
    return tuple(out)


@lru_cache(maxsize=16384)
def verb_base(word: str, form: str) -> str:
    """Return the base of a verb form ("s", "ed", "ing", "en"), or "" where it is none."""
    low = word.casefold()
    known = _lexicon()
    if form == "s":
        odd = {"has": "have", "does": "do", "is": "be"}.get(low, "")
        return odd or (_regular(low, ("ies", "es", "s")) if not low.endswith("ss") else "")
    if form == "ing":
        return _regular(low, ("ing",))
    if low in _UNCHANGED:
        return low
    irregular = known.past if form == "ed" else known.participle
    return irregular.get(low) or _regular(low, ("ied", "ed"))


def _regular(low: str, endings: tuple[str, ...]) -> str:
    known = _lexicon().classes
    if not low.endswith(endings):
        return ""
    british = re.sub(r"is(e[sd]|ing)$", r"iz\1", low) if "is" in low[-5:] else low
    for form in dict.fromkeys((low, british)):
        candidates = [
            base for base in _bases(form) if form.startswith(base[: max(2, len(base) - 2)])
        ]
        verbs = [base for base in candidates if "v" in known.get(base, "")]
        if verbs:
            return max(verbs, key=lambda base: (base.endswith("e"), len(base)))
    return ""


def is_base_verb(word: str) -> bool:
    """Tell whether a word can be the base form of a verb."""
    return "v" in classes(word) or word.casefold() in {"be", "have", "do"}


def is_noun(word: str) -> bool:
    """Tell whether a word can be a noun: unknown words are."""
    found = classes(word)
    return "n" in found or not found


def head_is_plural(phrase: str) -> bool:
    """Tell whether a noun phrase is a plural, by the noun before its first preposition."""
    head = re.split(
        r" (?:like|such as|of|for|in|on|to|with|between|from|about|as|at|\() ?", phrase
    )[0]
    return is_plural(head.split()[-1]) if head.split() else False


def is_plural(word: str) -> bool:
    """Tell whether a noun is a plural."""
    low = word.casefold().strip("\"'”’“")
    if low in _lexicon().plural or low in {"people", "data", "children", "men", "women"}:
        return True
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s")) and len(low) > 3
