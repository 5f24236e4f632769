"""The only printing: results on stdout, progress and diagnostics on stderr.

Text of notes is printed as it is: never as rich's own markup.
"""

from flashgen.console.machine import json_check, json_failure, json_report
from flashgen.console.report import report
from flashgen.console.terminal import failed, out, problems, progress, started, wrote
from flashgen.console.understood import check

__all__ = [
    "check",
    "failed",
    "json_check",
    "json_failure",
    "json_report",
    "out",
    "problems",
    "progress",
    "report",
    "started",
    "wrote",
]
