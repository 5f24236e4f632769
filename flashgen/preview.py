"""A deck as one HTML page, or as Markdown."""
