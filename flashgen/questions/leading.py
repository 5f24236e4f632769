"""Rules on the lead: which question a headline stands for."""

import re
from collections.abc import Iterator

from flashgen.questions import casing, english, views, words
from flashgen.questions.clean import Sentence
from flashgen.questions.explaining import answer
from flashgen.questions.topic import Asked, Topic, is_label

_LONGEST = 45
_REASON = re.compile(
    r"\b(?:because|since|due to|so that|in order to|as a result|otherwise|which means|avoids?|prevents?)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"(?<!of )(?<!than )\b(?:by [a-z]+ing|using|via|with the help of)\b", re.IGNORECASE
)
_EVIDENCE = re.compile(
    r"\b(?:for example|for instance|study|studies|data|experiments?|showed|shows|survey|researchers?|found that|\d+ ?%)",
    re.IGNORECASE,
)
_COMPARATIVE = re.compile(
    r"^(?P<s>.+?) (?P<how>(?:far |much |significantly |dramatically )?(?:worse|better|faster|slower|more|less|harder|easier|longer|higher|lower|"
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
    rf"^(?:The |A |An )?(?P<adj>(?:[\w-]+ )?)(?P<head>{'|'.join(_HEADS)}) (?P<prep>of|on|to|for|with|between|in) (?P<x>.+)$",
    re.IGNORECASE,
)
_META = frozenset(
    ["unpack", "understand", "explore", "introduce", "discuss", "define", "break", "address", "examine", "revisit", "rethink", "consider", "navigate", "look", "get"]
)
_AFTER_IMPERATIVE = frozenset(
    ["the", "your", "a", "an", "on", "with", "it", "to", "for", "in", "not", "yourself", "more", "less", "what", "how", "up", "out", "into", "all", "every", "from", "about", "and"]
)


def question(topic: Topic) -> Iterator[Asked]:
    """A lead that asks is the question as it stands."""
    if not topic.lead.endswith(("?", "？")) or not topic.sentences:
        return
    if words.count(topic.lead) < 3 and topic.pack.script != "cjk":
        return
    said, end = _short(topic)
    pack = topic.pack
    found = [word.casefold() for word in words.words(topic.lead)]
    if pack.script == "cjk":
        asks = any(word in topic.lead for word in pack.question_words)
    else:
        asks = any(word in pack.question_words for word in found[:4])
    if not asks or (found[0] in pack.yes_no and pack.forms):
        return
    yield Asked(casing.capitalised(topic.lead), said, 0, end, hides_lead=True)


def _short(topic: Topic) -> tuple[str, int]:
    """Return the explanation where it is short enough for an answer, else its first sentence."""
    whole = topic.text
    first = topic.sentences[0]
    if words.count(whole) <= _LONGEST:
        return answer(whole), len(first.text)
    return answer(first.text), len(first.text)


def _best(topic: Topic, *needed: str) -> Sentence | None:
    """Return the first sentence that has the stems of every passage, None where none has."""
    for sentence in topic.sentences:
        stems = words.stems(sentence.text, topic.pack.stop_words)
        wanted = (words.stems(passage, topic.pack.stop_words) for passage in needed)
        if all(want and len(want & stems) >= 0.5 * len(want) for want in wanted):
            return sentence
    return None


def _as_answer(topic: Topic, sentence: Sentence, text: str, **rest: object) -> Asked | None:
    """Ask, with a whole sentence as the answer; None where it can't stand alone."""
    view = views.of(sentence, topic.pack)[0]
    if not views.stands_alone(view, topic.pack, topic.owner) or words.count(view.text) > _LONGEST:
        return None
    return Asked(text, answer(view.text), 0, len(sentence.text), hides_lead=True, **rest)  # type: ignore[arg-type]


def quoted_term(topic: Topic) -> Iterator[Asked]:
    """The “It Factor” → What is the “It Factor”?"""
    bare = re.sub(r"^(?:The|the) ", "", topic.lead)
    if not topic.sentences or bare[:1] not in '"“' or bare[-1:] not in '"”' or len(bare) < 4:
        return
    sentence = _best(topic, bare) or topic.sentences[0]
    index = topic.sentences.index(sentence)
    said = sentence.text
    if not views.stands_alone(sentence, topic.pack, topic.owner):
        said = " ".join(part.text for part in topic.sentences[: index + 1])
    text = topic.pack.define.format(term=bare[1:-1])
    if bare != topic.lead:
        text = f"What is {topic.owner}’s {bare}?" if topic.owner else f"What is the {bare}?"
    yield Asked(text, answer(said), 0, len(sentence.text), hides_lead=True)


def versus(topic: Topic) -> Iterator[Asked]:
    """X vs Y → How do X and Y differ? Only where the text contrasts both."""
    for sign in topic.pack.versus:
        a, found, b = topic.lead.partition(sign)
        if not found:
            continue
        sentence = _best(topic, a, b)
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
    sentence = _best(topic, match["y"])
    if sentence:
        x, y = topic.mid(match["x"]), topic.mid(match["y"])
        if made := _as_answer(
            topic, sentence, f"What shift from {x} to {y} does {topic.owner} describe?"
        ):
            yield made


def x_as_y(topic: Topic) -> Iterator[Asked]:
    """X as Y → In what sense can X be seen as Y? Only where a sentence says so of both."""
    match = re.match(r"^(?P<x>[^:]{3,40}?) [Aa]s (?:[Aa]n? )?(?P<y>[^:]{3,40})$", topic.lead)
    if not match or not (sentence := _best(topic, match["x"], match["y"])):
        return
    both = words.stems(topic.lead, topic.pack.stop_words)
    if len(words.stems(sentence.text, topic.pack.stop_words) - both) < 4:
        return
    x, y = topic.mid(match["x"]), topic.mid(match["y"])
    if made := _as_answer(topic, sentence, f"In what sense can {x} be seen as {y}?"):
        yield made


def comparative(topic: Topic) -> Iterator[Asked]:
    """AI models generalize worse than humans → How do AI models compare with humans?"""
    match = _COMPARATIVE.match(topic.lead)
    if not match:
        return
    found = english.clause(f"{_lower(topic)}.")
    sentence = _best(topic, match["s"]) or _best(topic, match["y"])
    if found is None or sentence is None:
        return
    verb = "do" if english.is_plural(found.subject.split()[-1]) else "does"
    other = topic.mid(match["y"])
    activity = f" at {_gerund(found.base)}" if found.base and not found.auxiliary else ""
    text = f"How {verb} {english.mid(found.subject)} compare with {other}{activity}?"
    if made := _as_answer(topic, sentence, text):
        yield made


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return f"{base[:-1]}ing"
    return f"{base}ing"


def _lower(topic: Topic) -> str:
    return casing.capitalised(topic.mid(topic.lead))


def claim(topic: Topic) -> Iterator[Asked]:
    """A lead that states something → Why is it so? Only where a sentence gives the reason."""
    if topic.lead.endswith("?") or words.count(topic.lead) < 3:
        return
    found = english.clause(f"{_lower(topic)}.")
    if found is None or found.subject.split()[0].casefold() in topic.pack.pronouns:
        return
    for sentence in topic.sentences:
        if _REASON.search(sentence.text):
            if made := _as_answer(topic, sentence, found.asked("Why", found.rest)):
                yield made
            return


def imperative(topic: Topic) -> Iterator[Asked]:
    """Focus on research first → Why focus on research first? Only where the reason is given."""
    found = topic.lead.split()
    if len(found) < 2 or not english.is_base_verb(found[0]) or "?" in topic.lead:
        return
    if not _is_order(found):
        return
    if english.clause(f"{_lower(topic)}."):
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
    head, x = match["head"].casefold(), topic.mid(match["x"])
    if head == "importance":
        text = f"Why is {x} important?"
    elif head == "rise":
        return
    else:
        adjective = topic.mid(match["adj"]) if match["adj"] else ""
        frame = _HEADS[head].removesuffix(head)
        text = f"{frame}{adjective}{head} {match['prep'].lower()} {x}?"
    sentence = next(
        (s for s in topic.sentences if views.stands_alone(s, topic.pack, topic.owner)), None
    )
    if sentence is None:
        return
    if head == "importance" and not _REASON.search(sentence.text):
        return
    if made := _as_answer(topic, sentence, text):
        yield made


def fragment(topic: Topic) -> Iterator[Asked]:
    """LEAD: a fragment → What is LEAD? What does LEAD do? What is LEAD used for?"""
    if not topic.lead and topic.heading:
        yield from _under_heading(topic)
    if not topic.sentences or not _is_term(topic):
        return
    text = topic.sentences[0].text
    opening = re.split(r"[\s,]", text)[0].casefold().strip('"“,.')
    term, said = topic.mid(topic.lead), text
    be, do = ("are", "do") if _is_many(topic.lead) else ("is", "does")
    if re.match(r"[a-z]+ of ", term) and be == "is":
        term = f"the {term}"
    bonus = 0.0
    if match := re.match(r"^(?:[Ii]s |[Aa]re )?[Uu]sed (?P<prep>for|to) (?P<y>.{8,})$", text):
        question = f"What {be} {term} used {'to do' if match['prep'] == 'to' else 'for'}?"
        said, bonus = match["y"], 0.04
    elif _opens_with_verb(opening):
        question = f"What {do} {term} do?"
    elif _is_quality(text):
        question, bonus = f"What {be} {term} like?", -0.06
    elif _is_noun_phrase(text, opening, topic):
        question, bonus = f"What {be} {term}?", 0.0 if opening in {"a", "an"} else -0.06
    elif _is_activity(text, opening):
        question, bonus = f"What {do} {term} involve?", -0.04
    else:
        return
    yield Asked(question, answer(said), 0, len(text), hides_lead=True, bonus=bonus)


def _is_many(lead: str) -> bool:
    """Tell whether a lead is a plural, by the noun before its first preposition."""
    head = re.split(r" (?:of|for|in|on|to|with|between|from|about|as|at|\() ?", lead)[0]
    return english.is_plural(head.split()[-1]) or re.search(r" (?:and|&) ", head) is not None


def _under_heading(topic: Topic) -> Iterator[Asked]:
    """A heading that names a thing, and one bullet that says what it does."""
    text = topic.raw[0].text if topic.raw else ""
    opening = re.split(r"[\s,]", text)[0].casefold()
    many = _is_many(topic.heading) if topic.heading.split() else False
    verb = english.classes(opening) in ("v", "rv") if many else _opens_with_verb(opening)
    if not verb or words.count(topic.heading) > 4 or is_label(topic.heading, topic.pack):
        return
    same = [
        p
        for p in topic.section.key_points
        if not p.lead and p.explanation.casefold().startswith(opening)
    ]
    others = [
        p
        for p in topic.section.key_points
        if not p.lead and _opens_with_verb(p.explanation.split(" ")[0].casefold())
    ]
    if (
        len(same) == 1
        and len(others) <= 1
        and words.count(text) > 3
        and not _is_order(topic.heading.split())
    ):
        yield Asked(
            f"What {'do' if many else 'does'} {topic.mid(topic.heading)} do?",
            answer(text),
            0,
            len(text),
        )


def _is_term(topic: Topic) -> bool:
    """Tell whether the lead names a thing: no label, no clause, no order, no person's name."""
    lead = topic.lead
    if not lead or topic.is_label or topic.is_running or "?" in lead or words.count(lead) > 6:
        return False
    found = lead.split()
    first = found[0].casefold()
    if first in english.OPENING or first.endswith("ly") or re.search(r"[,;!]", lead):
        return False
    if english.clause(f"{_lower(topic)}.") is not None or _is_order(found):
        return False
    if len(found) == 1 and not english.is_common(found[0]) and found[0].istitle():
        return bool(re.match(r"(?:an?|the) ", topic.sentences[0].text, re.IGNORECASE))
    return words.count(topic.sentences[0].text) > 3


def _is_order(found: list[str]) -> bool:
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


_INTENT = frozenset(
    ["focus", "look", "work", "rely", "start", "think", "invest", "aim", "plan", "stick", "go", "talk", "listen", "learn", "lean", "double"]
)


def _opens_with_verb(opening: str) -> bool:
    base = english.verb_base(opening, "s")
    return bool(base) and ("n" not in english.classes(base) or base in _DOES)


_DOES = frozenset(
    ["use", "show", "help", "make", "control", "measure", "test", "return", "set", "store", "need", "change", "cause", "aim"]
)
_QUALITY = re.compile(
    r"^(?:(?:very|extremely|highly|quite|more|less|too|so|mostly|fairly) )?(?P<a>[\w-]+)"
    r"(?:[,.]| (?:on|in|for|to|at|but|and|with|than)\b)",
    re.IGNORECASE,
)


def _is_quality(text: str) -> bool:
    """Tell whether a fragment says what something is like: "very fragile on …"."""
    match = _QUALITY.match(text)
    return (
        bool(match)
        and english.classes(match["a"]) in ("a", "ar", "av")
        and english.clause(text) is None
    )  # type: ignore[index]


def _is_noun_phrase(text: str, opening: str, topic: Topic) -> bool:
    if opening in topic.pack.pronouns or opening in english.OPENING or _is_verbal(opening):
        return False
    if english.clause(text) is not None or opening in english.PREPOSITIONS:
        return False
    if opening in {"a", "an"}:
        return True
    return not english.has_finite_verb(_RELATIVE.split(text)[0])


def _is_activity(text: str, opening: str) -> bool:
    if not english.verb_base(opening, "ing"):
        return False
    found = english.clause(text)
    return found is None or "," in re.sub(r"\([^)]*\)", "", found.subject)


_RELATIVE = re.compile(r"\b(?:that|which|who|where|when|so|whose)\b|[;:—–(]")


def _is_verbal(opening: str) -> bool:
    known = english.classes(opening)
    if english.verb_base(opening, "ing") or opening in english.AUXILIARIES:
        return True
    return ("v" in known and "n" not in known) or opening in _ORDERS


_ORDERS = frozenset(
    ["use", "make", "let", "don't", "test", "start", "set", "show", "check", "give", "put", "take", "build", "need", "look", "work", "design", "plan", "not", "no", "yes"]
)


def definition(topic: Topic) -> Iterator[Asked]:
    """LEAD: LEAD is a Y … → What is LEAD?"""
    if not topic.sentences or topic.is_label or not topic.lead:
        return
    first = topic.sentences[0]
    found = english.clause(first.text)
    if found is None or found.auxiliary.casefold() not in {"is", "are"} or found.base:
        return
    lead = words.stems(topic.lead, topic.pack.stop_words)
    subject = words.stems(found.subject, topic.pack.stop_words)
    if not subject or not subject <= lead | words.stems(topic.heading, topic.pack.stop_words):
        return
    if (
        words.count(found.rest) >= 4
        and not found.adverbs
        and re.match(r"(?:an?|the|when|what|how|where|why) ", found.rest, re.IGNORECASE)
    ):
        yield Asked(
            found.asked("What", ""),
            answer(found.rest),
            found.rest_at,
            len(first.text),
            hides_lead=False,
        )
