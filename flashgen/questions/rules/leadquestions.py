"""A lead that is a question, asks one indirectly, or is followed by one."""

import re
from collections.abc import Iterator

from flashgen.questions import casing, english, words
from flashgen.questions.english import grammar
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.leading import LONGEST, sentence_case, short
from flashgen.questions.topic import Asked, Topic


def question(topic: Topic) -> Iterator[Asked]:
    """A lead that asks is the question as it stands."""
    if not topic.lead.endswith(("?", "？")) or not topic.sentences:
        return
    if words.count(topic.lead) < 3 and topic.pack.script != "cjk":
        return
    if len(words.stems(topic.lead, topic.pack.stop_words)) < (2 if topic.pack.forms else 1):
        return  # when and why? what is most surprising?
    said, end = short(topic)
    pack = topic.pack
    found = [word.casefold() for word in words.words(topic.lead)]
    if pack.script == "cjk":
        asks = any(word in topic.lead for word in pack.question_words)
    else:
        asks = any(word in pack.question_words for word in found[:4])
    if not asks or (found[0] in pack.yes_no and pack.forms):
        return
    yield Asked(casing.capitalised(topic.lead), said, 0, end, hides_lead=True)


def indirect(topic: Topic) -> Iterator[Asked]:
    """What an optimizer needs → What does an optimizer need? How to prune → How do you prune?"""
    lead = sentence_case(topic)
    match = re.match(r"^(?P<wh>What|Where|When|How|Why) (?P<rest>[^?:]{4,})$", lead)
    if not match or not topic.sentences:
        return
    rest = match["rest"]
    if match["wh"] == "When" and rest.startswith("you"):
        return  # a condition: when you have missing values
    if rest.startswith("to "):
        if topic.repeated or " " not in rest[3:]:
            return  # How to apply, below each of a note's points: apply what?
        text = f"{match['wh']} do you {rest[3:]}?" if match["wh"] == "How" else ""
    else:
        found = grammar.clause(f"{rest}.")
        text = found.asked(match["wh"], found.rest) if found else ""
    if text and not _SAID_BY.fullmatch(topic.sentences[0].text):
        said, end = short(topic)
        yield Asked(text, said, 0, end, hides_lead=True)


def _is_asked_well(text: str) -> bool:
    """Tell whether a question is one on its own, and has its verb where questions have it."""
    second = text.split()[1:2]
    if _AMONG_US.search(text) or ":" in text or not second or text.startswith("What if "):
        return False
    opens = text.split(maxsplit=1)[0].casefold()
    inverted = second[0].casefold() in english.AUXILIARIES | {"to", "not"}
    return inverted or opens in {"what", "which", "who", "whose"} or second[0] in _DEGREES


_DEGREES = words.word_set(
    "many much often long far old big fast deep high wide tall heavy hard soon"
)
_AMONG_US = re.compile(r"\b(?:we|us|our|I|my|me)\b|\bthe same\b")


_SAID_BY = re.compile(
    r"(?:[Ll]et['’]?s|During (?:the|this) (?:talk|session)|In this (?:talk|session)|At [A-Z]\w+,"
    r"|(?:One|An) example\b|[Nn]o ?one|To answer (?:this|that)\b,?) .*"
    r"|\W*(?:[-–—~] ?)?(?:[A-Z][\w.’'-]+ ?){1,4}[.]?"
)
_LONGEST_ASKED = 16
_GOES_ON_TO = re.compile(r"(?:What|How) about ")


def inline(topic: Topic) -> Iterator[Asked]:
    """Why do eels climb? Because … : a question that the note goes on to answer."""
    if (topic.lead and not topic.is_label) or len(topic.sentences) < 2:
        return
    first, *rest = topic.sentences
    opening = first.text.split(maxsplit=1)[0].casefold() if first.text else ""
    if not first.text.endswith(("?", "？")) or opening not in topic.pack.question_words:
        return
    if topic.pack.forms == "english" and (
        not _is_asked_well(first.text) or "question" in topic.heading.casefold()
    ):
        return  # or one of the questions that a section lists
    if words.count(first.text) > _LONGEST_ASKED or _GOES_ON_TO.match(first.text):
        return  # a speaker's riddle; what about eels?
    if rest[0].text.endswith(("…", "...", "!")) or _SAID_BY.fullmatch(rest[0].text):
        return  # a joke on the way; who asked it
    said = " ".join(sentence.text for sentence in rest)
    if words.count(said) > LONGEST:
        said = rest[0].text
    replies = rest[0].text.split(maxsplit=1)[:1]
    if opening == "who" or {word.casefold() for word in replies} & topic.pack.persons:
        return  # what somebody did then is no answer, nor is it a name
    if words.count(first.text) > 2 and not rest[0].text.endswith("?"):
        yield Asked(first.text, answer(said), 0, len(first.text))
