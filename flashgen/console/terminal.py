"""The terminal itself: two streams, the progress bar, and problems with their source lines."""

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.text import Text

from flashgen.diagnostics import Diagnostic, Severity
from flashgen.errors import FlashgenError
from flashgen.export import DeckPlan, OnNote, Plan, ignore

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}

MOST_WARNINGS = 20
"""How many warnings and hints an export prints: more hide what was exported."""


def stdout() -> Console:
    """Return where results go."""
    return Console(highlight=False, soft_wrap=True)


def stderr() -> Console:
    """Return where progress and problems go."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def out(text: str) -> None:
    """Print a result as it is."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


@contextmanager
def progress(*, shown: bool) -> Iterator[OnNote]:
    """Show a bar while notes are read, if stderr is a terminal; it leaves no trace."""
    console = stderr()
    if not shown or not console.is_terminal:
        yield ignore
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def on_note(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=name)

        yield on_note


def failed(error: FlashgenError) -> None:
    """Say that the run, or a deck of it, could not be made."""
    console = stderr()
    console.print(Text.assemble(("error: ", "bold red"), error.message))
    if error.hint:
        console.print(Text(f"  hint: {error.hint}", "dim"))


def problems(plan: Plan, *, quiet: bool = False, most: int = MOST_WARNINGS) -> None:
    """Print the diagnostics with their source lines: all errors, and `most` others unless quiet."""
    console = stderr()
    for error in plan.failures:
        failed(error)
    left = 0 if quiet else most
    for deck in plan.decks:
        for diagnostic in deck.diagnostics:
            is_error = diagnostic.severity is Severity.ERROR
            if is_error or left > 0:
                console.print(_diagnostic(diagnostic, deck))
            left -= not is_error
    if left < 0 and not quiet:
        console.print(Text(f"… and {-left} more: `flashgen check` shows them all", "dim"))


def _diagnostic(diagnostic: Diagnostic, deck: DeckPlan) -> Text:
    at, severity = diagnostic.at, diagnostic.severity
    text = Text.assemble(
        (f"{shown_path(deck, at.path)}:{at.line}:{at.column}: ", "bold"),
        (f"{severity}[{diagnostic.code}]", COLOURS[severity]),
        f" {diagnostic.message}",
    )
    source = deck.sources.get(at.path)
    lines = source.text.splitlines() if source else []
    if 0 < at.line <= len(lines) and (line := lines[at.line - 1].rstrip()):
        text.append(f"\n{at.line:5} | {line[:160].expandtabs(4)}", "dim")
    if diagnostic.hint:
        text.append(f"\n  hint: {diagnostic.hint}", "dim")
    return text


def shown_path(deck: DeckPlan, path: object) -> str:
    """Return the path of a note as seen from where the user is, where it lies below."""
    full = deck.target.root / str(path)
    return str(full.relative_to(Path.cwd()) if full.is_relative_to(Path.cwd()) else full)


def wrote(path: Path, *, quiet: bool) -> None:
    """Say where a file is."""
    if not quiet:
        out(str(path))


def started(files: tuple[Path, ...], next_step: str) -> None:
    """Say which files `flashgen init` made, and what comes next."""
    for file in files:
        out(str(file))
    out(f"Next: {next_step}")


def recovered(path: Path, cards: int, deck: Path) -> None:
    """Say what the rebuilt ledger knows, and what comes next."""
    out(f"{path} knows {cards} cards again.")
    out(f"Next: flashgen export {shlex.quote(str(deck))} --dry-run")
