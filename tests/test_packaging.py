"""What is installed is whole: a wheel made from the sdist runs in an empty environment."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def run(*command, cwd):
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel built through the sdist, as pip would from the package index."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_templates_phrases_and_decks_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "_card_templates/qa/front.html",
        "_card_templates/cloze/template.yaml",
        "_card_templates/style.css",
        "_card_templates/phrases/en.yaml",
        "_decks/generalization/deck.yaml",
        "py.typed",
    ):
        assert f"flashgen/{name}" in names
    assert not [name for name in names if name.startswith("tests/")]


def test_an_empty_environment_makes_and_exports_the_example(wheel, tmp_path):
    run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path)
    binaries = tmp_path / "env/bin"
    run(binaries / "pip", "install", "--quiet", wheel, cwd=tmp_path)
    run(binaries / "flashgen", "init", "--example", "x", cwd=tmp_path)
    assert "13 key points · " in run(binaries / "flashgen", "export", "x", cwd=tmp_path)
    assert (tmp_path / "x/x.apkg").stat().st_size > 5_000
    assert (tmp_path / "x/ledger.jsonl").exists()


def test_start_up_loads_none_of_the_heavy_packages():
    heavy = ("genanki", "rich.progress", "nh3", "pyromark", "frontmatter", "rapidfuzz", "pygments")
    code = f"import sys, flashgen.cli; print([m for m in {heavy!r} if m in sys.modules])"
    assert run(sys.executable, "-c", code, cwd=ROOT).strip() == "[]"
