"""Which class each word of an English sentence has: a small grammar, solved as a whole.

Every word brings the classes that it can have (`wordclasses`); what may follow what, and that a
clause has one subject and one finite verb that agrees with it, decides between them. The costs are
set by hand: 0 is what one expects, 1 is usual, 3 is odd, 6 is hardly English.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flashgen.questions.wordclasses import Readings, Token, readings, tokens

FINITE = frozenset({"V3", "V0", "VD", "BE", "HV", "DO", "M"})
NOUNS = frozenset({"N1", "N2"})

_FOLLOWS: dict[str, str] = {
    # what comes before: what may follow, each with its cost; what isn't named costs 3
    "^": (
        "D0 N10 N20 P0 J0.6 G0.5 I0.4 R0.4 S0.4 Q0.4 W0.7 B0.8 EX0 E1.2 T0.7 V32 V03 VD2.5 "
        "BE2 M2.5 HV2.5 DO1.5 C0.8 ,2"
    ),
    "D": ("J0 N10 N20 Q0.1 R1 G1 E0.9 D2.5 P4 C4 ,4 I5 BE5 M6 HV6 DO6 V36 V06 VD6 B6 T5 S5 W5 .4"),
    "Q": (
        "N20 N10.4 J0.4 D1.5 C0.6 ,0.6 .0.5 I0.7 E1 G1 W1 V32 V01.5 VD1.5 BE0.6 M0.8 HV0.8 "
        "Q0.8 R1.2 T1.5"
    ),
    "J": (
        "N10 N20 J0.6 C0.4 ,0.5 .0.5 I0.7 T0.8 R1.5 G1.5 E1.5 S0.9 W1.2 V32.5 V02.5 VD2.5 "
        "BE1.8 M2 HV2 DO3 B4 D3 Q2 P2.5"
    ),
    "N1": (
        "N10.6 N20.6 V30.2 V00.6 VD0.4 BE0 HV0.1 DO0.2 M0 I0 C0.2 ,0.2 .0.1 W0.3 S0.6 T0.5 "
        "R0.6 G1.2 E1.1 J2 D2.2 P1.8 Q1.5 B5 EX4"
    ),
    "N2": (
        "V00.1 V30.9 VD0.4 BE0 HV0.1 DO0.2 M0 I0 C0.2 ,0.2 .0.1 W0.3 S0.6 T0.5 R0.6 G1.1 "
        "E0.9 N12 N22 J2 D2.2 P1.5 Q2 B4 EX4"
    ),
    "P": (
        "V30 V00 VD0.1 BE0 HV0 DO0.1 M0 R0.3 ,0.8 .0.5 I0.6 C0.9 W0.9 S0.9 T0.9 E2.2 G1.6 "
        "J1.8 B1.6 N14 N24 D2.2 Q2 P3"
    ),
    "EX": "BE0 M0.2 HV0.5 V32 V02 VD2 R1",
    "R": (
        "V30.4 V00.4 VD0.4 BE0.7 HV0.6 M0.5 DO0.7 J0.2 R0.6 E0.3 G0.5 B0.5 ,0.4 .0.4 I0.5 "
        "D0.5 N11.8 N21.8 T0.8 P0.9 C0.8 S0.7 W0.8 Q0.5"
    ),
    "M": "B0 R0.2 P0.5 D1.5 N12.5 N22.5",
    "BE": (
        "E0.2 G0.4 J0.2 D0.1 N10.7 N20.8 R0.2 I0.4 T0.5 Q0.4 S0.5 W0.4 P1.2 ,0.8 .1 C1.5 BE4 B6"
    ),
    "HV": "E0 D0.2 J0.6 N10.7 N20.5 R0.3 T0.3 Q0.3 P1.2 I2 VD4 B5 ,1.5",
    "DO": "B0.1 R0.2 D0.5 N11.5 N21.2 P0.8 J1.5 Q1 I2",
    "V": (
        "D0 N10.8 N20.3 P0.2 J0.7 I0.2 T0.3 S0.4 W0.4 R0.4 G0.8 ,0.8 .0.6 Q0.3 C0.9 E2.5 "
        "B2.5 M5 BE4 HV5 DO5 V36 V06 VD6 EX1"
    ),
    "B": (
        "D0 N10.7 N20.3 P0.2 J0.5 I0.2 T0.5 S0.5 W0.5 R0.4 G0.8 E0.9 ,0.6 .0.5 Q0.3 C0.6 B2 "
        "M5 BE4 HV5 DO5 V35 V05 VD5"
    ),
    "G": (
        "D0 N10.3 N20.2 J0.5 I0.2 P0.3 T0.4 R0.5 ,0.5 .0.5 C0.6 S0.5 W0.5 Q0.3 V30.9 V02.5 "
        "VD1.2 BE0.6 M0.6 HV0.8 DO1.5 G1.5 E1.3 B3"
    ),
    "E": (
        "I0 ,0.4 .0.2 T0.3 R0.4 C0.5 S0.5 D0.7 N10.9 N20.7 J0.8 P0.8 W0.8 G1.1 E1.2 Q0.6 B3 "
        "V32.5 V02 VD2.5 BE1.4 M1.5 HV1.8"
    ),
    "I": (
        "D0 N10.4 N20.2 J0.3 G0.3 P0.2 Q0.1 W0.4 R1.2 E2.2 I1.3 S3 T4 .2 ,2.5 C2.5 M6 BE6 "
        "HV6 DO6 V36 V06 VD6 B6"
    ),
    "T": "B0 R0.9 N15 N25",
    "C": (
        "D0.3 N10.2 N20.2 J0.3 P0.4 R0.4 V30.4 V00.5 VD0.5 BE0.5 HV0.6 M0.5 DO0.8 B0.5 G0.5 "
        "E0.6 I0.5 T0.5 S0.6 W0.6 Q0.4 EX0.4 ,1.5"
    ),
    "S": (
        "D0.1 N10.3 N20.2 P0 J0.4 G0.6 R0.5 Q0.4 I0.6 E0.9 EX0.1 S1.5 W1.2 T2 BE2.5 V32.5 "
        "V02.5 VD2.5 M3 HV3 DO3"
    ),
    "W": (
        "V30.2 V00.2 VD0.2 BE0 M0 HV0.1 DO0.1 P0 D0.2 N10.5 N20.3 J0.6 R0.4 T0.3 I0.7 G1.6 "
        "Q0.6 E1.5 EX0.3 .1 ,1"
    ),
    ",": (
        "D0.2 N10.3 N20.2 J0.4 P0.2 R0.3 I0.2 W0.1 C0 S0.2 G0.2 E0.6 T0.4 Q0.4 V30.9 V00.9 "
        "VD0.9 BE0.8 HV0.9 M0.8 DO1 B1 EX0.2 .2 ,2"
    ),
    ".": "",
}
_IN_NOUN_PHRASE = frozenset({"D", "Q", "J", "N1", "N2", "R"})
_TELLING = frozenset({"V3", "V0", "VD", "B", "G"})
_VERBAL = FINITE | {"B", "E", "G"}
_LEXICAL = frozenset({"V3", "V0", "VD"})
_UNNAMED = 3.0


def _costs(line: str) -> dict[str, float]:
    out: dict[str, float] = {}
    for entry in line.split():
        tag = next(tag for tag in _TAGS if entry.startswith(tag))
        out[tag] = float(entry[len(tag) :])
    return out


_TAGS = (
    "N1", "N2", "V3", "V0", "VD", "BE", "HV", "DO", "EX", "D", "Q", "J", "P", "R", "M", "B", "G",
    "E", "I", "T", "C", "S", "W", ",", ".", "^",
)  # fmt: skip
_COSTS = {before: _costs(line) for before, line in _FOLLOWS.items() if before != "V"}
_COSTS |= dict.fromkeys(_LEXICAL, _costs(_FOLLOWS["V"]))

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
_PRESENT, _BARE = frozenset({"V3", "V0"}), 0.4


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence's tokens with the class of each; parentheses and quotes stand aside."""

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]
    main: int
    """The index of the main clause's finite verb, -1 where there is none."""
    doubt: float
    """How much better this reading is than the best one with another main verb."""
    margin: float
    """How much better it is than the best one without any finite verb."""

    def finite(self) -> Iterator[int]:
        """Yield the indexes of the finite verbs."""
        return (index for index, tag in enumerate(self.tags) if tag in FINITE)


@dataclass(slots=True)
class _Path:
    cost: float
    tag: str
    anchor: str
    """The last class that isn't an adverb."""
    opener: str
    """The last class before the noun phrase that may be under way."""
    low: str
    state: State
    main: int
    before: "_Path | None"


@lru_cache(maxsize=4096)
def tag(text: str) -> Tagged:
    """Return the classes of a sentence's words."""
    found = tokens(text)
    best: dict[tuple[str, State, int], _Path] = {
        ("^", (_NONE, _NO_OUTER), -1): _Path(0.0, "^", "^", "^", "", (_NONE, _NO_OUTER), -1, None)
    }
    for index, token in enumerate(found):
        best = _step(best, readings(found, index), index, token)
    return _solved(found, list(best.values()))


_HOPELESS = 6.0
"""How much worse than the best a reading may be on the way and still be followed."""


def _step(
    best: dict[tuple[str, State, int], _Path], can_be: Readings, index: int, token: Token
) -> dict[tuple[str, State, int], _Path]:
    after: dict[tuple[str, State, int], _Path] = {}
    hopeless = min(path.cost for path in best.values()) + _HOPELESS
    for path in best.values():
        if path.cost > hopeless:
            continue
        costs = _COSTS[path.tag]
        through = _COSTS[path.anchor]
        for read_as, odd in can_be:
            follows = costs.get(read_as, _UNNAMED)
            if token.low == "that" and path.tag in NOUNS and read_as in {"D", "P"}:
                follows += 1.5  # the claim that it is: a clause begins
            if path.tag == "R" and read_as in _VERBAL:  # an adverb before a verb changes nothing
                follows = 0.2 + through.get(read_as, _UNNAMED)
            cost = path.cost + odd + follows
            for state, extra, is_main in _states(path, read_as, token.low):
                main = index if is_main and path.main < 0 else path.main
                key = (read_as, state, main)
                known = after.get(key)
                if known is None or cost + extra < known.cost:
                    after[key] = _Path(
                        cost + extra,
                        read_as,
                        path.anchor if read_as == "R" else read_as,
                        path.opener if read_as in _IN_NOUN_PHRASE else read_as,
                        token.low,
                        state,
                        main,
                        path,
                    )
    return after


def _solved(found: tuple[Token, ...], paths: list[_Path]) -> Tagged:
    for ended in paths:
        ended.cost += _cost_of_end(ended.state) + (_BARE if ended.tag in _PRESENT else 0.0)
    paths.sort(key=lambda path: path.cost)
    path: _Path | None = paths[0]
    best = paths[0]
    rival = next((other.cost for other in paths if other.main != best.main), best.cost + 9)
    tags: list[str] = []
    while path is not None and path.before is not None:
        tags.append(path.tag)
        path = path.before
    verbless = (p.cost for p in paths if p.main < 0 and _has_no_verb(p.state))
    margin = next(verbless, best.cost + 9) - best.cost
    return Tagged(found, tuple(reversed(tags)), best.main, rival - best.cost, margin)


def _has_no_verb(state: State) -> bool:
    """Tell whether a text that ends in a state is a noun phrase, with or without a relative."""
    clause, outer = state
    return outer in {_OUTER_SG, _OUTER_PL} or (outer == _NO_OUTER and clause < _DONE)


def _cost_of_end(state: State) -> float:
    clause, outer = state
    cost = 0.0
    if clause in {_NONE, _SG, _PL, _SG_CLOSED, _PL_CLOSED, _ADVERBIAL}:
        cost += _NO_VERB
    if outer in {_OUTER_NONE, _OUTER_SG, _OUTER_PL}:
        cost += _PENDING
    return cost


def _states(path: _Path, read_as: str, low: str) -> Iterator[tuple[State, float, bool]]:
    """Yield where the clause stands after a word: the state, what it costs, is it the main verb."""
    clause, outer = path.state
    if read_as in FINITE:
        yield from _after_finite(path, read_as, low)
        return
    if read_as in NOUNS or read_as in {"P", "Q", "EX"}:
        if low in _SUBJECTS and path.tag in NOUNS and clause in _WAITS and outer == _NO_OUTER:
            many = _PL if _is_many(read_as, low) else _SG  # the tokens you use: a relative clause
            yield (many, _WAITS[clause]), 0.0, False
            return
        yield (_after_noun(path, read_as, low), outer), 0.0, False
        if clause == _DONE and path.opener in _TELLING:  # he says they …: a clause without "that"
            inner = _OPEN_PL if _is_many(read_as, low) else _OPEN_SG
            yield (inner, outer), 0.3 if low in _SUBJECTS else 1.2, False
        return
    if read_as in {"S", "W"}:
        yield from _after_joint(clause, outer, read_as)
        return
    if read_as == "B" and clause in {_NONE, _OPEN} and path.tag in {"^", ",", "C", "R"}:
        yield (_DONE, outer), 0.0, clause == _NONE and outer == _NO_OUTER  # an order
        return
    yield (_after_other(path, read_as), outer), 0.0, False
    if read_as == "," and clause in {_DONE, _OPEN, _OPEN_SG, _OPEN_PL} and outer != _NO_OUTER:
        yield (_RESUMED[outer], _NO_OUTER), 0.0, False


_WAITS = {_SG: _OUTER_SG, _SG_CLOSED: _OUTER_SG, _PL: _OUTER_PL, _PL_CLOSED: _OUTER_PL}
_RESUMED = {
    _OUTER_NONE: _NONE,
    _OUTER_SG: _SG_CLOSED,
    _OUTER_PL: _PL_CLOSED,
    _OUTER_DONE: _OPEN,
}


def _after_noun(path: _Path, read_as: str, low: str) -> int:
    clause = path.state[0]
    plural = _is_many(read_as, low)
    joined = path.tag == "C" and path.low == "and" and clause in {_SG, _PL}
    if clause in {_NONE, _SG, _PL}:
        if read_as == "Q" and clause != _NONE:
            return clause
        return _PL if plural or joined else _SG
    if clause in {_OPEN, _OPEN_SG, _OPEN_PL}:
        if path.tag in {"I", "G", "E", "B"} or path.tag in FINITE:
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


def _after_joint(clause: int, outer: int, read_as: str) -> Iterator[tuple[State, float, bool]]:
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


def _after_finite(path: _Path, read_as: str, low: str) -> Iterator[tuple[State, float, bool]]:
    clause, outer = path.state
    number = _number(read_as, low)
    if clause in _SINGULAR | _PLURAL:
        plural = clause in _PLURAL
        cost = _DISAGREES if number and (number == "pl") != plural else 0.0
        is_main = clause in {_SG, _PL, _SG_CLOSED, _PL_CLOSED} and outer == _NO_OUTER
        yield (_DONE, outer), cost, is_main
        return
    if clause in {_NONE, _ADVERBIAL}:
        cost = 0.4 if path.tag in {"W", "S"} else _NO_SUBJECT
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


def _after_other(path: _Path, read_as: str) -> int:  # noqa: PLR0911  (a decision list)
    clause = path.state[0]
    if clause in {_SG, _PL}:
        if read_as in {"I", "G", "E", "T", ",", "R", "D", "J", "B"}:
            if read_as in {"D", "J"} and path.tag in {"C", ",", "J", "D"}:
                return clause
            return _PL_CLOSED if clause == _PL else _SG_CLOSED
        return clause
    if clause == _NONE:
        if read_as in {"I", "E", "T"}:
            return _ADVERBIAL
        return _SG if read_as == "G" else clause
    if clause == _ADVERBIAL:
        return _NONE if read_as == "," else clause
    if clause in {_DONE, _OPEN, _OPEN_SG, _OPEN_PL}:
        if read_as in {",", "C"}:
            return _OPEN
        if clause in {_OPEN_SG, _OPEN_PL} and read_as in {"I", "G", "E"}:
            return clause
        return clause if clause != _OPEN or read_as in {"D", "J", "R"} else _OPEN
    if clause in {_SG_CLOSED, _PL_CLOSED} and read_as == "C":
        return clause
    return clause
