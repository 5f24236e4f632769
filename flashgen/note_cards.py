"""Notes, all the way from their text to their cards, with everything that is wrong in them.

The only module that uses more than one core: notes don't know of each other until their cards
are compared.
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import traceback
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from flashgen import cards, embeds, frontmatter, reader, recordings, templates
from flashgen.clips import Cut
from flashgen.config import Config
from flashgen.data import Density, Episode, Note, Source, Tag
from flashgen.diagnostics import Diagnostic, Diagnostics, Location, Severity
from flashgen.errors import FlashgenError
from flashgen.questions import language
from flashgen.vault import Vault

POOL_FROM = 100
"""Notes from which on a pool of processes is faster than one: to start it takes about 0.3 s."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all notes of a deck have in common."""

    vault: Vault
    config: Config
    density: Density
    not_fetched: Mapping[str, str] = field(default_factory=dict)
    """Addresses of pictures that could not be fetched in this run, with the reason."""


@dataclass(frozen=True, slots=True)
class NoteCards:
    """What one note gives."""

    note: Note
    made: cards.Made
    diagnostics: Diagnostics
    cuts: tuple[Cut, ...] = ()
    failed: bool = False
    """flashgen itself is at fault: the cards that it made of the note before stay as they are."""


def of_all(setting: Setting) -> Iterator[NoteCards | None]:
    """Yield what each note of the deck gives, in their order; None for one that is not meant."""
    notes = setting.vault.notes
    if len(notes) < POOL_FROM or (os.cpu_count() or 1) == 1:
        yield from (of(source, setting) for source in notes)
        return
    # The vault's notes reach each process one by one, not all of them with every task.
    shared = replace(setting, vault=replace(setting.vault, notes=()))
    # Spawned, not forked: the progress bar runs in a thread, and a fork would copy its locks.
    with ProcessPoolExecutor(
        mp_context=multiprocessing.get_context("spawn"), initializer=_share, initargs=(shared,)
    ) as pool:
        with _no_interrupt():
            results = pool.map(_of_shared, notes, chunksize=8)
        yield from results


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach: they would each print where it met them.

    A process inherits the signals that are blocked; here Ctrl-C is only late.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_shared: list[Setting] = []
"""What a process of the pool was given when it started."""


def _share(setting: Setting) -> None:
    _shared[:] = [setting]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that it works for was killed: nobody else would tell it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _of_shared(source: Source) -> NoteCards | None:
    return of(source, _shared[0])


def of(source: Source, setting: Setting) -> NoteCards | None:
    """Return what a note gives; None where deck.yaml (`where`) does not mean it."""
    config = setting.config
    if config.where and not frontmatter.matches(source, config.where):
        return None
    try:
        return _made(source, setting)
    except FlashgenError:
        raise
    except Exception as error:  # noqa: BLE001  (one note that a rule trips over costs no other)
        return _stumbled(source, error)


def _stumbled(source: Source, error: Exception) -> NoteCards:
    where = traceback.extract_tb(error.__traceback__)[-1]
    place = f"line {where.lineno} of {Path(where.filename).name}"
    told = f"{type(error).__name__} in {where.name}, {place}"
    problem = Diagnostic(
        "FG104",
        Severity.ERROR,
        Location(source.path),
        f"flashgen can't cope with this note, and left it out: {told}",
        "its cards stay as they were; please report it, with the note if you can",
    )
    empty = Note(source.path, Episode())
    return NoteCards(empty, cards.Made(()), (problem,), failed=True)


def _made(source: Source, setting: Setting) -> NoteCards:
    config = setting.config
    note, problems = reader.read(source)
    shown = embeds.Found(setting.vault, setting.not_fetched)
    made = cards.make(
        note,
        pack=templates.phrase_pack(language.detect(note, config.language)),
        density=setting.density,
        resolve=shown.resolve,
        tags=tuple(Tag(tag) for tag in config.tags),
        exclude_tags=config.exclude_tags,
    )
    found = (*problems, *shown.problems, *made.diagnostics, *_empty(source, note))
    if not config.clips:
        return NoteCards(note, made, found)
    clipped = recordings.clipped(made.cards, note, setting.vault)
    made = replace(made, cards=clipped.cards)
    return NoteCards(note, made, (*found, *clipped.diagnostics), clipped.cuts)


def _empty(source: Source, note: Note) -> Diagnostics:
    """Say that a note gives nothing, unless what was skipped in it says why."""
    if note.skipped or any(section.key_points for section in note.sections):
        return ()
    at = Location(source.path)
    if not source.text.strip():
        return (Diagnostic("FG102", Severity.WARNING, at, "this note is empty", "write into it"),)
    hint = "a key point is a bullet such as `- **Lead:** explanation (12:34).`"
    return (Diagnostic("FG103", Severity.WARNING, at, "there is no key point in this note", hint),)
