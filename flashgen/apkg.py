"""Decks to an .apkg; the only module that knows genanki."""
