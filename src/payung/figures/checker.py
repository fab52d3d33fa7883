"""Every check, over any figures."""

from __future__ import annotations

from collections.abc import Sequence

from payung.figures.checks.amounts import check_amounts
from payung.figures.checks.budgets import check_budgets, check_rate_as_people
from payung.figures.checks.calendar import check_period, check_this_year, check_weekday
from payung.figures.checks.changes import check_changes
from payung.figures.checks.denominators import check_denominators
from payung.figures.checks.means import check_means, check_means_to_date
from payung.figures.checks.publications import check_offices, check_publications
from payung.figures.checks.ratios import check_ratios
from payung.figures.checks.regions import check_bounds, check_ranks
from payung.figures.checks.sources import check_sources
from payung.figures.checks.sums import check_sums
from payung.figures.checks.targets import check_targets
from payung.figures.checks.units import check_labels, check_units
from payung.figures.model import Claimed, Finding, Outcome
from payung.figures.publications import read_offices, read_publications
from payung.figures.register import read_register, statements
from payung.figures.rises import check_times
from payung.figures.text import read_text
from payung.statute_book import StatuteBook

WITHIN = (check_sums, check_ratios, check_units, check_labels, check_period, check_means)
ACROSS = (check_denominators, check_changes, check_means_to_date)
BETWEEN = (check_sources, check_bounds, check_ranks)
ORDER = tuple(Outcome)
"""What does not hold is told first."""


def check_figures(figures: Sequence[Claimed], law: StatuteBook) -> list[Finding]:
    """Every identity the figures allow, what does not hold first, then what cannot be told.

    A figure of nought is left out: nothing can be divided by it, and in a sum it is not missed.
    """
    figures = [figure for figure in figures if figure.value is None or figure.value]
    said = statements(figures)
    findings = [finding for check in WITHIN for statement in said for finding in check(statement)]
    findings += [finding for statement in said for finding in check_amounts(statement, law)]
    findings += [finding for check in ACROSS for finding in check(said)]
    findings += [finding for check in BETWEEN for finding in check(figures)]
    findings += [*check_budgets(said, law), *check_rate_as_people(said, law)]
    findings += check_targets(figures, read_register())
    return _in_order(findings)


def check_register(law: StatuteBook) -> list[Finding]:
    """Everything in the register: its figures, and what its publications show of themselves."""
    figures = read_register()
    return _in_order([*check_figures(figures, law), *check_publications(read_publications(), read_offices(), figures)])


def check_text(text: str, law: StatuteBook, source: str = "teks") -> list[Finding]:
    """The same for a typed or pasted Indonesian text, with its weekdays."""
    page = read_text(text, source)
    findings = [check_weekday(name, day, source) for name, day in page.weekdays]
    findings += check_this_year(text, page.weekdays, source)
    findings += [*check_times(text, source), *check_offices(text, read_offices(), source)]
    findings += check_figures(page.figures, law)
    return _in_order(findings)


def _in_order(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: ORDER.index(finding.outcome))
