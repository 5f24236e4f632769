"""Properties, whatever they are called, to an episode."""

import re
from collections.abc import Iterator

from flashgen import timestamps, yamlfile
from flashgen.data import Episode
from flashgen.frontmatter import keys
from flashgen.frontmatter.values import iso_date, names, people, texts, topics, urls

Values = dict[str, yamlfile.Value]

_NESTED = frozenset({"metadata", "meta", "episode", "video", "podcast", "properties"})
_NUMBER = re.compile(r"\W*(?:[^\W\d]{0,8}\W{0,2}\d+)+\W*")
"""`episode: 112` is no title."""
_NOTE_KINDS = re.compile(
    r"podcasts?(?: ?episodes?)?|episodes?|clippings?|posts?|notes?|videos?|talks?|lectures?|books?"
    r"|articles?|sources?|references?|show episodes|conference sessions",
    re.IGNORECASE,
)
"""Categories that say what sort of note it is, not what it is about."""

_LANGUAGES = {
    "english": "en", "englisch": "en", "deutsch": "de", "german": "de", "español": "es",
    "spanish": "es", "français": "fr", "french": "fr", "português": "pt", "portuguese": "pt",
    "русский": "ru", "russian": "ru", "中文": "zh", "简体中文": "zh", "繁體中文": "zh",
    "chinese": "zh", "日本語": "ja", "japanese": "ja",
    "italiano": "it", "italian": "it", "한국어": "ko", "korean": "ko",
}  # fmt: skip


def episode(values: Values) -> Episode:
    """Read what a note is about from its properties."""
    known = _flat(values)
    source = _source(known)
    return Episode(
        title=_first(text for text in texts(known, keys.TITLE) if not _NUMBER.fullmatch(text)),
        show=_first(names(known, keys.SHOW)),
        guests=people(known, keys.GUESTS),
        hosts=people(known, keys.HOSTS),
        author=people(known, keys.AUTHOR),
        source=source,
        media=_media(known),
        published=_first(iso_date(date) for date in texts(known, keys.PUBLISHED)),
        duration=next(filter(None, map(timestamps.duration, texts(known, keys.DURATION))), None),
        topics=topics(known, keys.TOPICS) or _about(topics(known, keys.CATEGORIES)),
        tags=topics(known, keys.TAGS, by_space=True),
        language=_language(_first(texts(known, keys.LANGUAGE))),
        id=_first(texts(known, keys.ID)),
    )


def _flat(values: Values) -> Values:
    known = {keys.normal(key): value for key, value in values.items()}
    for key in _NESTED & known.keys():
        inner = known[key]
        if isinstance(inner, dict):
            others = {name: value for name, value in known.items() if name != key}
            known = {keys.normal(name): value for name, value in inner.items()} | others
    return known


def _first(found: Iterator[str] | tuple[str, ...]) -> str:
    return next(filter(None, found), "")


def _source(known: Values) -> str:
    found = tuple(urls(known, keys.URLS))
    timed = (url for url in found if _TAKES_TIME.search(url))
    return next(timed, found[0] if found else _local(known))


_TAKES_TIME = re.compile(
    r"//(?:[\w-]+\.)*(?:youtube\.com/(?:watch|live|embed|shorts)|youtu\.be/|open\.spotify\.com/episode"
    r"|vimeo\.com/|soundcloud\.com/|podcasts\.apple\.com/)",
    re.IGNORECASE,
)
_RECORDING = re.compile(
    r"(?!https?:).+\.(?:mp3|m4a|m4b|mp4|m4v|webm|ogg|opus|wav|flac|aac|mov|mkv)$", re.IGNORECASE
)


def _media(known: Values) -> str:
    return _first(text for text in texts(known, keys.MEDIA) if _RECORDING.match(text))


def _local(known: Values) -> str:
    return _media(known)


def _about(categories: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in categories if not _NOTE_KINDS.fullmatch(one))


def _language(written: str) -> str:
    return _LANGUAGES.get(written.casefold(), written)
