"""What an embed shows: a file of the vault, a picture of the web, or nothing."""

from pathlib import PurePosixPath

import pytest

from flashgen import download, embeds
from flashgen.config import Config
from flashgen.data import Embed
from flashgen.diagnostics import Location, Severity
from flashgen.targets import Target
from flashgen.vault import scan
from tests.unit.test_download import PNG

AT = Location(PurePosixPath("tea.md"), 3, 5)
URL = "https://example.org/pot.png"


@pytest.fixture
def vault(tmp_path):
    """Give a function that makes a vault of one note and some files."""

    def made(*files):
        (tmp_path / "tea.md").write_text("- tea ![[pot.png]]\n")
        for name in files:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(PNG)
        return scan(Target(tmp_path, Config()))

    return made


def resolved(inside, target, **not_fetched):
    found = embeds.Found(inside, not_fetched.get("failures", {}))
    return found.resolve(Embed(target, AT)), found.problems


def test_a_file_of_the_vault_travels(vault):
    file, problems = resolved(vault("media/pot.png"), "pot.png")
    assert file.path == PurePosixPath("media/pot.png")
    assert file.name.startswith("pot-")
    assert problems == ()


def test_a_file_that_is_not_there_is_a_warning(vault):
    file, (problem,) = resolved(vault(), "pot.png")
    assert file is None
    assert (problem.code, problem.severity) == ("FG301", Severity.WARNING)


def test_a_picture_of_the_web_stays_there_with_a_hint(vault):
    file, (problem,) = resolved(vault(), URL)
    assert file is None
    assert (problem.code, problem.severity) == ("FG610", Severity.HINT)
    assert "--download-media" in problem.hint


def test_a_picture_that_was_fetched_before_travels(vault):
    kept = f"{download.FOLDER}/pot-{download.mark(URL)}.png"
    file, problems = resolved(vault(kept), URL)
    assert file.path == PurePosixPath(kept)
    assert problems == ()


def test_a_picture_that_could_not_be_fetched_says_why(vault):
    file, (problem,) = resolved(vault(), URL, failures={URL: "the server answers 404 Not Found"})
    assert file is None
    assert (problem.code, problem.severity) == ("FG611", Severity.WARNING)
    assert problem.message == f"{URL} was not fetched: the server answers 404 Not Found"


def test_a_picture_of_ones_own_network_names_the_way_to_fetch_it(vault):
    _, (problem,) = resolved(vault(), URL, failures={URL: f"10.0.0.2 {download.PRIVATE}"})
    assert "--allow-private" in problem.hint


def test_a_page_of_a_video_site_is_no_picture_and_no_problem(vault):
    assert resolved(vault(), "https://youtu.be/abc") == (None, ())
