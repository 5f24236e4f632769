"""Several decks, renamed decks, and cards that leave and come back, in the real Anki."""

import pytest

from flashgen import export, ledger
from flashgen.data import RETIRED_TAG, EpochSeconds
from tests.roundtrip.vaults import DAY, START, Vault, bullet, new_vault

pytestmark = pytest.mark.slow


def exported(folder, *vaults, day):
    """Export decks into one package."""
    package = folder / "all.apkg"
    made = export.plan(
        [vault.root for vault in vaults],
        cwd=folder,
        now=EpochSeconds(START + day * DAY),
        output=package,
    )
    export.commit(made)
    return package, made.decks


def deck_names(desk):
    rows = desk.col.db.all("select n.guid, c.did from notes n join cards c on c.nid = n.id")
    return {guid: desk.col.decks.name(did) for guid, did in rows}


def test_a_note_that_moves_to_another_deck_keeps_its_histories_and_its_place_in_anki(
    desk, tmp_path
):
    nature = new_vault(tmp_path / "nature")
    sky = Vault(tmp_path / "sky")
    sky.write("deck.yaml", "deck: Test::Sky\n")
    sky.write("notes/sky.md", "## Sky\n\n- **Comets:** A comet is a dirty snowball of ice.\n")
    desk.take(exported(tmp_path, nature, sky, day=1)[0])
    desk.review(sorted(desk.guids()))
    schedules, places = desk.schedules(desk.guids()), deck_names(desk)
    (nature.root / "notes/sea.md").rename(sky.root / "notes/sea.md")
    package, decks = exported(tmp_path, nature, sky, day=2)
    assert desk.take(package).new == 0
    assert desk.schedules(schedules) == schedules
    assert deck_names(desk) == places
    assert "FG504" in {diagnostic.code for diagnostic in decks[1].diagnostics}
    assert not desk.col.find_notes(f"tag:{RETIRED_TAG}")


def test_a_note_in_two_decks_is_learned_apart(desk, tmp_path):
    one, two = new_vault(tmp_path / "one"), new_vault(tmp_path / "two")
    two.write("deck.yaml", "deck: Test::Other\n")
    package, decks = exported(tmp_path, one, two, day=1)
    cards = [len(deck.deck.cards) for deck in decks]
    assert desk.take(package).new == sum(cards)
    assert (
        sorted(deck_names(desk).values())
        == ["Test::Nature"] * cards[0] + ["Test::Other"] * cards[1]
    )
    assert desk.take(exported(tmp_path, one, two, day=2)[0]).duplicate == sum(cards)


def test_a_renamed_deck_takes_new_cards_only(desk, tmp_path):
    vault = new_vault(tmp_path / "nature")
    vault.export()
    desk.take(vault.package)
    places = deck_names(desk)
    vault.write("deck.yaml", "deck: Test::Water\n")
    vault.write(
        "notes/more.md",
        "## Ice\n\n- **Glaciers:** A glacier grinds stone because its ice carries sand.\n",
    )
    vault.export()
    log = desk.take(vault.package)
    assert (log.updated, log.conflicting) == (0, 0)
    after = deck_names(desk)
    assert {guid: after[guid] for guid in places} == places
    assert {after[guid] for guid in after.keys() - places} == {"Test::Water"}


def test_a_card_that_is_restored_loses_its_mark_and_keeps_its_history(desk, tmp_path):
    vault = new_vault(tmp_path / "nature")
    vault.export()
    desk.take(vault.package)
    desk.review(sorted(desk.guids()))
    schedules = desk.schedules(desk.guids())
    line = bullet(vault.read("notes/sea.md"), "friction")
    vault.swap("notes/sea.md", (line, ""))
    retired = [change.after.guid for change in vault.export().changes.retired]
    desk.take(vault.package)
    assert retired
    assert all(RETIRED_TAG in desk.tags(guid) for guid in retired)
    vault.swap("notes/sea.md", ("\n## Life", f"{line}\n## Life"))
    vault.export(later=200 * DAY)
    assert desk.take(vault.package).new == 0
    assert not any(RETIRED_TAG in desk.tags(guid) for guid in retired)
    assert desk.schedules(schedules) == schedules


def test_a_deleted_card_comes_back_no_more_once_its_time_is_over(desk, tmp_path):
    vault = new_vault(tmp_path / "nature")
    vault.export()
    desk.take(vault.package)
    line = bullet(vault.read("notes/sea.md"), "friction")
    vault.swap("notes/sea.md", (line, ""))
    retired = {change.after.guid for change in vault.export().changes.retired}
    desk.take(vault.package)
    desk.col.remove_notes(desk.col.find_notes(f"tag:{RETIRED_TAG}"))
    vault.export(later=31 * DAY)
    desk.take(vault.package)
    assert not retired & desk.guids()


def test_a_forgotten_card_goes_out_no_more_at_once(desk, tmp_path):
    vault = new_vault(tmp_path / "nature")
    vault.export()
    line = bullet(vault.read("notes/sea.md"), "friction")
    vault.swap("notes/sea.md", (line, ""))
    for change in vault.export().changes.retired:
        book = ledger.forget(ledger.load(vault.ledger), change.after.guid)
        ledger.save(book, vault.ledger)
    vault.export()
    desk.take(vault.package)
    assert not desk.col.find_notes(f"tag:{RETIRED_TAG}")


def test_one_exported_note_leaves_the_others_alone(desk, tmp_path):
    vault = new_vault(tmp_path / "nature")
    vault.export()
    desk.take(vault.package)
    vault.swap("notes/sea.md", ("The Conveyor", "The Great Conveyor"))
    (vault.root / "notes/forest.md").unlink()
    made = export.plan(
        [vault.root / "notes/sea.md"],
        cwd=vault.root,
        now=EpochSeconds(vault.now + DAY),
        output=tmp_path / "sea.apkg",
    )
    export.commit(made)
    log = desk.take(tmp_path / "sea.apkg")
    changes = made.decks[0].changes
    assert log == (0, len(changes.changed), len(changes.unchanged), 0)
    assert not desk.col.find_notes(f"tag:{RETIRED_TAG}")


def test_a_note_that_cannot_be_read_keeps_its_cards(desk, tmp_path):
    vault = new_vault(tmp_path / "nature")
    vault.export()
    desk.take(vault.package)
    (vault.root / "notes/sea.md").write_bytes(b"\xff\xff broken \xff")
    cards = len(vault.export().deck.cards)
    assert desk.take(vault.package) == (0, 0, cards, 0)
