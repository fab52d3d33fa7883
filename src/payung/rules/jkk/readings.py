"""Which readings of open questions decided the amounts of one accident."""

from __future__ import annotations

from payung.kernel.money import MILLION
from payung.kernel.periods import days
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.cash import AccidentFacts, step_days
from payung.rules.jkk.disability import STEPS, rate_of, table_on
from payung.rules.jkk.lines import floor_decides, rows_of
from payung.statute_book import StatuteBook

ROUNDING = "benefit-rounding"


def decided_by(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> list[str]:
    """Ids of the open questions whose reading decided an amount."""
    found = _stmb(case, facts, law)
    if not (case.death or case.total_disability):
        found += _disabilities(case, facts, law)
    if case.death and floor_decides(facts, law):
        found += law["jkk.cash.death_not_below_jkm"].questions
    if _rounded(case, facts, law):
        found.append(ROUNDING)
    return found


def _stmb(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> list[str]:
    if not case.absence_days:
        return []
    month_days = law["jkk.cash.stmb_month_days"]
    version = law["jkk.cash.stmb"].at(case.accident_on)
    divisor = month_days.on(facts.accident_on)
    in_step = step_days(facts.absence_days, divisor, version.column("after_months"))[0]
    return [*month_days.questions, *(version.questions if in_step[1:].any() else ())]


def _disabilities(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> list[str]:
    table = table_on(days(case.accident_on), law)
    found: list[str] = []
    for each, row in zip(case.disabilities, rows_of(case, law), strict=True):
        rule = law[row.rule]
        if row.status.startswith("remembered"):
            found += rule.at(case.accident_on).questions
        if row.rule == STEPS and _between_steps(each.measure or 0, row.percent, row.step, row.most):
            found += rule.questions
        if each.eyes is not None:
            found += law["jkk.disability.eye_weight"].questions
    together = sum(rate_of(each, table) for each in case.disabilities)
    if together > int(facts.disability[0]):
        found += law["jkk.disability.most_together"].questions
    return found


def _between_steps(measure: int, percent: int, step: int, most: int) -> bool:
    return measure % step != 0 or percent * measure > most * step


def _rounded(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> bool:
    """Whether some product was not whole rupiah."""
    months = int(facts.base[0]) * law["jkk.cash.months_of_wage"].value(case.accident_on)
    rates = []
    if case.death and not floor_decides(facts, law):
        rates.append(law["jkk.cash.death"].value(case.accident_on))
    elif case.total_disability:
        rates.append(law["jkk.cash.total_disability"].value(case.accident_on))
    elif not case.death:
        rates.append(int(facts.disability[0]))
    return any(months * rate % MILLION for rate in rates) or _stmb_rounded(case, facts, law)


def _stmb_rounded(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> bool:
    version = law["jkk.cash.stmb"].at(case.accident_on)
    divisor = law["jkk.cash.stmb_month_days"].on(facts.accident_on)
    in_step = step_days(facts.absence_days, divisor, version.column("after_months"))[0]
    weighted = int((in_step * version.column("rate")).sum())
    return int(facts.base[0]) * weighted % (int(divisor[0]) * MILLION) != 0
