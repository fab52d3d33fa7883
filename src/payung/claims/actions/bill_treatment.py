"""A facility bills what it did: itemised, under its guarantee, once per number of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.care.reach import hold_guarantee
from payung.claims.care.tables import Guarantee, TreatmentBill, TreatmentItem
from payung.claims.claim import Claim, Step
from payung.claims.claimants import Claimant
from payung.claims.life_events import LifeEvent
from payung.claims.refused import refuse
from payung.claims.refused_care import BILL_SHAPE, BILLED_BEFORE, NO_FACILITY_ACCOUNT, NOT_REPORTED
from payung.claims.reporting import new_claim_number
from payung.registry.models import Facility
from payung.rules.jkk.treatment import KINDS

FACILITY_PLACE = 1000
"""Facilities stand after everybody the family names."""


@dataclass(frozen=True)
class BilledItem:
    """One line: a kind of `KINDS`, what it was, whole rupiah; of a prosthesis the government hospital's price."""

    kind: str
    words: str
    amount: int
    reference_price: int | None = None


@dataclass(frozen=True)
class Billed:
    """One bill: the facility's own number, the days of treatment, how the patient left, its lines."""

    number: str
    treated_from: dt.date
    treated_to: dt.date
    outcome: str
    items: Sequence[BilledItem]


def bill_treatment(guarantee_id: int, billed: Billed, *, by: Actor, at: dt.datetime) -> TreatmentBill:
    """Keep the bill and open its claim, which an officer decides and another approves.

    Raises NotAllowed; Refused accident-not-reported, bill-shape, billed-before, facility-account.
    """
    with act("claims.bill_treatment", by, at) as deed:
        guarantee = hold_guarantee(guarantee_id, "claims.bill_treatment", by, at)
        event = guarantee.event
        if event is None:
            raise refuse(NOT_REPORTED, "belum dilaporkan", "Kecelakaan")
        _require_sound(billed, localdate(at))
        if TreatmentBill.objects.filter(facility=guarantee.facility, number=billed.number).exists():
            raise refuse(BILLED_BEFORE, billed.number, "Nomor tagihan")
        if not guarantee.facility.account_number:
            raise refuse(NO_FACILITY_ACCOUNT, "belum ada", "Rekening")

        _payee(event, guarantee.facility, at)
        claim = _claim(guarantee, event, by, at)
        bill = TreatmentBill.objects.create(
            claim=claim, guarantee=guarantee, facility=guarantee.facility, number=billed.number.strip(),
            treated_from=billed.treated_from, treated_to=billed.treated_to, outcome=billed.outcome,
        )  # fmt: skip
        TreatmentItem.objects.bulk_create(
            TreatmentItem(bill=bill, place=place, kind=item.kind, words=item.words.strip(), amount=item.amount,
                          reference_price=item.reference_price)
            for place, item in enumerate(billed.items, 1)
        )  # fmt: skip
        deed.about(f"claim:{claim.pk}", bill=bill.number, total=sum(item.amount for item in billed.items))
        return bill


def _require_sound(billed: Billed, today: dt.date) -> None:
    for place, item in enumerate(billed.items, 1):
        priced = item.kind != "prosthesis" or (item.reference_price or 0) > 0
        if item.kind not in KINDS or not item.words.strip() or item.amount <= 0 or not priced:
            raise refuse(BILL_SHAPE, f"baris {place}", "Rincian")
    if not billed.items or not billed.number.strip() or billed.outcome not in TreatmentBill.Outcome.values:
        raise refuse(BILL_SHAPE, "belum lengkap", "Tagihan")
    if not billed.treated_from <= billed.treated_to <= today:
        raise refuse(
            BILL_SHAPE, f"{billed.treated_from:%d-%m-%Y} sampai {billed.treated_to:%d-%m-%Y}", "Hari perawatan"
        )


def _payee(event: LifeEvent, facility: Facility, at: dt.datetime) -> Claimant:
    """The facility among those who may be paid after the event, with its account of today."""
    account = {
        "bank": facility.bank,
        "account_number": facility.account_number,
        "account_holder": facility.account_holder,
    }
    before = event.claimants.filter(relation=Claimant.Relation.FACILITY, facts__facility=facility.code).first()
    if before is not None:
        Claimant.objects.filter(pk=before.pk).update(**account)
        return before
    last = event.claimants.filter(relation=Claimant.Relation.FACILITY).aggregate(last=Max("place"))["last"]
    return Claimant.objects.create(
        event=event, place=max(last or 0, FACILITY_PLACE) + 1, relation=Claimant.Relation.FACILITY,
        name=facility.name, facts={"facility": facility.code}, named_at=at, **account,
    )  # fmt: skip


def _claim(guarantee: Guarantee, event: LifeEvent, by: Actor, at: dt.datetime) -> Claim:
    today = localdate(at)
    claim = Claim.objects.create(
        number=new_claim_number(Claim.Programme.CARE, today), programme=Claim.Programme.CARE, basis="treatment",
        event=event, person_id=guarantee.person_id, office=event.office, claimed_on=today, opened_at=at,
        changed_at=at,
    )  # fmt: skip
    Step.objects.create(
        claim=claim, at=at, action="bill_treatment", state=claim.state, by_id=by.user_id, by_name=by.name,
        note=guarantee.number,
    )  # fmt: skip
    return claim
