"""The same round trip on the Anki that people have.

FLASHGEN_OLDER_ANKI names interpreters that have an older `anki` installed, joined by `:`, such as
`/tmp/anki-24.11/bin/python`, made by `pip install "anki==24.11" "protobuf<6"`.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from flashgen.data import RETIRED_TAG
from tests.roundtrip.vaults import bullet, new_vault

INTERPRETERS = [
    path for path in os.environ.get("FLASHGEN_OLDER_ANKI", "").split(os.pathsep) if path
]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not INTERPRETERS, reason="FLASHGEN_OLDER_ANKI names no interpreter"),
]


@pytest.mark.parametrize("python", INTERPRETERS or ["none"])
def test_histories_survive_in_an_older_anki(python, tmp_path):
    vault = new_vault(tmp_path / "nature")
    first_export = vault.export()
    first = shutil.copy(vault.package, tmp_path / "first.apkg")
    vault.swap(
        "notes/sea.md",
        ("The Conveyor", "The Great Conveyor"),
        (bullet(vault.read("notes/sea.md"), "friction"), ""),
        ("- **Whales", "- **Lichen:** A lichen lives on bare rock for a century.\n- **Whales"),
    )
    second_export = vault.export()
    script = Path(__file__).with_name("older.py")
    run = subprocess.run(
        [python, str(script), str(first), str(vault.package)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout.splitlines()[-1])
    cards, changes = len(first_export.deck.cards), second_export.changes
    new, unchanged = len(changes.new), len(changes.unchanged)
    updated = len(changes.changed) + len(changes.retired)
    assert found["logs"] == [
        [cards, 0, 0, 0],
        [0, 0, cards, 0],
        [new, updated, unchanged, 0],
        [0, 0, new + updated + unchanged, 0],
    ]
    assert found["kept"]
    assert changes.retired
    for change in changes.retired:
        assert RETIRED_TAG in found["tags"][change.after.guid]
    for it in second_export.deck.cards:
        assert found["questions"][it.guid]
