"""Drafts to cards: the HTML that Anki stores, the tags, and what identity is made of."""

from flashgen.cards.apart import across, distinguish
from flashgen.cards.making import Made, Resolve, make, no_media

__all__ = ["Made", "Resolve", "across", "distinguish", "make", "no_media"]
