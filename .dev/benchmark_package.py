"""Write the same cards with flashgen and with plain genanki, and print how the two compare.

python .dev/benchmark_package.py [CARDS]    (10,000 where no number is given)

Times are CPU seconds of one run of each, turn by turn, so that only their ratio is worth trusting.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

import genanki

from flashgen import apkg
from flashgen.apkg import collection
from flashgen.data import IdentifiedCard, Kind
from tests.made import TEMPLATES, card, deck, identified

TURNS = 3


def cards(number: int) -> list[IdentifiedCard]:
    """Make up cards of about a kilobyte."""
    made = []
    for place in range(number):
        text = " ".join(f"word{place * 31 + n:x}" for n in range(60))
        made.append(identified(card(f"Lead {place}", text), f"guid-{place:07}"))
    return made


def with_genanki(made: list[IdentifiedCard], path: Path) -> None:
    """Write what a bare script would."""
    template = TEMPLATES[Kind.QA]
    model = genanki.Model(
        template.id,
        template.name,
        fields=[{"name": field.name} for field in template.fields],
        templates=[{"name": "Card 1", "qfmt": template.front, "afmt": template.back}],
    )
    fields_of = collection._fields(template)
    whole = genanki.Deck(1_900_000_000_001, "Podcasts::Trees")
    for it in made:
        fields = [str(text) for text in fields_of(it)]
        whole.add_note(genanki.Note(model, fields, tags=it.card.tags, guid=it.guid))
    whole.write_to_file(path)


def main(number: int) -> None:
    """Print both, and their ratio."""
    made = cards(number)
    ours, theirs = [], []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.apkg"
        for _ in range(TURNS):
            begun = time.process_time()
            apkg.write((deck(*made),), TEMPLATES, path, media={})
            between, size = time.process_time(), path.stat().st_size
            with_genanki(made, path)
            ours.append(between - begun)
            theirs.append(time.process_time() - between)
        bare = path.stat().st_size
    best, other = min(ours), min(theirs)
    sys.stdout.write(
        f"{number} cards: flashgen {best:.2f} s, {size / 1e6:.1f} MB (deflated); "
        f"genanki {other:.2f} s, {bare / 1e6:.1f} MB; {other / best:.1f} times as fast\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
