"""`Mia: …`, `MB: …`: labels that name who speaks, not what a key point is about."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from flashgen.data import Episode, KeyPoint, Markdown, Section

_LABEL = re.compile(
    r"(?P<name>[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]+(?: [A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]+)?)(?: \([A-Z]{2,3}\))?"
    r"|[A-Z]{2,3}"
)
_SPOKEN = re.compile(
    r"(?<![\w'’])(?:I(?:['’](?:m|ve|d|ll))?(?![\w'’])|(?i:my|we|our|you|your|let['’]s|ich|wir|unser"
    r"|je|nous|notre|yo|nosotros|eu|nós|nosso|я|мы|мой|наш)(?!\w))|\?[\"”]?\s*$"
)
_UNSPOKEN = re.compile(r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$\n]*\$", re.DOTALL)
_QUOTED = re.compile(r"[\"“„«][^\"”“»]{20,}[\"”“»][.]?")
_TALK = 2


def attributed(sections: tuple[Section, ...], episode: Episode) -> tuple[Section, ...]:
    """Return the sections with the names of speakers as `speaker`, no longer as leads."""
    said: defaultdict[str, list[KeyPoint]] = defaultdict(list)
    for point in (point for section in sections for point in section.key_points):
        if point.explanation and not point.asks and _LABEL.fullmatch(point.lead):
            said[point.lead].append(point)
    known = _known((*episode.guests, *episode.hosts, *episode.author))
    names = {
        label: known.get(label) or _name(label)
        for label, points in said.items()
        if _speaks(points, least=1 if label in known or "(" in label or _quotes(points) else 2)
    }
    if len(names) < _TALK:  # one name alone may be a thing's, unless the note knows the person
        names = {
            label: name
            for label, name in names.items()
            if label in known or len(said[label]) > _TALK
        }
    if not names:
        return sections
    return tuple(
        replace(one, key_points=tuple(_said_by(point, names) for point in one.key_points))
        for one in sections
    )


def _known(people: Iterable[str]) -> dict[str, str]:
    """Return what a person may be called in a note, each with the full name."""
    called = [
        (form, person)
        for person in people
        if (words := person.split())
        for form in (person, words[0], words[-1], "".join(word[0] for word in words))
    ]
    times = Counter(form for form, _ in set(called))
    return {form: person for form, person in called if times[form] == 1}


def _name(label: str) -> str:
    found = _LABEL.fullmatch(label)
    return (found["name"] if found else "") or label


def _speaks(points: list[KeyPoint], *, least: int) -> bool:
    words = [_UNSPOKEN.sub("", point.explanation) for point in points]
    spoken = sum(bool(_SPOKEN.search(said)) for said in words)
    return len(points) >= least and (2 * spoken >= len(points) or _quotes(points))


def _quotes(points: list[KeyPoint]) -> bool:
    """Tell whether nothing but words in quotation marks stands behind a label."""
    return all(_QUOTED.fullmatch(point.explanation) for point in points)


def _said_by(point: KeyPoint, names: dict[str, str]) -> KeyPoint:
    if point.lead not in names or not point.explanation or point.asks:
        return point
    return replace(point, lead=Markdown(""), speaker=names[point.lead])
