"""One empty collection a session (making one is slow), copied for each test."""

import shutil

import pytest


@pytest.fixture(scope="session")
def empty_collection(tmp_path_factory):
    anki = pytest.importorskip("anki.collection")
    path = tmp_path_factory.mktemp("anki") / "collection.anki2"
    anki.Collection(str(path)).close()
    return path


@pytest.fixture
def new_desk(empty_collection, tmp_path):
    """Give a function that opens a learner's new, empty collection."""
    from anki.collection import Collection

    from tests.roundtrip.desk import Desk

    opened = []

    def new():
        folder = tmp_path / f"anki-{len(opened)}"
        folder.mkdir()
        shutil.copy(empty_collection, folder / "collection.anki2")
        opened.append(Desk(Collection(str(folder / "collection.anki2"))))
        return opened[-1]

    yield new
    for desk in opened:
        desk.col.close()


@pytest.fixture
def desk(new_desk):
    return new_desk()
