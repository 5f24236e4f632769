"""What a note of Chinese or Japanese tells of itself, and answers below their questions."""

from pathlib import PurePosixPath

import pytest

from flashgen import reader, templates
from flashgen.data import Source
from flashgen.questions import language, noted, writing


def written(code, text):
    note, _ = reader.read(Source(PurePosixPath("note.md"), text))
    pack = templates.phrase_pack(code)
    return [
        writing.write(point, section, note, pack)
        for section in note.sections
        for point in section.key_points
    ]


def fronts(code, text):
    return [draft.question for made in written(code, text) for draft in made.drafts]


@pytest.mark.parametrize(
    ("code", "label"),
    [("ja", "動画ID"), ("ja", "再生回数"), ("ja", "チャンネル"),
     ("zh", "字幕语言"), ("zh", "整理日期"), ("zh", "視頻連結")],
)  # fmt: skip
def test_a_label_of_the_recording_is_no_key_point(code, label):
    made = written(code, f"# 塩\n\n## 塩田\n\n- **{label}**: 2024年5月に3回、海の塩田で盐\n")
    assert [one.reason for one in made] == [noted.METADATA]


@pytest.mark.parametrize(
    ("code", "label"),
    [("ja", "再生エネルギー"), ("ja", "塩の時間"), ("zh", "频道的宽度"), ("zh", "日期变更线")],
)
def test_a_label_of_the_subject_is_one(code, label):
    made = written(code, f"# 塩\n\n## 塩田\n\n- **{label}**: 海から3キロの塩田で盐测量\n")
    assert [one.reason for one in made] != [noted.METADATA]


@pytest.mark.parametrize(
    ("code", "heading"), [("ja", "感想"), ("ja", "動画情報"), ("zh", "本期嘉宾")]
)
def test_a_section_about_the_recording_has_no_card(code, heading):
    made = written(code, f"# 塩\n\n## {heading}\n\n- 海から3キロの塩田では、塩が90%を占める。\n")
    assert [one.reason for one in made] == [noted.SECTION]


@pytest.mark.parametrize(("code", "heading"), [("ja", "塩田"), ("ja", "海の情報"), ("zh", "盐田")])
def test_a_section_about_the_subject_has_its_cards(code, heading):
    made = written(code, f"# 塩\n\n## {heading}\n\n- 海から3キロの塩田では、塩が90%を占める。\n")
    assert made[0].drafts


def test_a_line_in_another_language_is_left_alone():
    lines = "- The salt pans are 3 miles from the sea and take 90% of it.\n- 塩田は海にある。\n"
    assert written("ja", f"# 塩\n\n## 塩田\n\n{lines}")[0].reason == noted.FOREIGN


def test_a_word_of_another_language_may_be_what_is_learnt():
    lines = "- **塩分**: It takes three weeks to dry the salt.\n- **Brine**: It takes 3 weeks.\n"
    made = written("en", f"# Salt\n\n## Pans\n\n{lines}")
    assert noted.FOREIGN not in [one.reason for one in made]


TRANSCRIPT = "\n".join(
    f"## {title}\n\n- {text}\n"
    for title, text in (
        ("塩田のまとめ", "塩田の水は3週間で乾く。"),
        ("はじめの話", "The salt pans are 3 miles from the sea, and the keeper takes 90% of it."),
        ("道具について", "The keeper has used the same wooden rake for 40 years, and he mends it."),
    )
)


def test_the_headings_tell_the_language_of_a_note_that_quotes_a_talk_at_length():
    note, _ = reader.read(Source(PurePosixPath("note.md"), f"# 塩\n\n{TRANSCRIPT}"))
    assert language.detect(note) == "ja"


def test_two_headings_tell_nothing():
    text = "\n".join(TRANSCRIPT.split("\n")[4:])
    note, _ = reader.read(Source(PurePosixPath("note.md"), text))
    assert language.detect(note) == "en"


def test_code_below_a_claim_is_no_reason_for_it():
    text = "# 盐\n\n## 闸门\n\n- **闸门不会自己关上**: `(gate 'open)`\n"
    assert not any(front.startswith("为什么") for front in fronts("zh", text))


# --- a question above its answers ----------------------------------------------------------

TALK = """# 盐

## 问答

**问题一：为什么要种红树林？**
阿港：红树的根能留住泥沙，也能挡住大浪。

小汐：对渔民来说，红树林是小鱼长大的地方。

**问题二：盐田的退出机制**
阿港：退出的盐田先放水，再种回原来的芦苇。

小汐：种芦苇以前，先要把池底的硬壳打碎。
"""


def test_who_answers_is_asked_the_question_above():
    assert fronts("zh", TALK)[:2] == [
        "（阿港）为什么要种红树林？",
        "（小汐）为什么要种红树林？",
    ]


def test_a_numbered_topic_is_asked_like_a_question():
    assert "（小汐）关于“盐田的退出机制”，要点是什么？" in fronts("zh", TALK)


def test_a_label_of_an_answer_takes_the_question_before_it():
    asked, replied = "潮汐电站会不会改变海湾？", "会改变，闸门关闭以后泥沙都留在里面。"
    text = f"# 盐\n\n## 港口\n\n- **问题**：{asked}\n- **回答**：{replied}\n"
    assert fronts("zh", text) == [asked]


def test_who_speaks_once_may_be_no_speaker():
    reply = "- **红树**：红树的根能留住泥沙，也能挡住大浪。\n"
    text = f"# 盐\n\n## 港口\n\n**为什么要种红树林？**\n\n{reply}"
    assert "（红树）为什么要种红树林？" not in fronts("zh", text)


# --- labels and lists ----------------------------------------------------------------------


def test_a_label_asks_for_what_it_says_of_its_heading():
    text = (
        "# 盐\n\n## 话题二：盐田的历史\n\n- **数据**：盐田在一百年里搬了三次家，也换了两次主人。\n"
    )
    assert fronts("zh", text) == ["“盐田的历史”的数据是什么？"]


@pytest.mark.parametrize(("lead", "asked"), [("盐田的优势", 1), ("潮汐表 -> 闸门", 0)])
def test_a_list_is_asked_for_where_its_name_says_of_what(lead, asked):
    text = (
        f"# 盐\n\n## 海\n\n- **{lead}**\n  - 靠近港口\n  - 日照很长\n  - 雨水很少\n  - 土质很硬\n"
    )
    assert len(fronts("zh", text)) == asked


def test_the_short_value_of_an_attribute_is_asked_for_in_japanese():
    text = "# 塩\n\n## 海\n\n- **にがりの結合**: すべて単結合\n- **結合**: すべて単結合\n"
    assert fronts("ja", text) == ["にがりの結合は？"]


def test_an_empty_cell_and_an_empty_row_are_not_asked_for():
    rows = (
        "港 | 深度 | 灯塔",
        "---|---|---",
        "北港 | 9米 | 无",
        "无 | 7米 | 旧船",
        "南港 | 5米 | 石塔",
    )
    table = "".join(f"| {row} |\n" for row in rows)
    assert fronts("zh", f"# 港\n\n## 港口\n\n{table}") == [
        "北港 – 深度？",
        "南港 – 深度？",
        "南港 – 灯塔？",
    ]


@pytest.mark.parametrize("label", ["Original source", "Uploader", "Evidence status", "Topic title"])
def test_an_english_label_of_the_recording_is_no_key_point(label):
    made = written("en", f"# Salt\n\n## Pans\n\n- **{label}**: three pans by the sea in May 2024\n")
    assert [one.reason for one in made] == [noted.METADATA]


@pytest.mark.parametrize("label", ["Source rock", "Topic of the pans", "Load limit", "Sea level"])
def test_an_english_label_of_the_subject_is_one(label):
    made = written("en", f"# Salt\n\n## Pans\n\n- **{label}**: three pans by the sea in May 2024\n")
    assert [one.reason for one in made] != [noted.METADATA]


@pytest.mark.parametrize(
    ("heading", "refused"),
    [("Transcript status", True), ("Media evidence", True), ("Sources", True),
     ("Open questions / future work", True), ("Things to read next", True),
     ("Homework", True), ("Open questions of the trade", False),
     ("Evidence of salt in soil", False), ("Sources of salt", False)],
)  # fmt: skip
def test_a_section_of_a_pipeline_or_of_things_to_do_has_no_card(heading, refused):
    (made,) = written("en", f"# Salt\n\n## {heading}\n\n- The pans depend on a dry summer wind.\n")
    assert (made.reason == noted.SECTION) is refused


def test_a_line_in_a_foreign_script_is_called_so():
    made, *_ = written("en", "# Salt\n\n## Pans\n\n- الملح يأتي من البحر في الصيف\n")
    assert made.reason == noted.FOREIGN


@pytest.mark.parametrize("heading", ["Pans", "Transcript status"])
def test_a_gap_that_the_author_marked_is_asked_wherever_it_stands(heading):
    lines = "- الملح يأتي من ==البحر القديم== في الصيف كل عام\n"
    made, *_ = written("en", f"# Salt\n\n## {heading}\n\n{lines}")
    assert [draft.rule for draft in made.drafts] == ["highlight"]
