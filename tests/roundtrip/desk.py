"""A learner's Anki: import a package, review, look at what became of the cards."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


class Log(NamedTuple):
    """How Anki sorted the notes of a package."""

    new: int
    updated: int
    duplicate: int
    conflicting: int


class Schedule(NamedTuple):
    """All that a learner has put into a card."""

    due: int
    interval: int
    reps: int
    ease: int
    queue: int
    reviews: tuple[tuple[int, int, int], ...]


@dataclass
class Desk:
    """One collection. `close` it; Anki lets nobody else in until then."""

    col: Collection

    def take(self, package: Path, **options: bool) -> Log:
        log = self.col.import_anki_package(
            ImportAnkiPackageRequest(
                package_path=str(package), options=ImportAnkiPackageOptions(**options)
            )
        ).log
        self.col.models._clear_cache()
        return Log(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))

    def guids(self) -> set[str]:
        return set(self.col.db.list("select guid from notes"))

    def card(self, guid: str):
        ids = self.col.db.list(
            "select c.id from cards c join notes n on n.id = c.nid where n.guid = ?", guid
        )
        assert len(ids) == 1, (guid, ids)
        return self.col.get_card(ids[0])

    def fields(self, guid: str) -> dict[str, str]:
        return dict(self.card(guid).note().items())

    def tags(self, guid: str) -> list[str]:
        return self.card(guid).note().tags

    def review(self, guids) -> None:
        """Learn the cards (hard, good or easy), and put some off into the weeks to come."""
        for turn, guid in enumerate(sorted(guids)):
            self._answer(guid, 2 + turn % 3)
            if turn % 3:
                self.col.sched.set_due_date([self.card(guid).id], "0")
                self._answer(guid, 3)

    def _answer(self, guid: str, ease: int) -> None:
        card = self.card(guid)
        card.start_timer()
        self.col.sched.answerCard(card, ease)

    def schedule(self, guid: str) -> Schedule:
        card = self.card(guid)
        reviews = self.col.db.all(
            "select ease, ivl, time from revlog where cid = ? order by id", card.id
        )
        return Schedule(
            card.due, card.ivl, card.reps, card.factor, card.queue, tuple(map(tuple, reviews))
        )

    def schedules(self, guids) -> dict[str, Schedule]:
        return {guid: self.schedule(guid) for guid in guids}
