"""A deck as people read it before it goes into Anki: one HTML page, or Markdown."""

from flashgen.preview.text import markdown

__all__ = ["markdown"]
