"""The mechanical checks M01 to M25: each lets good drafts through and catches what it is for.

F: the draft fails and may not ship; W: it counts against it.
"""

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen import cards, questions, reader, templates
from flashgen.data import (
    GAP_CLOSE,
    GAP_OPEN,
    Bullet,
    Density,
    Draft,
    Episode,
    KeyPoint,
    Kind,
    Markdown,
    Note,
    Plain,
    Section,
    Source,
)
from flashgen.diagnostics import Location
from flashgen.questions import gate, topic, writing

HERE = Location(PurePosixPath("note.md"))
EPISODE = Episode(title="Water", show="Field Talks", guests=("Ada Moss",))
NOBODY = Episode()
NOTES = sorted(Path(__file__).parents[2].glob("decks/*/notes/*.md"))
LEAD = "Gravel Beds"
SAID = (
    "The gravel of a river bed sorts itself by settling speed, and Ada Moss counted 40 floods. "
    "The fine sand goes first, then `silt`, then stones as big as a fist, and at last the boulders."
)
FIRST = Plain("The fine sand goes first")
WHY = "Why does the gravel sort itself?"
BY_SPEED = "By settling speed."


def about(episode=EPISODE, code="en", lead=LEAD, said=SAID, children=()):
    bullets = tuple(Bullet(Markdown(text), HERE) for text in children)
    point = KeyPoint(Markdown(lead), Markdown(said), HERE, children=bullets)
    section = Section(Markdown("Rivers"), HERE, key_points=(point,))
    note = Note(HERE.path, episode, (section,))
    return topic.of(point, section, note, templates.phrase_pack(code), topic.names_in(note))


def qa(question, answer=BY_SPEED, *, rule="why", **rest):
    return Draft(Kind.QA, Plain(question), Plain(answer), Plain("x"), rule, **rest)


def items(question, *said):
    return qa(question, "", items=tuple(map(Plain, said)))


def cloze(text, **rest):
    """Make a cloze of a text with its gap in {}."""
    question = text.replace("{", GAP_OPEN).replace("}", GAP_CLOSE)
    return Draft(Kind.CLOZE, Plain(question), Plain(""), Plain("x"), "any-cloze", **rest)


BED = "The gravel of a river bed sorts itself by {settling speed} in floods."
LONG = " ".join(f"word{number}" for number in range(79))
FOUR = ("sand", "silt", "stones", "boulders")
SIX = (*FOUR, "gravel", "floods")

FAILS = {
    "M01": [
        qa("The gravel sorts itself."),
        cloze("The gravel of a river bed sorts itself by {settling} {speed}."),
        cloze("The gravel of a river bed sorts itself by settling speed."),
    ],
    "M02": [qa(f"Why does {LONG[:250]}?")],
    "M03": [qa(WHY, f"By {LONG} settling speed.")],
    "M04": [
        qa("Why does settling speed sort the gravel?"),
        cloze("Settling speed: the gravel of the river sorts itself by {settling speed}."),
    ],
    "M05": [
        qa("Why does it sort itself?"),
        qa("What is the core message?"),
        qa("What is sorted by the?"),
        qa("So it does – why?"),
        qa("Why do these gravel beds sort themselves?"),
        cloze("It sorts the gravel of the whole river bed by {settling speed}."),
    ],
    "M07": [qa("Why does the gravel sort itself (2:05)?"), qa(WHY, "By speed (description).")],
    "M08": [
        qa("Why does **gravel** sort itself?"),
        qa(WHY, "By [[settling speed]]."),
        qa("Why does <b>gravel</b> sort itself?"),
        qa("Why does gra\u200bvel sort itself?"),
        qa("Why ![x](y.png)?"),
    ],
    "M09": [
        qa("Why does “gravel sort itself?"),
        qa("Why does gravel (of a bed sort itself?"),
        qa("Why does `gravel sort itself?"),
        cloze("The gravel of a river bed sorts itself by {“settling} speed” in floods."),
    ],
    "M12": [qa("Is the gravel sorted?"), qa("Does gravel sort itself?")],
    "M14": [
        qa(WHY, ""),
        qa("What are Gravel Beds?", LEAD),
        qa(WHY, "By settling speed and"),
        qa(WHY, "By settling speed:"),
    ],
    "M16": [
        qa("Why does the gravel, , sort itself?"),
        qa("Why does the gravel sort itself,?"),
        qa("Why does the gravel () sort itself?"),
        qa("Why does the gravel sort itself??"),
    ],
    "M17": [qa("why does the gravel sort itself?"), qa("“gravel” is what?")],
    "M18": [
        cloze("The gravel of a river bed sorts itself, and Ada Moss counted {40} floods."),
        cloze("The flood of the river came to the gravel beds in {1953}."),
        cloze("The gravel beds of the river are what {the} flood left."),
        cloze("The river moves {gravel}."),
        cloze("The river bed of the flood {sand goes first then silt then stones as big as} all."),
    ],
    "M21": [qa(WHY, "See above."), qa(WHY, "tbd"), qa(WHY, "Eye-opening - the crew slept.")],
    "M22": [
        items("The river sorts its load: which three?", *FOUR),
        items("Which three things does the river sort?", *FOUR),
        items("The river has two loads: which four?", *FOUR),
        items("What does the river sort by: which four?", *FOUR[:3], "so on"),
    ],
    "M23": [
        qa(WHY, context=(Plain("Water"), Plain("› Settling speed"))),
        cloze(BED, context=(Plain("› How fast it is settling"),)),
    ],
    "M25": [
        qa(WHY, "By the moon and the tide."),
        cloze("The river sorts its beds by {moonlight}."),
    ],
}
COUNTS_AGAINST = {
    "M02": [qa(f"Why does {' '.join(LONG.split()[:25])}?")],
    "M03": [qa(WHY, SAID + " " + SAID)],
    "M06": [qa("Why does the speaker count floods?", "By settling speed.")],
    "M11": [qa(WHY, rule="weak")],
    "M15": [qa(WHY, "This settling speed."), qa("What goes first?", "It settling speed.")],
    "M17": [qa("Why does the River Bed sort its load?"), qa("Why is Gravel in this bed sorted?")],
    "M19": [
        qa("Why does the the gravel sort itself?"),
        qa("Why is a old bed sorted?"),
        qa("What does Ada Moss say about core idea of sorting?"),
    ],
    "M22": [items("The river sorts its load: which six?", *SIX)],
}
FINE = {
    "M01": [qa(WHY), qa("为什么？"), qa("What is the river’s “bed”?"), cloze(BED)],
    "M02": [qa(f"Why does {' '.join(LONG.split()[:20])}?")],
    "M03": [qa(WHY, SAID)],
    "M04": [qa(WHY), cloze(BED), qa("Which is finer, sand or silt?", "Silt.", rule="greater")],
    "M05": [qa(WHY), qa("What is the core message of the gravel?"), cloze(BED)],
    "M06": [qa("Why does Ada Moss count floods?"), qa("Why is the guest room of Ada Moss dry?")],
    "M07": [qa("Why is the ratio 3:2?"), qa("Why (of all beds) this one?")],
    "M08": [qa("What does `x` do?"), qa(WHY, "$$a$$", answer_is_markdown=True)],
    "M09": [qa("Why does “gravel” (of a bed) sort its load?"), cloze(BED)],
    "M11": [qa(WHY)],
    "M12": [qa(WHY), qa("Who is sorted?")],
    "M14": [qa(WHY), cloze(BED)],
    "M15": [qa(WHY), qa(WHY, "Thistles.")],
    "M16": [qa(WHY), qa("Why is it so … slow?"), qa("Why do 1,000 stones move?")],
    "M17": [
        qa(WHY),
        qa("Why does Ada Moss count floods?"),
        qa("What is a “River Bed”?"),
        cloze(BED),
    ],
    "M18": [
        cloze(BED),
        cloze("The gravel of a river bed was counted in {40 floods} by its keeper."),
        replace(cloze("The river moves {gravel}."), rule="highlight"),
    ],
    "M19": [
        qa("Why is an old bed a useful one?"),
        qa("What does Ada Moss say about the core idea of sorting?"),
        qa("Why had he had to go on?"),
    ],
    "M21": [qa(WHY), qa(WHY, "Interesting stones, as big as a fist.")],
    "M22": [
        items("The river sorts four loads: which four?", *FOUR),
        items("What are the loads of the river?", *FOUR),
        items("The river sorts its load: which five?", *FOUR, "gravel"),
    ],
    "M23": [qa(WHY, context=(Plain("Water"), Plain("› Rivers"))), cloze(BED)],
    "M25": [qa(WHY), cloze(BED), qa(WHY, "`silt`, a fist")],
}
ELSEWHERE = {"M10", "M13", "M20", "M24"}
"""Checks that need more than a draft: they are shown below."""


def rows(table):
    return [
        pytest.param(name, draft, id=f"{name}-{place}")
        for name, drafts in table.items()
        for place, draft in enumerate(drafts)
    ]


def test_every_row_of_the_table_is_shown():
    assert FAILS.keys() | COUNTS_AGAINST.keys() | ELSEWHERE == {f"M{n:02}" for n in range(1, 26)}
    assert FINE.keys() | ELSEWHERE == FAILS.keys() | COUNTS_AGAINST.keys() | ELSEWHERE


def test_the_table_shows_each_check_and_no_other():
    assert {name for name, _ in gate.FAILING} == FAILS.keys() | {"M13"}
    assert {name for name, _ in gate.WEIGHING} == COUNTS_AGAINST.keys()


@pytest.mark.parametrize(("name", "draft"), rows(FAILS))
def test_a_check_keeps_a_draft_from_shipping(name, draft):
    assert name in gate.judge(draft, about()).fails
    assert gate.passing([draft], about()) == []


@pytest.mark.parametrize(("name", "draft"), rows(COUNTS_AGAINST))
def test_a_check_counts_against_a_draft(name, draft):
    assert name in {found for found, check in gate.WEIGHING if check(gate.look(draft, about()))}


@pytest.mark.parametrize(("name", "draft"), rows(FINE))
def test_a_check_lets_a_good_draft_through(name, draft):
    seen = gate.look(draft, about())
    assert name not in {found for found, check in gate.FAILING + gate.WEIGHING if check(seen)}


def test_what_passes_carries_its_marks():
    draft = qa("Why does the River Bed sort its load?", rule="weak")
    assert gate.passing([draft], about()) == [replace(draft, marks=("M11", "M17"))]


# --- other languages ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code", "draft"),
    [
        ("M12", "es", qa("¿Es lenta la turba?")),
        ("M12", "de", qa("Ist der Kies sortiert?")),
        ("M17", "es", qa("¿turba?")),
        ("M22", "de", items("Kies: welche drei?", *FOUR)),
        ("M22", "fr", items("Gravier : quels sont les trois points ?", *FOUR)),
        ("M22", "zh", items("砾石：是哪三点？", *FOUR)),
    ],
)
def test_a_check_knows_other_languages(name, code, draft):
    assert name in gate.judge(draft, about(code=code)).fails


def test_a_capital_in_the_middle_is_no_headline_where_nouns_have_one():
    assert gate.judge(qa("Warum sortiert der Fluss den Kies?"), about(code="de")).marks == ()


# --- M06 and M13: who says so -------------------------------------------------------------


def test_m06_the_speaker_may_stand_where_nobody_knows_the_name():
    draft = qa("Why does the speaker count floods?")
    assert "M06" not in gate.judge(draft, about(Episode(title="Water"))).marks


@pytest.mark.parametrize(
    "draft", [qa("Why should gravel be left alone?"), qa("Why does he count floods?")]
)
def test_m13_an_opinion_is_somebodys(draft):
    assert "M13" in gate.judge(draft, about(NOBODY)).fails


@pytest.mark.parametrize(
    ("draft", "episode"),
    [
        (qa("Why should gravel be left alone?"), EPISODE),
        (qa("Why should gravel be left alone?", context=(Plain("Water"),)), NOBODY),
        (qa("Why does the gravel Ada Moss counted have to be thought of?"), NOBODY),
        (qa("Why should Ada Moss count floods?"), NOBODY),
        (qa(WHY), NOBODY),
    ],
)
def test_m13_a_name_in_front_or_context_will_do(draft, episode):
    assert "M13" not in gate.judge(draft, about(episode)).fails


# --- M10: the cards of a deck -------------------------------------------------------------


def made(*points):
    bullets = tuple(KeyPoint(Markdown(lead), Markdown(text), HERE) for lead, text in points)
    note = Note(HERE.path, EPISODE, (Section(Markdown("Rivers"), HERE, key_points=bullets),))
    return cards.distinguish(cards.make(note, pack=templates.phrase_pack("en")).cards)


def test_m10_equal_fronts_never_ship_and_like_ones_are_marked():
    one, other = made(
        ("Floods", "The gravel of the old river bed sorts itself by **settling speed** in spring."),
        ("Floods", "The gravel of the old river bed sorts itself by **stone weight** in spring."),
    )
    assert (one.context, one.question) != (other.context, other.question)
    assert one.context.endswith("1/2")
    assert (one.marks, other.marks) == (("M10",), ("M10",))


def test_m10_fronts_that_differ_have_no_mark():
    found = made(
        ("Floods", "The gravel of the old river bed sorts itself by **settling speed** in spring."),
        ("Fish", "A young trout hides under the **undercut bank** from herons all day."),
    )
    assert [card.marks for card in found] == [(), ()]


# --- M20 and M24: a key point and its neighbours ------------------------------------------

SENTENCES = (
    "the gravel sorts itself by **settling speed** in each flood.",
    "a weir warms the water because it slows it down.",
    "old mills turned 40 stones an hour, while new ones turn 90.",
    "the keeper calls the calm part “the long glide” on his maps.",
    "most eels leave the river when the first frost comes.",
    "fish ladders are used for salmon, trout and eels.",
)
LEADS = ("Beds", "What warms a river", "Mills", "The long glide", "Eels and frost", "")
points = st.lists(
    st.tuples(st.sampled_from(LEADS), st.lists(st.sampled_from(SENTENCES), max_size=3)),
    min_size=2,
    max_size=5,
)


def noted(found):
    bullets = tuple(
        KeyPoint(Markdown(lead), Markdown(" ".join(map(_capitalised, said))), HERE)
        for lead, said in found
    )
    return Note(HERE.path, EPISODE, (Section(Markdown("Rivers"), HERE, key_points=bullets),))


def _capitalised(text):
    return text[0].upper() + text[1:]


def written(note, density=Density.NORMAL):
    writer = questions.Writer(note, templates.phrase_pack("en"), density)
    return [
        (point, writer.write(point, section))
        for section in note.sections
        for point in section.key_points
    ]


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_m20_a_key_point_has_cards_up_to_the_density_or_a_reason(path, density):
    note, _ = reader.read(Source(PurePosixPath(path.name), path.read_text(encoding="utf-8")))
    for point, result in written(note, density):
        assert bool(result.drafts) != bool(result.reason)
        assert len(result.drafts) <= writing.MOST[density] or point.asks


@given(points, st.sampled_from(Density))
def test_m20_holds_for_any_points(found, density):
    for _, result in written(noted(found), density):
        assert bool(result.drafts) != bool(result.reason)
        assert len(result.drafts) <= writing.MOST[density]


@given(points)
def test_m24_two_runs_agree(found):
    assert written(noted(found)) == written(noted(found))


@given(points, st.data())
def test_m24_an_edit_of_one_point_leaves_the_cards_of_the_others_alone(found, data):
    place = data.draw(st.integers(0, len(found) - 1))
    lead = data.draw(st.sampled_from(LEADS))
    said = data.draw(st.lists(st.sampled_from(SENTENCES), max_size=3))
    edited = [*found[:place], (lead, said), *found[place + 1 :]]
    before, after = written(noted(found)), written(noted(edited))
    del before[place], after[place]
    assert [result for _, result in before] == [result for _, result in after]


# --- what ships has passed ----------------------------------------------------------------


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_no_card_of_the_sample_decks_fails_a_check(path):
    note, _ = reader.read(Source(PurePosixPath(path.name), path.read_text(encoding="utf-8")))
    names = topic.names_in(note)
    for section in note.sections:
        for point in section.key_points:
            seen = topic.of(point, section, note, templates.phrase_pack("en"), names)
            for draft in questions.write(point, section, note, templates.phrase_pack("en")).drafts:
                if draft.rule not in ("author", "aside-cloze"):
                    assert gate.judge(draft, seen).fails == ()
