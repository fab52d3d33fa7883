"""One accident judged: every test, and every line with its working."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.kernel.periods import days, month_of
from payung.rules.findings import Finding, Outcome, once
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.disability import measured
from payung.rules.jkk.lines import cash_lines, paid_before_note, transport_lines
from payung.rules.jkk.readings import decided_by
from payung.rules.jkk.worked import Worked, worked
from payung.rules.scholarship.judge import ScholarshipCase, judge_scholarship
from payung.statute_book import StatuteBook

EMPLOYED = ("PU", "JAKON")


def judge_accident(case: AccidentCase, law: StatuteBook) -> Outcome:
    """What one accident grants; see `judge_accidents`."""
    return judge_accidents([case], law)[0]


def judge_accidents(cases: Sequence[AccidentCase], law: StatuteBook) -> list[Outcome]:
    """What each accident grants, worked out as columns.

    Amounts are those of `cash_benefits`, `transport` and the scholarship rules, less what claims of the same accident
    paid before. Nothing is granted when the claim came after the right to it lapsed. Raises ValueError where an
    accident ends in both death and disability, or a measure does not fit its row; NotInForce for a day we hold no law
    for: in both, for the whole of `cases`.
    """
    if any(case.death and case.disabilities for case in cases):
        raise ValueError("a disability is not determined beside a death")
    every = [_with_measures(case, law) for case in cases]
    return [_judged(case, row, law) for case, row in zip(every, worked(every, law), strict=True)]


def _with_measures(case: AccidentCase, law: StatuteBook) -> AccidentCase:
    if not case.disabilities:
        return case
    accident_on = days(case.accident_on)
    return replace(case, disabilities=tuple(measured(each, accident_on, law) for each in case.disabilities))


def _judged(case: AccidentCase, row: Worked, law: StatuteBook) -> Outcome:
    claims, reports = _claim_finding(case, row, law), _report_finding(case, row, law)
    findings = [*claims, *reports, *_second_finding(case, row, law)]
    if not all(each.holds for each in claims):
        return Outcome((), tuple(findings), once(_regime(case, law)))
    scholarship = _scholarship(case, law)
    lines = (*cash_lines(case, row, law), *transport_lines(case, row, law), *scholarship.lines)
    questions = (*decided_by(case, row, law), *_regime(case, law), *scholarship.questions)
    late = case.segment in EMPLOYED and not all(each.holds for each in reports)
    reading = law["jkk.claim.late_report_employer_first"].questions if late else ()
    return Outcome(
        lines=lines,
        findings=(*findings, *scholarship.findings),
        questions=once((*questions, *_report_question(case, row, law), *reading)),
        notes=(
            *_base_note(case, row, law),
            *_payer_note(case, row, law),
            *_second_note(case, row),
            *paid_before_note(row),
            *scholarship.notes,
        ),
    )


def _scholarship(case: AccidentCase, law: StatuteBook) -> Outcome:
    """Scholarships, where the accident ended in death or total disability; a finding where it did not."""
    if not case.children:
        return Outcome(())
    if case.death or case.total_disability:
        return judge_scholarship(ScholarshipCase("JKK", case.accident_on, 0, case.children), law)
    text = "Beasiswa hanya bila peserta meninggal atau cacat total tetap."
    cite = law["scholarship.benefit.most_children"].at(case.accident_on).cite
    return Outcome((), (Finding("scholarship-event", False, text, cite),))


def _claim_finding(case: AccidentCase, row: Worked, law: StatuteBook) -> list[Finding]:
    if case.claimed_on is None:
        return []
    last = row.claim_by
    text = f"Klaim paling lambat {date_text(last)}; diajukan {date_text(case.claimed_on)}."
    return [
        Finding("claimed-in-time", case.claimed_on <= last, text, law["jkk.claim.deadline"].at(case.accident_on).cite)
    ]


def _report_finding(case: AccidentCase, row: Worked, law: StatuteBook) -> list[Finding]:
    if case.reported_on is None:
        return []
    last = row.report_by
    text = f"Laporan tahap I paling lambat {date_text(last)}; dilaporkan {date_text(case.reported_on)}."
    cite = law["jkk.claim.first_report_hours"].at(case.accident_on).cite
    return [Finding("reported-in-time", case.reported_on <= last, text, cite)]


def _second_finding(case: AccidentCase, row: Worked, law: StatuteBook) -> list[Finding]:
    """The second report, counted from the doctor's certificate. Late takes nothing away from the worker."""
    if row.second_by is None or case.second_report_on is None or case.ended_on is None:
        return []
    last = row.second_by
    text = (
        f"Laporan tahap II paling lambat {date_text(last)}, dua kali 24 jam sejak surat dokter "
        f"{date_text(case.ended_on)}; dilaporkan {date_text(case.second_report_on)}."
    )
    cite = law["jkk.claim.second_report_hours"].at(case.accident_on).cite
    return [Finding("second-report-in-time", case.second_report_on <= last, text, cite)]


def _second_note(case: AccidentCase, row: Worked) -> tuple[str, ...]:
    """Until when the second report is awaited."""
    if row.second_by is None or case.second_report_on is not None:
        return ()
    return (f"Laporan tahap II belum dicatat; paling lambat {date_text(row.second_by)}.",)


def _report_question(case: AccidentCase, row: Worked, law: StatuteBook) -> tuple[str, ...]:
    """Hours decide where the report came on the very last day."""
    at_the_end = case.reported_on == row.report_by
    return law["jkk.claim.first_report_hours"].questions if at_the_end else ()


def _payer_note(case: AccidentCase, row: Worked, law: StatuteBook) -> tuple[str, ...]:
    if case.reported_on is None or case.segment not in EMPLOYED:
        return ()
    if not row.employer_first:
        return ()
    cite = law["jkk.claim.late_report_employer_first"].at(case.accident_on).cite
    return (f"Dibayar lebih dahulu oleh pemberi kerja, lalu diganti setelah ia melapor ({cite}).",)


def _base_note(case: AccidentCase, row: Worked, law: StatuteBook) -> tuple[str, ...]:
    base, month = row.base, month_of(case.accident_on)
    if case.kind == "daily_wage":
        factor = law["contributions.wage.daily_wage_factor"].at(month)
        working = f"{factor.value} × {number_text(case.stated)} = {number_text(base)}"
        return (f"Upah sebulan dari upah harian: {working} ({factor.cite}).",)
    if case.kind == "income":
        cite = law["contributions.own_account.bands"].at(month).cite
        return (f"Dasar dari lapis penghasilan {number_text(case.stated)}: {number_text(base)} ({cite}).",)
    return ()


def _regime(case: AccidentCase, law: StatuteBook) -> tuple[str, ...]:
    """The reading that the day of the accident selects the law, where the law changed before the case ended."""
    absent_until = case.accident_on + dt.timedelta(days=case.paid_days + case.absence_days)
    until = max(absent_until, case.claimed_on or case.accident_on)
    rule = law["jkk.claim.deadline"]
    changed = rule.find(until) is not rule.at(case.accident_on)
    return rule.questions if changed else ()
