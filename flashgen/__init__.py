"""flashgen: Markdown notes of podcasts, talks and videos become Anki decks."""

__version__ = "0.1.0"
