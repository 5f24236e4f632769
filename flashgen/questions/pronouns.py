"""What "It" and "They" stand for, where the sentence before leaves no doubt."""

import re

from flashgen.questions import casing, english, words
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar
from flashgen.questions.pack import PhrasePack

_PRONOUN = re.compile(
    r"^(?P<p>It|They|He|She) (?!(?:turns|takes|took|seems?|appears?|makes sense|depends|helps to"
    r"|may be|might be|could be|would be)\b)[a-z]+"
)
_NOTHING = re.compile(
    r"^It (?:\w+ )?(?:is|was|can be|has been|will be) (?:\w+ )?[\w-]+(?:,| (?:to|that|for|how"
    r"|when|if|whether|because)\b)"
)
"""An "It" that stands for what comes later: it is important to …"""
_SAYS = words.word_set(
    "say tell think believe argue claim suggest recommend advise explain mention note point talk "
    "describe discuss ask answer write call feel know"
)
_PERSON = re.compile(r"(?:[A-Z][\w.’'-]+ ?){1,3}")


def resolved(sentences: tuple[Sentence, ...], pack: PhrasePack) -> tuple[Sentence, ...]:
    """Name what "It" and "They" at the start of a sentence stand for: the subject before."""
    if pack.forms != "english":
        return sentences
    out = list(sentences[:1])
    for sentence in sentences[1:]:
        name = _named_by(out[-1].text, sentence.text)
        text = name + sentence.text[sentence.text.index(" ") :] if name else sentence.text
        out.append(sentence.renamed(text) if name else sentence)
    return tuple(out)


def _named_by(before: str, text: str) -> str:
    match = _PRONOUN.match(text)
    found = grammar.clause(before) if match and not _NOTHING.match(text) else None
    if match is None or found is None:
        return ""
    name = found.subject
    if match["p"] == "It" and found.base in _SAYS:
        return ""  # it is not who says so
    if match["p"] in {"He", "She"}:
        known = _PERSON.fullmatch(name) and not english.is_common(name.split()[0])
        return name if known else ""
    definite = re.match(r"(the [\w-]+(?: [\w-]+){0,2})\.$", found.rest)
    if definite and found.auxiliary in {"is", "are"} and not found.verb:
        name = casing.capitalised(definite[1])
    first = name.split(maxsplit=1)[0].casefold() if name else ""
    if not name or words.count(name) > 4 or first in english.PRONOUNS | {"his", "her", "their"}:
        return ""
    if first in {"he", "she", "we", "you", "i", "one", "nobody", "everyone", "there", "what"}:
        return ""
    return name if english.head_is_plural(name) == (match["p"] == "They") else ""
