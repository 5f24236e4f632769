"""What a Chinese card may not show: what points back, what gives its gap away, what only names."""

from pathlib import PurePosixPath

import pytest

from flashgen import templates
from flashgen.data import (
    GAP_CLOSE,
    GAP_OPEN,
    Bullet,
    Episode,
    KeyPoint,
    Markdown,
    Note,
    Section,
)
from flashgen.diagnostics import Location
from flashgen.questions import writing

HERE = Location(PurePosixPath("note.md"))


def drafts(text, lead="", heading="盐田", parents=(), children=()):
    bullets = tuple(Bullet(Markdown(child), HERE) for child in children)
    point = KeyPoint(Markdown(lead), Markdown(text), HERE, children=bullets)
    section = Section(
        Markdown(heading), HERE, key_points=(point,), parents=tuple(map(Markdown, parents))
    )
    note = Note(HERE.path, Episode(title="海边的手艺"), (section,))
    return writing.write(point, section, note, templates.phrase_pack("zh")).drafts


def fronts(text, **given):
    return [
        draft.question.replace(GAP_OPEN, "{{").replace(GAP_CLOSE, "}}")
        for draft in drafts(text, **given)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "自己并非不怕台风，而是更怕堤坝在夜里决口。",
        "随着堤坝加高，他把旧水闸变成了村里的鱼市。",
        "盐工每年都要修补这三座水闸，导致冬天的收成减少。",
        "后者更慢，但它不是浪费，而是给候鸟留出的时间。",
        "结果是老码头的木桩变成了牡蛎的家。",
        "还有一个更大的危险是突然涨起的潮水。",
        "能够成为全县第一座潮汐电站，取决于海湾的深度。",
        "林芷的答案是先修水闸，再修码头。",
        "输出是一张多层的海图，每一层代表一种海草。",
        "核心是一座没有人看守的旧水闸。",
        "就像用渔网拦住了一场“大退潮”。",
        "对此老船长的看法不是反对，而是再等一个冬天。",
        "“我走的路跟别的盐工完全不同，靠的不是太阳，而是风。”",
    ],
)
def test_what_points_at_another_sentence_is_not_asked(text):
    assert fronts(text) == []


@pytest.mark.parametrize(
    ("text", "front"),
    [
        (
            "旧水闸不能一直关着——当它挡住鱼群时，它变成了下游的饥荒。",
            "旧水闸不能一直关着——当它挡住鱼群时，它变成了{{下游的饥荒}}。",
        ),
        ("有了新的海图，渔民可以让自己的船避开暗礁。", ""),
        ("盐工把旧渔网变成了一道风墙，这道风墙避免了卤池的沙害。", ""),
        ("真正的盐不是白色的粉末，而是一层一层的冰花。", "真正的盐不是白色的粉末，而是什么？"),
    ],
)
def test_what_its_own_sentence_names_is_asked(text, front):
    made = fronts(text)
    assert made == [front] if front else all("自己" not in one[:3] for one in made)


@pytest.mark.parametrize(
    "text",
    [
        "海边的老堤坝最终变成了老堤坝下的公园。",
        "盐场的主任说，渔会作为一家小小的渔会，也可以买下码头。",
        "修堤的人先要控制住批量的水害（batch damage）。",
        "老码头的木桩泡在淤泥里已经有40、50年。",
        "6年后加入渔会时，林芷已经能看懂所有的海图。",
        "堤坝应该中立。",
        "渔会一共提供了一个与众不同的角度。",
        "尽管台风频繁，2025-2026年沿海的渔村修好了所有的水闸。",
        "如果渔会选择了没有闸门的堤坝，春天的鱼就会回到上游。",
    ],
)
def test_a_gap_that_is_given_away_or_trivial_is_none(text):
    assert fronts(text) == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("盐工管它叫“潮的信”（letter of the tide），每天读两次。", False),
        ("盐工每天都要读“潮信表”（而不是看天气）。", False),
        ("盐工先看“Tide Table”（潮汐的表格）再下海。", False),
        ("盐工把它叫作“活闸门”（只在涨潮的时候自己打开的门）。", True),
        ("盐工每天都要抄“NOAA”（National Oceanic and Atmospheric Administration）。", True),
    ],
)
def test_a_bracket_that_only_translates_explains_nothing(text, asked):
    assert any(one.endswith("是什么意思？") for one in fronts(text)) is asked


@pytest.mark.parametrize(
    "lead",
    ["想象一下", "问题在于", "更糟糕的是", "Ada解释", "林芷纠正", "关键原话"],
)
def test_what_only_leads_on_is_no_topic(lead):
    assert fronts("堤坝在春天的大潮里从来没有决口，村里人都记得很清楚。", lead=lead) == []


def test_a_list_has_as_many_things_as_its_name_says():
    (front,) = fronts("引潮、晒卤、结晶、洗盐。", lead="四种工序")
    assert front == "“四种工序”包括哪四项？"
    assert all("哪" not in one for one in fronts("引潮、晒卤、结晶、洗盐。", lead="五种工序"))


def test_a_topic_is_asked_for_where_nothing_else_is():
    made = fronts("堤坝在春天的大潮里从来没有决口，村里人都记得很清楚。", lead="分段筑堤法")
    assert made == ["关于“分段筑堤法”，要点是什么？"]


@pytest.mark.parametrize(
    "text",
    [
        "林芷在描述堤坝时，声音里带着一种“终于修完了”的满足感。",
        "主持人问到堤坝时，林芷说那只是“一堆石头和泥”。",
        "想象一下，你拥有一座没有闸门的堤坝，它能挡住所有的潮水。",
        "对话始于一个很少有人知道的名字：**活闸门的传说**。",
    ],
)
def test_moods_hosts_and_stages_make_no_card(text):
    assert fronts(text) == []


def test_the_tag_of_a_recording_is_left_out():
    (front,) = fronts("[对话 31:00] 北港的灯塔不是石头建筑，而是一艘抛锚的旧船。")
    assert front == "北港的灯塔不是石头建筑，而是什么？"


def test_a_card_below_a_label_says_what_stands_above_it():
    text = "北港的灯塔不是石头建筑，而是一艘抛锚的旧船。"
    (draft,) = drafts(text, heading="核心观点", parents=("航标", "2. 北港的夜航"))
    assert draft.context[-1] == "› 北港的夜航"
    (draft,) = drafts(text, heading="灯塔", parents=("2. 北港的夜航",))
    assert draft.context[-1] == "› 灯塔"


def test_a_list_below_a_pronoun_is_asked_of_its_heading():
    (front,) = fronts("它主要解决两个问题：", heading="闸门", children=("泥沙淤积", "海水倒灌"))
    assert front == "闸门：主要解决两个问题：分别是哪两项？"


def test_statements_between_semicolons_are_asked_by_themselves():
    text = "堤坝挡住的是浪；水闸不等于一道墙，而是村子的呼吸；没有水闸的堤坝会在第一个春天决口。"
    assert fronts(text) == ["水闸不等于一道墙，而是什么？"]


def test_a_term_with_an_abbreviation_in_it_is_no_abbreviation():
    text = "盐工把它叫作“有灵魂的 AI”（AI with a salty soul），每天都用。"
    assert all(not one.endswith("是什么意思？") for one in fronts(text))


def test_whom_an_office_points_to_is_not_cut_in_two():
    made = drafts("是指挥官本人而不是远方的国王，盐场的士兵都这样说。", lead="士兵效忠的人")
    assert [draft.answer[:5] for draft in made] == ["指挥官本人"]


@pytest.mark.parametrize(
    ("heading", "text", "shown"),
    [
        ("晒盐的手艺", "盐田的秘密不在于阳光，而在于“风口”。", True),
        ("风口的秘密", "盐田的难处不在于阳光，而在于“风口”。", False),
        ("共同的海图体系", "渔会不是一家公司，而是一个大家慢慢补出来的海图体系。", False),
        ("从猜测到潮汐模型", "盐工的判断正在从依赖老人的记忆转向建立村里的潮汐模型。", False),
        ("海湾里的渔会", "渔会不是一家公司，而是一个大家慢慢补出来的海图体系。", True),
        ("候鸟、卤池、风车", "盐田由候鸟（客人）、卤池（田）和风车（工人）组成。", False),
    ],
)
def test_a_heading_that_gives_the_answer_away_is_not_shown(heading, text, shown):
    (draft,) = drafts(text, heading=heading)
    assert any(heading in part for part in draft.context) is shown


@pytest.mark.parametrize(
    "text",
    [
        "林芷分享了一个难忘的“无风收盐”的例子。",
        "老船长用一段生动的故事解释了“先开闸”和“后收盐”的道理。",
        "林芷现场演示了如何在夜里打开“北水闸”。",
        "关于“谁来修堤”的问题，林芷和老船长分享了他们的看法。",
        "原始视频是一个村民在修补渔网。",
        "水闸旁的屏幕上显示着“闸门已关”。",
    ],
)
def test_what_is_shown_or_told_in_a_talk_makes_no_card(text):
    assert fronts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "例如，一座盐田每年收盐300吨，另一座只收100吨。",
        "如果一条船每天能卖400元，渔会就会多修两座码头。",
        "大潮前盐田的水深在3米到5米之间变化。",
        "林芷回忆起每天走路20分钟去看潮水的日子。",
        "三个盐工住在棚子里，11天里一直不停地修补旧水闸。",
        "盐田靠风晒干卤水（一季的收入里盐占60吨左右）。",
    ],
)
def test_a_number_of_an_example_or_of_a_life_is_no_gap(text):
    assert fronts(text) == []


@pytest.mark.parametrize(
    "lead",
    [
        "堤坝决定村子的命运",
        "码头扩建的前景",
        "渔会与盐会",
        "另一个演示",
        "没有捷径",
        "渔民高度一致",
        "成本优化",
        "平衡潮水",
        "问题3",
        "复制潮汐表",
    ],
)
def test_a_claim_or_a_label_is_no_name_to_ask_about(lead):
    assert fronts("堤坝在春天的大潮里从来没有决口，村里人都记得很清楚。", lead=lead) == []


def test_a_point_below_this_feature_is_not_asked_for():
    text = "堤坝在春天的大潮里从来没有决口，村里人都记得很清楚。"
    assert fronts(text, lead="分段筑堤法", heading="这个办法的用处") == []


def test_a_title_in_a_paragraph_of_its_own_is_told_so():
    point = KeyPoint(Markdown(""), Markdown("**修堤三步：打桩、填石、种草 **`[02:00-04:00]`"), HERE)
    section = Section(Markdown("堤坝"), HERE, key_points=(point,))
    note = Note(HERE.path, Episode(title="海边的手艺"), (section,))
    written = writing.write(point, section, note, templates.phrase_pack("zh"))
    assert written.drafts == ()
    assert written.reason.startswith("a title")


def test_things_of_a_kind_are_no_meaning():
    assert fronts("盐工每天都要检查“老物件”（木桩、渔网、石头）。") == []


def test_clauses_after_a_colon_are_no_list():
    assert fronts("看到堤坝时，你只需要想：石头、泥土，或者干脆就是草根。") == []


@pytest.mark.parametrize(
    "text",
    [
        "盐田的水位在大潮以后会突然上升3米，盐工都要撤走。",
        "新水闸让晒盐的时间缩短了12天，村里人都很高兴。",
    ],
)
def test_a_number_that_says_how_much_something_changed_is_a_gap(text):
    assert len(fronts(text)) == 1


def test_an_introduction_makes_no_card():
    text = "北港的灯塔不是石头建筑，而是一艘抛锚的旧船。"
    assert fronts(text, heading="开篇引入") == []


def test_an_answer_cut_in_a_bracket_is_none():
    told = "林芷主要负责水闸每个季节的开关和检修（北港有两座旧水闸，南港有一座新水闸）"
    assert not any(one.endswith("？") for one in fronts(f"{told}，从不离开海岸。"))


def quoted(text, *said):
    points = tuple(KeyPoint(Markdown(""), Markdown(one), HERE) for one in (text, *said))
    section = Section(Markdown("盐田"), HERE, key_points=points)
    note = Note(HERE.path, Episode(title="海边的手艺"), (section,))
    return writing.write(points[0], section, note, templates.phrase_pack("zh")).drafts


def test_what_a_speaker_does_makes_no_card_but_a_view_of_theirs():
    said = ("林芷指出，水闸要先修。", "林芷认为水闸不能关。")
    assert quoted("林芷修的老水闸不是一道墙，而是村子的呼吸。", *said) == ()
    assert quoted("林芷修的老水闸不是一道墙，而是村子的呼吸。") != ()
    assert quoted("林芷将水闸视为村子的呼吸。", *said) != ()


def test_a_decimal_is_no_number_of_a_lead():
    text = "堤坝在春天的大潮里从来没有决口，村里人都记得很清楚。"
    assert all("“小时" not in one for one in fronts(text, lead="1.5小时A计划"))


def test_and_does_not_compare():
    text = "与码头相比，渔会的集市不那么拥挤，而码头的人更多。"
    assert all("有什么区别" not in one for one in fronts(text, lead="渔会与码头"))
