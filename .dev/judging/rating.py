"""What ratings say of runs: the share of T0 to T3 and of usable cards, per rule and per note."""

from collections import Counter

from judging import runs
from judging.runs import Run

USABLE = (2, 3)


def report(found: dict[str, Run], ratings: dict[str, int]) -> str:
    return "\n\n".join(f"{name}\n{_of(run, ratings)}" for name, run in found.items())


def _of(run: Run, ratings: dict[str, int]) -> str:
    rated = [(name, made) for name, _, made in runs.all_cards(run) if made["id"] in ratings]
    lines = [f"{'':42}{'rated':>6}{'T0':>6}{'T1':>6}{'T2':>6}{'T3':>6}{'usable':>8}"]
    lines.append(_row("all", Counter(ratings[made["id"]] for _, made in rated)))
    for by in (lambda _, made: made["rule"], lambda name, _: name):
        groups: dict[str, Counter[int]] = {}
        for name, made in rated:
            groups.setdefault(by(name, made), Counter())[ratings[made["id"]]] += 1
        lines.append("")
        lines += [
            _row(name, groups[name]) for name in sorted(groups, key=lambda it: _order(groups[it]))
        ]
    total = runs.rules(run).total()
    return "\n".join([*lines, "", f"{total - len(rated)} of {total} cards not rated"])


def _order(found: Counter[int]) -> tuple[float, int]:
    return _usable(found), -found.total()


def _usable(found: Counter[int]) -> float:
    return sum(found[it] for it in USABLE) / max(1, found.total())


def _row(name: str, found: Counter[int]) -> str:
    shares = (f"{100 * found[it] / max(1, found.total()):4.0f} %" for it in range(4))
    return f"{name[-41:]:42}{found.total():6}{''.join(shares)}{100 * _usable(found):6.0f} %"
