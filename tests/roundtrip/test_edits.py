"""Edits that people make to their notes, and what Anki makes of the next package.

Each row exports, imports into the real Anki, reviews cards with the real scheduler, edits the
notes, exports and imports again. Whatever the row: Anki's counts of new, updated and duplicate
notes are those of the report, no card gets the history of another key point, and every card keeps
its due date, interval, count and review log.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from flashgen.data import RETIRED_TAG
from tests.roundtrip.vaults import Vault, bullet, mark, marks, new_vault

pytestmark = pytest.mark.slow

FOREST, SEA = "notes/forest.md", "notes/sea.md"
LICHEN = "- **Lichen First:** A lichen is the first settler on bare rock (9:40).\n"
HERON = "- **Herons Carry Eggs:** A heron brings fish eggs to new ponds on its feet (9:50).\n"
GLACIER = (
    "- **Ice Grinds Flour:** Each glacier grinds stone into a flour that feeds fields (9:55).\n"
)
HALVES = """\
- **Fungi Carry Water:** At night the mycelium brings water from deep layers to seedlings
  (1:10-1:20).
- **Old Trees Help:** Young firs survive a dry summer because the mycelium lets old pines share
  with them (1:40).
"""


@dataclass(frozen=True)
class Edit:
    """An edit, and the marks of the key points that it adds, takes away and may change.

    What is asked about a changed key point, and whether it is asked in another way, is the
    question writer's business: the table holds for each of its versions.
    """

    name: str
    apply: Callable[[Vault], object]
    new: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


EDITS: list[Edit] = []


def edit(name, *, new="", gone="", changed=""):
    """Put a function into the table of edits."""

    def put(apply):
        sets = (frozenset(words.split()) for words in (new, gone, changed))
        EDITS.append(Edit(name, apply, *sets))
        return apply

    return put


def swapping(name, path, *changes, **expected):
    """Put a search and replace into the table of edits."""
    edit(name, **expected)(lambda vault: vault.swap(path, *changes))


ALL_FOREST = "mycelium taproot sphagnum beech stomata trunk"
ALL_SEA = "brine nitrate friction swarms droppings polyp"

# --- nothing ------------------------------------------------------------------------------

edit("nothing at all")(lambda _: None)
swapping("blank lines between bullets", FOREST, ("\n- **Roots", "\n\n- **Roots"))
swapping("a sentence before the first heading", SEA, ("## Curr", "Watched twice.\n\n## Curr"))


@edit("Windows line ends")
def _(vault):
    vault.write(SEA, vault.read(SEA).replace("\n", "\r\n"))


@edit("stars instead of hyphens")
def _(vault):
    vault.write(SEA, vault.read(SEA).replace("\n- ", "\n* "))


# --- words --------------------------------------------------------------------------------

swapping(
    "a lead is reworded", FOREST, ("Roots Stop Early", "Flat Roots of Oaks"), changed="taproot"
)
swapping("a typo in a lead", SEA, ("Eddies Feed", "Eddies feed the"), changed="nitrate")
swapping(
    "an explanation is reworded",
    FOREST,
    (
        "Most oaks have no taproot after their first decade.",
        "After its first decade an oak has mostly lost its taproot.",
    ),
    changed="taproot",
)
swapping(
    "lead and explanation are reworded",
    SEA,
    ("The Conveyor", "What Drives the Conveyor"),
    (
        "Cold brine sinks off Greenland and drives a current around the world",
        "Off Greenland cold brine sinks; it drives a current that goes around the world",
    ),
    changed="brine",
)
swapping(
    "a sentence is added to an explanation",
    SEA,
    ("algae bloom (8:00).", "algae bloom (8:00). Before whaling there were ten times as many."),
    changed="droppings",
)
swapping(
    "a sentence is taken out of an explanation",
    FOREST,
    (" Their roots spread flat\n  in the upper metre (2:05-2:15).", ""),
    changed="taproot",
)
swapping(
    "a number is corrected",
    SEA,
    ("two milliseconds", "three milliseconds"),
    changed="friction",
)
swapping(
    "sentences change places",
    FOREST,
    (
        (
            "Most oaks have no taproot after their first decade. Their roots spread flat\n  "
            "in the upper metre (2:05-2:15)."
        ),
        (
            "The roots of oaks spread flat in the upper metre (2:05-2:15). Most have no "
            "taproot after their first decade."
        ),
    ),
    changed="taproot",
)
swapping(
    "a word is put in italics",
    SEA,
    ("lifts nitrate to", "lifts _nitrate_ to"),
    changed="nitrate",
)
swapping(
    "a highlight turns a question into a cloze, which Anki takes for another card",
    SEA,
    ("lifts nitrate to", "lifts ==nitrate== to"),
    new="nitrate",
    gone="nitrate",
)
swapping("the colon moves out of the bold", SEA, ("Bleach:**", "Bleach**:"))
swapping("italics in a lead", SEA, ("**Whales Fert", "**_Whales_ Fert"), changed="droppings")

# --- time stamps --------------------------------------------------------------------------

swapping("a stamp is corrected", FOREST, ("9:00-9:30", "9:05-9:30"), changed="trunk")
swapping("a stamp is taken out", SEA, (" (3:00)", ""), changed="friction")
swapping("a stamp is added", SEA, ("(9:00-9:20)", "(9:00-9:20, 9:40)"), changed="polyp")
swapping(
    "two stamps are corrected",
    FOREST,
    ("2:05-2:15", "2:06-2:16"),
    ("5:10-5:30", "5:12-5:31"),
    changed="taproot beech",
)

# --- sections -----------------------------------------------------------------------------

swapping(
    "a section is renamed",
    SEA,
    ("## Currents", "## What Moves the Water"),
    changed="brine nitrate friction",
)
swapping("a section's time is corrected", FOREST, ("(5:00):**", "(5:02):**"))
swapping(
    "a section is split",
    SEA,
    ("- **Tides", "## Tides\n\n- **Tides"),
    changed="friction",
)
swapping(
    "two sections become one",
    SEA,
    ("## Life\n\n", ""),
    changed="swarms droppings polyp",
)


@edit("a section moves to the top", changed="")
def _(vault):
    text = vault.read(SEA)
    life = text[text.index("## Life") :]
    vault.swap(SEA, (life, ""), ("## Currents", f"{life}\n## Currents"))


# --- bullets ------------------------------------------------------------------------------


@edit("a bullet moves within its section")
def _(vault):
    line = bullet(vault.read(SEA), "brine")
    vault.swap(SEA, (line, ""), ("\n## Life", f"{line}\n## Life"))


@edit("all bullets of a section change places")
def _(vault):
    text = vault.read(SEA)
    lines = [bullet(text, word) for word in ("swarms", "droppings", "polyp")]
    vault.write(SEA, text.replace("".join(lines), "".join(reversed(lines))))


@edit("a bullet moves to another section", changed="polyp")
def _(vault):
    line = bullet(vault.read(SEA), "polyp")
    vault.swap(SEA, (line, ""), ("\n- **The Conv", f"\n{line}- **The Conv"))


@edit("a bullet moves to another note", changed="polyp")
def _(vault):
    line = bullet(vault.read(SEA), "polyp")
    vault.swap(SEA, (line, ""))
    vault.write(FOREST, vault.read(FOREST) + line)


swapping("a bullet is put on top", SEA, ("- **The", f"{LICHEN}- **The"), new="lichen")
swapping(
    "four bullets are added",
    SEA,
    ("- **Krill", f"{LICHEN}{HERON}- **Krill"),
    ("- **Tides", f"{GLACIER}- **Hot Vents:** A chimney of magma feeds worms (9:58).\n- **Tides"),
    new="lichen heron glacier magma",
)


@edit("a bullet is deleted", gone="friction")
def _(vault):
    vault.swap(SEA, (bullet(vault.read(SEA), "friction"), ""))


@edit("an unrelated bullet takes the place of a deleted one", new="lichen", gone="friction")
def _(vault):
    vault.swap(SEA, (bullet(vault.read(SEA), "friction"), LICHEN))


@edit("an unrelated bullet takes the place and the label of another", new="violin", gone="friction")
def _(vault):
    vault.swap(
        SEA,
        (
            bullet(vault.read(SEA), "friction"),
            "- **Tides:** The cave sounds like a violin when it fills (3:20).\n",
        ),
    )


@edit("a bullet is split in two: each card goes with its fact", changed="mycelium")
def _(vault):
    vault.swap(
        FOREST,
        (
            bullet(vault.read(FOREST), "mycelium"),
            HALVES,
        ),
    )


@edit("two bullets are merged", changed="droppings", gone="polyp")
def _(vault):
    text = vault.read(SEA)
    vault.swap(
        SEA,
        (bullet(text, "polyp"), ""),
        ("lets algae bloom (8:00).", "lets algae bloom (8:00). Corals lose theirs when it is hot."),
    )


@edit("a note is emptied", gone=ALL_SEA)
def _(vault):
    vault.write(SEA, "---\ntitle: The slow sea\n---\n")


@edit("a note is deleted", gone=ALL_SEA)
def _(vault):
    (vault.root / SEA).unlink()


@edit("a note is added", new="lichen heron")
def _(vault):
    vault.write("notes/more.md", f"---\ntitle: More\n---\n## Settlers\n\n{LICHEN}{HERON}")


# --- files and properties -----------------------------------------------------------------


@edit("a note with a source is renamed")
def _(vault):
    (vault.root / FOREST).rename(vault.root / "notes/Forests and water.md")


@edit("a note without a source is renamed")
def _(vault):
    (vault.root / SEA).rename(vault.root / "notes/Ocean.md")


@edit("a note moves to another folder, and a lead is reworded", changed="brine")
def _(vault):
    vault.swap(SEA, ("The Conveyor", "The Great Conveyor"))
    (vault.root / "notes/2024").mkdir()
    (vault.root / SEA).rename(vault.root / "notes/2024/sea.md")


swapping("a topic changes", SEA, ("Oceans", "Oceanography"), changed=ALL_SEA)
swapping("the show changes", FOREST, ("Green Hours", "Greener Hours"), changed=ALL_FOREST)
swapping("the guest's name is corrected", FOREST, ("Lindqvist", "Lindquist"), changed=ALL_FOREST)
swapping(
    "the source gets a better address", FOREST, ("abcdefghijk", "zyxwvutsrqp"), changed=ALL_FOREST
)
swapping("a note gets an id", SEA, ("title:", "id: slow-sea\ntitle:"))
swapping("the deck is renamed", "deck.yaml", ("Test::Nature", "Nature::Water"))

# --- block ids ----------------------------------------------------------------------------


@edit("a bullet gets a block id")
def _(vault):
    line = bullet(vault.read(SEA), "brine")
    vault.swap(SEA, (line, line.replace("\n", " ^conveyor\n")))


# --- a month later ------------------------------------------------------------------------


@edit(
    "a revision: three leads, a merge, a split, a section, two stamps, four points more, one less",
    changed="taproot beech brine mycelium trunk nitrate swarms",
    new="lichen heron glacier magma",
    gone="friction polyp",
)
def _(vault):
    forest, sea = vault.read(FOREST), vault.read(SEA)
    vault.swap(
        FOREST,
        ("Roots Stop Early", "Oaks Have Flat Roots"),
        ("Rain Makes Rain", "Forests Make Their Own Rain"),
        (
            bullet(forest, "mycelium"),
            HALVES,
        ),
        ("9:00-9:30", "9:02-9:31"),
    )
    vault.swap(
        SEA,
        ("The Conveyor", "The Great Conveyor"),
        (bullet(sea, "friction"), ""),
        (bullet(sea, "polyp"), ""),
        ("2:10-2:30", "2:12-2:30"),
        ("- **Krill", f"{LICHEN}{HERON}- **Krill"),
        (
            "largest migration on the\n  planet",
            "largest migration on the planet; corals bleach when their algae leave",
        ),
        ("- **Edd", f"{GLACIER}- **Hot Vents:** A chimney of magma feeds worms (9:58).\n- **Edd"),
    )


@edit(
    "a note is renamed, its section too, and a stamp is corrected", changed="brine nitrate friction"
)
def _(vault):
    vault.swap(SEA, ("## Currents", "## Moving Water"), ("(3:00)", "(3:10)"))
    (vault.root / SEA).rename(vault.root / "notes/Slow sea.md")


@edit(
    "a bullet moves to another note and its explanation is reworded",
    changed="droppings",
)
def _(vault):
    line = bullet(vault.read(SEA), "droppings")
    vault.swap(SEA, (line, ""))
    vault.write(
        FOREST,
        vault.read(FOREST)
        + "- **Whales Fertilise:** Algae bloom, thanks to the iron in whale droppings (8:00).\n",
    )


@edit("everything is turned around", changed="")
def _(vault):
    for name in (FOREST, SEA):
        head, *sections = vault.read(name).split("\n## ")
        turned = [
            "\n".join([title, "", *reversed(_bullets(rest))])
            for title, _, rest in (section.partition("\n") for section in reversed(sections))
        ]
        vault.write(name, "\n## ".join([head, *turned]) + "\n")


def _bullets(text):
    return [
        ("- " + found).rstrip("\n") for found in text.strip("\n").removeprefix("- ").split("\n- ")
    ]


# --- the proof ----------------------------------------------------------------------------


def test_the_table_is_long_enough():
    assert len(EDITS) >= 40


@pytest.mark.parametrize("row", EDITS, ids=lambda row: row.name)
def test_histories_survive(row, desk, tmp_path):
    vault = new_vault(tmp_path / "nature")
    before = vault.export()
    desk.take(vault.package)
    learned = sorted(desk.guids())[::2]
    desk.review(learned)
    schedules = desk.schedules(desk.guids())

    row.apply(vault)
    after = vault.export()
    log = desk.take(vault.package)

    report = after.changes
    assert log == (
        len(report.new),
        len(report.changed) + len(report.retired),
        len(report.unchanged),
        0,
    )
    assert desk.schedules(schedules) == schedules
    for it in after.deck.cards:
        fields = desk.fields(it.guid)
        shown = fields.get("Question", fields.get("Text")), fields["Answer"], fields["Explanation"]
        assert shown == (it.card.question, it.card.answer, it.card.explanation)
    _assert_nobody_else_inherits(before, after)
    _assert_survivors(row, before, after)
    assert {mark(it.card) for it in report.new} <= row.new | row.changed
    assert row.new <= {mark(it.card) for it in report.new}
    assert {mark(change.after.card) for change in report.changed} <= row.changed
    assert {mark(change.after.card) for change in report.retired} <= row.gone | row.changed
    assert row.gone <= {mark(change.after.card) for change in report.retired}
    for change in report.retired:
        assert RETIRED_TAG in desk.tags(change.after.guid)


def _assert_nobody_else_inherits(before, after):
    """A guid stays with its key point."""
    old, new = marks(before), marks(after)
    assert {guid: old[guid] for guid in old.keys() & new} == {
        guid: new[guid] for guid in old.keys() & new
    }


def _assert_survivors(row, before, after):
    """As many cards of a key point survive as it has before and after."""
    old, new = _by_point(before), _by_point(after)
    lasting = {it.guid for it in before.deck.cards} & marks(after).keys()
    found = Counter((mark(it.card), it.card.kind) for it in after.deck.cards if it.guid in lasting)
    for place, number in old.items():
        if place[0] not in row.new | row.gone:
            assert found[place] >= min(number, new[place]), place


def _by_point(deck):
    return Counter(
        (mark(it.card), it.card.kind) for it in deck.deck.cards if RETIRED_TAG not in it.card.tags
    )
