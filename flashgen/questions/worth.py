"""What isn't worth a card: talk about the talk, and how somebody liked it.

"The episode underscores the importance of sleep" says nothing of sleep; what follows "explaining
that" may. Such sentences are asked about only by what they report.
"""

import re
from functools import lru_cache

from flashgen.questions import words

_TALK = (
    r"(?:talk|video|session|presentation|episode|lecture|podcast|conversation|interview|discussion"
    r"|course|series|section|chapter|segment|article|post|document|note|summary|transcript|panel"
    r"|keynote|workshop|lesson|theme|insights?|remarks?|exploration|analysis|quote|statement"
    r"|(?:first|second|last|latter|other) half|perspective|framework of this|half of the talk"
    r"|slides?|content|topics?|points?|questions?"
    r"|advice|story|example|anecdote|metaphors?|warnings?|emphasis|message|dismissal|depiction|account)"
)
_ABOUT_TALK = re.compile(
    rf"^(?:(?:The|This|That|These|His|Her|Their|Our|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?[’']s?)"
    rf"(?: [\w-]+){{0,3}} {_TALK}|Topics|Key (?:concepts|topics|themes)|Discussions?)\b"
    r"(?: (?:on|about|of|with|from|between|in|around|regarding)\b[^,.;:]{2,90}?)?"
    r" (?:also |further |then |\w+ly )?"
    r"(?:cover|discuss|explore|delve|touch|highlight|underscore|emphasi[sz]e|connect|reflect"
    r"|provide|offer|include|introduce|focus|examine|address|conclude|begin|open|close|end|start"
    r"|describe|outline|detail|present|lay|serve|invite|encourage|challenge|prompt|raise"
    r"|reinforce|encapsulate|build|shed|set|establish|identif|warn|stress|point|suggest|capture|illustrate|draw|feature|center|revolve|clarif|contrast"
    r"|summari[sz]e|explain|tie|is relevant|remains? relevant|speak|align|resonate|contribute"
    r"|aim|look|deal|go|relate|is about|was about"
    r"|are about|were about|are explored|is explored|are discussed|is discussed)"
    r"(?:e?s|ies|ied|ed|d)?\b",
)
_OF_TALK = re.compile(
    r"^(?:[\w’'-]+ ){1,4}(?:from|of|in|throughout) (?:the|this) (?:course|podcast|talk|episode"
    r"|lecture|video|session|interview|conversation)\b"
    r"|\b(?:videos?|recordings?|slides|transcripts?) (?:of|for|from) (?:[\w’'-]+ ){0,3}"
    r"(?:talk|session|lecture|episode|keynote)s?\b"
    r"|\bin (?:his|her|their) (?:[\w-]+ ){0,3}(?:talk|keynote|presentation)\b"
    r"|\b(?:discount|coupon|promo) (?:code|for)\b"
    r"|\b(?:shown|pictured|depicted|seen) (?:above|below|here|at the (?:top|bottom)"
    r"|on the (?:left|right)|in the (?:figure|picture|diagram|slide|image))\b",
    re.IGNORECASE,
)
"""It speaks of the recording, or of a picture that isn't there."""
_ANNOUNCED = re.compile(
    r"\bwill (?:show(?:case)? |teach |talk |discuss |explain |share |present |explore |demonstrate "
    r"|walk |take )(?:us|you|how|why|what|some|about|their|his|her|through)\b"
)
"""What a speaker is going to tell."""
_THROUGHOUT = re.compile(
    r"^(?:Throughout|Across) (?:the|this) (?:whole |entire )?(?:episode|podcast|talk|video"
    r"|interview|conversation|lecture|session|discussion),? |\binterview(?:ing)? style\b"
    r"|\b(?:long|first|second|last|middle|opening|closing) section is\b"
)
_BLANK = re.compile(r"\[[A-Z]\]|\blorem ipsum\b")
"""A form that others fill in."""
_THIS_TALK = re.compile(
    r"\b(?:(?:part|half|most|rest|end|start) of (?:the |this )?(?:video|session|episode|talk"
    r"|podcast)|(?:this|the next|next|the previous|previous|the last) (?:video|session|course"
    r"|episode|lecture|talk|podcast)|in the (?:video|session|episode|lecture|talk|podcast))\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"^(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}|He|She|They|The (?:speaker|host|guest|author)s?)"
    r"(?:, [^,]{3,60},| (?:who|from|at|of) [^,.;:]{2,60}?)?"
    r" (?:also |further |then |first |briefly )?"
    r"(?:discuss(?:es|ed)?|explor(?:es|ed?)|delv(?:es|ed?) into|touch(?:es|ed)? (?:on|upon)"
    r"|reflect(?:s|ed)? on|shar(?:es|ed?)|provid(?:es|ed?) (?:insights?|an overview|details)"
    r"|takes? (?:us|you|listeners|viewers) |talk(?:s|ed)? about|speaks? (?:about|to)|spoke about"
    r"|gives? an overview|address(?:es|ed)?"
    r"|outlin(?:es|ed?)|acknowledges? the|walks? through|shows? (?:a|an|the|two|some)"
    r"|mention(?:s|ed)?|introduces? (?:himself|herself)|opens?|begins?|concludes?|closes?|ends?"
    r"|gave (?:us|an? (?:talk|example|demo))|(?:showed|told|taught|took|walked|presented) us"
    r"|tackled|impressed"
    r"|finish(?:es)?|recount(?:s|ed)?|examin(?:es|ed?)|highlight(?:s|ed)? the (?:importance|need)"
    r"|emphasi[sz](?:es|ed?) the (?:importance|need|value|significance)"
    r"|stress(?:es|ed)? the (?:importance|need)|underscor(?:es|ed?) the importance)\b"
)
_TWO_SPEAK = re.compile(
    r"^[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? and [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:also |then )?"
    r"(?:tackle|discuss|explore|delve|dive|chat|talk|break down|weigh in|answer|serve up|unpack"
    r"|sit down|catch up|round up|go over|go through|walk (?:us )?through|cover|kick off|welcome"
    r"|interview|review|share|swap|speak|touch on|dig into|look at|give|offer)\b"
)
"""Two hosts at work: Ann and Ben tackle …"""
_REPORTS = re.compile(
    r",? (?:explaining|noting|arguing|emphasi[sz]ing|suggesting|indicating|highlighting|stating"
    r"|claiming|stressing|observing|adding|pointing out|saying|asserting|concluding|warning"
    r"|showing|revealing|and (?:explains|notes|argues|suggests|says|states|claims|concludes))"
    r" (?:that|how) (?P<y>(?:while |although |if |when )?[^\s].{15,})$"
)
_LIKED = re.compile(
    r"\b(?:(?:was|is|were|are) (?:a )?(?:very |super |really |so |pretty )?(?:interesting|fun|cool"
    r"|great|amazing|awesome|fascinating|eye-opening|mind-blowing|nice|good|boring|excellent)"
    r"(?: [\w-]+){0,2}(?:[.!,]|$)"
    r"|(?:definitely|highly) recommend|recommend (?:it|this)|fun to (?:learn|hear)|would love to"
    r"|i (?:liked?|loved?|enjoyed|wrote|usually|find|found|try|got|have not)\b|impressed with"
    r"|(?:interesting|fascinating) (?:story|concept|talk|lecture|course|trivia|series))",
    re.IGNORECASE,
)
_LONGEST_IMPRESSION = 22


@lru_cache(maxsize=4096)
def is_about_the_talk(text: str) -> bool:
    """Tell whether a sentence says what is talked about rather than what is so."""
    patterns = (
        _ABOUT_TALK.match,
        _SPEAKS.match,
        _TWO_SPEAK.match,
        _THIS_TALK.search,
        _OF_TALK.search,
        _BLANK.search,
        _ANNOUNCED.search,
        _THROUGHOUT.search,
    )
    return any(found(text) for found in patterns)


@lru_cache(maxsize=4096)
def is_impression(text: str) -> bool:
    """Tell whether a sentence says but how somebody liked something."""
    return words.count(text) <= _LONGEST_IMPRESSION and _LIKED.search(text) is not None


@lru_cache(maxsize=4096)
def reported(text: str) -> tuple[int, int]:
    """Return where a report stands in a sentence about the talk; (0, 0) where there is none."""
    match = _REPORTS.search(text)
    return match.span("y") if match else (0, 0)
