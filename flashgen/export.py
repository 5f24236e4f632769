"""The order of the stages: `plan` runs them and writes nothing, `commit` writes.

The package is written first, the ledger after it, each by an atomic replacement: whatever
interrupts a run, both files are whole, and a package that is one step ahead of its ledger only
means that the next run exports the same change again.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from flashgen import apkg, halfway, ledger, places, preview, recordings, targets, vault
from flashgen.clips import Cut
from flashgen.data import CardTemplate, Deck, Density, EpochSeconds, Kind, Note, Skip, Source
from flashgen.diagnostics import Diagnostics, Severity, in_order
from flashgen.errors import FlashgenError
from flashgen.halfway import HalfDeck, OnNote, ignore
from flashgen.ledger import Job, Reconciled, Report
from flashgen.targets import Target

__all__ = [
    "DeckPlan", "OnNote", "Plan", "commit", "deck_name", "ignore", "ledger_path", "plan",
    "preview_markdown", "preview_page",
]  # fmt: skip


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
    wanted = targets.wanted(paths, cwd=cwd)
    opened, failures = halfway.open_all(wanted, output and cwd / output)
    opened = tuple(replace(half, not_fetched=not_fetched or {}) for half in opened)
    made, unmeant = halfway.meant(halfway.with_cards(opened, density, on_note))
    made = halfway.distinguished(made)
    jobs = tuple(_job(half) for half in made)
    done = ledger.reconcile_decks(jobs, now=now)
    decks = tuple(_deck_plan(half, result) for half, result in zip(made, done, strict=True))
    return Plan(decks, (*failures, *unmeant), makes_folder=output is not None and not output.suffix)


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


# --- identity -----------------------------------------------------------------------------------


def _job(half: HalfDeck) -> Job:
    config = half.target.config
    return Job(
        deck=half.name,
        ledger=half.ledger,
        cards=half.cards,
        scope=frozenset(half.target.only) or None,
        unreadable=frozenset(half.vault.unreadable),
        retire_days=config.retire_days,
    )


def _deck_plan(half: HalfDeck, result: Reconciled) -> DeckPlan:
    name = half.name
    shown = {file.name: file.path for entry in result.cards for file in entry.card.media}
    return DeckPlan(
        target=half.target,
        deck=Deck(_deck_id(name), name, result.cards),
        templates=half.templates,
        package=half.package,
        ledger_path=half.ledger_path,
        done=result,
        notes=half.notes,
        skipped=half.skipped,
        diagnostics=in_order((*half.diagnostics, *result.diagnostics)),
        sources={source.path: source for source in half.vault.notes},
        media=_media(half, shown),
        cuts=half.cuts,
    )


def _media(half: HalfDeck, shown: Mapping[str, PurePosixPath]) -> dict[str, Path]:
    """Return the file behind each name: of the vault, or a clip that is cut or will be."""
    clips = {cut.path.name: cut.path for cut in half.cuts}
    found = {name: half.vault.files.get(path) or clips.get(name) for name, path in shown.items()}
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
