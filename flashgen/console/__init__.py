"""The only printing: results on stdout, progress and diagnostics on stderr.

Text of notes is printed as it is: never as rich's own markup.
"""

from flashgen.console.changes import ids
from flashgen.console.machine import json_check, json_failure, json_report
from flashgen.console.report import report
from flashgen.console.terminal import failed, out, problems, progress, recovered, started, wrote
from flashgen.console.understood import check
from flashgen.export import ignore

__all__ = [
    "check",
    "failed",
    "ids",
    "ignore",
    "json_check",
    "json_failure",
    "json_report",
    "out",
    "problems",
    "progress",
    "recovered",
    "report",
    "started",
    "wrote",
]
