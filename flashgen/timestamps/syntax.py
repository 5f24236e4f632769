"""How people write times into notes: the forms, in the order in which they are tried."""

import re

TIME = r"""(?:(?<![\w:：.,/=])(?:
    \d{1,3}[:：][0-5]\d(?:[:：][0-5]\d)?(?:\.\d{1,3})?
  | \d{1,2}\s?h\s?[0-5]?\d\s?m(?:in)?(?:\s?[0-5]?\d\s?s(?:ec)?)?
  | \d{1,3}\s?m(?:in)?\s?[0-5]?\d\s?s(?:ec)?
)(?![:：]?\d|[.,]\d|[A-Za-z]))"""
_LONG = r"(?:(?<![\w:.,/=-])(?:\d{1,2}:[0-5]\d:[0-5]\d)(?![:：]?\d|[.,]\d))"
_DASH = r"[ \t]*(?:[-‐‑‒–—―−~〜～→]|->|to\b|bis\b|à\b|至|到)[ \t]*"
_RANGE = rf"{TIME}(?:{_DASH}{TIME})?"
_LIST = rf"{_RANGE}(?:[ \t]*(?:[,;，、；|/&+]|and\b|und\b|y\b|et\b|и\b)[ \t]*{_RANGE})*"
_CLOCKS = "⏱⏲⏰⌚🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛▶⏯🎧🎬📍"
_CUE = rf"""(?:(?:[~≈@{_CLOCKS}]\ufe0f?
  | time|timestamp|ts|at|from|ca\.?|circa|about|around|approx\.?|min(?:ute)?
  | start(?:s|ing)?(?:\ at)?|see|video|audio|ab|bei|um|vers|desde|от|с|около
  | 约|約|视频|視頻|影片|音频|时间|時間)[ \t]*[:：]?[ \t]*){{0,2}}"""
_TAIL = r"(?:[ \t]*(?:min(?:s|utes?)?\.?|h|ff?\.?|onwards?|起|头))?"
_CLOSED = r"[)\]）】］〕」》]"

GROUP = re.compile(
    rf"""(?=[^\w]|[\dho_])(?:  # few characters can begin a time: the others cost one look
    # [12:34](url), **[12:34](url)**, ([Time 1:33:01](url)), [[0:17]](url), \\[[0:17](url)]
    (?P<e1>\*\*|\*|__|_)?(?P<p1>[(（]|\\\[)?
      \[{{1,3}}(?P<before>[^\[\]\n]{{0,40}}?)(?P<label>{_LIST})(?P<after>[^\[\]\n]{{0,60}})\]{{1,3}}
      \((?P<url>[^()\s]*)\)
    (?(p1)(?:[)）]|\\?\]))(?(e1)(?P=e1))
  # <a data-t="00:00:06">[00:00:06]</a>
  | <a\b[^<>\n]*>[ \t]*[(\[]?(?P<anchor>{_LIST})[)\]]?[ \t]*</a>
  # (12:34-12:40, 13:00), [00:12], `[00:12]`, **[00:12]**, 【视频 00:00】
  | (?P<e2>\*\*|\*|__|_)?(?P<tick>`)?
      [(\[（【［〔「《]{{1,2}}[ \t]*`?{_CUE}(?P<bracket>{_LIST}){_TAIL}`?[ \t]*{_CLOSED}{{1,2}}
      (?!\() (?(tick)`)(?(e2)(?P=e2))
  # `01:13:10`
  | (?P<e3>\*\*|\*|__|_)?`[ \t]*(?P<code>{_LIST})[ \t]*`(?(e3)(?P=e3))
  # other code is no place for times
  | (?P<none>`[^`\n]+`|\[\[[^\]\n]*\]\])
  # {{{{youtube-timestamp 45}}}}
  | \{{\{{(?:\[\[)?[\w-]*timestamp(?:\]\])?[ \t]+(?P<macro>[\d:.]+)[ \t]*\}}\}}
  # [a title](https://youtu.be/abc?t=754), https://youtu.be/abc?t=754
  | (?:https?://|obsidian://|\]\(\#)[^\s()<>"]*?(?:[?&#;](?:amp;)?|(?<=\#))
      (?:t|time|start|time_continue|startTime)=(?P<target>[\dhms:.]+)(?![^\s&#()<>"])[^\s()<>"]*
  # other addresses neither
  | (?P<address>(?:https?|obsidian)://[^\s()<>]+|\]\((?!https?:|obsidian:|\#)[^()\s]*\))
  # 12:34 at the start of a line or a table cell
  | (?:^|(?<=[>|]))[ \t]*(?P<e4>\*\*|\*|__|_)?(?:[~≈@{_CLOCKS}]\ufe0f?[ \t]*)?(?P<first>{_LIST})
      (?(e4)(?P=e4))(?=[ \t]*(?:$|[-–—―:：·~〜|,、>]|\\|\s)|(?-i:[^\x00-\u2fff]))
  # Something - 12:34, Something | 12:34, Something, *12:34*.
  | (?:(?<=\s)[-–—―|·@~][ \t]*|(?<=[,;][ \t])|(?P<colon>(?<=:[ \t])))
      (?P<e5>\*\*|\*|__|_)?(?P<last>{_LIST})(?(e5)(?P=e5))(?(colon)|[.。]?)(?=[ \t\\]*$)
  | (?<=\s)(?P<e6>\*\*|\*|__|_)?(?P<long>{_LONG}(?:{_DASH}{_LONG})?)(?(e6)(?P=e6))(?=[ \t\\]*$)
  # ⏱ 12:34, @12:34 anywhere; 00:12:34 anywhere
  | (?:[{_CLOCKS}]\ufe0f?[ \t]*|(?<![\w@])@)(?P<cued>{_RANGE})
  | (?P<zero>(?<![\w:.,/=*"'-])0\d?:[0-5]\d:[0-5]\d(?![:：]?\d|[.,]\d)
      (?:{_DASH}0\d?:[0-5]\d:[0-5]\d)?)
  # 1 hour, 2 minutes, 3 seconds on a line of its own
  | ^[ \t]*(?P<words>(?:\d+\ hours?,?\ )?\d+\ minutes?,?\ \d+\ seconds?|\d+\ seconds?)[ \t]*$
    )""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
KINDS = (
    "label", "anchor", "bracket", "code", "macro", "target", "first", "last", "long", "cued",
    "zero", "words",
)  # fmt: skip
PART = re.compile(rf"({TIME})(?:{_DASH}({TIME}))?", re.VERBOSE | re.IGNORECASE)
QUICK = re.compile(
    r"\d[:：][0-5]\d|\d\s?m(?:in)?\s?\d|[?&#;](?:t|time|start\w*)=|timestamp|\d seconds?",
    re.IGNORECASE,
)
DECORATION = re.compile(
    r"opens in a new window|play(?: snip)?|\d+\s*(?:min|sec)s?|time(?:stamp)?|watch|listen|jump to"
    r"|at|[^\w]|\ufe0f",
    re.IGNORECASE,
)
"""What may stand beside a time in a link's text without being a title."""

CLOCK_AFTER = re.compile(
    r"\s*(?:a\.?m\b|p\.?m\b|uhr\b|o['’]clock|点|點|時|시|ч\b|часов)", re.IGNORECASE
)
DATE_BEFORE = re.compile(r"\d[-/.]\d\d?[ T,]{1,2}$")
NO_TIME_BEFORE = re.compile(
    r"\b(?:score[ds]?|won|lost|beat|ratio|odds|verses?|psalms?|chapter|genesis|exodus|leviticus|numbers"
    r"|deuteronomy|joshua|isaiah|jeremiah|ezekiel|daniel|matthew|mark|luke|john|acts|romans"
    r"|corinthians|galatians|ephesians|hebrews|james|peter|revelation|proverbs|quran|surah)[ \t]*$",
    re.IGNORECASE,
)
