"""English grammar, as much of it as asking needs: a clause cut at its finite verb, and inversion.

It errs on the side of silence: where another verb could be the finite one nearly as well, there is
none, and a rule that needs one doesn't apply.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from flashgen.questions import subjects
from flashgen.questions.english import CLOSED, OPENING, head_is_plural, is_common, verb_base
from flashgen.questions.english.tagging import Tagged, tag
from flashgen.questions.english.wordclasses import FINITE, NOUNS

_HEADLESS = re.compile(
    r"\w+ (?:the|an?|his|her|its|their|this|that|these|all|some|many|no|by|to|with|in) "
)
"""A telegram's sentence without its subject: "Believed the empire had grown …"."""
_DENIES = re.compile(r"\b(?:not|never)\b|n['’]t\b")
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

    @property
    def is_denied(self) -> bool:
        """Tell whether it says what is not so: doesn't, has never."""
        return _DENIES.search(f"{self.auxiliary} {self.adverbs}") is not None

    def asked(self, word: str, tail: str) -> str:
        """Return the inverted question: a question word, the verb, and what remains.

        It is empty where the subject can't be asked about.
        """
        subject = mid(self.subject)
        verb = (self.auxiliary or self.support).casefold()
        if not (subjects.is_subject(self.subject) and subjects.agrees(self.subject, verb)):
            return ""
        if self.auxiliary:
            inverted = "can’t" if verb == "cannot" else self.auxiliary
            parts = (word, inverted, subject, self.adverbs, self.verb, tail)
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
        and re.match(r"[ -][A-Z][a-z]", phrase[first.end() :])
    ):
        return phrase  # a name of two words
    if first and (is_common(first[0]) or first[0] == "A"):
        return phrase[0].lower() + phrase[1:]
    return phrase


_NO_SENTENCE = re.compile(r"=>|->|→|⇒|\s[=<>|+]\s|^\W*\d+ ?[-–:] ")
_LEAST_DOUBT, _LEAST_MARGIN, _LEAST_MARGIN_ALONE = 0.45, 0.8, 1.3
_ODDEST, _SHORT = 0.7, 6
"""Of 22 cards from sentences odder than this 7 were usable, of 461 others 73 %."""
_CLITICS = {"'s": "is", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will"}
_AUXILIARY = frozenset({"BE", "HV", "DO", "M"})
_VERBAL = frozenset({"B", "E", "G"})


@lru_cache(maxsize=4096)
def clause(text: str) -> Clause | None:
    """Cut a sentence at its finite verb; None where that can't be told."""
    found = tag(text)
    if _NO_SENTENCE.search(text) or not _is_readable(found):
        return None
    at = first = found.main
    while first > 1 and found.tags[first - 1] == "R":
        first -= 1
    if found.tags[first - 1] == "C":
        first = at  # individually or collectively
    subject = text[: found.tokens[first].at].strip()
    adverbs = set(found.tags[:first]) <= {"R"}  # temporarily leaves: who?
    if adverbs or not _is_whole(subject) or _has_contact_clause(found, first):
        return None
    before = text[found.tokens[first].at : found.tokens[at].at].strip()
    if before.endswith(('"', "“")):
        return None  # it never really "caps out"
    return _cut(text, found, subject, before)


def _is_readable(found: Tagged) -> bool:
    """Tell whether a sentence has a main verb for certain, which one word can be."""
    at = found.main
    if at < 1 or found.doubt < _LEAST_DOUBT or not _is_sure(found):
        return False
    odd = found.oddness > _ODDEST and len(found.tokens) > _SHORT
    after = found.tokens[at + 1].low if at + 1 < len(found.tokens) else ""
    participle = found.tags[at] == "VD" and after == "by"  # a sheet filled by its author
    return not (odd or participle or found.tokens[0].low in OPENING or _is_unclear(found))


def _is_unclear(found: Tagged) -> bool:
    """Tell whether the verb is "'d", would or had, which no question can tell."""
    return found.tokens[found.main].low in {"'d", "ain't"}


def _is_sure(found: Tagged, margin: float = _LEAST_MARGIN) -> bool:
    """Tell whether a text has a finite verb for sure: an auxiliary, or no good reading without."""
    tags = {tag for tag in found.tags if tag in FINITE}
    return bool(tags & _AUXILIARY) or (bool(tags) and found.margin >= margin)


def _has_contact_clause(found: Tagged, end: int) -> bool:
    """Tell whether a subject goes on as a clause whose verb was taken for the main one.

    "The responses our brain falls into …" states nothing.
    """
    pairs = zip(found.tags[1:end], found.tags[2:end], strict=False)
    return any(first in NOUNS and second == "D" for first, second in pairs)


def _is_whole(subject: str) -> bool:
    bare = re.sub(r"\([^()]*\)", "", subject)
    if subject.count("(") != subject.count(")") or re.search(r"[;:—–→]", bare):
        return False
    first = subject.split(maxsplit=1)[0]
    if _HEADLESS.match(subject) and (verb_base(first, "ed") or _is_third(first, subject)):
        return False
    if re.search(r" (?:that|which|who)$|^[A-Z]?[a-z]+ly (?!the\b|an?\b)[a-z]+$", subject):
        return False  # Build tooling that …; Clearly surface …
    if re.search(r" (?:and|but|or)$|\bago\b|\S (?:I|we|he|she|they)$", subject):
        return False
    return not (subject.endswith(",") and "," not in subject[:-1])


def _is_third(first: str, subject: str) -> bool:
    """Tell whether a headless sentence opens with a verb of the present: reads the files."""
    return bool(verb_base(first.casefold(), "s")) and bool(_DETERMINED.match(subject))


_DETERMINED = re.compile(r"\w+ (?:the|an?|his|her|its|their|these) ")


def _cut(text: str, found: Tagged, subject: str, before: str) -> Clause | None:
    at = found.main
    finite, kind = found.tokens[at], found.tags[at]
    after = at + 1
    while after < len(found.tags) and found.tags[after] == "R":
        after += 1
    if kind in _AUXILIARY and not (kind in {"HV", "DO"} and not _helps(found, after)):
        last = _last_of_group(found, after)
        end = found.tokens[last - 1].end if last > after else finite.end
        adverbs = text[finite.end : found.tokens[after].at].strip() if last > after else ""
        verb = text[found.tokens[after].at : end] if last > after else ""
        base = _base(found, last - 1) if last > after else ""
        auxiliary = _CLITICS.get(finite.low, finite.text)
        return Clause(
            subject, auxiliary, f"{before} {adverbs}".strip(), verb, base, *_rest(text, end), ""
        )
    if kind == "VD" and verb_base(finite.low, "ed") == finite.low and head_is_plural(subject):
        kind = "V0"  # they broadcast, they cut: without a date, what they always do
    base, support = _support(finite.low, kind)
    if not base:
        return None
    return Clause(subject, "", before, finite.text, base, *_rest(text, finite.end), support)


def _helps(found: Tagged, after: int) -> bool:
    """Tell whether has, have, do or does is followed by the verb that it helps."""
    wanted = {"HV": {"E"}, "DO": {"B"}}[found.tags[found.main]]
    return after < len(found.tags) and found.tags[after] in wanted


def _last_of_group(found: Tagged, after: int) -> int:
    """Return where a group of verbs ends: "have been trained", "be used"."""
    last = after
    while last < len(found.tags) and found.tags[last] in _VERBAL:
        last += 1
        if found.tokens[last - 1].low not in {"be", "been", "being", "have", "get", "getting"}:
            break
    return last


def _base(found: Tagged, index: int) -> str:
    low, kind = found.tokens[index].low, found.tags[index]
    if kind == "B" or low in {"be", "been", "being"}:
        return "" if low in {"be", "been", "being"} else low
    return verb_base(low, "ing" if kind == "G" else "en") or low


def _support(low: str, kind: str) -> tuple[str, str]:
    if kind == "HV":
        return "have", {"has": "does", "have": "do"}.get(low, "did")
    if kind == "DO":
        return "do", {"does": "does", "do": "do"}.get(low, "did")
    if kind == "V3":
        return verb_base(low, "s") or _unknown(low, "s"), "does"
    if kind == "VD":
        return verb_base(low, "ed") or _unknown(low, "ed"), "did"
    return low, "do"


def _unknown(low: str, ending: str) -> str:
    """Return the base of a verb that no lexicon knows: "tokenizes", "decoupled"."""
    if ending == "s":
        return re.sub(r"(?<=[sxz]e)s$|(?<=sh|ch)es$|(?<!s)s$", "", low)
    return re.sub(r"(?<=[iz]e)d$", "", low) if low.endswith(("ized", "ified")) else ""


def _rest(text: str, end: int) -> tuple[str, int]:
    rest = text[end:]
    return rest.strip(), end + len(rest) - len(rest.lstrip(" "))


@lru_cache(maxsize=2048)
def finite_places(text: str) -> frozenset[int]:
    """Return where the finite verbs of a text start, as far as they can be told."""
    found = tag(text)
    return frozenset(found.tokens[index].at for index in found.finite())


@lru_cache(maxsize=4096)
def has_finite_verb(text: str) -> bool:
    """Tell whether a text reads as a sentence: it has a finite verb somewhere."""
    return _is_sure(tag(text), _LEAST_MARGIN_ALONE)


def may_be_sentence(text: str) -> bool:
    """Tell whether a text may well be a sentence: its best reading has a finite verb."""
    return next(tag(text).finite(), None) is not None
