"""Text to spans and back: how a time is written, and what only looks like one."""

from flashgen.timestamps.finding import Stamp, find, strip
from flashgen.timestamps.units import duration
from flashgen.timestamps.writing import human, tag

__all__ = ["Stamp", "duration", "find", "human", "strip", "tag"]
