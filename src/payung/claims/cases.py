"""From frozen values to the judge of a programme. Pure: the same values and the same law give the same answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import numpy as np

from payung.claims.checklist import membership_cite
from payung.claims.claim import Claim
from payung.kernel.dates import date_text
from payung.kernel.periods import month_of
from payung.rules.findings import Finding, Outcome
from payung.rules.jht.claim import WHOLE, SavingsCases
from payung.rules.jht.judge import judge_savings
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.disability import Disability
from payung.rules.jkk.judge import judge_accident
from payung.rules.jkm.judge import DeathCase, judge_death
from payung.rules.jkp.cash import ALL_MONTHS, JobLossCases
from payung.rules.jkp.judge import Arrears, judge_job_loss
from payung.rules.jp.average import averages, revalued
from payung.rules.jp.judge import Paid, judge_pension
from payung.rules.jp.pension import PensionCases
from payung.rules.scholarship.judge import Child, ScholarshipCase, judge_scholarship
from payung.statute_book import StatuteBook

Case = dict[str, Any]
Programme = Claim.Programme
ASK_MEMBERSHIP = (Programme.JKK, Programme.JKM)
"""Programmes that pay only for somebody who was a member on the day of the event; the others test it themselves."""


def judge(programme: str, basis: str, case: Case, law: StatuteBook) -> Outcome:
    """The answer of the law to one case.

    case  name → JSON value, as gathered

    Raises ValueError or KeyError where a fact is missing or cannot be; NotInForce for a day without law.
    """
    if programme in ASK_MEMBERSHIP:
        finding = _membership(case)
        if not finding.holds:
            return Outcome((), (finding,))
        outcome = _JUDGES[programme](basis, case, law)
        return Outcome(outcome.lines, (finding, *outcome.findings), outcome.questions, outcome.notes)
    return _JUDGES[programme](basis, case, law)


def _membership(case: Case) -> Finding:
    day = date_text(_day(case, "event_on") or dt.date.min)
    word = "Peserta" if case["member"] else "Tidak tercatat sebagai peserta"
    return Finding("member-on-the-day", bool(case["member"]), f"{word} pada hari kejadian, {day}.", membership_cite())


def _day(case: Case, name: str) -> dt.date | None:
    return dt.date.fromisoformat(case[name]) if case.get(name) else None


def _needed(case: Case, name: str) -> dt.date:
    day = _day(case, name)
    if day is None:
        raise ValueError(f"{name} is not known")
    return day


def _accident(basis: str, case: Case, law: StatuteBook) -> Outcome:
    accident_on = _day(case, "accident_on") or _needed(case, "event_on")
    total, death = basis == "disability", basis == "death"
    disabilities = [] if death or total else case.get("disabilities", [])
    return judge_accident(
        AccidentCase(
            accident_on=accident_on,
            segment=case["segment"],
            kind=case.get("kind", "wage"),
            stated=case["wage"],
            absence_days=case.get("absence_days", 0),
            disabilities=tuple(
                Disability(
                    each["code"],
                    each.get("measure"),
                    bool(each.get("left_handed")),
                    tuple(each["eyes"]) if each.get("eyes") else None,
                )
                for each in disabilities
            ),
            total_disability=total,
            death=death,
            transport=case.get("transport", {}),
            reported_on=_day(case, "reported_on"),
            claimed_on=_day(case, "claimed_on"),
        ),
        law,
    )


def _death(basis: str, case: Case, law: StatuteBook) -> Outcome:
    return judge_death(
        DeathCase(
            died_on=_needed(case, "event_on"),
            segment=case["segment"],
            registered_on=_needed(case, "registered_on"),
            contribution_months=case["contribution_months"],
        ),
        law,
    )


def _scholarship(basis: str, case: Case, law: StatuteBook) -> Outcome:
    children = tuple(Child(each["level"], each["years_left"], _day(each, "born")) for each in case["children"])
    event_on = _day(case, "accident_on") or _needed(case, "event_on")
    if not children:
        cite = law["scholarship.benefit.most_children"].at(event_on).cite
        return Outcome((), (Finding("scholarship-children", False, "Belum ada anak yang bersekolah.", cite),))
    return judge_scholarship(ScholarshipCase(basis, event_on, case["contribution_months"], children), law)


def _savings(basis: str, case: Case, law: StatuteBook) -> Outcome:
    partial = basis == "partial"
    cases = SavingsCases.one(
        law,
        claimed_on=_needed(case, "claimed_on"),
        balance=case["balance"],
        part=case["part"] if partial else WHOLE,
        cause="pension_age" if partial else basis,
        left_on=_day(case, "left_on"),
        born=_day(case, "born"),
        contract_age=bool(case.get("contract_age")),
        member_since=_day(case, "registered_on"),
        partial_before=case["partial_before"],
    )
    earlier = [(dt.date.fromisoformat(day), amount) for day, amount in case["earlier"]]
    return judge_savings(cases, law, earlier, case.get("npwp"))


def _pension(basis: str, case: Case, law: StatuteBook) -> Outcome:
    event_on = _needed(case, "event_on")
    wages = case["jp_wages"]
    if not wages:
        raise ValueError("jp_wages is not known")
    wage = np.array([amount for _, amount in wages], dtype=np.int64)
    month = np.array([month_of(dt.date.fromisoformat(day)) for day, _ in wages], dtype=np.int64)
    every = np.repeat(np.array([event_on], dtype="datetime64[D]"), wage.size)
    average = averages(revalued(wage, month, every, law), np.zeros(wage.size, dtype=np.int64), 1)
    cases = PensionCases.one(
        law,
        event=case["pension_event"],
        event_on=event_on,
        contribution_months=case["jp_months"],
        average_wage=int(average[0]),
        membership_months=case["jp_membership_months"],
        born=_day(case, "born"),
    )
    return judge_pension(cases, law, Paid(contributions=case["jp_paid"]))


def _job_loss(basis: str, case: Case, law: StatuteBook) -> Outcome:
    cases = JobLossCases.one(
        law,
        ended_on=_needed(case, "event_on"),
        claimed_on=_needed(case, "claimed_on"),
        cause=basis,
        wage=case["wage"],
        paid_months=case["paid_months"],
        consecutive_months=case["consecutive_months"],
        earlier_claims=case["earlier_claims"] + case.get("earlier_jkp_claims", 0),
        months_since_claim=case["months_since_claim"],
        ends_after=case.get("ends_after", ALL_MONTHS),
        member=bool(case["member"] and case["in_jkp"]),
    )
    return judge_job_loss(cases, law, Arrears(case["unpaid_months"], bool(case.get("employer_closed"))))


_JUDGES: dict[str, Callable[[str, Case, StatuteBook], Outcome]] = {
    Programme.JKK: _accident,
    Programme.JKM: _death,
    Programme.SCHOLARSHIP: _scholarship,
    Programme.JHT: _savings,
    Programme.JP: _pension,
    Programme.JKP: _job_loss,
}
