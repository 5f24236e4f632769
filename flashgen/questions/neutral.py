"""Questions that need no inflection, for languages that are but a phrase pack.

A question is read off a sentence by moving whole phrases: what a cue verb calls for, what a
clause ends on, what a condition leads to, what a term is. The cues and the frames are data.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flashgen.questions import casing, words
from flashgen.questions.clean import Sentence
from flashgen.questions.explaining import answer
from flashgen.questions.pack import PhrasePack, is_verb
from flashgen.questions.topic import Asked, Topic, is_label

_LONGEST_SUBJECT, _LONGEST_TERM, _LONGEST_CLAUSE = 9, 6, 22
_ARROW = " => "
_INFINITIVE = r"(?=\w*(?:r|re|oir)(?:se|-se|lo|la|los|las)?\b)"
_LATIN = re.compile(r"[A-Za-z]")
_VERBAL = re.compile(r"\w{3,}(?:ar|er|ir|re|oir|arse|erse|irse)")
_ARTICLE = re.compile(r"(?:der|die|das|ein|eine|jede|jedes|alle|viele|einige|keine) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a cue of the pack looks like in a sentence, and the question it is turned into."""

    pattern: re.Pattern[str]
    question: str


def asks(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S leads to Y → What does S lead to?, where the pack has the question for the verb."""
    for frame in _asks(topic.pack.asks):
        match = frame.pattern.match(sentence.text)
        if match and _is_subject(match["s"], topic) and words.count(match["y"]) > 1:
            asked = frame.question.format(s=inside(match["s"], topic), v=match["v"])
            start, end = match.span("y")
            yield Asked(casing.capitalised(asked), answer(match["y"]), start, end)
            return


def tails(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """X in order to Y, X so that Y, X by means of Y → X – what for? with what result? how?"""
    for frame in _tails(topic.pack.tails):
        match = frame.pattern.match(sentence.text)
        if match is None or not _LONGEST_CLAUSE > words.count(match["x"]) > 2:
            continue
        if words.count(match["y"]) < 2 or not _is_clause(match["x"], topic.pack):
            continue
        start, end = match.span("y")
        claim = casing.capitalised(match["x"].strip(" ,–—-"))
        said = answer(f"{match['cue'].strip(' ,')} {match['y']}")
        yield Asked(frame.question.format(clause=claim), said, start, end)
        return


def condition(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """If A, then B → What holds if A?"""
    for frame in _conditions(topic.pack.conditions):
        match = frame.pattern.match(sentence.text)
        if match is None or words.count(match["a"]) > _LONGEST_CLAUSE:
            continue
        if _points_back(match["a"], topic.pack) or words.count(match["b"]) < 3:
            continue
        if _is_clause(match["a"], topic.pack) and _is_clause(match["b"], topic.pack):
            start, end = match.span("b")
            yield Asked(frame.question.format(clause=match["a"]), answer(match["b"]), start, end)
            return


def defined(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is a Y → What is “S”?, also for terms of several words."""
    pack = topic.pack
    for sign in pack.copulas if pack.genera else ():
        before, found, after = sentence.text.partition(sign)
        if not found or words.count(after) < 3:
            continue
        term = _term(before, topic)
        if not _is_subject(before, topic) or not 0 < words.count(term) <= _LONGEST_TERM:
            return
        start = len(before) + 1 + len(found.split()[0]) + (len(found.split()) > 1)
        said = sentence.text[start:].strip()
        if _starts_as_definition(said, pack):
            asked = pack.what_is.format(term=term)
            yield Asked(asked, answer(said), start, len(sentence.text))
        return


def lead_defined(topic: Topic) -> Iterator[Asked]:
    """Term: a thing that … → What is “term”?; the heading is the term where there is no lead."""
    pack = topic.pack
    if not topic.sentences or topic.is_running or topic.is_label:
        return
    first = topic.sentences[0].text
    term = topic.lead or _heading(topic)
    if not 0 < words.count(term) <= _LONGEST_TERM or _has_verb(term, pack):
        return
    if _NO_TERM.search(term) or words.count(first) < 3:
        return
    is_it = bool(topic.lead) and first.casefold().startswith(pack.opening or ("\n",))
    if is_it or _starts_as_definition(first, pack):
        asked = pack.what_is.format(term=term)
        yield Asked(asked, answer(first), 0, len(first), hides_lead=True)


def meant(topic: Topic) -> Iterator[Asked]:
    """A lead that claims something, and is explained → What is meant by “lead”?"""
    pack = topic.pack
    lead = topic.lead.rstrip(".!")
    if not pack.meant or not topic.sentences or topic.is_running or topic.is_label:
        return
    if lead.endswith(("?", "…")) or not 1 < words.count(lead) < _LONGEST_CLAUSE:
        return
    first = topic.sentences[0].text
    if words.count(first) < 4 or first.endswith((":", "?")) or not _has_verb(lead, pack):
        return
    shown = lead.translate(_INNER)
    asked = pack.meant.format(lead=shown)
    yield Asked(asked, answer(first), 0, len(first), hides_lead=True)


def heading_question(topic: Topic) -> Iterator[Asked]:
    """A heading that asks, and the one point below it."""
    asks_for = topic.heading.endswith("?") and len(topic.section.key_points) == 1
    found = [word.casefold() for word in words.words(topic.heading)]
    known = topic.pack.question_words
    if asks_for and not topic.lead and topic.sentences and any(w in known for w in found[:3]):
        first = topic.sentences[0].text
        yield Asked(casing.capitalised(topic.heading), answer(first), 0, len(first))


_NO_TERM = re.compile(r"[?:.!]$|[«»“”„\"/=→—–]|\d")
_INNER = str.maketrans({"„": "‚", "“": "‘", "”": "’", "«": "“", "»": "”", '"': "’"})


def _heading(topic: Topic) -> str:
    """Return the heading where it names what its first point defines."""
    points = topic.section.key_points
    known = topic.heading in (topic.note.episode.title, "") or is_label(topic.heading, topic.pack)
    return "" if known or not points or points[0] is not topic.point else topic.heading


def _starts_as_definition(text: str, pack: PhrasePack) -> bool:
    """Tell whether a text starts with a noun phrase that says what kind of thing something is."""
    opening = re.split(r"[,;:(]", text)[0]
    found = [word.casefold() for word in words.words(opening)[:6]]
    if not found or any(is_verb(word, pack) for word in found[:4]):
        return False
    if found[0] in pack.indefinite and len(found) > 1:
        return True
    start = 1 if found[0] in pack.articles else 0
    for word in found[start : start + 3]:
        if word in pack.genera:
            return True
        if word in pack.stop_words or word in pack.prepositions or word in pack.links:
            return False
        if len(word) > 3 and _relative(text.casefold().partition(word)[2], pack):
            return True
    return False


def _relative(after: str, pack: PhrasePack) -> bool:
    return any(after.startswith(sign) for sign in pack.relatives)


def _term(before: str, topic: Topic) -> str:
    """Return a subject as a term: without its article where the rest stands by itself."""
    first, _, rest = before.strip().partition(" ")
    if rest and first.casefold() in topic.pack.articles:
        german = topic.pack.language == "de"
        return f"{first.lower()} {rest}" if german and rest[0].islower() else rest
    return before.strip()


def inside(subject: str, topic: Topic) -> str:
    """Return a subject that opened a sentence as it is written inside one."""
    first, space, rest = subject.partition(" ")
    low = first.casefold()
    pack = topic.pack
    verbal = pack.language in {"es", "fr", "pt"} and _VERBAL.fullmatch(low)
    if low in pack.articles or low in pack.stop_words or verbal or re.match(r"[Ll][’']", first):
        return f"{first[:1].lower()}{first[1:]}{space}{rest}"
    named = first in topic.names or any(sign.isupper() for sign in first[1:]) or rest[:1].isupper()
    if pack.language == "ru" and not named and not _LATIN.search(first):
        return f"{first.lower()}{space}{rest}"
    return subject


def _is_subject(text: str, topic: Topic) -> bool:
    """Tell whether the start of a sentence may be its subject: no adverb, clause or pronoun."""
    pack = topic.pack
    found = [word.casefold() for word in words.words(text)]
    if not 0 < len(found) <= _LONGEST_SUBJECT or text.rstrip()[-1] in "—–-":
        return False
    closed = pack.stop_words | pack.links | pack.pronouns | pack.prepositions
    if (found[0] in closed | pack.openers and found[0] not in pack.articles) or found[-1] in closed:
        return False
    if pack.language == "de" and _is_inflected(text):
        return False
    return not _has_verb(text, pack) and not _points_back(text, pack)


def _is_inflected(text: str) -> bool:
    """Tell whether a capital may be but that of a sentence's first adjective."""
    match = re.match(r"(?P<first>\w+(?:e|en|es)) (?P<noun>\w+)", text)
    return match is not None and match["noun"][0].isupper() and not _ARTICLE.match(text)


def _points_back(text: str, pack: PhrasePack) -> bool:
    found = {word.casefold() for word in words.words(text)}
    return bool(found & (pack.pronouns - pack.articles))


def _has_verb(text: str, pack: PhrasePack) -> bool:
    return any(is_verb(word, pack) for word in words.words(text))


def _is_clause(text: str, pack: PhrasePack) -> bool:
    last = words.words(text)[-1].casefold()
    told = is_verb(last, pack) and pack.language != "de"
    return _has_verb(text, pack) and last not in pack.links | pack.stop_words and not told


@lru_cache(maxsize=32)
def _asks(given: tuple[str, ...]) -> tuple[Frame, ...]:
    """“führt|führen zu => Wozu {v} {s}?”: the verb's forms, and what stands with it."""
    return tuple(_ask(*line.split(_ARROW)) for line in given)


def _ask(cue: str, question: str) -> Frame:
    head, _, tail = cue.partition(" …")
    verbs, _, rest = head.partition("/")
    forms = "|".join(re.escape(form.strip()) for form in verbs.split("|"))
    needed = rf"(?={re.escape(rest.strip())})" if rest.strip() else ""
    closing = rf" {re.escape(tail.strip())}" if tail.strip() else ""
    pattern = (
        rf"^(?P<s>[^,;:()!?]{{3,90}}?) (?P<v>{forms}) {needed}(?P<y>[^:;]{{4,}}?){closing}[.!]?$"
    )
    return Frame(re.compile(pattern), question)


@lru_cache(maxsize=32)
def _tails(given: tuple[str, ...]) -> tuple[Frame, ...]:
    return tuple(_tail(*line.split(_ARROW)) for line in given)


def _tail(cue: str, question: str) -> Frame:
    comma = ", ?" if cue.startswith(",") else ",? "
    body = re.escape(cue.lstrip(", ").removesuffix(" {inf}"))
    wanted = _INFINITIVE if cue.endswith("{inf}") else ""
    edge = "" if cue.endswith(("’", "'")) else r"\b ?"
    pattern = rf"^(?P<x>[^;:?!]{{9,170}}?){comma}(?P<cue>{body}){edge}{wanted}(?P<y>[^;:]{{6,}})$"
    return Frame(re.compile(pattern), question)


@lru_cache(maxsize=32)
def _conditions(given: tuple[str, ...]) -> tuple[Frame, ...]:
    return tuple(_condition(*line.split(_ARROW)) for line in given)


def _condition(cue: str, question: str) -> Frame:
    first, _, then = cue.partition(" … ")
    opening = f"[{first[0].lower()}{first[0].upper()}]{re.escape(first[1:])}"
    skipped = rf"(?:(?:{then}) )?" if then else ""
    pattern = rf"^{opening} ?(?P<a>[^,;:?]{{6,}}), {skipped}(?P<b>[^;:?]{{10,}})$"
    return Frame(re.compile(pattern), question)
