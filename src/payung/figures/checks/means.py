"""What one of a kind comes to, where no law bounds it: a mean shows whether two numbers belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from payung.figures import say
from payung.figures.checks.ratios import numerators
from payung.figures.model import Claimed, Finding, Outcome, Statement, Unit, found

NAME = "mean"
PAIRS = (
    *((f"claims_amount_{each}", f"claims_count_{each}", "klaim") for each in ("total", "jkk", "jht")),
    ("contributions", "active_members", "peserta"),
    ("active_members_pu", "employers_active", "perusahaan"),
    ("active_members_jakon", "construction_projects", "proyek"),
)
"""What is divided, by what, and what one of it is called."""


def check_means(statement: Statement) -> Iterator[Finding]:
    """Every mean of one statement that the law does not bound; of claims, contributions, workers."""
    for over, under, one in PAIRS:
        whole, many = statement.get(over), statement.get(under)
        if whole is None or many is None or not many.number or not whole.number:
            continue
        yield _mean(statement, whole, many, many.number, one)


def check_means_to_date(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Contributions of a year so far, over the members the same source counts on a day of that year."""
    for flow in statements:
        paid = flow.get("contributions")
        if paid is None or not paid.number or not flow.period.to_date:
            continue
        for level in statements:
            same = level.source == flow.source and level.region_code == flow.region_code
            members = level.get("active_members")
            if same and members and level.period.year == flow.period.year and level is not flow:
                everybody = max(numerators(level).values(), default=members.number)
                yield _mean(flow, paid, members, everybody, "peserta")


def _mean(statement: Statement, whole: Claimed, many: Claimed, number: Fraction, one: str) -> Finding:
    """`number` divides: what `many` prints, or the sum of its parts where that is told more finely."""
    mean = Fraction(whole.number, number)
    told = say.money(mean) if whole.unit is Unit.RUPIAH else f"{say.decimal(mean, 1)} orang"
    return found(
        NAME,
        Outcome.CANNOT_TELL,
        statement,
        (whole, many),
        identity=f"{say.value(whole)} / {say.count(number)} = {told}",
        sentence=f"{_said(whole)} dibagi {say.count(number)} {one} adalah {told} tiap {one}; "
        "tidak ada aturan yang membatasinya, jadi bandingkan dengan tahun atau daerah lain.",
    )


def _said(whole: Claimed) -> str:
    return say.value(whole) if whole.unit is Unit.RUPIAH else f"{say.count(whole.number)} orang"
