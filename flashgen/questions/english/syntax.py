"""What stands behind the verb of an English clause, part by part.

A part is a noun phrase with what belongs to it, a prepositional phrase, an infinitive, a clause:
what a question can ask for, or keep. Quotes and a parenthesis right behind a part belong to it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from flashgen.questions.english.tagging import Tagged, tag
from flashgen.questions.english.wordclasses import FINITE, NOUNS


class Role(StrEnum):
    """What kind of part it is."""

    NOUN = "noun phrase"
    PREPOSITION = "prepositional phrase"
    INFINITIVE = "to do"
    PARTICIPLE = "doing"
    THAT = "that …"
    QUESTION = "how …, which …"
    WHEN = "when …, because …"
    ADJECTIVE = "like this"
    ADVERB = "well"
    MORE = "another verb or clause"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a predicate: where it stands in the text, and its first or its main word."""

    role: Role
    start: int
    end: int
    head: str
    after_comma: bool = False
    has_clause: bool = False
    """It is a noun phrase with a relative clause or a participle behind it."""


_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "*": "*"}
_ASIDE = re.compile(r"[\"”'’]? ?\([^()]*\)")
_LINKS = frozenset({"of"})


@lru_cache(maxsize=4096)
def predicate(text: str, rest_at: int) -> tuple[Part, ...]:
    """Return the parts of a sentence from a place behind its verb on."""
    return _Parser(text, tag(text)).parts(rest_at)


@lru_cache(maxsize=4096)
def noun_phrases(text: str) -> tuple[Part, ...]:
    """Return the noun phrases of a sentence, each with what an "of" adds."""
    parser = _Parser(text, tag(text))
    out: list[Part] = []
    index = 0
    while index < len(parser.tags):
        end = parser.of_noun(index)
        if end > index and parser.tags[end - 1] in NOUNS:
            out.append(parser.part(Role.NOUN, index, end))
        index = max(end, index + 1)
    return tuple(out)


_ADJECTIVAL = frozenset({"J", "E"})


class _Parser:
    def __init__(self, text: str, found: Tagged) -> None:
        self.text, self.tokens, self.tags = text, found.tokens, found.tags

    def parts(self, rest_at: int) -> tuple[Part, ...]:
        index = next((i for i, token in enumerate(self.tokens) if token.at >= rest_at), None)
        out: list[Part] = []
        while index is not None and index < len(self.tags):
            comma = self.tags[index] == ","
            start = index + comma
            if start >= len(self.tags):
                break
            role, end = self._part_at(start, after_comma=comma)
            out.append(self.part(role, start, end, after_comma=comma))
            index = end
        return tuple(out)

    def part(self, role: Role, first: int, end: int, *, after_comma: bool = False) -> Part:
        start, stop = self.tokens[first].at, self.tokens[end - 1].end
        if start and self.text[start - 1] in _QUOTES:
            closing = _QUOTES[self.text[start - 1]]
            at = self.text.find(closing, start)
            if at >= 0:
                start -= 1
                stop = at + 1 if at <= stop + 1 else stop
        elif self.text[stop : stop + 1] in "\"”'’" and not self._opens_quote(start, stop):
            pass
        elif self.text[stop : stop + 1] in {'"', "”"}:
            stop += 1
        if match := _ASIDE.match(self.text, stop):
            stop = match.end()
        nouns = [i for i in range(first, end) if self.tags[i] in NOUNS]
        simple = self._simple_end(first)
        head = first if role is not Role.NOUN or not nouns else (simple - 1)
        clause = role is Role.NOUN and any(
            self.tags[i] in {"W", "S", "T"} or self.tags[i] in FINITE for i in range(simple, end)
        )
        low = self.tokens[max(head, first)].low
        return Part(role, start, stop, low, after_comma, clause)

    def _opens_quote(self, start: int, stop: int) -> bool:
        return self.text[start:stop].count("“") > self.text[start:stop].count("”") or (
            self.text[start:stop].count('"') % 2 == 1
        )

    def _part_at(self, index: int, *, after_comma: bool) -> tuple[Role, int]:
        kind = self.tags[index]
        if kind == "C" or kind in FINITE or kind == "B":
            return Role.MORE, len(self.tags)
        if kind in {"I", "T", "G", "S", "W"}:
            return self._opened_by(kind, index, after_comma=after_comma)
        if kind == "R" and (after_comma or self._np(index) == index):
            doing = after_comma and self.tags[index + 1 : index + 2] == ("G",)
            end = self._until(index + 2, over_commas=True, joins="G") if doing else index + 1
            return (Role.PARTICIPLE if doing else Role.ADVERB), end
        end = self.noun(index)
        if end > index and not (after_comma and self._is_clause(end)):
            return Role.NOUN, end
        if end == index and kind in {"J", "E"}:
            return Role.ADJECTIVE, self._until(index + 1)
        return Role.MORE, len(self.tags)

    def _opened_by(self, kind: str, index: int, *, after_comma: bool) -> tuple[Role, int]:
        """Return the part that a preposition, "to", a participle or a conjunction opens."""
        if kind == "I":
            return Role.PREPOSITION, self._preposition(index)
        if kind == "S" and self.tokens[index].low == "that":
            return Role.THAT, self._until(index + 1, over_commas=True)
        if kind == "G":
            return Role.PARTICIPLE, self._until(index + 1, over_commas=after_comma, joins="G")
        roles = {"T": Role.INFINITIVE, "S": Role.WHEN, "W": Role.QUESTION}
        return roles[kind], self._until(index + 1, joins="B" if kind == "T" else "")

    def _is_clause(self, end: int) -> bool:
        """Tell whether a noun phrase is the subject of a clause of its own."""
        while end < len(self.tags) and self.tags[end] == "R":
            end += 1
        return end < len(self.tags) and self.tags[end] in FINITE

    def _until(self, index: int, *, over_commas: bool = False, joins: str = "") -> int:
        """Return where a clause ends: at a comma, or before a conjunction that joins a new one."""
        while index < len(self.tags):
            if self.tags[index] == "," and not (
                over_commas or self._continues(index) or self._joins_adjectives(index)
            ):
                return index
            if self.tags[index] == "C" and self._opens_clause(index + 1, joins):
                return index - (self.tags[index - 1] == ",")
            index += 1
        return index

    def _opens_clause(self, index: int, joins: str) -> bool:
        """Tell whether a new clause, or another verb than the one that is joined, follows."""
        while index < len(self.tags) and self.tags[index] == "R":
            index += 1
        if index >= len(self.tags):
            return False
        kind = self.tags[index]
        if kind in {"B", "G"}:
            return kind != joins
        return kind in FINITE | {"S", "W"} or self._is_clause(self.noun(index))

    def _continues(self, comma: int) -> bool:
        """Tell whether a comma stands inside a list: "A, B, and C"."""
        rest = range(comma + 1, len(self.tags))
        joint = next((i for i in rest if self.tags[i] == "C"), None)
        if joint is None or any(
            self.tags[i] in FINITE | {"W", "S", "G"} for i in range(comma, joint)
        ):
            return False
        after = joint + 1
        return (
            after < len(self.tags)
            and self.tags[after] not in FINITE
            and not self._is_clause(self.noun(after))
        )

    def _preposition(self, index: int) -> int:
        after = index + 1
        if after >= len(self.tags):
            return after
        if self.tags[after] in {"G", "W", "S"}:
            return self._until(after + 1)
        if self.tags[after] == "I":
            return self._preposition(after)
        end = self.noun(after)
        return max(after, end)

    def noun(self, index: int) -> int:
        """Return where a noun phrase ends, with what is joined to it and its relative clause."""
        end = self.of_noun(index)
        if end == index:
            return index
        while (more := self._joined(end)) > end:
            end = more
        if end < len(self.tags) and (
            (self.tags[end] == "W" and self.tokens[end].low != "when")
            or (self.tags[end] == "S" and self.tokens[end].low == "that")
            or (self.tags[end] == "E" and self.tags[end - 1] in NOUNS)
        ):
            return self._until(end + 1)
        return end

    def of_noun(self, index: int) -> int:
        """Return where a noun phrase ends, with the phrases that an "of" adds."""
        end = self._np(index)
        while end > index and end < len(self.tags) and self.tokens[end].low in _LINKS:
            more = self._np(end + 1)
            if more == end + 1:
                break
            end = more
        return end

    def _joined(self, end: int) -> int:
        """Return where ", B, and C" or "and B" behind a noun phrase ends; `end` where none is."""
        at = end
        if at < len(self.tags) and self.tags[at] == "," and self.tokens[at].text == ",":
            if not self._continues(at):
                return end
            at += 1
        if at < len(self.tags) and self.tags[at] == "C" and self.tokens[at].low != "but":
            at += 1
        if at == end:
            return end
        more = self.of_noun(at)
        return more if more > at and not self._is_clause(more) else end

    def _simple_end(self, index: int) -> int:
        end = self._np(index)
        return end if end > index else index + 1

    def _np(self, index: int) -> int:
        """Return where the bare noun phrase at an index ends; the index where there is none."""
        if self.tags[index : index + 1] == ("P",):
            return index + 1
        last, at = -1, index
        while at < len(self.tags) and self._belongs(at, first=index, has_noun=last >= 0):
            last = at if self.tags[at] in NOUNS else last
            at += 1
        return last + 1 if last >= 0 else index

    def _belongs(self, at: int, *, first: int, has_noun: bool) -> bool:
        """Tell whether a word goes on with the noun phrase before it."""
        kind = self.tags[at]
        if kind in NOUNS:
            return True
        if kind in {"E", "G", "R"}:
            opens = kind == "G" and at == first  # using tools: a doing, no thing
            if kind == "R" and self.tags[at + 1 : at + 2] in {("N1",), ("N2",)}:
                return False  # they specifically track
            return not has_noun and not opens and self._leads_to_noun(at)
        if kind in {"D", "Q"}:
            return not has_noun
        if kind == "J":
            return not has_noun or self._leads_to_noun(at)
        return kind in {"C", ","} and at > first and self._joins_adjectives(at)

    def _leads_to_noun(self, at: int) -> bool:
        at += 1
        while at < len(self.tags) and self.tags[at] in {"J", "E", "G", "R", "Q"}:
            at += 1
        return at < len(self.tags) and self.tags[at] in NOUNS

    def _joins_adjectives(self, at: int) -> bool:
        """Tell whether two adjectives of one noun are joined: "open and free software"."""
        return (
            at > 0
            and self.tags[at - 1] in _ADJECTIVAL
            and at + 1 < len(self.tags)
            and self.tags[at + 1] in _ADJECTIVAL
            and self._leads_to_noun(at + 1)
        )
