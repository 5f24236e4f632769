"""The command line: what each command takes. An error, or a file out of reach, becomes exit 2.

Exit 0: clean. 1: done, but some note has an error (with --strict also a warning). 2: could not
run, nothing written. 130: Ctrl-C.
"""

import io
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flashgen.data import Density, EpochSeconds
from flashgen.errors import FlashgenError

if TYPE_CHECKING:
    from flashgen.export import OnNote, Plan

app = typer.Typer(
    name="flashgen",
    help="Turn Markdown notes of podcasts, talks and videos into Anki decks.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATHS",
        help="Deck folders, folders of decks, folders of notes, or notes. "
        "Without any: the deck.yaml here, else the decks in ./decks.",
        show_default=False,
    ),
]
DensityOption = Annotated[
    Density | None,
    typer.Option(
        "--density", help="How many cards a key point may give: 1, 3 or 5.", show_default=False
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings count as errors: exit 1.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]


@app.command()
def export(
    paths: Paths = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="The package, or a folder for packages."),
    ] = None,
    density: DensityOption = None,
    download_media: Annotated[
        bool,
        typer.Option("--download-media", help="Fetch pictures of the network once, and keep them."),
    ] = False,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Fetch them from one's own network too."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change; write nothing.")
    ] = False,
    strict: Strict = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make Anki packages (.apkg) of notes. A re-export updates the cards of the one before."""
    from flashgen import console, embeds, export  # noqa: PLC0415  (start-up)

    missed: Mapping[str, str] = {}
    if download_media and not dry_run:
        missed = embeds.fetch(paths or [], cwd=Path.cwd(), private=allow_private)
    with console.progress(shown=not (quiet or as_json)) as on_note:
        plan = _plan(paths, output, density, on_note, missed)
        if not dry_run:
            export.commit(plan)
    show = console.json_report if as_json else console.report
    show(plan, written=not dry_run, quiet=quiet)
    raise typer.Exit(2 if plan.is_empty else plan.exit_code(strict=strict))


@app.command()
def check(
    paths: Paths = None,
    *,
    density: DensityOption = None,
    cards: Annotated[
        bool, typer.Option("--cards", help="Also show every card, its rule and its marks.")
    ] = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> None:
    """Show what is understood in each note, what is skipped and why. Writes nothing."""
    from flashgen import console  # noqa: PLC0415

    with console.progress(shown=not as_json) as on_note:
        plan = _plan(paths, None, density, on_note)
    if as_json:
        console.json_check(plan, cards=cards)
    else:
        console.check(plan, cards=cards)
    raise typer.Exit(plan.exit_code(strict=strict))


@app.command()
def preview(
    paths: Paths = None,
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write, or its folder.")
    ] = None,
    density: DensityOption = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Markdown instead of a page; printed without -o.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Show the cards as Anki would, in one HTML page (preview.html), or as Markdown."""
    from flashgen import atomic, console, export  # noqa: PLC0415

    with console.progress(shown=not quiet) as on_note:
        plan = _plan(paths, None, density, on_note)
    console.problems(plan, quiet=quiet)
    text = export.preview_markdown(plan) if markdown else export.preview_page(plan)
    if markdown and output is None:
        console.out(text)
    else:
        path = output or Path()
        if path.is_dir() and not markdown:  # Markdown among notes would be taken for a note
            path /= "preview.html"
        atomic.write_text(path, text)
        console.wrote(path, quiet=quiet)
    raise typer.Exit(plan.exit_code(strict=False))


@app.command()
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder of the deck.")
    ] = Path(),
    *,
    example: Annotated[
        bool, typer.Option("--example", help="With the notes of a sample deck.")
    ] = False,
    template: Annotated[
        bool, typer.Option("--template", help="With a copy of the card templates, to change.")
    ] = False,
) -> None:
    """Make a deck: a deck.yaml that tells what can be set."""
    from flashgen import console, start  # noqa: PLC0415

    made = start.deck(folder, example=example, template=template)
    console.started(made, start.next_step(folder))


@app.command()
def recover(
    deck: Annotated[Path, typer.Argument(metavar="DECK", help="The deck's folder, or its note.")],
    package: Annotated[
        Path, typer.Option("--from", help="A package that was exported from it earlier.")
    ],
) -> None:
    """Rebuild a lost or damaged ledger from an earlier package, so that cards keep their ids."""
    from flashgen import console, ids  # noqa: PLC0415

    path, cards = ids.recover(deck, package, cwd=Path.cwd())
    console.recovered(path, cards, deck)


@app.command()
def ids(
    paths: Paths = None,
    *,
    forget: Annotated[
        list[str] | None,
        typer.Option(metavar="GUID", help="Drop a card for good.", show_default=False),
    ] = None,
    confirm: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NEW=OLD",
            help="The new card is what became of the old one: it takes over its history.",
            show_default=False,
        ),
    ] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(
            metavar="GUID",
            help="The card is another one than before: it gets an id of its own.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """List which card is which, or settle it. What is settled takes effect with the next export."""
    from flashgen import console, ids  # noqa: PLC0415

    plan = _plan(paths, None, None, console.ignore)
    ids.forget(plan, forget or [])
    ids.confirm(plan, confirm or [])
    ids.split(plan, split or [])
    if forget or confirm or split:
        console.out("Settled; the next export does it.")
    else:
        console.ids(plan)


def _plan(
    paths: list[Path] | None,
    output: Path | None,
    density: Density | None,
    on_note: "OnNote",
    not_fetched: Mapping[str, str] | None = None,
) -> "Plan":
    from flashgen import export  # noqa: PLC0415

    return export.plan(
        paths or [],
        cwd=Path.cwd(),
        now=EpochSeconds(int(time.time())),
        output=output,
        density=density,
        on_note=on_note,
        not_fetched=not_fetched,
    )


@app.callback(invoke_without_command=True)
def _main(
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    if version:
        from flashgen import __version__, questions  # noqa: PLC0415

        typer.echo(f"flashgen {__version__} (question writer {questions.VERSION})")
        raise typer.Exit


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code."""
    try:
        app(arguments)
    except FlashgenError as error:
        return _failed(error, arguments)
    except OSError as error:
        return _failed(_out_of_reach(error), arguments)
    except KeyboardInterrupt:
        return 130
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _failed(error: FlashgenError, arguments: list[str]) -> int:
    from flashgen import console  # noqa: PLC0415

    console.failed(error)
    if "--json" in arguments:
        console.json_failure(error)
    return 2


def _out_of_reach(error: OSError) -> FlashgenError:
    """Say which file the system withheld, where no stage could say it better."""
    where, reason = error.filename or "a file", error.strerror or "the system refused"
    return FlashgenError(f"can't reach {where}: {reason}", hint="check the path and who may use it")


def main() -> None:
    """Be the `flashgen` command."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter of somebody's note shows `?`.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))
