"""The checks of what a card says and gives away: M04, M14, M15, M18, M21 to M23, M25."""

import re

from flashgen.data import GAP_CLOSE, GAP_OPEN, Draft
from flashgen.questions import clean, english, words
from flashgen.questions.english import grammar
from flashgen.questions.gate.look import Look, answer
from flashgen.questions.topic import Topic

_LEAKY_ANSWER, _LEAK, _GAP_LEAK = 14, 0.6, 0.5
_LONGEST_GAP, _FEWEST_VISIBLE = 9, 4
_FEWEST_BESIDE_A_HIGHLIGHT = 2
_LONGEST_STEM = 20
_CHOICES = frozenset({"greater"})
"""Rules whose answer is one of the things that the question names."""
_THIS = re.compile(r"^(?:this|these|that|those|it|they)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\s?(?:年|года?|году)?")
_NO_STEM = re.compile(
    r"\b(?:by|is|are|be|need|expect|that|we have"
    r"|to|containing|including|with|of|for): which \w+\?$",
    re.IGNORECASE,
)
_SO_ON = re.compile(r"^(?:more$|so on|etc|while|and|others|asynchronously)\b", re.IGNORECASE)
_PART_OF_LIST = re.compile("[；;]|^[一二三]是")
_COUNTED = re.compile(r"^What are the \w+ (?P<what>(?!points).+)\?$")
_BROKEN = re.compile(
    r"\b(?:of|a|an|the|and|or|with|from|at|as|also|(?<!a )while|which|than|but|because|lies in"
    r"|(?:looks?|sounds?|feels?|works?) (?:\w+ )?like"
    r"|simply by|such as|including|e\.g|ar)\.?$"
)


def leaks(seen: Look) -> bool:
    """M04: tell whether the front says what the answer says."""
    if not seen.answer_stems or seen.draft.rule in _CHOICES:
        return False
    shown = len(seen.answer_stems & seen.front_stems) / len(seen.answer_stems)
    if seen.is_cloze:
        return shown >= _GAP_LEAK or _is_told_behind(seen)
    return shown > _LEAK and words.count(seen.answer) <= _LEAKY_ANSWER


_INITIALS = re.compile(r"[^\w\s(]{0,2} ?\(([A-Z][A-Za-z]*[A-Z])s?\)")
_AGAIN = re.compile(r"[^\w\s(]{0,2} ?\((?:or|i\.e\.|that is|aka|also) ")


def _is_told_behind(seen: Look) -> bool:
    """Tell whether a gap's initials, or it in other words, stand right behind it: "… (LLMs)"."""
    behind = seen.draft.question.partition(GAP_CLOSE)[2]
    if _AGAIN.match(behind):
        return True
    match = _INITIALS.match(behind)
    firsts = [word[0].casefold() for word in words.words(seen.gap)]
    return match is not None and set(match[1].casefold()) <= set(firsts) and len(firsts) > 1


_NOTHING_SAID = re.compile(
    r"(?:(?:various|important|several|many|some|different|certain|a few|multiple|critical"
    r"|current) )+"
    r"(?:questions|images|things|ways|elements|aspects|factors|issues|areas|topics|points|research"
    r"|approaches|methods|examples|reasons|problems|challenges)\.?"
    r"|There (?:are|is) (?:a few|several|some|many|lots of|a lot of|one) .{0,60}"
    r"|(?:Because of |Due to |By (?:using )?)?(?:several|various|multiple|a number of)"
    r" [\w-]+(?:,? (?:and )?[\w-]+){0,3}\.?|(?:He|She|They|We|You) \w+\.?"
    r"|(?:Valuable |Important |Useful |Deep )?(?:Insights|Information|Details) (?:into|about|on)"
    r" .{0,80}"
    r"|An? (?:simple|powerful|unique|special|different|new) (?:equation|idea|concept|approach|way"
    r"|thing|question|method|set|tool)\.?"
    r"|An? (?:set|series|list|number|range|variety) of (?:[\w-]+ly )?(?:powerful|key|important"
    r"|complex|different|various|useful|simple) [\w-]+\.?"
    r"|To \w+ (?:this|that|it|these|them)(?: all)?(?: at once)?\.?"
    r"|(?:By |Via |With |Through )?(?:using )?(?:this|that|these|those) \w+\.?"
    r"|When (?:it makes sense|possible|needed|necessary|in doubt|you can)\b.{0,40}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\w]*https?://\S+", re.IGNORECASE)


def says_nothing(seen: Look) -> bool:
    """M14: tell whether there is no answer, an address, or but the lead that the question names."""
    if not seen.answer:
        return not seen.is_cloze
    if _ADDRESS.fullmatch(seen.answer) or _NOTHING_SAID.fullmatch(seen.answer):
        return True
    if re.match(r"[.,;:)] ", seen.answer):  # what stood behind the end of a statement
        return True
    lead = seen.topic.lead.casefold().rstrip(".")
    return seen.answer.casefold().rstrip(".") == lead and seen.topic.lead in seen.front


def breaks_off(seen: Look) -> bool:
    """M14: tell whether an answer stops before it has said what it was about to say."""
    text = seen.draft.question if seen.is_cloze else seen.answer.rstrip()
    if text.count("`") % 2 or _leads_on(seen, text):
        return True
    if seen.draft.rule == "weak" and (not re.search(r"\w{2}", text) or text.count('"') % 2):
        return True
    if not seen.is_cloze and _UNFINISHED.search(text):
        return True
    return seen.topic.pack.forms == "english" and bool(_BROKEN.search(text))


_UNFINISHED = re.compile(
    r"[:：?？]$|^[\"“][^\"”]*\?[\"”]\.?$"
    r"|^(?:All|Most|Part|Some) of (?:that|it|this)\.?$|^\([^()]*\)\.?$"
)
_LEADS_ON = re.compile(r"\b(?:to|into|by|between|through|for|on|in|via|from|are|is|were|was)\.?$")


def _leads_on(seen: Look, text: str) -> bool:
    """Tell whether a statement stops where its children go on: "the bottleneck shifts to"."""
    return bool(seen.topic.children) and _LEADS_ON.search(text) is not None


def starts_with_this(seen: Look) -> bool:
    """M15: tell whether an answer starts with a word that points to something else."""
    return not seen.is_cloze and bool(_THIS.match(seen.answer))


def is_poor_gap(seen: Look) -> bool:
    """M18: tell whether a gap is too long, a bare number or year, or stands among too little."""
    if not seen.is_cloze:
        return False
    if words.count(seen.gap) > _LONGEST_GAP or not seen.answer_stems:
        return True
    if _YEAR.fullmatch(seen.gap) or re.fullmatch(r"[\d.,\s]+", seen.gap) or _THIS.match(seen.gap):
        return True
    if seen.draft.rule != "highlight" and (
        _CROSSES.search(seen.gap) or _is_cut(seen) or _hangs(seen)
    ):
        return True
    if seen.draft.rule == "highlight":  # the author wants this gap: two words to go by will do
        return len(seen.front_stems) < _FEWEST_BESIDE_A_HIGHLIGHT
    fewest = _FEWEST_VISIBLE - bool(seen.draft.context)  # the context line says what it is about
    return len(seen.front_stems) < fewest


_CROSSES = re.compile(r"[:;?!]\s|[：；？！]|^(?:100\s?%|one hundred percent)$")
"""A gap that goes from one clause into the next; "100 %", which only says "wholly"."""


def _hangs(seen: Look) -> bool:
    """Tell whether a gap ends on a preposition, or is but the verb of its sentence."""
    if seen.topic.pack.forms != "english":
        return False
    found = seen.gap.casefold().split()
    alone = (
        len(found) == 1
        and english.verb_base(found[0], "s")
        and english.classes(english.verb_base(found[0], "s")) == "v"
    )
    return bool(alone) or (len(found) > 1 and found[-1] in english.PREPOSITIONS | {"to"})


def _is_cut(seen: Look) -> bool:
    """Tell whether a gap is a piece of a word, or there is nothing that says what it is about."""
    topic, pack = seen.topic, seen.topic.pack
    titled = topic.heading or topic.note.episode.title
    if pack.script == "cjk" and not seen.draft.context and titled:
        return True
    shown = seen.draft.question.replace(GAP_OPEN, "<").replace(GAP_CLOSE, ">")
    return any(re.search(pattern, shown) for pattern in pack.no_clozes)


_PRAISE = re.compile(
    r"(?:very |really |so |pretty |quite |super )?(?:interesting|fun|cool|great|amazing|awesome"
    r"|fascinating|eye-opening|mind-blowing|excellent|wonderful)(?:$|[.,;!]| [-–—] )",
    re.IGNORECASE,
)


def is_filler(seen: Look) -> bool:
    """M21: tell whether the answer says but "see below", or how somebody liked something."""
    if seen.topic.pack.forms == "english" and _PRAISE.match(seen.answer):
        return True
    return seen.answer.casefold().strip(" .!…") in seen.topic.pack.fillers


def is_odd_list(seen: Look) -> bool:
    """M22: tell whether a list is miscounted or asked for by what is no name of it."""
    if not seen.draft.items:
        return False
    clauses = seen.topic.pack.script == "cjk" and any(map(_PART_OF_LIST.search, seen.draft.items))
    if clauses or _miscounts(seen):
        return True
    if seen.topic.pack.forms != "english":
        return False
    if any(_SO_ON.match(item) for item in seen.draft.items) or _NO_STEM.search(seen.front):
        return True
    if (counted := _COUNTED.match(seen.front)) and grammar.has_finite_verb(counted["what"]):
        return True
    stem, colon, _ = seen.front.rpartition(": which ")
    return bool(colon) and words.count(stem) > _LONGEST_STEM


def _miscounts(seen: Look) -> bool:
    """Tell whether the front says another number than there are items."""
    pack, front = seen.topic.pack, seen.front.casefold()
    place = len(seen.draft.items) - 2
    right = pack.numbers[place] if 0 <= place < len(pack.numbers) else ""
    if pack.script == "cjk":
        return right not in front and any(number in front for number in pack.numbers)
    stem, _, asking = front.rpartition(": which " if pack.forms == "english" else ":")
    parts = (stem, asking) if pack.forms == "english" else (asking,)
    said = ({*words.words(part)} & {*pack.numbers} for part in parts)
    return any(numbers and right not in numbers for numbers in said)


def context_tells(seen: Look) -> bool:
    """M23: tell whether a part of the context line gives the answer away."""
    return any(contains(part, seen.answer_stems, seen.topic) for part in seen.draft.context)


def contains(part: str, stems: frozenset[str], topic: Topic) -> bool:
    """Tell whether a part of the context line gives an answer of these stems away."""
    return _shows(part, stems, topic.pack.stop_words)


def tells(part: str, draft: Draft, stop_words: frozenset[str]) -> bool:
    """Tell whether a part of the context line would give the answer of a draft away."""
    return _shows(part, words.stems(answer(draft), stop_words), stop_words)


def _shows(part: str, stems: frozenset[str], stop_words: frozenset[str]) -> bool:
    if not stems:
        return False
    shown = stems & words.stems(part, stop_words)
    return len(shown) / len(stems) >= (_GAP_LEAK if len(stems) <= 4 else _LEAK)


def is_unfaithful(seen: Look) -> bool:
    """M25: tell whether the answer has words that the key point has not."""
    if seen.draft.answer_is_markdown:
        return False
    known = words.stems(" ".join(_said(seen)), seen.topic.pack.stop_words)
    return len(seen.answer_stems - known) > 0.05 * len(seen.answer_stems)


def _said(seen: Look) -> list[str]:
    topic = seen.topic
    said = [topic.lead, topic.text, topic.owner, topic.host, topic.heading, *topic.point.remarks]
    said += [child.text for child in topic.children]
    if seen.draft.answer.startswith("`"):  # code is taken out of the sentences
        said.append(clean.plain(topic.point.explanation))
    if seen.draft.rule == "section-list":  # it asks for the other points of the section too
        said += [clean.plain(point.explanation) for point in topic.section.key_points]
    return said
