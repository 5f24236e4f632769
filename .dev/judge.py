"""Lay out notes and the cards made of them side by side, for reading; compare two runs.

    python .dev/judge.py NOTES...                   read: note, context, front, answer, rule, marks
    python .dev/judge.py NOTES... --json run.json   keep a run
    python .dev/judge.py --compare old.json new.json
    python .dev/judge.py NOTES... --count           only the numbers

Rate each card T0 (wrong, or not worth keeping), T1 (not self-contained, not precise, leaks, or the
answer answers something else), T2 (only not atomic, or clumsy), T3 (nothing to mend).
"""

import argparse
import json
import sys
import textwrap
import time
from collections import Counter
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from flashgen import questions, reader, templates  # noqa: E402
from flashgen.data import GAP_CLOSE, GAP_OPEN, Density, Source  # noqa: E402
from flashgen.questions import language  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("notes", nargs="*", type=Path)
    parser.add_argument("--density", default="normal", choices=[d.value for d in Density])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--compare", nargs=2, type=Path)
    parser.add_argument("--count", action="store_true")
    chosen = parser.parse_args()
    if chosen.compare:
        compare(*(json.loads(path.read_text(encoding="utf-8")) for path in chosen.compare))
        return
    started = time.perf_counter()
    run = {str(path): read(path, Density(chosen.density)) for path in paths(chosen.notes)}
    seconds = time.perf_counter() - started
    if chosen.json:
        chosen.json.write_text(json.dumps(run, ensure_ascii=False, indent=1), encoding="utf-8")
    for name, points in run.items():
        if not chosen.count:
            show(name, points)
    count(run, seconds)


def paths(given: list[Path]) -> list[Path]:
    return [
        note for path in given for note in (sorted(path.rglob("*.md")) if path.is_dir() else [path])
    ]


def read(path: Path, density: Density) -> list[dict]:
    text = path.read_bytes().decode("utf-8", "replace")
    note, _ = reader.read(Source(PurePosixPath(path.name), text))
    writer = questions.Writer(note, templates.phrase_pack(language.detect(note)), density)
    points = []
    for section in note.sections:
        for point in section.key_points:
            written = writer.write(point, section)
            points.append(
                {
                    "section": section.title,
                    "lead": point.lead,
                    "text": point.explanation,
                    "children": [child.text for child in point.children],
                    "remarks": list(point.remarks),
                    "reason": written.reason,
                    "cards": [card(draft) for draft in written.drafts],
                }
            )
    return points


def card(draft) -> dict:
    return {
        "rule": draft.rule,
        "context": " · ".join(draft.context).replace("· ›", "›"),
        "front": draft.question.replace(GAP_OPEN, "{{").replace(GAP_CLOSE, "}}"),
        "answer": draft.answer,
        "items": list(draft.items),
        "marks": list(draft.marks),
        "tags": list(draft.tags),
    }


def show(name: str, points: list[dict]) -> None:
    print(f"\n{'=' * 100}\n{name}")
    for point in points:
        rest = " / ".join([*point["children"], *(f"[remark] {r}" for r in point["remarks"])])
        said = " | ".join((f"§ {point['section']}", point["lead"], point["text"], rest))
        print("\n" + textwrap.fill(said.replace("\n", " ⏎ ")[:900], 130, subsequent_indent="    "))
        if point["reason"]:
            print(f"    -- no card: {point['reason']}")
        for made in point["cards"]:
            signs = " ".join((made["rule"], *made["marks"], *made["tags"]))
            print(f"    [{signs}]  ({made['context']})")
            front = f"Q: {made['front']}"
            print(textwrap.fill(front, 120, initial_indent=" " * 6, subsequent_indent=" " * 9))
            said = f"A: {made['answer']} {' • '.join(made['items'])}"
            if said.strip() != "A:":
                print(
                    textwrap.fill(said, 120, initial_indent="      ", subsequent_indent="         ")
                )


def count(run: dict[str, list[dict]], seconds: float) -> None:
    points = [point for found in run.values() for point in found]
    cards = [made for point in points for made in point["cards"]]
    weak = sum(made["rule"] == "weak" for made in cards)
    print(f"\n{len(run)} notes, {len(points)} key points, {len(cards)} cards, ", end="")
    print(f"{weak} weak, {seconds:.2f} s")
    print("rules:  ", dict(Counter(made["rule"] for made in cards).most_common()))
    print(
        "reasons:",
        dict(Counter(point["reason"] for point in points if point["reason"]).most_common()),
    )


def compare(old: dict[str, list[dict]], new: dict[str, list[dict]]) -> None:
    for name in sorted(set(old) | set(new)):
        before, after = (fronts(run.get(name, [])) for run in (old, new))
        for front in sorted(set(before) - set(after)):
            print(f"- {front}  → {before[front]}")
        for front in sorted(set(after) - set(before)):
            print(f"+ {front}  → {after[front]}")


def fronts(points: list[dict]) -> dict[str, str]:
    return {
        made["front"]: f"{made['answer']} {made['items'] or ''} [{made['rule']}]"
        for point in points
        for made in point["cards"]
    }


if __name__ == "__main__":
    main()
