"""Title Case to sentence case: a lead inside a sentence is not a headline."""

import re

from flashgen.questions import english
from flashgen.questions.pack import PhrasePack

_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:[’'][^\W_]+)*")


def lowered(text: str, names: frozenset[str], pack: PhrasePack, *, start: bool = False) -> str:
    """Lower every word but names, acronyms and words with digits or inner capitals.

    Words inside quotes stay as they are. With `start`, the first word is capitalised.
    """
    pieces = re.split(r"(“[^”]*”|\"[^\"]*\"|`[^`]*`|\$[^$]*\$)", text)
    out = "".join(
        piece if index % 2 else _lower(piece, names, pack) for index, piece in enumerate(pieces)
    )
    return capitalised(out) if start else out


def _lower(text: str, names: frozenset[str], pack: PhrasePack) -> str:
    found = list(_TOKEN.finditer(text))
    kept = [_word(match[0], names, pack) == match[0] for match in found]
    for index in range(len(found) - 2, -1, -1):
        following = found[index + 1][0]
        if kept[index + 1] and following.istitle() and following in names:
            kept[index] = kept[index] or found[index][0].istitle()  # Synthetic Data: one name
    out, last = [], 0
    for match, keep in zip(found, kept, strict=True):
        out += [text[last : match.start()], match[0] if keep else match[0].lower()]
        last = match.end()
    return "".join([*out, text[last:]])


def inline(text: str, names: frozenset[str], pack: PhrasePack) -> str:
    """Return a headline as it is written inside a sentence: in sentence case, names kept."""
    if is_title(text, pack):
        return lowered(text, names, pack)
    first = _TOKEN.match(text)
    return _word(first[0], names, pack) + text[first.end() :] if first else text


def _word(word: str, names: frozenset[str], pack: PhrasePack) -> str:
    bare = re.sub(r"[’']s$", "", word)
    if bare in names or word in names or not word[0].isupper():
        return word
    if any(sign.isupper() for sign in bare[1:]) or (len(bare) == 1 and bare != "A"):
        return word
    if pack.forms == "english" and not english.is_common(bare):
        return word
    return word[0].lower() + word[1:]


def capitalised(text: str) -> str:
    """Return the text with a capital at its start, unless a `code` or name begins it."""
    for index, sign in enumerate(text):
        if sign.isalpha():
            word = re.match(r"[^\W_]+", text[index:])
            inner = word is not None and any(letter.isupper() for letter in word[0][1:])
            return text if inner else text[:index] + sign.upper() + text[index + 1 :]
        if sign in "`$" or sign.isdigit():
            return text
    return text


def is_title(text: str, pack: PhrasePack) -> bool:
    """Tell whether most long words of a text are capitalised, as in a headline."""
    words = [word for word in _TOKEN.findall(text) if word.casefold() not in pack.stop_words]
    return len(_TOKEN.findall(text)) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(
        words
    )


def uncapitalised(text: str) -> str:
    """Return a text with its first word small, unless that is a name or an acronym."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return text if first[1:] != first[1:].lower() or first == "I" else text[:1].lower() + text[1:]
