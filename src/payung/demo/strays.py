"""Money that settled nothing: a code with two digits exchanged, a rupiah too little, a bill paid twice."""

from __future__ import annotations

import datetime as dt

from payung.payments.models import PaymentCode
from payung.payments.simulator import SimulatedBank

TOO_LITTLE = 1


def invent_strays(at: dt.datetime) -> None:
    """Three receipts that wait in clearing; codes and amounts are those of the demonstration itself."""
    bank, codes = SimulatedBank(), PaymentCode.objects.order_by("-issued_at", "code")
    first, second = codes.filter(state=PaymentCode.State.OPEN, expires_at__gt=at)[:2]
    bank.pay(_exchanged(first.code), first.amount, at=at)
    bank.pay(second.code, second.amount - TOO_LITTLE, at=at)
    if paid := codes.filter(state=PaymentCode.State.SETTLED).first():
        bank.pay(paid.code, paid.amount, at=at)


def _exchanged(code: str) -> str:
    """The code as a hurried payer types it: the first two neighbours that differ change places."""
    at = next(place for place in range(3, len(code) - 1) if code[place] != code[place + 1])
    return code[:at] + code[at + 1] + code[at] + code[at + 2 :]
