"""Whether the books add up: debits and credits, and the control proof when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as t

import payung.compliance.corrections as corrections
import payung.rolls.posting as rolls
from payung.compliance.models import WageCorrection
from payung.contributions.models import Bill
from payung.contributions.proof import proofs
from payung.ledger.models import Account
from payung.ledger.queries import trial_balance
from payung.rolls.models import Roll
from payung.web.guard import page

UNEQUAL_SHOWN = 100


@page("look.audit")
def books(request: HttpRequest) -> HttpResponse:
    """The trial balance; with `?uji=1` also the proof of everything paid by a code, worked out now from the books."""
    balance = trial_balance()
    context: dict[str, Any] = {
        "groups": _groups(balance),
        "debits": balance["debits"].sum(),
        "credits": balance["credits"].sum(),
        "asked": "uji" in request.GET,
    }
    if context["asked"]:
        context |= _proved()
    return render(request, "audit/books.html", context)


def _groups(balance: pl.DataFrame) -> list[dict[str, Any]]:
    """Accounts by kind, in the order of the kinds."""
    return [
        {"label": kind.label, "rows": balance.filter(pl.col("kind") == kind.value).to_dicts()}
        for kind in Account.Kind
        if kind.value in balance["kind"]
    ]


@dataclass(frozen=True)
class Kind:
    """One kind of paper that is paid by a code: its name, its paid ones as number → text, and their proofs."""

    name: Any
    paid: Callable[[], dict[int, str]]
    proofs: Callable[[list[int]], pl.DataFrame]


KINDS = (
    Kind(t("tagihan"), lambda: dict(Bill.objects.filter(state="paid").values_list("pk", "number")), proofs),
    Kind(
        t("daftar bayar"),
        lambda: dict(Roll.objects.filter(state="paid").values_list("pk", "number")),
        lambda numbers: rolls.proofs(numbers).rename({"roll_id": "bill_id"}),
    ),
    Kind(
        t("selisih iuran"),
        lambda: {
            each: str(each) for each in WageCorrection.objects.filter(state="paid").values_list("number", flat=True)
        },
        corrections.proofs,
    ),
)
COLUMNS = ("bill_id", "part", "detail", "transferred", "billed", "agrees")


def _proved() -> dict[str, Any]:
    """Everything paid by a code, part by part: member lines beside transfers and beside what was billed."""
    told, counts = [], []
    for kind in KINDS:
        numbers = kind.paid()
        counts.append({"name": kind.name, "count": len(numbers)})
        if numbers:
            sides = kind.proofs(list(numbers)).select(COLUMNS)
            told.append(sides.with_columns(number=pl.col("bill_id").replace_strict(numbers, return_dtype=pl.String)))
    paid = sum(each["count"] for each in counts)
    if not paid:
        return {"bills": 0, "kinds": counts, "parts": [], "unequal": [], "unequal_count": 0, "bare": 0}
    every = pl.concat(told)
    unequal = every.filter(~pl.col("agrees"))
    sums = (pl.sum("detail", "transferred"), pl.len().alias("rows"), pl.col("agrees").all())
    return {
        "bills": paid,
        "kinds": counts,
        "parts": every.group_by("part").agg(*sums).sort("part").to_dicts(),
        "unequal": unequal.head(UNEQUAL_SHOWN).to_dicts(),
        "unequal_count": unequal.height,
        "bare": paid - every["bill_id"].n_unique(),  # paid, and without a line in either book
    }
