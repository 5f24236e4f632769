"""The last card that a key point can have: its lead in quotes, and its first sentence."""

import re
from dataclasses import replace

from flashgen.data import Density, Draft, Tag
from flashgen.questions import english, gate, words, worth, worthless
from flashgen.questions.drafting import drafted
from flashgen.questions.english import grammar, tagging
from flashgen.questions.english.wordclasses import FINITE
from flashgen.questions.listnames import COUNTED
from flashgen.questions.pack import has_verb, holds
from flashgen.questions.rules import cjk
from flashgen.questions.rules.definitions import is_worthless
from flashgen.questions.rules.explaining import answer
from flashgen.questions.topic import Asked, Topic

WEAK = Tag("flashgen::weak")
_FEWEST_NEW, _MOST_NAMED, _LONGEST_WEAK_LEAD, _SHORTEST_WEAK = 3, 4, 8, 5
_CLAIMED, _LONGEST_NAME = 4, 4


def _is_name(about: Topic) -> bool:
    """Tell whether a lead is but somebody's name or initials: "JH", "Wes"."""
    lead = about.lead
    return (
        about.pack.forms == "english"
        and lead.isalpha()
        and lead[0].isupper()
        and not english.is_common(lead)
    )


_NO_HEADLINE = re.compile(
    r" vs\b|/|\b[A-ZÄÖÜА-Я]\.\s?[A-ZÄÖÜА-Я]"
    r"|^(?:Qu['’]\w|(?:Quel|Pourquoi|Comment|Qué|Cómo|Por qu[eê]|O que|Was|Wie|Warum)\b)"
    r"|^(?:Что|Как|Почему)\b"
)
_INFINITIVE = re.compile(
    r"(?!Hier|Super|Prim|Premi|Derni|Terc|Lugar|Poder|Mujer|Hogar|\w+[^fdl]ier )"
    r"(?:[^\W\d_]+(?:[aei]r|oir|ndre|rdre|[aou]ire)|Mettre|Permettre|Dire)(?:se)? "
)
_OPENS_CLAUSE = re.compile(r"(?:[Cc]omo|Comme|[CQ]uando|Que|Lo|Wie|Dass|Как|Что|Чтобы)\b")
_PERSON = re.compile(r"(?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w.’'-]+")
_CODE_OR_KIND = re.compile(
    r"[A-Z]{2,4}-?\d{2,4}|\W*\d+\W*|(?:option|step|part) \w+|\W+"
    r"|(?:cross[- ]\S+|related \w+|see also|links?|implications?"
    r"|considerations?|problem \w+"
    r"|(?:current |known )?limitations?|why it matters|what['’]s \w+|what matters"
    r"|strategy|questions?|summary|overview|context|background)"
    r"|(?:better|worse|good|bad|note|action items?|todo|priorities|important note|\*?note|soft|hard"
    r"|(?:key|core|main|real|best|new|next|first|last|ultimate|big|biggest|regular|overall)"
    r" (?:insight|principle|idea|point|takeaway|lesson|message|goal|frame|framing|moat|instance"
    r"|thing|question|one|news|problem|focus|reading)s?)",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"\b(?:impacts?|connections?|recommendations?|references?)(?: (?:to|on|with|between) .*)?$"
    r"|\?$|\(\d{2,4}\)$|/\w+ \w+$|^(?:loss|lack|use) of\b|\b(?:example|quote|note)s?$"
    r"|^\d+ \w+$|^\w+ [A-Z]$|^examples?\b|\bscenarios?$"
    r"|^[a-z]+\d$|^(?:education|career|key differences?|\d{4}s?)$",
    re.IGNORECASE,
)
"""A lead that says what kind of remark follows, not what it is about."""
_CELLS = re.compile(r"(?:[^;:]{1,40}: [^;]+; ?){2,}[^;:]{1,40}: [^;]+")
"""A row of a table."""


def _is_headline(about: Topic) -> bool:
    """Tell whether a lead stands as the name of a topic: a few words, none a mere label.

    Of weak cards on leads in lower case 32 % were usable, on labels 37 %, on leads of five words
    and more 31 %, on others 53 %.
    """
    lead = about.lead
    if about.is_label or COUNTED.match(lead) or lead[:1].islower():
        return False
    if words.count(lead) > _LONGEST_NAME:
        return False
    return " " in lead or (bool(about.heading) and not english.is_common(lead))


def _names_something(lead: str) -> bool:
    """Tell whether a lead says what its point is about: no code, no praise, no speech."""
    if words.count(lead) > _LONGEST_WEAK_LEAD or _NAMELESS.search(lead):
        return False
    first, last = (lead.split()[at].casefold() for at in (0, -1))
    if first in english.PREPOSITIONS | {"outside"} or last in english.PREPOSITIONS:
        return False
    if " " in lead and (_is_order(lead) or _is_cut(lead, first)):
        return False
    if _PERSON.fullmatch(lead):  # or a headline
        found = lead.split()
        return any(map(english.is_common, found[:1] if len(found) <= _FULL_NAME else found))
    return _CODE_OR_KIND.fullmatch(lead) is None


_FULL_NAME = 2


def _is_order(lead: str) -> bool:
    """Tell whether a lead is an order, or has no subject, or but adverbs: very often."""
    tags = tagging.tag(lead).tags or ("",)
    return tags[0] == "B" or tags[0] in FINITE or set(tags) == {"R"}


def _is_claim(about: Topic) -> bool:
    """Tell whether a lead states something, which the rest of its key point then says more of."""
    found = grammar.clause(f"{about.lead}.") if about.pack.forms == "english" else None
    if found is None or found.auxiliary:
        return found is not None and bool(found.rest.strip(" ."))
    if found.rest.strip(" .") and words.count(about.lead) >= _CLAIMED:
        return True
    known = english.classes(found.base)
    return "n" not in known and (known != "" or found.base.endswith("ise"))  # whales fertilise


def _says_more(about: Topic) -> bool:
    """Tell whether what follows a claim is more than the claim in other words."""
    stop = about.pack.stop_words
    first = about.lead.split(maxsplit=1)[0].casefold()
    told = about.sentences[0].text
    if not grammar.may_be_sentence(told) or tagging.tag(told).tags[:1] == ("B",):
        return False  # "how so?": do this
    new = words.stems(about.sentences[0].text, stop) - words.stems(about.lead, stop)
    return first not in about.pack.pronouns and len(new) >= _FEWEST_NEW


def _is_cut(lead: str, first: str) -> bool:
    """Tell whether a lead is the start of somebody's words, cut in two by a colon."""
    return lead[:1].islower() and bool(english.verb_base(first, "ing"))


def weak(about: Topic, density: Density) -> list[Draft]:
    """Return the floor: the lead in quotes, and the first sentence as its answer.

    Of English ones that were judged at first sight 57 % were usable where the key point states
    something, else 49 %; where it goes on after its first sentence 37 %, for that is seldom the
    main point: only a rich deck has such.
    """
    if not about.lead or not about.sentences or about.is_running or not _is_topic(about):
        return []
    pack = about.pack
    frame = pack.weak_owner if about.owner else pack.weak
    stated = pack.forms != "english" or grammar.clause(about.sentences[0].text) is not None
    goes_on = pack.forms == "english" and not about.owner and len(about.sentences) > 1
    if (goes_on or not stated) and density is not Density.RICH:
        frame = ""
    if _is_claim(about):
        frame = pack.weak_claim if _says_more(about) else ""
    if pack.consists and _INFINITIVE.match(about.sentences[0].text):
        frame = pack.consists
    if not frame:
        return []
    short = pack.forms == "english" and " " not in about.lead and english.is_common(about.lead)
    named = (about.is_label or short) and about.heading and about.heading != about.lead
    lead = f"{about.heading}: {about.lead}" if named else about.lead
    lead = lead.replace("“", "‘").replace("”", "’").replace('"', "’")
    lead = lead.strip("‘’") if about.pack.script == "cjk" else lead
    asked = Asked(
        question=cjk.of_label(about) or frame.format(lead=lead, owner=about.owner),
        answer=answer(cjk.statement(about)),
        end=len(about.sentences[0].text),
        hides_lead=True,
    )
    draft = replace(drafted("weak", asked, about, 0), tags=(WEAK,))
    return gate.passing([draft], about)


def _is_foreign_headline(about: Topic) -> bool:
    """Tell whether a lead stands as a name, without a grammar: the text doesn't go on with it."""
    pack, found = about.pack, about.lead.split()
    goes_on = about.text.split(maxsplit=1)[0].casefold() in pack.verbs
    leans = found[0].casefold() in pack.prepositions | pack.openers
    return not (goes_on or leans or len(found) > _LONGEST_NAME + 1)


def _is_foreign_topic(about: Topic) -> bool:
    """Tell whether a whole sentence says something of a name, as far as the pack's words tell."""
    first, pack = about.sentences[0].text, about.pack
    doing = bool(pack.consists) and _INFINITIVE.match(first) is not None
    told = doing or (has_verb(first, pack) and not _OPENS_CLAUSE.match(first))
    if not told or first.split(maxsplit=1)[0].casefold() in pack.openers:
        return False  # a keyword more, or half a sentence
    if about.is_label or _NO_HEADLINE.search(about.lead):
        return False
    return _is_foreign_headline(about) and not worthless.opens_empty(about)


def _is_told(first: str, about: Topic) -> bool:
    """Tell whether a sentence says something; of a guest, more than a keyword."""
    enough = len(words.stems(first, about.pack.stop_words)) > 1 and not first.endswith(":")
    whole = not is_worthless(first) and (not about.owner or grammar.may_be_sentence(first))
    return whole and enough and words.count(first) >= _FEWEST_NEW


_EXAMPLE = re.compile(r"(?:case )?(?:examples?|study)\b", re.IGNORECASE)
"""A heading whose points are details of a worked example."""


def _is_topic(about: Topic) -> bool:
    """Tell whether a lead names a topic of which something worth knowing is said."""
    if words.count(about.text) < _SHORTEST_WEAK or (about.is_label and not about.heading):
        return False
    if about.pack.script == "cjk":
        told = f"{about.lead}：{cjk.statement(about)}"
        poor = cjk.is_no_topic(about) or cjk.says_nothing(about)
        poor = poor or cjk.refers(about.heading, about.pack)  # "uses of this feature": of which?
        return not (poor or holds(about.pack.no_floor, told))
    if about.pack.forms != "english":
        return _is_foreign_topic(about)
    first = about.sentences[0].text
    if not _is_told(first, about):
        return False
    said = not (worth.is_about_the_talk(first) or worth.is_impression(first))
    said = said and not _EXAMPLE.match(about.heading)
    row = _CELLS.fullmatch(about.text)
    size = len(words.stems(about.lead, about.pack.stop_words))
    claim = _is_claim(about)
    if not size or (not claim and (size > _MOST_NAMED or not _is_headline(about))):
        return False
    return said and not row and not _is_name(about) and _names_something(about.lead)
