"""The only module that knows the Markdown parser."""
