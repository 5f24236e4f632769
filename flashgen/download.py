"""Pictures from the network, fetched once and kept beside the deck; the only module with a network.

A note may come from anywhere, so an address in it is not trusted: it must lead to a public
machine (also after each redirection), be quick, small, and a picture.
"""

import hashlib
import http.client
import ipaddress
import re
import socket
import ssl
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from flashgen import atomic, media

PRIVATE = "lies inside a private network"
FOLDER = "media/remote"
"""Where fetched pictures lie, as seen from the deck's folder."""

_REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Limits:
    """What a picture may cost: bytes, seconds, redirections."""

    size: int = 10 * 2**20
    seconds: float = 20
    redirections: int = 4


class FetchError(Exception):
    """A picture can't be had; the text says why, in a phrase."""


def mark(url: str) -> str:
    """Return what the name of a kept file ends in: the same for the same address."""
    return hashlib.sha256(url.encode()).hexdigest()[:12]


def fetch(url: str, folder: Path, *, private: bool = False, limits: Limits | None = None) -> Path:
    """Fetch the picture at `url` into `folder` and return the new file; raises `FetchError`.

    `private` also allows addresses inside one's own network.
    """
    limits = limits or Limits()
    data = _fetched(url, private=private, limits=limits)
    ending = media.picture_type(data)
    if not ending:
        raise FetchError("what came is no picture")
    if media.has_script(data):
        raise FetchError("the drawing holds a script")
    path = folder / f"{_stem(url)}-{mark(url)}.{ending}"
    folder.mkdir(parents=True, exist_ok=True)
    with atomic.replacing(path) as part:
        part.write_bytes(data)
    return path


def _stem(url: str) -> str:
    file = unquote(urlsplit(url).path).rpartition("/")[2].rpartition(".")[0]
    return re.sub(r"[^A-Za-z0-9]+", "-", file)[:40].strip("-") or "picture"


def _fetched(url: str, *, private: bool, limits: Limits) -> bytes:
    deadline = time.monotonic() + limits.seconds
    for _ in range(limits.redirections + 1):
        answer = _asked(url, private=private, size=limits.size, deadline=deadline)
        if isinstance(answer, bytes):
            return answer
        url = urljoin(url, answer)
    raise FetchError("it leads from address to address without an end")


def _asked(url: str, *, private: bool, size: int, deadline: float) -> bytes | str:
    """Return what is at `url`, or the address that it leads to."""
    try:
        connection, path = _connected(url, private=private, deadline=deadline)
    except (OSError, ValueError) as error:
        raise FetchError(_why(error)) from None
    try:
        connection.request("GET", path, headers={"User-Agent": "flashgen", "Accept": "image/*"})
        with connection.getresponse() as answer:
            if answer.status in _REDIRECTIONS:
                return answer.headers.get("Location", "")
            return _body(answer, size, deadline)
    except (OSError, http.client.HTTPException) as error:
        raise FetchError(_why(error)) from None
    finally:
        connection.close()


def _connected(
    url: str, *, private: bool, deadline: float
) -> tuple[http.client.HTTPConnection, str]:
    """Connect to the very address that was checked: a name may mean another one a moment later."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError("its address is neither http nor https")
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = _address(parts.hostname, port, private=private)
    line = socket.create_connection((address, port), timeout=_left(deadline))
    if secure:
        context = ssl.create_default_context()
        line = context.wrap_socket(line, server_hostname=parts.hostname)
    connection = http.client.HTTPConnection(parts.hostname, port)
    connection.sock = line
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="=&%/?:@!$'()*+,;~-._")
    return connection, f"{path}?{query}" if query else path


def _address(host: str, port: int, *, private: bool) -> str:
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        if not private and not _is_public(address):
            raise FetchError(f"{host} {PRIVATE}")
    return found[0]


def _is_public(address: str) -> bool:
    known = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(known, "ipv4_mapped", None) or known
    return inner.is_global and not inner.is_multicast


def _body(answer: http.client.HTTPResponse, size: int, deadline: float) -> bytes:
    if answer.status != http.client.OK:
        raise FetchError(f"the server answers {answer.status} {answer.reason}")
    kind = answer.headers.get_content_type()
    if not kind.startswith("image/") and kind != "application/octet-stream":
        raise FetchError(f"what is there is no picture but {kind}")
    data = bytearray()
    while chunk := answer.read1(_CHUNK):
        data += chunk
        if len(data) > size:
            raise FetchError(f"it is larger than {size / 2**20:g} MB")
        _left(deadline)
    return bytes(data)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it takes too long"
    if isinstance(error, socket.gaierror):
        return "there is no such server"
    if isinstance(error, ssl.SSLError):
        return "its server's certificate is not valid"
    return "the connection fails"
