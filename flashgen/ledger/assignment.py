"""The best pairs of two groups, taken together: not greedy, so that no pair spoils two others."""

import math
from collections import defaultdict
from collections.abc import Iterable

Edge = tuple[int, int, float]
"""Place on the left, place on the right, and what pairing them is worth."""


def best(edges: Iterable[Edge]) -> list[Edge]:
    """Choose pairs that are together worth the most; each place is in one of them at most.

    Kuhn's and Munkres' algorithm, one shortest augmenting path for each place on the left, over
    the edges that there are: islands of a few texts cost what they would cost alone.
    """
    worth: dict[int, dict[int, float]] = defaultdict(dict)
    for left, right, value in edges:
        worth[left][right] = max(value, worth[left].get(right, 0.0))
    search = _Search(worth)
    for left in sorted(worth):
        search.place(left)
    return [
        (left, right, worth[left][right])
        for right, left in sorted(search.owner.items())
        if right >= 0
    ]


class _Search:
    """Potentials and pairs so far. A place on the right below 0 means: left alone, worth 0."""

    def __init__(self, worth: dict[int, dict[int, float]]) -> None:
        self.owner: dict[int, int] = {}
        self._worth = worth
        self._left: dict[int, float] = defaultdict(float)
        self._right: dict[int, float] = defaultdict(float)

    def place(self, start: int) -> None:
        """Give a place on the left the partner that is best for all, moving others if need be."""
        cheapest: dict[int, float] = {}
        came_from: dict[int, int | None] = {}
        visited: set[int] = set()
        current, at = start, None
        while True:
            self._look(current, at, cheapest, came_from, visited)
            step, at = min(
                (cost, right) for right, cost in cheapest.items() if right not in visited
            )
            self._shift(step, start, visited, cheapest)
            visited.add(at)
            if at not in self.owner:
                break
            current = self.owner[at]
        self._turn(at, came_from, start)

    def _look(
        self,
        current: int,
        at: int | None,
        cheapest: dict[int, float],
        came_from: dict[int, int | None],
        visited: set[int],
    ) -> None:
        alone = -1 - current
        for right, value in (*self._worth[current].items(), (alone, 0.0)):
            cost = -value - self._left[current] - self._right[right]
            if right not in visited and cost < cheapest.get(right, math.inf):
                cheapest[right], came_from[right] = cost, at

    def _shift(
        self, step: float, start: int, visited: set[int], cheapest: dict[int, float]
    ) -> None:
        self._left[start] += step
        for right in visited:
            self._left[self.owner[right]] += step
            self._right[right] -= step
        for right in cheapest:
            if right not in visited:
                cheapest[right] -= step

    def _turn(self, end: int, came_from: dict[int, int | None], start: int) -> None:
        at = end
        while (before := came_from[at]) is not None:
            self.owner[at] = self.owner[before]
            at = before
        self.owner[at] = start
