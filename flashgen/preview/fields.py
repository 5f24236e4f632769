"""The gap of a cloze field, as Anki shows it."""

import re

from flashgen.data import Html

_CLOZE = re.compile(r"\{\{c\d+::(?P<gap>.*?)(?:::(?P<hint>[^{}]*?))?\}\}", re.DOTALL)


def gap(text: Html) -> Html:
    """Return what stands in the gaps of a cloze's text."""
    return Html(", ".join(found["gap"] for found in _CLOZE.finditer(text)))


def without_gap(text: Html) -> Html:
    """Return a cloze's text with `[…]`, or its hint, in the place of each gap."""
    return Html(_CLOZE.sub(lambda found: f"[{found['hint'] or '…'}]", text))
