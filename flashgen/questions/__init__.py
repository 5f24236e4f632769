"""Key points become questions and answers.

clean → facts → owner → candidates → checks → choice; see `table` for the rules in their order
and `gate` for the checks.
"""

from flashgen.questions.floor import WEAK
from flashgen.questions.writing import DESCRIPTION, OWN_NOTE, VERSION, Writer, Written, write

__all__ = ["DESCRIPTION", "OWN_NOTE", "VERSION", "WEAK", "Writer", "Written", "write"]
