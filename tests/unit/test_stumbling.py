"""A note that a bug of flashgen's own trips over costs no other note, and no card of its own."""

import pytest

from flashgen import cards, export
from flashgen.data import EpochSeconds

NOW = EpochSeconds(1_800_000_000)
NOTE = "# {0}\n\n## Part\n\n- **Lead:** a {0} leaves because a quorum of scouts meets there.\n"


@pytest.fixture
def deck(tmp_path):
    (tmp_path / "deck.yaml").write_text("deck: Bees\n", encoding="utf-8")
    for name in ("swarm", "guard"):
        (tmp_path / f"{name}.md").write_text(NOTE.format(name), encoding="utf-8")
    return tmp_path


def trip(monkeypatch):
    make = cards.make

    def making(note, **rest):
        if note.path.stem == "swarm":
            raise IndexError
        return make(note, **rest)

    monkeypatch.setattr(cards, "make", making)


def test_the_other_notes_go_on(deck, monkeypatch):
    trip(monkeypatch)
    (half,) = export.plan([deck], cwd=deck, now=NOW).decks
    assert {entry.card.key.note for entry in half.done.cards} == {"guard.md"}
    (found,) = half.diagnostics
    assert (found.code, found.at.path.name) == ("FG104", "swarm.md")
    assert "IndexError in making" in found.message


def test_its_cards_stay_as_they_were(deck, monkeypatch):
    export.commit(export.plan([deck], cwd=deck, now=NOW))
    trip(monkeypatch)
    plan = export.plan([deck], cwd=deck, now=NOW)
    (half,) = plan.decks
    assert (half.changes.new, half.changes.changed, half.changes.retired) == ((), (), ())
    assert len(half.done.cards) == 2
    assert plan.exit_code(strict=False) == 1
