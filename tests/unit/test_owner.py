"""Who "the speaker" is."""

import pytest

from flashgen import templates
from flashgen.data import Markdown
from flashgen.questions import clean, owner


def named(text, language):
    pack = templates.phrase_pack(language)
    (sentence,) = clean.sentences(Markdown(text), pack)
    return owner.named(sentence, "Ada Keller", "", pack).text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The speaker counts bees.", "Ada Keller counts bees."),
        ("en", "Today the speaker counts bees.", "Today Ada Keller counts bees."),
        ("en", "She counts bees.", "Ada Keller counts bees."),
        ("en", "Keller counts bees.", "Ada Keller counts bees."),
        ("de", "Der Gast zählt Bienen.", "Ada Keller zählt Bienen."),
        ("de", "Ein Dialekt ändert sich, wenn der Sprecher umzieht.", None),
        ("fr", "La langue change quand l’invité parle.", None),
    ],
)
def test_the_speaker_is_named_where_the_note_means_the_guest(language, text, expected):
    assert named(text, language) == (expected or text)
