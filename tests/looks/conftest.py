"""A browser where there is one; in CI its absence is a failure, not a reason to look away."""

import os

import pytest

from tests.looks import shell


def _missing():
    if not shell.CHROMIUM:
        return "chromium is not installed"
    if shell.anki_assets() is None:
        return "Anki's web files are not installed: pip install --no-deps aqt"
    return ""


@pytest.fixture(scope="session")
def browser():
    if why := _missing():
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    with shell.chromium() as running:
        yield running
