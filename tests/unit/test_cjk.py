"""The frames of Chinese and Japanese, and how a pack is written in the script of a note."""

import re
from pathlib import Path, PurePosixPath

import pytest

from flashgen import templates
from flashgen.data import GAP_CLOSE, GAP_OPEN, Episode, KeyPoint, Markdown, Note, Section
from flashgen.diagnostics import Location
from flashgen.questions import generating, pack, reasons, topic, views, words, writing
from flashgen.questions.rules import cjk, pieces, table

FIXTURE = Path(__file__).parents[1] / "fixtures" / "cjk.md"
HERE = Location(PurePosixPath("note.md"))
CASE = re.compile(r"^(?P<sign>[+-]) (?P<lead>[^|]*)\|(?P<text>.*?)(?: → (?P<front>.+))?$")


def cases():
    language, rule = "", ""
    for number, line in enumerate(FIXTURE.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("## "):
            language, rule = line[3:].split()
        elif rule and (match := CASE.match(line)):
            yield pytest.param(language, rule, match, id=f"{language}-{rule}-{number}")


CASES = tuple(cases())


def about(language, lead, text):
    point = KeyPoint(Markdown(lead.strip()), Markdown(text.strip()), HERE)
    section = Section(Markdown(""), HERE, key_points=(point,))
    note = Note(HERE.path, Episode(title="X"), (section,))
    given = templates.phrase_pack(language)
    # a note of one sentence may have no sign that tells the two scripts apart
    written = pack.as_written(given, "這個國" if language == "zh-hant" else "这个国")
    return topic.of(point, section, note, written, topic.names_in(note))


def asked(language, rule, lead, text):
    chosen = next(one for one in table.RULES if one.name == rule)
    found = generating.candidates(about(language, lead, text), rules=(chosen,))
    return [made.draft.question.replace(GAP_OPEN, "{{").replace(GAP_CLOSE, "}}") for made in found]


@pytest.mark.parametrize(
    ("language", "rule", "case"), [c for c in CASES if c.values[2]["sign"] == "+"]
)
def test_a_frame_asks(language, rule, case):
    assert case["front"] in asked(language, rule, case["lead"], case["text"])


@pytest.mark.parametrize(
    ("language", "rule", "case"), [c for c in CASES if c.values[2]["sign"] == "-"]
)
def test_a_frame_leaves_alone(language, rule, case):
    assert asked(language, rule, case["lead"], case["text"]) == []


def test_every_frame_rule_has_three_cases_for_and_three_against_in_each_script():
    for language in ("zh", "zh-hant", "ja"):
        for rule in ("frame", "frame-reason", "lead-frame", "part-cloze"):
            for sign in "+-":
                found = [c for c in CASES if c.values[:2] == (language, rule)]
                assert sum(c.values[2]["sign"] == sign for c in found) >= 3, (language, rule)


# --- the two scripts of Chinese -----------------------------------------------------------


def test_a_pack_is_written_in_the_script_of_the_note():
    given = templates.phrase_pack("zh")
    assert pack.as_written(given, "这个国家的历史") is given
    assert pack.as_written(given, "河水") is given
    traditional = pack.as_written(given, "這個國家的歷史")
    assert traditional.weak == "關於「{lead}」，要點是什麼？"
    assert traditional is pack.as_written(given, "還有這個")


def test_the_other_variant_knows_the_words_of_both():
    given = templates.phrase_pack("zh")
    traditional = pack.as_written(given, "這個國家")
    assert {"这个", "這個"} <= traditional.pronouns
    assert traditional.numbers[:2] == ("兩", "三")
    assert len(traditional.frames) == len(given.frames)


def test_a_language_without_variants_stays_as_it_is():
    given = templates.phrase_pack("ja")
    assert pack.as_written(given, "這個國家的歷史") is given


@pytest.mark.parametrize("language", templates.languages())
def test_the_patterns_of_a_pack_can_be_read(language):
    given = templates.phrase_pack(language)
    for frame in (*given.frames, *given.lead_frames):
        pattern, arrow, question = frame.partition(" => ")
        assert arrow, frame
        assert question.endswith(("？", "?")), frame
        assert "{x}" in pattern or "{o}" in pattern or "(?P<x>" in pattern, frame
    for line in given.gaps:
        assert line.count("{x}") + line.count("(?P<x>") == 1, line
    both = (given.frames, given.lead_frames)
    assert [len(cjk.frames(lines, given.phrase_ends)) for lines in both] == [len(s) for s in both]
    patterns = pieces.gap_patterns(given.gaps, given.phrase_ends, given.gap_start, given.gap_breaks)
    assert len(patterns) == len(given.gaps)
    for line in (*given.lead_ins, *given.places, *given.no_gaps, *given.no_names):
        re.compile(line)


# --- openings -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("zh", "此外，盐沼每天被海水淹没两次。", "盐沼每天被海水淹没两次。"),
        ("zh", "他认为，盐沼比水库更可靠也更便宜。", "盐沼比水库更可靠也更便宜。"),
        ("zh", "（林芷回答）盐沼每天被海水淹没两次。", "盐沼每天被海水淹没两次。"),
        ("zh", "盐沼每天被海水淹没两次。", "盐沼每天被海水淹没两次。"),
        ("ja", "しかし、干潟は毎日二度海の水に沈む。", "干潟は毎日二度海の水に沈む。"),
        ("ja", "干潟は毎日二度海の水に沈む。", "干潟は毎日二度海の水に沈む。"),
    ],
)
def test_what_a_sentence_is_understood_without_is_left_out(language, text, shown):
    looked_at = about(language, "", text)
    (view,) = views.of(looked_at.sentences[0], looked_at.pack)
    assert view.text == shown


@pytest.mark.parametrize(
    ("language", "lead", "shown"),
    [
        ("zh", "一、盐沼", "盐沼"),
        ("zh", "2. 盐沼", "盐沼"),
        ("zh", "问题三：盐沼为什么没有树", "盐沼为什么没有树"),
        ("zh", "盐沼-", "盐沼"),
        ("zh", "三峡", "三峡"),
        ("ja", "1. 干潟", "干潟"),
        ("de", "1. Watt", "1. Watt"),
    ],
)
def test_a_lead_is_read_without_its_number(language, lead, shown):
    assert about(language, lead, "它每天被海水淹没两次。").lead == shown


def point(lead, text="", **rest):
    return KeyPoint(Markdown(lead), Markdown(text), HERE, **rest)


def test_who_speaks_is_no_lead_to_ask_about():
    says = [point("老林", text) for text in ("潮水今天来得早了一点。", "明天还会更早。", "是的。")]
    section = Section(Markdown("港口"), HERE, key_points=tuple(says))
    note = Note(HERE.path, Episode(title="X"), (section,))
    writer = writing.Writer(note, templates.phrase_pack("zh"))
    assert all(not writer.write(one, section).drafts for one in says)


def test_a_point_that_announces_says_so():
    section = Section(Markdown(""), HERE, key_points=(point("", "本期讨论港口为什么不结冰。"),))
    note = Note(HERE.path, Episode(title="X"), (section,))
    made = writing.Writer(note, templates.phrase_pack("zh")).write(section.key_points[0], section)
    assert made.reason == "it only says what the note is about"


@pytest.mark.parametrize(
    ("language", "text", "front"),
    [
        ("ja", "干した網は1〜2週間で海に戻せる状態になる。", "干した網は{{1〜2週間}}で海に"),
        ("zh", "晒干的渔网大约在2～3周之后可以重新下海。", "晒干的渔网大约在{{2～3周}}之后"),
    ],
)
def test_a_range_of_numbers_is_hidden_whole(language, text, front):
    (found,) = asked(language, "number-cloze", "", text)
    assert found.startswith(front)


def test_who_speaks_is_no_term_that_brackets_explain():
    assert asked("zh", "gloss", "", "**老林**（从港务员的角度）：盐沼比水库更可靠。") == []


def test_a_bold_clause_at_the_start_is_no_gap():
    text = "**把渔网挂在阳台上**，晚上再收进屋子里面去。"
    assert asked("zh", "bold-cloze", "", text) == []


def test_a_run_without_spaces_is_parted_at_its_longest_small_word():
    assert words.stems("記憶される場所", frozenset({"れる", "される", "さ"})) == {"記憶", "場所"}


# --- what is left without a card ----------------------------------------------------------


def written(language, lead, text, title="Die Salzgärten"):
    one = KeyPoint(Markdown(lead), Markdown(text), HERE)
    section = Section(Markdown("塩田"), HERE, key_points=(one,))
    note = Note(HERE.path, Episode(title=title), (section,))
    return writing.write(one, section, note, templates.phrase_pack(language))


@pytest.mark.parametrize(
    ("language", "lead", "text"),
    [
        ("ja", "", "古い桟橋を歩いて、木の杭を23本数えた。"),
        ("ja", "", "杭の列を1本の綱で結んで引ける道具。"),
        ("ja", "メモ", "北の岬の灯台守に、次の便で手紙を送る。"),
        ("ja", "網を直すのは難しい", "昔から続く夜の仕事。"),
        ("ja", "塩の道について", "山の村まで三日かけて運ばれる荷の道である。"),
        ("ja", "桟橋", "wood -> stone"),
        ("ja", "浜の分担", "男性は沖：女性は塩田、となりがち。"),
        ("ja", "", "古い桟橋を毎朝**確認すること**。"),
        ("zh", "How", "盐工冬天修补堤坝的方法。"),
        ("zh", "堤坝", "Build it slowly, then wait"),
        ("zh", "水位", "每年 -> 0"),
        ("zh", "", "这篇笔记将近 5000 字，值得慢慢读。"),
        ("zh", "", "第一期 40 米 + 第二期 60 米 = 100 米"),
    ],
)
def test_no_card_is_made_of_what_says_nothing(language, lead, text):
    made = written(language, lead, text)
    assert [draft.question for draft in made.drafts] == []
    assert made.reason


def test_a_number_of_lasting_things_is_asked_and_one_of_a_past_day_is_not():
    (card,) = written("ja", "", "水車は1886年に32台が建てられた。").drafts
    assert f"{GAP_OPEN}32台{GAP_CLOSE}" in card.question
    assert written("ja", "", "昨夜の浜では水車を32台も回した。").drafts == ()


def test_headers_that_ask_nothing_leave_a_row_without_a_card():
    rows = tuple(
        KeyPoint(Markdown(name), Markdown(f"展望/評論: {told}; 相關數據: 每年{size}噸"), HERE)
        for name, told, size in (("北港", "擴建鹽田", 40), ("南港", "修補堤壩", 60))
    )
    section = Section(Markdown("鹽港"), HERE, key_points=rows)
    note = Note(HERE.path, Episode(title="鹽"), (section,))
    made = writing.write(rows[0], section, note, templates.phrase_pack("zh"))
    assert made.drafts == ()
    assert made.reason == reasons.ROW


def test_an_answer_is_whole_between_its_quotes():
    assert asked("ja", "frame", "", "潮とは、月が引く水」のことである。") == []
