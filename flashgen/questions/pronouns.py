"""What "It" and "They" stand for, where the sentence before leaves no doubt."""

import re

from flashgen.questions import casing, english, grammar, words
from flashgen.questions.clean import Sentence
from flashgen.questions.pack import PhrasePack

_PRONOUN = re.compile(
    r"^(?P<p>It|They) (?!(?:is|was|are|were|turns|takes|took|seems?|appears?|makes sense|depends"
    r"|helps to|may|might|can|could|will|would|also|has been)\b)[a-z]+"
)


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
    found = grammar.clause(before) if match else None
    if match is None or found is None:
        return ""
    name = found.subject
    definite = re.match(r"(the [\w-]+(?: [\w-]+){0,2})\.$", found.rest)
    if definite and found.auxiliary in {"is", "are"} and not found.verb:
        name = casing.capitalised(definite[1])
    first = name.split(maxsplit=1)[0].casefold() if name else ""
    if not name or words.count(name) > 4 or first in english.PRONOUNS | {"his", "her", "their"}:
        return ""
    if first in {"he", "she", "we", "you", "i", "one", "nobody", "everyone", "there", "what"}:
        return ""
    return name if english.head_is_plural(name) == (match["p"] == "They") else ""
