"""Cards whose fronts are alike are told apart, and those that still are alike are marked."""

import random
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen import cards
from flashgen.cards import apart
from flashgen.data import Html, Kind, Plain, Span
from tests.made import card

WHY = "Why does the old river move its gravel bed a metre every year?"
NEAR = "Why does the old river move its gravel bed a metre each year?"


def asked(question, *parts, context="Ada Moss", at=0, **rest):
    made = replace(
        card(question=question, **rest),
        context=Html(context),
        apart=tuple(Plain(part) for part in parts),
    )
    return replace(made, spans=(Span(timedelta(seconds=at)),)) if at else made


def contexts(*made):
    return [card.context for card in cards.distinguish(made)]


def marked(*made):
    return [card.marks for card in cards.distinguish(made)]


# --- equal fronts -------------------------------------------------------------------------


def test_equal_fronts_get_the_first_part_that_only_one_of_them_has():
    one, other = asked(WHY, "Floods", "2021"), asked(WHY, "Silt", "2021")
    assert contexts(one, other) == ["Ada Moss · Floods", "Ada Moss · Silt"]


def test_a_part_that_both_have_tells_nobody_apart():
    one, other = asked(WHY, "Floods", "2021"), asked(WHY, "Floods", "2024")
    assert contexts(one, other) == ["Ada Moss · 2021", "Ada Moss · 2024"]


def test_equal_fronts_of_one_place_are_told_apart_by_their_time():
    one, other = asked(WHY, "Floods", at=60), asked(WHY, "Floods", at=90)
    assert contexts(one, other) == ["Ada Moss · 1:00", "Ada Moss · 1:30"]


def test_where_nothing_else_differs_equal_fronts_are_numbered():
    assert contexts(asked(WHY), asked(WHY)) == ["Ada Moss · 1/2", "Ada Moss · 2/2"]


def test_equal_fronts_with_other_contexts_stay_as_they_are():
    one, other = asked(WHY, "Floods"), asked(WHY, "Silt", context="Cy Hill")
    assert contexts(one, other) == ["Ada Moss", "Cy Hill"]


def test_case_and_markup_make_no_other_front():
    one, other = asked(WHY, "Floods"), asked(f"<b>{WHY.upper()}</b>", "Silt")
    assert contexts(one, other) == ["Ada Moss · Floods", "Ada Moss · Silt"]


def test_two_gaps_in_one_place_of_a_sentence_are_one_front():
    text = "The river carries {} of sand past the mill in an hour."
    one = asked(text.format("{{c1::40 tonnes}}"), "Floods", kind=Kind.CLOZE)
    other = asked(text.format("{{c1::9 tonnes}}"), "Droughts", kind=Kind.CLOZE)
    assert contexts(one, other) == ["Ada Moss · Floods", "Ada Moss · Droughts"]


def test_a_part_is_no_markup_of_anki():
    one, other = asked(WHY, "[sound:a.mp3] <b>"), asked(WHY, "Silt")
    assert contexts(one, other)[0] == "Ada Moss · &#91;sound:a.mp3] &lt;b&gt;"


# --- nearly equal fronts ------------------------------------------------------------------


def test_near_fronts_are_told_apart_by_words():
    one, other = asked(WHY, "Floods"), asked(NEAR, "Silt")
    assert contexts(one, other) == ["Ada Moss · Floods", "Ada Moss · Silt"]


def test_near_fronts_need_neither_time_nor_number():
    one, other = asked(WHY, "Floods", at=60), asked(NEAR, "Floods", at=90)
    assert contexts(one, other) == ["Ada Moss", "Ada Moss"]


def test_fronts_of_which_a_quarter_differs_are_not_alike():
    other = asked("Why does the old river move its sandy mouth a mile every spring?", "Silt")
    assert contexts(asked(WHY, "Floods"), other) == ["Ada Moss", "Ada Moss"]


def test_what_is_still_alike_is_marked():
    assert marked(asked(WHY), asked(NEAR), asked("Who?")) == [("M10",), ("M10",), ()]


def test_what_was_told_apart_has_no_mark():
    one, other = asked(WHY, "Floods in spring"), asked(NEAR, "Silt of the delta")
    assert marked(one, other) == [(), ()]


def test_what_its_context_makes_unlike_has_no_mark():
    far = "Cy Hill · Deep Water Radio · The slow mouth of a very old delta"
    assert marked(asked(WHY), asked(WHY, context=far)) == [(), ()]


# --- what a card says does not depend on who goes with it ---------------------------------


def test_a_deck_is_the_same_alone_and_with_others():
    first = (asked(WHY, "Floods"), asked(NEAR, "Silt"))
    second = (asked(WHY, "Floods", context="Cy Hill"), asked("Who?"))
    told = [cards.distinguish(deck) for deck in (first, second)]
    assert cards.across([("A", told[0]), ("B", told[1])]) == told


def test_equal_fronts_of_two_decks_are_told_apart_by_the_decks():
    decks = [("Rivers", (asked(WHY), asked("Who?"))), ("Silt & <Sand>", (asked(WHY),))]
    (one, rest), (other,) = cards.across(decks)
    assert one.context == "Ada Moss · Rivers"
    assert other.context == "Ada Moss · Silt &amp; &lt;Sand&gt;"
    assert rest.context == "Ada Moss"


def test_decks_of_one_name_are_numbered():
    (one,), (other,) = cards.across([("Rivers", (asked(WHY),)), ("Rivers", (asked(WHY),))])
    assert [one.context, other.context] == ["Ada Moss · Rivers 1", "Ada Moss · Rivers 2"]


# --- likeness -----------------------------------------------------------------------------

WORDS = "abcdefghijkl"


@given(st.lists(st.frozensets(st.sampled_from(WORDS), max_size=10), max_size=14))
def test_the_groups_are_those_that_comparing_all_with_all_finds(sets):
    links = {index: {index} for index in range(len(sets))}
    for one, left in enumerate(sets):
        for other, right in enumerate(sets):
            if left == right or 5 * len(left & right) >= 4 * len(left | right) > 0:
                joined = links[one] | links[other]
                for index in joined:
                    links[index] = joined
    assert {frozenset(group) for group in apart.alike(sets)} == {
        frozenset(group) for group in links.values()
    }


SYLLABLES = ("ba", "do", "fi", "gul", "ken", "lor", "mi", "nu", "pa", "ris", "sto", "ve")
KINDS = {
    "all different": lambda dice: " ".join(_word(dice) for _ in range(10)),
    "one frame": lambda dice: (
        f"What is the main point that Ada Moss makes about the {_word(dice)}?"
    ),
    "all equal": lambda _: WHY,
}


def _word(dice):
    return "".join(dice.choices(SYLLABLES, k=4))


@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_cards_take_about_twice_the_time(kind):
    dice = random.Random(7)
    made = [asked(KINDS[kind](dice), context=f"Show {place % 40}") for place in range(8000)]
    small, large = _seconds(made[:2000]), _seconds(made)
    assert large < 4 * 2.5 * small + 0.1


def _seconds(made):
    start = time.process_time()
    told = cards.distinguish(made)
    seconds = time.process_time() - start
    assert len({(apart.front(card), card.context) for card in told}) == len(made)
    return seconds
