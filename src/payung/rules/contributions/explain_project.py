"""The workings of a construction project's contribution."""

from __future__ import annotations

from payung.kernel.amounts import number_text
from payung.kernel.money import Rupiah, rupiah
from payung.kernel.periods import months
from payung.rules.contributions.project import contract_contributions, slices_of, wages_contributions
from payung.rules.working import Line, cites, weakest
from payung.statute_book import StatuteBook
from payung.statute_book.parameter import Version
from payung.statute_book.units import percent_plain

PROGRAMMES = ("jkk", "jkm")
COVID = "contributions.relief.covid_2020"


def explain_contract(month: int, contract_value: int, law: StatuteBook) -> list[Line]:
    """JKK and JKM of one contract value, slice by slice. The amounts are those of
    `contract_contributions`."""
    due = contract_contributions(months(month), rupiah(contract_value), law)
    slices = slices_of(month, contract_value, law)
    relief = _relief(month, law)
    lines = []
    for name in PROGRAMMES:
        terms = []
        for each in slices:
            factors = [percent_plain(getattr(each, f"{name}_rate")), number_text(each.part)]
            factors[1:1] = [percent_plain(version.value) for version in relief]
            terms.append(" × ".join(factors))
        read = [law["contributions.project.slices"].at(month), *relief]
        lines.append(_line(name, getattr(due, name), " + ".join(terms), read))
    return lines


def explain_wages(month: int, wages_total: int, law: StatuteBook) -> list[Line]:
    """JKK and JKM of a month's known wages. The amounts are those of `wages_contributions`."""
    due = wages_contributions(months(month), rupiah(wages_total), law)
    relief = _relief(month, law)
    lines = []
    for name in PROGRAMMES:
        rate = law[f"contributions.project.wages_{name}_rate"].at(month)
        factors = [percent_plain(version.value) for version in (rate, *relief)]
        lines.append(_line(name, getattr(due, name), " × ".join([*factors, number_text(wages_total)]), [rate, *relief]))
    return lines


def _relief(month: int, law: StatuteBook) -> list[Version]:
    version = law[COVID].find(month)
    return [] if version is None else [version]


def _line(name: str, column: Rupiah, working: str, read: list[Version]) -> Line:
    amount = int(column[0])
    return Line(
        code=name,
        programme=name.upper(),
        payer="employer",
        amount=amount,
        working=f"{working} = {number_text(amount)}",
        cite=cites(read),
        status=weakest(read),
    )
