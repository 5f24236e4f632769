"""A deck as people read it before it goes into Anki: one HTML page, or Markdown."""

from flashgen.preview.embedded import data_urls
from flashgen.preview.page import Shown, page
from flashgen.preview.text import markdown

__all__ = ["Shown", "data_urls", "markdown", "page"]
