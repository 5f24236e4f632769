"""A note's text to sections and key points: read → blocks → sections → key points."""

from flashgen.reader.note import read

__all__ = ["read"]
