"""Names of files in a package."""

import io
import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from flashgen import media
from flashgen.diagnostics import Location, Severity

DIGEST = "0123456789abcdef" * 4

NAMES = {
    "IQ curve.png": "IQ-curve-0123456789ab.png",
    "sp%20ace.PNG": "sp-20ace-0123456789ab.png",
    "_logo.svg": "logo-0123456789ab.svg",
    "Übersicht: Teil 1?.webp": "Ubersicht-Teil-1-0123456789ab.webp",
    "図.avif": "file-0123456789ab.avif",
    "no extension": "no-extension-0123456789ab",
    ".png": "file-0123456789ab.png",
    "../../etc/passwd": "etc-passwd-0123456789ab",
    "a" * 300 + ".jpg": "a" * 48 + "-0123456789ab.jpg",
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_a_name_in_a_package_is_flat_ascii_with_a_hash(name, expected):
    assert expected == media.package_name(name, DIGEST)


def test_one_name_with_two_contents_gives_two_names():
    assert media.package_name("a.png", "1" * 64) != media.package_name("a.png", "2" * 64)


@given(st.text(max_size=400))
def test_every_name_is_safe_for_anki(name):
    safe = media.package_name(name, DIGEST)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*-0123456789ab(\.[a-z0-9-]+)?", safe)
    assert len(safe) <= 48 + 1 + 12 + 1 + len(name) * 4


AT = Location(PurePosixPath("notes/tea.md"), 3, 2)


def picture(kind, size=(30, 20)):
    data = io.BytesIO()
    Image.new("RGB", size, "teal").save(data, kind)
    return data.getvalue()


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp"), ("BMP", "bmp")],
)
def test_a_picture_is_known_by_its_content(kind, ending):
    assert media.picture_type(picture(kind)) == ending


def test_an_avif_is_known_by_its_content():
    assert media.picture_type(b"\0\0\0\x1cftypavif") == "avif"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_size_of_a_picture_is_read_from_its_head(kind):
    assert media.picture_size(picture(kind, (321, 123))) == (321, 123)


@pytest.mark.parametrize("form", [{"lossless": True}, {"exif": b"Exif\0\0MM\0*"}])
def test_every_form_of_webp_tells_its_size(form):
    data = io.BytesIO()
    Image.new("RGB", (321, 123), "teal").save(data, "WEBP", **form)
    assert media.picture_size(data.getvalue()) == (321, 123)


def test_a_jpeg_that_ends_before_its_size_has_none():
    assert media.picture_size(b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc4\x00\x02" + b"\0" * 9) == (0, 0)


def test_a_long_recording_is_named_with_its_size():
    (found,) = media.faults(AT, "talk.mp3", bytes(51 * 2**20))
    assert found.message == "talk.mp3 is 51.0 MB large and travels with the deck"


@given(st.binary(max_size=200))
def test_any_bytes_have_some_size(data):
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF0000WEBPVP8X"):
        assert min(media.picture_size(start + data)) >= 0


SVG = b'<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'

FAULTS = {
    ("tea.png", picture("PNG")): [],
    ("tea.svg", SVG % b"<circle/>"): [],
    ("pour.mp3", b"ID3"): [],
    ("tea.svg", SVG % b"<script>1</script>"): ["FG602"],
    ("tea.svg", SVG % b'<g onclick="x()"/>'): ["FG602"],
    ("wide.png", picture("PNG", (3001, 10))): ["FG601"],
    ("heavy.jpg", picture("JPEG") + b"\0" * 3 * 2**20): ["FG601"],
    ("tea.heic", b"\0\0\0\x18ftypheic"): ["FG603"],
    ("tea.pdf", b"%PDF"): ["FG603"],
    ("tea.png", b"<html>"): ["FG604"],
    ("tea.png", b""): ["FG604"],
}


@pytest.mark.parametrize(("file", "codes"), FAULTS.items())
def test_what_would_disappoint_on_a_card_is_said(file, codes):
    found = media.faults(AT, *file)
    assert codes == [one.code for one in found]
    assert all(one.hint and one.at == AT for one in found)


def test_an_oversized_picture_is_named_with_its_size():
    (found,) = media.faults(AT, "wide.png", picture("PNG", (4000, 2500)))
    assert found.message == "wide.png is large for a card: 4000 × 2500 pixels"
    assert found.severity is Severity.HINT


REMOTE = {
    "https://example.org/tea.png": True,
    "https://images.example.org/?url=tea.png&w=200": True,
    "http://example.org/a": True,
    "tea.png": False,
    "ftp://example.org/tea.png": False,
    "https://www.youtube.com/watch?v=abc": False,
    "https://youtu.be/abc": False,
    "https://example.org/pour.mp3": False,
    "https://[": False,
}


@pytest.mark.parametrize(("target", "expected"), REMOTE.items())
def test_a_picture_on_the_network_is_known_by_its_address(target, expected):
    assert expected == media.is_remote_picture(target)
