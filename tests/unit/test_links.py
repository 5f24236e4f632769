"""A source and a time become an address that opens there, and nowhere else."""

from datetime import timedelta

import pytest

from flashgen import links
from flashgen.data import Span

HOUR = Span(timedelta(hours=1, minutes=2, seconds=3))
RANGE = Span(timedelta(seconds=10), timedelta(seconds=25))


@pytest.mark.parametrize(
    ("source", "link"),
    [
        (
            "https://www.youtube.com/watch?v=abcdefghijk",
            "https://www.youtube.com/watch?v=abcdefghijk&t=3723",
        ),
        (
            "https://www.youtube.com/live/abcdefghijk?t=9",
            "https://www.youtube.com/watch?v=abcdefghijk&t=3723",
        ),
        ("https://vimeo.com/12345", "https://vimeo.com/12345#t=3723s"),
        ("https://soundcloud.com/salt/one", "https://soundcloud.com/salt/one#t=1:02:03"),
        ("https://overcast.fm/+abc/4:05", "https://overcast.fm/+abc/1:02:03"),
        ("https://salt.example.org/one.mp3", "https://salt.example.org/one.mp3#t=3723"),
        ("www.youtube.com/watch?v=a", "https://www.youtube.com/watch?v=a&t=3723"),
    ],
)
def test_each_player_takes_the_time_in_its_own_way(source, link):
    assert links.deep_link(source, HOUR) == link


def test_a_page_that_takes_no_time_is_linked_as_it_is():
    assert links.deep_link("https://salt.example.org/one?a=1#top", HOUR) == (
        "https://salt.example.org/one?a=1#top"
    )


def test_a_file_plays_from_the_beginning_of_a_range_to_its_end():
    assert links.deep_link("audio/salt one.mp3", RANGE) == "audio/salt%20one.mp3#t=10,25"


def test_a_range_that_runs_backwards_has_no_end():
    backwards = Span(timedelta(seconds=25), timedelta(seconds=10))
    assert links.deep_link("salt.mp3", backwards) == "salt.mp3#t=25"


@pytest.mark.parametrize("source", ["", "a book", "salt.pdf", "http://[", "https://", "mailto:a@b"])
def test_what_is_no_recording_and_no_page_has_no_link(source):
    assert links.deep_link(source, HOUR) == ""


@pytest.mark.parametrize("source", ["javascript:alert(1).mp3", "data:audio/x.mp3"])
def test_no_link_runs_a_program(source):
    assert links.deep_link(source, HOUR) == ""


def test_quotes_cannot_leave_an_attribute():
    assert '"' not in links.deep_link('https://salt.example.org/"onload="x', HOUR)
