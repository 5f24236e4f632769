"""A run as one page of HTML: the note's words beside each card, keys 0 to 3 to rate it."""

import json
import random
from pathlib import Path

from judging import runs
from judging.runs import GAP, Run

PAGE = Path(__file__).parent / "page.html"


def html(run: Run, *, blind: bool, seed: int) -> str:
    found = [_shown(name, point, made, blind=blind) for name, point, made in runs.all_cards(run)]
    if blind:
        random.Random(seed).shuffle(found)
    held = json.dumps(found, ensure_ascii=False).replace("</", r"<\/").replace("<!--", r"<\!--")
    return PAGE.read_text(encoding="utf-8").replace("/*cards*/[]", held)


def _shown(name: str, point: dict, made: dict, *, blind: bool) -> dict:
    question, answer = made["html"]
    gapped = GAP.sub('<span class="gap">…</span>', question)
    filled = GAP.sub(r'<span class="gap">\1</span>', question)
    return {
        "id": made["id"],
        "note": "" if blind else name,
        "section": point["section"],
        "lead": point["lead"],
        "said": [point["text"], *(f"• {child}" for child in point["children"]), *point["remarks"]],
        "context": made["context"],
        "front": gapped,
        "answer": answer or filled,
        "signs": [] if blind else [made["rule"], *made["marks"], *made["tags"]],
    }
