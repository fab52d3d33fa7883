"""The facts of a bill for treatment."""

from __future__ import annotations

from collections import Counter
from typing import Any

from payung.claims.care.tables import TreatmentBill
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.decisions import Decision
from payung.claims.facts import Fact, Facts, iso
from payung.rules.jkk.treatment import KINDS, OPEN, REFUSED

BILL, GUARANTEE = "Tagihan fasilitas", "Surat jaminan"
WHO_PAYS_FIRST = "reported-in-time"
"""A late report moves who pays first; it does not make the accident another one."""


def gather_treatment(claim: Claim) -> Facts:
    """What the facility billed, its guarantee, what other bills of the accident were granted, and whom to pay."""
    bill = TreatmentBill.objects.select_related("guarantee").get(claim=claim)
    items = [
        {"kind": kind, "amount": amount, "reference_price": price}
        for kind, amount, price in bill.items.order_by("place").values_list("kind", "amount", "reference_price")
    ]
    at_home = any(item["kind"] == "home_care" for item in items)
    payee = Claimant.objects.filter(
        event=claim.event, relation=Claimant.Relation.FACILITY, ended_at=None, facts__facility=bill.facility_id
    ).first()
    return {
        "items": Fact(items, "Rincian biaya", f"{BILL} {bill.number}"),
        "treated_from": Fact(iso(bill.treated_from), "Perawatan mulai", BILL),
        "treated_to": Fact(iso(bill.treated_to), "Perawatan sampai", BILL),
        "home_care_from": Fact(_first_at_home(claim, bill) if at_home else None, "Perawatan di rumah sejak", BILL),
        "guaranteed_to": Fact(iso(bill.guarantee.valid_to), "Jaminan berlaku sampai", f"{GUARANTEE} {bill.guarantee}"),
        "conclusion": Fact(conclusion(claim.event_id), "Putusan kecelakaannya", "Klaim di Payung"),
        "granted_before": Fact(granted_before(claim), "Sudah dibayar untuk kecelakaan ini", "Klaim di Payung"),
        "payee_id": Fact(payee.pk if payee else None, "Dibayar kepada", "Daftar fasilitas"),
    }


def conclusion(event_id: int) -> str:
    """Of the accident's own claim: granted, refused, or open while nobody concluded."""
    decided = Decision.objects.filter(
        claim__event=event_id, claim__programme=Claim.Programme.JKK, approved_by__isnull=False
    )
    last = decided.order_by("-pk").first()
    if last is None:
        return OPEN
    failing = {finding["code"] for finding in last.findings if not finding["holds"]} - {WHO_PAYS_FIRST}
    return REFUSED if failing and not last.granted else "granted"


def granted_before(claim: Claim) -> dict[str, int]:
    """Kind of cost → whole rupiah that other bills of the same accident were granted and approved."""
    others = Decision.objects.filter(
        claim__event=claim.event_id, claim__programme=Claim.Programme.CARE, approved_by__isnull=False
    ).exclude(claim=claim)
    newest: dict[int, list[dict[str, Any]]] = dict(others.order_by("pk").values_list("claim", "lines"))
    total: Counter[str] = Counter()
    for line in (line for lines in newest.values() for line in lines):
        total[line["code"].removeprefix("care_")] += line["amount"]
    return {kind: total[kind] for kind in KINDS if total[kind]}


def _first_at_home(claim: Claim, bill: TreatmentBill) -> str | None:
    """The first day of care at home in any bill of the accident."""
    first = (
        TreatmentBill.objects.filter(claim__event=claim.event_id, items__kind="home_care")
        .order_by("treated_from")
        .values_list("treated_from", flat=True)
        .first()
    )
    return iso(first or bill.treated_from)
