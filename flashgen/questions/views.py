"""What a sentence says apart from how it is led in: the clauses that can stand alone.

"However, he argues that A", "This means A", "While A, B": what is asked about is A, or A and B.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from flashgen.questions import casing, english, words, worth
from flashgen.questions.clean import Sentence
from flashgen.questions.english import grammar, syntax, tagging
from flashgen.questions.pack import PhrasePack, is_verb, joined
from flashgen.questions.passages import moved, part_of, with_capital
from flashgen.questions.rules.explaining import TAIL

_LONG = 24
_LEAD_IN = re.compile(
    r"""^(?:
      (?:This|That|It|Which)\ (?:also\ )?
        (?:means|suggests|implies|shows|indicates|highlights|demonstrates|reveals|illustrates
        |underscores|emphasizes|underlines)
        (?:\ (?:that|how))?\ (?!the\ (?:importance|need|value)\b|up\b)
    | (?:One|A|An|The)\ (?:[\w-]+\ ){0,3}
        (?:challenge|insight|idea|point|problem|claim|argument|fact|finding|takeaway|lesson|issue
        |observation|reason|message|concern|belief|thesis)
        \ is\ that\ (?:the\ fact\ that\ )?
    | (?:Of\ course|For\ example|For\ instance
        |In\ (?:other\ words|fact|essence|short|general|practice|particular|contrast|addition)
        |As\ a\ result|By\ contrast|At\ the\ same\ time|On\ the\ other\ hand|After\ all
        |Importantly|Interestingly|Crucially|Notably|Essentially|Basically|Ultimately|Currently
        |Similarly|Specifically|Additionally|Furthermore|Moreover|However|Instead|Therefore|Thus
        |Hence|Consequently|Nevertheless|Still|Also|And|But|So|Yet|Then|Finally|First|Second|Third
        |Firstly|Secondly|Lastly|Next|Meanwhile|Overall|Indeed|Rather|That\ said|This\ way
        |Note\ that|Remember|Turns\ out|Keep\ in\ mind\ that|At|Around)
        [,:]\ *
    | (?:So|But|And|Yet|Also|Then|Now|Note\ that|Remember\ that|Notice\ that|It\ turns\ out\ that
        |Keep\ in\ mind\ that|It\ is\ important\ to\ note\ that)
        (?=\ )\ *
    )""",
    re.VERBOSE,
)
_TOLD = re.compile(
    r"^(?:(?:He|She|They|The (?:speaker|guest|host|author|presenter|lecturer)s?"
    r"|(?P<who>[A-Z][\w.’'-]+"
    r"(?: [A-Z][\w.’'-]+){0,2}))) (?:also |further |then |first )?"
    r"(?:argues?|suggests?|says?|notes?|explains?|believes?|claims?|points? out"
    r"|emphasizes?|stresses|"
    r"mentions?|observes?|states?|thinks?|highlights?|warns?|adds?|concludes?|contends?"
    r"|asserts?|opens by noting) that "
)
_WHILE = re.compile(
    r"^(?:While|Although|Though|Even though|Whereas) (?P<a>[^,]{12,150}), (?P<b>.{20,})$"
)
_REFERRING = re.compile(
    r"^(?:This|These|Such) (?=(?:[\w-]+ )?[a-z-]+ (?:between|of|in|that|for|from|to|where|which)\b)"
    r"(?!(?:is|was|are|were|can|may|will|would|could|should|has|had|does|did|means|makes"
    r"|leads|comes|helps)\b)"
)
_ASIDE = re.compile(
    r"^(?P<s>[^,]{2,60}), (?:while|although|though|despite|which|who|like|unlike|such as"
    r"|according to"
    r"|including|especially|particularly|for example|for instance|however|in turn|therefore"
    r"|of course"
    r"|known as|along with|together with|just like|as well as|by contrast|in contrast|also|too"
    r"|an? [\w-]+|the [\w-]+|one of)\b[^,]{0,90}, (?P<rest>[a-z].+)$"
)
_PLACED = re.compile(
    r"^(?P<place>(?:Even |Only )?(?:For|In|At|On|During|After|Before|With|Without|Under"
    r"|Within|Over|Unlike"
    r"|Among|Across|Every|Each|To) (?!(?:this|that|these|those|it|them|their|his"
    r"|her)\b)[^,:;]{5,80}), (?=\S.{14,})"
)
_SAYS = re.compile(
    r", (?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|he|she) (?:says|argues|notes|explains|adds"
    r"|believes|suggests)(?=[,.])"
)
_QUOTATION = re.compile(
    r"^[\"“](?P<said>[^\"“”]{12,})[\"”](?: ?[-–—~] ?[A-Z][\w.’' -]{2,40})?[.!]?$"
)
_LED = re.compile(r"^[^:]{3,60}: (?=\S)")
_OPENS_WITH_IF = re.compile(
    r"(?:if|when|once|by|because|for|in|after|before|without|instead) ", re.IGNORECASE
)
_BECAUSE_OF_IT = re.compile(
    r"^(?:It|This|That)(?:[’']s| is| was)\b[^,;.]{0,60}?,? because (?P<y>.{20,})$"
)


def of(sentence: Sentence, pack: PhrasePack) -> tuple[Sentence, ...]:
    """Return the sentence, and the clauses of it that say something by themselves."""
    if sentence.text.endswith(("?", "？")):
        return ()
    if pack.forms != "english":
        if pack.script == "cjk":
            whole = _without_openings(sentence, pack)
            return (whole, *_statements(whole, pack))
        return _neutral(sentence, pack)
    sentence = (
        sentence.renamed(_SAYS.sub("", sentence.text)) if _SAYS.search(sentence.text) else sentence
    )
    whole = _without_lead_in(_unquoted(sentence))
    out = [whole, *_without_aside(whole)]
    out += _behind_label(whole)
    out += _clauses(whole)
    if match := _WHILE.match(whole.text):
        out += [part_of(whole, *match.span(name)) for name in ("a", "b")]
    match = _PLACED.match(whole.text)
    if match and not _goes_on(whole.text[match.end() :]):
        out.append(replace(part_of(whole, match.end(), len(whole.text)), place=match["place"]))
    if words.count(whole.text) > _LONG and (cut := TAIL.search(whole.text)):
        out.append(part_of(whole, 0, cut.start()))
    out = [part for view in out for part in _told(view)]
    if match := _BECAUSE_OF_IT.match(whole.text):
        out.append(part_of(whole, *match.span("y")))
    return tuple(with_capital(_checked(view, pack)) for view in out)


def _statements(whole: Sentence, pack: PhrasePack) -> Iterator[Sentence]:
    """Yield what stands between the semicolons of a sentence without spaces, each by itself."""
    at = 0
    for part in whole.text.split("；"):
        even = all(part.count(a) == part.count(b) for a, b in ("“”", "「」", "（）"))
        if "；" in whole.text and even and words.count(part) >= _SHORTEST_LEFT:
            yield _without_openings(part_of(whole, at, at + len(part)), pack)
        at += len(part) + 1


def _told(view: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, and what somebody says in it; of talk about the talk only what it tells."""
    if match := _TOLD.match(view.text):
        part = part_of(view, match.end(), len(view.text))
        who = match["who"] or ""
        yield view
        yield replace(part, place=f"According to {who}") if " " in who else part
    elif worth.is_about_the_talk(view.text):
        start, end = worth.reported(view.text)
        if end:
            yield _named(part_of(view, start, end), view.text[:start])
    else:
        yield view


_LONGEST_WHOLE = 26


def _neutral(sentence: Sentence, pack: PhrasePack) -> tuple[Sentence, ...]:
    """Cut off "However, " before a sentence, and an aside behind a dash where it is long."""
    if not pack.verbs:
        return (sentence,)
    sentence = _without_openings(sentence, pack)
    opener, comma, _ = sentence.text.partition(", ")
    if comma and opener.casefold().replace(" ", "-") in pack.openers and pack.language != "de":
        sentence = part_of(sentence, len(opener) + 2, len(sentence.text))
    before, dash, _ = sentence.text.replace(" – ", " — ").partition(" — ")
    told = any(is_verb(word, pack) for word in words.words(before)[1:])
    if dash and told and words.count(sentence.text) > _LONGEST_WHOLE and words.count(before) > 5:
        return (sentence, part_of(sentence, 0, len(before)))
    return (sentence,)


def _named(part: Sentence, before: str) -> Sentence:
    """Put for "they" or "it" what the clause before spoke of last: theories, how they simplify."""
    match = re.match(r"(?P<p>They|It) ", part.text)
    phrases = [p for p in syntax.noun_phrases(before) if p.end - p.start > _SHORTEST_NAME]
    if not match or not phrases:
        return part
    last = before[phrases[-1].start : phrases[-1].end].rsplit(" of ", 1)[-1]
    name = re.sub(r"^(?:the|an?) ", "", last)
    if english.head_is_plural(name) != (match["p"] == "They"):
        return part
    return part.renamed(f"{casing.capitalised(name)}{part.text[match.end() - 1 :]}")


_SHORTEST_NAME = 3


def _unquoted(sentence: Sentence) -> Sentence:
    """Return a sentence that is one whole quotation without its quotes."""
    match = _QUOTATION.match(sentence.text)
    return part_of(sentence, *match.span("said")) if match else sentence


def _without_openings(sentence: Sentence, pack: PhrasePack) -> Sentence:
    """Return a sentence without the openings that the phrase pack names."""
    for _ in range(_MOST_OPENINGS if pack.lead_ins else 0):
        match = joined(pack.lead_ins).match(sentence.text)
        if not match or len(sentence.text) - match.end() < _SHORTEST_LEFT:
            break
        sentence = part_of(sentence, match.end(), len(sentence.text))
    return sentence


_MOST_OPENINGS, _SHORTEST_LEFT = 3, 8


def _goes_on(text: str) -> bool:
    """Tell whether what follows an opening and a comma still belongs to the opening."""
    found = grammar.clause(casing.capitalised(text))
    return found is not None and "," in found.subject


def _behind_label(whole: Sentence) -> Iterator[Sentence]:
    """Drought: the lakes fell → The lakes fell."""
    match = _LED.match(whole.text)
    if match and not grammar.has_finite_verb(match[0]):
        part = part_of(whole, match.end(), len(whole.text))
        if _OPENS_WITH_IF.match(part.text) or grammar.clause(part.text):
            yield part


_BETWEEN = re.compile(r"; | [—–] |—|, (?:while|whereas) ")


def _clauses(whole: Sentence) -> Iterator[Sentence]:
    """A; B – two statements in one sentence, each of which says something by itself."""
    ends = [0]
    for match in _BETWEEN.finditer(whole.text):
        ends += [match.start(), match.end()]
    ends.append(len(whole.text))
    parts = [part_of(whole, *ends[at : at + 2]) for at in range(0, len(ends), 2)]
    told = [part for part in parts if words.count(part.text) >= _SHORTEST_CLAUSE]
    if 2 <= len(told) == len(parts) and all(map(_has_subject, parts)):
        yield from parts


def _has_subject(part: Sentence) -> bool:
    opens = tagging.tag(part.text).tags[:1]
    return opens in _OPENS_SUBJECT and grammar.clause(part.text) is not None


_OPENS_SUBJECT = {("D",), ("N1",), ("N2",), ("P",), ("Q",), ("J",)}


_SHORTEST_CLAUSE = 4


def _without_aside(whole: Sentence) -> Iterator[Sentence]:
    """Pre-training, while a breakthrough, will … → Pre-training will …"""
    if match := _ASIDE.match(whole.text):
        text = f"{match['s']} {match['rest']}"
        found = grammar.clause(text)
        if found and found.subject == match["s"]:
            yield whole.renamed(text)


def _without_lead_in(sentence: Sentence) -> Sentence:
    for _ in range(2):
        match = _LEAD_IN.match(sentence.text)
        if not match or len(sentence.text) - match.end() < 20:
            break
        sentence = part_of(sentence, match.end(), len(sentence.text))
    return sentence


def _checked(view: Sentence, pack: PhrasePack) -> Sentence:
    """Put "the" for "this" where the phrase says itself which: this gap between A and B."""
    match = _REFERRING.match(view.text)
    if not match or tagging.tag(view.text).tags[:1] != ("D",):
        return view
    shift = 3 - (match.end() - 1)
    return moved(view, f"The {view.text[match.end() :]}", shift)
