"""What was understood in each note, for a person to read."""

import sys

from rich.text import Text

from flashgen import markdown, timestamps
from flashgen.console.terminal import problems, shown_path, stdout
from flashgen.console.wording import count, key_points, live_cards, shortened, weak_cards, words
from flashgen.data import KeyPoint, Note, Section
from flashgen.export import DeckPlan, Plan
from flashgen.questions import WEAK


def check(plan: Plan, *, cards: bool) -> None:
    """Print what was understood in each note: episode, sections, key points with their times."""
    console = stdout()
    for deck in plan.decks:
        for note in deck.notes:
            console.print(_understood(note, deck))
            if cards:
                console.print(_note_cards(note, deck))
    problems(plan, most=sys.maxsize)
    for deck in plan.decks:
        console.print(_summary_line(deck))


def _summary_line(deck: DeckPlan) -> str:
    return (
        f"{deck.deck.name}: {count(key_points(deck), 'key point')},"
        f" {count(live_cards(deck), 'card')}, {weak_cards(deck)} weak,"
        f" {count(len(deck.skipped), 'skip')}"
    )


def _understood(note: Note, deck: DeckPlan) -> Text:
    episode = note.episode
    text = Text.assemble((shown_path(deck, note.path), "bold"))
    about = {
        "title": episode.title,
        "show": episode.show,
        "guests": ", ".join(episode.guests),
        "hosts": ", ".join(episode.hosts),
        "author": ", ".join(episode.author),
        "source": episode.source,
        "published": episode.published,
        "topics": ", ".join(episode.topics),
    }
    for name, value in about.items():
        if value:
            text.append(f"\n  {name + ':':10} {value}", "dim")
    for section in note.sections:
        if section.key_points:
            text.append_text(_section(section))
    for skip in deck.skipped:
        if skip.at.path == note.path:
            text.append(f"\n  skipped line {skip.at.line}: {skip.reason}", "yellow")
            text.append(f" “{shortened(skip.lead)}”" if skip.lead else "", "dim")
    return text


def _section(section: Section) -> Text:
    title = markdown.plain(section.title) or "(before the first heading)"
    text = Text.assemble("\n  ", (title, "bold"), (times(section), "cyan"))
    for point in section.key_points:
        words = markdown.plain(point.lead or point.explanation)
        text.append(f"\n    {point.at.line:4}  {shortened(words, 90)}")
        text.append(times(point), "cyan")
    return text


def times(place: Section | KeyPoint) -> str:
    """Return the times of a heading or a key point, as people write them."""
    stamps = timestamps.find(place.explanation) if isinstance(place, KeyPoint) else ()
    spans = (*place.spans, *(stamp.span for stamp in stamps))
    return f"  {timestamps.human(spans)}" if spans else ""


def _note_cards(note: Note, deck: DeckPlan) -> Text:
    text = Text()
    for entry in deck.deck.cards:
        card = entry.card
        if card.at.path == note.path:
            text.append(f"    {card.at.line:4}  {words(card.question).strip()}\n", "bold")
            if card.context:
                text.append(f"          {words(card.context).strip()}\n", "dim")
            if card.answer:
                text.append(f"          {words(card.answer).strip()}\n")
            marks = " ".join(("weak",) * (WEAK in card.tags) + card.marks)
            text.append(f"          {card.kind} · {card.rule} · {marks or 'no marks'}\n", "dim")
    return text
