"""From frozen values to the judge of a programme. Pure: the same values and the same law give the same answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from payung.claims.abroad import is_abroad, judged_abroad
from payung.claims.checklist import membership_cite
from payung.claims.claim import Claim
from payung.claims.jkm_paid import counted_lines
from payung.kernel.dates import date_text
from payung.kernel.money import rupiah
from payung.kernel.periods import Days, days, month_of
from payung.rules.findings import Finding, Outcome, once
from payung.rules.jht.claim import WHOLE, SavingsCases
from payung.rules.jht.judge import judge_many_savings
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.disability import Disability
from payung.rules.jkk.judge import judge_accidents
from payung.rules.jkk.offset import RULE as JKM_COUNTS
from payung.rules.jkk.treatment import Item, TreatmentCase, judge_treatment
from payung.rules.jkm.judge import DeathCase, judge_deaths
from payung.rules.jkp.cash import ALL_MONTHS, JobLossCases
from payung.rules.jkp.judge import Arrears, judge_job_loss
from payung.rules.jp.average import averages, revalued
from payung.rules.jp.judge import Paid, judge_pension
from payung.rules.jp.pension import PensionCases
from payung.rules.scholarship.judge import Child, ScholarshipCase, judge_scholarship
from payung.statute_book import StatuteBook

Case = dict[str, Any]
Given = tuple[str, Case]
_Judge = Callable[[Sequence[Given], StatuteBook], list[Outcome]]
Programme = Claim.Programme
ASK_MEMBERSHIP = (Programme.JKK, Programme.JKM, Programme.CARE)
"""Programmes that pay only for somebody who was a member on the day of the event; the others test it themselves."""

NOT_OF_WORK = (
    "Perawatan selama dugaan dijamin lebih dahulu; biayanya kemudian beralih ke peserta, BPJS Kesehatan, atau penjamin "
    "lain (%s)."
)


def judge(programme: str, basis: str, case: Case, law: StatuteBook) -> Outcome:
    """The answer of the law to one case; see `judge_many`."""
    return judge_many(programme, [(basis, case)], law)[0]


def judge_many(programme: str, given: Sequence[Given], law: StatuteBook) -> list[Outcome]:
    """The answers of the law to many cases of one programme, in order.

    given  basis, and name → JSON value, as gathered

    Raises ValueError or KeyError where a fact is missing or cannot be; NotInForce for a day without law: for all.
    """
    if any(is_abroad(case) for _, case in given) and programme not in (Programme.JHT, Programme.JP, Programme.JKP):
        return _some_abroad(programme, given, law)
    if programme not in ASK_MEMBERSHIP:
        return _JUDGES[programme](given, law)
    tests = [(_membership(case), *_work_related(programme, case, law)) for _, case in given]
    within = [all(test.holds for test in own) for own in tests]
    covered = [each for each, holds in zip(given, within, strict=True) if holds]
    outcomes = iter(_JUDGES[programme](covered, law) if covered else ())
    return [
        _with(own, next(outcomes)) if holds else Outcome((), own, (), _after(case, law))
        for own, holds, (_, case) in zip(tests, within, given, strict=True)
    ]


def _some_abroad(programme: str, given: Sequence[Given], law: StatuteBook) -> list[Outcome]:
    """Those of work abroad by their own amounts or by hand, the others judged as ever."""
    others = iter(judge_many(programme, [each for each in given if not is_abroad(each[1])], law))
    return [_abroad(programme, basis, case, law) if is_abroad(case) else next(others) for basis, case in given]


def _abroad(programme: str, basis: str, case: Case, law: StatuteBook) -> Outcome:
    tests = (_membership(case), *_work_related(programme, case, law))
    return _less_jkm(case, judged_abroad(programme, basis, case, tests, law), law)


def _with(tests: tuple[Finding, ...], outcome: Outcome) -> Outcome:
    return Outcome(outcome.lines, (*tests, *outcome.findings), outcome.questions, outcome.notes)


def _work_related(programme: str, case: Case, law: StatuteBook) -> tuple[Finding, ...]:
    """The conclusion on a suspected accident or disease, where there was a suspicion."""
    concluded = case.get("work_related")
    if concluded is None:
        return _of_work(programme, case, law)
    word = "akibat kerja" if concluded else "bukan akibat kerja"
    cite = law["jkk.claim.suspected_decision_days"].at(_day(case, "accident_on") or _needed(case, "event_on")).cite
    return (Finding("work-related", bool(concluded), f"Dugaan disimpulkan: {word}.", cite),)


def _of_work(programme: str, case: Case, law: StatuteBook) -> tuple[Finding, ...]:
    """That a death was of work, where JKM is asked."""
    if programme != Programme.JKM or not case.get("work_accident"):
        return ()
    cite = law["jkm.benefit.lump_sum"].at(_needed(case, "event_on")).cite
    return (Finding("death-of-work", False, "Meninggal karena kecelakaan kerja: dibayar dari JKK, bukan JKM.", cite),)


def _after(case: Case, law: StatuteBook) -> tuple[str, ...]:
    """What follows where a suspicion came to nothing."""
    if case.get("work_related") is not False:
        return ()
    cite = law["jkk.claim.treated_first"].at(_day(case, "accident_on") or _needed(case, "event_on")).cite
    return (NOT_OF_WORK % cite,)


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


def _accidents(given: Sequence[Given], law: StatuteBook) -> list[Outcome]:
    outcomes = judge_accidents([_accident(basis, case) for basis, case in given], law)
    return [_less_jkm(case, outcome, law) for (_, case), outcome in zip(given, outcomes, strict=True)]


def _less_jkm(case: Case, outcome: Outcome, law: StatuteBook) -> Outcome:
    """What JKM had paid for the same death counts towards what JKK grants."""
    lines = counted_lines(case, outcome.lines, law)
    if not lines:
        return outcome
    questions = (*outcome.questions, *law[JKM_COUNTS].questions)
    return replace(outcome, lines=(*outcome.lines, *lines), questions=once(questions))


def _accident(basis: str, case: Case) -> AccidentCase:
    total, death = basis == "disability", basis == "death"
    disabilities = [] if death or total else case.get("disabilities", [])
    return AccidentCase(
        accident_on=_day(case, "accident_on") or _needed(case, "event_on"),
        segment=case["segment"],
        kind=case.get("kind", "wage"),
        stated=case["wage"],
        absence_days=case.get("absence_days", 0),
        disabilities=tuple(_disability(each) for each in disabilities),
        total_disability=total,
        death=death,
        transport=case.get("transport", {}),
        reported_on=_day(case, "reported_on"),
        claimed_on=_day(case, "claimed_on"),
        ended_on=_day(case, "ended_on"),
        second_report_on=_day(case, "second_report_on"),
        paid_days=case.get("paid_days", 0),
        paid=case.get("paid", {}),
    )


def _disability(each: dict[str, Any]) -> Disability:
    eyes = tuple(each["eyes"]) if each.get("eyes") else None
    return Disability(each["code"], each.get("measure"), bool(each.get("left_handed")), eyes)


def _deaths(given: Sequence[Given], law: StatuteBook) -> list[Outcome]:
    cases = [
        DeathCase(
            died_on=_needed(case, "event_on"),
            segment=case["segment"],
            registered_on=_needed(case, "registered_on"),
            contribution_months=case["contribution_months"],
        )
        for _, case in given
    ]
    return judge_deaths(cases, law)


def _scholarship(basis: str, case: Case, law: StatuteBook) -> Outcome:
    children = tuple(Child(each["level"], each["years_left"], _day(each, "born")) for each in case["children"])
    event_on = _day(case, "accident_on") or _needed(case, "event_on")
    if not children:
        cite = law["scholarship.benefit.most_children"].at(event_on).cite
        return Outcome((), (Finding("scholarship-children", False, "Belum ada anak yang bersekolah.", cite),))
    return judge_scholarship(ScholarshipCase(basis, event_on, case["contribution_months"], children), law)


def _savings(given: Sequence[Given], law: StatuteBook) -> list[Outcome]:
    causes = law["jht.claim.causes"]
    cause = [causes.position("pension_age" if basis == "partial" else basis) for basis, _ in given]

    def column(name: str) -> Days:
        return np.array([case.get(name) or "NaT" for _, case in given], dtype="datetime64[D]")

    cases = SavingsCases(
        claimed_on=days([_needed(case, "claimed_on") for _, case in given]),
        balance=rupiah([case["balance"] for _, case in given]),
        part=np.array([case["part"] if basis == "partial" else WHOLE for basis, case in given], dtype=np.int64),
        cause=np.array(cause, dtype=np.int64),
        left_on=column("left_on"),
        born=column("born"),
        contract_age=np.array([bool(case.get("contract_age")) for _, case in given]),
        member_since=column("registered_on"),
        partial_before=np.array([case["partial_before"] for _, case in given], dtype=np.int64),
    )
    earlier = [[(dt.date.fromisoformat(day), amount) for day, amount in case["earlier"]] for _, case in given]
    return judge_many_savings(cases, law, earlier, [case.get("npwp") for _, case in given])


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


def _treatment(basis: str, case: Case, law: StatuteBook) -> Outcome:
    return judge_treatment(
        TreatmentCase(
            accident_on=_needed(case, "event_on"),
            treated_from=_needed(case, "treated_from"),
            treated_to=_needed(case, "treated_to"),
            guaranteed_to=_needed(case, "guaranteed_to"),
            conclusion=case["conclusion"],
            items=tuple(Item(each["kind"], each["amount"], each["reference_price"]) for each in case["items"]),
            granted_before=case["granted_before"],
            home_care_from=_day(case, "home_care_from"),
        ),
        law,
    )


def _each(one: Callable[[str, Case, StatuteBook], Outcome]) -> _Judge:
    """A judge of many out of a judge of one."""
    return lambda given, law: [one(basis, case, law) for basis, case in given]


_JUDGES: dict[str, _Judge] = {
    Programme.JKK: _accidents,
    Programme.JKM: _deaths,
    Programme.SCHOLARSHIP: _each(_scholarship),
    Programme.JHT: _savings,
    Programme.JP: _each(_pension),
    Programme.JKP: _each(_job_loss),
    Programme.CARE: _each(_treatment),
}
