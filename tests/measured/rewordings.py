"""The rewordings of `rewordings.md`, by note: (old lead, old text, new lead, new text)."""

import re
from pathlib import Path

_PAIR = re.compile(r"- \*\*(.+?):\*\* (.+)\n- \*\*(.+?):\*\* (.+)\n")


def notes() -> dict[str, list[tuple[str, str, str, str]]]:
    text = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")
    parts = re.split(r"^# (.+)$", text, flags=re.MULTILINE)[1:]
    return {name: _PAIR.findall(part) for name, part in zip(parts[::2], parts[1::2], strict=True)}
