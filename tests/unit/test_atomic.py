import os
import sqlite3

import pytest

from flashgen import apkg, atomic, ledger
from flashgen.errors import FlashgenError
from flashgen.ledger import Ledger
from tests.made import TEMPLATES, deck, identified


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "x.txt"
    atomic.write_text(path, "old")
    atomic.write_text(path, "new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_in_the_block_leaves_the_old_file_and_no_part(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("old")

    def half():
        with atomic.replacing(path) as part:
            part.write_text("half")
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    atomic.write_text(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_name_with_brackets_sweeps_only_its_own_parts(tmp_path):
    path, other = tmp_path / "a[b].apkg", tmp_path / ".ab.apkg.x.part"
    other.write_text("")
    os.utime(other, (0, 0))
    atomic.write_text(path, "new")
    assert other.exists()


def test_a_full_disk_is_told_in_a_sentence(tmp_path):
    full = OSError(28, "No space left on device")

    def refuse():
        with atomic.replacing(tmp_path / "x.txt"):
            raise full

    with pytest.raises(FlashgenError, match="No space left on device"):
        refuse()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_not_be_written_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(FlashgenError, match="can't write"):
        atomic.write_text(tmp_path / "x.txt", "new")


def test_a_folder_in_the_place_of_a_ledger_is_told(tmp_path):
    with pytest.raises(FlashgenError, match="can't read"):
        ledger.load(tmp_path)


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path):
    (tmp_path / "ledger.jsonl").mkdir()
    with pytest.raises(FlashgenError, match="can't write"):
        ledger.save(Ledger(), tmp_path / "ledger.jsonl")


def test_a_disk_that_fills_up_while_the_collection_is_built_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite3, "connect", _full)
    with pytest.raises(FlashgenError, match="disk is full"):
        apkg.write((deck(identified()),), TEMPLATES, tmp_path / "x.apkg", media={})
    assert list(tmp_path.iterdir()) == []


def _full(*_, **__):
    raise sqlite3.OperationalError("database or disk is full")
