"""How results look on a terminal."""

import io
import json
import os
import pty

import pytest
from rich.console import Console

from flashgen import cli
from flashgen.console import terminal
from flashgen.console.changes import _word_diff
from flashgen.console.wording import count, shortened, words
from flashgen.errors import FlashgenError


def shown(text):
    stream = io.StringIO()
    Console(file=stream, width=200).print(text, end="")
    return stream.getvalue()


def test_a_word_diff_shows_what_goes_and_what_comes_with_three_words_around():
    before = ["one", "two", "three", "four", "five", "six", "seven"]
    after = ["one", "two", "three", "four", "FIVE", "six", "seven", "eight"]
    assert (
        shown(_word_diff(before, after))
        == "… two three four [-five-] {+FIVE+} six seven {+eight+} "
    )


def test_a_field_is_shown_without_its_html():
    assert words("<p>a &lt;b&gt; <b>c</b></p>").split() == ["a", "<b>", "c"]


def test_a_long_line_is_cut_short():
    assert shortened("a\n b " + "c" * 100, 10) == "a b cccccc"[:9] + "…"


def test_one_and_many_are_told_apart():
    assert (count(1, "card"), count(0, "card"), count(2, "card")) == (
        "1 card",
        "0 cards",
        "2 cards",
    )


def test_text_of_a_note_is_never_taken_for_markup(capsys):
    terminal.failed(FlashgenError("a [bold]b[/bold] c", hint="d [/x]"))
    assert capsys.readouterr().err == "error: a [bold]b[/bold] c\n  hint: d [/x]\n"


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_terminal_that_lacks_a_letter_is_no_error(arguments, tmp_path, monkeypatch):
    (tmp_path / "Köln 🎧.md").write_text("- **Tee:** heißes Wasser (1:00).\n", encoding="utf-8")
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setattr("sys.argv", ["flashgen", "check", *arguments, str(tmp_path / "Köln 🎧.md")])
    with pytest.raises(SystemExit) as end:
        cli.main()
    stream.seek(0)
    said = stream.read()
    assert end.value.code == 0
    if arguments:
        assert json.loads(said)["decks"][0]["understood"][0]["title"] == "Köln 🎧"
    else:
        assert "K?ln ?" in said


def test_ctrl_c_ends_a_run_without_a_word(monkeypatch, capsys):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("flashgen.export.plan", interrupted)
    assert cli.run(["check", "."]) == 130
    assert "Traceback" not in capsys.readouterr().err


def left(terminal_end):
    """Return what can still be read; Linux raises EIO once the other end is closed and empty."""
    try:
        return os.read(terminal_end, 100_000).decode()
    except OSError:
        return ""


def test_a_terminal_gets_a_bar_that_leaves_no_trace(monkeypatch):
    main, end = pty.openpty()
    with os.fdopen(end, "w") as stream:
        monkeypatch.setattr("sys.stderr", stream)
        monkeypatch.setenv("TERM", "xterm")
        with terminal.progress(shown=True) as on_note:
            on_note(1, 2, "a.md")
            on_note(2, 2, "b.md")
    seen = "".join(iter(lambda: left(main), ""))
    os.close(main)
    assert "2/2" in seen
    assert seen.rstrip().endswith(("\x1b[2K", "\x1b[?25h", "\x1b[2K\r"))


def test_a_pipe_gets_no_bar(capsys):
    with terminal.progress(shown=True) as on_note:
        on_note(1, 2, "a.md")
    assert capsys.readouterr().err == ""


def test_the_gap_of_a_cloze_stands_in_brackets():
    assert words("a <b>{{c1::gap &amp; more}}</b> b").split() == ["a", "[gap", "&", "more]", "b"]


def test_a_file_that_the_system_withholds_is_one_sentence(monkeypatch, capsys):
    def withheld(*_, **__):
        raise PermissionError(13, "Permission denied", "notes/a.md")

    monkeypatch.setattr("flashgen.export.plan", withheld)
    assert cli.run(["check", "."]) == 2
    assert capsys.readouterr().err == (
        "error: can't reach notes/a.md: Permission denied\n"
        "  hint: check the path and who may use it\n"
    )
