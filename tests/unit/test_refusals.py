"""Headings that announce no content, or the note-taker's own thoughts, in each language."""

import pytest

from flashgen.reader import headings, refusals


@pytest.mark.parametrize(
    "title",
    [
        "My thoughts", "My take", "Critique (mine)", "Eigene Gedanken", "Mein Fazit",
        "Ma réaction", "Mis reflexiones", "Minha opinião", "Мои мысли", "个人感受", "我的想法",
        "自分の感想",
    ],
)  # fmt: skip
def test_own_thoughts_are_known_in_each_language(title):
    assert headings.is_own(title)


@pytest.mark.parametrize("title", ["My first oven", "Thoughts", "Gedanken zum Salz", "个人所得税"])
def test_a_heading_about_the_subject_is_nobodys_own(title):
    assert not headings.is_own(title)


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("To check", refusals.TO_DO),
        ("TODO", refusals.TO_DO),
        ("Open questions", refusals.TO_DO),
        ("Offene Fragen", refusals.TO_DO),
        ("À vérifier", refusals.TO_DO),
        ("Preguntas abiertas", refusals.TO_DO),
        ("A fazer", refusals.TO_DO),
        ("Проверить", refusals.TO_DO),
        ("待办事项", refusals.TO_DO),
        ("やること", refusals.TO_DO),
        ("Shameless plugs", refusals.PLUGS),
        ("Redes sociales", refusals.PLUGS),
        ("Eigenwerbung", refusals.PLUGS),
        ("告知", refusals.PLUGS),
        ("2. Links", refusals.LINKS),
        ("Werbung", refusals.SPONSOR),
        ("Check valves", ""),
        ("Plug-in hybrids", ""),
        ("Open questions in physics", ""),
    ],
)
def test_a_heading_without_content_names_its_reason(title, reason):
    assert headings.of_heading(title) == reason
