"""The workings of a migrant worker's contribution."""

from __future__ import annotations

import datetime as dt

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.periods import days
from payung.rules.contributions.migrant import migrant_contributions, package_of
from payung.rules.working import Line
from payung.statute_book import StatuteBook
from payung.statute_book.parameter import Version

BETWEEN, BELOW = "migrant-13-to-23", "migrant-under-six"
"""Open questions of law/questions.toml."""


def explain_migrant(registered_on: dt.date, contract_months: int, via_agency: bool, law: StatuteBook) -> list[Line]:
    """The parts of one migrant worker's contribution; the amounts are those of `migrant_contributions`."""
    day, length = days(registered_on), np.array([contract_months], dtype=np.int64)
    due = migrant_contributions(day, length, np.array([via_agency]), law)
    package = int(package_of(day, length, law)[0][0])
    excess = law["contributions.migrant.excess_per_month"].at(registered_on)
    lines = []
    if via_agency:
        before = law["contributions.migrant.before"].at(registered_on)
        lines.append(_line("before", int(due.before[0]), f"sebelum bekerja: {number_text(before.value)}", before))
    during = int(due.during[0])
    packages = law["contributions.migrant.packages"].at(registered_on)
    lines.append(_line("during", during, f"paket {package} bulan: {number_text(during)}", packages))
    if beyond := max(contract_months - package, 0):
        amount = int(due.excess[0])
        working = f"{beyond} bulan × {number_text(excess.value)} = {number_text(amount)}"
        lines.append(_line("excess", amount, working, excess))
    return lines


def _line(code: str, amount: int, working: str, version: Version) -> Line:
    return Line(code, "JKK JKM", "member", amount, working, version.cite, version.status)


def migrant_questions(registered_on: dt.date, contract_months: int, law: StatuteBook) -> list[str]:
    """The open questions whose reading decided: between two packages, or below the smallest."""
    lengths = law["contributions.migrant.packages"].at(registered_on).column("months")
    if contract_months < int(lengths[0]):
        return [BELOW]
    inside = contract_months < int(lengths[-1]) and contract_months not in lengths.tolist()
    return [BETWEEN] if inside else []
