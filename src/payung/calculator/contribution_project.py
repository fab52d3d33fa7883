"""`contribution.project`: what a construction project owes, by contract value or by its known wages."""

from __future__ import annotations

from payung.calculator.contract import Answer, Calculation, Facts, Finding, Problem
from payung.calculator.fields import Month, Whole
from payung.rules.contributions.explain_project import explain_contract, explain_wages
from payung.statute_book import StatuteBook


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """What is owed by one of the two ways."""
    value, wages, month = facts["contract_value"], facts["wages_total"], facts["month"]
    if (value is None) == (wages is None):
        raise Problem("contradiction", "contract_value", "Isi salah satu: contract_value (tanpa PPN) atau wages_total.")
    lines = explain_contract(month, value, law) if wages is None else explain_wages(month, wages, law)
    covid = law["contributions.relief.covid_2020"]
    version = covid.find(month)
    findings = []
    if version is not None:
        text = f"{covid.title} berlaku pada bulan ini. Syarat: {covid.about['conditions']}"
        findings.append(Finding("relief-covid-2020", True, text, version.cite))
    return Answer(lines=lines, findings=findings, questions=covid.questions if findings else ())


CALCULATION = Calculation(
    name="contribution.project",
    title="Iuran jasa konstruksi",
    fields=(
        Month("month", "Bulan iuran"),
        Whole("contract_value", "Nilai kontrak tanpa PPN", False, unit="rupiah"),
        Whole("wages_total", "Jumlah upah pekerja sebulan, bila komponen upah diketahui", False, unit="rupiah"),
    ),
    line_codes=("jkk", "jkm"),
    answer=answer,
)
