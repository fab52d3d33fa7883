"""A list of NIKs is answered: active or not, and what else was agreed. Never a name, never more."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.access.permissions import PERMISSIONS
from payung.audit.act import act
from payung.audit.looks import record_looks
from payung.database.copy import copy_in
from payung.inquiry.asking import answers, read_niks
from payung.inquiry.models import Inquiry, StatusAgreement
from payung.inquiry.queries import agreements_reached, asked_today, holds
from payung.inquiry.refused import EXPIRED, LIMIT, refuse
from payung.kernel.amounts import number_text


def ask(
    agreement_id: int,
    *,
    content: bytes | None = None,
    file_name: str = "",
    pasted: str = "",
    by: Actor,
    at: dt.datetime,
) -> Inquiry:
    """Answer every NIK of the list and keep what was answered; each person who is ours sees it as a look.

    Raises NotAllowed; Unreadable for a file that is no list; Refused inquiry-expired, inquiry-limit, inquiry-empty,
    and every line that is no NIK. Then nothing was answered.
    """
    with act("inquiry.ask", by, at) as deed:
        if not agreements_reached(by, "inquiry.ask").filter(pk=agreement_id).exists():
            raise NotAllowed(f"{by.name}: inquiry.ask")
        agreement = StatusAgreement.objects.select_for_update().get(pk=agreement_id)
        today = localdate(at)
        if not holds(agreement, today):
            raise refuse(EXPIRED, "Perjanjian", agreement.number)
        rows = read_niks(content, file_name, pasted)
        left = agreement.daily_limit - asked_today(agreement, today)
        if rows.height > left:
            raise refuse(LIMIT, "Baris", f"{number_text(rows.height)}, tersisa {number_text(max(left, 0))} hari ini")

        told = answers(rows, today)
        made = Inquiry.objects.create(
            agreement=agreement, asked_by_id=by.user_id, asked_by=by.name, asked_at=at, as_of=today,
            asked=told.height, active=int(told["active"].sum()),
        )  # fmt: skip
        _keep(made, agreement, told)
        _look(agreement, told, by, at)
        deed.about(f"inquiry:{made.pk}", agreement=agreement.pk, asked=made.asked, active=made.active)
        return made


def _keep(made: Inquiry, agreement: StatusAgreement, told: pl.DataFrame) -> None:
    """Only what was agreed is written down, so that nothing else can ever be given out."""
    segment = pl.col("segment").fill_null("") if agreement.tells_segment else pl.lit("")
    since = pl.col("since") if agreement.tells_since else pl.lit(None, dtype=pl.Date)
    copy_in(
        "inquiry_answer",
        told.select("nik", "active", place="row", inquiry_id=pl.lit(made.pk), segment=segment, since=since),
    )


def _look(agreement: StatusAgreement, told: pl.DataFrame, by: Actor, at: dt.datetime) -> None:
    shown = ["status aktif", *(["segmen"] if agreement.tells_segment else []),
             *(["bulan pertama"] if agreement.tells_since else [])]  # fmt: skip
    record_looks(
        by,
        role=next(held.role for held in by.held if held.role in PERMISSIONS["inquiry.ask"]),
        office=agreement.party,
        person_ids=told["person_id"].drop_nulls().to_list(),
        purpose=agreement.purpose,
        fields=", ".join(shown),
        at=at,
    )
