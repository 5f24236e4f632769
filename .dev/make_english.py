"""Make flashgen/questions/english.txt, the word classes of English, from LemmInflect's lexicon.

    pip install lemminflect        # at development time only
    python .dev/make_english.py

LemmInflect (MIT, © Brad Jascob) derives its table from the SPECIALIST Lexicon of the U.S.
National Library of Medicine, which may be used and passed on freely with that acknowledgement.
Words of one class stand on one line; forms of verbs are listed only where no rule gives them.
"""

import csv
import gzip
import re
import sys
import zlib
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).parents[1] / "flashgen" / "questions" / "english.txt"
LETTERS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
LONGEST_NOUN = 8
HEADER = """\
# Word classes of English, made by .dev/make_english.py from the lexicon of LemmInflect (MIT,
# © 2019 Brad Jascob), which is derived from the SPECIALIST Lexicon of the U.S. National Library
# of Medicine (free to use and to pass on, with this acknowledgement).
# A line: the classes of its words (n noun, v verb, a adjective, r adverb), or, after "past",
# "participle" or "plural", the irregular form and its base form.
"""
DERIVED = re.compile(
    r"(?:ness|ship|ability|ibility|ology|ectomy|itis|emia|osis|graphy|ism|ist|ation)$"
)


def main() -> None:
    classes: dict[str, set[str]] = defaultdict(set)
    irregular: dict[str, set[str]] = defaultdict(set)
    for word, kind, *forms in rows():
        if not re.fullmatch(r"[a-z]+", word) or not 1 < len(word) < 15:
            continue
        classes[word].add(LETTERS[kind])
        if kind == "verb":
            past, participle = (*forms, "", "")[:2]
            irregular["past"].update(odd(word, past))
            irregular["participle"].update(odd(word, participle))
        elif kind == "noun" and len(word) < LONGEST_NOUN:
            irregular["plural"].update(odd(word, forms[0] if forms else ""))
    by_class: dict[str, list[str]] = defaultdict(list)
    for word, kinds in classes.items():
        if keep(word, kinds):
            by_class["".join(sorted(kinds))].append(word)
    lines = [f"{kind}: {' '.join(sorted(found))}" for kind, found in sorted(by_class.items())]
    lines += [f"{kind}: {' '.join(sorted(found))}" for kind, found in sorted(irregular.items())]
    text = HEADER + "\n".join(lines) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(text)} characters, {len(zlib.compress(text.encode(), 9))} compressed\n")


def rows() -> list[list[str]]:
    package = Path(find_spec("lemminflect").submodule_search_locations[0])
    with gzip.open(package / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as table:
        return [row for row in csv.reader(table) if row[1] in LETTERS]


def keep(word: str, kinds: set[str]) -> bool:
    if kinds == {"n"}:
        return len(word) <= LONGEST_NOUN and not DERIVED.search(word)
    if kinds == {"r"}:
        return not word.endswith("ly")
    if kinds == {"a"}:
        return (
            not re.search(r"(?:able|less|ish|oid|eal|ular|like|some|otic|itic)$", word)
            and len(word) < 11
        )
    return True


def odd(word: str, forms: str) -> list[str]:
    """The forms that no rule gives, as `form=base`."""
    regular = {word + "ed", word + "d", word + word[-1] + "ed", word[:-1] + "ied"}
    regular |= {word + "s", word + "es", word[:-1] + "ies", word}
    found = [form for form in forms.split("/") if re.fullmatch("[a-z]+", form)]
    return [f"{form}={word}" for form in found if form not in regular]


if __name__ == "__main__":
    main()
