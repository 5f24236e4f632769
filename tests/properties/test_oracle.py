"""Blocks are where another Markdown parser sees them, too."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from flashgen import markdown

LINES = st.lists(
    st.sampled_from(
        ["# Salt", "## Brine", "- salt", "  - sea", "  - rock", "1. first", "2. second", "> said",
         "", "", "Salt slows yeast.", "- **Salt:** slow", "---", "```", "    code", "* star"],
    ),
    max_size=14,
)  # fmt: skip
ORACLE = MarkdownIt("commonmark")


@given(LINES)
def test_items_and_headings_begin_on_the_lines_where_an_oracle_sees_them(lines):
    text = "\n".join(lines)
    if "    code" in lines:
        text = text.replace("    code", "    plain words")
    expected = sorted(
        (token.type.removesuffix("_open"), token.map[0])
        for token in ORACLE.parse(text)
        if token.type in {"list_item_open", "heading_open"}
    )
    assert expected == sorted(begins(text, markdown.blocks(text)))


def begins(text, blocks):
    names = {"item": "list_item", "heading": "heading"}
    for block in blocks:
        if block.kind in names:
            yield names[block.kind], text.count("\n", 0, block.start)
        yield from begins(text, block.children)
