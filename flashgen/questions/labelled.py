"""A label and what stands after it: a formula, a snippet of code, a short value.

There is no sentence to ask about: the label itself is the question, in the frame of its kind.
"""

import re
from dataclasses import dataclass

from flashgen import timestamps
from flashgen.questions import casing, english, plurals, words
from flashgen.questions.english import grammar
from flashgen.questions.pack import has_verb
from flashgen.questions.rules import cjk
from flashgen.questions.topic import Topic

_MATH = re.compile(r"\$\$(?P<display>[^$]+)\$\$[.,]?|\$(?P<inline>[^$\n]{3,})\$[.,]?")
_EQUATES = re.compile(r"[=≈≡≤≥∝<>]|\\(?:leq?|geq?|approx|equiv|propto|neq|sim(?:eq)|to|cong)\b")
"""What makes a formula of symbols: of seven that had none of it, none was usable."""
_FENCED = re.compile(r"(?P<fence>`{3,}|~{3,})[^\n`]*\n(?P<code>.*?)\n?[ \t]*(?P=fence)", re.DOTALL)
_CODE = re.compile(r"`[^`\n]{2,}`")
_LONGEST_SNIPPET = 12
_LONGEST_NOTE = 30
_LONGEST_VALUE, _LONGEST_LABEL, _FEWEST = 8, 9, 4
_NUMBER_AND_UNIT = 2
_UNFINISHED = (":", "：", "?", "？", ",", ";", "…", "...", "→", "=")
_WORD = re.compile(r"[^\W\d_]{3}")
_INFINITIVE = re.compile(r"\w{2,}(?:ar|er|ir|re)(?:se)? ")
_PLACEHOLDER = re.compile(r"[\W\d_]*")


@dataclass(frozen=True, slots=True)
class Value:
    """What a label stands for, and the frame that asks for it."""

    rule: str
    question: str
    answer: str
    is_markdown: bool = False


def value(topic: Topic) -> Value | None:
    """Return the question for a label's formula, code or short value."""
    lead = topic.lead.strip()
    if topic.point.children or not _asks_by_itself(lead, topic) or _is_nameless(topic):
        return None
    text = timestamps.strip(topic.point.explanation).strip()
    label = f"{topic.heading}: {lead}" if topic.is_label else lead
    if found := _MATH.fullmatch(text):
        formula = " ".join((found["display"] or found["inline"]).split())
        if not _EQUATES.search(formula):
            return None
        return Value("formula", topic.pack.formula.format(lead=label), f"${formula}$")
    opening = _MATH.match(text)
    if opening and opening["display"] and 0 < words.count(text[opening.end() :]) <= _LONGEST_NOTE:
        return Value("formula", topic.pack.formula.format(lead=label), text, is_markdown=True)
    return _snippet(label, text, topic) or _short(label, topic)


def _snippet(label: str, text: str, topic: Topic) -> Value | None:
    """Return the question for a few lines of code, or one in the line."""
    fenced = _FENCED.fullmatch(text)
    size = len(fenced["code"].strip().splitlines()) if fenced else 0
    if fenced and 0 < size <= _LONGEST_SNIPPET and not _TEMPLATE.search(text):
        return Value("snippet", topic.pack.code.format(lead=label), text, is_markdown=True)
    if _CODE.fullmatch(text) and not _PATH.search(text):
        return Value("snippet", _bare(label, topic), text)
    return None


_TEMPLATE = re.compile(
    r"^(?:`{3,}|~{3,}) ?(?:dataview(?:js)?|markdown|md|te?xt|query|mermaid|plain(?:text)?|output)\b"
    r"|\[[A-Z][^\[\]\n]* [^\[\]\n]*\]|\{[\w -]+\}/",
    re.IGNORECASE,
)
"""A form to fill in, a query of the vault, what a program printed: no code to know."""
_PATH = re.compile(r"/.*\{|\{.*/")
_ONE_OF_TWO = re.compile(
    r"(?:.*: )?(?:before|after|with|without|old|new|now|then|good|bad|wrong|right|output|input"
    r"|example|code|usage|(?:[\w-]+ ){0,4}(?:structure|request|response|output|path|url|diagram"
    r"|tree|examples?|sample|log|dump|trace)|(?:before|after|with|without) \w+)",
    re.IGNORECASE,
)
"""A label that says which of two pieces of code it is, or names an example: not what code does."""


def _is_nameless(topic: Topic) -> bool:
    if topic.pack.forms == "english" and _ONE_OF_TWO.fullmatch(topic.lead):
        return True
    if topic.pack.script != "cjk":
        return False
    return cjk.is_no_topic(topic) or _DOES.search(topic.lead) is not None


def _asks_by_itself(lead: str, topic: Topic) -> bool:
    """Tell whether a lead names something: no sentence, and no label without a heading."""
    if not lead or topic.is_running or words.count(lead) > _LONGEST_LABEL:
        return False
    if _PLACEHOLDER.fullmatch(lead) or lead.endswith(_UNFINISHED) or "`" in lead or "$" in lead:
        return False
    if (topic.is_label and not topic.heading) or (lead.isupper() and " " in lead):
        return False
    if topic.pack.forms == "english":
        return not grammar.has_finite_verb(lead)
    if topic.pack.language in {"es", "fr", "pt"} and _INFINITIVE.match(lead):
        return False  # what to do, not a name
    named = topic.pack.script == "cjk" or _WORD.search(lead) is not None
    return named and not has_verb(lead, topic.pack)


def _short(label: str, topic: Topic) -> Value | None:
    answer = topic.text.strip()
    fenced = re.search("```|~~~", topic.point.explanation) is not None
    if fenced or len(topic.sentences) != 1 or not 0 < words.count(answer) <= _LONGEST_VALUE:
        return None
    alone = topic.pack.plurals and " " not in label
    number = alone and re.fullmatch(r"\d{1,3}", answer) is not None
    if number or not _is_news(answer, label, topic) or _is_remark(answer, topic):
        return None
    exact = _EXACT.match(answer) is not None or "`" in answer
    bare = exact and words.count(answer) <= _NUMBER_AND_UNIT
    if topic.pack.forms == "english" and not _says_what(label, topic, exact=bare):
        return None
    if topic.pack.script == "cjk" and not exact:
        return _attribute(label, answer, topic)
    if not exact and not _may_be_value(label, answer, topic):
        return None
    shown = casing.capitalised(answer) if words.count(answer) > 2 else answer
    return Value("value", _bare(label, topic), shown)


def _is_news(answer: str, label: str, topic: Topic) -> bool:
    """Tell whether a value is whole, no sentence, and more than its label's words again."""
    if topic.pack.script == "cjk" and _SAYS.search(answer):
        return False
    if answer.endswith(_UNFINISHED) or "$$" in answer or answer.count("`") % 2:
        return False
    known = words.stems(f"{label} {topic.heading}", topic.pack.stop_words)
    said = words.stems(answer, topic.pack.stop_words)
    return 2 * len(said & known) < len(said)


def _may_be_value(label: str, answer: str, topic: Topic) -> bool:
    """Tell whether words without a number are a label's value: no statement about it."""
    if topic.is_label or _may_speak(label, topic) or _states(answer, topic):
        return False
    return not topic.pack.plurals or _names_one(label, answer, topic)


def _names_one(label: str, answer: str, topic: Topic) -> bool:
    """Tell whether a label may be the name of what follows, without a grammar to ask.

    No pair, no adjective, no words that open a clause: "how much it costs", "all at once".
    """
    pack = topic.pack
    found = [word.casefold() for word in words.words(label)]
    said = [word.casefold() for word in words.words(answer)]
    if (
        not found
        or len(found) > _LONGEST_NAME
        or set(found) & set(pack.conjunctions)
        or re.search(r"\.|->|→", label)
    ):
        return False
    if plurals.differ(label, answer, pack) or (pack.consists and _INFINITIVE.match(answer)):
        return False  # an adjective; what it consists in
    small = pack.prepositions | pack.links | pack.openers | pack.stop_words | pack.question_words
    opens = found[0] in pack.articles or not label[0].isupper() or found[-1] in small
    return not (opens or said[0] in small or said[0] == found[0] or not answer[0].isalnum())


_LONGEST_NAME = 4


def _attribute(label: str, answer: str, topic: Topic) -> Value | None:
    """Return the question for a short value that no number tells: the state of X → solid."""
    pattern, arrow, question = topic.pack.attribute.partition(" => ")
    if not arrow or topic.is_label or not re.fullmatch(pattern, label) or len(answer) < _FEWEST:
        return None
    return Value("value", question.format(lead=label), answer)


def _bare(label: str, topic: Topic) -> str:
    return casing.capitalised(topic.pack.value.format(lead=label))


def _states(answer: str, topic: Topic) -> bool:
    if topic.pack.forms == "english":
        return grammar.has_finite_verb(answer)
    return has_verb(answer, topic.pack)


_EXACT = re.compile(
    r"(?:about |around |up to |at least |[~<>≈±+-] ?|(?:大?[约約]|超[过過]|[约約]?[为為]) ?)?"
    r"[$€£¥]?\d[\d.,]*(?!\w*[A-Z])"
)
_DOES = re.compile(r"[をがにでは][^をがにでは]{1,10}[るうくすつむぶぐい]$")
"""A Japanese lead with a verb at its end: what one does has no value."""
_SAYS = re.compile("[をがは|]")
"""A Japanese particle of subject or object: what has one is a sentence, no value."""
_MEASURES = words.word_set(
    "temperature dose dosage price cost version date duration rate size speed capacity height "
    "weight population limit range frequency length width depth distance age year revenue salary "
    "budget accuracy precision recall port goal target"
)
_ATTRIBUTES = words.word_set(
    "capital founder inventor creator author default license command shortcut syntax symbol "
    "formula abbreviation synonym antonym translation meaning"
)
_NO_QUESTION = re.compile(
    r"^(?:from .* to .*|born|education|location|where|when|date|session|speakers?|presenters?"
    r"|hosts?|guests?|author"
    r"|nationality|occupation|website|twitter|github|blog|company|affiliation|example|examples|note"
    r"|\d{4}s?|one [\w-]+|(?:not )?(?:so )?(?:good|bad|better|best|worse|worst))$",
    re.IGNORECASE,
)


def _says_what(label: str, topic: Topic, *, exact: bool) -> bool:
    """Tell whether a label asks for one thing: an attribute, or a number of something named."""
    bare = label.rpartition(": ")[2]
    if _NO_QUESTION.match(bare) or re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", bare):
        return False
    found = [word.casefold() for word in words.words(bare)]
    if exact and ": " in label:
        return True
    asked = _ATTRIBUTES | _MEASURES if exact else _ATTRIBUTES
    return bool(found) and bool({found[-1], found[0]} & asked)


def _is_remark(answer: str, topic: Topic) -> bool:
    """Tell whether what follows a label is said to somebody rather than a fact."""
    first = re.split(r"['’\s]", answer.lstrip("\"“'‘(*"), maxsplit=1)[0].casefold()
    pack = topic.pack
    if first in pack.pronouns or first in pack.openers or answer.endswith("!"):
        return True
    return pack.forms == "english" and english.is_base_verb(first) and words.count(answer) > 2


def _may_speak(label: str, topic: Topic) -> bool:
    """Tell whether a label may be a speaker's name: "Wes", "Jeremy (JH)"."""
    name = re.sub(r"\s*\([^()]*\)$", "", label)
    return (
        topic.pack.forms == "english"
        and name.isalpha()
        and name[0].isupper()
        and not english.is_common(name)
    )
