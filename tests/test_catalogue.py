"""Each way of writing that catalogue.md knows has its cases in fixtures/, and says which."""

import re
from collections import defaultdict
from pathlib import Path

from tests.test_fixtures import CASES

TABLE = Path(__file__).parent / "catalogue.md"
ROW = re.compile(
    r"^\| (?P<row>\w+\.\d+) \| (?P<written>[^|]+) \| (?P<cases>[^|]*) \|$", re.MULTILINE
)


def test_each_row_of_the_catalogue_names_the_cases_that_claim_it():
    claimed = defaultdict(list)
    for param in CASES:
        for row in param.values[1]["rows"].split(", "):
            claimed[row].append(param.values[1]["title"])
    table = {
        match["row"]: match["cases"].split("; ")
        for match in ROW.finditer(TABLE.read_text(encoding="utf-8"))
    }
    assert table == dict(claimed)
