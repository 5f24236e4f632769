"""A year of edits, exports, imports and reviews, made up at random: what a learner did stays."""

import random
from dataclasses import dataclass, field

import pytest

from flashgen.data import RETIRED_TAG
from tests.roundtrip.vaults import DAY, Vault, marks

pytestmark = pytest.mark.slow

NOUNS = (
    *("anchor", "basil", "canyon", "dagger", "ember", "falcon", "garnet", "harbor", "iris"),
    *("jasper", "kettle", "lantern", "marble", "nectar", "orchid", "parrot", "quartz", "ribbon"),
)
NOTES, SECTIONS = ("one.md", "two.md", "three.md"), ("Ground", "Air", "Sea")
FRAMES = (
    "The {} {} and {} the {} of every {}",
    "Whoever {} a {} needs {} for its {} {}",
    "In spring the {} {} under {} {} {}",
    "No {} has ever {} more {} than {} {}",
)
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "al", "en", "ir")]


@dataclass
class Author:
    """Keeps notes, and changes its mind."""

    vault: Vault
    dice: random.Random
    points: dict[str, list[str]] = field(default_factory=dict)
    """Mark -> note, section, lead, explanation."""

    def learn(self, mark: str) -> None:
        self.points[mark] = [
            self.dice.choice(NOTES),
            self.dice.choice(SECTIONS),
            f"{self._word()} {self._word()} and the {mark}".capitalize(),
            ". ".join(self._sentence(mark) for _ in range(self.dice.randint(1, 3))) + ".",
        ]

    def _sentence(self, mark: str) -> str:
        text = self.dice.choice(FRAMES).format(*(self._word() for _ in range(5)))
        return f"{text} near the {mark} ({self.dice.randint(1, 59)}:{self.dice.randint(10, 59)})"

    def _word(self) -> str:
        return "".join(self.dice.choices(SYLLABLES, k=3))

    def revise(self) -> None:
        """A month's edits to some of the points."""
        for mark, point in list(self.points.items()):
            match self.dice.randint(1, 12):
                case 1:
                    point[2] = f"More on {point[2][0].lower()}{point[2][1:]}"
                case 2:
                    words = point[3].split(" ")
                    place = self.dice.randrange(2, len(words))
                    words.insert(place, self._word())
                    point[3] = " ".join(words)
                case 3:
                    point[0] = self.dice.choice(NOTES)
                case 4:
                    point[1] = self.dice.choice(SECTIONS)
                case 5:
                    del self.points[mark]
        for mark in NOUNS:
            if mark not in self.points and self.dice.random() < 0.06:
                self.learn(mark)

    def write(self) -> None:
        items = list(self.points.values())
        self.dice.shuffle(items)
        for name in NOTES:
            text = f"---\ntitle: {name[:-3]}\n---\n"
            for section in SECTIONS:
                text += f"\n## {section}\n\n"
                for note, where, lead, body in items:
                    if (note, where) == (name, section):
                        text += f"- **{lead}:** {body}\n"
            self.vault.write(f"notes/{name}", text)


@pytest.mark.parametrize("seed", range(3))
def test_a_year_of_edits_loses_no_history(seed, desk, tmp_path):
    vault = Vault(tmp_path / "year")
    author = Author(vault, random.Random(seed))
    for mark in NOUNS[:14]:
        author.learn(mark)
    owners: dict[str, str] = {}
    for month in range(12):
        author.write()
        deck = vault.export(later=30 * DAY)
        report = deck.changes
        schedules = desk.schedules(desk.guids())
        known = desk.guids()
        log = desk.take(vault.package)
        assert log.new == len([it for it in deck.deck.cards if it.guid not in known])
        assert log.conflicting == 0
        assert log.new + log.updated + log.duplicate == len(deck.deck.cards)
        if month == 0:
            assert log.new == len(report.new)
        assert desk.schedules(schedules) == schedules
        for guid, mark in _by_noun(deck).items():
            assert owners.setdefault(guid, mark) == mark
        for it in deck.deck.cards:
            assert (RETIRED_TAG in desk.tags(it.guid)) is (RETIRED_TAG in it.card.tags)
        desk.review(sorted(desk.guids())[month % 3 :: 3])
        author.revise()


def _by_noun(deck):
    return {
        it.guid: next(noun for noun in NOUNS if noun in it.card.point.lower())
        for it in deck.deck.cards
        if it.guid in marks(deck)
    }
