"""Lay out notes and the cards made of them side by side, for judging; compare two runs.

    python .dev/judge.py NOTES...                         text: note, context, front, answer, marks
    python .dev/judge.py NOTES... --page cards.html       as a page; keys 0 to 3 rate a card
    python .dev/judge.py NOTES... --json run.json         keep a run: it stands for its notes later
    python .dev/judge.py NOTES... --count                 only the numbers
    python .dev/judge.py NOTES... --of OTHER/CLONE        cards of another release
    python .dev/judge.py old.json new.json --blind --page blind.html --sample 200
    python .dev/judge.py --compare old.json new.json      what went, came and changed, rule by rule
    python .dev/judge.py old.json new.json --rates ratings.json

A rating: T0 (wrong, or not worth keeping), T1 (not self-contained, not precise, leaks, or the
answer answers something else), T2 (only not atomic, or clumsy), T3 (nothing to mend). T2 and T3
are usable. Ratings belong to a card's words: they hold for each run that has the card.
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    chosen = parsed()
    sys.path.insert(0, str(chosen.of.resolve()))
    from judging import comparing, page, rating, runs, text  # noqa: PLC0415  of the release asked for

    if chosen.compare:
        print(comparing.report(*map(runs.load, chosen.compare)))
        return
    found = runs.of(chosen.notes, chosen.density)
    if chosen.rates:
        known = json.loads(chosen.rates.read_text(encoding="utf-8"))
        print(rating.report(found, known))
        return
    joined = runs.joined(found.values())
    if chosen.sample:
        joined = runs.sample(joined, chosen.sample, chosen.seed)
    if chosen.json:
        runs.save(joined, chosen.json)
    if chosen.page:
        chosen.page.write_text(
            page.html(joined, blind=chosen.blind, seed=chosen.seed), encoding="utf-8"
        )
    elif not chosen.count:
        print(text.laid_out(joined, blind=chosen.blind, seed=chosen.seed))
    print(text.numbers(joined))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("notes", nargs="*", type=Path, help="notes, folders of notes, or runs")
    parser.add_argument("--density", default="normal", choices=["lean", "normal", "rich"])
    parser.add_argument("--of", type=Path, default=ROOT, help="the clone whose flashgen is asked")
    parser.add_argument("--text", action="store_true", help="the default: text on the terminal")
    parser.add_argument("--page", type=Path, help="write a page of HTML")
    parser.add_argument("--json", type=Path, help="keep the run")
    parser.add_argument("--count", action="store_true", help="only the numbers")
    parser.add_argument("--sample", type=int, default=0, help="so many cards, the same each time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blind", action="store_true", help="shuffled, without rule and marks")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"))
    parser.add_argument("--rates", type=Path, help="ratings to sum up: per rule and per note")
    return parser.parse_args()


if __name__ == "__main__":
    main()
