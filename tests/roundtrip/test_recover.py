"""A ledger that was lost, damaged, or merged: the histories in Anki go on."""

import subprocess

import genanki
import pytest

from flashgen import export, ids, ledger
from flashgen.data import EpochSeconds
from flashgen.errors import FlashgenError
from tests.roundtrip.vaults import DAY, mark, marks, new_vault


def test_a_recovered_ledger_makes_the_same_package_again(tmp_path):
    vault = new_vault(tmp_path / "nature")
    vault.export()
    vault.swap("notes/sea.md", ("The Conveyor", "The Great Conveyor"))
    vault.export()
    package = vault.package.read_bytes()
    vault.ledger.unlink()
    path, cards = ids.recover(vault.root, vault.package, cwd=tmp_path)
    assert (path, cards) == (vault.ledger, len(vault.exports[-1].deck.cards))
    vault.export()
    assert vault.package.read_bytes() == package


def test_notes_may_change_between_loss_and_recovery(tmp_path):
    vault = new_vault(tmp_path / "nature")
    before = vault.export()
    vault.ledger.unlink()
    vault.swap(
        "notes/sea.md",
        ("The Conveyor", "What Drives the Conveyor"),
        ("Cold brine sinks off Greenland and drives", "Cold brine sinks near Greenland and drives"),
    )
    ids.recover(vault.root, vault.package, cwd=tmp_path)
    after = vault.export()
    assert marks(after) == marks(before)
    assert {mark(change.after.card) for change in after.changes.changed} == {"brine"}


def test_retired_cards_are_recovered_as_retired(tmp_path):
    vault = new_vault(tmp_path / "nature")
    before = vault.export()
    sea = vault.read("notes/sea.md")
    (vault.root / "notes/sea.md").unlink()
    vault.export()
    vault.ledger.unlink()
    ids.recover(vault.root, vault.package, cwd=tmp_path)
    vault.write("notes/sea.md", sea)
    after = vault.export()
    assert marks(after) == marks(before)
    assert {mark(change.after.card) for change in after.changes.restored} == {
        mark(it.card) for it in before.deck.cards if it.card.at.path.name == "sea.md"
    }


def test_without_a_package_unedited_notes_get_the_same_guids(tmp_path):
    vault = new_vault(tmp_path / "nature")
    before = vault.export()
    vault.ledger.unlink()
    assert marks(vault.export()) == marks(before)


def test_of_a_package_with_two_decks_the_one_with_the_name_is_recovered(tmp_path):
    one, two = (new_vault(tmp_path / name) for name in ("one", "two"))
    one.write("deck.yaml", "deck: One\n")
    two.write("deck.yaml", "deck: Two\n")
    package = tmp_path / "both.apkg"
    paths = [one.root, two.root]
    export.commit(export.plan(paths, cwd=tmp_path, now=EpochSeconds(10**9), output=package))
    known = ledger.load(two.ledger)
    two.ledger.unlink()
    ids.recover(two.root, package, cwd=tmp_path)
    assert [e.guid for e in ledger.load(two.ledger).entries] == [e.guid for e in known.entries]
    two.write("deck.yaml", "deck: Three\n")
    two.ledger.unlink()
    with pytest.raises(FlashgenError, match="holds the decks One, Two"):
        ids.recover(two.root, package, cwd=tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all"])
def test_what_is_no_package_is_refused(tmp_path, content):
    path = tmp_path / "x.apkg"
    path.write_bytes(content)
    with pytest.raises(FlashgenError, match="no package that flashgen made"):
        ledger.recover(path)


def test_a_package_of_another_program_is_refused(tmp_path):
    model = genanki.Model(
        5,
        "Other",
        [{"name": "A"}, {"name": "B"}],
        [{"name": "1", "qfmt": "{{A}}", "afmt": "{{B}}"}],
    )
    deck = genanki.Deck(6, "Other")
    deck.add_note(genanki.Note(model, ["a", "b"]))
    deck.write_to_file(tmp_path / "x.apkg")
    with pytest.raises(FlashgenError, match="no package that flashgen made"):
        ledger.recover(tmp_path / "x.apkg")


def test_a_package_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FlashgenError, match=r"there is no package .*x\.apkg"):
        ledger.recover(tmp_path / "x.apkg")


def git(folder, *arguments):
    run = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    return subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)


def test_git_merges_the_ledgers_of_two_machines(tmp_path):
    vault = new_vault(tmp_path / "nature")
    vault.export()
    vault.write(".gitattributes", "ledger.jsonl merge=union\n")
    vault.write(".gitignore", "*.apkg\n")
    git(vault.root, "init", "-q", "-b", "main")
    git(vault.root, "add", ".")
    git(vault.root, "commit", "-qm", "base")
    git(vault.root, "switch", "-qc", "phone")
    vault.swap("notes/sea.md", ("The Conveyor", "The Great Conveyor"))
    vault.write("notes/a.md", "## A\n\n- **Lichen:** A lichen lives on bare rock for a century.\n")
    phone = marks(vault.export())
    git(vault.root, "add", ".")
    git(vault.root, "commit", "-qm", "phone")
    git(vault.root, "switch", "-q", "main")
    vault.swap("notes/forest.md", ("Moss as a Sponge", "Moss Is a Sponge"))
    vault.write("notes/b.md", "## B\n\n- **Herons:** A heron brings eggs to every new pond.\n")
    desk = marks(vault.export(later=2 * DAY))
    git(vault.root, "add", ".")
    git(vault.root, "commit", "-qm", "desk")
    assert git(vault.root, "merge", "-q", "--no-edit", "phone").returncode == 0
    merged = vault.export()
    assert marks(merged) == phone | desk
    assert merged.changes.new == ()
