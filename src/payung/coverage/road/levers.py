"""What a plan can pull: a kind of worker, how many, who pays, from which month, for how long."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Payer(StrEnum):
    """Whose money it is."""

    APBD = "apbd"
    PALM_FUND = "dbh"  # the region's part of the state's palm oil levy; it runs through the region's budget
    VILLAGE = "desa"
    EMPLOYER = "perusahaan"
    SELF = "sendiri"


STATE_MONEY = frozenset({Payer.APBD, Payer.PALM_FUND, Payer.VILLAGE})
"""Outside the relief of PP 50/2025. That a village's budget is too is a reading: law/questions.toml."""


@dataclass(frozen=True)
class Kind:
    """One lever.

    segment  PU, BPU or JAKON
    payers   who may pay, the usual one first
    price    own_account or transport: lowest band, JKK and JKM; village: wage, JKK and JKM; wage: every programme of
             the employer; project: the contract's value
    grows    the number is of people added every month, not once
    """

    key: str
    segment: str
    payers: tuple[Payer, ...]
    price: Literal["own_account", "transport", "village", "wage", "project"]
    grows: bool = False


KINDS = {
    kind.key: kind
    for kind in (
        Kind("sawit", "BPU", (Payer.PALM_FUND, Payer.APBD, Payer.SELF), "own_account"),
        Kind("rentan", "BPU", (Payer.APBD, Payer.VILLAGE), "own_account"),
        Kind("rtrw", "BPU", (Payer.APBD, Payer.VILLAGE), "own_account"),
        Kind("desa", "PU", (Payer.VILLAGE, Payer.APBD), "village"),
        Kind("diam", "PU", (Payer.EMPLOYER,), "wage"),
        Kind("mandiri", "BPU", (Payer.SELF,), "own_account", grows=True),
        Kind("kurir", "BPU", (Payer.SELF,), "transport", grows=True),
        Kind("proyek", "JAKON", (Payer.EMPLOYER,), "project"),
    )
}


@dataclass(frozen=True)
class Lever:
    """One lever pulled.

    people     persons; of a kind that grows, new persons every month
    first      month number of the first month paid for
    months     how many months each person is paid for; 0: to the end of the plan
    wage       whole rupiah a month, where the price is a rate of a wage
    jkk_class  1 to 5; jht, jp: whether the employer is in these
    contract   value of the project without VAT, whole rupiah
    """

    kind: str
    people: int
    payer: Payer
    first: int
    months: int = 0
    wage: int = 0
    jkk_class: int = 1
    jht: bool = True
    jp: bool = True
    contract: int = 0
