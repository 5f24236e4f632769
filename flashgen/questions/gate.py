"""The mechanical checks that every card goes through: `M01` … as the table lists them.

A check that fails keeps the card from being made; a check that only weighs costs it score and
is shown as a mark.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from flashgen.data import GAP_CLOSE, GAP_OPEN, Draft, Kind
from flashgen.questions import grammar, words
from flashgen.questions.topic import Topic

_LONG_FRONT, _LONGEST_FRONT = 25, 32
_LONG_ANSWER, _LONGEST_ANSWER = 45, 80
_LEAKY_ANSWER, _LEAK, _GAP_LEAK = 14, 0.6, 0.5
_LONGEST_GAP, _FEWEST_VISIBLE = 9, 4
_FEWEST_BESIDE_A_HIGHLIGHT = 2
_LEFT_OVER = re.compile(
    r"\$\$|\*\*|__|\[\[|!\[|</?[a-zA-Z][^<>]*>|[\u200b-\u200f\u2060\ufeff\ue002-\ue00f]|%%"
)
_STAMP = re.compile(r"[(\[]\s*~?\d{1,3}:[0-5]\d(?::[0-5]\d)?\b|\(description\)", re.IGNORECASE)
_DEBRIS = re.compile(
    r"^[,;]|,\.|(?<!\.)\.\.(?!\.)|\?\?|\"\s*,\s*\"|“\s*”|\(\s*\)|\s[,;](?=\s)|[,;:]\?|\.\?|,,"
)
_DOUBLED = re.compile(r"\b(\w{2,})\s+\1\b", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:a (?=[aeio]\w)(?!one\b|uni|use|eu|once)|an (?=[bcdfgjklmnpqrtvwxyz][a-z]))",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"\b(?:a|an|the|and|or|its|their|which)\?$", re.IGNORECASE)
_PRONOUN_FRONT = re.compile(
    r"\b(?:do|does|did|is|are|was|were|can|could|will|would|should|may|might|must|that) "
    r"(?:it|this|that|these|those|they|he|she|such)\b(?! [a-z]+s?\b.*\bthat\b)"
    r"|\b(?:of|for|about|by|with|past|from|to|on|in|than|through|around|at|into) "
    r"(?:it|this|that|these|those|them)\?$"
    r"|^(?:what|why|how) .* (?:call|calls|make|see|keep|get|give|use|using) (?:it|them)\b"
    r"|^(?:it|they|this|that|these|those)[’'](?:s|re|ll)\b",
    re.IGNORECASE,
)
_BARE_HEAD = re.compile(
    r"^What (?:is|are|was|were) (?:the |a |an )?(?:\w+ )?"
    r"(?:idea|message|point|goal|problem|result|reason|key|answer|"
    r"thing|question|solution|way|issue|takeaway|lesson|challenge|concept|aim|focus"
    r"|difference|purpose|theme|topic|philosophy|approach|strategy|feature|step|part|rule|finding"
    r"|claim|change|benefit|risk|breakthrough|insight|principle|process|thesis)s?\?$",
    re.IGNORECASE,
)
_THIS = re.compile(r"^(?:this|these|that|those|it|they)\b", re.IGNORECASE)
_GERMAN_QUOTES = re.compile(r"„[^“”„]*[“”]")
_CHOICES = frozenset({"greater"})
"""Rules whose answer is one of the things that the question names."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\s?(?:年|года?|году)?")
_LONE_QUOTE = re.compile(r"(?<!\w)['‘](?![^'’]*['’](?!\w))")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("（", "）"), ("「", "」"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks say: ids of those that fail, and of those that count against a card."""

    fails: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """A draft as the checks look at it, measured once."""

    draft: Draft
    topic: Topic
    front: str
    """The question, or the sentence with its gap left out."""
    gap: str
    answer: str
    """All that the answer says, list items included."""
    front_stems: frozenset[str]
    answer_stems: frozenset[str]

    @property
    def is_cloze(self) -> bool:
        """Tell whether it has a gap instead of a question."""
        return self.draft.kind is Kind.CLOZE


def look(draft: Draft, topic: Topic) -> Look:
    """Measure a draft for the checks."""
    stop = topic.pack.stop_words
    gap, front = "", str(draft.question)
    if draft.kind is Kind.CLOZE and GAP_OPEN in front and GAP_CLOSE in front:
        before, _, rest = front.partition(GAP_OPEN)
        gap, _, after = rest.partition(GAP_CLOSE)
        front = f"{before}…{after}"
    answer = " ".join((draft.answer, *draft.items)).strip() or gap
    return Look(
        draft, topic, front, gap, answer, words.stems(front, stop), words.stems(answer, stop)
    )


def judge(draft: Draft, topic: Topic) -> Verdict:
    """Return which checks a draft fails, and which count against it."""
    seen = look(draft, topic)
    fails = tuple(name for name, check in FAILING if check(seen))
    if fails:
        return Verdict(fails)
    return Verdict(marks=tuple(name for name, check in WEIGHING if check(seen)))


def _not_a_question(seen: Look) -> bool:
    if seen.is_cloze:
        question = seen.draft.question
        return question.count(GAP_OPEN) != 1 or question.count(GAP_CLOSE) != 1 or not seen.gap
    return not seen.front.rstrip('"”’)').endswith(("?", "？", "…"))


def _leaks(seen: Look) -> bool:
    if not seen.answer_stems or seen.draft.rule in _CHOICES:
        return False
    shown = len(seen.answer_stems & seen.front_stems) / len(seen.answer_stems)
    if seen.is_cloze:
        return shown >= _GAP_LEAK
    return shown > _LEAK and words.count(seen.answer) <= _LEAKY_ANSWER


def _unresolved(seen: Look) -> bool:
    found = words.words(seen.front)
    if not found:
        return True
    pack = seen.topic.pack
    if seen.is_cloze and (
        seen.draft.question.startswith(tuple(pack.pronouns))
        if pack.script == "cjk"
        else found[0].casefold() in pack.pronouns
        and not (pack.impersonal and seen.front.casefold().startswith(pack.impersonal))
    ):
        return True
    if pack.forms != "english":
        return False
    return bool(
        _PRONOUN_FRONT.search(seen.front)
        or _BARE_HEAD.match(seen.front)
        or _DANGLING.search(seen.front)
    )


def _points_back(seen: Look) -> bool:
    """Tell whether the front speaks of "these classes" that only another sentence names."""
    return seen.topic.pack.forms == "english" and bool(_BACK.search(seen.front))


_BACK = re.compile(
    r"\b(?:these|those|this) (?!(?:is|are|was|were|way|kind|means)\b)\w+", re.IGNORECASE
)


def _unbalanced(seen: Look) -> bool:
    text = _GERMAN_QUOTES.sub("", seen.draft.question)
    for part in (text, seen.gap):
        if part.count('"') % 2 or part.count("`") % 2 or (part.count("$") % 2 and "$" in seen.gap):
            return True
    if seen.gap and (
        _LONE_QUOTE.search(seen.gap)
        or any(seen.gap.count(a) != seen.gap.count(b) for a, b in _PAIRS)
    ):
        return True
    return any(text.count(a) != text.count(b) for a, b in _PAIRS)


def _yes_or_no(seen: Look) -> bool:
    first = seen.front.split(maxsplit=1)[0].casefold() if seen.front.split() else ""
    return not seen.is_cloze and first in seen.topic.pack.yes_no


def _nameless_opinion(seen: Look) -> bool:
    if seen.topic.owner or seen.topic.note.episode.title or seen.topic.note.episode.show:
        return False
    return bool(re.search(r"\b(?:he|she|the speaker|the guest)\b", seen.front, re.IGNORECASE))


def _says_nothing(seen: Look) -> bool:
    if not seen.answer:
        return not seen.is_cloze
    lead = seen.topic.lead.casefold().rstrip(".")
    return seen.answer.casefold().rstrip(".") == lead and seen.topic.lead in seen.front


def _poor_gap(seen: Look) -> bool:
    if not seen.is_cloze:
        return False
    if words.count(seen.gap) > _LONGEST_GAP or not seen.answer_stems:
        return True
    if _YEAR.fullmatch(seen.gap) or re.fullmatch(r"[\d.,\s]+", seen.gap) or _THIS.match(seen.gap):
        return True
    if seen.draft.rule == "highlight":  # the author wants this gap: two words to go by will do
        return len(seen.front_stems) < _FEWEST_BESIDE_A_HIGHLIGHT
    fewest = _FEWEST_VISIBLE - bool(seen.draft.context)  # the context line says what it is about
    return len(seen.front_stems) < fewest


def _lower_start(seen: Look) -> bool:
    first = seen.draft.question.lstrip("\"'“‘«(" + GAP_OPEN + GAP_CLOSE)[:1]
    return first.islower() and not seen.is_cloze


def _context_tells(seen: Look) -> bool:
    return any(contains(part, seen.answer_stems, seen.topic) for part in seen.draft.context)


def contains(part: str, stems: frozenset[str], topic: Topic) -> bool:
    """Tell whether a part of the context line gives an answer of these stems away."""
    if not stems:
        return False
    shown = stems & words.stems(part, topic.pack.stop_words)
    return len(shown) / len(stems) >= (_GAP_LEAK if len(stems) <= 4 else _LEAK)


def _unfaithful(seen: Look) -> bool:
    if seen.draft.answer_is_markdown:
        return False
    point = seen.topic.point
    texts = [seen.topic.lead, seen.topic.text, seen.topic.owner, seen.topic.host, *point.remarks]
    texts += [child.text for child in seen.topic.children]
    texts.append(seen.topic.heading)
    known = words.stems(" ".join(texts), seen.topic.pack.stop_words)
    return len(seen.answer_stems - known) > 0.05 * len(seen.answer_stems)


_NO_STEM = re.compile(
    r"\b(?:by|is|are|be|need|expect|that|we have"
    r"|to|containing|including|with|of|for): which \w+\?$",
    re.IGNORECASE,
)
_SO_ON = re.compile(r"^(?:so on|etc|while|and|others|asynchronously)\b", re.IGNORECASE)
_ELLIPTIC = re.compile(r"(?:\b(?:does|do|did|is|are|can|will|so|it|this)|\.) – why\?$")
_COUNTED = re.compile(r"^What are the \w+ (?P<what>(?!points).+)\?$")
_LONGEST_STEM = 20


def _odd_list(seen: Look) -> bool:
    """Tell whether a list is asked for by what doesn't name it, or has an item that is none."""
    pack = seen.topic.pack
    if pack.forms != "english" or not seen.draft.items:
        return pack.forms == "english" and bool(_ELLIPTIC.search(seen.front))
    if any(_SO_ON.match(item) for item in seen.draft.items) or _NO_STEM.search(seen.front):
        return True
    if (counted := _COUNTED.match(seen.front)) and grammar.clause(f"The {counted['what']}."):
        return True
    stem, colon, _ = seen.front.rpartition(": which ")
    if colon and words.count(stem) > _LONGEST_STEM:
        return True
    said = {word.casefold() for word in words.words(stem)} & set(pack.numbers)
    return bool(said) and pack.numbers[len(seen.draft.items) - 2] not in said


def _breaks_off(seen: Look) -> bool:
    """Tell whether an answer stops before it has said what it was about to say."""
    text = seen.draft.question if seen.is_cloze else seen.answer.rstrip()
    if text.endswith((":", "：", "?", "？")) and not seen.is_cloze:
        return True
    if text.count("`") % 2:
        return True
    return seen.topic.pack.forms == "english" and bool(_BROKEN.search(text))


_BROKEN = re.compile(r"\b(?:of|a|an|the|and|or|with|from|lies in|such as|e\.g|ar)\.?$")


def _filler(seen: Look) -> bool:
    return seen.answer.casefold().strip(" .!…") in seen.topic.pack.fillers


def _vague(seen: Look) -> bool:
    return seen.draft.rule == "weak"


Check = Callable[[Look], bool]

FAILING: tuple[tuple[str, Check], ...] = (
    ("M01", _not_a_question),
    ("M02", lambda seen: words.count(seen.front) > _LONGEST_FRONT),
    ("M03", lambda seen: words.count(seen.answer) > _LONGEST_ANSWER),
    ("M04", _leaks),
    ("M05", _unresolved),
    ("M07", lambda seen: bool(_STAMP.search(f"{seen.front} {seen.answer}"))),
    ("M08", lambda seen: bool(_LEFT_OVER.search(f"{seen.front} {seen.answer}"))),
    ("M09", _unbalanced),
    ("M12", _yes_or_no),
    ("M13", _nameless_opinion),
    ("M14", _says_nothing),
    ("M16", lambda seen: bool(_DEBRIS.search(seen.front))),
    ("M17", _lower_start),
    ("M18", _poor_gap),
    ("M14", _breaks_off),
    ("M22", _odd_list),
    ("M21", _filler),
    ("M23", _context_tells),
    ("M25", _unfaithful),
)
WEIGHING: tuple[tuple[str, Check], ...] = (
    ("M02", lambda seen: words.count(seen.front) > _LONG_FRONT),
    ("M05", _points_back),
    ("M03", lambda seen: words.count(seen.answer) > _LONG_ANSWER),
    ("M06", lambda seen: any(word in seen.front.casefold() for word in seen.topic.pack.speakers)),
    ("M11", _vague),
    ("M15", lambda seen: not seen.is_cloze and bool(_THIS.match(seen.answer))),
    ("M19", lambda seen: bool(_DOUBLED.search(seen.front) or _ARTICLE.search(seen.front))),
    ("M22", lambda seen: len(seen.draft.items) > 5),
)
