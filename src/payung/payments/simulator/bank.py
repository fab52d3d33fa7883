"""The simulated bank's side of the two calls of `payments.ports`."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass

import polars as pl

from payung.payments.actions.receive import RECEIPTS, receive
from payung.payments.ports import Told
from payung.payments.queries import Inquiry, inquire
from payung.payments.reasons import REASONS


@dataclass(frozen=True)
class SimulatedBank:
    """A `ports.Bank`. Unlike a real one it also takes wrong amounts, so that one can see what happens to them."""

    name: str = "simulator"

    def inquire(self, code: str, at: dt.datetime) -> Inquiry:
        """See `ports.Bank`."""
        return inquire(code, at)

    def pay(
        self,
        code: str,
        amount: int,
        *,
        at: dt.datetime,
        reference: str | None = None,
        paid_at: dt.datetime | None = None,
    ) -> Told:
        """See `ports.Bank`. Without a reference it makes a new one; whoever calls settles what was paid."""
        reference = reference or f"SIM-{secrets.token_hex(6).upper()}"
        row = (self.name, reference, code, amount, (paid_at or at).astimezone(dt.UTC))
        (told,) = receive(pl.DataFrame([row], schema=RECEIPTS, orient="row"), at=at).iter_rows(named=True)
        return Told(reference, told["outcome"], REASONS.get(told["outcome"]), told["repeated"])
