"""A passage of a sentence as a sentence of its own: bold, marks and stamps move along."""

from collections.abc import Iterator
from dataclasses import replace

from flashgen.questions import casing
from flashgen.questions.clean import Sentence, Stamped


def with_capital(sentence: Sentence) -> Sentence:
    """Return a sentence with a capital at its start; nothing in it moves."""
    text = casing.capitalised(sentence.text)
    return sentence if text == sentence.text else replace(sentence, text=text)


def part_of(sentence: Sentence, start: int, end: int) -> Sentence:
    """Return a passage of a sentence as a sentence."""
    while start < end and sentence.text[start] in " ,;:–—-":
        start += 1
    text = casing.capitalised(sentence.text[start:end])
    cut = Sentence(
        text,
        tuple(span for span in sentence.bold if start <= span[0] and span[1] <= end),
        tuple(span for span in sentence.marked if start <= span[0] and span[1] <= end),
        tuple(group for group in sentence.stamped if group.at > start) or sentence.stamped,
        sentence.sourced,
    )
    return moved(cut, text, -start)


def moved(sentence: Sentence, text: str, shift: int) -> Sentence:
    """Return a sentence with another text, in which what was marked stands some signs further."""
    return Sentence(
        text,
        tuple(_shifted(sentence.bold, shift)),
        tuple(_shifted(sentence.marked, shift)),
        tuple(Stamped(group.at + shift, group.spans) for group in sentence.stamped),
        sentence.sourced,
    )


def _shifted(spans: tuple[tuple[int, int], ...], shift: int) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        if start + shift >= 0:
            yield start + shift, end + shift
