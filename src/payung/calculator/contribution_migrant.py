"""`contribution.migrant`: what a migrant worker owes for JKK and JKM, paid at once."""

from __future__ import annotations

from payung.calculator.contract import Answer, Calculation, Facts
from payung.calculator.fields import Day, Flag, Whole
from payung.rules.contributions.explain_migrant import explain_migrant, migrant_questions
from payung.statute_book import StatuteBook


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """The parts before work, for the package, and for the months beyond it."""
    case = (facts["registered_on"], facts["contract_months"], facts["via_agency"], law)
    return Answer(
        lines=explain_migrant(*case),
        questions=migrant_questions(facts["registered_on"], facts["contract_months"], law),
    )


CALCULATION = Calculation(
    name="contribution.migrant",
    title="Iuran pekerja migran Indonesia",
    fields=(
        Day("registered_on", "Hari mendaftar"),
        Whole("contract_months", "Lama perjanjian kerja", least=1, most=120, unit="bulan"),
        Flag("via_agency", "Melalui perusahaan penempatan", required=True),
    ),
    line_codes=("before", "during", "excess"),
    answer=answer,
)
