"""Fetching pictures, against a server on this machine."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from flashgen import download
from flashgen.download import FetchError, Limits

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>'

ANSWERS = {
    "/tea.png": (200, "image/png", PNG),
    "/no-name": (200, "image/png", PNG),
    "/drawing.svg": (200, "image/svg+xml", SVG),
    "/evil.svg": (200, "image/svg+xml", SVG.replace(b"<circle", b"<script/><circle")),
    "/page.png": (200, "text/html", b"<html>"),
    "/lie.png": (200, "image/png", b"<html>not a picture</html>"),
    "/large.png": (200, "image/png", PNG + b"\x00" * 5000),
    "/moved.png": (302, "/tea.png", b""),
    "/loop.png": (302, "/loop.png", b""),
    "/file.png": (302, "file:///etc/passwd", b""),
}


class Server(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self):
        self.server.asked.append(self.path)
        if self.path == "/slow.png":
            self._slowly()
            return
        status, kind, body = ANSWERS.get(self.path.partition("?")[0], (404, "text/plain", b""))
        self.send_response(status)
        self.send_header("Location" if status == 302 else "Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def _slowly(self):
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        for byte in PNG:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.1)
            if self.server.done:
                return

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    running.asked, running.done = [], False
    thread = threading.Thread(target=running.serve_forever, args=(0.02,))
    thread.start()
    running.url = f"http://127.0.0.1:{running.server_port}"
    yield running
    running.done = True
    running.shutdown()
    running.server_close()
    thread.join()


def refused(url, folder, **settings):
    with pytest.raises(FetchError) as caught:
        download.fetch(url, folder, **settings)
    assert not folder.exists()
    return str(caught.value)


def test_a_picture_is_kept_under_its_name_and_a_mark_of_its_address(server, tmp_path):
    url = f"{server.url}/tea.png?size=2"
    path = download.fetch(url, tmp_path / "remote", private=True)
    assert path.name == f"tea-{download.mark(url)}.png"
    assert path.read_bytes() == PNG
    assert server.asked == ["/tea.png?size=2"]


def test_the_content_says_what_type_a_picture_is(server, tmp_path):
    path = download.fetch(f"{server.url}/no-name", tmp_path, private=True)
    assert path.suffix == ".png"
    assert path.name.startswith("picture-")


def test_a_redirection_is_followed(server, tmp_path):
    path = download.fetch(f"{server.url}/moved.png", tmp_path, private=True)
    assert path.read_bytes() == PNG
    assert server.asked == ["/moved.png", "/tea.png"]


def test_a_drawing_without_a_script_is_kept(server, tmp_path):
    assert download.fetch(f"{server.url}/drawing.svg", tmp_path, private=True).suffix == ".svg"


REFUSED = {
    "/page.png": "what is there is no picture but text/html",
    "/lie.png": "what came is no picture",
    "/evil.svg": "the drawing holds a script",
    "/gone.png": "the server answers 404 Not Found",
    "/loop.png": "it leads from address to address without an end",
    "/file.png": "its address is neither http nor https",
    "/large.png": "it is larger than 0.00195312 MB",
}


@pytest.mark.parametrize(("path", "reason"), REFUSED.items())
def test_what_is_no_fitting_picture_is_refused(server, tmp_path, path, reason):
    limits = Limits(size=2048)
    assert reason == refused(server.url + path, tmp_path / "remote", private=True, limits=limits)


def test_a_machine_of_ones_own_network_is_not_asked_unless_allowed(server, tmp_path):
    reason = refused(f"{server.url}/tea.png", tmp_path / "remote")
    assert reason == "127.0.0.1 lies inside a private network"
    assert server.asked == []


INSIDE = (
    "localhost",
    "[::1]",
    "10.0.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "[::ffff:127.0.0.1]",
    "0.0.0.0",
)


@pytest.mark.parametrize("host", INSIDE)
def test_private_addresses_are_known_in_every_form(tmp_path, host):
    assert "lies inside a private network" in refused(f"http://{host}/a.png", tmp_path / "remote")


def test_a_slow_server_is_left(server, tmp_path):
    began = time.monotonic()
    limits = Limits(seconds=0.5)
    reason = refused(f"{server.url}/slow.png", tmp_path / "remote", private=True, limits=limits)
    assert reason == "it takes too long"
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("url", ["ftp://example.org/a.png", "http://", "http://[", "http://a:b/c"])
def test_what_is_no_address_is_refused(tmp_path, url):
    assert refused(url, tmp_path / "remote")


def test_a_server_that_is_not_there_is_named_so(tmp_path):
    reason = refused("http://127.0.0.1:9/a.png", tmp_path / "remote", private=True)
    assert reason == "the connection fails"
