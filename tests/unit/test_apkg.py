import json
import os
import sqlite3
import zipfile
from pathlib import Path

import pytest

from flashgen import apkg
from flashgen.data import Kind
from flashgen.errors import FlashgenError
from tests.made import TEMPLATES, card, deck, identified


def write(path, *cards, media=None, decks=None):
    apkg.write(decks or (deck(*cards),), TEMPLATES, path, media=media or {})
    return path


def rows(package, query, folder):
    with zipfile.ZipFile(package) as archive:
        archive.extract("collection.anki2", folder)
    connection = sqlite3.connect(folder / "collection.anki2")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_the_same_cards_give_the_same_bytes(tmp_path):
    cards = [identified(card(f"Lead {n}"), f"guid-{n}") for n in range(20)]
    one = write(tmp_path / "one.apkg", *cards).read_bytes()
    assert one == write(tmp_path / "two.apkg", *cards).read_bytes()


def test_each_card_has_its_own_time(tmp_path):
    package = write(
        tmp_path / "x.apkg", identified(guid="one", modified=5), identified(guid="two", modified=9)
    )
    found = rows(package, "SELECT guid, mod FROM notes ORDER BY guid", tmp_path)
    assert found == [("one", 5), ("two", 9)]


def test_the_note_type_has_the_time_and_the_ids_of_its_template(tmp_path):
    package = write(tmp_path / "x.apkg", identified())
    ((text,),) = rows(package, "SELECT models FROM col", tmp_path)
    (note_type,) = json.loads(text).values()
    assert note_type["mod"] == TEMPLATES[Kind.QA].modified
    assert [field["id"] for field in note_type["flds"]] == list(range(100, 112))
    assert [one["id"] for one in note_type["tmpls"]] == [7]


def test_a_guid_that_is_there_twice_is_refused_with_both_places(tmp_path):
    twins = (
        identified(card(path="a.md", line=3), "same"),
        identified(card(path="b.md", line=7), "same"),
    )
    with pytest.raises(FlashgenError, match=r"a\.md:3.*b\.md:7"):
        write(tmp_path / "x.apkg", *twins)
    assert list(tmp_path.iterdir()) == []


def test_a_guid_in_two_decks_is_refused(tmp_path):
    decks = (deck(identified()), deck(identified(), name="B", number=1_900_000_000_002))
    with pytest.raises(FlashgenError, match="the guid abcdefgh"):
        write(tmp_path / "x.apkg", decks=decks)


@pytest.mark.parametrize(
    "made",
    [
        card(question="<p> </p><br>"),
        card(kind=Kind.CLOZE, question="no gap here"),
        card(kind=Kind.CLOZE, question="{{c1::one}} and {{c2::two}}"),
    ],
)
def test_a_card_that_anki_would_not_make_is_refused(tmp_path, made):
    with pytest.raises(FlashgenError, match=r"talk\.md:1"):
        write(tmp_path / "x.apkg", identified(made))


def test_the_deck_of_everybody_is_refused(tmp_path):
    with pytest.raises(FlashgenError, match="not its own"):
        write(tmp_path / "x.apkg", decks=(deck(identified(), number=1),))


def test_a_failed_export_leaves_the_old_package_and_nothing_else(tmp_path):
    path = write(tmp_path / "x.apkg", identified())
    before = path.read_bytes()
    with pytest.raises(FlashgenError):
        write(path, identified(), media={"gone.png": tmp_path / "gone.png"})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FlashgenError, match="no folder"):
        write(tmp_path / "nowhere" / "x.apkg", identified())


def test_control_characters_never_reach_a_field(tmp_path):
    package = write(tmp_path / "x.apkg", identified(card(answer="a\x1fb\x00c\ud800d")))
    ((fields,),) = rows(package, "SELECT flds FROM notes", tmp_path)
    assert fields.split("\x1f")[1] == "abcd"


def test_a_package_holds_nothing_of_the_machine(tmp_path):
    package = write(tmp_path / "x.apkg", identified(), media={"a.png": Path(__file__)})
    with zipfile.ZipFile(package) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == ["collection.anki2", "media", "0"]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_cards_of_two_births_have_ids_of_their_own(tmp_path):
    many = [identified(guid=f"old-{n}", modified=1_700_000_000) for n in range(1200)]
    package = write(tmp_path / "x.apkg", *many, identified(guid="new", modified=1_700_000_001))
    ((last,),) = rows(package, "SELECT id FROM notes WHERE guid = 'new'", tmp_path)
    assert last == 1_700_000_001_200


def test_a_new_package_is_as_readable_as_its_user_wants(tmp_path):
    path = write(tmp_path / "x.apkg", identified())
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask
    path.chmod(0o600)
    assert write(path, identified()).stat().st_mode & 0o777 == 0o600
