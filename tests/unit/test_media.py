"""Names of files in a package."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen import media

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
