"""The only package that knows the Markdown parser: blocks, plain text, safe HTML."""

from flashgen.markdown.blocks import Block, blocks
from flashgen.markdown.html import html, inline_html
from flashgen.markdown.marks import without_marks
from flashgen.markdown.obsidian import FIELD
from flashgen.markdown.plain import plain
from flashgen.markdown.scan import without_comments

__all__ = [
    "FIELD",
    "Block",
    "blocks",
    "html",
    "inline_html",
    "plain",
    "without_comments",
    "without_marks",
]
