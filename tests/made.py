"""Cards, card templates and decks made by hand, for tests that need no notes."""

from pathlib import PurePosixPath

from flashgen.data import (
    Card,
    CardKey,
    CardTemplate,
    Deck,
    EpochSeconds,
    Guid,
    Html,
    IdentifiedCard,
    Kind,
    MediaFile,
    Plain,
    Tag,
    TemplateField,
)
from flashgen.diagnostics import Location

FIELDS = (
    "Answer",
    "Explanation",
    "Context",
    "Timestamps",
    "Source",
    "Picture",
    "Remarks",
    "Key",
    "Spare1",
    "Spare2",
    "Spare3",
)


def card(  # noqa: PLR0913  each test names the one thing it is about
    lead="Trees store water",
    answer="In the roots.",
    *,
    note="talk",
    section="Forests",
    ordinal=0,
    kind=Kind.QA,
    fact="",
    block_id="",
    path="talk.md",
    line=1,
    question="",
    tags=("topic::Trees",),
    media=(),
    point="",
):
    asked = f"The roots {{{{c1::{answer}}}}}" if kind is Kind.CLOZE else f"What about {lead}?"
    return Card(
        CardKey(note, section, lead, ordinal, kind, fact or answer, block_id),
        kind,
        Html(question or asked),
        Html("" if kind is Kind.CLOZE else answer),
        Html(f"<p>{answer} Much more about it.</p>"),
        Html(section),
        Html(""),
        Html(""),
        Html("".join(f'<img src="{name}">' for name in media)),
        Html(""),
        tags=tuple(Tag(tag) for tag in tags),
        at=Location(PurePosixPath(path), line),
        point=Plain(point or f"{lead}: {answer}"),
        media=tuple(MediaFile(name, PurePosixPath("media") / name) for name in media),
    )


def identified(made=None, guid="abcdefgh", modified=1_700_000_000, *, birth="[]", born=0):
    return IdentifiedCard(
        made or card(), Guid(guid), EpochSeconds(modified), birth, EpochSeconds(born or modified)
    )


def template(kind=Kind.QA, *, css=".card { color: black }", modified=1_700_000_000):
    first = "Text" if kind is Kind.CLOZE else "Question"
    shown = "{{cloze:Text}}" if kind is Kind.CLOZE else "{{Question}}"
    number = 1_800_000_000_001 + (kind is Kind.CLOZE)
    return CardTemplate(
        kind,
        number,
        f"flashgen test {kind.value}",
        tuple(TemplateField(name, 100 + place) for place, name in enumerate([first, *FIELDS])),
        "Card 1",
        7,
        shown,
        f"{shown}<hr id=answer>{{{{Answer}}}}{{{{Explanation}}}}{{{{Picture}}}}",
        css,
        EpochSeconds(modified),
    )


TEMPLATES = {kind: template(kind) for kind in Kind}


def deck(*cards, name="Podcasts::Trees", number=1_900_000_000_001):
    return Deck(number, name, tuple(cards))
