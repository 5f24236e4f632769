"""What people call a note's properties, most telling name first."""

import re
from functools import lru_cache


def _names(written: str) -> tuple[str, ...]:
    return tuple(written.split(", "))


TITLE = _names(
    "title, full title, episode title, name, 标题, 標題, タイトル, titel, titre, título, "
    "titolo, название, episode, folge, épisode, episodio, episódio, выпуск, エピソード"
)
ALIASES = _names("aliases, alias")
SHOW = _names(
    "show, podcast, podcast name, series, channel, channel name, program, programme, "
    "playlist, playlist name, conference, event, 频道, 頻道, 節目, 节目, kanal, sendung, "
    "serie, série, canal, chaîne, подкаст, 番組, émission, emisión, emissão, programa, programma, "
    "передача, 播客, ポッドキャスト, veranstaltung, conférence, conferencia, конференция"
)
GUESTS = _names(
    "guests, guest, guest(s), speakers, speaker, speaker(s), people, person, presenters, "
    "presenter, lecturer, interviewee, interviewees, 嘉宾, 嘉賓, 主讲, 講者, ゲスト, gast, "
    "gäste, invitado, invitados, invité, invités, convidado, convidados, гость, гости, "
    "ospite, ospiti, invitée, invitées, invitada, invitadas, convidada, convidadas, гостья, "
    "gästin, gesprächspartner, referent, referentin, intervenant, intervenante, ponente, "
    "ponentes, orador, oradora, palestrante, relatore, докладчик, спикер, 来宾, 出演者"
)
HOSTS = _names(
    "hosts, host, host(s), moderator, interviewer, 主持, 主持人, 司会, ведущий, "
    "ведущая, moderation, moderatorin, gastgeber, gastgeberin, animateur, animatrice, "
    "présentateur, présentatrice, presentador, presentadora, anfitrión, apresentador, "
    "apresentadora, conduttore, conduttrice"
)
AUTHOR = _names(
    "author, authors, creator, creators, by, owner, owner / host, 作者, autor, auteur, "
    "autore, автор, 著者, autorin, autora, auteure, autrice"
)
URLS = _names(
    "source, url, link, source url, video, video url, video link, videolink, youtube, "
    "youtube url, youtube id, video id, videoid, media link, media, urls, links, "
    "episode url, episode link, share link, spotify, apple podcasts, audio, audio url, mp3, "
    "enclosure, podcast url, recording, file, show notes link, open in snipd, 来源, 來源, "
    "链接, 連結, 動画url, quelle, fuente, nguồn, lien, fonte, источник, ссылка"
)
MEDIA = _names("media, recording, audio, video, file, source")
PUBLISHED = _names(
    "published, published at, publish date, published date, publication date, "
    "publicationdate, publishedat, pubdate, pub date, upload date, upload_date, "
    "episode publish date, release date, aired, contentpublished, date, fecha, datum, 日期, "
    "дата, ngày, created, clipped, year"
)
DURATION = _names(
    "duration, duration formatted, length, runtime, youtube duration, time, 时长, dauer, "
    "durée, duración"
)
TOPICS = _names(
    "topics, topic, subjects, subject, keywords, keyword, themen, thema, 主题, 主題, темы, "
    "тема, temas, tema"
)
CATEGORIES = _names("categories, category, domain")
TAGS = _names("tags, tag, hashtags")
LANGUAGE = _names("language, lang, sprache, 语言, 語言, язык, idioma, langue")
ID = _names("id")
_OTHERS = _names(
    "status, type, rating, references, cssclass, cssclasses, last, updated, modified, "
    "episode number, number, season, cover, image, thumbnail, description, summary, "
    "transcript, export date, engine, up, related, notes, word count, views, guid, website, "
    "类型, 版本, 关键元数据, 关键字, 作者/来源, date taken, date watched, listened, watched, "
    "app, score, tl;dr, course, instructor"
)
_KNOWN = frozenset(
    name
    for names in (
        TITLE, ALIASES, SHOW, GUESTS, HOSTS, AUTHOR, URLS, PUBLISHED, DURATION, TOPICS,
        CATEGORIES, TAGS, LANGUAGE, ID, _OTHERS,
    )
    for name in names
)  # fmt: skip
_EDGES = re.compile(r"^[^\w]+|[^\w)]+$")


@lru_cache(maxsize=1024)
def normal(key: str) -> str:
    """Write a property's name as in this table: no case, emoji, bold or underscores."""
    return " ".join(_EDGES.sub("", key).replace("_", " ").replace("-", " ").split()).casefold()


def is_known(key: str) -> bool:
    """Tell whether people use this name for a property of a note."""
    return normal(key) in _KNOWN
