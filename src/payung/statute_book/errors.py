"""What can be wrong with the law as written, and with a question put to it."""

from __future__ import annotations


class LawError(ValueError):
    """The files under `law/` contradict the house rules; nothing was loaded from the file named."""


class UnknownParameter(KeyError):
    """No parameter of this name."""

    def __str__(self) -> str:
        return str(self.args[0])


class NotInForce(LookupError):
    """A parameter was asked for a month or day for which it holds no version.

    parameter  its name          when  the first month or day asked for that is not held, ISO
    """

    def __init__(self, parameter: str, when: str, held: str) -> None:
        super().__init__(f"{parameter}: no version for {when}; we hold {held}. Nothing is extrapolated.")
        self.parameter = parameter
        self.when = when
