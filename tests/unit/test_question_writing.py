"""The question writer as a whole: choice, density, asides, sponsors, languages, the gate."""

from dataclasses import fields
from datetime import timedelta
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen import questions, templates, yamlfile
from flashgen.data import (
    GAP_CLOSE,
    GAP_OPEN,
    Ask,
    Bullet,
    Density,
    Embed,
    Episode,
    KeyPoint,
    Kind,
    Markdown,
    Note,
    Section,
    Span,
)
from flashgen.diagnostics import Location
from flashgen.questions import gate, language, pack, words
from flashgen.questions.rules import table

HERE = Location(PurePosixPath("note.md"))
EPISODE = Episode(title="Water", show="Field Talks", guests=("Ada Moss",), hosts=("Ben Reed",))
PHRASES = Path(__file__).parents[2] / "card_templates" / "phrases"
LANGUAGES = ("de", "en", "es", "fr", "ja", "pt", "ru", "zh")


def point(lead, text, **rest):
    return KeyPoint(Markdown(lead), Markdown(text), HERE, **rest)


def written(key_point, density=Density.NORMAL, episode=EPISODE, code="en", title="Rivers"):
    section = Section(
        Markdown(title), HERE, spans=(Span(timedelta(seconds=60)),), key_points=(key_point,)
    )
    note = Note(HERE.path, episode, (section,))
    return questions.write(key_point, section, note, templates.phrase_pack(code), density)


def fronts(result):
    return [
        draft.question.replace(GAP_OPEN, "{{").replace(GAP_CLOSE, "}}") for draft in result.drafts
    ]


TWO_FACTS = (
    "Honey bees cool the hive by fanning water drops with their wings (2:05). "
    "Drones leave the hive when the nectar runs dry in autumn (3:10)."
)


def test_each_fact_gets_its_own_card_with_its_own_time():
    drafts = written(point("Bees", TWO_FACTS)).drafts
    assert [draft.spans[0].start.total_seconds() for draft in drafts] == [125, 190]


def test_lean_asks_one_question():
    assert len(written(point("Bees", TWO_FACTS), Density.LEAN).drafts) == 1


def test_two_cards_never_ask_about_one_sentence():
    drafts = written(point("Bees", TWO_FACTS), Density.RICH).drafts
    assert len({draft.fact for draft in drafts}) == len(drafts)


def test_where_nothing_precise_can_be_asked_the_lead_is_quoted():
    (draft,) = written(
        point("Unpacking Floods", "They came back again and again after that.")
    ).drafts
    assert draft.question == "What is Ada Moss’s main point about “Unpacking Floods”?"
    assert questions.WEAK in draft.tags


def test_a_first_sentence_is_no_main_point_where_nobody_speaks_and_more_is_said():
    more = "They came back again and again after that. Nobody had looked for them there."
    nobody = Episode(title="Water")
    for text, most in (("They came back again and again after that.", 1), (more, 0)):
        assert len(written(point("Unpacking Floods", text), episode=nobody).drafts) == most
    assert written(point("Unpacking Floods", more), Density.RICH, episode=nobody).drafts


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("If the lock gate breaks, you can cross by the old weir.", "What happens if the lock"),
        ("If users open the upper gate, the lock fills at once.", "What happens if users open"),
        ("The lower gate opens when rowing upstream.", "When does the lower gate open"),
    ],
)
def test_what_is_loosely_asked_is_left_to_a_rich_deck(text, front):
    normal, rich = (
        {draft.question for draft in written(point("", text), density).drafts}
        for density in (Density.NORMAL, Density.RICH)
    )
    assert not any(question.startswith(front) for question in normal)
    assert any(question.startswith(front) for question in rich)


def test_a_sponsor_is_worth_one_question():
    text = "**Driftnet** is presented as an open archive of floats (description). " + TWO_FACTS
    (draft,) = written(point("Floats", text), Density.RICH).drafts
    assert questions.DESCRIPTION in draft.tags


def test_the_host_is_named():
    text = "The host uses **BirdNet** to sort his recordings by species and place."
    assert fronts(written(point("Birds", text))) == ["What does Ben Reed use BirdNet for?"]


def test_a_pronoun_at_the_start_is_the_guest():
    text = "She argues that dark roofs soak up light because nobody paints them."
    assert fronts(written(point("Roofs", text))) == [
        "According to Ada Moss, why do dark roofs soak up light?"
    ]


def test_with_several_guests_nobody_is_named():
    episode = Episode(title="Water", guests=("Ada Moss", "Cy Hill"))
    result = written(
        point("Unpacking Floods", "They came back again and again after that."), episode=episode
    )
    assert fronts(result) == ["What is the main point about “Unpacking Floods”?"]


def test_the_context_line_does_not_give_the_answer_away():
    text = "The calm strip of the tropics was known as the horse latitudes to every crew."
    (draft,) = written(point("Horse Latitudes", text), title="The horse latitudes").drafts
    assert draft.context == ("Ada Moss", "Field Talks", "Water")


def test_remarks_are_the_note_takers_own():
    remark = Markdown("Old maps stay useful because coasts move more slowly than fashions do.")
    drafts = written(point("Bees", TWO_FACTS, remarks=(remark,))).drafts
    assert [questions.OWN_NOTE in draft.tags for draft in drafts] == [False, False, True]
    assert drafts[-1].context[0] == "own note"


def test_children_beside_a_picture_are_an_aside_of_the_note_taker():
    children = tuple(
        Bullet(Markdown(text), HERE)
        for text in (
            "beginners trust the map,",
            "pilots watch the river,",
            "old hands ask the miller.",
        )
    )
    text = "Honey bees cool the hive by fanning water drops with their wings."
    made = written(point("Bees", text, children=children, embeds=(Embed("a.png", HERE),)))
    assert fronts(made)[1].startswith("Beginners trust the map; pilots")
    assert questions.OWN_NOTE in made.drafts[1].tags


def test_the_authors_own_question_is_taken_as_it_is():
    ask = Ask(Kind.QA, Markdown("What **cools** a hive?"), Markdown(""), HERE)
    (draft,) = written(point("Bees", TWO_FACTS, asks=(ask,))).drafts
    said = "Honey bees cool the hive by fanning water drops with their wings."
    assert draft.question == "What **cools** a hive?"
    assert draft.answer.startswith(said)


@pytest.mark.parametrize(
    ("key_point", "reason"),
    [
        (point("", ""), "empty"),
        (point("Bees", ""), "a title alone: there is nothing to ask about it"),
        (point("Bees", "See above."), "nothing but filler"),
        (point("", "What would happen without the bees?"), "an open question"),
        (point("", "Then it stops."), "too short to ask about: say more of it, or write a `Q:`"),
    ],
)
def test_a_point_without_a_card_says_why(key_point, reason):
    assert written(key_point).reason == reason


def test_an_edit_of_one_point_leaves_the_cards_of_another_alone():
    first, second = point("Bees", TWO_FACTS), point("Salt", "Salt keeps.")
    changed = point("Salt", "Salt keeps fish for a year in a dry loft.")
    results = []
    for other in (second, changed):
        section = Section(Markdown("Rivers"), HERE, key_points=(first, other))
        note = Note(HERE.path, EPISODE, (section,))
        results.append(questions.write(first, section, note, templates.phrase_pack("en")))
    assert results[0] == results[1]


# --- languages ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(PHRASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_phrase_pack_lacks_nothing(path):
    value = yamlfile.parse(path.read_text(encoding="utf-8"))
    assert pack.missing(value) == ()
    made = pack.parse(value)
    assert made.language == path.stem
    assert len(made.numbers) >= 4


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_phrase_has_a_place_for_what_it_names(code):
    made = templates.phrase_pack(code)
    places = {
        "weak": ("lead",),
        "weak_owner": ("lead", "owner"),
        "define": ("term",),
        "what_is": ("term",),
        "stands_for": ("term",),
        "compare": ("a", "b"),
        "why": ("clause",),
        "which_list": ("lead", "count"),
    }
    for name, wanted in places.items():
        filled = getattr(made, name).format(**{place: f"<{place}>" for place in wanted})
        assert all(f"<{place}>" in filled for place in wanted), name
        assert filled.rstrip(")").endswith(("?", "？")), name


def test_what_a_pack_lacks_is_named():
    with pytest.raises(pack.PackError, match="lacks weak,"):
        pack.parse({"language": "xx"})


def test_what_a_pack_has_too_much_is_named():
    value = yamlfile.parse((PHRASES / "en.yaml").read_text(encoding="utf-8"))
    with pytest.raises(pack.PackError, match="has no colour"):
        pack.parse({**value, "colour": "red"})


@pytest.mark.parametrize(
    ("code", "text", "front"),
    [
        ("de", "Ein Moor ist ein Speicher für Wasser und Kohlenstoff.", "Was ist „Moor“?"),
        ("es", "La turba es una esponja lenta que alimenta ríos.", "¿Qué es «turba»?"),
        ("fr", "La tourbe est une éponge qui nourrit les ruisseaux.", "Qu’est-ce que « tourbe » ?"),
        ("pt", "A turfa é uma esponja lenta que alimenta os riachos.", "O que é “turfa”?"),
        ("ru", "Торф — это медленная губка, которая питает ручьи.", "Что такое «Торф»?"),
        ("zh", "泥炭是一种缓慢的海绵，夏天为溪流供水。", "什么是“泥炭”？"),
        ("ja", "泥炭とは、夏に小川へ水を送るスポンジである。", "「泥炭」とは何ですか？"),
    ],
)
def test_every_language_asks_what_a_thing_is(code, text, front):
    assert fronts(written(point("", text), episode=Episode(title="X"), code=code)) == [front]


@pytest.mark.parametrize(
    ("code", "text", "gap"),
    [
        ("fr", "La moitié du lit se trie par **vitesse de chute** en crue.", "vitesse de chute"),
        ("ru", "Половина русла делится по **скорости оседания** зимой.", "скорости оседания"),
        ("zh", "船员把热带的无风地带叫作“马纬度”，因为那里常常没有风。", "马纬度"),
        ("ja", "船員は熱帯の無風地帯を「馬の緯度」と呼び、そこを恐れた。", "馬の緯度"),
        (
            "es",
            "Cada primavera la savia sube hasta las ramas más altas del **olmo viejo**.",
            "olmo viejo",
        ),
        ("de", "Die Strömung sortiert den Kies in etwa 40 Minuten um.", "40 Minuten"),
        ("pt", "O rio carrega cerca de 40 toneladas de areia por hora.", "40 toneladas"),
    ],
)
def test_every_language_has_gaps(code, text, gap):
    (front,) = fronts(written(point("", text), episode=Episode(title="X"), code=code))
    assert f"{{{{{gap}}}}}" in front


FLOOR = {
    "en": ("Unpacking Floods", "They came back again and again after that."),
    "zh": ("洪水", "洪水在春天来了，又在秋天走了，年年如此。"),
    "ja": ("洪水", "春に来て秋に去る、毎年のことだ。"),
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_a_floor(code):
    lead, text = FLOOR.get(code, ("Xyzzy", "Abcde fghij klmno pqrst uvwxy."))
    result = written(point(lead, text), code=code)
    assert lead in fronts(result)[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The river bends because the water eats its outer bank.", "en"),
        ("Der Fluss mäandert, weil das Wasser am Ufer nagt und nicht ruht.", "de"),
        ("El río se curva porque el agua come la orilla más lejana.", "es"),
        ("La rivière tourne parce que les eaux mangent la rive avec le temps.", "fr"),
        ("O rio não corre reto porque a água come a margem mais longe.", "pt"),
        ("Река петляет, потому что вода подмывает берег.", "ru"),
        ("河流弯曲是因为水侵蚀外岸。", "zh"),
        ("川は水が外側の岸を削るので曲がる。", "ja"),
        ("", "en"),
    ],
)
def test_a_language_is_known_by_its_script_and_its_small_words(text, code):
    assert language.of_text(text) == code


def test_the_notes_own_language_comes_first():
    note = Note(HERE.path, Episode(language="pt-BR"))
    assert language.detect(note, "de") == "pt"


# --- words and checks ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [("one two-fold `code here` $x + y$", 4), ("", 0), ("河流弯曲", 3), ("AI 模型", 2)],
)
def test_words_are_counted_as_a_reader_sees_them(text, count):
    assert words.count(text) == count


def test_kin_words_have_one_stem():
    assert words.stem("generalizes") == words.stem("generalization")


def test_the_checks_know_each_other_by_number():
    names = [name for name, _ in gate.FAILING] + [name for name, _ in gate.WEIGHING]
    assert all(name.startswith("M") and name[1:].isdigit() for name in names)


def test_rules_are_named_once():
    names = [rule.name for rule in table.RULES]
    assert len(set(names)) == len(names)


def test_a_rule_has_one_place_to_look_at():
    assert all((rule.in_sentence is None) != (rule.in_lead is None) for rule in table.RULES)
    assert {f.name for f in fields(table.Rule)} >= {"name", "base", "forms"}


@given(lead=st.text(max_size=40), text=st.text(max_size=200))
def test_any_text_at_all_is_written_or_explained(lead, text):
    result = written(point(lead, text))
    assert bool(result.drafts) != bool(result.reason)


SCRAPS = (
    "The", "river", "bends", "because", "water", "**eats**", "the", "(old)", "bank", ".", ",",
    ":", "“soft”", "10", "km", "and", "it",
)  # fmt: skip


@given(
    st.lists(
        st.sampled_from(
            [
                "The",
                "river",
                "bends",
                "because",
                "water",
                "**eats**",
                "the",
                "(old)",
                "bank",
                ".",
                ",",
                ":",
                "“soft”",
                "10",
                "km",
                "and",
                "it",
            ]
        ),
        max_size=30,
    )
)
def test_every_cloze_has_one_gap_and_every_question_a_mark(found):
    for draft in written(point("Rivers", " ".join(found)), Density.RICH).drafts:
        if draft.kind is Kind.CLOZE:
            assert (draft.question.count(GAP_OPEN), draft.question.count(GAP_CLOSE)) == (1, 1)
        else:
            assert "?" in draft.question


def test_children_of_one_word_above_all_headings_are_no_list():
    children = (Bullet(Markdown("salt pans"), HERE), Bullet(Markdown("fish ponds"), HERE))
    made = written(point("", "Two uses are known. Uses:", children=children), title="")
    assert not [draft for draft in made.drafts if draft.items]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("A dry spring leads to low rivers, weak springs and empty mills.", 3),
        ("A dry spring leads to the loss of pasture, the end of ferries and a poor harvest.", 3),
        ("A dry spring leads to lean years for millers, ferrymen and farmers.", 0),
    ],
)
def test_what_a_preposition_governs_is_no_list_of_its_own(text, items):
    (draft,) = written(point("Drought", text)).drafts
    assert (draft.question, len(draft.items)) == ("What does a dry spring lead to?", items)


@pytest.mark.parametrize(
    "text",
    [
        "By using this trick, a crew can keep an even load on every rope of the ring.",
        "An alternative to dredging the old canal is to lock the ebb behind new gates.",
        "Surveys show that 83% of leaks are due to old seals in the pumps, and not to frost.",
    ],
)
def test_no_question_breaks_off_and_no_answer_points_at_nothing(text):
    found = fronts(written(point("", text)))
    assert not [front for front in found if front.endswith(("are?", "ring?", "canal?"))]


def test_it_is_not_the_one_who_says_so():
    said = "Hanna argues that flat roofs leak. It spoils the plaster because the water stays."
    assert not [front for front in fronts(written(point("", said))) if "Hanna spoil" in front]
    roof = "The flat roof leaks all winter. It spoils the plaster because the water stays."
    assert "Why does the flat roof spoil the plaster?" in fronts(written(point("", roof)))
