"""Where a clause of English stands: what its subject is, and whether its verb has come.

A clause has one subject and one finite verb that agrees with it; a relative or a subordinate clause
lets the outer one wait. Each word moves the state on, at a cost.
"""

from collections.abc import Iterator
from typing import Protocol

from flashgen.questions.english.wordclasses import FINITE, NOUNS

# Where a clause stands: nothing yet; inside its subject, singular or plural; behind the subject's
# head; in an opening that is no subject; behind its finite verb; behind that, where another clause
# or another verb of the same subject may come.
_NONE, _SG, _PL, _SG_CLOSED, _PL_CLOSED, _ADVERBIAL, _DONE, _OPEN = range(8)
_OPEN_SG, _OPEN_PL = 8, 9
_NO_OUTER, _OUTER_NONE, _OUTER_SG, _OUTER_PL, _OUTER_DONE = range(5)
_SINGULAR = {_SG, _SG_CLOSED, _OPEN_SG}
_PLURAL = {_PL, _PL_CLOSED, _OPEN_PL}
State = tuple[int, int]
_DISAGREES, _SECOND_VERB, _NO_SUBJECT, _NO_VERB, _PENDING = 2.5, 3.5, 1.6, 1.4, 1.5
_TELLING = frozenset({"V3", "V0", "VD", "B", "G"})
Step = tuple[State, float, bool]
"""The state after a word, what it costs, and whether the word is the main clause's finite verb."""
START: State = (0, 0)


class Trail(Protocol):
    """What a reading knows of the words before."""

    tag: str
    opener: str
    low: str
    state: State


def has_no_verb(state: State) -> bool:
    """Tell whether a text that ends in a state is a noun phrase, with or without a relative."""
    clause, outer = state
    return outer in {_OUTER_SG, _OUTER_PL} or (outer == _NO_OUTER and clause < _DONE)


def cost_of_end(state: State) -> float:
    """Return what it costs to end in a state: no verb yet, or a noun that still waits for one."""
    clause, outer = state
    cost = 0.0
    if clause in {_NONE, _SG, _PL, _SG_CLOSED, _PL_CLOSED, _ADVERBIAL}:
        cost += _NO_VERB
    if outer in {_OUTER_NONE, _OUTER_SG, _OUTER_PL}:
        cost += _PENDING
    return cost


def after(trail: Trail, read_as: str, low: str) -> Iterator[Step]:
    """Yield where the clause stands after a word: the state, what it costs, is it the main verb."""
    clause, outer = trail.state
    if read_as in FINITE:
        yield from _after_finite(trail, read_as, low)
        return
    if read_as in NOUNS or read_as in {"P", "Q", "EX"}:
        if low in _SUBJECTS and trail.tag in NOUNS and clause in _WAITS and outer == _NO_OUTER:
            many = _PL if _is_many(read_as, low) else _SG  # the tokens you use: a relative clause
            yield (many, _WAITS[clause]), 0.0, False
            return
        yield (_after_noun(trail, read_as, low), outer), 0.0, False
        if clause == _DONE and trail.opener in _TELLING:  # he says they …: a clause without "that"
            inner = _OPEN_PL if _is_many(read_as, low) else _OPEN_SG
            yield (inner, outer), 0.3 if low in _SUBJECTS else 1.2, False
        return
    if read_as in {"S", "W"}:
        yield from _after_joint(clause, outer, read_as)
        return
    if read_as == "B" and clause in {_NONE, _OPEN} and trail.tag in {"^", ",", "C", "R"}:
        yield (_DONE, outer), 0.0, clause == _NONE and outer == _NO_OUTER  # an order
        return
    yield (_after_other(trail, read_as), outer), 0.0, False
    if read_as == "," and clause in {_DONE, _OPEN, _OPEN_SG, _OPEN_PL} and outer != _NO_OUTER:
        yield (_RESUMED[outer], _NO_OUTER), 0.0, False


_WAITS = {_SG: _OUTER_SG, _SG_CLOSED: _OUTER_SG, _PL: _OUTER_PL, _PL_CLOSED: _OUTER_PL}
_RESUMED = {
    _OUTER_NONE: _NONE,
    _OUTER_SG: _SG_CLOSED,
    _OUTER_PL: _PL_CLOSED,
    _OUTER_DONE: _OPEN,
}


def _after_noun(trail: Trail, read_as: str, low: str) -> int:
    clause = trail.state[0]
    plural = _is_many(read_as, low)
    joined = trail.tag == "C" and trail.low == "and" and clause in {_SG, _PL}
    if clause in {_NONE, _SG, _PL}:
        if read_as == "Q" and clause != _NONE:
            return clause
        return _PL if plural or joined else _SG
    if clause in {_OPEN, _OPEN_SG, _OPEN_PL}:
        if trail.tag in {"I", "G", "E", "B"} or trail.tag in FINITE:
            return clause
        return _OPEN_PL if plural else _OPEN_SG
    return clause


def _is_many(read_as: str, low: str) -> bool:
    if read_as == "Q":
        return low not in {"one", "1"}
    return read_as == "N2" or (read_as == "P" and low in _PLURAL_PRONOUNS)


_SUBJECTS = frozenset(["we", "you", "they", "it", "he", "she", "i", "there"])
_PLURAL_PRONOUNS = frozenset(
    [
        "we",
        "you",
        "they",
        "these",
        "those",
        "i",
        "others",
        "both",
        "many",
        "some",
        "few",
        "most",
        "all",
    ]
)


def _after_joint(clause: int, outer: int, read_as: str) -> Iterator[Step]:
    """A relative or a subordinate clause begins; what is still open waits for it to end."""
    if clause in {_NONE, _ADVERBIAL}:
        if outer == _NO_OUTER:
            yield (_NONE, _OUTER_NONE), 0.0, False
            if read_as == "W":  # What matters is …: the clause is itself the subject
                yield (_NONE, _OUTER_SG), 0.3, False
        else:
            yield (_NONE, outer), 0.5, False
        return
    if clause in {_SG, _SG_CLOSED, _PL, _PL_CLOSED}:
        plural = clause in _PLURAL
        waits = _OUTER_PL if plural else _OUTER_SG
        extra = 0.0 if outer == _NO_OUTER else 1.0
        inner = (_PL_CLOSED if plural else _SG_CLOSED) if read_as == "W" else _NONE
        yield (inner, waits), extra, False
        if read_as == "W":
            yield (_NONE, waits), extra + 0.1, False
        return
    yield (_OPEN, outer), 0.0, False


def _after_finite(trail: Trail, read_as: str, low: str) -> Iterator[Step]:
    clause, outer = trail.state
    number = _number(read_as, low)
    if clause in _SINGULAR | _PLURAL:
        plural = clause in _PLURAL
        cost = _DISAGREES if number and (number == "pl") != plural else 0.0
        is_main = clause in {_SG, _PL, _SG_CLOSED, _PL_CLOSED} and outer == _NO_OUTER
        yield (_DONE, outer), cost, is_main
        return
    if clause in {_NONE, _ADVERBIAL}:
        cost = 0.4 if trail.tag in {"W", "S"} else _NO_SUBJECT
        yield (_DONE, outer), cost, outer == _NO_OUTER
        return
    if clause == _OPEN:
        yield (_DONE, outer), 0.2, False
    else:
        yield (_DONE, outer), _SECOND_VERB, False
    if outer in {_OUTER_SG, _OUTER_PL}:
        cost = _DISAGREES if number and (number == "pl") != (outer == _OUTER_PL) else 0.0
        yield (_DONE, _NO_OUTER), cost, True


def _number(read_as: str, low: str) -> str:
    if read_as == "V3" or low in {
        "is",
        "was",
        "has",
        "does",
        "isn't",
        "wasn't",
        "doesn't",
        "hasn't",
    }:
        return "sg"
    if read_as == "V0" or low in {"are", "were", "have", "do", "aren't", "don't", "weren't"}:
        return "pl"
    return ""


def _after_other(trail: Trail, read_as: str) -> int:  # noqa: PLR0911  (a decision list)
    clause = trail.state[0]
    if clause in {_SG, _PL} and read_as in {"I", "G", "E", "T", ",", "R", "D", "J", "B"}:
        if read_as in {"D", "J"} and trail.tag in {"C", ",", "J", "D"}:
            return clause
        return _PL_CLOSED if clause == _PL else _SG_CLOSED
    if clause == _NONE and read_as in {"I", "E", "T"}:
        return _ADVERBIAL
    if clause == _NONE and read_as == "G":
        return _SG
    if clause == _ADVERBIAL and read_as == ",":
        return _NONE
    if clause in {_DONE, _OPEN, _OPEN_SG, _OPEN_PL} and read_as in {",", "C"}:
        return _OPEN
    return clause
