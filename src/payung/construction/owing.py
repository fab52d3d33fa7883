"""What a project owes: its whole contribution, its terms and days, what is billed, paid and over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from payung.construction.models import Project, Refund, Term
from payung.kernel.money import rupiah, share
from payung.kernel.periods import days, month_of, months
from payung.rolls.models import Roll
from payung.rules.contributions.deadlines import register_project_by
from payung.rules.contributions.explain_project import explain_contract, explain_wages
from payung.rules.contributions.penalty import months_late, penalty
from payung.rules.contributions.project import (
    contract_contributions,
    instalment_days,
    instalments,
    wages_contributions,
    without_vat,
)
from payung.rules.working import Line
from payung.statute_book import StatuteBook

PAID = Q(roll__state=Roll.State.PAID)
LIVE = Q(cancelled_on=None)
CONTRIBUTIONS = LIVE & ~Q(reason=Term.Reason.PENALTY)


@dataclass(frozen=True)
class Sums:
    """Whole rupiah of JKK and JKM."""

    jkk: int
    jkm: int

    @property
    def total(self) -> int:
        return self.jkk + self.jkm

    def less(self, other: Sums) -> Sums:
        return Sums(self.jkk - other.jkk, self.jkm - other.jkm)


@dataclass(frozen=True)
class Part:
    """One term to come: its amounts and the day it is due."""

    jkk: int
    jkm: int
    due_on: dt.date


def law_month(project: Project) -> int:
    """The month whose law sets the rates: that of the registration."""
    return month_of(project.registered_on)


def owed(project: Project, law: StatuteBook) -> Sums:
    """The whole contribution on the values in force."""
    month = months(law_month(project))
    if project.basis == Project.Basis.WAGES:
        due = wages_contributions(month, rupiah(project.wages), law)
    else:
        due = contract_contributions(month, rupiah(project.value), law)
    return Sums(int(due.jkk[0]), int(due.jkm[0]))


def working(project: Project, law: StatuteBook) -> list[Line]:
    """How `owed` comes about, a line for each programme."""
    if project.basis == Project.Basis.WAGES:
        return explain_wages(law_month(project), project.wages, law)
    return explain_contract(law_month(project), project.value, law)


def words_of(project: Project, law: StatuteBook) -> tuple[str, str]:
    """The rate in words and the articles, as a roll prints them."""
    lines = working(project, law)
    text = "upah yang diketahui" if project.basis == Project.Basis.WAGES else "bertingkat menurut nilai kontrak"
    return text, "; ".join(dict.fromkeys(part for line in lines for part in line.cite.split("; ")))[:200]


def both_values(value: int, with_vat: bool, contracted_on: dt.date, law: StatuteBook) -> tuple[int, int]:
    """(without VAT, with VAT). A value typed without VAT is shown with the VAT of its day."""
    if with_vat:
        return int(without_vat(days(contracted_on), rupiah(value), law)[0]), value
    rate = law["contributions.project.vat_rate"].value(contracted_on)
    return value, value + int(share(rupiah(value), rate)[0])


def register_by(contracted_on: dt.date, law: StatuteBook) -> dt.date:
    """Last day to register a project of a contract signed on that day."""
    day: dt.date = register_project_by(days(contracted_on), law)[0].item()
    return day


def first_due(project: Project) -> dt.date:
    """When what is paid at once is due: the last day to register, or the day of a later registration."""
    return max(project.register_by, project.registered_on)


def parts(project: Project, whole: Sums, count: int, law: StatuteBook) -> list[Part]:
    """The terms of a contribution: one for the whole, or those of the law; they add up to it exactly."""
    if count == 1:
        return [Part(whole.jkk, whole.jkm, first_due(project))]
    month = law_month(project)
    jkk, jkm = instalments(month, whole.jkk, law), instalments(month, whole.jkm, law)
    due = instalment_days(month, days(first_due(project)), days(project.starts_on), days(project.ends_on), law).tolist()
    return [Part(*each) for each in zip(jkk, jkm, due, strict=True)]


def billed(project: Project) -> Sums:
    """Contributions of every live term, issued or not."""
    return _sums(Term.objects.filter(CONTRIBUTIONS, project=project))


def paid(project: Project) -> Sums:
    """Contributions that came in and were posted."""
    return _sums(Term.objects.filter(PAID, project=project).exclude(reason=Term.Reason.PENALTY))


def returned(project: Project) -> Sums:
    """Contributions that went back or are on their way back."""
    return _sums(Refund.objects.filter(project=project))


def over(project: Project, law: StatuteBook) -> Sums:
    """What was paid beyond what is owed and is not on its way back yet; nothing of a cancelled project is owed."""
    due = Sums(0, 0) if project.cancelled_on else owed(project, law)
    left = paid(project).less(returned(project)).less(due)
    return Sums(max(left.jkk, 0), max(left.jkm, 0))


def late_penalties(project: Project, law: StatuteBook) -> list[tuple[Term, int, int]]:
    """(term, months late, penalty) of every paid term that was late and has no penalty billed."""
    late = Term.objects.filter(PAID, project=project, late=None).exclude(reason=Term.Reason.PENALTY)
    terms = [term for term in late.select_related("roll") if not _penalised(term)]
    found = [(term, *penalty_of(project, term, term.roll.paid_on, law)) for term in terms if term.roll]
    return [each for each in found if each[2]]


def penalty_of(project: Project, term: Term, paid_on: dt.date, law: StatuteBook) -> tuple[int, int]:
    """(months late, penalty) of a term paid on that day: the penalty of employers. Questions: project-penalty."""
    late = months_late(days(term.due_on), days(paid_on))
    amount = penalty(rupiah(term.jkk + term.jkm), late, months(month_of(term.due_on)), law)
    return int(late[0]), int(amount[0])


def _penalised(term: Term) -> bool:
    return Term.objects.filter(LIVE, late=term).exists()


def _sums(rows: QuerySet[Term] | QuerySet[Refund]) -> Sums:
    found = rows.aggregate(jkk=Sum("jkk"), jkm=Sum("jkm"))
    return Sums(int(found["jkk"] or 0), int(found["jkm"] or 0))
