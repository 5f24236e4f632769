"""Which class each word of an English sentence has: a small grammar, solved as a whole.

Every word brings the classes that it can have (`wordclasses`); what may follow what
(`follows.txt`), and that a clause has one subject and one finite verb that agrees with it
(`clausestate`), decides between them. The costs are set by hand.
"""

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from flashgen.questions.english import clausestate
from flashgen.questions.english.clausestate import State
from flashgen.questions.english.wordclasses import FINITE, NOUNS, Readings, Token, readings, tokens

_IN_NOUN_PHRASE = frozenset({"D", "Q", "J", "N1", "N2", "R"})
_VERBAL = FINITE | {"B", "E", "G"}
_LEXICAL = frozenset({"V3", "V0", "VD"})
_UNNAMED = 3.0
_TAGS = (
    "N1", "N2", "V3", "V0", "VD", "BE", "HV", "DO", "EX", "D", "Q", "J", "P", "R", "M", "B", "G",
    "E", "I", "T", "C", "S", "W", ",", ".", "^",
)  # fmt: skip
_PRESENT, _BARE = frozenset({"V3", "V0"}), 0.4


@cache
def _costs() -> dict[str, dict[str, float]]:
    """Return, for each class, what the classes cost that may follow it."""
    data = (pkgutil.get_data(__package__, "follows.txt") or b"").decode("utf-8")
    lines = (line for line in data.splitlines() if not line.startswith("#"))
    out: dict[str, dict[str, float]] = {}
    before = ""
    for line in lines:
        opened, arrow, found = line.partition(" => ")
        before, found = (opened, found) if arrow else (before, line)
        out.setdefault(before, {}).update(_entry(entry) for entry in found.split())
    verb = out.pop("V")
    return out | dict.fromkeys(_LEXICAL, verb)


def _entry(entry: str) -> tuple[str, float]:
    tag = next(tag for tag in _TAGS if entry.startswith(tag))
    return tag, float(entry[len(tag) :])


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
    oddness: float
    """What a word of it costs, on average: a high one is telegram style, or no sentence at all."""

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
        ("^", clausestate.START, -1): _Path(0.0, "^", "^", "^", "", clausestate.START, -1, None)
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
    known_costs = _costs()
    for path in best.values():
        if path.cost > hopeless:
            continue
        costs = known_costs[path.tag]
        through = known_costs[path.anchor]
        for read_as, odd in can_be:
            follows = costs.get(read_as, _UNNAMED)
            if token.low == "that" and path.tag in NOUNS and read_as in {"D", "P"}:
                follows += 1.5  # the claim that it is: a clause begins
            if path.tag == "R" and read_as in _VERBAL:  # an adverb before a verb changes nothing
                follows = 0.2 + through.get(read_as, _UNNAMED)
            cost = path.cost + odd + follows
            for state, extra, is_main in clausestate.after(path, read_as, token.low):
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
        ended.cost += clausestate.cost_of_end(ended.state) + (
            _BARE if ended.tag in _PRESENT else 0.0
        )
    paths.sort(key=lambda path: path.cost)
    path: _Path | None = paths[0]
    best = paths[0]
    rival = next((other.cost for other in paths if other.main != best.main), best.cost + 9)
    tags: list[str] = []
    while path is not None and path.before is not None:
        tags.append(path.tag)
        path = path.before
    verbless = (p.cost for p in paths if p.main < 0 and clausestate.has_no_verb(p.state))
    margin = next(verbless, best.cost + 9) - best.cost
    oddness = best.cost / max(1, len(found))
    return Tagged(found, tuple(reversed(tags)), best.main, rival - best.cost, margin, oddness)
