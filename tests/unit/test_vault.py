"""What is found on the disk, and what an embed may reach."""

import os
import tempfile
from pathlib import Path, PurePosixPath

import pytest

from flashgen import targets, vault
from flashgen.data import Embed
from flashgen.diagnostics import Location
from flashgen.errors import FlashgenError

NOTE = "- **Lead:** text ![[a.png]]\n"


@pytest.fixture
def folder(tmp_path):
    def make(files):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make


def scan(root, *paths):
    (found,) = targets.wanted(paths or [root], cwd=root).items()
    return vault.scan(targets.target(*found))


def scan_all(root, path):
    return [
        vault.scan(targets.target(found))
        for found in targets.wanted([Path(path)] if path else [], cwd=root)
    ]


def names(found):
    return [note.path.as_posix() for note in found.notes]


def embed(target, note="n.md"):
    return Embed(target, Location(PurePosixPath(note)))


def test_a_folder_without_settings_gives_all_its_notes(folder):
    root = folder({"b.md": "b", "sub/a.md": "a", "picture.png": b"", "c.markdown": "c"})
    assert names(scan(root)) == ["b.md", "c.markdown", "sub/a.md"]


def test_a_folder_notes_is_where_a_deck_keeps_its_notes(folder):
    root = folder({"deck.yaml": "", "cards.md": "golden", "notes/a.md": "a"})
    assert names(scan(root)) == ["notes/a.md"]


def test_hidden_folders_and_templates_hold_no_notes(folder):
    root = folder({"a.md": "", ".obsidian/x.md": "", ".trash/y.md": "", "Templates/z.md": ""})
    assert names(scan(root)) == ["a.md"]


def test_a_deck_inside_a_deck_keeps_its_own_notes(folder):
    root = folder({"deck.yaml": "", "a.md": "", "inner/deck.yaml": "", "inner/b.md": ""})
    assert names(scan(root)) == ["a.md"]


def test_a_single_note_belongs_to_the_nearest_deck_above_it(folder):
    root = folder({"deck.yaml": "deck: D", "notes/deep/a.md": "a", "notes/b.md": "b"})
    (found,) = targets.wanted([root / "notes/deep/a.md"], cwd=root).items()
    target = targets.target(*found)
    assert (target.root, target.config.deck) == (root, "D")
    assert names(vault.scan(target)) == ["notes/deep/a.md"]


def test_a_folder_inside_a_deck_means_the_notes_of_that_deck_in_it(folder):
    root = folder({"deck/deck.yaml": "", "deck/notes/old/a.md": "a", "deck/notes/b.md": "b"})
    found = scan(root, Path("deck/notes/old"))
    assert (found.root, names(found)) == (root / "deck", ["notes/old/a.md"])


def test_a_folder_of_a_deck_without_notes_is_said(folder):
    root = folder({"deck/deck.yaml": "", "deck/media/a.png": b"", "deck/notes/b.md": "b"})
    with pytest.raises(FlashgenError, match="has no note in"):
        scan(root, Path("deck/media"))


def test_notes_of_one_deck_make_one_target(folder):
    root = folder({"a.md": "", "b.md": "", "c.md": ""})
    assert names(scan(root, root / "c.md", root / "a.md")) == ["c.md", "a.md"]


def test_a_folder_of_decks_gives_its_decks(folder):
    root = folder({"x/deck.yaml": "", "x/a.md": "", "y/deck.yaml": "", "y/b.md": "", "c.md": ""})
    assert [found.name for found in targets.wanted([root], cwd=root)] == ["x", "y"]


def test_without_paths_the_deck_here_is_meant(folder):
    root = folder({"deck.yaml": "", "a.md": ""})
    assert list(targets.wanted([], cwd=root)) == [root]


def test_without_paths_and_deck_the_folder_decks_is_meant(folder):
    root = folder({"decks/x/deck.yaml": "", "decks/x/a.md": ""})
    assert list(targets.wanted([], cwd=root)) == [root / "decks/x"]


@pytest.mark.parametrize(
    ("files", "path", "message", "hint"),
    [
        ({}, None, "there is no deck.yaml here", "flashgen init"),
        ({"notes.md": ""}, "note.md", "there is no file or folder note.md", "notes.md"),
        ({"a.txt": ""}, "a.txt", "a.txt is not a Markdown note", ".md"),
        ({"empty/x.png": b""}, "empty", "there is no Markdown note in", "put notes there"),
        ({"deck.yaml": "notes: /x/*.md"}, ".", "`notes: /x/*.md` in", "relative"),
        ({"deck.yaml": b"deck: \xff"}, ".", "deck.yaml is not UTF-8 text", "UTF-8"),
    ],
)
def test_nothing_to_export_is_said_with_a_hint(folder, files, path, message, hint):
    root = folder(files)
    with pytest.raises(FlashgenError) as caught:
        scan_all(root, path)
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    "content",
    [
        "é\nx".encode("utf-8-sig"),
        "é\nx".encode("utf-16"),
        "\ufeffé\nx".encode("utf-16-be"),
        "é\r\nx".encode(),
        "é\rx".encode(),
    ],
)
def test_every_unicode_file_reads_as_the_same_text(folder, content):
    assert scan(folder({"a.md": content})).notes[0].text == "é\nx"


def test_bytes_that_are_no_text_are_one_error_with_line_and_the_rest_is_read(folder):
    found = scan(folder({"a.md": b"one\ntwo \xff\n", "b.md": "b"}))
    (problem,) = found.diagnostics
    assert (problem.code, problem.at) == ("FG101", Location(PurePosixPath("a.md"), 2))
    assert found.unreadable == (PurePosixPath("a.md"),)
    assert names(found) == ["b.md"]


@pytest.mark.parametrize(
    ("target", "note", "path"),
    [
        ("a.png", "notes/n.md", "notes/a.png"),  # beside the note first
        ("media/b.png", "notes/n.md", "media/b.png"),  # then from the deck's folder
        ("b.png", "notes/n.md", "media/b.png"),  # then by name, wherever it is
        ("B.PNG", "notes/n.md", "media/b.png"),
        ("../media/b.png", "notes/n.md", "media/b.png"),
        ("sp%20ace.png", "notes/n.md", "media/sp ace.png"),
        ("/media/b.png", "notes/n.md", "media/b.png"),
        ("../../secret.png", "notes/n.md", None),
        ("/etc/passwd", "notes/n.md", None),
        ("../../../../etc/passwd", "notes/n.md", None),
    ],
)
def test_an_embed_finds_its_file_inside_the_deck_only(folder, target, note, path):
    root = folder(
        {
            "deck/notes/n.md": NOTE,
            "deck/notes/a.png": b"",
            "deck/media/a.png": b"",
            "deck/media/b.png": b"",
            "deck/media/sp ace.png": b"",
            "secret.png": b"",
        }
    )
    found = scan(root / "deck")
    assert vault.resolve(found, embed(target, note)) == (path and PurePosixPath(path))


def test_a_symlink_that_leads_out_of_the_deck_is_no_embed(folder):
    root = folder({"deck/n.md": NOTE, "secret.png": b""})
    (root / "deck/a.png").symlink_to(root / "secret.png")
    assert vault.resolve(scan(root / "deck"), embed("a.png")) is None


def test_a_media_folder_outside_the_deck_is_searched_when_the_settings_say_so(folder):
    root = folder({"deck/deck.yaml": "media: ../pics", "deck/n.md": NOTE, "pics/a.png": b"x"})
    found = scan(root / "deck")
    path = vault.resolve(found, embed("a.png"))
    assert path == PurePosixPath("../pics/a.png")
    assert found.files[path].read_bytes() == b"x"


def test_an_embed_finds_the_attachments_of_the_obsidian_vault_around_the_deck(folder):
    root = folder(
        {
            ".obsidian/app.json": "{}",
            "Anhänge 📎/a.png": b"",
            "shows/deck.yaml": "",
            "shows/n.md": NOTE,
            "shows/old/deep/b.png": b"",
            "b.png": b"",
        }
    )
    found = scan(root / "shows")
    assert vault.resolve(found, embed("a.png")) == PurePosixPath("../Anhänge 📎/a.png")
    assert vault.resolve(found, embed("b.png")) == PurePosixPath("old/deep/b.png")


def test_a_missing_embed_names_the_nearest_file(folder):
    found = scan(folder({"n.md": NOTE, "media/bell-curve.png": b""}))
    problem = vault.missing(found, embed("bell-curve-meme.png"))
    assert problem.message == "no file bell-curve-meme.png in the deck's folders"
    assert problem.hint == "did you mean media/bell-curve.png?"


@pytest.fixture
def nobody():
    """Modes do not bind root: be somebody else for the test."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    yield
    os.seteuid(me)


@pytest.mark.usefixtures("nobody")
def test_a_folder_that_can_t_be_listed_is_an_error_and_not_one_without_notes():
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "a.md").write_text("a")
        (root / "closed").mkdir(mode=0o000)
        with pytest.raises(FlashgenError, match="closed can't be looked into: Permission denied"):
            scan(root)
