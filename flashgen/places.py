"""Where a deck's package and its ledger are."""

from pathlib import Path

from flashgen.errors import FlashgenError
from flashgen.targets import Target


def package(target: Target, output: Path | None) -> Path:
    """Return a deck's package: where -o says, else where deck.yaml says, else in its folder."""
    name = target.config.output or f"{target.root.name}.apkg"
    if output is None:
        return target.root / name
    if output.is_dir() or not output.suffix:
        return output / name
    if output.suffix != ".apkg":
        raise FlashgenError(
            f"{output.name} is not a name for a package: Anki imports files that end in .apkg",
            hint=f"write -o {output.with_suffix('.apkg').name}",
        )
    return output


def ledger(target: Target, of: Path, *, alone: bool) -> Path:
    """Return the ledger: in the deck's folder, or beside the package of notes without a deck.

    A folder of notes that has no deck.yaml is somebody's vault: nothing is put into it unasked.
    """
    if target.has_settings:
        return target.root / (target.config.ledger or "ledger.jsonl")
    stem = of.stem if alone else f"{of.stem}.{target.root.name}"
    return of.with_name(f"{stem}.ledger.jsonl")
