"""Persons × months × rate = budget, with every rate the law held for own-account workers in the period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from payung.figures import say
from payung.figures.measures import COHORTS
from payung.figures.model import Claimed, Finding, Outcome, Statement, Unit, found
from payung.figures.precision import cut_short
from payung.kernel.money import rupiah
from payung.kernel.periods import month_number
from payung.rules.contributions.own_account import OwnAccountFacts, own_account_contributions
from payung.statute_book import NotInForce, StatuteBook

NAME = "persons-months-rate"
YEAR = 12
LONGEST = 5 * YEAR
"""Months of the longest programme anybody budgets for: the term of a regent."""
MONTHS = "subsidised_months"
"""For how many months the budget was said to be."""
Rates = dict[int, str]


def rates_in(year: int, law: StatuteBook) -> Rates:
    """Rupiah per person and month at the lowest band -> package, for every month of a year and with every
    relief; empty where we hold no law."""
    ways = [(month, *flags) for month in range(1, YEAR + 1) for flags in _FLAGS]
    month, paid, transport, jht = zip(*ways, strict=True)
    yes = np.ones(len(ways), dtype=np.bool_)
    facts = OwnAccountFacts(
        month=np.array([month_number(year, each) for each in month], dtype=np.int64),
        income=rupiah([0] * len(ways)),
        transport=np.array(transport),
        paid_by_state_budget=np.array(paid),
        jkk=yes,
        jkm=yes,
        jht=np.array(jht),
    )
    try:
        totals = own_account_contributions(facts, law).total
    except NotInForce:
        return {}
    return {
        int(total): "JKK, JKM, dan JHT" if saved else "JKK dan JKM" for total, saved in zip(totals, jht, strict=True)
    }


_FLAGS = ((True, False, False), (True, False, True), (False, True, False), (False, False, False), (False, False, True))
"""(paid by a state budget, transport worker, with JHT): the ways to a rate."""


def check_budgets(statements: Sequence[Statement], law: StatuteBook) -> Iterator[Finding]:
    """Cohorts and their budgets, of one source, region and year."""
    groups: dict[tuple[str, str, int], list[Claimed]] = {}
    for statement in statements:
        for figure in statement.figures:
            year = figure.period.year
            if figure.value is not None and year and figure.metric in (*COHORTS, *COHORTS.values(), MONTHS):
                groups.setdefault((statement.region_code, statement.source, year), []).append(figure)
    for (_, _, year), figures in groups.items():
        rates = rates_in(year, law)
        for people in figures:
            budget = next((each for each in figures if each.metric == COHORTS.get(people.metric)), None)
            months = next((each for each in figures if each.metric == MONTHS), None)
            if budget and rates:
                elsewhere = _told_elsewhere(people, statements)
                yield judged(people, budget, rates, elsewhere, int(months.number) if months else None)


def _told_elsewhere(people: Claimed, statements: Sequence[Statement]) -> list[Claimed]:
    """The same cohort as other sources number it."""
    figures = (figure for statement in statements for figure in statement.figures)
    return [
        each for each in figures
        if each.metric == people.metric and each.region_code == people.region_code and each.value
        and each.period.year == people.period.year and each.value != people.value
    ]  # fmt: skip


def judged(
    people: Claimed, budget: Claimed, rates: Rates, elsewhere: Sequence[Claimed] = (), said: int | None = None
) -> Finding:
    """One cohort against its budget. elsewhere: the cohort as other sources number it. said: months, where printed."""
    most = max(YEAR, min(said or 0, LONGEST))
    fits = [
        (months, rate) for rate in rates for months in range(1, most + 1)
        if abs(people.number * months * rate - budget.number) <= budget.half + people.half * months * rate
    ]  # fmt: skip
    cut = [
        (months, rate) for rate in rates for months in range(1, most + 1)
        if cut_short(budget, people.number * months * rate)
    ]  # fmt: skip
    who = f"{say.count(people.number)} orang"
    other = [(months, rate) for months, rate in fits if months != said]
    fits = [(months, rate) for months, rate in fits if said in (months, None)]
    if said and not fits and other:
        outcome = Outcome.DOES_NOT
        (months, rate), *_ = other
        sentence = f"{_times(who, months, rate, rates)} memang {say.money(budget.number)}, tetapi yang tertulis {said} \
bulan; bulan atau anggarannya keliru."
    elif len(fits) == 1:
        ((months, rate),) = fits
        outcome = Outcome.HOLDS
        sentence = f"{_times(who, months, rate, rates)} memang {say.money(budget.number)}."
    elif fits:
        outcome = Outcome.CANNOT_TELL
        several = ", ".join(str(months) for months, _ in fits)
        sentence = f"{who} dan {say.money(budget.number)} cocok dengan lebih dari satu masa: {several} bulan."
    elif cut:
        months, rate = cut[-1]
        total = say.money(people.number * months * rate)
        outcome = Outcome.DOES_NOT
        sentence = f"{_times(who, months, rate, rates)} adalah {total}; anggarannya dipotong, bukan dibulatkan."
    else:
        outcome = Outcome.DOES_NOT
        sentence = _no_fit(who, people, budget, rates) + _fitting(elsewhere, budget, rates)
    tried = " atau ".join(say.money(rate) for rate in sorted(rates))
    return found(
        NAME,
        outcome,
        budget,
        (people, budget),
        identity=f"{who} × 1 sampai {most} bulan × {tried}; tercetak {say.money(budget.number)}",
        tolerance=f"± {say.money(budget.half)}" if budget.half else "tanpa toleransi",
        sentence=sentence,
    )


def _fitting(elsewhere: Sequence[Claimed], budget: Claimed, rates: Rates) -> str:
    """The other source's number that the budget does fit, if there is one."""
    for people in elsewhere:
        for rate in rates:
            total = people.number * YEAR * rate
            if cut_short(budget, total) or abs(total - budget.number) <= budget.half:
                return f"; sumber lain menyebut {say.count(people.number)} orang, dan itu cocok untuk setahun."
    return "."


def _times(who: str, months: int, rate: int, rates: Rates) -> str:
    return f"{who} selama {months} bulan dengan {say.money(rate)} sebulan ({rates[rate]})"


def _no_fit(who: str, people: Claimed, budget: Claimed, rates: Rates) -> str:
    rate = next(iter(rates))
    months = Fraction(budget.number, people.number * rate)
    whole = months.denominator == 1
    shown, but = (say.count(months), "lebih dari setahun") if whole else (say.decimal(months), "bukan bilangan bulan")
    enough = say.count(Fraction(budget.number, YEAR * rate))
    return (
        f"{say.money(budget.number)} untuk {who} berarti {shown} bulan iuran {rates[rate]}, {but}; "
        f"anggaran itu cukup untuk {enough} orang setahun, jadi orang atau anggarannya bukan milik daftar yang sama"
    )


def check_rate_as_people(statements: Sequence[Statement], law: StatuteBook) -> Iterator[Finding]:
    """A number of persons that is really the monthly contribution in rupiah: a unit class mixed up."""
    known: dict[int, Rates] = {}
    for statement in statements:
        year = statement.period.year
        if year is None:
            continue
        if year not in known:
            known[year] = rates_in(year, law)
        for figure in statement.figures:
            if figure.unit is Unit.PERSONS and figure.value in known[year]:
                yield found(
                    "unit-class",
                    Outcome.DOES_NOT,
                    figure,
                    (figure,),
                    identity=f"{say.count(figure.number)} orang = {say.money(figure.number)} iuran sebulan",
                    sentence=f"{say.count(figure.number)} orang sama persis dengan iuran "
                    f"{known[year][int(figure.number)]} sebulan; agaknya rupiah tertulis sebagai orang.",
                )
