"""What a bank connection must be able to do, whichever bank and format is behind it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from payung.payments.queries import Inquiry
from payung.payments.reasons import Reason


@dataclass(frozen=True)
class Told:
    """What a bank hears back about one payment.

    outcome   a value of Receipt.Outcome     reason  the words for the payer; None when the bill is settled
    repeated  the same reference was told before; nothing was recorded again
    """

    reference: str
    outcome: str
    reason: Reason | None
    repeated: bool


class Bank(Protocol):
    """One bank. A connection turns that bank's own messages into these two calls, and their answers back.

    A message may arrive twice, late or after a broken line: the same reference always gets the same answer.
    """

    name: str

    def inquire(self, code: str, at: dt.datetime) -> Inquiry:
        """What may be paid on a code, before the payer is asked for money."""

    def pay(
        self,
        code: str,
        amount: int,
        *,
        at: dt.datetime,
        reference: str | None = None,
        paid_at: dt.datetime | None = None,
    ) -> Told:
        """The payer's money was taken.

        amount     whole rupiah
        reference  the bank's own number of the payment
        paid_at    when the money was taken, which decides whether it was in time; by default `at`
        """
