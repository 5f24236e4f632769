"""Rules on the lead: which question a headline stands for."""

import re
from collections.abc import Iterator

from flashgen.questions import casing, english, standing, views, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar
from flashgen.questions.rules.explaining import answer
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.words import word_set

LONGEST = 45
_REASON = re.compile(
    r"\b(?:because|since|due to|so that|in order to|as a result|otherwise|which means"
    r"|avoids?|prevents?)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"(?<!of )(?<!than )\b(?:by [a-z]+ing|using|via|with the help of)\b", re.IGNORECASE
)
_COMPARATIVE = re.compile(
    r"^(?P<s>.+?) (?P<how>(?:far |much |significantly |dramatically )?(?:worse|better"
    r"|faster|slower|more|less|harder|easier|longer|higher|lower|"
    r"stronger|weaker|cheaper|smaller|larger|bigger|greater)(?: [\w-]+)?) than (?P<y>.+)$",
    re.IGNORECASE,
)
_HEADS = {
    "impact": "What is the impact",
    "effect": "What is the effect",
    "effects": "What are the effects",
    "role": "What is the role",
    "limits": "What are the limits",
    "limitations": "What are the limitations",
    "advantages": "What are the advantages",
    "disadvantages": "What are the disadvantages",
    "benefits": "What are the benefits",
    "drawbacks": "What are the drawbacks",
    "challenges": "What are the challenges",
    "challenge": "What is the challenge",
    "purpose": "What is the purpose",
    "goal": "What is the goal",
    "goals": "What are the goals",
    "risks": "What are the risks",
    "risk": "What is the risk",
    "cost": "What is the cost",
    "costs": "What are the costs",
    "causes": "What are the causes",
    "cause": "What is the cause",
    "future": "What is the future",
    "definition": "What is the definition",
    "consequences": "What are the consequences",
    "meaning": "What is the meaning",
    "types": "What are the types",
    "problem": "What is the problem",
    "origin": "What is the origin",
    "origins": "What are the origins",
    "dangers": "What are the dangers",
    "danger": "What is the danger",
    "value": "What is the value",
    "essence": "What is the essence",
    "secret": "What is the secret",
    "key": "What is the key",
    "difference": "What is the difference",
    "differences": "What are the differences",
    "signs": "What are the signs",
    "function": "What is the function",
    "structure": "What is the structure",
    "nature": "What is the nature",
    "state": "What is the state",
    "rise": "What explains the rise",
    "importance": "Why is the importance",
    "paradox": "What is the paradox",
    "source": "What is the source",
    "sources": "What are the sources",
}
_HEAD = re.compile(
    rf"^(?:The |A |An )?(?P<adj>(?:[\w-]+ )?)(?P<head>{'|'.join(_HEADS)}) (?P<prep>of|on"
    rf"|to|for|with|between|in) (?P<x>.+)$",
    re.IGNORECASE,
)
_AFTER_IMPERATIVE = word_set(
    "the your a an on with it to for in not yourself more less what how up out into all every "
    "from about and"
)


def short(topic: Topic) -> tuple[str, int]:
    """Return the explanation where it is short enough for an answer, else its first sentence."""
    whole = topic.text
    first = topic.sentences[0]
    if words.count(whole) <= LONGEST:
        return answer(whole), len(first.text)
    return answer(first.text), len(first.text)


def best(topic: Topic, *needed: str) -> Sentence | None:
    """Return the first sentence that has the stems of every passage, None where none has."""
    for sentence in topic.sentences:
        stems = words.stems(sentence.text, topic.pack.stop_words)
        wanted = (words.stems(passage, topic.pack.stop_words) for passage in needed)
        if all(want and len(want & stems) >= 0.5 * len(want) for want in wanted):
            return sentence
    return None


def _as_answer(topic: Topic, sentence: Sentence, text: str, **rest: object) -> Asked | None:
    """Ask, with a whole sentence as the answer; None where it can't stand alone."""
    view = next(iter(views.of(sentence, topic.pack)), sentence)
    if not standing.stands_alone(view, topic.pack, topic.owner) or words.count(view.text) > LONGEST:
        return None
    return Asked(text, answer(view.text), 0, len(sentence.text), hides_lead=True, **rest)  # type: ignore[arg-type]


def versus(topic: Topic) -> Iterator[Asked]:
    """X vs Y → How do X and Y differ? Only where the text contrasts both."""
    for sign in topic.pack.versus:
        a, found, b = topic.lead.partition(sign)
        if not found:
            continue
        sentence = best(topic, a, b)
        if sentence and any(word in sentence.text.casefold() for word in topic.pack.contrast):
            asked = topic.pack.compare.format(a=topic.mid(a.strip()), b=topic.mid(b.strip()))
            if made := _as_answer(topic, sentence, asked):
                yield made
        return


def from_to(topic: Topic) -> Iterator[Asked]:
    """… from X to Y → What shift from X to Y does G describe?"""
    match = re.match(r"^(?:.* )?[Ff]rom (?P<x>.+?) [Tt]o (?P<y>.+)$", topic.lead)
    if not match or not topic.owner:
        return
    sentence = best(topic, match["y"])
    if sentence:
        x, y = topic.mid(match["x"]), topic.mid(match["y"])
        if made := _as_answer(
            topic, sentence, f"What shift from {x} to {y} does {topic.owner} describe?"
        ):
            yield made


def x_as_y(topic: Topic) -> Iterator[Asked]:
    """X as Y → In what sense can X be seen as Y? Only where a sentence says so of both."""
    match = re.match(r"^(?P<x>[^:]{3,40}?) [Aa]s (?P<y>[^:]{3,40})$", topic.lead)
    if not match or not (sentence := best(topic, match["x"], match["y"])):
        return
    both = words.stems(topic.lead, topic.pack.stop_words)
    if len(words.stems(sentence.text, topic.pack.stop_words) - both) < 4:
        return
    x, y = topic.mid(match["x"]), topic.mid(match["y"])
    if made := _as_answer(topic, sentence, f"In what sense can {x} be seen as {y}?"):
        yield made


_DEMANDS = word_set("need require want have demand use cost take involve include")
"""What has more of something is not better "at having" it."""


def comparative(topic: Topic) -> Iterator[Asked]:
    """AI models generalize worse than humans → How do AI models compare with humans?"""
    match = _COMPARATIVE.match(topic.lead)
    if not match:
        return
    found = grammar.clause(f"{sentence_case(topic)}.")
    sentence = best(topic, match["s"]) or best(topic, match["y"])
    if found is None or sentence is None or found.base in _DEMANDS:
        return
    more, _, of_what = match["how"].casefold().rpartition(" ")
    what = f" {of_what}" if more in {"more", "less"} and english.is_noun(of_what) else ""
    verb = "do" if english.is_plural(found.subject.split()[-1]) else "does"
    other = topic.mid(match["y"])
    activity = f" at {_gerund(found.base)}{what}" if found.base and not found.auxiliary else ""
    text = f"How {verb} {grammar.mid(found.subject)} compare with {other}{activity}?"
    if made := _as_answer(topic, sentence, text):
        yield made


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return f"{base[:-1]}ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", base):
        return f"{base}{base[-1]}ing"
    return f"{base}ing"


def sentence_case(topic: Topic) -> str:
    """Return the lead as a sentence would have it."""
    return casing.capitalised(topic.mid(topic.lead))


def claim(topic: Topic) -> Iterator[Asked]:
    """A lead that states something → Why is it so? Only where a sentence gives the reason."""
    if topic.lead.endswith("?") or words.count(topic.lead) < 3:
        return
    found = grammar.clause(f"{sentence_case(topic)}.")
    if found is None or found.subject.split()[0].casefold() in topic.pack.pronouns:
        return
    for sentence in topic.sentences:
        if _REASON.search(sentence.text) and "not because" not in sentence.text:
            if made := _as_answer(topic, sentence, found.asked("Why", found.rest)):
                yield made
            return


def imperative(topic: Topic) -> Iterator[Asked]:
    """Focus on research first → Why focus on research first? Only where the reason is given."""
    found = topic.lead.split()
    if len(found) < 2 or not english.is_base_verb(found[0]) or "?" in topic.lead:
        return
    if not is_order(found):
        return
    if grammar.clause(f"{sentence_case(topic)}."):
        return
    for sentence in topic.sentences:
        reason, means = _REASON.search(sentence.text), _MEANS.search(sentence.text)
        if reason and (made := _as_answer(topic, sentence, f"Why {topic.mid(topic.lead)}?")):
            yield made
            return
        if means and (
            made := _as_answer(
                topic, sentence, f"How can you {topic.mid(topic.lead)}?", bonus=-0.08
            )
        ):
            yield made
            return


def head_noun(topic: Topic) -> Iterator[Asked]:
    """The impact of X on Y → What is the impact of X on Y?"""
    match = _HEAD.match(topic.lead)
    if not match or not topic.sentences:
        return
    head, x = match["head"].casefold(), topic.mid(match["x"].split(": ")[0])
    if head == "importance":
        text = f"Why is {x} important?"
    elif head == "rise":
        return
    else:
        adjective = topic.mid(match["adj"]) if match["adj"] else ""
        frame = _HEADS[head].removesuffix(head)
        text = f"{frame}{adjective}{head} {match['prep'].lower()} {x}?"
    sentence = best(topic, match["x"]) or topic.sentences[0]
    if head == "importance" and not _REASON.search(sentence.text):
        return
    if made := _as_answer(topic, sentence, text):
        yield made


def is_order(found: list[str]) -> bool:
    """Tell whether a lead tells to do something: Focus on research, Build your own tools."""
    first = found[0].casefold()
    if not english.is_base_verb(first):
        return False
    if "n" not in english.classes(first) and "a" not in english.classes(first):
        return True
    return len(found) > 1 and _opens_order(first, found[1].casefold())


def _opens_order(first: str, second: str) -> bool:
    """Tell whether two words open an order, where the first could be a noun: focus on, buy the."""
    return second in _AFTER_IMPERATIVE and (second not in english.PREPOSITIONS or first in _INTENT)


_INTENT = word_set(
    "focus look work rely start think invest aim plan stick go talk listen learn lean double"
)
