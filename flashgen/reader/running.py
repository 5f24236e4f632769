"""What a headline is not: the first half of a sentence."""

import re

from flashgen import timestamps

_OPENERS = (
    r"he|she|it|they|we|i|you|this|that|these|those|there|here|so|if|when|and|but|or|next|then"
    r"|finally|er|sie|es|wir|ich|das|él|ella|il|elle|nous|он|она|они|мы"
)
_CLAUSE = re.compile(rf"(?:{_OPENERS})\b|(?:這|这|他|她|我们|我們|他们|他們)", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:how|what|why|where|who|whom|whose|which|whether|wie|was|warum|wo|wer|comment|pourquoi"
    r"|cómo|qué|por qué|como|что|как|почему)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:^|[,;:–—]\s+|\b(?:and|but|so|because|if|when|that|as|while|then|also|or|than)\s+)"
    r"(?:he|she|it|they|we|I|you|there|He|She|It|They|We|You|There)(?:['’]\w+)?(?:\s+[a-z]|$)"
)
_LINKED = re.compile(
    r"(?:But|And|So|Also|Or|Because|Since|Although|Though|While|Whereas|However|Moreover"
    r"|Furthermore|Therefore|Thus|Still|Yet),?\s+[a-z\"“'`]"
)
_TELLING = re.compile(
    r"\w\s+(?:(?:is|are|was|were|be|says?|said|explain(?:s|ed)|argue[sd]|adds|asks|suggest(?:s|ed)"
    r"|mention(?:s|ed)|emphasi[sz]e[sd]|stresse[sd]|conclude[sd]|continue[sd]|describe[sd]|means"
    r"|points out|includes?|involves?|consists? of)"
    r"(?: (?:roughly|basically|as follows|that|by|of|in|on))?)$"
)
_GOES_ON = re.compile(
    r"(?:it|he|she|they|we|you|I|this|that|there|and|but|so|or|nor|which|who|not|because|since"
    r"|then|even|especially|including|just|as|if|when|while|where|rather|instead|sondern|aber|und"
    r"|mais|et|pero|sino|y|mas|но|а|и)(?:['’]\w+)?\b"
)
_PLACED = re.compile(
    r"(?:For|In|To|With|By|On|At|From|After|Before|During|Within|Even|Just|Like|Unlike|Despite"
    r"|Given|Instead|Without)\s[^,\n]{3,60},\s+(?:\S+\s+){2}"
)
_ADDED = re.compile(
    r"(?:similarly|likewise|also|plus|and|but|however|same (?:for|with)|ebenso|auch|también|aussi"
    r"|também|также)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"`[^`\n]*`|\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»|\([^()\n]*\)")


def asks(text: str) -> bool:
    """Tell whether a question asks for something, rather than for yes or no."""
    return _ASKING.match(text) is not None


def opens_clause(lead: str) -> bool:
    """Tell whether a text begins as a sentence does, with a pronoun or a conjunction."""
    return _CLAUSE.match(lead) is not None


def is_running(text: str) -> bool:
    """Tell whether a text is a sentence with a subject, or the first half of one.

    What is quoted in it does not count, nor does a clause that hangs on a noun or a question
    word: "Tools we use", "What it costs".
    """
    bare = _HIDDEN.sub(_shown, timestamps.strip(text)).strip(" *_:：")
    if _ASKING.match(bare):
        return False
    if _LINKED.match(bare) or _PLACED.match(bare):
        return True
    return bool(_SUBJECT.search(bare) or _TELLING.search(bare))


def _shown(quoted: re.Match[str]) -> str:
    """Let nothing of a quote count but the comma that typography puts inside it."""
    return "x," if quoted[0][-2] == "," else "x"


def adds(text: str) -> bool:
    """Tell whether a text stands beside the one above it, rather than explains it."""
    return _ADDED.match(text) is not None


def goes_on(rest: str) -> bool:
    """Tell whether what stands behind a dash goes on with the sentence before it."""
    return _GOES_ON.match(rest) is not None
