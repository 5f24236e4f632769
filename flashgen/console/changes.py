"""What becomes of each card: the plan of a dry run, and which card has which guid."""

import difflib

from rich.text import Text

from flashgen.console.terminal import out, shown_path
from flashgen.console.wording import shortened, words
from flashgen.data import HTML_FIELDS, Card
from flashgen.export import Plan
from flashgen.ledger import Report, lead


def changes(report: Report) -> Text:
    """Return a line for each card that is new, changed, moved, reworded, retired or restored."""
    text = Text()
    for entry in report.new:
        text.append(f"  new       {_card(entry.card)}\n", "green")
    for change in report.changed:
        text.append_text(_changed(change.before, change.after.card))
    for change in report.moved:
        text.append(f"  moved     {_card(change.after.card)}\n")
        text.append(f"            {_home(change.before)} → {_home(change.after.card)}\n", "dim")
    for change in report.reworded:
        text.append(f"  reworded  {_lead(change.before)} → {_lead(change.after.card)}\n", "yellow")
    for change in report.restored:
        text.append(f"  restored  {_card(change.after.card)}\n", "green")
    for change in report.retired:
        text.append(f"  retired   {_card(change.after.card)}\n", "red")
    for doubt in report.ambiguous:
        text.append(f"  ambiguous {_card(doubt.old.card)} → {_card(doubt.new.card)}\n", "magenta")
    return text


def _lead(card: Card) -> str:
    return lead(card) or _card(card)


def _card(card: Card) -> str:
    return shortened(words(card.question), 90)


def _home(card: Card) -> str:
    return f"{card.at.path} › {card.key.section}"


def _changed(old: Card, new: Card) -> Text:
    text = Text.assemble(("  changed   ", "yellow"), f"{_card(new)}\n")
    for name in HTML_FIELDS:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            text.append(f"            {name}: ", "dim")
            text.append_text(_field_diff(words(before).split(), words(after).split()))
            text.append("\n")
    if old.tags != new.tags:
        gone, come = set(old.tags) - set(new.tags), set(new.tags) - set(old.tags)
        marks = [f"−{tag}" for tag in sorted(gone)] + [f"+{tag}" for tag in sorted(come)]
        text.append(f"            tags: {' '.join(marks)}\n", "dim")
    return text


def _field_diff(before: list[str], after: list[str]) -> Text:
    return Text("other links or markup") if before == after else _word_diff(before, after)


def _word_diff(before: list[str], after: list[str]) -> Text:
    """Show what goes and what comes, with three words around each change."""
    text = Text()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for group in matcher.get_grouped_opcodes(3):
        text.append("… " if group[0][1] else "")
        for operation, i1, i2, j1, j2 in group:
            if operation == "equal":
                text.append(" ".join(before[i1:i2]) + " ")
            else:
                text.append(f"[-{' '.join(before[i1:i2])}-] " if i2 > i1 else "", "red")
                text.append(f"{{+{' '.join(after[j1:j2])}+}} " if j2 > j1 else "", "green")
    return text


def ids(plan: Plan) -> None:
    """Print a line for each card that the ledgers will know: guid, place, question, state."""
    for deck in plan.decks:
        lines = {entry.guid: entry.card.at.line for entry in deck.deck.cards}
        known = [(it.card.at.path, lines.get(it.guid, 0), it) for it in deck.done.ledger.entries]
        for path, line, entry in sorted(known, key=lambda it: (it[0], it[1], it[2].guid)):
            state = "  (retired)" if entry.retired else ""
            place = f"{shown_path(deck, path)}:{line}"
            out(f"{entry.guid}  {place}  {_card(entry.card)}{state}")
