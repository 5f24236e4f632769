"""English grammar, as much of it as asking needs: the finite verb of a clause, and inversion.

It errs on the side of silence: where a word could be a noun as well as a verb and its
neighbours don't decide, there is no verb, and a rule that needs one doesn't apply.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from flashgen.questions import subjects
from flashgen.questions.english import (
    ADVERBS,
    AUXILIARIES,
    CLOSED,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    OPENING,
    PREPOSITIONS,
    PRONOUNS,
    classes,
    is_base_verb,
    is_common,
    is_noun,
    is_plural,
    verb_base,
)
from flashgen.questions.words import word_set

_PLURAL_PRONOUNS = frozenset(["i", "we", "you", "they", "people", "these", "those"])
_PLURAL_MODIFIERS = frozenset(
    ["sales", "sports", "news", "systems", "operations", "arms", "savings", "analytics"]
)
RELATIVES = frozenset(["that", "which", "who", "whose", "where", "whom"])
_TOKEN = re.compile(r"`[^`]*`|\$[^$]*\$|[\w%$€£#@+&.*/’'-]*\w[%+#]*|[^\w\s]")


_ABBREVIATED = re.compile(r"\b(?:[a-zA-Z]\.){2,}$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause cut at its finite verb."""

    subject: str
    auxiliary: str
    """The finite auxiliary, or "" where the verb itself is finite."""
    adverbs: str
    verb: str
    """The main verb as written; "" after a copula."""
    base: str
    rest: str
    rest_at: int
    """Where `rest` starts in the text."""
    support: str
    """do, does or did: what a question needs where there is no auxiliary."""

    def asked(self, word: str, tail: str) -> str:
        """Return the inverted question: a question word, the verb, and what remains.

        It is empty where the subject can't be asked about.
        """
        subject = mid(self.subject)
        verb = (self.auxiliary or self.support).casefold()
        if not (subjects.is_subject(self.subject) and subjects.agrees(self.subject, verb)):
            return ""
        if self.auxiliary:
            parts = (word, self.auxiliary, subject, self.adverbs, self.verb, tail)
        else:
            parts = (word, self.support, subject, self.adverbs, self.base, tail)
        question = re.sub(r"[ .]+$", ".", " ".join(part for part in parts if part))
        return (question if _ABBREVIATED.search(question) else question.rstrip(" ,;:.")) + "?"


_PRODUCT = re.compile(
    r"\b(?:platform|company|startup|tool|app|application|product|service|library"
    r"|framework|provider|software"
    r"|browser|brand|website|agency|firm|vendor|editor|extension|plugin|package)s?\b"
)


def term(phrase: str, described: str) -> str:
    """Return a term that opened its definition as it is written inside a question."""
    single = re.fullmatch(r"[A-Z][\w-]*", phrase)
    return phrase if single and _PRODUCT.search(described[:80]) else mid(phrase)


def mid(phrase: str) -> str:
    """Return a phrase that opened a sentence as it is written inside one."""
    first = re.match(r"[A-Z][a-z]*(?=[\s,-]|$)", phrase)
    if (
        first
        and first[0].casefold() not in CLOSED
        and re.match(r" [A-Z][a-z]", phrase[first.end() :])
    ):
        return phrase  # a name of two words
    if first and (is_common(first[0]) or first[0] == "A"):
        return phrase[0].lower() + phrase[1:]
    return phrase


@lru_cache(maxsize=2048)
def tokens(text: str) -> list[tuple[int, str]]:
    """Return the tokens of a text with their places."""
    return [(match.start(), match[0]) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=4096)
def clause(text: str) -> Clause | None:
    """Cut a sentence at its finite verb; None where that can't be told."""
    found = tokens(text)
    if not found or found[0][1].casefold() in OPENING or _is_order(found):
        return None
    at = _finite(found)
    if at < 1:
        return None
    subject = text[: found[at][0]].strip()
    if subject.count("(") != subject.count(")") or (
        subject.endswith((",", ";", ":")) and "," not in subject[:-1]
    ):
        return None
    low = found[at][1].casefold()
    if low in AUXILIARIES and not (low in HAVE | DO and not _verb_follows(found, at, low)):
        return _with_auxiliary(text, found, at, subject)
    base, support = _support(found, at)
    end = found[at][0] + len(found[at][1])
    return Clause(
        subject,
        "",
        _adverb_before(found, at),
        found[at][1],
        base,
        text[end:].strip(),
        _skip(text, end),
        support,
    )


def _is_order(found: list[tuple[int, str]]) -> bool:
    """Tell whether a sentence opens as an order: "Use debugger commands in the browser"."""
    first = found[0][1].casefold()
    if len(found) < 3 or not (first in _ORDERS or classes(first) in ("v", "rv")):
        return False
    after = found[1][1].casefold()
    return after not in AUXILIARIES and not (verb_base(after, "s") and "n" not in classes(after))


_ORDERS = word_set(
    "use make check set read look take view think speak choose ask try add run keep avoid "
    "start stop write test learn find create build get put give let consider ensure "
    "remember don't never always recreate verify focus treat define split call see go do "
    "be start begin prefer pick follow save subscribe leave turn move copy plan show "
    "change help store work need watch listen join buy send design measure organize "
    "negotiate"
)


def _adverb_before(found: list[tuple[int, str]], at: int) -> str:
    return ""


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _verb_follows(found: list[tuple[int, str]], at: int, low: str) -> bool:
    """Tell whether has / have / do / does is followed by the verb that it helps."""
    for _, word in found[at + 1 : at + 4]:
        if word.casefold() in ADVERBS or word.casefold().endswith("ly"):
            continue
        if low in DO:
            return is_base_verb(word)
        return bool(verb_base(word, "en")) or word.casefold() == "been"
    return False


def _with_auxiliary(
    text: str, found: list[tuple[int, str]], at: int, subject: str
) -> Clause | None:
    auxiliary = found[at][1]
    index = at + 1
    adverbs: list[str] = []
    while index < len(found) and _is_adverb(found[index][1]):
        adverbs.append(found[index][1])
        index += 1
    verb_start = index
    while index < len(found) and found[index][1].casefold() in {
        "be",
        "been",
        "being",
        "have",
        "get",
        "getting",
    }:
        index += 1
    verb = found[index][1] if index < len(found) else ""
    form = _verb_form(verb, auxiliary if index == verb_start else "be")
    if form:
        index += 1
    end = found[index - 1][0] + len(found[index - 1][1])
    verbs = text[found[verb_start][0] : end] if index > verb_start else ""
    return Clause(
        subject, auxiliary, " ".join(adverbs), verbs, form, text[end:].strip(), _skip(text, end), ""
    )


def _is_adverb(word: str) -> bool:
    low = word.casefold()
    return low in ADVERBS or (low.endswith("ly") and "v" not in classes(low))


def _verb_form(word: str, auxiliary: str) -> str:
    """Return the base of a verb that follows an auxiliary, "" where it is none."""
    low = auxiliary.casefold()
    if low in MODALS or low in DO:
        return word.casefold() if is_base_verb(word) else ""
    if low in HAVE:
        return verb_base(word, "en")
    return verb_base(word, "ing") or verb_base(word, "en")


def _support(found: list[tuple[int, str]], at: int) -> tuple[str, str]:
    word = found[at][1]
    if base := verb_base(word, "s"):
        return base, "does"
    if is_base_verb(word):
        return word.casefold(), "do"
    return verb_base(word, "ed"), "did"


def _finite(found: list[tuple[int, str]]) -> int:
    """Return the index of the main clause's finite verb, -1 where it isn't certain."""
    depth = 0
    inside = False
    index = 0
    doubtful = -1
    while index < len(found):
        word = found[index][1]
        low = word.casefold()
        depth += (word in "([“") - (word in ")]”")
        if depth or index == 0:
            index += 1
            continue
        before = found[index - 1][1]
        if (low in RELATIVES and _is_nominal(before)) or (
            low in {"we", "you", "they", "i"} and _is_nominal(before) and before != ","
        ):
            inside = True
        elif low in {"if", "when", "because", "while", "although"} and index > 1:
            if before != ",":
                return -1
        elif low in AUXILIARIES or _is_finite(found, index):
            if not inside:
                return -1 if 0 < doubtful < index - 1 and low not in AUXILIARIES else index
            inside = False
            index = _past_verbs(found, index)
            continue
        elif word in ";:—–":
            return -1
        elif (
            verb_base(word, "s")
            and not is_plural(before)
            and _could_be_subject(before)
            and not verb_base(before, "ing")
        ):
            doubtful = index  # a plural, or a verb whose object we fail to see
        index += 1
    return -1


def _past_verbs(found: list[tuple[int, str]], index: int) -> int:
    """Step over a relative clause's verbs: "that have been trained"."""
    index += 1
    while index < len(found):
        word = found[index][1]
        low = word.casefold()
        if (
            low in {"be", "been", "being", "to"}
            or _is_adverb(word)
            or verb_base(word, "en")
            or verb_base(word, "ing")
            or (is_base_verb(word) and found[index - 1][1].casefold() in MODALS | {"to"})
        ):
            index += 1
        else:
            break
    return index


def _is_nominal(word: str) -> bool:
    low = word.casefold()
    return word[-1:] in ')”"' or (word[:1].isalnum() and low not in CLOSED)


def _is_finite(found: list[tuple[int, str]], index: int) -> bool:  # noqa: PLR0911  (a decision list)
    """Tell whether a word that is no auxiliary is the finite verb, by its neighbours."""
    word = found[index][1]
    if not word.isalpha() or word[0].isupper() or word.casefold() in CLOSED:
        return False
    before = _word_before(found, index)
    low_before = before.casefold()
    if (
        low_before in DETERMINERS - {"this", "that", "these", "those", "all", "both"}
        or low_before in PREPOSITIONS
    ):
        return False
    after = found[index + 1][1].casefold() if index + 1 < len(found) else ""
    if verb_base(before, "ing") and "n" in classes(verb_base(word, "s")):
        return _opens_object(after, strictly=True)  # using tools | waking anchors the clock
    if verb_base(word, "s"):
        return (
            not is_plural(before)
            and _could_be_subject(before)
            and (
                "n" not in classes(verb_base(word, "s"))
                or (
                    (
                        (verb_base(word, "s") in _VERBY and _could_open(after))
                        or after in _WITH.get(verb_base(word, "s"), ())
                        or _opens_object(after, strictly=True)
                    )
                    and not _auxiliary_follows(found, index)
                )
                or (after in _CLOSING and found[0][1].casefold() in DETERMINERS)
            )
        )
    if is_base_verb(word):
        if low_before in _PLURAL_MODIFIERS or not (
            is_plural(before) or low_before in _PLURAL_PRONOUNS
        ):
            return False
        # a noun that modifies another is hardly ever a plural: "agents use tools"
        return not verb_base(after, "s") or is_plural(after)
    if verb_base(word, "ed"):
        ambiguous = bool(verb_base(word, "en"))
        return _could_be_subject(before) and (
            not ambiguous
            or (
                after not in PREPOSITIONS
                and (_opens_object(after) or (after[:1].isalnum() and is_noun(after)))
            )
        )
    return False


_WITH = {
    "lead": ("to",), "result": ("in", "from"), "start": ("with", "from"), "turn": ("into", "to"),
    "act": ("as",), "aim": ("to", "at", "for"), "focus": ("on",), "rest": ("on",),
    "account": ("for",), "shift": ("to", "from"), "move": ("to", "from", "toward"),
    "point": ("to",), "range": ("from",), "run": ("out", "on"), "work": ("by",),
    "end": ("with", "in", "up"), "help": ("to",), "switch": ("to", "from"),
    "benefit": ("from",), "cut": ("through",),
}  # fmt: skip


def _could_open(after: str) -> bool:
    """Tell whether a word may be the first of an object: no preposition, no conjunction."""
    return after[:1].isalnum() and after not in PREPOSITIONS and after not in {"and", "or", "but"}


_VERBY = word_set(
    "use need show help make take work run give mean get look call start move shift lead "
    "return change "
    "support match read build write hold play test control result cost fall rise drive turn cause "
    "increase force produce process store aim plan focus offer trade trust answer attempt "
    "benefit claim end experience fail handle hope increase influence limit link live love reach "
    "reason rely remain report sit spend stand stay stop talk train treat try value view walk want "
    "waste watch wait act add address allow appear argue attack sound start break burn carry count "
    "cover cut deal decline delay desire dream export face fear feel fight fit flow form "
    "gain grow guess "
    "hurt ignore import impact increase insult join judge keep kick lack last laugh lie list lose "
    "map measure miss narrow note open outperform pass pay pick point promise protect "
    "pull push query "
    "rank rate record release require reset risk roll ship shape share sign skip solve "
    "sort split spread "
    "stretch struggle suit survive switch target tend think transfer trigger update visit win wish "
    "worry yield leave"
)
_CLOSING = frozenset({"", ".", "when", "if", "because", "so", "by", "until"})


def _auxiliary_follows(found: list[tuple[int, str]], index: int) -> bool:
    """Tell whether a finite auxiliary comes soon, so that this word is rather a noun."""
    ahead = [word.casefold() for _, word in found[index + 1 : index + 8]]
    for word in ahead:
        if word in {",", "that", "which", "who", "how", "when", "and", "but"}:
            return False
        if word in AUXILIARIES:
            return True
    return False


def _word_before(found: list[tuple[int, str]], index: int) -> str:
    """The word before, adverbs left out."""
    index -= 1
    while index > 0 and _is_adverb(found[index][1]):
        index -= 1
    return found[index][1]


def _could_be_subject(word: str) -> bool:
    low = word.casefold()
    if low in PRONOUNS:
        return True
    if low in CLOSED or not word[:1].isalpha():
        return word[-1:] in ')”"`'
    found = classes(low)
    return (
        "n" in found
        or not found
        or word[0].isupper()
        or is_plural(word)
        or bool(verb_base(word, "ing"))
    )


def _opens_object(after: str, *, strictly: bool = False) -> bool:
    """Tell whether a word can open what follows a verb; strictly: and hardly anything else."""
    if after in DETERMINERS or after in PRONOUNS or after in {"how", "why", "itself", "themselves"}:
        return True
    return not strictly and (
        after in DETERMINERS
        or after in PREPOSITIONS
        or after in PRONOUNS
        or _is_adverb(after)
        or after
        in {
            "how",
            "why",
            "when",
            "him",
            "her",
            "them",
            "us",
            "me",
            "itself",
            "themselves",
            "“",
            '"',
        }
        or after[:1].isdigit()
        or ("a" in classes(after) and "n" not in classes(after))
    )


@lru_cache(maxsize=2048)
def finite_places(text: str) -> frozenset[int]:
    """Return where the finite verbs of a text start, as far as they can be told."""
    found = tokens(text)
    return frozenset(
        found[index][0]
        for index in range(1, len(found))
        if found[index][1].casefold() in AUXILIARIES or _is_finite(found, index)
    )


@lru_cache(maxsize=4096)
def has_finite_verb(text: str) -> bool:
    """Tell whether a text reads as a sentence: it has a finite verb somewhere, or may have."""
    found = tokens(text)
    if any(word.casefold() in AUXILIARIES for _, word in found):
        return True
    return any(_is_finite(found, index) for index in range(1, len(found)))


@lru_cache(maxsize=4096)
def may_be_sentence(text: str) -> bool:
    """Tell whether a text may well be a sentence: a word in it can be a finite verb."""
    found = tokens(text)
    return has_finite_verb(text) or any(
        _may_be_finite(found, index) for index in range(1, len(found))
    )


def _may_be_finite(found: list[tuple[int, str]], index: int) -> bool:
    """Tell whether a word may well be a finite verb: enough to take a text for a sentence."""
    word, before = found[index][1], found[index - 1][1]
    if is_base_verb(word) and word.islower() and any(is_plural(w) for _, w in found[:index]):
        after = found[index + 1][1].casefold() if index + 1 < len(found) else ""
        return _could_be_subject(before) and _opens_object(after)
    return (
        word.islower()
        and bool(verb_base(word, "s"))
        and not is_plural(before)
        and _could_be_subject(before)
        and index + 1 < len(found)
    )
