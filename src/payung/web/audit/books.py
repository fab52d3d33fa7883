"""Whether the books add up: debits and credits, and the control proof when somebody asks for it."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.contributions.models import Bill
from payung.contributions.proof import proofs
from payung.ledger.models import Account
from payung.ledger.queries import trial_balance
from payung.web.guard import page

UNEQUAL_SHOWN = 100


@page("look.audit")
def books(request: HttpRequest) -> HttpResponse:
    """The trial balance; with `?uji=1` also the proof of every paid bill, worked out now from the books."""
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


def _proved() -> dict[str, Any]:
    """Every paid bill, part by part: member lines beside transfers and beside what was billed."""
    bills = dict(Bill.objects.filter(state=Bill.State.PAID).values_list("pk", "number"))
    if not bills:
        return {"bills": 0, "parts": [], "unequal": [], "unequal_count": 0, "bare": 0}
    sides = proofs(list(bills))
    unequal = sides.filter(~pl.col("agrees"))
    sums = (pl.sum("detail", "transferred"), pl.len().alias("rows"), pl.col("agrees").all())
    shown = unequal.head(UNEQUAL_SHOWN).to_dicts()
    return {
        "bills": len(bills),
        "parts": sides.group_by("part").agg(*sums).sort("part").to_dicts(),
        "unequal": [{**row, "number": bills[row["bill_id"]]} for row in shown],
        "unequal_count": unequal.height,
        "bare": len(bills) - sides["bill_id"].n_unique(),  # paid bills without a line in either book
    }
