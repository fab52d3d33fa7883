"""Billing of an employer that ended is stopped, its workers' spells are ended, and they are told how to go on."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection

from payung.access.actor import Actor
from payung.audit.act import act
from payung.compliance.acting import acting_for
from payung.compliance.models import Case, CaseStep
from payung.compliance.reach import hold_case, record_step
from payung.compliance.refused import MEND_FIRST, NOT_ENDED, refuse
from payung.contributions.actions.reopen import reopen
from payung.contributions.models import Bill
from payung.contributions.refused import Refused as MonthRefused
from payung.registry.ending import end_spells
from payung.registry.models import Employment

_TELL = """
INSERT INTO own_account_message (phone, text, person_id, written_at, about)
SELECT DISTINCT p.phone, %(text)s, p.id, %(at)s::timestamptz, %(about)s
FROM registry_person p JOIN compliance_caserow r ON r.person_id = p.id
WHERE r.case_id = %(case)s AND p.phone <> ''
  AND NOT EXISTS (SELECT FROM own_account_message m WHERE m.person_id = p.id AND m.about = %(about)s)
"""
TOLD = (
    "Payung: {name} sudah berakhir dan tidak lagi membayar iuran Anda. Saldo JHT tetap milik Anda. Lanjutkan sendiri "
    "sebagai peserta mandiri (BPU) di halaman Peserta, bagian Mandiri, atau di kantor mana pun."
)


def stop_billing(case_id: int, *, by: Actor, at: dt.datetime) -> CaseStep:
    """Take back the open bills the case names and end the spells it names on the employer's last day.

    The case stays open until an officer closes it; pressed again, nobody is told twice.

    Raises NotAllowed; Refused case-closed, case-not-ended, word-mend
    where a bill was paid this moment.
    """
    with act("compliance.stop_billing", by, at) as deed:
        case = hold_case(case_id, "compliance.stop_billing", by)
        if case.kind != Case.Kind.ENDED_BILLED or case.employer is None:
            raise refuse(NOT_ENDED, case.get_kind_display())
        keys = case.rows.filter(key__startswith="ended:bill:").values_list("key", flat=True)
        named = [int(key.rpartition(":")[2]) for key in keys]
        bills = list(Bill.objects.filter(pk__in=named, state=Bill.State.OPEN))

        if bills:
            try:
                clerk = acting_for(by, case.employer, "contributions.reopen")
                reopen([each.declaration_id for each in bills], by=clerk, at=at)
            except MonthRefused as problem:
                raise refuse(MEND_FIRST, f"{problem.problem.found}. {problem.problem.cure}", "Tagihan") from problem
        ended = end_spells(_spells(case))
        with connection.cursor() as cursor:
            text = TOLD.format(name=case.employer.name[:80])
            cursor.execute(_TELL, {"text": text, "at": at, "case": case.pk, "about": f"case-stopped:{case.pk}"})
            told = cursor.rowcount
        words = f"{len(bills)} tagihan dihentikan, {ended} masa kerja diakhiri, {told} pekerja dikirimi pesan"
        step = record_step(case, CaseStep.Kind.STOPPED, by, at, words)
        case.changed_at = at
        case.save(update_fields=["changed_at"])
        deed.about(f"case:{case.pk}", bills=len(bills), ended=ended, told=told)
        return step


def _spells(case: Case) -> pl.DataFrame:
    """The spells still open that the case names, each with its last day: the employer's, or its own first."""
    keys = case.rows.filter(key__startswith="ended:worker:").values_list("key", flat=True)
    rows = Employment.objects.filter(pk__in=[int(key.rpartition(":")[2]) for key in keys], ended_on=None)
    last = case.employer.ended_on if case.employer else None
    found = [(pk, max(last or began, began), Employment.EndReason.LAID_OFF.value)
             for pk, began in rows.values_list("pk", "started_on")]  # fmt: skip
    return pl.DataFrame(
        found, schema={"employment_id": pl.Int64, "left_on": pl.Date, "end_reason": pl.String}, orient="row"
    )
