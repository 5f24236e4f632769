"""The checks of how a front is worded: M01, M05 to M09, M12, M13, M16, M17, M19."""

import re

from flashgen.data import GAP_CLOSE, GAP_OPEN
from flashgen.questions import casing, words
from flashgen.questions.gate.look import Look

_LEFT_OVER = re.compile(
    r"\$\$|\*\*|__|\[\[|!\[|</?[a-zA-Z][^<>]*>|[\u200b-\u200f\u2060\ufeff\ue002-\ue00f]|%%|https?://|www\.\w"
)
_TABLE = re.compile(r"^\s*\||\|\s*:?-{2,}")
_STAMP = re.compile(r"[(\[]\s*~?\d{1,3}:[0-5]\d(?::[0-5]\d)?\b|\(description\)", re.IGNORECASE)
_DEBRIS = re.compile(
    r"^[,;]|,\.|(?<!\.)\.\.(?!\.)|\?\?|\"\s*,\s*\"|“\s*”|\(\s*\)|\s[,;](?=\s)|[,;:]\?|\.\?|,,"
    r"|(?:^|\s)[\"“‘'] [a-z]"
)
_DOUBLED = re.compile(r"\b(\w{2,})\s+\1\b", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:a (?=[aeio]\w)(?!one\b|uni|use|eu|once)|an (?=[bcdfgjklmnpqrtvwxyz][a-z]))",
    re.IGNORECASE,
)
_NO_ARTICLE = re.compile(
    r"\b(?:about|of|behind|on|for|from|is|was|does|with)"
    r" (?:core|main|key|central|primary|overall|basic)"
    r" (?:idea|message|point|goal|problem|reason|question|takeaway|lesson|limitation|concept"
    r"|aim|thesis|claim|insight|principle)\b(?!s)",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:he|she|the speaker|the guest|should|ought to|believes?|thinks?|argues?|prefers?"
    r"|recommends?|in whose (?:view|opinion)|overrated|underrated)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<=[\w,;)’'] )[A-Z][\w’-]+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|`[^`]*`|\$[^$]*\$")
_DANGLING = re.compile(r"\b(?:a|an|the|and|or|its|their|which)\?$", re.IGNORECASE)
_PRONOUN_FRONT = re.compile(
    r"\b(?:do|does|did|is|are|was|were|can|could|will|would|should|may|might|must|that) "
    r"(?:it|this|that|these|those|they|he|she|such)\b(?! [a-z]+s?\b.*\bthat\b)"
    r"|\b(?:of|for|about|by|with|past|from|to|on|in|than|through|around|at|into) "
    r"(?:it|this|that|these|those|them)\?$"
    r"|^(?:what|why|how) .* (?:call|calls|make|see|keep|get|give|use|using) (?:it|them)\b"
    r"|^(?:it|they|this|that|these|those)[’'](?:s|re|ll)\b"
    r"|\bher (?:in|into|to|on|from|with|and)\b"
    r"|\b(?:(?<!qualify )this|these|those)(?: [\w-]+)?\?$"
    r"|\b(?<!about )(?:that|them|it)\?$"
    r"|^what (?:is|are|was|were) the (?:first|last|final|other|next|second|third)(?: \w+)?\?$"
    r"|^why\b[^?]*:"
    r"|^what does (?:the |his |her |one )?(?:(?:key|main|core|one-line|first|only) )?"
    r"(?:rule|law|principle|maxim|saying|quote|motto) say\?$"
    r"|^what (?:is|was|are|were) the (?:good |bad |best |worst |real )?"
    r"(?:news|catch|trick|irony|truth|upside|downside|twist)\?$",
    re.IGNORECASE,
)
_BARE_HEAD = re.compile(
    r"^What (?:is|are|was|were) (?:the |a |an |one )?(?:(?-i:[a-z-]+) )?"
    r"(?:idea|message|point|goal|problem|result|reason|key|answer|"
    r"thing|question|solution|way|issue|takeaway|lesson|challenge|concept|aim|focus"
    r"|difference|purpose|theme|topic|philosophy|approach|strategy|feature|step|part|rule|finding"
    r"|claim|change|benefit|risk|breakthrough|insight|process|thesis|truth|outcome|finding)s?\?$"
    r"|^(?:[^,?]*, )?what (?:is|are|was|were) (?:another|an alternative|an? (?:important|key|common"
    r"|critical|crucial|major|good|great|repeated|simple|possible|primary|typical|useful))"
    r" (?!(?:\w+ )?reason\b).*"
    r"|^(?:How (?:is|are|does)|What does) the ways? .*"
    r"|^(?P<label>\w+): what are the \w+ (?P=label)\?$"
    r"|^What (?:is|are|was|were) the (?:(?:most \w+|one|two|three|four|five|six|seven|first|second"
    r"|third|last|next|final|only|current|permanent|related|usual|previous|following|main|key|core"
    r"|hard|important|crucial|interesting|possible|best|worst|biggest|largest|smallest|greatest"
    r"|highest|lowest|easiest|hardest|simplest|fastest|strongest|latest|earliest|toughest) )+\w+"
    r"(?: (?:for|to) (?:you|us|note)\b.*)?\?$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:these|those|this) (?!(?:is|are|was|were|way|kind|means)\b)\w+|\bthis,", re.IGNORECASE
)
_ELLIPTIC = re.compile(r"(?:\b(?:does|do|did|is|are|can|will|so|it|this)|\.) – why\?$")
_GERMAN_QUOTES = re.compile(r"„[^“”„]*[“”]")
_LONE_QUOTE = re.compile(r"(?<!\w)['‘](?![^'’]*['’](?!\w))")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("（", "）"), ("「", "」"))


def is_not_a_question(seen: Look) -> bool:
    """M01: tell whether a question has no mark at its end, or a cloze not exactly one gap."""
    if seen.is_cloze:
        question = seen.draft.question
        return question.count(GAP_OPEN) != 1 or question.count(GAP_CLOSE) != 1 or not seen.gap
    return not seen.front.rstrip('"”’)').endswith(("?", "？", "…"))


def is_unresolved(seen: Look) -> bool:
    """M05: tell whether a front asks about "it", or about "the core message" of nothing named."""
    found = words.words(seen.front)
    if not found:
        return True
    pack = seen.topic.pack
    if seen.is_cloze and (
        seen.draft.question.startswith(tuple(pack.pronouns))
        if pack.script == "cjk"
        else found[0].casefold() in pack.pronouns
        and not (pack.impersonal and seen.front.casefold().startswith(pack.impersonal))
    ):
        return True
    if pack.forms != "english":
        return False
    return bool(
        _PRONOUN_FRONT.search(seen.front)
        or _ELLIPTIC.search(seen.front)
        or _BARE_HEAD.match(seen.front)
        or _DANGLING.search(seen.front)
    )


def points_back(seen: Look) -> bool:
    """M05: tell whether the front speaks of "these classes" that only another sentence names."""
    return seen.topic.pack.forms == "english" and bool(_BACK.search(seen.front))


_OPEN_END = re.compile(
    r"^(?:How|Why|When|Under what)\b.* (?:about|of|for|with|by|than|and|or|from|to|more|less)\?$"
    r"|^[^?]* (?:and|or|but|than|the|an?|more about|not|entirely|mainly|mostly|partly|largely"
    r"|probably|primarily|simply|just|only|even|also)\?$"
    r"|^(?:How|When|Where|What) (?:do|does|did)\b.* (?:is|are|was|were)\?$"
    r"|\b(?:is|are) the following (?:an?|the)\b"
    r"|\b(?:do|does|did) [Dd]on['’]?t\b"
    r"|^(?:[^?]*, )?[Ww]hy\b.* (?:is|are|was|were)\?$|\b(?:such as|including)\?$"
    r"|\s[-–—]+\s[-–—]|(?:\.\.\.|…) [A-Z]"
)


def breaks_off_the_question(seen: Look) -> bool:
    """M05: tell whether a question stops at a word that something had to follow."""
    english = seen.topic.pack.forms == "english" and not seen.is_cloze
    return english and bool(_OPEN_END.search(seen.front))


def is_unbalanced(seen: Look) -> bool:
    """M09: tell whether a quote or bracket of the front is opened and not closed."""
    text = _GERMAN_QUOTES.sub("", seen.draft.question)
    for part in (text, seen.gap):
        if part.count('"') % 2 or part.count("`") % 2 or (part.count("$") % 2 and "$" in seen.gap):
            return True
    if seen.gap and (
        _LONE_QUOTE.search(seen.gap)
        or any(seen.gap.count(a) != seen.gap.count(b) for a, b in _PAIRS)
    ):
        return True
    return any(text.count(a) != text.count(b) for a, b in _PAIRS)


def is_yes_or_no(seen: Look) -> bool:
    """M12: tell whether the question can be answered by yes or no."""
    first = seen.front.lstrip("¿").split(maxsplit=1)[:1]
    return not seen.is_cloze and "".join(first).casefold() in seen.topic.pack.yes_no


def is_nameless_opinion(seen: Look) -> bool:
    """M13: tell whether an opinion stands there without anybody whose it is."""
    topic = seen.topic
    if topic.pack.forms != "english" or not _OPINION.search(seen.front) or topic.owner:
        return False
    named = any(not part.startswith("›") for part in seen.draft.context)
    return not named and not _names(seen.front) & topic.names


_ONESELF = re.compile(
    r"(?<![\w.’'-])(?:[Mm]y|me|I[’'](?:m|ve|d|ll)|I(?= (?!is\b|denotes\b)[a-z]))(?![\w’'-])"
)


def is_of_oneself(seen: Look) -> bool:
    """M13: tell whether a rule's card speaks of an "I": a diary, and whose, the card doesn't say.

    Of 84 such cards 27 % were usable, of others 57 %. A question that the note itself asks may:
    it is its reader's.
    """
    if seen.topic.pack.forms != "english" or seen.draft.rule in _ASKED_BY_NOTE:
        return False
    bare = _QUOTED.sub("", f"{seen.front} {seen.answer}")
    return any(not _NUMBERED.search(bare[: it.start()]) for it in _ONESELF.finditer(bare))


_ASKED_BY_NOTE = frozenset({"question-lead", "inline-question", "section-list", "highlight"})
_NUMBERED = re.compile(r"(?:[A-Z][a-z]+|type|phase|class|stage|grade|part|level|chapter|vol\.) $")
"""World War I was …, a type I error"""


def starts_low(seen: Look) -> bool:
    """M17: tell whether a question starts in lower case."""
    first = seen.draft.question.lstrip("\"'“‘«(¿¡")[:1]
    return first.islower() and not seen.is_cloze


def is_headline(seen: Look) -> bool:
    """M17: tell whether there is Title Case in mid-sentence that the note itself never uses."""
    pack = seen.topic.pack
    if pack.forms != "english":  # elsewhere no lexicon tells a name from a common word
        return False
    names = seen.topic.names | _names(seen.topic.text)
    bare = _QUOTED.sub("", seen.front)
    return any(casing.inline(word, names, pack) != word for word in _names(bare))


def _names(text: str) -> set[str]:
    """Return the words with a capital that is not that of a sentence's start."""
    return {match[0] for match in _CAPITAL.finditer(text)}


def is_clumsy(seen: Look) -> bool:
    """M19: tell whether a word stands twice, or an article is wrong or missing."""
    if _DOUBLED.search(seen.front):
        return True
    return seen.topic.pack.forms == "english" and bool(
        _ARTICLE.search(seen.front) or _NO_ARTICLE.search(seen.front)
    )


def names_a_speaker(seen: Look) -> bool:
    """M06: tell whether "the speaker" stands where the name is known."""
    low = seen.front.casefold()
    known = bool(seen.topic.owner) and seen.topic.owner.casefold() not in low
    return known and any(word in low for word in seen.topic.pack.speakers)


def has_stamp(seen: Look) -> bool:
    """M07: tell whether a time stamp or "(description)" is left."""
    return bool(_STAMP.search(f"{seen.front} {seen.answer}"))


def has_markup(seen: Look) -> bool:
    """M08: tell whether markup is left, but for that of an answer that is rendered as Markdown."""
    rendered = seen.draft.answer_is_markdown
    if not rendered and _TABLE.search(seen.answer):
        return True
    return bool(_LEFT_OVER.search(seen.front if rendered else f"{seen.front} {seen.answer}"))


def has_debris(seen: Look) -> bool:
    """M16: tell whether the front has signs that are left of something taken out."""
    return bool(_DEBRIS.search(seen.front))
