"""What a note tells of itself and not of its subject: there is nothing to learn from it.

Labels of the recording (its id, its views), sections on how it was made or liked, and sentences
that say what is shown rather than what is so are patterns of the phrase pack.
"""

import re

from flashgen.questions import english, words
from flashgen.questions.english import grammar
from flashgen.questions.pack import PhrasePack, holds
from flashgen.questions.topic import Topic

METADATA = "a fact about the recording, not about its subject"
SECTION = "its section is about the note or the recording, not about their subject"
FOREIGN = "a line in another language than the note's"
TITLE = "a title that stands as a paragraph: make it a heading"
_TITLE = re.compile(r"\*\*[^*。！？\[\]]+\**[\s*`]*\[[^\]]*\d:\d\d[^\]]*\][\s*`]*")
"""All in bold, with a stamp and without a full stop: two of 26 worthless cards split one."""
_LATIN, _LETTER = re.compile(r"[A-Za-z]{2}"), re.compile(r"[^\W\d_]")
_OWN_SIGN = re.compile(f"[{words.CJK}]")
_LONGEST_NAME = 6


def reason(about: Topic) -> str:
    """Say why a point is none of the subject's; "" where it may be, or its author marked a gap."""
    pack = about.pack
    if any(sentence.marked for sentence in about.raw):
        return ""
    if about.lead and is_metadata(about.lead, pack):
        return METADATA
    headings = (about.heading, *about.section.parents)
    if any(holds(pack.off_topic, str(heading)) for heading in headings):
        return SECTION
    if _introduces(about):
        return METADATA
    if about.pack.script == "cjk" and not about.lead and _TITLE.fullmatch(about.point.explanation):
        return TITLE
    return FOREIGN if about.sentences and is_foreign(about.text, pack) else ""


_LIVED = words.word_set(
    "work spend serve found cofound join hold study graduate write author lead run host publish "
    "start build teach direct"
)


def _introduces(about: Topic) -> bool:
    """Tell whether a point above all headings says who the speaker is: what a guest has done."""
    if about.heading or about.lead or about.pack.forms != "english" or not about.sentences:
        return False
    found = grammar.clause(about.sentences[0].text)
    if found is None or found.base not in _LIVED | {""}:
        return False
    who = found.subject.split()
    known = f"{about.note.episode.title} {about.owner} {about.host}"
    named = all(word[0].isupper() and not english.is_common(word) for word in who)
    return named and who[0] in known and (bool(found.base) or _JOB.match(found.rest) is not None)


_JOB = re.compile(
    r"(?:an? )?(?:[\w-]+ ){0,3}(?:expert|author|founder|partner|host|fellow|professor)\b"
)


def is_metadata(label: str, pack: PhrasePack) -> bool:
    """Tell whether a label names a fact about the recording, or of how the note was made."""
    bare = re.sub(r"^\W+|\W+$", "", label)
    return bool(bare) and any(re.fullmatch(pattern, bare) for pattern in pack.metadata)


def is_foreign(text: str, pack: PhrasePack) -> bool:
    """Tell whether a sentence has not one sign of its note's script."""
    if pack.forms == "english":
        return _LATIN.search(text) is None and len(_LETTER.findall(text)) > _LONGEST_NAME
    known = pack.script != "cjk" or _OWN_SIGN.search(text) is not None
    return not known and words.count(text) > _LONGEST_NAME


def is_own(about: Topic) -> bool:
    """Tell whether a text under a label in signs has signs itself: it is no code, no formula."""
    if about.point.explanation.lstrip().startswith(("```", "~~~")):
        return False
    return not _OWN_SIGN.search(about.lead) or _OWN_SIGN.search(about.text) is not None
