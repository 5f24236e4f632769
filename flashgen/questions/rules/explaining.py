"""Rules on a sentence of the explanation: patterns whose question can be read off."""

import re
from collections.abc import Iterator

from flashgen.questions import casing, english, words, worthless
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar
from flashgen.questions.pack import PhrasePack, is_contracted
from flashgen.questions.topic import Asked, Topic, is_label

_PRESENTED = re.compile(
    r"^(?P<x>[^,;:]{2,60}?) (?:is|are|was|were) (?:also )?"
    r"(?:presented|introduced|described|mentioned|known|defined|portrayed|positioned|billed|touted)"
    r" as (?P<y>(?:an?|the) .{12,})$"
)
_CONDITION = re.compile(
    r"^(?P<s>.{4,90}?) (?P<m>may|might|could|would|will|should|can|must|only) "
    r"(?P<vp>[a-z].{3,80}?),? if (?P<a>.{10,}?)[.!]?$"
)
_MAIN_NOUN = re.compile(
    r"^(?P<x>(?:(?:The|An?|One|His|Her|Their) (?:[\w-]+[’']s )?"
    r"|[A-Z][\w.&-]+(?: [A-Z][\w.&-]+)?[’']s? )"
    r"(?:[\w-]+ )?(?:main|primary|notable|maximum|minimum|average|typical|defining|decisive"
    r"|current|key|biggest|largest|greatest|core|central|fundamental|"
    r"best|most [\w-]+|"
    r"first|only|real|ultimate|chief|major|original|overall|long-term|initial|final)"
    r"(?: [\w’'-]+){1,8}?) "
    r"(?P<v>is|are|was|were) (?P<y>(?!not\b|that’s|also\b|often\b|being\b|[\w]+ed\b)"
    r"(?:.{8,}|[$€£]?\d.*))$"
)
_WHILE = re.compile(
    r"^(?:While|Although|Though|Even though) (?P<a>[^,]{12,120}), (?P<b>.{20,}?)[.!]?$"
)


def presented_as(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """X is presented (introduced, known …) as a Y → What is X?"""
    if match := _PRESENTED.match(sentence.text):
        subject = match["x"]
        verb = "are" if re.search(r"^.{2,60}? (?:are|were) ", sentence.text) else "is"
        start, said = match.start("y"), without_tail(match["y"])
        yield Asked(
            f"What {verb} {grammar.term(subject, match['y'])}?",
            answer(said),
            start,
            start + len(said),
        )


ASKS_WHETHER = (
    "see|know|check|determine|ask|wonder|decide|verify|tell|find out|sure|analy[sz]e|assess|examine"
    "|evaluate|figure out|consider"
)
"""Part of a pattern: behind these "if" goes on with what is known, or asked for."""
_ASKS_IF = re.compile(rf"\b(?:{ASKS_WHETHER}|test|say)$")


def condition(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S may VP if A (or if B) → Under what conditions may S VP?"""
    match = _CONDITION.match(sentence.text)
    if match and (_ASKS_IF.search(match["vp"]) or re.search(r"[:?]", match["s"])):
        return  # to see if …
    if not match or match["m"] == "only" or "," in match["s"] or match["vp"].endswith(" is"):
        return
    if topic.pack.forms == "english" and (
        grammar.has_finite_verb(match["s"])
        or match["s"].split()[0].casefold() in english.PREPOSITIONS
    ):
        return  # he worked out how many days it would take if …; for some tutorials
    several = " or if " in match["a"]
    what = "Under what conditions" if several else "Under what condition"
    start, end = match.span("a")
    yield Asked(
        f"{what} {match['m']} {_mid(topic, match['s'])} {match['vp']}?",
        answer(f"if {match['a']}"),
        start,
        end,
    )


_LONE_HEAD = re.compile(
    r"(?:The|An?) (?:[\w-]+ )?(?:first|final|only|real|current|central|original)\b", re.IGNORECASE
)
_OF_WHAT = re.compile(
    r"[’']s | (?:that|which|where) | (?:of|for|in|to|behind|with|on|about|from|at)"
    r" (?!(?:you|us|consider|note|mention|do|take|make|remember)\b)"
)
_NO_MEANING = re.compile(
    r"(?:an?|the) [a-z]+[.!]?$|\w+ly\b.{0,12}$|[a-z]+[.!]?$|(?:in|on|at|over|near|under) ",
    re.IGNORECASE,
)
"""A spectrum; roughly; different; in the toolbar: where it is, or what it is like."""


def main_noun(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """The main (primary, current …) N is …; SSI's current strategy is to … → What is …?"""
    match = _MAIN_NOUN.match(sentence.text)
    if match is None or match["x"].startswith("One of "):
        return
    found = grammar.clause(sentence.text)
    if found and found.subject != match["x"]:
        return  # the command only applies if …: another verb is the sentence's
    if found and found.base and not re.match(r"(?:to|letting|having|making|getting)\b", match["y"]):
        return  # the paradigm is hitting a wall: no definition
    if _LONE_HEAD.match(match["x"]) and not _OF_WHAT.search(match["x"]):
        return  # the only change we need to make
    if len(words.stems(match["x"], topic.pack.stop_words)) > 1:
        start, end = match.span("y")
        if _NO_MEANING.match(match["y"]):
            return
        verb = match["v"]
        yield Asked(f"What {verb} {_mid(topic, match['x'])}?", answer(match["y"]), start, end)


def is_a(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """X is a Y, where the language has but a list of such words → What is “X”?"""
    pack = topic.pack
    for sign in pack.copulas:
        before, found, after = sentence.text.partition(sign)
        if not found:
            continue
        term = _without_article(before, pack)
        content = words.stems(term, pack.stop_words)
        if not content or words.count(term) > 4 or re.search(r"[,;:()«“「]", term):
            return
        if words.count(after) < 3 or not _is_known(term, sentence, topic):
            return
        if is_label(term, pack) or is_no_noun(before, term, topic):
            return
        if worthless.is_no_meaning(sentence.text[len(before) + len(found.split()[0]) + 2 :], pack):
            return
        start = len(before) + (
            len(found) if pack.script == "cjk" else 1 + len(found.split()[0]) + 1
        )
        if len(found.split()) == 1 and pack.script != "cjk":
            start = len(before) + len(found)
        asked = pack.what_is.format(term=term)
        yield Asked(asked, answer(sentence.text[start:]), start, len(sentence.text))
        return


def is_no_noun(before: str, term: str, topic: Topic) -> bool:
    """Tell whether a German or Romance term is an adverb, an ordinal, or has a preposition."""
    pack = topic.pack
    first, last = before.split(maxsplit=1)[0].casefold(), term.rsplit(maxsplit=1)[-1]
    if not pack.verbs:
        return False
    if is_contracted(first, pack) or (first in pack.prepositions | pack.links and len(first) > 1):
        return True
    if pack.language != "de":
        bare = before.strip() == term or pack.language != "fr"  # le changement, but: vraiment
        return bare and _ADVERB.search(term) is not None
    named = topic.names | set(words.words(f"{topic.lead} {topic.heading}"))
    return last[0].islower() or (before.strip() == term and term not in named)


_ADVERB = re.compile(r"\w{3}mente$|^\w+ment$")
_LONGEST_CJK_TERM = 4
_EMPTY_TERMS = words.word_set("resto reste rest todo tout alles nada rien nichts outro otro")


def _is_known(term: str, sentence: Sentence, topic: Topic) -> bool:
    """Tell whether a term is one to the note: bold, or part of the lead or the heading."""
    bold = any(sentence.text[start:end].strip(" :") == term for start, end in sentence.bold)
    if topic.pack.script == "cjk":
        short = len(term) <= _LONGEST_CJK_TERM and re.search(r"[，、。：]", term) is None
    else:
        short = words.count(term) == 1 and len(term) > 3 and term.casefold() not in _EMPTY_TERMS
    return bold or short or term.casefold() in f"{topic.lead} {topic.heading}".casefold()


def _without_article(text: str, pack: PhrasePack) -> str:
    first, _, rest = text.strip().partition(" ")
    return rest if rest and first.casefold() in pack.stop_words else text.strip()


def caveat(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """While A, B → A. How does G qualify this?"""
    match = _WHILE.match(sentence.text)
    main = grammar.clause(casing.capitalised(match["b"])) if match else None
    listed = main is None or "," in main.subject  # speed, cost and scale, X is …: no main clause
    if (
        match
        and not listed
        and topic.owner
        and grammar.clause(casing.capitalised(match["a"]) + ".")
    ):
        start, end = match.span("b")
        claim = casing.capitalised(match["a"])
        yield Asked(
            f"{claim}. How does {topic.owner} qualify this?", answer(match["b"]), start, end
        )


TAIL = re.compile(
    r",? (?:[a-z]+ly )?(?:thereby |effectively |thus |dramatically |often |ultimately "
    r"|significantly )?"
    r"(?:making|refining|simulating|providing|improving|outperforming|preventing|reducing"
    r"|increasing|creating|turning|giving|letting"
    r"|driving|bringing|offering|forcing|highlighting|showing|emphasizing|leading"
    r"|allowing|meaning|suggesting|resulting|underscoring|enabling|"
    r"reflecting|indicating|demonstrating|illustrating|which (?:shows|highlights|means"
    r"|makes|allows|suggests)) "
)


def without_tail(text: str) -> str:
    """Return a passage without what is only said of it: ", emphasizing the importance of …"."""
    cut = TAIL.search(text)
    return text[: cut.start()] if cut and words.count(text[: cut.start()]) > 2 else text


_CLOSED = '.!?…"”»』」）)。！？'


_SEE = re.compile(r",? (?:see|via) \(?https?://\S+?\)?[.!]?$")
"""Where to read more: no part of what is told."""


_QUOTED = re.compile(r'^"|"[.!?]?$')
"""Half of a pair of quotes, whose other half was left outside."""


def answer(text: str) -> str:
    """Return a passage as an answer: a capital at its start, a full stop at its end."""
    text = _SEE.sub("", text).strip(" ,;:–—-")
    if text.count('"') % 2:
        text = text.removeprefix('"').removesuffix('"').strip() if _QUOTED.search(text) else text
    if text and text[-1] not in _CLOSED:
        text += "。" if "\u2e80" <= text[-1] <= "\uffee" else "."
    return casing.capitalised(text)


def _mid(topic: Topic, phrase: str) -> str:
    """Return a phrase that opened a sentence, as it is written inside one."""
    return grammar.mid(phrase) if topic.pack.forms == "english" else phrase
