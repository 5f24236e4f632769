"""The order of the stages: `plan` runs them and writes nothing, `commit` writes.

The package is written first, the ledger after it, each by an atomic replacement: whatever
interrupts a run, both files are whole, and a package that is one step ahead of its ledger only
means that the next run exports the same change again.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from flashgen import (
    apkg,
    cards,
    ledger,
    note_cards,
    places,
    preview,
    recordings,
    targets,
    templates,
    vault,
)
from flashgen.clips import Cut
from flashgen.data import (
    Card,
    CardTemplate,
    Deck,
    Density,
    EpochSeconds,
    Kind,
    Note,
    Skip,
    Source,
)
from flashgen.diagnostics import Diagnostics, Severity, in_order
from flashgen.errors import FlashgenError
from flashgen.ledger import Job, Ledger, Reconciled, Report
from flashgen.note_cards import NoteCards, Setting
from flashgen.targets import Target
from flashgen.vault import Vault

OnNote = Callable[[int, int, str], None]
"""Told after each note: how many are done, of how many, and which one it was."""


def ignore(done: int, total: int, name: str) -> None:
    """Take no notice of progress."""


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """What would be written for one deck."""

    target: Target
    deck: Deck
    templates: Mapping[Kind, CardTemplate]
    package: Path
    ledger_path: Path
    done: Reconciled
    notes: tuple[Note, ...]
    skipped: tuple[Skip, ...]
    diagnostics: Diagnostics
    sources: Mapping[PurePosixPath, Source] = field(default_factory=dict)
    media: Mapping[str, Path] = field(default_factory=dict)
    """Package name -> file."""
    cuts: tuple[Cut, ...] = ()
    """Clips that the cards play; `commit` cuts those that are not there yet."""

    @property
    def changes(self) -> Report:
        """What an export does to each card."""
        return self.done.report


@dataclass(frozen=True, slots=True)
class Plan:
    """What an export would write. `failures` are decks that could not be made at all."""

    decks: tuple[DeckPlan, ...]
    failures: tuple[FlashgenError, ...] = ()
    makes_folder: bool = False
    """The output is a folder, to be made where it is not there."""

    @property
    def is_empty(self) -> bool:
        """There is no card at all, and so nothing to write."""
        return not any(deck.deck.cards for deck in self.decks)

    def exit_code(self, *, strict: bool) -> int:
        """Return 1 where a note has an error (if strict: or a warning) or a deck failed, else 0."""
        bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        found = {diagnostic.severity for plan in self.decks for diagnostic in plan.diagnostics}
        return 1 if self.failures or bad & found else 0


@dataclass(frozen=True, slots=True)
class _Draw:
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


def plan(
    paths: Sequence[Path],
    *,
    cwd: Path,
    now: EpochSeconds,
    output: Path | None = None,
    density: Density | None = None,
    on_note: OnNote = ignore,
    not_fetched: Mapping[str, str] | None = None,
) -> Plan:
    """Run every stage for the decks that `paths` mean, and write nothing.

    `not_fetched` is what `embeds.fetch` could not fetch, with the reasons.

    A deck that can't be made is a failure, and the others go on; if none can, its error is raised.
    """
    opened, failures = _opened(targets.wanted(paths, cwd=cwd), output and cwd / output)
    opened = tuple(replace(draw, not_fetched=not_fetched or {}) for draw in opened)
    drawn, unmeant = _meant(_drawn(opened, density, on_note))
    drawn = _distinguished(drawn)
    jobs = tuple(_job(draw) for draw in drawn)
    done = ledger.reconcile_decks(jobs, now=now)
    decks = tuple(_deck_plan(draw, result) for draw, result in zip(drawn, done, strict=True))
    return Plan(decks, (*failures, *unmeant), makes_folder=output is not None and not output.suffix)


def _opened(
    wanted: Mapping[Path, tuple[PurePosixPath, ...]], output: Path | None
) -> tuple[tuple[_Draw, ...], tuple[FlashgenError, ...]]:
    opened, failures = [], []
    for root, only in wanted.items():
        try:
            opened.append(_open(targets.target(root, only), output, alone=len(wanted) == 1))
        except FlashgenError as error:
            failures.append(error)
    if failures and not opened:
        raise failures[0]
    return tuple(opened), tuple(failures)


def _open(target: Target, output: Path | None, *, alone: bool) -> _Draw:
    own = target.config.template
    found = vault.scan(target)
    package = places.package(target, output)
    kept = places.ledger(target, package, alone=alone)
    return _Draw(
        target,
        found,
        package,
        kept,
        ledger.load(kept),
        templates.load(target.root / own if own else None),
        diagnostics=found.diagnostics,
    )


def ledger_path(deck: Path, package: Path, *, cwd: Path) -> Path:
    """Return where the ledger of the deck at `deck` is, if `package` is what it is exported to."""
    (found, *more) = targets.wanted([deck], cwd=cwd)
    if more:
        raise FlashgenError(f"{deck} holds several decks", hint="name one of them")
    return places.ledger(targets.target(found), cwd / package, alone=True)


def deck_name(deck: Path, *, cwd: Path) -> str:
    """Return the name that the deck at `deck` has in Anki."""
    target = targets.target(next(iter(targets.wanted([deck], cwd=cwd))))
    return target.config.deck or target.root.name


# --- from notes to cards ------------------------------------------------------------------------


def _drawn(opened: Sequence[_Draw], density: Density | None, on_note: OnNote) -> tuple[_Draw, ...]:
    total = sum(len(draw.vault.notes) for draw in opened)
    done, drawn = 0, []
    for draw in opened:
        config = draw.target.config
        setting = Setting(draw.vault, config, density or config.density, draw.not_fetched)
        pieces = []
        for source, piece in zip(draw.vault.notes, note_cards.of_all(setting), strict=True):
            pieces.append(piece)
            done += 1
            on_note(done, total, source.path.name)
        drawn.append(_joined(draw, [piece for piece in pieces if piece]))
    return tuple(drawn)


def _meant(drawn: tuple[_Draw, ...]) -> tuple[tuple[_Draw, ...], tuple[FlashgenError, ...]]:
    """Set the decks aside whose `where` no note answers to: a slip there retires no cards."""
    failures = tuple(
        FlashgenError(
            f"no note in {draw.target.root} has the front matter that `where` asks for",
            hint="correct `where` in its deck.yaml, or the notes' front matter",
        )
        for draw in drawn
        if draw.vault.notes and not draw.notes
    )
    meant = tuple(draw for draw in drawn if draw.notes or not draw.vault.notes)
    if failures and not meant:
        raise failures[0]
    return meant, failures


def _joined(draw: _Draw, pieces: Sequence[NoteCards]) -> _Draw:
    return replace(
        draw,
        notes=tuple(piece.note for piece in pieces),
        cards=tuple(card for piece in pieces for card in piece.made.cards),
        skipped=tuple(
            sorted(
                {skip for piece in pieces for skip in (*piece.note.skipped, *piece.made.skipped)},
                key=lambda skip: skip.at,
            )
        ),
        diagnostics=(*draw.diagnostics, *(d for piece in pieces for d in piece.diagnostics)),
        cuts=tuple(cut for piece in pieces for cut in piece.cuts),
    )


def _distinguished(drawn: tuple[_Draw, ...]) -> tuple[_Draw, ...]:
    """Make the fronts differ: within each deck, then across all that are exported together."""
    decks = [(_deck_name(draw), cards.distinguish(draw.cards)) for draw in drawn]
    made = zip(drawn, cards.across(decks), strict=True)
    return tuple(replace(draw, cards=found) for draw, found in made)


# --- identity -----------------------------------------------------------------------------------


def _job(draw: _Draw) -> Job:
    config = draw.target.config
    return Job(
        deck=_deck_name(draw),
        ledger=draw.ledger,
        cards=draw.cards,
        scope=frozenset(draw.target.only) or None,
        unreadable=frozenset(draw.vault.unreadable),
        retire_days=config.retire_days,
    )


def _deck_name(draw: _Draw) -> str:
    if draw.target.config.deck:
        return draw.target.config.deck
    if len(draw.target.only) == 1 and not draw.target.has_settings and draw.notes:
        return draw.notes[0].episode.title or draw.target.only[0].stem
    # Where a name is not in the encoding of the file system, Python keeps its bytes as surrogates.
    return draw.target.root.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _deck_plan(draw: _Draw, result: Reconciled) -> DeckPlan:
    name = _deck_name(draw)
    shown = {file.name: file.path for entry in result.cards for file in entry.card.media}
    return DeckPlan(
        target=draw.target,
        deck=Deck(_deck_id(name), name, result.cards),
        templates=draw.templates,
        package=draw.package,
        ledger_path=draw.ledger_path,
        done=result,
        notes=draw.notes,
        skipped=draw.skipped,
        diagnostics=in_order((*draw.diagnostics, *result.diagnostics)),
        sources={source.path: source for source in draw.vault.notes},
        media=_media(draw, shown),
        cuts=draw.cuts,
    )


def _media(draw: _Draw, shown: Mapping[str, PurePosixPath]) -> dict[str, Path]:
    """Return the file behind each name: of the vault, or a clip that is cut or will be."""
    clips = {cut.path.name: cut.path for cut in draw.cuts}
    found = {name: draw.vault.files.get(path) or clips.get(name) for name, path in shown.items()}
    return {name: path for name, path in found.items() if path}


def _deck_id(name: str) -> int:
    """Return Anki's id of a deck, the same for the same name; Anki itself matches by name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:5]) + (1 << 40)


# --- writing ------------------------------------------------------------------------------------


def commit(made: Plan) -> None:
    """Cut the clips, write the packages, then the ledgers; nothing for a deck without any card."""
    decks = [deck for deck in made.decks if deck.deck.cards]
    recordings.cut(cut for deck in decks for cut in deck.cuts)
    for package in dict.fromkeys(deck.package for deck in decks):
        inside = [deck for deck in decks if deck.package == package]
        if made.makes_folder:
            package.parent.mkdir(parents=True, exist_ok=True)
        apkg.write(
            tuple(deck.deck for deck in inside),
            _one_look(inside),
            package,
            media={name: path for deck in inside for name, path in deck.media.items()},
        )
    for deck in decks:
        ledger.save(deck.done.ledger, deck.ledger_path)


def _one_look(decks: Sequence[DeckPlan]) -> Mapping[Kind, CardTemplate]:
    """Return the card templates of a package: Anki has one look for a note type."""
    looks = decks[0].templates
    for deck in decks[1:]:
        if deck.templates != looks:
            raise FlashgenError(
                f"{decks[0].deck.name} and {deck.deck.name} have different card templates",
                hint="give them the same `template`, or export them into packages of their own",
            )
    return looks


def preview_markdown(made: Plan) -> str:
    """Return the cards of the decks as Markdown."""
    return "\n".join(preview.markdown(deck.deck, deck.notes) for deck in made.decks)


def preview_page(made: Plan) -> str:
    """Return one HTML page that shows the cards of the decks as Anki does."""
    return preview.page([_shown(deck) for deck in made.decks])


def _shown(plan: DeckPlan) -> preview.Shown:
    name, inside = vault.obsidian(plan.target.root)
    return preview.Shown(
        plan.deck,
        plan.templates,
        plan.notes,
        plan.diagnostics,
        preview.data_urls(plan.media),
        vault=name,
        inside=inside,
    )
