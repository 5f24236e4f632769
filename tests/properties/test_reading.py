"""Whatever a note holds, it is read: nothing raises, no bullet vanishes, every place exists."""

import re
import time
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flashgen import frontmatter, links, markdown, reader, timestamps
from flashgen.data import GAP_CLOSE, GAP_OPEN, Source
from tests import outline

PIECES = st.sampled_from([
    "# ", "## ", "- ", "  - ", "\t- ", "1. ", "> ", "> [!note] ", "> [!question] ", "| a | b |",
    "|---|---|", "```", "```dataview", "$$", "$", "**", "__", "==", "~~", "%%", "<!--", "-->",
    "[[", "]]", "![[", "](", "[", "]", "(", ")", "{{c1::", "}}", "::", ":::", "?", "Q: ", "A: ",
    "---", "---\n", "+++\n", "{", "title: ", "tags: [", "(12:34)", "[1:02:03]", "12:34 ",
    "(9:00-8:00)", "https://youtu.be/abcdefghijk?t=5", "#nocard", "^id", "[^1]", "[^1]: ", "<b>",
    "</b>", "<script>", "&amp;", "\\", "`", "\n", "\n\n", "    ", " ", "word", "Word.", "盐", "：",
    "מלח", "e\u0301", "\u200b", "\u00a0", "\r\n", "\r", "\ufeff", "\x00", "\x1f", "\x85", "\u2028",
    "\ud800", "\ue000", "\ue001", "\U000f0000", "🧂", "• ", "▫ ", "— Name", "→ ",
])  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))


def read(text):
    return reader.read(Source(PurePosixPath("note.md"), text))


@given(TEXTS)
@example("---\n" + "[" * 5000 + "\n---\n")
@example('{"a":' * 5000)
@example("- " * 500 + "x")
@example("> " * 500 + "x")
def test_any_text_is_read_and_every_place_is_inside_it(text):
    note, diagnostics = read(text)
    outline.written(note, diagnostics)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place in (*places(note), *(problem.at for problem in diagnostics)):
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


def places(note):
    for section in note.sections:
        yield section.at
        for point in section.key_points:
            yield point.at
            yield from (embed.at for embed in point.embeds)
            yield from (ask.at for ask in point.asks)
            yield from below(point.children)
    yield from (skip.at for skip in note.skipped)


def below(bullets):
    for bullet in bullets:
        yield bullet.at
        yield from (embed.at for embed in bullet.embeds)
        yield from below(bullet.children)


@given(TEXTS)
def test_no_note_can_forge_the_marks_of_a_gap(text):
    note, _ = read(text)
    for section in note.sections:
        for point in section.key_points:
            assert GAP_OPEN not in point.lead + point.explanation + section.title
            for ask in point.asks:
                assert ask.question.count(GAP_OPEN) == ask.question.count(GAP_CLOSE) <= 1


WORDS = st.integers(min_value=0, max_value=10**6).map("wort{}".format)
MARKS = [
    "- ", "  - ", "    - ", "\t\t- ", "1. ", "* ", "+ ", "> - ", "- [ ] ", "- [x] ", "• ", "▫ ",
    "- > ", "- # ", "> ", "> [!note] ", "- (1:02) ", "- Q: ", "- A: ", "**Label:** ", "", "\n",
    "\n    ",
]  # fmt: skip
BULLETS = st.lists(
    st.tuples(
        st.sampled_from(MARKS),
        st.lists(WORDS, min_size=1, max_size=9),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda bullet: bullet[1][0],
)  # fmt: skip


@given(BULLETS, st.sampled_from(["", "## Heading\n\n", "Label:\n", "> [!note] Title\n\n"]))
def test_no_bullet_is_lost_without_a_reason(bullets, head):
    text = head + "\n".join(f"{mark}{' '.join(words)}" for mark, words in bullets)
    note, _ = read(text)
    understood = outline.written(note)
    skipped = [skip.at.line for skip in note.skipped]
    for number, line in enumerate(text.split("\n"), start=1):
        for word in re.findall(r"wort\d+", line):
            assert word in understood or any(place <= number for place in skipped)


@given(TEXTS)
def test_html_from_a_note_holds_no_script_and_no_handler(text):
    shown = markdown.html(text.encode("utf-8", "replace").decode("utf-8"))
    assert "<script" not in shown.lower()
    assert "javascript:" not in "".join(part.split(">")[0] for part in shown.split("<")[1:])


@given(TEXTS)
def test_inline_html_of_plain_text_has_no_tag_but_code(text):
    shown = markdown.inline_html(markdown.plain(text))
    assert "<" not in shown.replace("<code>", "").replace("</code>", "")


@given(TEXTS)
def test_a_text_without_its_times_has_none(text):
    stripped = timestamps.strip(text)
    assert len(stripped) <= len(text)
    for stamp in timestamps.find(text):
        assert 0 <= stamp.start <= stamp.end <= len(text)


@given(st.text(max_size=60))
def test_any_source_gives_a_link_or_none(source):
    assert links.deep_link(source, timestamps.find("(1:02)")[0].span).isprintable()


@given(TEXTS)
def test_properties_never_raise_and_the_body_begins_inside(text):
    front = frontmatter.read(Source(PurePosixPath("note.md"), text))
    assert 0 <= front.body <= len(text)


LONG = {
    "10 MB of brackets": "[" * 10_000_000,
    "10,000 nested bullets": "\n".join(f"{' ' * min(i, 300)}- b{i}" for i in range(10_000)),
    "10,000 bullets in one": "- " * 10_000 + "x",
    "10,000 quotes in one": "> " * 10_000 + "x",
    "1 MB on one line": "- **Salt:** " + "it slows the yeast (1:02) and the dough. " * 25_000,
    "1 MB of one word": "a" * 1_000_000,
    "1 MB of spaces": "- a" + " " * 1_000_000 + "b (1:02)",
    "1 MB of stars": "**a " * 250_000,
    "1 MB of backticks": "`" * 500_000 + " `" * 250_000,
    "1 MB of comments that never end": "<!--" * 250_000 + "%%",
    "1 MB of dollars": "$a " * 333_000,
    "1 MB of times": "1:23, " * 166_000,
    "1 MB of links": "[a](b " * 166_000,
    "1 MB of wikilinks": "[[" * 500_000,
    "1 MB of gaps": "- {{c1::" * 125_000,
    "1 MB of colons": "a::" * 333_000,
    "1 MB of properties": "---\n" + "a: b\n" * 200_000 + "---\n",
    "20,000 key points": "- **Salt:** it slows the yeast (1:02).\n" * 20_000,
    "20,000 headings": "## Salt\n\nIt slows the yeast in a dough.\n\n" * 20_000,
}


def seconds_to_read(text):
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_reading_time_grows_with_the_length_and_not_with_its_square(text):
    """Four times the text takes about four times as long; with a square it would be sixteen."""
    short = seconds_to_read(text[: len(text) // 8])
    assert seconds_to_read(text[: len(text) // 2]) < 9 * short + 0.3


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_long_note_is_read_in_sane_time(text):
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 30


@pytest.mark.slow
@pytest.mark.parametrize("text", [text for name, text in LONG.items() if "1 MB" in name])
def test_a_long_text_becomes_html_in_sane_time(text):
    start = time.process_time()
    markdown.plain(text)
    markdown.html(text)
    assert time.process_time() - start < 30
