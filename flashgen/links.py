"""A source and a span to a deep link (a table by host)."""
