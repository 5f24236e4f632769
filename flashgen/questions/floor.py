"""The last card that a key point can have: its lead in quotes, and its first sentence."""

import re
from dataclasses import replace

from flashgen.data import (
    Draft,
    Tag,
)
from flashgen.questions import (
    cjk,
    english,
    gate,
    grammar,
    tagging,
    words,
    worth,
    worthless,
)
from flashgen.questions.drafting import drafted
from flashgen.questions.explaining import answer
from flashgen.questions.topic import Asked, Topic
from flashgen.questions.wordclasses import FINITE

_SHORTEST_WEAK = 5


WEAK = Tag("flashgen::weak")


def _is_name(about: Topic) -> bool:
    """Tell whether a lead is but somebody's name or initials: "JH", "Wes"."""
    lead = about.lead
    return (
        about.pack.forms == "english"
        and lead.isalpha()
        and lead[0].isupper()
        and (not english.is_common(lead))
    )


_LONGEST_WEAK_LEAD = 8


_CODE_OR_PERSON = re.compile(
    r"[A-Z]{2,4}-?\d{2,4}|(?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w.’'-]+|\W*\d+\W*|(?:option|step|part) \w+"
    r"|[\w .,’'-]{3,60} \(\d{2,4}\)|\W+"
    r"|(?:examples?|quotes?|key quotes?|cross[- ]\S+|related \w+|see also|links?|implications?"
    r"|considerations?|strategy|questions?|summary|overview|context|background)"
    r"|(?:better|worse|good|bad|note|action items?|todo|priorities|important note|\*?note|soft|hard"
    r"|(?:key|core|main) (?:insight|principle|idea|point|takeaway|lesson|message)|ultimate goal)",
    re.IGNORECASE,
)


_NAMELESS = re.compile(
    r"\b(?:impacts?|connections?|recommendations?|references?)(?: (?:to|on|with|between) .*)?$"
    r"|\(\d{2,4}\)$|/\w+ \w+$|^(?:loss|lack|use) of\b|\b(?:example|quote|note)s?$",
    re.IGNORECASE,
)
"""A lead that says what kind of remark follows, not what it is about."""
_CELLS = re.compile(r"(?:[^;:]{1,40}: [^;]+; ?){2,}[^;:]{1,40}: [^;]+")
"""A row of a table."""


def _names_something(lead: str) -> bool:
    """Tell whether a lead says what its point is about: no code, no praise, no speech."""
    if words.count(lead) > _LONGEST_WEAK_LEAD or lead.endswith("?"):
        return False
    first = lead.split(maxsplit=1)[0].casefold()
    if first in english.PREPOSITIONS or first == "outside":
        return False
    if lead[:1].islower() and " " in lead and english.verb_base(first, "ing"):
        return False  # somebody's words, cut in two by a colon
    found = tagging.tag(lead).tags
    if _NAMELESS.search(lead):
        return False
    if " " in lead and (found[:1] == ("B",) or found[0] in FINITE or grammar.clause(f"{lead}.")):
        return False  # an order, or a statement: it holds the point itself
    match = _CODE_OR_PERSON.fullmatch(lead)
    if match and lead[:1].isupper() and " " in lead:  # two capitals: a person, or a headline
        return any(english.is_common(word) for word in lead.split())
    return match is None


def weak(about: Topic) -> list[Draft]:
    """Return the floor: the lead in quotes, and the first sentence as its answer."""
    if not about.lead or not about.sentences or about.is_running or _is_name(about):
        return []
    if about.pack.script == "cjk" and (cjk.is_no_topic(about) or cjk.says_nothing(about)):
        return []
    if worthless.opens_empty(about):
        return []
    if words.count(about.text) < _SHORTEST_WEAK or (about.is_label and not about.heading):
        return []
    pack = about.pack
    if pack.forms == "english" and not _names_something(about.lead):
        return []
    frame = pack.weak_owner if about.owner else pack.weak
    short = pack.forms == "english" and " " not in about.lead and english.is_common(about.lead)
    named = (about.is_label or short) and about.heading and about.heading != about.lead
    lead = f"{about.heading}: {about.lead}" if named else about.lead
    lead = lead.replace("“", "‘").replace("”", "’").replace('"', "’")
    lead = lead.strip("‘’") if about.pack.script == "cjk" else lead
    first = about.sentences[0]
    if pack.forms == "english" and (
        worth.is_about_the_talk(first.text)
        or worth.is_impression(first.text)
        or _CELLS.fullmatch(about.text)
    ):
        return []
    asked = Asked(
        question=cjk.of_label(about) or frame.format(lead=lead, owner=about.owner),
        answer=answer(cjk.statement(about)),
        end=len(first.text),
        hides_lead=True,
    )
    draft = replace(drafted("weak", asked, about, 0), tags=(WEAK,))
    return gate.passing([draft], about)
