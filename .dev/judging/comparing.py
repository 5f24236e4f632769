"""Two runs beside each other: which cards went, came and changed, rule by rule."""

from collections import Counter, defaultdict

from judging import runs
from judging.runs import Run

Change = tuple[str, dict, dict]
"""What became of a card, the card before and after; {} where there is none."""


def report(old: Run, new: Run) -> str:
    out, counts = [], defaultdict(Counter)
    for name in dict.fromkeys((*old, *new)):
        lines = []
        for sign, before, after in _changes(old.get(name, []), new.get(name, [])):
            counts[(before or after)["rule"]][sign] += 1
            lines += [f"  {sign} {_said(before or after)}"]
            lines += [f"  → {_said(after)}"] if before and after else []
        out += [f"\n{name}", *lines] if lines else []
    return "\n".join([*out, "", _table(counts, runs.rules(old), runs.rules(new))])


def _changes(old: list[dict], new: list[dict]) -> list[Change]:
    """Pair cards of a note by their front, else by key point and rule, in their order."""
    before, after = (
        [(runs.place(point), made) for point in points for made in point["cards"]]
        for points in (old, new)
    )
    found: list[Change] = []
    for way in (_by_front, _by_rule):
        for place, made in list(before):
            match = next((it for it in after if way(it[0], it[1]) == way(place, made)), None)
            if match:
                before.remove((place, made))
                after.remove(match)
                if _said(made) != _said(match[1]):
                    found.append(("~", made, match[1]))
    return [*found, *(("-", made, {}) for _, made in before), *(("+", {}, it) for _, it in after)]


def _by_front(_: tuple[str, ...], made: dict) -> tuple:
    return (made["front"],)


def _by_rule(place: tuple[str, ...], made: dict) -> tuple:
    return (place, made["rule"])


def _said(made: dict) -> str:
    signs = " ".join((made["rule"], *made["marks"]))
    return f"({made['context']}) {made['front']}  → {made['answer']}  [{signs}]"


def _table(counts: dict[str, Counter], old: Counter, new: Counter) -> str:
    lines = [f"{'rule':18}{'old':>6}{'new':>6}{'went':>6}{'came':>6}{'changed':>9}"]
    total: Counter[str] = Counter()
    for rule in sorted(set(old) | set(new), key=lambda rule: (-new[rule], rule)):
        found = counts.get(rule, Counter())
        total += found
        if found:
            lines.append(_row(rule, old[rule], new[rule], found))
    return "\n".join([*lines, _row("all", old.total(), new.total(), total)])


def _row(name: str, old: int, new: int, found: Counter) -> str:
    return f"{name:18}{old:6}{new:6}{found['-']:6}{found['+']:6}{found['~']:9}"
