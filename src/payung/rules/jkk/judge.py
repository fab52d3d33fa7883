"""One accident judged: every test, and every line with its working."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.kernel.money import rupiah
from payung.kernel.periods import days, month_of
from payung.rules.findings import Finding, Outcome, once
from payung.rules.jkk.base import base_of
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.cash import AccidentFacts
from payung.rules.jkk.claim import (
    claim_deadline,
    claimed_in_time,
    employer_pays_first,
    report_deadline,
    reported_in_time,
)
from payung.rules.jkk.disability import combined, measured, rate_of, table_on
from payung.rules.jkk.lines import cash_lines, transport_lines
from payung.rules.jkk.readings import decided_by
from payung.rules.scholarship.judge import ScholarshipCase, judge_scholarship
from payung.statute_book import StatuteBook

EMPLOYED = ("PU", "JAKON")


def judge_accident(case: AccidentCase, law: StatuteBook) -> Outcome:
    """What one accident grants. Amounts are those of `cash_benefits`, `transport` and the scholarship rules.

    Nothing is granted when the claim came after the right to it lapsed. Raises ValueError where the accident ends
    in both death and disability, or a measure does not fit its row; NotInForce for a day we hold no law for.
    """
    if case.death and case.disabilities:
        raise ValueError("a disability is not determined beside a death")
    accident_on = days(case.accident_on)
    case = replace(case, disabilities=tuple(measured(each, accident_on, law) for each in case.disabilities))
    claims, reports = _claim_finding(case, law), _report_finding(case, law)
    findings = [*claims, *reports]
    facts = facts_of(case, law)
    if not all(each.holds for each in claims):
        return Outcome((), tuple(findings), once(_regime(case, facts, law)))
    scholarship = _scholarship(case, law)
    lines = (*cash_lines(case, facts, law), *transport_lines(case, law), *scholarship.lines)
    questions = (*decided_by(case, facts, law), *_regime(case, facts, law), *scholarship.questions)
    late = case.segment in EMPLOYED and not all(each.holds for each in reports)
    reading = law["jkk.claim.late_report_employer_first"].questions if late else ()
    return Outcome(
        lines=lines,
        findings=(*findings, *scholarship.findings),
        questions=once((*questions, *_report_question(case, law), *reading)),
        notes=(*_base_note(case, facts, law), *_payer_note(case, law), *scholarship.notes),
    )


def facts_of(case: AccidentCase, law: StatuteBook) -> AccidentFacts:
    """The case as columns: the base of its segment, its measured disabilities as one percentage."""
    accident_on = days(case.accident_on)
    table = table_on(accident_on, law)
    rates = np.array([rate_of(each, table) for each in case.disabilities], dtype=np.int64)
    together = combined(np.zeros(rates.shape, dtype=np.int64), rates, accident_on, law)
    return AccidentFacts.one(
        accident_on=case.accident_on,
        base=int(base_of(case.kind, rupiah(case.stated), accident_on, law)[0]),
        absence_days=case.absence_days,
        disability=int(together[0]),
        total_disability=case.total_disability,
        death=case.death,
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


def _claim_finding(case: AccidentCase, law: StatuteBook) -> list[Finding]:
    if case.claimed_on is None:
        return []
    accident_on, claimed_on = days(case.accident_on), days(case.claimed_on)
    last = claim_deadline(accident_on, law)[0].item()
    text = f"Klaim paling lambat {date_text(last)}; diajukan {date_text(case.claimed_on)}."
    holds = bool(claimed_in_time(accident_on, claimed_on, law)[0])
    return [Finding("claimed-in-time", holds, text, law["jkk.claim.deadline"].at(case.accident_on).cite)]


def _report_finding(case: AccidentCase, law: StatuteBook) -> list[Finding]:
    if case.reported_on is None:
        return []
    accident_on, reported_on = days(case.accident_on), days(case.reported_on)
    last = report_deadline(accident_on, law)[0].item()
    text = f"Laporan tahap I paling lambat {date_text(last)}; dilaporkan {date_text(case.reported_on)}."
    holds = bool(reported_in_time(accident_on, reported_on, law)[0])
    cite = law["jkk.claim.first_report_hours"].at(case.accident_on).cite
    return [Finding("reported-in-time", holds, text, cite)]


def _report_question(case: AccidentCase, law: StatuteBook) -> tuple[str, ...]:
    """Hours decide where the report came on the very last day."""
    last = report_deadline(days(case.accident_on), law)[0].item()
    return law["jkk.claim.first_report_hours"].questions if case.reported_on == last else ()


def _payer_note(case: AccidentCase, law: StatuteBook) -> tuple[str, ...]:
    if case.reported_on is None or case.segment not in EMPLOYED:
        return ()
    if not employer_pays_first(days(case.accident_on), days(case.reported_on), law)[0]:
        return ()
    cite = law["jkk.claim.late_report_employer_first"].at(case.accident_on).cite
    return (f"Dibayar lebih dahulu oleh pemberi kerja, lalu diganti setelah ia melapor ({cite}).",)


def _base_note(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> tuple[str, ...]:
    base, month = int(facts.base[0]), month_of(case.accident_on)
    if case.kind == "daily_wage":
        factor = law["contributions.wage.daily_wage_factor"].at(month)
        working = f"{factor.value} × {number_text(case.stated)} = {number_text(base)}"
        return (f"Upah sebulan dari upah harian: {working} ({factor.cite}).",)
    if case.kind == "income":
        cite = law["contributions.own_account.bands"].at(month).cite
        return (f"Dasar dari lapis penghasilan {number_text(case.stated)}: {number_text(base)} ({cite}).",)
    return ()


def _regime(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> tuple[str, ...]:
    """The reading that the day of the accident selects the law, where the law changed before the case ended."""
    absent_until = case.accident_on + dt.timedelta(days=int(facts.absence_days[0]))
    until = max(absent_until, case.claimed_on or case.accident_on)
    rule = law["jkk.claim.deadline"]
    changed = rule.find(until) is not rule.at(case.accident_on)
    return rule.questions if changed else ()
