r"""Safe names for files that travel in a package.

A package's media folder is flat. Anki strips `:*?"<>\`, never replaces a file whose name starts
with `_`, does not match `sp%20ace.png` with `sp ace.png`, and keeps an old file where the name is
the same and the bytes are not: so a name is plain ASCII and carries a hash of the content.
"""

import re
import unicodedata

_LONGEST_STEM = 48
_DIGEST = 12


def package_name(file_name: str, content_digest: str) -> str:
    """Return the name of a file in a package: `stem-digest.ext`, the same for the same content.

    `content_digest` is the content's hash in hexadecimal digits.
    """
    found = re.fullmatch(r"(?P<stem>.*)\.(?P<extension>[A-Za-z0-9]{1,8})", file_name, re.DOTALL)
    stem, extension = (found["stem"], found["extension"]) if found else (file_name, "")
    digest = re.sub(r"[^0-9a-f]", "", content_digest.lower())[:_DIGEST]
    safe = _ascii(stem)[:_LONGEST_STEM].strip("-") or "file"
    return f"{safe}-{digest}.{extension.lower()}" if extension else f"{safe}-{digest}"


def _ascii(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")
