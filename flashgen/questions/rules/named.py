"""Rules on what has a name: a person who is introduced, a law that is stated."""

import re
from collections.abc import Iterator

from flashgen.questions import english, phrases, words, worth
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar
from flashgen.questions.rules.explaining import answer, without_tail
from flashgen.questions.topic import Asked, Topic

_LAW = re.compile(
    r"^(?:\d+\. )?(?P<x>(?!\d)(?:the )?(?:[\w.’'-]+ ){0,5}?(?:(?:law|principle|razor|critique"
    r"|theorem|rule|maxim"
    r"|hypothesis|conjecture|postulate|axiom|doctrine)s?(?: of [\w ]+)?))$",
    re.IGNORECASE,
)


def law(topic: Topic) -> Iterator[Asked]:
    """Gall's law: a statement → What does Gall's law say?"""
    name = topic.lead or (topic.heading if len(topic.section.key_points) == 1 else "")
    match = _LAW.match(name)
    first = topic.sentences[0].text if topic.sentences else ""
    if (
        not match
        or " " not in match["x"]
        or first.endswith(("?", ":"))
        or words.count(first) < 4
        or topic.is_child
    ):
        return
    if worth.is_about_the_talk(first) or grammar.clause(first) is None:
        return
    if first.split()[0].casefold() in topic.pack.pronouns:
        return
    if match["x"].casefold().removeprefix("the ").split()[0] in phrases.VALUES:
        return  # the important rule
    named = re.sub("^The ", "the ", match["x"])
    named = named if re.search(r"[’']s? ", named) else topic.mid(named)
    the = "" if re.search(r"[’']s? |^the ", named, re.IGNORECASE) else "the "
    verb = "do" if english.head_is_plural(named) else "does"
    yield Asked(f"What {verb} {the}{named} say?", answer(first), 0, len(first), hides_lead=True)


_PERSON = (
    r"(?:author|professor|founder|cofounder|ceo|cto|coo|chief"
    r"|president|director|engineer|scientist|researcher|developer|designer|writer|journalist|artist"
    r"|historian|philosopher|psychologist|economist|physicist|biologist|neuroscientist|physician"
    r"|doctor|surgeon|king|queen|emperor|general|politician|senator|minister|activist|athlete"
    r"|coach|investor|entrepreneur|leader|expert|consultant|host|podcaster|musician|singer|actor"
    r"|poet|novelist|monk|priest|theologian|mathematician|programmer|creator|inventor|explorer)s?"
)
_PERSON_NOUN = re.compile(
    rf"^(?:an?|the|one of the) (?:[\w’'-]+ ){{0,5}}?{_PERSON}\b", re.IGNORECASE
)


def is_person_noun(word: str) -> bool:
    """Tell whether a noun says what somebody is: an author, an economist."""
    return re.fullmatch(_PERSON, word) is not None


def introduces_person(said: str) -> bool:
    """Tell whether a predicate says what somebody is: a famous Stoic writer."""
    return _PERSON_NOUN.match(said) is not None


_HIRED = re.compile(
    r"(?:an?|the) (?:[\w/.-]+ ){0,4}?(?:engineer|developer|designer|manager|director|lead|scientist"
    r"|consultant|researcher|architect|analyst|head|evangelist|advocate)s?"
    r"(?: of [\w ]+?)? (?:at|for|with|from|in|and (?:is )?(?:currently|now|previously))"
    r" (?!.*\b(?:who|known|invented|wrote|founded)\b)",
    re.IGNORECASE,
)
"""A job at a firm: how speakers are introduced, and nothing to learn."""


def who_is(topic: Topic, sentence: Sentence) -> Iterator[Asked]:
    """Ada Moss is a biologist … → Who is Ada Moss?"""
    found = grammar.clause(sentence.text)
    if found is None or found.base or found.auxiliary not in {"is", "was"} or found.adverbs:
        return
    named = re.fullmatch(
        r"(?:[A-Z][\w.’'-]+ |(?:van|von|de|der|den|la|le|da|di|al) ){1,4}[A-Z][\w.’'-]+",
        found.subject,
    )
    if named is None or not introduces_person(found.rest) or _HIRED.match(found.rest):
        return
    if all(english.is_common(word) for word in found.subject.split()):
        return  # Ubiquitous Language
    asked = f"Who {found.auxiliary} {found.subject}?"
    said = without_tail(found.rest)
    yield Asked(asked, answer(said), found.rest_at, found.rest_at + len(said))
