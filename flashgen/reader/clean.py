"""Characters that have no business in a note: replaced one by one, so that columns stay."""

import re

_NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]"
)
"""Control characters; icon fonts; flashgen's own marks, which a note must not be able to forge."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_BREAK = re.compile(r"(?<!«)[\u00a0\u202f](?![:;!?»%])")
"""No-break spaces, but for those of French punctuation: editors scatter them after bold."""


def clean(text: str) -> str:
    """Return the text with the same lines and columns, safe to parse."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _NO_TEXT.sub(" ", text)
    return _NO_BREAK.sub(" ", _SURROGATE.sub("\ufffd", text))
