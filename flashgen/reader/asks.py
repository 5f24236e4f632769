"""Cards that the author wrote out in the note, in the syntaxes that people bring along."""

import re
from collections.abc import Iterator, Sequence

from flashgen import markdown, timestamps
from flashgen.data import GAP_CLOSE, GAP_OPEN, Ask, Bullet, Kind, Markdown
from flashgen.diagnostics import Location

_Q = r"(?:Q|Question|Frage|F|Pregunta|P|Domanda|Вопрос|В|问|問|问题|質問)"
_A = r"(?:A|Answer|Antwort|Respuesta|Réponse|Resposta|Risposta|R|Ответ|О|答|答案|回答)"
_LABELLED = r"(?:\*\*|__)?%s[ \t]?\d{0,3}(?:\*\*|__)?[:：.](?:\*\*|__)?\s+(?P<text>.+)"
_QUESTION = re.compile(rf"{_LABELLED % _Q}|(?:[问問]|質問)[:：](?P<cjk>.+)", re.DOTALL)
_ANSWER = re.compile(rf"{_LABELLED % _A}|(?:答|回答)[:：](?P<cjk>.+)", re.DOTALL)
_TOGETHER = re.compile(
    rf"(?P<asked>[^?？\n]+[?？][\"”’»]?)(?:\*\*|__)?\s*(?:(?:\*\*|__)?{_A}(?:\*\*|__)?[:：.](?:\*\*|__)?)?"
    r"\s*(?P<reply>(?:\S+\s+){1,}\S.*|[\u3040-\u9fff].*)"
)
_PAIR = re.compile(
    r"(?P<front>(?:[^:\n`]|:(?!:)){2,300}?)(?P<sep>:{2,3})(?!:)[ \t]*(?P<back>\S.*)", re.DOTALL
)
_LINE = re.compile(r"\n(\?\??)\n")
_CODE = r"```.*?```|`[^`\n]*`"
_NUMBERED = re.compile(
    rf"(?P<code>{_CODE})"
    r"|\{\{c(?P<n>\d{1,3})::(?P<text>[^{}]*?)(?:::(?P<hint>[^{}]*))?\}\}"
    r"|(?<![_^])\{c?(?P<m>\d{0,3}):(?P<inner>(?!\.|\#|toc\b|[\w-]+=)[^{}:]+)\}",
    re.DOTALL,
)
_HIGHLIGHT = re.compile(
    _CODE
    + r"|(?:(?<![A-Za-z0-9_)\]])|(?===[^=\n]+==(?![A-Za-z0-9_(\[])))==(?=[^\s=])([^=\n]+)(?<=\S)==",
    re.DOTALL,
)
_SENTENCE = re.compile(r"(?<=[.!?。！？])[\"”’)]*\s+(?=\S)")
_LONG = 240


def question(text: str) -> str:
    """Return what stands behind `Q:`; "" where the text is no question of the author's."""
    return _labelled(_QUESTION, text)


def answer(text: str) -> str:
    """Return what stands behind `A:`; "" where the text is no answer of the author's."""
    return _labelled(_ANSWER, text)


def is_answer_label(text: str) -> bool:
    """Tell whether a text is but `A:`, with the answer below it."""
    return _ANSWER.match(f"{text.strip()} …") is not None and len(text.split()) == 1


def _labelled(label: re.Pattern[str], text: str) -> str:
    match = label.match(text.strip())
    said = (match["text"] or match["cjk"] or "").strip() if match else ""
    for mark in ("**", "__"):  # **Q: why?**, of which the label took the first half
        said = said.replace(mark, "", 1) if said.count(mark) % 2 else said
    return said


def together(asked: str) -> tuple[str, str]:
    """Part a question from an answer on its line, `A:` between the two or not."""
    found = _TOGETHER.fullmatch(asked)
    if not found or found["reply"].rstrip(" *_").endswith(("?", "？")):
        return asked, ""
    return found["asked"], found["reply"]


_CHOICE = re.compile(r"[aA][.)]\s")


def is_choice(reply: str) -> bool:
    """Tell whether what follows a question of a quiz is what to choose from."""
    return _CHOICE.match(reply) is not None


def qa(front: str, back: str, at: Location) -> Ask:
    """Make a question-and-answer card of the author's words."""
    return Ask(Kind.QA, Markdown(timestamps.strip(front).strip()), Markdown(back.strip()), at)


def from_children(children: tuple[Bullet, ...]) -> tuple[tuple[Ask, ...], tuple[Bullet, ...]]:
    """Take `Q:` and `A:` bullets out of a key point's children."""
    asks: list[Ask] = []
    rest: list[Bullet] = []
    open_question: tuple[str, Location] | None = None
    for child in children:
        reply = told(child.children)
        if asked := question(child.text):
            if open_question:
                asks.append(qa(open_question[0], "", open_question[1]))
            open_question = None if reply else (asked, child.at)
            if reply:
                asks.append(qa(asked, reply, child.at))
        elif open_question and (said := answer(child.text)):
            whole = "\n\n".join(filter(None, (said, reply)))
            asks.append(qa(open_question[0], whole, open_question[1]))
            open_question = None
        else:
            rest.append(child)
    if open_question:
        asks.append(qa(open_question[0], "", open_question[1]))
    return tuple(asks), tuple(rest)


def told(bullets: Sequence[Bullet], depth: int = 0) -> str:
    """Write bullets below a question as its answer: `A:` as text, others as a list."""
    if len(bullets) == 1 and not bullets[0].children and not depth and answer(bullets[0].text):
        return answer(bullets[0].text)
    lines: list[str] = []
    for bullet in bullets:
        lines.append(f"{'  ' * depth}- {answer(bullet.text) or bullet.text}")
        lines += filter(None, (told(bullet.children, depth + 1),))
    return "\n".join(lines)


_EMOJI = re.compile(r":[a-z][\w+-]*::[a-z][\w+-]*:", re.IGNORECASE)
"""Pictures by their names, `:heart::heart:`."""
_QUALIFIED = re.compile(
    r"\b(?:[Ss]td|[Bb]oost|[A-Z][a-z]+[A-Z]\w*)::[A-Za-z]|\w::\w+::\w|\([^()\n]*\w::\w[^()\n]*\)"
)
"""A name of code, `std::vector`, `ActiveModel::Serializers`."""


def pair(text: str) -> tuple[str, str, bool] | None:
    """Split `Question::Answer`, `Question:::Answer` (both ways) or a `?` line between the two."""
    if (
        ("::" not in text and "\n?" not in text)
        or _EMOJI.search(text)
        or markdown.FIELD.search(text)
    ):
        return None
    if _QUALIFIED.search(text) and " :: " not in text:
        return None
    line = _LINE.search(text)
    if line:
        return text[: line.start()].strip(), text[line.end() :].strip(), line[1] == "??"
    match = _PAIR.match(text)
    if not match or any(not gap["code"] for gap in _NUMBERED.finditer(text)):
        return None
    return match["front"].strip(), match["back"].strip(), len(match["sep"]) == 3  # noqa: PLR2004


def clozes(text: str, at: Location) -> tuple[tuple[Ask, ...], str]:
    """Return a card for each gap that the author marked, and the text without `{{c1::…}}`."""
    shown = _NUMBERED.sub(_filled, text)
    found = tuple(_cloze(question, at) for question in (*_numbered(text), *_highlighted(shown)))
    return found, shown


def _filled(match: re.Match[str]) -> str:
    if match["code"]:
        return match["code"]
    return (match["text"] if match["text"] is not None else match["inner"]).strip()


def _numbered(text: str) -> Iterator[str]:
    groups = [
        match["n"] or match["m"] or str(index)
        for index, match in enumerate(_NUMBERED.finditer(text))
        if not match["code"]
    ]
    for group in dict.fromkeys(groups):
        numbers = iter(groups)
        done = False

        def gapped(
            match: re.Match[str], group: str = group, numbers: Iterator[str] = numbers
        ) -> str:
            nonlocal done
            inner = _filled(match)
            if match["code"] or next(numbers) != group or done:
                return inner
            done = True  # one gap per card: Anki's others of the same number stay visible
            return f"{GAP_OPEN}{inner}{GAP_CLOSE}"

        yield _NUMBERED.sub(gapped, text)


def _highlighted(text: str) -> Iterator[str]:
    for match in _HIGHLIGHT.finditer(text):
        if not match[1]:  # code
            continue
        before, after = _around(text, match)
        visible = _unmarked(before), _unmarked(after)
        if sum(len(part.split()) for part in visible) >= 3:  # noqa: PLR2004  (else nothing is left to ask by)
            yield f"{visible[0]}{GAP_OPEN}{match[1]}{GAP_CLOSE}{visible[1]}"


def _unmarked(text: str) -> str:
    return _HIGHLIGHT.sub(lambda match: match[1] or match[0], text)


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return what stands before and after a highlight; of a long text, its sentence alone."""
    before, after = text[: match.start()], text[match.end() :]
    if len(text) <= _LONG:
        return before, after
    ends = _SENTENCE.search(after)
    return _SENTENCE.split(before)[-1], after[: ends.start()] if ends else after


def _cloze(question: str, at: Location) -> Ask:
    return Ask(Kind.CLOZE, Markdown(timestamps.strip(question).strip()), Markdown(""), at)
