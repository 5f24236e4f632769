"""What holds of identity for all notes and all edits."""

import itertools
import random
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flashgen import apkg, ledger
from flashgen.data import RETIRED_TAG, CardKey, Deck, Kind
from flashgen.ledger import Job, Ledger, assignment, births, likeness
from tests.made import TEMPLATES, card

NOW, LATER = 1_700_000_000, 1_700_086_400
PLACES = [(note, section) for note in ("a.md", "b.md", "c.md") for section in ("One", "Two")]
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "al", "en", "ir")]

EDITS = ("keep", "keep", "keep", "reword", "lead", "move", "drop", "add")


@dataclass(frozen=True)
class Point:
    """A key point; `facts` give a card each. `origin` is who it was when it was written."""

    origin: int
    lead: str
    facts: tuple[str, ...]
    place: tuple[str, str]


def said(seed, least, most):
    """Make up words; all from one number, since hypothesis is slow at drawing each syllable."""
    dice = random.Random(seed)
    return " ".join(
        "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4)))
        for _ in range(dice.randint(least, most))
    )


seeds = st.integers(0, 1 << 40)
words = seeds.map(lambda seed: said(seed, 1, 1))
leads = seeds.map(lambda seed: said(seed, 2, 4))
sentences = seeds.map(lambda seed: said(seed, 7, 14))


@st.composite
def vaults(draw):
    """Draw key points in three notes of two sections each."""
    number = draw(st.integers(1, 9))
    return tuple(
        Point(
            origin,
            draw(leads),
            tuple(draw(st.lists(sentences, min_size=1, max_size=3, unique=True))),
            draw(st.sampled_from(PLACES)),
        )
        for origin in range(number)
    )


def reworded(draw, point):
    """A fifth of the words change, and the sentence may be turned around."""
    facts = []
    for fact in point.facts:
        split = fact.split()
        for _ in range(len(split) // 5):
            split[draw(st.integers(0, len(split) - 1))] = draw(words)
        turn = draw(st.integers(0, len(split) - 1))
        facts.append(" ".join(split[turn:] + split[:turn]))
    return replace(point, facts=tuple(facts))


@st.composite
def edited(draw, points):
    """Draw what becomes of a vault in a month."""
    fresh = itertools.count(1000)
    after = []
    for point in points:
        match draw(st.sampled_from(EDITS)):
            case "keep":
                after.append(point)
            case "reword":
                after.append(reworded(draw, point))
            case "lead":
                after.append(replace(point, lead=f"{point.lead} {draw(words)}"))
            case "move":
                after.append(replace(point, place=draw(st.sampled_from(PLACES))))
            case "add":
                after.append(point)
                after.append(
                    Point(next(fresh), draw(words), (draw(sentences),), point.place),
                )
    return tuple(draw(st.permutations(after)))


@st.composite
def months(draw):
    """Draw a vault and what becomes of it."""
    points = draw(vaults())
    return points, draw(edited(points))


def cards_of(points):
    return tuple(
        card(
            point.lead,
            fact,
            note=point.place[0],
            path=point.place[0],
            section=point.place[1],
            fact=fact,
            point=f"{point.lead} {' '.join(point.facts)}",
            line=line,
        )
        for line, point in enumerate(points, 1)
        for fact in point.facts
    )


def run(cards, book=None, now=NOW, **options):
    return ledger.reconcile(book or Ledger(), tuple(cards), now=now, **options)


def lively(done):
    return [it for it in done.cards if RETIRED_TAG not in it.card.tags]


@given(months())
def test_no_guid_is_given_twice(month):
    first = run(cards_of(month[0]))
    second = run(cards_of(month[1]), first.ledger, LATER)
    guids = [it.guid for it in second.cards]
    assert len(guids) == len(set(guids))
    assert len({e.guid for e in second.ledger.entries}) == len(second.ledger.entries)


@given(months())
def test_no_card_inherits_the_history_of_another_key_point(month):
    before, after = month
    assume(len({fact for point in before for fact in point.facts}) == len(origins(before)))
    said = {fact: point.origin for point in before for fact in point.facts}
    assume(all(said.get(fact, it.origin) == it.origin for it in after for fact in it.facts))
    first = run(cards_of(before))
    second = run(cards_of(after), first.ledger, LATER)
    was = {it.guid: origin for it, origin in zip(first.cards, origins(before), strict=True)}
    for it, origin in zip(lively(second), origins(after), strict=True):
        assert was.get(it.guid, origin) == origin


@given(months())
def test_what_was_not_touched_keeps_its_guid_and_its_time(month):
    before, after = month
    first = run(cards_of(before))
    known = {(it.card.key, it.card.point): (it.guid, it.modified) for it in first.cards}
    second = run(cards_of(after), first.ledger, LATER)
    for it in lively(second):
        expected = (it.guid, it.modified)
        assert known.get((it.card.key, it.card.point), expected) == expected


@given(months())
def test_a_time_moves_exactly_where_anki_would_see_a_change(month):
    first = run(cards_of(month[0]))
    second = run(cards_of(month[1]), first.ledger, LATER)
    old = {entry.guid: entry for entry in first.ledger.entries}
    for entry in second.ledger.entries:
        if entry.guid in old:
            before = old[entry.guid]
            same = replace(before.card, key=entry.card.key, at=entry.card.at) == replace(
                entry.card, point=before.card.point
            )
            assert (entry.modified == before.modified) is same
            assert entry.modified in (before.modified, LATER)


@given(months())
def test_an_export_without_edits_is_the_same_to_the_byte(month):
    first = run(cards_of(month[0]))
    second = run(cards_of(month[1]), first.ledger, LATER)
    third = run(cards_of(month[1]), second.ledger, LATER + 999)
    assert third.cards == second.cards
    assert third.ledger == second.ledger
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("second.apkg", "third.apkg")]
        for path, done in zip(paths, (second, third), strict=True):
            apkg.write((Deck(1 << 41, "D", done.cards),), TEMPLATES, path, media={})
        assert paths[0].read_bytes() == paths[1].read_bytes()


@given(months(), st.randoms())
def test_the_order_in_which_notes_are_read_does_not_matter(month, dice):
    first = run(cards_of(month[0]))
    cards = cards_of(month[1])
    notes = sorted({made.at.path for made in cards})
    dice.shuffle(notes)
    shuffled = [made for note in notes for made in cards if made.at.path == note]
    assert run(shuffled, first.ledger, LATER) == run(cards, first.ledger, LATER)


@given(vaults(), st.data())
def test_what_is_deleted_and_comes_back_has_its_guid_again(points, data):
    first = run(cards_of(points))
    rest = [point for point in points if data.draw(st.booleans())]
    gone = run(cards_of(rest), first.ledger, LATER)
    back = run(cards_of(points), gone.ledger, LATER + data.draw(st.integers(0, 10**8)))
    assert [it.guid for it in lively(back)] == [it.guid for it in first.cards]


@given(months(), st.booleans())
def test_two_decks_share_no_guid(month, apart):
    sides = [cards_of(points) for points in month]
    books = [run(side).ledger if apart else Ledger() for side in sides]
    jobs = tuple(Job("deck", book, side) for book, side in zip(books, sides, strict=True))
    guids = [it.guid for done in ledger.reconcile_decks(jobs, now=LATER) for it in done.cards]
    assert len(guids) == len(set(guids))


def origins(points):
    ordered = enumerate(points, 1)
    placed = sorted(((PurePosixPath(p.place[0]), line, p) for line, p in ordered), key=_at)
    return [point.origin for _, _, point in placed for _ in point.facts]


def _at(placed):
    return placed[:2]


# --- the file -----------------------------------------------------------------------------

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@st.composite
def any_cards(draw):
    kind = draw(st.sampled_from(list(Kind)))
    note, section, lead, fact, block = (draw(texts) for _ in range(5))
    made = card(answer=draw(texts), question=draw(texts), kind=kind, point=draw(texts))
    key = CardKey(note, section, lead, draw(st.integers(0, 9)), kind, fact, block)
    return replace(made, key=key)


@given(st.lists(any_cards(), max_size=6), st.randoms())
def test_a_ledger_is_read_as_it_was_written_in_whatever_order_of_lines(cards, dice):
    book = run(cards).ledger
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.jsonl"
        ledger.save(book, path)
        assert ledger.load(path) == book
        header, *lines = path.read_text(encoding="utf-8").split("\n")[:-1]
        lines += lines[:2]
        dice.shuffle(lines)
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8", newline="\n")
        assert ledger.load(path) == book


@given(any_cards())
def test_the_field_key_is_read_as_it_was_written(made):
    text = births.written(made)
    assert births.read(text) == (made.key, made.at.path)
    assert not set("<>&{") & set(text)
    assert "[" not in text[1:]


# --- likeness and assignment --------------------------------------------------------------


@given(texts, texts)
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    (left,), (right,) = likeness.texts([one], [other])
    value = likeness.likeness(left, right)
    assert 0 <= value <= 1 + 1e-9
    assert value == pytest.approx(likeness.likeness(right, left))
    assert likeness.likeness(left, left) == 1


edges = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.floats(0.01, 1)), max_size=14)


@given(edges)
def test_pairs_are_together_worth_the_most(found):
    chosen = assignment.best(found)
    assert len({left for left, _, _ in chosen}) == len(chosen)
    assert len({right for _, right, _ in chosen}) == len(chosen)
    worth = {}
    for left, right, value in found:
        worth[left, right] = max(value, worth.get((left, right), 0))
    assert sum(value for _, _, value in chosen) == pytest.approx(_most(worth))


def _most(worth):
    """Try everything."""
    return max(
        sum(worth.get(pair, 0) for pair in enumerate(order))
        for order in itertools.permutations(range(5))
    )
