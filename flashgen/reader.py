"""A note's text to sections and key points."""
