"""A sentence that leaves out its subject, as it reads behind its lead or below its heading."""

import re
from dataclasses import replace

from flashgen.questions import english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, tagging, wordclasses
from flashgen.questions.topic import Topic, is_label


def led(sentence: Sentence, about: Topic) -> tuple[Sentence, ...]:
    """Return a first sentence as it reads behind its lead, or below its heading.

    "uses a reward model" after the lead "Traditional RLHF" is one sentence with it, and a
    fragment is understood only behind its lead.
    """
    if about.pack.forms != "english" or about.is_label or not sentence.text:
        return (sentence,)
    if not about.lead:
        return _below_heading(sentence, about)
    return (*_as_subject(sentence, about.lead), _behind_lead(sentence, about.lead))


def _below_heading(sentence: Sentence, about: Topic) -> tuple[Sentence, ...]:
    """Requires a compiler, below the heading "Rust" → Rust requires a compiler.

    A line without a verb before it may be the true subject: then nothing is said.
    """
    before = about.section.key_points[: _place(about)]
    if any(tagging.tag(point.explanation).tags[:1] not in _VERBS for point in before):
        return (sentence,)
    opens = tagging.tag(sentence.text).tags[:1]
    if opens not in _VERBS or not _is_name_of_thing(about.heading, about):
        return (sentence,)
    return (_joined(about.heading, sentence),)


_VERBS = {("V3",), ("BE",), ("HV",)}


def _place(about: Topic) -> int:
    points = about.section.key_points
    return next((at for at, point in enumerate(points) if point is about.point), 0)


def _is_name_of_thing(heading: str, about: Topic) -> bool:
    if not heading or words.count(heading) > _LONGEST_NAME or is_label(heading, about.pack):
        return False
    if re.search(
        r"[?:!,;()&]|^\W|^\d| (?:of|to|for|in|on|with|about|from|and|vs\.?) ", heading
    ) or grammar.clause(f"{heading} it."):
        return False
    first, last = heading.split(maxsplit=1)[0].casefold(), heading.rsplit(maxsplit=1)[-1].casefold()
    return (
        first not in english.OPENING | english.PRONOUNS
        and not english.verb_base(first, "ing")
        and (last not in english.CLOSED)
    )


_LONGEST_NAME = 4


def _joined(subject: str, sentence: Sentence) -> Sentence:
    text = sentence.text
    moved = sentence.prefixed(f"{subject} ")
    return replace(moved, text=f"{subject} {text[0].lower()}{text[1:]}")


def _as_subject(sentence: Sentence, lead: str) -> tuple[Sentence, ...]:
    """Return the sentence with its lead as the subject that it leaves out, or calls "it"."""
    found = tagging.tag(sentence.text)
    if words.count(lead) > _LONGEST_NAME + 2 or grammar.has_finite_verb(lead):
        return ()
    many = english.head_is_plural(lead)
    first, second = (*found.tags[:2], "", "")[:2]
    low = found.tokens[0].low if found.tokens else ""
    if second in wordclasses.FINITE and low in ({"they", "these"} if many else {"it", "this"}):
        text = f"{lead}{sentence.text[found.tokens[0].end :]}"
        return (sentence.renamed(text),)
    if (
        first in {"J", "E"}
        and second not in {"N1", "N2", "J", "D"}
        and not grammar.has_finite_verb(sentence.text)
    ):
        return (_joined(f"{lead} {'are' if many else 'is'}", sentence),)
    return ()


def _behind_lead(sentence: Sentence, lead: str) -> Sentence:
    text = sentence.text
    opening = re.split(r"[\s,]", text)[0]
    base = english.verb_base(opening, "s") if opening.islower() else ""
    if (base and "n" not in english.classes(base)) or opening in english.AUXILIARIES:
        return sentence.prefixed(f"{lead} ")
    if opening[:1].islower():
        return sentence.prefixed(f"{lead}: ")
    found = tagging.tag(text)
    if found.tags[:1] == ("V3",) and found.main == 0 and not grammar.has_finite_verb(lead):
        return _joined(lead, sentence)
    if opening.casefold() in english.OPENING or grammar.may_be_sentence(_RELATIVE.split(text)[0]):
        return sentence
    return sentence.prefixed(f"{lead}: ")


_RELATIVE = re.compile(
    r"(?<!shows )(?<!means )(?<!suggests )(?<!implies )(?<!proves )(?<!reveals )\bthat\b"
    r"|\b(?:which|who|where|when|whose)\b|[;:—–(]"
)
