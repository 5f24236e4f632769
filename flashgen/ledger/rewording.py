"""Which key point is a rewording of which: by likeness, where nothing else tells."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, product

from flashgen.ledger import assignment, likeness
from flashgen.ledger.board import Board, Point, Question, pair_cards, points_of

SAME_NOTE = 0.45
"""From here on a key point counts as a rewording of a vanished one of its note.

Measured by `tests/measured/curve.py` on 39 key points that were reworded by hand, 115 edits in
the git histories of public notes, and 4,412 pairs of different bullets of one note:

    threshold   histories lost        strangers taken
                by hand   in git      by hand   in notes
      0.30       0.0 %     4.3 %       0.0 %     0.57 %
      0.40       5.1 %     7.0 %       0.0 %     0.41 %
      0.45       5.1 %     7.0 %       0.0 %     0.27 %
      0.55      17.9 %     7.8 %       0.0 %     0.16 %
      0.70      53.8 %    12.2 %       0.0 %     0.09 %

Strangers above it are mostly near-twins ("the training set" for "the validation set"), and can
be taken only where one of them vanishes in the same export in which the other appears. The
public edits below 0.3 are bullets that were replaced by others."""

BRIEF, SAME_BRIEF = 6, 0.6
"""Key points with fewer words than that must be more alike: a list of short labels ("Scott's
Twitter", "Scott's Instagram") is full of strangers that share half of their words."""

SAME_LEAD = 0.3
"""Enough where the lead is the same too, has two words or more, and is no other point's."""

DOUBTFUL = 0.15
"""So much below the threshold it may be a rewording: the card is new, and the user is asked."""

OTHER_NOTE = 0.6
"""Across notes there are far more strangers to be taken for a rewording."""

MARGIN = 0.08
"""A second candidate as close as this makes a match ambiguous."""


def pair(board: Board) -> None:
    """Pair the cards of key points that say much the same, and ask where that is not sure."""
    new = points_of((place, board.cards[place]) for place in _whole_points(board))
    old = points_of((place, entry.card) for place, entry in enumerate(board.entries))
    for one, other in _sharing(board, new, old):
        pair_cards(board, one, other)
    family = _families(board)
    for retired in (False, True):
        lost = _by_note(_lost(board, old, retired=retired))
        for note, points in sorted(_by_note(_unmet(board, new)).items()):
            own = [point for name in sorted(family[note]) for point in lost.get(name, ())]
            _assign(board, points, _lost(board, own, retired=retired), SAME_NOTE)
        _assign(board, _unmet(board, new), _lost(board, old, retired=retired), OTHER_NOTE)


def _by_note(points: list[Point]) -> dict[str, list[Point]]:
    notes: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        notes[point.note].append(point)
    return notes


def _whole_points(board: Board) -> Iterable[int]:
    """All cards of the notes that have a card left: points are known by all their cards."""
    notes = {board.cards[place].key.note for place in board.free_cards()}
    return (place for place, card in enumerate(board.cards) if card.key.note in notes)


def _sharing(board: Board, new: list[Point], old: list[Point]) -> Iterator[tuple[Point, Point]]:
    """Yield points that have a card in common, those with most first."""
    owner = {place: number for number, point in enumerate(old) for place in point.places}
    votes = Counter[tuple[int, int]]()
    for number, point in enumerate(new):
        votes.update(
            (number, owner[board.pairs[place]]) for place in point.places if place in board.pairs
        )
    for (number, other), _ in votes.most_common():
        yield new[number], old[other]


def _families(board: Board) -> dict[str, set[str]]:
    """Tell for each note which notes of the ledger it was: itself, or one that it was renamed from.

    A note was renamed where a third of its found cards come from the other one.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for card, entry in board.pairs.items():
        votes[board.cards[card].key.note][board.entries[entry].card.key.note] += 1
    families: dict[str, set[str]] = defaultdict(set)
    for one in board.cards:
        families[one.key.note].add(one.key.note)
    for note, found in votes.items():
        enough = sum(found.values()) / 3
        families[note] |= {other for other, number in found.items() if number >= enough}
    return families


def _unmet(board: Board, points: list[Point]) -> list[Point]:
    return [point for point in points if not any(place in board.pairs for place in point.places)]


def _lost(board: Board, points: list[Point], *, retired: bool) -> list[Point]:
    return [
        point
        for point in points
        if not any(place in board.used for place in point.places)
        and all(board.entries[place].retired for place in point.places) is retired
    ]


def _assign(board: Board, new: list[Point], old: list[Point], threshold: float) -> None:
    """Pair points so that all together are as alike as can be, and note what is not sure."""
    if not (new and old):
        return
    texts = likeness.texts((point.text for point in old), (point.text for point in new))
    edges = list(likeness.pairs(*texts, threshold - DOUBTFUL))
    alone = _only_ones(new), _only_ones(old)
    sure = [
        edge
        for edge in edges
        if edge[2] >= max(threshold, _least(new[edge[0]]), _least(old[edge[1]]))
        or (edge[2] >= SAME_LEAD and _same_lead(new[edge[0]], old[edge[1]], alone))
    ]
    chosen = assignment.best(sure)
    for one, other, _ in chosen:
        pair_cards(board, new[one], old[other])
    _ask(board, new, old, edges, chosen)


def _least(point: Point) -> float:
    words = len(list(islice(likeness.stems(point.text), BRIEF)))
    return SAME_BRIEF if words < BRIEF else 0.0


def _only_ones(points: list[Point]) -> set[str]:
    leads = Counter(point.lead for point in points)
    return {lead for lead, number in leads.items() if number == 1 and len(lead.split()) > 1}


def _same_lead(new: Point, old: Point, alone: tuple[set[str], set[str]]) -> bool:
    return new.note == old.note and new.lead == old.lead and all(new.lead in one for one in alone)


def _ask(
    board: Board,
    new: list[Point],
    old: list[Point],
    edges: list[assignment.Edge],
    chosen: list[assignment.Edge],
) -> None:
    """Ask about a pair with a rival nearly as close, and about a likely pair that was not made."""
    met = {one: value for one, _, value in chosen}
    found = {other: value for _, other, value in chosen}
    pairs = {(one, other) for one, other, _ in chosen}
    rivals = [
        (one, other)
        for one, other, value in edges
        if (one, other) not in pairs
        and value > max(met.get(one, 0.0), found.get(other, 0.0)) - MARGIN
        and value >= min(met.get(one, 0.0), found.get(other, 0.0))
    ]
    contested = {one for one, _ in rivals}, {other for _, other in rivals}
    for one, other, value in chosen:
        if one in contested[0] or other in contested[1]:
            board.questions += _first(board, new[one], old[other], value, inherits=True)
    for one, other, value in assignment.best(edges):
        if one not in met and other not in found:
            board.questions += _first(board, new[one], old[other], value, inherits=False)


def _first(
    board: Board, new: Point, old: Point, value: float, *, inherits: bool
) -> Iterator[Question]:
    for card, entry in product(new.places, old.places):
        if inherits and board.pairs.get(card) == entry:
            yield Question(card, entry, value, inherits)
            return
        same = board.cards[card].kind is board.entries[entry].card.kind
        if not inherits and same:
            yield Question(card, entry, value, inherits)
            return
