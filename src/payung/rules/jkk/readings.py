"""Which readings of open questions decided the amounts of one accident."""

from __future__ import annotations

from payung.kernel.money import MILLION
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.disability import STEPS, row_used
from payung.rules.jkk.worked import Worked
from payung.statute_book import StatuteBook

ROUNDING = "benefit-rounding"
PAID_BEFORE = "jkk-paid-before"


def decided_by(case: AccidentCase, row: Worked, law: StatuteBook) -> list[str]:
    """Ids of the open questions whose reading decided an amount."""
    found = _stmb(case, row, law)
    if not (case.death or case.total_disability):
        found += _disabilities(case, row, law)
    if case.death and row.floor_decides:
        found += law["jkk.cash.death_not_below_jkm"].questions
    if _rounded(case, row, law):
        found.append(ROUNDING)
    if any(row.before.values()):
        found.append(PAID_BEFORE)
    return found


def _stmb(case: AccidentCase, row: Worked, law: StatuteBook) -> list[str]:
    if not case.absence_days:
        return []
    version = law["jkk.cash.stmb"].at(case.accident_on)
    return [*law["jkk.cash.stmb_month_days"].questions, *(version.questions if any(row.in_step[1:]) else ())]


def _disabilities(case: AccidentCase, row: Worked, law: StatuteBook) -> list[str]:
    found: list[str] = []
    for each in case.disabilities:
        used = row_used(each, row.table)
        rule = law[used.rule]
        if used.status.startswith("remembered"):
            found += rule.at(case.accident_on).questions
        if used.rule == STEPS and _between_steps(each.measure or 0, used.percent, used.step, used.most):
            found += rule.questions
        if each.eyes is not None:
            found += law["jkk.disability.eye_weight"].questions
    if row.together > row.disability:
        found += law["jkk.disability.most_together"].questions
    return found


def _between_steps(measure: int, percent: int, step: int, most: int) -> bool:
    return measure % step != 0 or percent * measure > most * step


def _rounded(case: AccidentCase, row: Worked, law: StatuteBook) -> bool:
    """Whether some product was not whole rupiah."""
    months = row.base * row.months
    rates = []
    if case.death and not row.floor_decides:
        rates.append(law["jkk.cash.death"].value(case.accident_on))
    elif case.total_disability:
        rates.append(law["jkk.cash.total_disability"].value(case.accident_on))
    elif not case.death:
        rates.append(row.disability)
    return any(months * rate % MILLION for rate in rates) or _stmb_rounded(case, row, law)


def _stmb_rounded(case: AccidentCase, row: Worked, law: StatuteBook) -> bool:
    rates: list[int] = law["jkk.cash.stmb"].at(case.accident_on).column("rate").tolist()
    over = row.month_days * MILLION
    until = sum(count * rate for count, rate in zip(row.in_all, rates, strict=True))
    here = sum(count * rate for count, rate in zip(row.in_step, rates, strict=True))
    return row.base * until % over != 0 or row.base * (until - here) % over != 0
