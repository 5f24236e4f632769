"""Fenced code to HTML; the only module that knows Pygments.

Colours are the card template's business: here tokens get Pygments' short CSS classes.
"""

from functools import lru_cache
from html import escape
from typing import Any

_LONGEST = 20_000
"""Longer code is shown without colours: nobody learns it from a card."""


def highlighted(language: str, code: str) -> str:
    """Return `<pre class="highlight"><code>…`, with coloured tokens where the language is known."""
    name = language.strip().split(" ")[0].strip("{.}").lower()
    inner = _coloured(name, code) if name and len(code) <= _LONGEST else ""
    return f'<pre class="highlight"><code>{inner or escape(code, quote=False)}</code></pre>'


@lru_cache(maxsize=256)
def _coloured(name: str, code: str) -> str:
    from pygments import highlight  # noqa: PLC0415  (100 ms that a deck without code need not pay)
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        lexer = _lexer(name)
    except ClassNotFound:
        return ""
    formatter: Any = HtmlFormatter(nowrap=True)
    return str(highlight(code, lexer, formatter)).rstrip("\n")


@lru_cache(maxsize=64)
def _lexer(name: str) -> Any:  # noqa: ANN401  (Pygments makes its lexers' classes at run time)
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415

    return get_lexer_by_name(name, stripnl=False)
