"""The only package that knows the Markdown parser: blocks, plain text, safe HTML."""

from flashgen.markdown.blocks import Block, blocks
from flashgen.markdown.html import html, inline_html
from flashgen.markdown.plain import plain

__all__ = ["Block", "blocks", "html", "inline_html", "plain"]
