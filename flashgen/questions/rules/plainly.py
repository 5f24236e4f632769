"""Rules for plain sentences: bullets with neither a bold lead nor a term that they explain.

A count, a contrast, a reason, a place, what to do in a case: each can be asked for where the
sentence names its subject.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from flashgen.questions import casing, english, subjects, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, syntax
from flashgen.questions.pack import PhrasePack, holds
from flashgen.questions.rules import causes, gaps
from flashgen.questions.rules.clauses import askable
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.leading import is_order
from flashgen.questions.rules.listing import enumerated
from flashgen.questions.rules.termleads import does
from flashgen.questions.topic import Asked, Topic

_CONTRAST = re.compile(
    r"^(?P<s>[^,;:()]{3,60}?) (?:is|are|was|were) (?:[a-z]+ly |just |mostly )?"
    r"(?P<x>(?!not\b|too\b|so\b)[^,;:()–—]{5,60}), not (?P<y>[^,.;:()]{3,50})[.!]?$"
)
_INSTEAD = re.compile(
    r"^(?P<a>(?P<s>[^,;.:]{2,50}?) (?:doesn['’]t|don['’]t|didn['’]t|isn['’]t|aren['’]t|wasn['’]t"
    r"|weren['’]t|does not|do not|did not|is not|are not|was not|were not|can['’]t|cannot) "
    r"[^;.:]{3,70}?)(?:;|\.| –| —|,) (?P<b>(?:it|they|It|They)(?:['’](?:s|re))? .{6,90})$"
)
_CALLS = re.compile(
    r"^(?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}) (?P<v>calls|called|dubs|dubbed) "
    r"(?:this|it|that) (?:the |an? )?[\"“]?(?P<x>[^,.:;\"”]{3,40})[\"”]?: (?P<y>.{8,})$"
)
_PLACE = re.compile(
    r"^(?P<s>[^,;:]{3,60}?) (?P<v>sits|sit|lies|lie|resides|reside|lives|live|comes|come"
    r"|originates|originate|stems|stem) (?P<p>in|on|at|near|inside|between|under|from) "
    r"(?P<y>[^,;:]{3,90}?)(?:[.!]?$| and (?:is|are|was|has|have|can)\b)"
)
_THERE_ARE = re.compile(
    r"^There (?P<v>are|were) (?:\w+ )?(?P<n>three|four|five) (?P<noun>[^:,.;]{4,60}): (?P<y>.{8,})$"
)
_SPOKEN = re.compile(
    r"\b(?:I|we|us|you['’]ll|let['’]s|I['’]\w+|we['’]\w+)\b|^(?:hopefully|maybe)", re.IGNORECASE
)
_REASON = re.compile(
    r"^(?P<x>(?:The|One|A|Another)(?: [\w-]+){0,3} reason (?:to|for|why|that) [^,;:]{8,70}?) is "
    r"(?P<sign>because |that )?(?P<y>(?!not\b|why\b).{10,}?)[.!]?$"
)
_AGENT = re.compile(
    r"\b(?:is|are|was|were|been|be) (?:\w+ )?(?P<v>\w+(?:ed|en|t|n|wn)) (?:\w+ly )?by "
    r"(?P<x>(?!the (?:time|way)|hand\b|default\b|\w+ing\b|\d)[^,.;:()–—]{4,50}?)"
    r"(?=[,.;:()–—]|$| (?:in|on|at|and|but|who|which|that|to|when|for|from|with)\b)"
)
_DOES = re.compile(r"^(?P<x>`[^`]{2,40}`) (?P<v>[a-z]+s) (?!is\b|are\b|\w+ly being\b)(?P<y>.{4,})$")


def contrast(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is X, not Y → X is the gap, and Y makes it precise."""
    match = _CONTRAST.match(sentence.text)
    if match and words.count(match["x"]) <= 6 and not grammar.has_finite_verb(match["s"]):
        yield gaps.gap(sentence, *match.span("x"))


def instead(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S doesn't V; it W → S doesn't V – what instead?"""
    match = _INSTEAD.match(sentence.text)
    if match is None and (after := _next(topic, sentence)):
        match = _INSTEAD.match(f"{sentence.text.rstrip('.')}. {after}")
    if not match or "," in match["a"] or not _names(match["s"], topic):
        return
    if words.count(match["b"]) < 4 or " also " in match["b"] or _IS_SUCH.match(match["b"]):
        return
    said = casing.capitalised(match["b"])
    yield Asked(f"{match['a']} – what instead?", answer(said), 0, len(sentence.text))


_IS_SUCH = re.compile(
    r"(?:it|they)(?:['’](?:s|re)| is| are) (?:really |very |just |so |quite )?(?:bad|good|hard|easy"
    r"|trite|great|important|ok|okay|fine|wrong|right|essentially|basically|overwhelmingly)\b",
    re.IGNORECASE,
)


_CANNOT = re.compile(
    r"^(?P<s>[^,;:]{2,60}?) (?P<can>can|could|may|will|do|does) (?P<a>[^,;:]{5,80}?),? but "
    r"(?:it |they )?(?:cannot|can['’]t|can not|could not|couldn['’]t|will not|won['’]t|do not"
    r"|don['’]t|does not|doesn['’]t) (?P<w>[a-z]+) (?P<y>[^;:]{6,100}?)[.!]?$"
)


def cannot(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S can V, but cannot W Y → S can V, but what can't it W?"""
    match = _CANNOT.match(sentence.text)
    if not match or not _names(match["s"], topic) or not english.is_base_verb(match["w"]):
        return
    if grammar.has_finite_verb(match["s"]) or match["y"].split()[0] in english.PREPOSITIONS:
        return
    they = "they" if english.head_is_plural(match["s"]) else "it"
    no = {"can": "can’t", "could": "couldn’t", "may": "can’t", "will": "won’t"}.get(match["can"])
    asked = f"{match['s']} {match['can']} {match['a']}, but what "
    asked += f"{no or ('don’t' if they == 'they' else 'doesn’t')} {they} {match['w']}?"
    yield Asked(asked, answer(match["y"]), *match.span("y"))


def _names(subject: str, topic: Topic) -> bool:
    """Tell whether a short subject names a thing, however plainly."""
    first = subject.split(maxsplit=1)[0].casefold()
    closed = topic.pack.pronouns | topic.pack.openers | topic.pack.question_words
    if first in closed or first in english.OPENING or first in {"you", "we", "there", "one", "but"}:
        return False
    bare = re.fullmatch(r"(?:the |a )?(?:point|idea|goal|thing|answer|problem)", subject.casefold())
    return words.count(subject) <= 6 and not bare


def _next(topic: Topic, sentence: Sentence) -> str:
    """Return the sentence after this one, in the key point."""
    texts = [other.text for other in topic.sentences]
    at = texts.index(sentence.text) if sentence.text in texts else len(texts)
    return texts[at + 1] if at + 1 < len(texts) else ""


def there_are(topic: Topic) -> Iterator[Asked]:
    """There are three N: A, B and C → What are the three N?"""
    sentence = topic.sentences[0] if topic.sentences else Sentence("")
    match = _THERE_ARE.match(sentence.text)
    items = enumerated(match["y"], topic.pack) if match else ()
    if match and len(items) == topic.pack.numbers.index(match["n"]) + 2:
        asked = f"What {match['v']} the {match['n']} {match['noun']}?"
        yield Asked(asked, start=match.start("y"), end=len(sentence.text), items=items)


def calls(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """G calls this the X: gloss → What does G mean by “X”?"""
    match = _CALLS.match(sentence.text)
    if match and "?" not in match["y"]:
        verb = "does" if match["v"].endswith("s") else "did"
        start, end = match.span("y")
        asked = f"What {verb} {match['who']} mean by “{match['x'].strip()}”?"
        yield Asked(asked, answer(match["y"]), start, end)


def place(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S sits in Y; S comes from Y → Where does S sit? Where does S come from?"""
    match = _PLACE.match(sentence.text)
    if not match or not askable(match["s"], topic) or grammar.has_finite_verb(match["s"]):
        return
    if not subjects.is_subject(match["s"]) or " - " in match["y"]:
        return
    one = not english.head_is_plural(match["s"])
    if one != match["v"].endswith("s") or words.stems(match["y"], topic.pack.stop_words) == set():
        return
    base = match["v"].removesuffix("s") if one else match["v"]
    tail = " from" if match["p"] == "from" else ""
    begin, end = match.start("p"), match.end("y")
    asked = f"Where {'does' if one else 'do'} {grammar.mid(match['s'])} {base}{tail}?"
    yield Asked(asked, answer(sentence.text[begin:end]), begin, end)


def agent(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is done by X → X is the gap."""
    match = None if sentence.text.startswith("To ") else _AGENT.search(sentence.text)
    shared = match and re.match(" (?:and|or) ", sentence.text[match.end() :])
    if not match or shared or not english.verb_base(match["v"], "en") or match["v"] == "joined":
        return
    start, end = match.span("x")
    doers = (part.end for part in syntax.noun_phrases(sentence.text) if part.start == start)
    if next(doers, end) >= end and not _ANY.match(match["x"]):
        yield gaps.gap(sentence, start, end)


_ANY = re.compile(r"(?:any|some|many|most|all|each|every|other|another)\b")


def command(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """`x` shows Y → What does `x` do?"""
    match = _DOES.match(sentence.text)
    if match and english.verb_base(match["v"], "s") and match["v"] not in _DOES_NOTHING:
        asked, said = does(match["x"], sentence.text[match.start("v") :])
        yield Asked(asked, answer(said), len(sentence.text) - len(said), len(sentence.text))


_DOES_NOTHING = frozenset({"is", "has", "does", "becomes", "equals"})


def reason(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """One reason to V is (because) Y → What is one reason to V?"""
    match = _REASON.match(sentence.text)
    if match and " is because " not in match["y"]:
        start, end = match.span("y")
        asked = f"What is {grammar.mid(match['x'])}?"
        yield Asked(
            asked, answer(f"{match['sign'] or ''}{match['y']}".removeprefix("that ")), start, end
        )


def because(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """X because Y, where the language has but a list of such words → X – why?"""
    pattern = _reasons(topic.pack)
    match = pattern.match(sentence.text) if pattern else None
    told = match is not None and tells(f"{match['x']}.")
    if not match or words.count(match["x"]) < (2 if told else 4) or words.count(match["y"]) < 3:
        return
    if match.start("sign") == 0 or causes.is_denied(match["x"]):
        return
    if re.search(r"[?:]|[.!] | (?:is|are|was|were|just|only|partly|mainly)$", match["x"]):
        return
    if topic.pack.forms == "english" and (
        _SPOKEN.search(match["x"])
        or causes.is_no_claim(match["x"])
        or is_order(match["x"].split())
        or not grammar.has_finite_verb(match["x"])
    ):
        return
    claim = casing.capitalised(match["x"].strip(" ,"))
    if holds(topic.pack.no_claims, claim):
        return
    start, end = match.start("sign"), len(sentence.text)
    said = answer(sentence.text[start:])
    yield Asked(topic.pack.why.format(clause=claim), said, start, end)


@lru_cache(maxsize=32)
def _reasons(pack: PhrasePack) -> re.Pattern[str] | None:
    if not pack.reasons:
        return None
    signs = "|".join(sorted(map(re.escape, pack.reasons), key=len, reverse=True))
    if pack.script == "cjk":
        return re.compile(
            rf"^(?P<x>[^，。；]{{6,60}})，(?P<sign>{signs})(?P<y>[^。；]{{6,90}})[。]?$"
        )
    return re.compile(rf"^(?P<x>[^;]{{9,150}}?),? (?P<sign>{signs}) ?(?P<y>.{{10,}})$")


def tells(text: str) -> bool:
    """Tell whether a text with a full stop has a past form that may well be its verb."""
    found = re.findall(r"[\w’'-]+", text)
    return text.endswith(".") and any(
        english.verb_base(word, "ed") and english.is_noun(before)
        for before, word in pairwise(found)
    )
