"""Which readings of open questions decided a JP case."""

from __future__ import annotations

import numpy as np

from payung.kernel.money import MILLION
from payung.rules.jp.pension import (
    MONTHS,
    PensionCases,
    counted_months,
    first_payment,
    formula,
    limited,
)
from payung.statute_book import StatuteBook

LIKE_WIDOWS = ("children", "parents")


def survivor_questions(cases: PensionCases, held: dict[str, bool], law: StatuteBook) -> list[str]:
    """The readings behind the tests: who is tested at all, and by what."""
    event, day = law["jp.benefit.share"].keys[int(cases.event[0])], cases.event_on[0].item()
    full = int(cases.contribution_months[0]) >= law["jp.benefit.full_months"].value(day)
    needs_full = bool(law["jp.benefit.needs_full_months"].value(day, event))
    dense = int(cases.contribution_months[0]) * MILLION >= (
        law["jp.benefit.density"].value(day, event) * int(cases.membership_months[0])
    )
    found: list[str] = []
    if full and not dense and not needs_full:
        found += law["jp.benefit.tested_when_full"].questions
    if event in LIKE_WIDOWS and not full:
        found += law["jp.benefit.density"].questions
    return found


def pension_questions(cases: PensionCases, law: StatuteBook) -> list[str]:
    """The readings behind the amount of a pension."""
    event, day = law["jp.benefit.share"].keys[int(cases.event[0])], cases.event_on[0].item()
    found: list[str] = []
    if event == "children":
        found += law["jp.benefit.children_most"].questions
    if event == "parents":
        found.append("jp-parents-share")
    plain = formula(cases, law)
    amount = limited(plain, cases.event_on, cases.event, law)
    if plain[0] != amount[0]:
        if event in ("widow", *LIKE_WIDOWS):
            found += law["jp.benefit.limits_apply"].questions
        found += law["jp.limits.least" if plain[0] < amount[0] else "jp.limits.most"].at(day).questions
    elif _rounded(cases, law):
        found += law["jp.benefit.accrual_rate"].questions
    if limited(plain, first_payment(cases.event_on), cases.event, law)[0] != amount[0]:
        found.append("jp-limit-day")
    return found


def _rounded(cases: PensionCases, law: StatuteBook) -> bool:
    day = cases.event_on
    rate = law["jp.benefit.accrual_rate"].on(day) * law["jp.benefit.share"].on(day, cases.event)
    exact = cases.average_wage.astype(object) * counted_months(cases, law).astype(object) * rate.astype(object)
    return bool(np.any(exact % (MONTHS * MILLION * MILLION) != 0))
