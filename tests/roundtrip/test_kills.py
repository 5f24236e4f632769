"""Killed in the middle of an export: both files are whole, and the next run is right."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from flashgen import atomic, export, ledger
from flashgen.data import EpochSeconds
from tests.roundtrip.vaults import DAY, Vault, marks, new_vault

ROOT = Path(__file__).parents[2]
TOUCHES = ("open", "os.rename", "os.remove", "os.chmod", "tempfile.mkstemp", "sqlite3.connect")

unix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def revise(vault):
    vault.swap("notes/sea.md", ("The Conveyor", "The Great Conveyor"))
    vault.swap("notes/forest.md", ("- **Leave", "- **Lichen First:** A lichen settles.\n- **Leave"))


def killed_before(touch: int, made: export.Plan) -> bool:
    """Commit in a process that dies before it touches the disk so often; tell whether it did."""
    child = os.fork()
    if child == 0:
        left = touch

        def die(event, _):
            nonlocal left
            if event in TOUCHES:
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(die)
        export.commit(made)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@unix
@pytest.mark.slow
def test_wherever_a_run_dies_both_files_are_whole_and_the_next_run_is_right(tmp_path):
    vault = new_vault(tmp_path / "old" / "nature")
    vault.export()
    old = (vault.package.read_bytes(), vault.ledger.read_bytes())
    revise(vault)
    shutil.copytree(vault.root, tmp_path / "new" / "nature")
    whole = Vault(tmp_path / "new" / "nature", vault.now)
    right = whole.export()
    new = (whole.package.read_bytes(), whole.ledger.read_bytes())
    states = []
    for touch in range(1000):
        root = tmp_path / f"run-{touch}" / "nature"
        shutil.copytree(vault.root, root)
        after = Vault(root, vault.now + DAY)
        made = export.plan([root], cwd=root, now=EpochSeconds(after.now))
        died = killed_before(touch, made)
        state = (after.package.read_bytes(), after.ledger.read_bytes())
        assert state in (old, (new[0], old[1]), new)
        states.append(state)
        rerun = after.export(later=0)
        assert marks(rerun) == marks(right)
        assert (after.package.read_bytes(), after.ledger.read_bytes()) == new
        if not died:
            break
    assert states[0] == old
    assert (new[0], old[1]) in states
    assert states[-1] == new


def test_what_a_killed_run_left_is_swept_away_later(tmp_path):
    vault = new_vault(tmp_path / "nature")
    old, fresh = (vault.root / f".nature.apkg.{name}.part" for name in ("old", "fresh"))
    for part in (old, fresh):
        part.write_text("half")
    long_ago = time.time() - atomic.ABANDONED - 9
    os.utime(old, (long_ago, long_ago))
    vault.export()
    assert [part.exists() for part in (old, fresh)] == [False, True]


@unix
@pytest.mark.slow
def test_a_run_that_is_killed_at_any_moment_leaves_whole_files(tmp_path):
    vault = new_vault(tmp_path / "nature")
    for number in range(20):
        text = vault.read("notes/sea.md").replace("Currents", f"Currents {number}")
        vault.write(f"notes/{number}.md", text)
    command = [sys.executable, "-m", "flashgen", "export", str(vault.root), "--quiet"]
    begun = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True)
    lasts = time.monotonic() - begun
    dice = random.Random(5)
    killed = 0
    for turn in range(40):
        if killed == 6:
            break
        vault.swap("notes/3.md", ("**The ", f"**The {turn} "))
        run = subprocess.Popen(command, cwd=ROOT)
        time.sleep(dice.uniform(0.3, 1.05) * lasts)
        run.kill()
        if run.wait() == -signal.SIGKILL:
            killed += 1
        else:
            lasts *= 0.8  # the machine was busier when the first run was timed
        with zipfile.ZipFile(vault.package) as package:
            assert package.testzip() is None
        assert len(ledger.load(vault.ledger).entries) >= 20 * 6
    assert killed == 6
    subprocess.run(command, cwd=ROOT, check=True)
    final = vault.package.read_bytes()
    subprocess.run(command, cwd=ROOT, check=True)
    assert vault.package.read_bytes() == final
