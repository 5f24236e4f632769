"""Run by an older Anki's own Python: import, review, import again, and print what became of it."""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from anki.buildinfo import version
from anki.collection import Collection

from tests.roundtrip.desk import Desk


def main(first: str, second: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Collection(f"{folder}/collection.anki2"))
        logs = [desk.take(Path(first)), desk.take(Path(first))]
        learned = sorted(desk.guids())
        desk.review(learned)
        before = desk.schedules(learned)
        logs += [desk.take(Path(second)), desk.take(Path(second))]
        after = desk.schedules(learned)
        tags = {guid: desk.tags(guid) for guid in desk.guids()}
        questions = {guid: desk.card(guid).question() for guid in desk.guids()}
        desk.col.close()
    found = {
        "version": version,
        "logs": logs,
        "kept": before == after,
        "tags": tags,
        "questions": questions,
    }
    sys.stdout.write(f"{json.dumps(found)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
