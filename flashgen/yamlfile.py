"""YAML text to plain values; the only module that knows PyYAML.

Scalars stay strings (the base loader): `15:31` is not the integer 931 and `no` is not False.
"""

from typing import TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value]"


class YamlError(ValueError):
    """The text is not YAML. `line` and `column` count from 1 within the text."""

    def __init__(self, line: int, column: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.column = column
        self.problem = problem


def parse(text: str) -> Value:
    """Return the value of a YAML document: strings, lists and dicts with string keys.

    An empty document is an empty string. Raises `YamlError`.
    """
    import yaml  # noqa: PLC0415  (28 ms that a run without YAML need not pay)

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        value = yaml.load(text, Loader=loader)  # noqa: S506  (the base loader makes strings only)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "this is not YAML"
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(line, column, problem) from None
    except UnicodeEncodeError as error:  # the C loader wants UTF-8: half a surrogate is none
        line = text.count("\n", 0, error.start) + 1
        raise YamlError(line, 1, "a character is broken") from None
    except yaml.YAMLError as error:
        raise YamlError(1, 1, str(error).splitlines()[0]) from None
    return _plain(value)


def _plain(value: object) -> Value:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return "" if value is None else str(value)
