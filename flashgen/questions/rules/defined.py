"""What a thing is, in languages that are but a phrase pack: S is a Y; S: a thing that …"""

import re
from collections.abc import Iterator

from flashgen.questions import plurals, words, worthless
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import PhrasePack, has_verb, matches
from flashgen.questions.rules.explaining import answer, is_no_noun
from flashgen.questions.rules.neutral import LONGEST_TERM, NO_TERM, is_subject
from flashgen.questions.rules.nominal import is_nominal, starts_as_definition
from flashgen.questions.topic import Asked, Topic, is_label

_ELIDED = re.compile(r"[Ll][’'](?=\w)")


def defined(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """S is a Y → What is “S”?, also for terms of several words."""
    pack = topic.pack
    for sign in pack.copulas if pack.genera else ():
        before, found, after = sentence.text.partition(sign)
        if not found or words.count(after) < 3:
            continue
        term = _term(before, topic)
        if not is_subject(before, topic) or not 0 < words.count(term) <= LONGEST_TERM:
            return
        if not words.stems(term, pack.stop_words) or is_label(term, pack):
            return
        meaning = " ".join((*found.split()[1:], after.strip()))
        if _says_little(term, meaning, pack) or is_no_noun(before, term, topic):
            return
        start = len(before) + 1 + len(found.split()[0]) + (len(found.split()) > 1)
        said = sentence.text[start:].strip()
        is_it = f"{found.strip(' —–-')} " in pack.opening
        if is_it or starts_as_definition(said, pack):
            asked = pack.what_is.format(term=term)
            yield Asked(asked, answer(said), start, len(sentence.text))
        return


def _says_little(term: str, meaning: str, pack: PhrasePack) -> bool:
    """Tell whether an aspect, or something important, is all that a term or its meaning is."""
    if (
        worthless.values(term, pack)
        or worthless.is_no_meaning(meaning, pack)
        or NO_TERM.search(term)
    ):
        return True
    return any(word.casefold() in pack.vague for word in words.words(term))


def lead_defined(topic: Topic) -> Iterator[Asked]:
    """Term: a thing that … → What is “term”?; the heading is the term where there is no lead."""
    if not topic.sentences or topic.is_running or topic.is_label:
        return
    pack, first = topic.pack, topic.sentences[0].text
    term = topic.lead or _heading(topic)
    if not 0 < words.count(term) <= LONGEST_TERM or has_verb(term, pack):
        return
    opens = term.split(maxsplit=1)[0].casefold()
    if opens in pack.links or (pack.plurals and _is_no_term(term, pack)):
        return  # never fear: an order
    if NO_TERM.search(term) or words.count(first) < 3:
        return
    is_it = bool(topic.lead) and first.casefold().startswith(pack.opening or ("\n",))
    alone = bool(topic.lead) or len(topic.section.key_points) == 1
    indefinite = first.split(maxsplit=1)[0].casefold() in pack.indefinite
    if worthless.is_no_meaning(first, pack) or matches(pack.lead_ins, first):
        return
    if pack.plurals and plurals.differ(term, first, pack):
        return
    nominal = bool(topic.lead) and not topic.is_child and is_nominal(first, pack)
    told = nominal and not _says_little(term, first, pack)
    if is_it or told or ((alone or indefinite) and starts_as_definition(first, pack)):
        asked = pack.what_is.format(term=term)
        yield Asked(asked, answer(first), 0, len(first), hides_lead=True)


def _is_no_term(term: str, pack: PhrasePack) -> bool:
    """Tell whether a lead is an instance of something, a property, or somebody's initials."""
    first = term.split(maxsplit=1)[0].casefold()
    romance = pack.language in {"es", "fr", "pt"}
    if _INITIALS.search(term):
        return True
    return romance and " " in term and (first in pack.indefinite or bool(_PASSIVE.search(first)))


_INITIALS = re.compile(r"\b[A-ZÄÖÜА-Я]\.\s?[A-ZÄÖÜА-Я]")
_PASSIVE = re.compile(r"(?:[ai]d[oa]s?|ées?)$")


def _heading(topic: Topic) -> str:
    """Return the heading where it names what its first point defines."""
    points = topic.section.key_points
    known = topic.heading in (topic.note.episode.title, "") or is_label(topic.heading, topic.pack)
    return "" if known or not points or points[0] is not topic.point else topic.heading


def _term(before: str, topic: Topic) -> str:
    """Return a subject as a term: without its article where the rest stands by itself."""
    before = _ELIDED.sub("", before.strip(), count=1) if _ELIDED.match(before) else before.strip()
    first, _, rest = before.partition(" ")
    if rest and first.casefold() in topic.pack.articles:
        german = topic.pack.language == "de"
        return f"{first.lower()} {rest}" if german and rest[0].islower() else rest
    return before
