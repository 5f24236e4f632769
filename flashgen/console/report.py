"""What an export did, or would do, for a person to read."""

from collections import Counter

from rich.text import Text

from flashgen.console.changes import changes
from flashgen.console.terminal import problems, shown_path, stdout
from flashgen.console.wording import count, key_points, live_cards, shortened, weak_cards
from flashgen.data import Skip
from flashgen.export import DeckPlan, Plan
from flashgen.ledger import Report

MOST_SKIPS = 12
"""How many skips an export lists one by one."""
MOST_RETIRED = 20
"""How many retired cards an export lists: the tag in Anki finds them all."""


def report(plan: Plan, *, written: bool, quiet: bool) -> None:
    """Print the diagnostics and, per deck, what changed, what was skipped, where the package is."""
    problems(plan, quiet=quiet)
    if quiet:
        return
    console = stdout()
    for deck in plan.decks:
        console.print(_summary(deck))
        retired = deck.changes.retired
        told = Report(retired=retired[:MOST_RETIRED]) if written else deck.changes
        console.print(changes(told), end="")
        if written and len(retired) > MOST_RETIRED:
            console.print(f"  … and {len(retired) - MOST_RETIRED} more retired", style="dim")
        console.print(f"  package: {_where(deck, written=written)}", markup=False)
    if written and any(deck.deck.cards for deck in plan.decks):
        console.print("Import in Anki: File › Import, or double-click the package.", style="dim")


def _where(deck: DeckPlan, *, written: bool) -> str:
    if not deck.deck.cards:
        return "none, since there is no card"
    return str(deck.package) if written else f"{deck.package} (not written: --dry-run)"


def _summary(deck: DeckPlan) -> Text:
    changed = deck.changes
    text = Text.assemble((deck.deck.name, "bold"))
    text.append(
        f"\n  {count(len(deck.notes), 'note')} · {count(key_points(deck), 'key point')}"
        f" · {count(live_cards(deck), 'card')}"
    )
    if weak := weak_cards(deck):
        text.append(f" ({weak} weak)")
    text.append(
        f"\n  {len(changed.new)} new · {len(changed.changed)} changed"
        f" · {len(changed.unchanged)} unchanged · {len(changed.retired)} retired"
    )
    text.append_text(_skipped(deck))
    if changed.retired:
        text.append("\n  retired cards in Anki: search for tag:flashgen::retired", "yellow")
    return text


def _skipped(deck: DeckPlan) -> Text:
    """Return a line for each skip, or for each reason where there are many."""
    if len(deck.skipped) <= MOST_SKIPS:
        lines = [f"skipped {_skip(deck, skip)}" for skip in deck.skipped]
    else:
        reasons = Counter(skip.reason for skip in deck.skipped)
        lines = [f"skipped {number} × {reason}" for reason, number in reasons.most_common()]
        lines.append("`flashgen check` shows where")
    return Text("".join(f"\n  {line}" for line in lines), "dim")


def _skip(deck: DeckPlan, skip: Skip) -> str:
    lead = f" “{shortened(skip.lead)}”" if skip.lead else ""
    return f"{shown_path(deck, skip.at.path)}:{skip.at.line}{lead}: {skip.reason}"
