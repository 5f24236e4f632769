"""The tool that lays notes and cards side by side runs, and what it counts is right."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOL = ROOT / ".dev" / "judge.py"
NOTES = ROOT / "decks" / "generalization" / "notes"

pytestmark = pytest.mark.skipif(not TOOL.exists(), reason="a source package has no tools")


def judge(*arguments):
    run = subprocess.run(
        [sys.executable, TOOL, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    path = tmp_path_factory.mktemp("judging") / "run.json"
    judge(NOTES, "--json", path, "--count")
    return path


def cards_of(path):
    (points,) = json.loads(path.read_text(encoding="utf-8")).values()
    return [made for point in points for made in point["cards"]]


def changed(run, path, change):
    """Keep a copy of a run in which a function has changed the list of a point's cards."""
    whole = json.loads(run.read_text(encoding="utf-8"))
    (points,) = whole.values()
    change([point for point in points if point["cards"]])
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_each_card_stands_below_its_key_point_with_its_rule(run):
    told = judge(run)
    for made in cards_of(run):
        assert made["front"].split()[0] in told
        assert f"[{made['rule']}" in told
    assert f"{len(cards_of(run))} cards" in told


def test_no_two_cards_have_one_id(run):
    ids = [made["id"] for made in cards_of(run)]
    assert len(set(ids)) == len(ids)


def test_the_same_seed_draws_the_same_sample(run):
    first, again, other = (judge(run, "--sample", 3, "--seed", seed) for seed in (1, 1, 2))
    assert first == again != other
    assert " 3 cards," in first


def test_a_blind_text_tells_neither_rule_nor_marks(run):
    told = judge(run, "--blind").partition("\n1 notes")[0]
    assert "[" + cards_of(run)[0]["rule"] not in told
    assert "flashgen::" not in told


def test_a_blind_page_is_shuffled_and_tells_neither_rule_nor_note(run, tmp_path):
    shown = {}
    for way in ("open", "blind"):
        path = tmp_path / f"{way}.html"
        judge(run, "--page", path, *(("--blind",) if way == "blind" else ()))
        line = next(it for it in path.read_text(encoding="utf-8").splitlines() if "cards = " in it)
        shown[way] = json.loads(line.partition("cards = ")[2].rstrip(";").replace(r"<\/", "</"))
    ids = {way: [made["id"] for made in found] for way, found in shown.items()}
    assert ids["open"] != ids["blind"]
    assert sorted(ids["open"]) == sorted(ids["blind"])
    assert all(made["signs"] == [] and not made["note"] for made in shown["blind"])
    assert all(made["signs"] for made in shown["open"])


def test_what_went_came_and_changed_is_told_rule_by_rule(run, tmp_path):
    def change(points):
        points[0]["cards"][0]["front"] = "What is new here?"
        points[1]["cards"].clear()

    gone = next(p for p in _points(run)[1:2])["cards"]
    told = judge("--compare", run, changed(run, tmp_path / "new.json", change))
    assert "  → (" in told
    assert "What is new here?" in told
    assert all(f"  - ({made['context']}) {made['front']}" in told for made in gone)
    before = len(cards_of(run))
    counts = (before, before - len(gone), len(gone), 0, 1)
    assert told.splitlines()[-1].split() == ["all", *map(str, counts)]


def _points(run):
    (points,) = json.loads(run.read_text(encoding="utf-8")).values()
    return [point for point in points if point["cards"]]


def test_a_run_compared_with_itself_has_no_change(run):
    assert judge("--compare", run, run).split()[-3:] == ["0", "0", "0"]


def test_ratings_are_summed_up(run, tmp_path):
    first, second, third, fourth, *rest = (made["id"] for made in cards_of(run))
    rates = tmp_path / "ratings.json"
    rates.write_text(json.dumps({first: 0, second: 2, third: 3, fourth: 3}), encoding="utf-8")
    told = judge(run, "--rates", rates)
    assert "all 4 25 % 0 % 25 % 50 % 75 %" in " ".join(told.split())
    assert f"{len(rest)} of {len(rest) + 4} cards not rated" in told


def test_cards_of_two_runs_are_judged_once(run, tmp_path):
    def change(points):
        points[0]["cards"].append(points[0]["cards"][0] | {"id": "other", "front": "Why?"})

    both = judge(run, changed(run, tmp_path / "new.json", change), "--count")
    assert f" {len(cards_of(run)) + 1} cards," in both
