"""What a section's heading says of all that stands under it: links, plugs, own thoughts."""

import re

TRANSCRIPT = "a transcript"
LINKS = "a list of links"
CONTENTS = "a table of contents"
SPONSOR = "a sponsor's message"
PLUGS = "a plug, not what the episode is about"
TO_DO = "the note-taker's to-do"

_WORKS = (
    r"(?:books?|readings?|tools?|resources?|references?|people|podcasts?|papers?|works|articles?"
    r"|talks?|films?|links?|apps?)"
)
_NAMES: dict[str, tuple[str, ...]] = {
    TRANSCRIPT: (
        r"(?:full |raw |complete )?transcripts?(?:ion)?", "transkript",
        "transcripción", "transcrição", "逐字稿", "文字稿", "原始文稿", "文字起こし",
        "транскрипт", "расшифровка",
    ),
    CONTENTS: (
        r"(?:table of )?contents|toc", "inhaltsverzeichnis", "índice", "sommaire", "目录",
        "目錄", "目次", "содержание",
    ),
    LINKS: (
        r"connections?", r"related(?: (?:notes?|topics?|ideas?|concepts?|pages?|posts?|content))?",
        rf"related {_WORKS}", r"see also", r"backlinks?", r"mentions?",
        r"(?:useful |related |show |other |more )?links?(?: (?:&|and) \w+)?",
        r"links? from the (?:show|episode|talk)",
        r"(?:further|additional|suggested|more) (?:reading|resources?|listening|watching|links?)",
        r"(?:additional |useful |other )?(?:resources?|references?|sources?)(?: (?:&|and) \w+)?",
        rf"{_WORKS}(?: (?:&|and|/) {_WORKS})? (?:mentioned|cited|recommended|referenced|discussed)",
        rf"(?:recommended|mentioned|suggested|referenced) {_WORKS}(?: (?:&|and|/) {_WORKS})?",
        r"mentioned(?: in (?:this|the) (?:episode|talk))?", r"books?(?: recommendations?)?",
        r"(?:reading|book) lists?", r"bibliography", r"works cited", r"citations?",
        r"(?:the |my )?(?:slides?|slide deck)(?: (?:&|and) \w+)?", r"tasty treats", r"contact",
        r"siehe auch", r"verwandte(?:s| notizen| themen| folgen)?", r"verbindungen", r"verweise",
        r"verknüpfungen", r"quellen(?:angaben|verzeichnis)?", r"zum weiterlesen", r"weiterlesen",
        r"weiterführende(?:s| links?| literatur| quellen)?", r"referenzen", r"ressourcen",
        r"literatur(?:verzeichnis|hinweise|tipps|liste|empfehlungen)?", r"folien", r"leseliste",
        r"(?:erwähnte |empfohlene )?bücher(?:liste)?", r"buch(?:tipps|empfehlungen)",
        r"(?:erwähnte|empfohlene) (?:tools|werkzeuge|podcasts|links|artikel)",
        r"(?:notas |temas |contenido )?relacionad[oa]s?", r"conexiones", r"(?:ver|véase) también",
        r"enlaces(?: (?:útiles|de interés|relacionados))?", r"referencias", r"fuentes",
        r"lecturas?(?: (?:recomendadas?|adicionales?|complementarias?))?", r"lista de lectura",
        r"libros(?: (?:mencionados|recomendados|citados))?", r"recursos(?: \w+)?", r"diapositivas",
        r"bibliograf[íi]a", r"herramientas (?:mencionadas|recomendadas)",
        r"notes? liées?", r"voir aussi", r"connexions", r"liens?(?: (?:utiles?|externes))?",
        r"références", r"pour aller plus loin", r"lectures? (?:recommandées?|complémentaires?)",
        r"livres?(?: (?:mentionnés?|cités?|recommandés?))?", r"ressources(?: \w+)?",
        r"bibliographie", r"diapos(?:itives)?", r"outils (?:mentionnés|cités)",
        r"(?:notas )?relacionad[oa]s", r"conexões", r"(?:ver|veja) também", r"referências",
        r"leituras?(?: (?:recomendadas?|adicionais|complementares))?", r"fontes",
        r"livros(?: (?:mencionados|citados|recomendados))?", r"ferramentas mencionadas",
        r"связи", r"связанные (?:заметки|темы)", r"с(?:м\.|мотрите|мотри) также", r"источники",
        r"(?:список )?литератур[аы]", r"книги", r"упомянутые (?:книги|инструменты)", r"слайды",
        r"(?:полезные )?ссылки", r"(?:полезные )?ресурсы", r"что почитать",
        r"(?:相关|相關|关联|關聯)(?:笔记|筆記|阅读|閱讀|资源|資源|链接|連結|主题|主題|内容)?",
        r"延伸(?:阅读|閱讀)", r"参考(?:资料|文献|链接|書籍|図書|資料|リンク)?",
        r"參考(?:資料|文獻|連結)?",
        r"(?:推荐|推薦)(?:阅读|閱讀|书籍|書籍|书单|書單|图书|図書)", r"提到的(?:书籍?|書籍?|工具)",
        r"书单|書單", r"资源|資源", r"链接|連結", r"幻灯片|投影片|簡報", r"版本",
        r"関連(?:ノート|記事|資料|リンク|ページ|情報)?", r"参照", r"おすすめの?(?:本|書籍)",
        r"紹介された本", r"読書リスト", r"リソース", r"スライド", r"出典", r"引用元",
    ),
    PLUGS: (
        r"(?:shameless )?plugs?", r"sick picks?", r"socials?(?: links?)?", "social media",
        r"(?:hit us up|follow us|connect with us|tweet us)[^\n]{0,40}", "housekeeping",
        r"where to find (?:us|me|them|him|her)", r"support (?:us|the (?:show|podcast))",
        "in eigener sache", "eigenwerbung", "soziale medien", "redes sociales", "autopromoción",
        "publicidad", "réseaux sociaux", "autopromo(?:tion)?", "publicité", "redes sociais",
        "publicidade", "соцсети", "социальные сети", "реклама", "广告", "廣告", "社交媒体",
        "社群媒體", "告知", "宣伝", "sns",
    ),
    TO_DO: (
        r"to[ -]?dos?(?: list)?", r"to (?:check|look up|read|watch|try|verify|investigate)",
        r"(?:things|stuff) to (?:check|look up|read|try|google|search|research|find)",
        r"open (?:points?|questions?)",
        r"my questions?", r"follow[ -]?ups?", r"check later", r"look up(?: later)?",
        "zu prüfen", "zu klären", "noch (?:zu )?(?:prüfen|klären|lesen|nachlesen)",
        "offene (?:fragen|punkte)", "(?:meine )?fragen für die übung", "meine fragen", "nachlesen",
        "por (?:revisar|hacer|verificar)", "pendientes?", "preguntas abiertas", "mis preguntas",
        "à (?:vérifier|faire|lire|creuser)", "questions ouvertes", "mes questions",
        "a (?:fazer|verificar)", "por verificar", "pendências", "perguntas em aberto",
        "minhas perguntas", "проверить", "сделать", "открытые вопросы", "мои вопросы",
        "待办(?:事项)?", "待辦(?:事項)?", "待查", "待确认", "待確認", "我的(?:疑问|疑問|问题|問題)",
        "要確認", "やること", "疑問点", "確認事項",
    ),
    SPONSOR: (
        r"(?:our |today['’]s |this episode['’]s )?(?:sponsors?|advertisement|ads?)", "werbung",
        r"patrocinador(?:es)?", "赞助商?", "贊助", r"[^\n]{1,40}[-–—:] ?sponsor",
        r"sponsor ?[-–—:][^\n]{1,40}",
    ),
}  # fmt: skip
_HEADINGS = tuple(
    (reason, re.compile(rf"\W*(?:\d+\W+)?(?:{'|'.join(names)})\W*"))
    for reason, names in _NAMES.items()
)
TO_DO_NAMES = "|".join(_NAMES[TO_DO])
_OWN = re.compile(
    r"\W*(?:my (?:own )?(?:take|takes|takeaways?|thoughts?|notes?|opinion|view|reactions?"
    r"|reflections?|comments?|critique)|personal (?:thoughts?|notes?|reflections?|takeaways?)"
    r"|own (?:thoughts?|notes?)|critique|critique \(mine\)|(?:thoughts?|notes?) \(mine\)"
    r"|(?:meine|eigene)n? (?:gedanken|meinung|anmerkung(?:en)?|notizen|sicht|kritik|einschätzung)"
    r"|mein fazit|(?:ma|mes) (?:réactions?|réflexions?|pensées?|remarques?|critiques?)|mon avis"
    r"|notes? personnelles?|(?:mi|mis) (?:reacción|opinión|reflexion(?:es)?|reflexión|ideas|notas"
    r"|pensamientos|comentarios?)|notas? personales|(?:minhas?|meus?) (?:reação|opinião|reflexões"
    r"|reflexão|ideias|notas|comentários?)|(?:мои|моё|мое|моя) (?:мысли|мнение|заметки|реакция"
    r"|выводы?)|личные (?:мысли|заметки)|个人感受|個人感受|个人(?:思考|想法|观点|感想)"
    r"|個人(?:思考|想法|觀點|感想)|我的(?:想法|思考|感想|看法|感受|笔记|筆記)|自分の(?:考え|感想|意見)"
    r"|個人的な(?:感想|意見)|私の(?:感想|意見|考え))\W*",
)
_ASKED = re.compile(
    r"\W*(?:(?:audience |open )?(?:q ?(?:&|and|\+|/|-) ?a(?:s|'s)?|questions?)(?: \w+)?"
    r"|qna|faqs?|ama"
    r"|questions? (?:&|and) answers?|questions? from the (?:audience|public|chat)"
    r"|fragen(?: und antworten| aus dem publikum)?|fragerunde|preguntas(?: y respuestas)?"
    r"|questions?(?: du public|[ -](?:et )?réponses?)|perguntas(?: e respostas)?"
    r"|вопросы(?: и ответы| из зала)?|问答|問答|質疑応答|質問と回答)\W*",
    re.IGNORECASE,
)
_LONGEST_LABEL = 60


def of_heading(title: str) -> str:
    """Name the reason why a whole section is left out; "" where it is not."""
    title = title.lower()
    return next((reason for reason, names in _HEADINGS if names.fullmatch(title)), "")


def is_own(title: str) -> bool:
    """Tell whether a title announces the note-taker's own thoughts."""
    return len(title) <= _LONGEST_LABEL and _OWN.fullmatch(title.lower()) is not None


def is_asked(title: str) -> bool:
    """Tell whether a title announces what the audience asked."""
    return len(title) <= _LONGEST_LABEL and _ASKED.fullmatch(title) is not None
