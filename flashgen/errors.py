"""Problems of the machine: one sentence and a hint, caught once, in `cli`.

Problems in notes are not errors but values: see `diagnostics`.
"""


class FlashgenError(Exception):
    """The run can't go on. `message` is one sentence about the user's world, `hint` an action."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
