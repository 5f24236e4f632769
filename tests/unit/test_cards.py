"""Drafts become what Anki stores."""

from datetime import timedelta
from pathlib import Path, PurePosixPath

import pytest

from flashgen import cards, yamlfile
from flashgen.data import (
    Embed,
    Episode,
    KeyPoint,
    Markdown,
    MediaFile,
    Note,
    Section,
    Skip,
    Span,
)
from flashgen.diagnostics import Location
from flashgen.questions import pack

PHRASES = Path(__file__).parents[2] / "card_templates" / "phrases"
HERE = Location(PurePosixPath("note.md"))
EPISODE = Episode(
    title="Rivers",
    show="Field Talks",
    guests=("Ada Moss",),
    source="https://youtu.be/abc",
    topics=("Geology",),
    tags=("todo::1", "river"),
)


@pytest.fixture(scope="module")
def english():
    return pack.parse(yamlfile.parse((PHRASES / "en.yaml").read_text(encoding="utf-8")))


def note(explanation, lead="", episode=EPISODE, **rest):
    point = KeyPoint(Markdown(lead), Markdown(explanation), HERE, **rest)
    section = Section(
        Markdown("Water"), HERE, spans=(Span(timedelta(seconds=60)),), key_points=(point,)
    )
    return Note(HERE.path, episode, (section,))


def one(made):
    (card,) = made.cards
    return card


BOLD = "The gravel of a river bed sorts itself by **settling speed** during each flood (2:05-2:10)."


def test_a_gap_becomes_one_cloze(english):
    card = one(cards.make(note(BOLD), pack=english))
    assert card.question.count("{{c1::settling speed}}") == 1


def test_a_card_carries_topic_show_guest_and_its_own_time(english):
    card = one(cards.make(note(BOLD), pack=english, exclude_tags=("todo",), tags=("mine",)))
    assert card.tags == (
        "guest::Ada_Moss",
        "mine",
        "river",
        "show::Field_Talks",
        "timestamp::00h02m05s",
        "topic::Geology",
    )


def test_times_stand_on_the_card_as_links_into_the_recording(english):
    card = one(cards.make(note(BOLD), pack=english))
    assert card.timestamps == '<a class="chip" href="https://youtu.be/abc?t=125">2:05–2:10</a>'


def test_without_a_stamp_of_its_own_a_card_has_the_headings_time(english):
    card = one(cards.make(note(BOLD.replace(" (2:05-2:10)", "")), pack=english))
    assert card.spans == (Span(timedelta(seconds=60)),)


def test_text_of_a_note_is_never_taken_for_ankis_own(english):
    text = (
        "The **long quiet pool** of a `std::map` river brings [sound:x.mp3] and {{c2::mud}} down."
    )
    card = one(cards.make(note(text), pack=english))
    assert "[sound:" not in card.question
    assert card.question.count("{{") == 1
    assert "std&#58;&#58;map" in card.question


def test_what_a_card_is_does_not_depend_on_its_stamp_or_its_neighbours(english):
    one_fact = one(cards.make(note(BOLD), pack=english)).key
    restamped = one(cards.make(note(BOLD.replace("2:05-2:10", "3:01")), pack=english)).key
    longer = cards.make(note(BOLD + " Nothing else was said about it."), pack=english).cards[0].key
    assert (restamped, longer) == (one_fact, one_fact)


def test_pictures_of_a_key_point_travel_with_its_cards(english):
    embed = Embed("bed.png", HERE, alt="a bed")
    file = MediaFile("bed-1.png", PurePosixPath("media/bed.png"))
    made = cards.make(note(BOLD, embeds=(embed,)), pack=english, resolve=lambda _: file)
    assert one(made).picture == '<img src="bed-1.png" alt="a bed">'
    assert one(made).media == (file,)


def test_equal_fronts_are_told_apart_by_their_context(english):
    card = one(cards.make(note(BOLD), pack=english))
    first, second = cards.distinguish((card, card))
    assert first.context != second.context


def test_a_key_point_without_a_card_has_a_reason(english):
    (skip,) = cards.make(note("", lead="Rivers at night"), pack=english).skipped
    assert skip.reason


@pytest.mark.parametrize(
    ("target", "alt", "said"),
    [
        ("IQ-bell-curve_meme.png", "", "IQ bell curve meme"),
        ("media/river%20bed.png", "", "river bed"),
        ("a.png", "A river", "A river"),
        ("https://example.org/x/gravel.jpg?w=3", "", "gravel"),
    ],
)
def test_a_picture_has_words_for_those_who_hear_it(english, target, alt, said):
    shown = note(BOLD, embeds=(Embed(target, HERE, alt),))
    made = cards.make(
        shown, pack=english, resolve=lambda _: MediaFile("a-1.png", PurePosixPath("a.png"))
    )
    assert f'<img src="a-1.png" alt="{said}">' in made.cards[0].picture


def test_an_explanation_that_is_the_answer_does_not_stand_there_twice(english):
    card = one(
        cards.make(note("a plain of silt beside a river (1:02).", "Floodplain"), pack=english)
    )
    assert card.answer.lower().startswith("a plain of silt beside a river")
    assert card.explanation == ""


def test_a_long_explanation_is_folded_under_its_lead(english):
    long = note(BOLD + " The rest of the flood carries sand over all of it again." * 30, "Gravel")
    card = cards.make(long, pack=english).cards[0]
    assert card.explanation.startswith(
        '<details><summary class="tappable">Gravel</summary><p>The gravel of a river bed'
    )
    assert card.explanation.endswith("</details>")


def test_a_short_explanation_stays_open_below_its_lead(english):
    card = cards.make(note(BOLD, "Gravel"), pack=english).cards[0]
    assert card.explanation.startswith('<p class="lead">Gravel</p><p>The gravel of a river bed')


@pytest.mark.parametrize(
    ("written", "stored"), [("", "en"), ("pt_BR", "pt-BR"), ('"><script>', ""), ("ja", "ja")]
)
def test_a_card_names_its_language(english, written, stored):
    card = one(cards.make(note(BOLD, episode=Episode(language=written)), pack=english))
    assert card.language == stored


# --- what a card may be told apart by -----------------------------------------------------


def test_what_tells_a_card_apart_is_not_in_its_context_yet(english):
    card = one(cards.make(note(BOLD, "Gravel"), pack=english))
    assert card.context == "Ada Moss · Field Talks · Rivers › Gravel"
    assert card.apart == ("Water",)


def test_what_gives_the_answer_away_tells_no_card_apart(english):
    point = KeyPoint(Markdown("Gravel"), Markdown(BOLD), HERE)
    section = Section(Markdown("Settling speed"), HERE, key_points=(point,))
    told = one(cards.make(Note(HERE.path, EPISODE, (section,)), pack=english))
    assert told.apart == ()


def test_what_a_note_says_twice_is_asked_once(english):
    twice = tuple(
        KeyPoint(Markdown("Gravel"), Markdown(BOLD), Location(HERE.path, line)) for line in (3, 9)
    )
    section = Section(Markdown("Water"), HERE, key_points=twice)
    made = cards.make(Note(HERE.path, EPISODE, (section,)), pack=english)
    assert one(made).at.line == 3
    assert made.skipped == (
        Skip(twice[1].at, "Gravel", "the same question and answer as in line 3"),
    )
