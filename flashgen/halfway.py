"""Decks half way: their notes are read and their cards written, but not yet identified."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from flashgen import cards, ledger, note_cards, places, targets, templates, vault
from flashgen.clips import Cut
from flashgen.data import Card, CardTemplate, Density, Kind, Note, Skip
from flashgen.diagnostics import Diagnostics
from flashgen.errors import FlashgenError
from flashgen.ledger import Ledger
from flashgen.note_cards import NoteCards, Setting
from flashgen.targets import Target
from flashgen.vault import Vault

OnNote = Callable[[int, int, str], None]
"""Told after each note: how many are done, of how many, and which one it was."""


def ignore(done: int, total: int, name: str) -> None:
    """Take no notice of progress."""


@dataclass(frozen=True, slots=True)
class HalfDeck:
    """A deck half way: its notes are read and its cards written, but not yet identified."""

    target: Target
    vault: Vault
    package: Path
    ledger_path: Path
    ledger: Ledger
    templates: Mapping[Kind, CardTemplate]
    notes: tuple[Note, ...] = ()
    cards: tuple[Card, ...] = ()
    skipped: tuple[Skip, ...] = ()
    diagnostics: Diagnostics = ()
    cuts: tuple[Cut, ...] = ()
    not_fetched: Mapping[str, str] = field(default_factory=dict)
    """Addresses of pictures that could not be fetched in this run, with the reason."""

    @property
    def name(self) -> str:
        """The deck's name in Anki: of deck.yaml, of the one note asked for, or of the folder."""
        if self.target.config.deck:
            return self.target.config.deck
        if len(self.target.only) == 1 and not self.target.has_settings and self.notes:
            return self.notes[0].episode.title or self.target.only[0].stem
        # Where a name is not in the file system's encoding, Python keeps its bytes as surrogates.
        return self.target.root.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def open_all(
    wanted: Mapping[Path, tuple[PurePosixPath, ...]], output: Path | None
) -> tuple[tuple[HalfDeck, ...], tuple[FlashgenError, ...]]:
    """Open the decks wanted, and say why some can't be; if none can, its error is raised."""
    opened, failures = [], []
    for root, only in wanted.items():
        try:
            opened.append(_open(targets.target(root, only), output, alone=len(wanted) == 1))
        except FlashgenError as error:
            failures.append(error)
    if failures and not opened:
        raise failures[0]
    return tuple(opened), tuple(failures)


def _open(target: Target, output: Path | None, *, alone: bool) -> HalfDeck:
    own = target.config.template
    found = vault.scan(target)
    package = places.package(target, output)
    kept = places.ledger(target, package, alone=alone)
    return HalfDeck(
        target,
        found,
        package,
        kept,
        ledger.load(kept),
        templates.load(target.root / own if own else None),
        diagnostics=found.diagnostics,
    )


def with_cards(
    opened: Sequence[HalfDeck], density: Density | None, on_note: OnNote
) -> tuple[HalfDeck, ...]:
    """Read the notes of the decks and write their cards."""
    total = sum(len(half.vault.notes) for half in opened)
    done, drawn = 0, []
    for half in opened:
        config = half.target.config
        setting = Setting(half.vault, config, density or config.density, half.not_fetched)
        pieces = []
        for source, piece in zip(half.vault.notes, note_cards.of_all(setting), strict=True):
            pieces.append(piece)
            done += 1
            on_note(done, total, source.path.name)
        drawn.append(_joined(half, [piece for piece in pieces if piece]))
    return tuple(drawn)


def meant(drawn: tuple[HalfDeck, ...]) -> tuple[tuple[HalfDeck, ...], tuple[FlashgenError, ...]]:
    """Set the decks aside whose `where` no note answers to: a slip there retires no cards."""
    failures = tuple(
        FlashgenError(
            f"no note in {half.target.root} has the front matter that `where` asks for",
            hint="correct `where` in its deck.yaml, or the notes' front matter",
        )
        for half in drawn
        if half.vault.notes and not half.notes
    )
    meant = tuple(half for half in drawn if half.notes or not half.vault.notes)
    if failures and not meant:
        raise failures[0]
    return meant, failures


def _joined(half: HalfDeck, pieces: Sequence[NoteCards]) -> HalfDeck:
    failed = tuple(piece.note.path for piece in pieces if piece.failed)
    return replace(
        half,
        vault=replace(half.vault, unreadable=(*half.vault.unreadable, *failed)),
        notes=tuple(piece.note for piece in pieces),
        cards=tuple(card for piece in pieces for card in piece.made.cards),
        skipped=tuple(
            sorted(
                {skip for piece in pieces for skip in (*piece.note.skipped, *piece.made.skipped)},
                key=lambda skip: skip.at,
            )
        ),
        diagnostics=(*half.diagnostics, *(d for piece in pieces for d in piece.diagnostics)),
        cuts=tuple(cut for piece in pieces for cut in piece.cuts),
    )


def distinguished(drawn: tuple[HalfDeck, ...]) -> tuple[HalfDeck, ...]:
    """Make the fronts differ: within each deck, then across all that are exported together."""
    decks = [(half.name, cards.distinguish(half.cards)) for half in drawn]
    made = zip(drawn, cards.across(decks), strict=True)
    return tuple(replace(half, cards=found) for half, found in made)
