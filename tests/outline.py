"""A note as it was understood, written so that people can compare it with what they wrote."""

from collections.abc import Iterator

from flashgen import timestamps
from flashgen.data import GAP_CLOSE, GAP_OPEN, Bullet, Embed, Episode, KeyPoint, Kind, Note, Section
from flashgen.diagnostics import Diagnostics


def written(note: Note, diagnostics: Diagnostics = ()) -> str:
    lines = [
        *_episode(note.episode),
        *(line for section in note.sections for line in _section(section)),
        *(f"skip {skip.at.line}: {skip.lead!r}: {skip.reason}" for skip in note.skipped),
        *(
            f"{one.severity} {one.at.line}:{one.at.column} {one.code} {one.message}"
            for one in diagnostics
        ),
    ]
    return "\n".join(lines)


def _episode(episode: Episode) -> Iterator[str]:
    for name in ("title", "show", "source", "media", "published", "language", "id"):
        value = getattr(episode, name)
        if value and value != "note":
            yield f"{name}: {value}"
    for name in ("guests", "hosts", "author", "topics", "tags"):
        if value := getattr(episode, name):
            yield f"{name}: {', '.join(value)}"
    if episode.duration:
        yield f"duration: {episode.duration}"


def _section(section: Section) -> Iterator[str]:
    path = " > ".join((*section.parents, section.title))
    if path or section.spans:
        yield f"## {path}{_times(section.spans)}"
    for point in section.key_points:
        yield from _point(point)


def _point(point: KeyPoint) -> Iterator[str]:
    lead = f"{point.lead} :: " if point.lead else ""
    mark = f" ^{point.block_id}" if point.block_id else ""
    speaker = f" ({point.speaker})" if point.speaker else ""
    own = " (own)" if point.own else ""
    column = f" ({point.column})" if point.column else ""
    yield f"* {lead}{_flat(point.explanation)}{_times(point.spans)}{speaker}{column}{own}{mark}"
    for child in point.children:
        yield from _bullet(child, 1)
    yield from (f"  remark: {_flat(remark)}" for remark in point.remarks)
    yield from (f"  {_picture(embed)}" for embed in point.embeds)
    for ask in point.asks:
        question = ask.question.replace(GAP_OPEN, "[").replace(GAP_CLOSE, "]")
        reply = "" if ask.kind is Kind.CLOZE else f" -> {_flat(ask.answer)}"
        yield f"  ask {ask.kind}: {_flat(question)}{reply}"


def _bullet(bullet: Bullet, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {_flat(bullet.text)}"
    yield from (f"{'  ' * depth}  {_picture(embed)}" for embed in bullet.embeds)
    for child in bullet.children:
        yield from _bullet(child, depth + 1)


def _picture(embed: Embed) -> str:
    size = f" {embed.width} px" if embed.width else ""
    return f"picture {embed.at.line}:{embed.at.column}: {embed.target} {embed.alt}".rstrip() + size


def _times(spans: object) -> str:
    return f" @ {timestamps.human(spans)}" if spans else ""


def _flat(text: str) -> str:
    return text.replace("\n", "⏎")
