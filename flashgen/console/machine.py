"""The same results as JSON, one object, for machines."""

import json
import sys
from typing import Any

from flashgen import markdown
from flashgen.console.terminal import out
from flashgen.console.understood import times
from flashgen.console.wording import key_points, live_cards, weak_cards
from flashgen.data import Card, Note, Section, Skip
from flashgen.diagnostics import Diagnostic
from flashgen.errors import FlashgenError
from flashgen.export import DeckPlan, Plan
from flashgen.questions import WEAK


def json_report(plan: Plan, *, written: bool, quiet: bool) -> None:  # noqa: ARG001
    """Print what was exported, or would be, as one JSON object."""
    packages = sorted({str(deck.package) for deck in plan.decks})
    _print_json(
        {
            "package": packages[0] if len(packages) == 1 else packages,
            "written": written,
            "decks": [_deck_json(deck) for deck in plan.decks],
            "failures": _failures_json(plan),
        }
    )


def json_failure(error: FlashgenError) -> None:
    """Print why nothing could be done, as one JSON object."""
    _print_json({"decks": [], "failures": [{"message": error.message, "hint": error.hint}]})


def _failures_json(plan: Plan) -> list[dict[str, str]]:
    return [{"message": error.message, "hint": error.hint} for error in plan.failures]


def _deck_json(deck: DeckPlan) -> dict[str, Any]:
    changes = deck.changes
    return {
        "name": deck.deck.name,
        "package": str(deck.package),
        "notes": len(deck.notes),
        "key_points": key_points(deck),
        "cards": live_cards(deck),
        "weak": weak_cards(deck),
        "new": len(changes.new),
        "changed": len(changes.changed),
        "unchanged": len(changes.unchanged),
        "retired": len(changes.retired),
        "skipped": [_skip_json(skip) for skip in deck.skipped],
        "diagnostics": [_diagnostic_json(diagnostic) for diagnostic in deck.diagnostics],
    }


def _skip_json(skip: Skip) -> dict[str, Any]:
    path, line = str(skip.at.path), skip.at.line
    return {"path": path, "line": line, "lead": skip.lead, "reason": skip.reason}


def _diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
    at = diagnostic.at
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "path": str(at.path),
        "line": at.line,
        "column": at.column,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def json_check(plan: Plan, *, cards: bool) -> None:
    """Print what was understood as one JSON object."""
    decks = []
    for deck in plan.decks:
        notes = [_note_json(note, deck, cards=cards) for note in deck.notes]
        decks.append(_deck_json(deck) | {"understood": notes})
    _print_json({"decks": decks, "failures": _failures_json(plan)})


def _note_json(note: Note, deck: DeckPlan, *, cards: bool) -> dict[str, Any]:
    episode = note.episode
    about = {
        "path": str(note.path),
        "title": episode.title,
        "show": episode.show,
        "guests": episode.guests,
        "hosts": episode.hosts,
        "author": episode.author,
        "source": episode.source,
        "published": episode.published,
        "topics": episode.topics,
        "sections": [_section_json(section) for section in note.sections],
    }
    if cards:
        mine = (entry for entry in deck.deck.cards if entry.card.at.path == note.path)
        about["cards"] = [_card_json(entry.card, entry.guid) for entry in mine]
    return about


def _section_json(section: Section) -> dict[str, Any]:
    points = [
        {
            "line": point.at.line,
            "lead": markdown.plain(point.lead),
            "times": times(point).strip(),
            "text": markdown.plain(point.explanation),
        }
        for point in section.key_points
    ]
    title = markdown.plain(section.title)
    return {"title": title, "times": times(section).strip(), "key_points": points}


def _card_json(card: Card, guid: str) -> dict[str, Any]:
    return {
        "guid": guid,
        "kind": str(card.kind),
        "line": card.at.line,
        "question": card.question,
        "answer": card.answer,
        "context": card.context,
        "tags": card.tags,
        "rule": card.rule,
        "marks": card.marks,
        "weak": WEAK in card.tags,
    }


def _print_json(value: dict[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=1)
    out(text)
