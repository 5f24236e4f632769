"""What an embed shows on a card: a file of the vault, a picture of the network, or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath

from flashgen import download, media, reader, targets, vault
from flashgen.data import Bullet, Embed, MediaFile, Note
from flashgen.diagnostics import Diagnostic, Severity
from flashgen.errors import FlashgenError
from flashgen.vault import Vault


class Found:
    """Finds the files that one note embeds, and remembers what is wrong with them.

    `not_fetched` says why an address was not fetched, where that was tried.
    """

    def __init__(self, inside: Vault, not_fetched: Mapping[str, str]) -> None:
        self._vault = inside
        self._not_fetched = not_fetched
        self.problems: tuple[Diagnostic, ...] = ()

    def resolve(self, embed: Embed) -> MediaFile | None:
        """Return the file that an embed shows; None where there is none, or it stays outside."""
        path = vault.resolve(self._vault, embed)
        if path is None and media.is_remote(embed.target):
            path = self._kept.get(download.mark(embed.target))
            if path is None:
                self.problems += _outside(embed, self._not_fetched.get(embed.target, ""))
                return None
        if path is None:
            self.problems += (vault.missing(self._vault, embed),)
            return None
        self.problems += vault.faults(self._vault, embed, path)
        return vault.media_file(self._vault, path)

    @cached_property
    def _kept(self) -> Mapping[str, PurePosixPath]:
        folder = PurePosixPath(download.FOLDER)
        paths = (path for path in self._vault.files if path.parent == folder)
        return {path.stem.rpartition("-")[2]: path for path in paths}


def _outside(embed: Embed, reason: str) -> tuple[Diagnostic, ...]:
    """Say that a card needs the network for a picture, or why it could not be fetched."""
    if reason:
        message = f"{embed.target} was not fetched: {reason}"
        hint = (
            "add --allow-private if the server is yours, or save the picture beside the note"
            if download.PRIVATE in reason
            else "open the address in a browser, or save the picture beside the note"
        )
        return (Diagnostic("FG611", Severity.WARNING, embed.at, message, hint),)
    if not media.is_remote_picture(embed.target):
        return ()
    message = f"the picture stays on the network: {embed.target}"
    hint = "--download-media fetches it once and keeps it beside the deck"
    return (Diagnostic("FG610", Severity.HINT, embed.at, message, hint),)


def fetch(paths: Sequence[Path], *, cwd: Path, private: bool) -> dict[str, str]:
    """Fetch the pictures on the network that notes embed and nobody has fetched before.

    They come to lie in `media/remote` of the deck's folder. Return why some could not be had.
    """
    failures: dict[str, str] = {}
    for root, only in targets.wanted(paths, cwd=cwd).items():
        try:
            inside = vault.scan(targets.target(root, only))
        except FlashgenError:
            continue  # planning the export says what is wrong with this deck
        kept = {path.stem.rpartition("-")[2] for path in inside.files}
        for url in dict.fromkeys(_addresses(inside)):
            if download.mark(url) not in kept:
                failures |= _fetched(url, root / download.FOLDER, private=private)
    return failures


def _fetched(url: str, folder: Path, *, private: bool) -> dict[str, str]:
    try:
        download.fetch(url, folder, private=private)
    except download.FetchError as error:
        return {url: str(error)}
    return {}


def _addresses(inside: Vault) -> Iterator[str]:
    for source in inside.notes:
        for embed in _embeds(reader.read(source)[0]):
            if media.is_remote_picture(embed.target):
                yield embed.target


def _embeds(note: Note) -> Iterator[Embed]:
    for section in note.sections:
        for point in section.key_points:
            yield from point.embeds
            yield from _below(point.children)


def _below(bullets: tuple[Bullet, ...]) -> Iterator[Embed]:
    for bullet in bullets:
        yield from bullet.embeds
        yield from _below(bullet.children)
