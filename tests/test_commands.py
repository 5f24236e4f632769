"""What a user types and sees: tests/commands/*.md are stories that anyone can retrace.

A fence `file PATH` writes a file, `console` runs the lines after `$ ` in one folder and compares
what is printed (stderr before stdout). `[…]` stands for any text; `(exit 1)` is the exit code,
where it is not 0.
"""

import contextlib
import io
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from flashgen import cli

STORIES = sorted((Path(__file__).parent / "commands").glob("*.md"))
FENCE = re.compile(
    r"^(`{3,})(file (?P<path>[^\n]+)|console)\n(?P<body>.*?)^\1$", re.DOTALL | re.MULTILINE
)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_the_story_holds(story, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    for fence in FENCE.finditer(story.read_text(encoding="utf-8")):
        if fence["path"]:
            path = tmp_path / fence["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence["body"], encoding="utf-8")
        else:
            for command, expected in sessions(fence["body"]):
                agree(expected, typed(command, tmp_path), command)


def sessions(body):
    for session in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, expected = session.partition("\n")
        yield command, expected


def typed(command, folder):
    """Run `flashgen …` in this process, or a shell's command beside it."""
    if not command.startswith("flashgen"):
        return subprocess.run(
            command, shell=True, cwd=folder, capture_output=True, text=True, check=False
        ).stdout
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run(shlex.split(command)[1:])
    shown = (err.getvalue() + out.getvalue()).replace(str(folder), "…")
    return shown + (f"(exit {code})\n" if code else "")


def agree(expected, actual, command):
    pattern = ".*?".join(re.escape(part) for part in expected.strip().split("[…]"))
    said = "\n".join(line.rstrip() for line in actual.strip().splitlines())
    assert re.fullmatch(pattern, said, re.DOTALL), f"$ {command}\n{said}"
