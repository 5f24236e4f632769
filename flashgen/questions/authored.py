"""How much of the text below a question that the author wrote is its answer.

The first sentence answers most of them. A question that asks for two things at once wants all
that follows, and a sentence that goes on with "today …" or "in contrast …" belongs to the first.
"""

from dataclasses import replace

from flashgen.questions.pack import joined, matches
from flashgen.questions.rules.explaining import answer
from flashgen.questions.topic import Asked, Topic

RULES = frozenset({"question-lead", "inline-question", "heading-asks"})


def whole(asked: Asked, about: Topic) -> Asked:
    """Return a question of the author's own with all of its answer."""
    pack, said = about.pack, [sentence.text for sentence in about.sentences]
    first = asked.answer.rstrip(".")
    at = next((i for i, text in enumerate(said) if first and text.startswith(first)), None)
    if not pack.compound or at is None:
        return asked
    many = asked.question.count("?") > 1 or joined(pack.compound).search(asked.question)
    end = at + 1
    while end < len(said) and (many or matches(pack.continues, said[end])):
        end += 1
    text = " ".join(said[at:end])
    return replace(asked, answer=answer(text)) if end > at + 1 else asked
