"""A run as text, and its numbers."""

import random
import textwrap
from collections import Counter

from judging import runs
from judging.runs import Run


def laid_out(run: Run, *, blind: bool, seed: int) -> str:
    if blind:
        found = list(runs.all_cards(run))
        random.Random(seed).shuffle(found)
        return "\n".join(f"\n{_said(point)}\n{_card(made, '')}" for _, point, made in found)
    return "\n".join(_note(name, points) for name, points in run.items())


def _note(name: str, points: list[dict]) -> str:
    out = [f"\n{'=' * 100}\n{name}"]
    for point in points:
        out.append(f"\n{_said(point)}")
        if point["reason"]:
            out.append(
                f"    -- {'one card less' if point['cards'] else 'no card'}: {point['reason']}"
            )
        out += [_card(made, f"[{_signs(made)}]") for made in point["cards"]]
    return "\n".join(out)


def _signs(made: dict) -> str:
    return " ".join((made["rule"], *made["marks"], *made["tags"]))


def _said(point: dict) -> str:
    rest = " / ".join([*point["children"], *(f"[remark] {it}" for it in point["remarks"])])
    said = " | ".join((f"§ {point['section']}", point["lead"], point["text"], rest))
    return textwrap.fill(said.replace("\n", " ⏎ ")[:900], 130, subsequent_indent="    ")


def _card(made: dict, signs: str) -> str:
    lines = [f"    {signs}  ({made['context']})"]
    for name in ("front", "answer"):
        if made[name]:
            said = f"{'Q' if name == 'front' else 'A'}: {made[name]}"
            lines.append(
                textwrap.fill(said, 120, initial_indent=" " * 6, subsequent_indent=" " * 9)
            )
    return "\n".join(lines)


def numbers(run: Run) -> str:
    points = [point for found in run.values() for point in found]
    found = runs.rules(run)
    marks = Counter(mark for _, _, made in runs.all_cards(run) for mark in made["marks"])
    reasons = Counter(point["reason"] for point in points if point["reason"])
    return (
        f"\n{len(run)} notes, {len(points)} key points, {found.total()} cards,"
        f" {found['weak']} weak ({100 * found['weak'] / max(1, found.total()):.0f} %)\n"
        f"rules:   {dict(found.most_common())}\n"
        f"marks:   {dict(sorted(marks.items()))}\n"
        f"reasons: {dict(reasons.most_common())}"
    )
