"""Pictures in a line: what is shown, how wide, and the line without them."""

import re

from flashgen import media
from flashgen.data import Embed
from flashgen.reader.place import Line, Text

_EMBED = re.compile(
    r"""!\[\[(?P<wiki>[^\[\]|\n]+)(?:\\?\|(?P<size>[^\[\]\n]*))?\]\]
      | !\[(?P<alt>[^\[\]\n]*)\]\(<?(?P<link>[^()\s<>]+(?:[ ][^()\s<>"]+)*)>?(?:[ ]+"[^"\n]*")?\)
      | <img\b[^<>\n]*?\bsrc=["'](?P<html>[^"'<>\n]+)["'][^<>\n]*>""",
    re.VERBOSE,
)
_REMOTE = re.compile(r"[a-z]+:|//|www\.", re.IGNORECASE)
_FILE = re.compile(r"\.(?!md$|base$|canvas$|pdf\b)[A-Za-z0-9]{2,5}$", re.IGNORECASE)


def without_embeds(text: Text, line: Line, embeds: list[Embed]) -> str:
    """Take pictures out of a line; a page that is embedded like one becomes a link."""

    def taken(match: re.Match[str]) -> str:
        target = (match["wiki"] or match["link"] or match["html"]).strip()
        alt, width = _size(match["size"] or match["alt"] or "")
        if _REMOTE.match(target) and not media.is_remote_picture(target):
            return f"[{alt}]({target})" if alt else ""
        if not match["wiki"] or _FILE.search(target.partition("#")[0]):
            embeds.append(Embed(target, text.at(line.offset + match.start()), alt, width))
        return ""

    if "![" not in line.text and "<img" not in line.text:
        return line.text
    return _EMBED.sub(taken, line.text).strip()


def _size(written: str) -> tuple[str, int]:
    alt, _, size = written.rpartition("|")
    width = re.match(r"\d{1,4}(?=x|$)", size.strip())
    return (alt.strip(), int(width[0])) if width else (written.strip(), 0)
