"""Characters that have no business in a note: replaced one by one, so that columns stay."""

import re

_NO_TEXT = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF)
_CONTROL = dict.fromkeys(_NO_TEXT, " ") | {0x09: "\t", 0x0A: "\n"}
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Icon fonts; and flashgen's own marks, which a note must not be able to forge."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_BREAK = re.compile(r"(?<!«)[\u00a0\u202f](?![:;!?»%])")
"""No-break spaces, but for those of French punctuation: editors scatter them after bold."""


def clean(text: str) -> str:
    """Return the text with the same lines and columns, safe to parse."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _PRIVATE.sub(" ", text.translate(_CONTROL))
    return _NO_BREAK.sub(" ", _SURROGATE.sub("\ufffd", text))
