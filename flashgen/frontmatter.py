"""YAML properties to an episode; the only module that knows python-frontmatter."""
