"""What a note tells of itself and not of its subject: there is nothing to learn from it.

Labels of the recording (its id, its views), sections on how it was made or liked, and sentences
that say what is shown rather than what is so are patterns of the phrase pack.
"""

import re

from flashgen.questions import words
from flashgen.questions.pack import PhrasePack, holds
from flashgen.questions.topic import Topic

METADATA = "a fact about the recording, not about its subject"
SECTION = "its section is about the note or the recording, not about their subject"
FOREIGN = "a line in another language than the note's"
_OWN_SIGN = re.compile(f"[{words.CJK}]")
_LONGEST_NAME = 6


def reason(about: Topic) -> str:
    """Say why a point is none of the subject's; "" where it may be."""
    pack = about.pack
    if about.lead and is_metadata(about.lead, pack):
        return METADATA
    headings = (about.heading, *about.section.parents)
    if any(holds(pack.off_topic, str(heading)) for heading in headings):
        return SECTION
    return FOREIGN if about.sentences and is_foreign(about.text, pack) else ""


def is_metadata(label: str, pack: PhrasePack) -> bool:
    """Tell whether a label names a fact about the recording, or of how the note was made."""
    bare = re.sub(r"^\W+|\W+$", "", label)
    return bool(bare) and any(re.fullmatch(pattern, bare) for pattern in pack.metadata)


def is_foreign(text: str, pack: PhrasePack) -> bool:
    """Tell whether a sentence has not one sign of its note's script."""
    known = pack.script != "cjk" or _OWN_SIGN.search(text) is not None
    return not known and words.count(text) > _LONGEST_NAME


def is_own(about: Topic) -> bool:
    """Tell whether a text under a label in signs has signs itself: it is no code, no formula."""
    if about.point.explanation.lstrip().startswith(("```", "~~~")):
        return False
    return not _OWN_SIGN.search(about.lead) or _OWN_SIGN.search(about.text) is not None
