"""Who says it: the one guest a pronoun or "the speaker" stands for."""

import re
from collections.abc import Iterable
from functools import lru_cache

from flashgen.data import Episode, KeyPoint
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import PhrasePack


def of(point: KeyPoint, episode: Episode) -> str:
    """Return the name of the one who says the point's words; "" where that can't be known."""
    if point.speaker:
        return point.speaker
    return episode.guests[0].split(", ")[0] if len(episode.guests) == 1 else ""


def in_heading(titles: Iterable[str], pack: PhrasePack) -> str:
    """Return who speaks below a heading that says so: "Ponente: Ada Ríos"."""
    nouns = "|".join(re.escape(phrase.split()[-1]) for phrase in pack.speakers)
    for title in titles if pack.verbs else ():
        match = re.fullmatch(
            rf"(?:{nouns}): ?(?P<name>[^\W\d_][\w.’'-]+(?: [\w.’'-]+){{1,3}})", title, re.IGNORECASE
        )
        if match:
            return match["name"]
    return ""


def host(episode: Episode) -> str:
    """Return the host's name; "" where there are several or none."""
    for names in (episode.hosts, episode.author):
        if len(names) == 1:
            return names[0]
    return ""


def named(sentence: Sentence, owner: str, host_name: str, pack: PhrasePack) -> Sentence:
    """Name the speaker: "he argues", "the guest argues", "Ilya argues" → the full name, once."""
    if host_name:
        text = _anywhere(pack.hosts, _MACHINES).sub(lambda _: host_name, sentence.text, count=1)
        sentence = sentence.renamed(text) if text != sentence.text else sentence
    if not owner or owner in sentence.text:
        return sentence
    if pack.impersonal and sentence.text.casefold().startswith(pack.impersonal):
        return sentence
    speaker = _anywhere(pack.speakers).search(sentence.text)
    # Without a grammar only the start of a sentence tells who is meant: "der Sprecher" may be one.
    if speaker and (pack.forms == "english" or speaker.start() == 0):
        text = sentence.text[: speaker.start()] + owner + sentence.text[speaker.end() :]
        return sentence.renamed(text)
    text, found = _at_start(pack.persons).subn(lambda _: owner, sentence.text, count=1)
    if not found:
        text = _name_in_full(text, owner)
    return sentence.renamed(text) if text != sentence.text else sentence


def _name_in_full(text: str, owner: str) -> str:
    """Return a text with a bare first or last name in full; a namesake's stays: Ada Lovelace."""
    names = owner.split()
    for part in (names[0], names[-1]) if len(names) > 1 else ():
        for match in re.finditer(rf"(?<![\w’'-]){re.escape(part)}(?![\w-])", text):
            before, after = text[: match.start()], text[match.end() :]
            other = _SURNAME.match(after) if part == names[0] else _FIRST_NAME.search(before)
            if not other and not after.startswith(" et al"):
                return f"{before}{owner}{after}"
    return text


_SURNAME = re.compile(r" (?!I\b)[A-Z]\w")
_FIRST_NAME = re.compile(r"\w,? (?:[A-Z][a-z]+|[A-Z]\.) $")


_MACHINES = (
    r"(?! (?:application|program|language|machine|process|country|city|system|os|computer|cell"
    r"|server)\b)"
)
"""The host application is nobody."""


@lru_cache(maxsize=64)
def _anywhere(phrases: tuple[str, ...], unless: str = "") -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    spaced = longest_first[0][0] < "\u2e80"  # scripts without spaces have no word edges
    edge = r"\b" if spaced else ""
    return re.compile(
        rf"{edge}(?:{'|'.join(map(re.escape, longest_first))}){edge}{unless}", re.IGNORECASE
    )


@lru_cache(maxsize=64)
def _at_start(persons: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(sorted(map(re.escape, persons)), key=len, reverse=True)
    spaced = longest_first[0][0] < "\u2e80"
    after = r"(?=\s\w)" if spaced else "(?![们們ら女者人])"
    return re.compile(rf"^(?:{'|'.join(longest_first)}){after}", re.IGNORECASE)
