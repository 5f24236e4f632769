"""Many notes on several cores give what they give one by one."""

import signal
import subprocess
import sys
import time
from pathlib import Path, PurePosixPath

import pytest

from flashgen import note_cards
from flashgen.config import Config
from flashgen.data import Density, Source
from flashgen.note_cards import Setting
from flashgen.vault import Vault

pytestmark = pytest.mark.slow

NOTE = (
    '# Note {0}\n\n- **Lead {0}:** a swarm leaves because a "quorum" of {0} scouts meets (4:20).\n'
)


@pytest.fixture
def setting(tmp_path):
    many = range(note_cards.POOL_FROM + 1)
    notes = tuple(Source(PurePosixPath(f"n{i:03}.md"), NOTE.format(i)) for i in many)
    return Setting(Vault(tmp_path, notes), Config(), Density.NORMAL)


def test_a_pool_gives_the_same_cards_in_the_same_order(setting):
    one_by_one = [note_cards.of(source, setting) for source in setting.vault.notes]
    assert list(note_cards.of_all(setting)) == one_by_one


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")
def test_nothing_runs_on_after_the_program_was_killed(tmp_path):
    for i in range(3000):
        (tmp_path / f"n{i:04}.md").write_text(NOTE.format(i), encoding="utf-8")
    command = [sys.executable, "-m", "flashgen", "check", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as program:
        workers = wait_for(lambda: children(program.pid))
        program.send_signal(signal.SIGKILL)
    assert wait_for(lambda: not [pid for pid in workers if alive(pid)])


def children(pid):
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in told.split()]


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_for(fact, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := fact():
            return found
        time.sleep(0.05)
    return fact()
