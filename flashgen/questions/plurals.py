"""What may name a list in a language that is but a phrase pack: a plural, or a count.

"Goals of the reform" names one, "In Spain" and "consists of" do not: nobody could tell from
such a stem what the things below it have in common.
"""

import re
from collections.abc import Sequence

from flashgen.questions import casing, words
from flashgen.questions.pack import PhrasePack, has_verb, is_announced, is_verb, joined

_LONGEST_NAME, _LONGEST_SAID = 12, 26
_TRAILING = re.compile(r"(?:^|[;,])\s*(?P<last>\w+)$")


def question(stem: str, count: str, items: Sequence[str], pack: PhrasePack) -> str:
    """Return the question for the things under a stem; "" where it doesn't say what they are."""
    if stem.endswith("?"):
        first = words.words(stem)[0].casefold() if words.words(stem) else ""
        return stem if first in pack.question_words and stem.count("?") == 1 else ""
    name = stem.rpartition(": ")[2]
    place = stem.rpartition(": ")[0].rpartition(": ")[2]
    bare = place in ("", name) and name.casefold() in pack.labels  # goals: of what?
    if bare or re.search(r"[→=]|->", stem) or _is_cut(stem, pack) or is_announced(stem, pack):
        return ""
    shown = casing.capitalised(stem)
    if has_verb(name, pack):
        told = _counts(name, count, items, pack) or _is_plural(_last(name), pack)
        said = told and words.count(name) <= _LONGEST_SAID and ": " not in stem
        return pack.which_said.format(lead=shown) if said else ""
    found = words.words(name)
    first = found[0].casefold() if found else ""
    if first in (pack.prepositions | pack.links) or words.count(name) > _LONGEST_NAME:
        return ""
    named = _is_plural(head(name, pack), pack) and not any(has_verb(it, pack) for it in items)
    return pack.which_list.format(lead=shown, count=count) if named else ""


def head(name: str, pack: PhrasePack) -> str:
    """Return the noun that a name is about: the last word before what carries it on."""
    whole = re.split(r" ?[(,;–—/]", name, maxsplit=1)[0]
    found = words.words(whole)
    small = pack.prepositions | pack.genitives
    end = next((at for at, word in enumerate(found) if at and word.casefold() in small), len(found))
    found = found[:end]
    if pack.language == "de":
        found = [word for word in found if word[0].isupper()]
    if pack.language == "ru":
        return found[0] if found else ""
    return found[-1] if found else ""


def thing(text: str, pack: PhrasePack) -> str:
    """Return a thing of a list without the "; and" that joined it to the next one."""
    text = text.rstrip(" .,;，；、")
    match = _TRAILING.search(text) if pack.verbs else None
    if match and match["last"].casefold() in pack.conjunctions:
        text = text[: match.start()].rstrip(" .,;")
    first, _, rest = text.partition(" ")
    return rest if pack.verbs and rest and first.casefold() in pack.conjunctions else text


def differ(term: str, meaning: str, pack: PhrasePack) -> bool:
    """Tell whether a Romance plural is said to be one thing: an adjective, of a noun above it."""
    found = words.words(meaning)
    if " " in term or not found or pack.language not in {"es", "fr", "pt"}:
        return False
    return _is_plural(term, pack) and not _is_plural(found[0], pack)


def _is_cut(stem: str, pack: PhrasePack) -> bool:
    """Tell whether a stem stops before what would say what follows."""
    last = _last(stem)
    return last.casefold() in pack.links | pack.prepositions | pack.openers or is_verb(last, pack)


def _counts(name: str, count: str, items: Sequence[str], pack: PhrasePack) -> bool:
    """Tell whether a sentence says how many things follow, and none of them is a sentence."""
    found = {word.casefold() for word in re.findall(r"\w+", name)}
    return bool({count, str(len(items))} & found) and not any(has_verb(it, pack) for it in items)


def _last(text: str) -> str:
    found = re.findall(r"[\w’'-]+", text)
    return found[-1] if found else ""


def _is_plural(word: str, pack: PhrasePack) -> bool:
    return bool(pack.plurals) and joined(pack.plurals).fullmatch(word.casefold()) is not None
