"""Where a card stands in its note: its heading, and the problems of its lines."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from flashgen.data import Card, Section
from flashgen.diagnostics import Diagnostic, Diagnostics, Location


def heading(at: Location, sections: Sequence[Section]) -> str:
    """Return the title of the section that a place stands under."""
    above = bisect_right([section.at.line for section in sections], at.line)
    return sections[above - 1].title if above else ""


def attached(
    cards: Iterable[Card], diagnostics: Diagnostics
) -> Mapping[Location, tuple[Diagnostic, ...]]:
    """Give each problem to the nearest card place at or above its line in the same note."""
    places: dict[PurePosixPath, set[Location]] = defaultdict(set)
    for card in cards:
        places[card.at.path].add(card.at)
    ordered = {path: sorted(inside) for path, inside in places.items()}
    found: dict[Location, tuple[Diagnostic, ...]] = {}
    for diagnostic in diagnostics:
        inside = ordered.get(diagnostic.at.path, [])
        above = bisect_right([at.line for at in inside], diagnostic.at.line)
        if above:
            place = inside[above - 1]
            found[place] = (*found.get(place, ()), diagnostic)
    return found
