"""Questions that need no inflection, for languages that are but a phrase pack.

A question is read off a sentence by moving whole phrases: what a cue verb calls for, what a
clause ends on, what a condition leads to, what a term is. The cues and the frames are data.
"""

import re
from collections.abc import Iterator

from flashgen.questions import casing, words, worthless
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import PhrasePack, has_verb, holds, is_contracted, is_verb
from flashgen.questions.rules import cues
from flashgen.questions.rules.explaining import answer
from flashgen.questions.rules.phrase import is_inflected
from flashgen.questions.topic import Asked, Topic, is_low

_LONGEST_SUBJECT, LONGEST_TERM, _LONGEST_CLAUSE = 9, 6, 22
_SHORT_ANSWER = 4
_LATIN = re.compile(r"[A-Za-z]")
_VERBAL = re.compile(r"\w{3,}(?:ar|er|ir|re|oir|arse|erse|irse)")


def asks(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S leads to Y → What does S lead to?, where the pack has the question for the verb."""
    text, shift = _with_lead(sentence.text, topic)
    for frame in cues.asks(topic.pack.asks):
        match = frame.pattern.match(text)
        if match is None or words.count(match["y"]) < 2 or _is_cut(match["y"]):
            continue
        if words.count(match["y"]) < _SHORT_ANSWER and _points_back(match["y"], topic.pack):
            continue  # it allows to do this
        if _ADVERB.match(match["y"]) or _breaks_off(match["y"], topic.pack):
            continue
        if topic.lead and match["y"].casefold().startswith(topic.lead.casefold()):
            continue
        if "->" not in match["s"] and (shift or is_subject(match["s"], topic)):
            subject = _quoted(topic) if shift else inside(match["s"], topic)
            asked = frame.question.format(s=subject, v=match["v"])
            start, end = (at - shift for at in match.span("y"))
            said = answer(_REFLEXIVE.sub("", match["y"]))
            yield Asked(casing.capitalised(asked), said, start, end)
            return


def _breaks_off(text: str, pack: PhrasePack) -> bool:
    """Tell whether an answer ends on a verb whose object is missing."""
    return pack.language != "de" and is_verb(text.rstrip(" .!").rsplit(maxsplit=1)[-1], pack)


_ADVERB = re.compile(r"\w{4,}mente? ")
_REFLEXIVE = re.compile(r"^sich (?=\w)")


def _with_lead(text: str, topic: Topic) -> tuple[str, int]:
    """Return a sentence that starts with its verb with the lead as its subject, and the shift."""
    first = text.split(maxsplit=1)[0] if text else ""
    named = topic.lead and not topic.is_label and not topic.is_running and not topic.is_child
    if named and words.count(topic.lead) <= LONGEST_TERM and not NO_TERM.search(topic.lead):
        low = f"{first.lower()}{text[len(first) :]}"
        if is_verb(first, topic.pack) or low.startswith(("se ", "está ", "están ")):
            return f"{topic.lead} {low}", len(topic.lead) + 1
    return text, 0


def _quoted(topic: Topic) -> str:
    inner = "\u00a0" if topic.pack.language == "fr" else ""
    return inner.join((topic.pack.quotes[0][0], topic.lead, topic.pack.quotes[0][1]))


def tails(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """X in order to Y, X so that Y, X by means of Y → X – what for? with what result? how?"""
    pack = topic.pack
    impersonal = sentence.text.casefold().startswith(pack.impersonal or ("\n",))
    text, shift = _with_lead(sentence.text, topic)
    if impersonal or text.removeprefix(f"{topic.lead} ").startswith("se "):
        text, shift = sentence.text, 0
    for frame in cues.tails(topic.pack.tails):
        match = frame.pattern.match(text)
        if match is None or not _LONGEST_CLAUSE > words.count(match["x"]) > 2:
            continue
        if words.count(match["y"]) < 2 or not _is_clause(match, topic.pack):
            continue
        if impersonal and match["cue"].strip(" ,") in {"pour", "para"}:
            continue  # il y a des raisons pour agir: of the noun
        start, end = (at - shift for at in match.span("y"))
        claim = casing.capitalised(match["x"].strip(" ,–—-"))
        if holds(pack.no_claims, claim) or worthless.is_aside(claim, pack):
            continue
        said = answer(match["y"] if frame.drops else f"{match['cue'].strip(' ,')} {match['y']}")
        yield Asked(frame.question.format(clause=claim), said, start, end)
        return


def condition(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """If A, then B → What holds if A?"""
    for frame in cues.conditions(topic.pack.conditions):
        match = frame.pattern.match(sentence.text)
        if match is None or words.count(match["a"]) > _LONGEST_CLAUSE:
            continue
        if _points_back(match["a"], topic.pack) or words.count(match["b"]) < 3:
            continue
        if _drops_subject(match["a"], topic.pack):
            continue
        if has_verb(match["a"], topic.pack) and has_verb(match["b"], topic.pack):
            start, end = match.span("b")
            said = answer(_subject_first(match["b"], topic.pack))
            yield Asked(frame.question.format(clause=match["a"]), said, start, end)
            return


def _drops_subject(clause: str, pack: PhrasePack) -> bool:
    """Tell whether a Spanish or Portuguese clause starts with no subject: cuando no pueda."""
    first = clause.split(maxsplit=1)[0].casefold()
    opens = first in pack.links | pack.prepositions and first not in pack.articles
    return pack.language in {"es", "pt"} and (opens or is_verb(first, pack))


def _subject_first(clause: str, pack: PhrasePack) -> str:
    """Steigt der Pegel schnell → der Pegel steigt schnell, as a German answer reads."""
    match = _VERB_FIRST.match(clause) if pack.language == "de" else None
    if match is None or not is_verb(match["v"], pack):
        return clause
    return f"{match['s']} {match['v']}{clause[match.end() :]}"


_VERB_FIRST = re.compile(
    r"(?P<v>[a-zäöüß]+) (?P<s>(?:er|sie|es|man|wir|du|ihr)\b"
    r"|(?:der|die|das|eine?|dein|deine|alle|viele) (?:[a-zäöüß]+ )?[A-ZÄÖÜ][\wäöüß-]+)"
)


def meant(topic: Topic) -> Iterator[Asked]:
    """A lead that claims something, and is explained → What is meant by “lead”?"""
    pack = topic.pack
    lead = topic.lead.rstrip(".!")
    if not pack.meant or not topic.sentences or topic.is_running or topic.is_label:
        return
    opens = lead.split(maxsplit=1)[:1]
    if (opens and opens[0].casefold() in pack.links) or (pack.plurals and _ASKS.match(lead)):
        return  # if quick means …: but half a sentence
    if lead.endswith(("?", "…")) or not 1 < words.count(lead) < _LONGEST_CLAUSE:
        return
    first = topic.sentences[0].text
    if (
        words.count(first) < 4
        or first.endswith((":", "?"))
        or not has_verb(_IN_BRACKETS.sub("", lead), pack)
    ):
        return
    shown = lead.translate(_INNER)
    asked = pack.meant.format(lead=shown)
    yield Asked(asked, answer(first), 0, len(first), hides_lead=True)


_ASKS = re.compile(
    r"(?:Qu['’]|Quel|Pourquoi|Comment|Qué|Cómo|Por qu[eé]|Como|O que|Was|Wie|Warum|Что|Как)"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def heading_question(topic: Topic) -> Iterator[Asked]:
    """A heading that asks, and the one point below it."""
    asks_for = topic.heading.endswith("?") and len(topic.section.key_points) == 1
    found = [word.casefold() for word in words.words(topic.heading)]
    known = topic.pack.question_words
    if asks_for and not topic.lead and topic.sentences and any(w in known for w in found[:3]):
        first = topic.sentences[0].text
        yield Asked(casing.capitalised(topic.heading), answer(first), 0, len(first))


NO_TERM = re.compile(r"[?.!]$|:| vs\b|[«»“”„\"/=→—–]|\d")
_INNER = str.maketrans({"„": "‚", "“": "‘", "”": "’", "«": "“", "»": "”", '"': "’"})


def inside(subject: str, topic: Topic) -> str:
    """Return a subject that opened a sentence as it is written inside one."""
    first, space, rest = subject.partition(" ")
    low = first.casefold()
    pack = topic.pack
    verbal = pack.language in {"es", "fr", "pt"} and _VERBAL.fullmatch(low)
    if low in pack.articles or low in pack.stop_words or verbal or re.match(r"[Ll][’']", first):
        return f"{first[:1].lower()}{first[1:]}{space}{rest}"
    named = first in topic.names or any(sign.isupper() for sign in first[1:]) or rest[:1].isupper()
    if pack.language == "ru" and not named and not (rest and _is_common(low, topic)):
        return f"«{subject}»"  # a name or not: quoted, both are right
    romance = pack.language in {"es", "fr", "pt"} and bool(rest)
    russian = pack.language == "ru" and not _LATIN.search(first)
    if (russian or romance) and not named:
        return f"{first.lower()}{space}{rest}"
    return subject


def _is_common(word: str, topic: Topic) -> bool:
    """Tell whether a note has a word in lower case, in whatever case: it is no name."""
    stem = word[: max(4, len(word) - 2)]
    return _ADJECTIVAL.fullmatch(word) is not None or is_low(stem, topic.low)


_ADJECTIVAL = re.compile(r"\w+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ение|ание|ция|ость|ство)")


def is_subject(text: str, topic: Topic) -> bool:
    """Tell whether the start of a sentence may be its subject: no adverb, clause or pronoun."""
    pack = topic.pack
    found = [word.casefold() for word in words.words(text)]
    if not 0 < len(found) <= _LONGEST_SUBJECT or text.rstrip()[-1] in "—–-":
        return False
    closed = pack.stop_words | pack.links | pack.pronouns | pack.prepositions
    article = found[0] in pack.articles and not is_contracted(found[0], pack)
    if (found[0] in closed | pack.openers and not article) or found[-1] in closed:
        return False
    if pack.language == "de" and is_inflected(text):
        return False
    if pack.language == "ru" and _INSTRUMENTAL.fullmatch(found[0]):
        return False
    return not has_verb(text, pack) and not _points_back(text, pack)


_INSTRUMENTAL = re.compile(r"\w+[шнкгхщчврлтмд](?:им|ым|ими|ыми)|одной")
"""Одним из первых, старейшим: what something is, and not what is it."""


def _points_back(text: str, pack: PhrasePack) -> bool:
    return bool({w.casefold() for w in words.words(text)} & (pack.pronouns - pack.articles))


def _is_clause(match: re.Match[str], pack: PhrasePack) -> bool:
    """Tell whether what stands before a cue is a clause: it has a verb, or a comma behind it."""
    found = words.words(match["x"])
    last = found[-1].casefold()
    if last in pack.links | pack.stop_words | pack.pronouns or (
        pack.language != "de" and is_verb(last, pack)
    ):
        return False
    if pack.language in {"es", "pt"} and (
        found[0].casefold() in pack.links
        or last.endswith("mente")
        or (is_verb(found[0], pack) and found[0].casefold().endswith(("n", "m")))
    ):
        return False
    behind = match.string[match.end("x") :].startswith(",") and len(found) > 3
    closed = pack.prepositions | pack.links | pack.openers
    opens = found[0].casefold() not in closed and not _is_nominal(found, pack)
    if pack.language == "de" and not _ends_on_verb(match, pack):
        return False
    opening = words.words(match["x"].split(",")[0])
    if len(opening) > 1 and len(opening) < len(found) and _is_nominal(opening, pack):
        return False  # rules that users follow
    told = has_verb(match["x"], pack) or (behind and opens)
    return told and not _is_cut(match["y"])


def _is_nominal(found: list[str], pack: PhrasePack) -> bool:
    """Tell whether a German phrase has nothing in it that may be its verb."""
    small = pack.stop_words | pack.prepositions | pack.articles
    low = (word for word in found if word.islower() and word not in small)
    return pack.language == "de" and not any(word.endswith(("t", "en", "te")) for word in low)


def _ends_on_verb(match: re.Match[str], pack: PhrasePack) -> bool:
    """Tell whether a German clause behind its conjunction has the verb at its end."""
    if match["cue"].strip(" ,").casefold() == "denn":
        return True
    first = re.split(r"[,–—]", match["y"])[0].rstrip(" .!")
    last = first.rsplit(maxsplit=1)[-1]
    small = pack.stop_words - pack.verbs | pack.prepositions | pack.links | pack.pronouns
    return last.islower() and last not in small and not last.endswith(("e", "er", "es"))


def _is_cut(text: str) -> bool:
    return text.count("(") != text.count(")")
