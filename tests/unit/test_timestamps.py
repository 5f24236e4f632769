"""Times are found, taken out, and written as people write them."""

from datetime import timedelta

import pytest

from flashgen import timestamps
from flashgen.data import Span


def at(start, end=None):
    return Span(timedelta(seconds=start), None if end is None else timedelta(seconds=end))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("It runs out (21:02).", (at(1262),)),
        ("Several (39:13-39:18, 41:42–42:01).", (at(2353, 2358), at(2502, 2521))),
        ("[1:02:03] An hour in", (at(3723),)),
        ("See [0:07](https://youtu.be/abc?t=7) there", (at(7),)),
        ("A ratio of 16:9 and (John 3:16)", ()),
    ],
)
def test_a_stamp_is_found_in_the_forms_that_people_write(text, spans):
    assert tuple(stamp.span for stamp in timestamps.find(text)) == spans


def test_a_text_without_its_stamps_has_no_gaps():
    text = "It runs out (21:02). Then (1:00, 2:00) more"
    assert timestamps.strip(text) == "It runs out. Then more"


def test_spans_are_written_with_an_en_dash():
    assert timestamps.human((at(1500, 1506), at(3723))) == "25:00–25:06, 1:02:03"


def test_the_tag_of_a_span_sorts_by_time():
    assert timestamps.tag(at(1500)) == "timestamp::00h25m00s"
