"""A folder of notes that is edited and exported again, as its owner does for years.

Every key point has a word that no edit takes from it: its mark, by which a test knows whose card
it looks at.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from flashgen import export
from flashgen.data import RETIRED_TAG, EpochSeconds

FOREST = """\
---
title: How forests drink
source: https://www.youtube.com/watch?v=abcdefghijk
guests:
  - "[[Mara Lindqvist]]"
show:
  - "[[Green Hours]]"
topics:
  - "[[Ecology]]"
---
## **Water in the Ground (1:00):**

- **Fungi Carry Water:** At night the mycelium brings water from deep layers to seedlings
  (1:10-1:20). Young firs survive a dry summer because the mycelium lets
  old pines share with them (1:40).
- **Roots Stop Early:** Most oaks have no taproot after their first decade. Their roots spread flat
  in the upper metre (2:05-2:15).
- **Moss as a Sponge:** **Sphagnum** is a moss that holds 20 times its own weight in rain
  (2:40-2:50).

## **Water in the Air (5:00):**

- **Rain Makes Rain:** A beech returns **400 litres** a day to the sky, and the next rain falls
  from it (5:10-5:30).
- **Leaves Close Their Pores:** In drought the stomata shut within minutes (6:00-6:12). A tree
  stops growing because closed pores let no "carbon dioxide" in (6:20).

## **What Foresters Can Do:**

- **Leave Dead Wood Lying:** A rotting trunk is a reservoir for beetles and for water (9:00-9:30).
"""

SEA = """\
---
title: The slow sea
topics:
  - "[[Oceans]]"
---
## Currents

- **The Conveyor:** Cold brine sinks off Greenland and drives a current around the world (0:50).
- **Eddies Feed Plankton:** A whirl of a hundred kilometres lifts nitrate to the light (2:10-2:30).
- **Tides Slow the Earth:** The friction of tides makes the day longer by two milliseconds in a
  century (3:00).

## Life

- **Krill Migrate Daily:** Swarms rise at dusk and sink at dawn, the largest migration on the
  planet (7:00-7:20).
- **Whales Fertilise:** The iron in whale droppings lets algae bloom (8:00).
- **Corals Bleach:** A polyp throws out its algae when the water is one degree too warm
  (9:00-9:20).
"""

MARKS = (
    *("mycelium", "taproot", "sphagnum", "beech", "stomata", "trunk"),
    *("brine", "nitrate", "friction", "swarms", "droppings", "polyp"),
    *("lichen", "heron", "glacier", "magma", "comet", "violin"),
)
START = 1_700_000_000
DAY = 86_400


@dataclass
class Vault:
    """A deck folder; `now` is the owner's clock."""

    root: Path
    now: int = START
    exports: list[export.DeckPlan] = field(default_factory=list)

    @property
    def package(self) -> Path:
        return self.root / f"{self.root.name}.apkg"

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.jsonl"

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def swap(self, name: str, *changes: tuple[str, str]) -> None:
        """Change a note as an editor's search and replace does; what is not found is an error."""
        text = self.read(name)
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        self.write(name, text)

    def plan(self) -> export.DeckPlan:
        (deck,) = export.plan([self.root], cwd=self.root, now=EpochSeconds(self.now)).decks
        return deck

    def export(self, *, later: int = DAY) -> export.DeckPlan:
        self.now += later
        made = export.plan([self.root], cwd=self.root, now=EpochSeconds(self.now))
        export.commit(made)
        self.exports.append(made.decks[0])
        return made.decks[0]


def new_vault(root: Path) -> Vault:
    root.mkdir(parents=True)
    vault = Vault(root)
    vault.write("deck.yaml", "deck: Test::Nature\n")
    vault.write("notes/forest.md", FOREST)
    vault.write("notes/sea.md", SEA)
    return vault


def mark(card) -> str:
    """Tell by its mark which key point a card belongs to."""
    words = set(re.findall(r"\w+", card.point.lower()))
    return next((found for found in MARKS if found in words), "?")


def marks(deck, *, retired: bool = False) -> dict[str, str]:
    """Guid -> mark, of the cards that are in use (or: that are retired)."""
    return {
        it.guid: mark(it.card) for it in deck.deck.cards if (RETIRED_TAG in it.card.tags) is retired
    }


def bullet(text: str, word: str) -> str:
    """The whole bullet with a mark, its second line included."""
    bullets = re.findall(r"^- .*\n(?:  .*\n)*", text, flags=re.MULTILINE)
    return next(found for found in bullets if word in found.lower())
