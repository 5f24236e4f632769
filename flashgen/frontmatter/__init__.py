"""Properties to an episode; the only package that knows python-frontmatter.

Properties stand in a block at the head of a note (YAML, TOML, JSON), as `key:: value` lines, or
in the body, where the reader collects them.
"""

from flashgen.frontmatter.episode import episode
from flashgen.frontmatter.keys import is_known
from flashgen.frontmatter.properties import FrontMatter, matches, read

__all__ = ["FrontMatter", "episode", "is_known", "matches", "read"]
