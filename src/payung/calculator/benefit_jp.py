"""`benefit.jp`: a pension by the month, or the lump sum that takes its place."""

from __future__ import annotations

import numpy as np

from payung.calculator.benefit_jht import refuse_far_days
from payung.calculator.contract import Answer, Calculation, Facts, Problem
from payung.calculator.fields import Choice, Day, Month, Whole
from payung.calculator.nested_fields import Records
from payung.calculator.outcome import answer_of
from payung.kernel.dates import date_text, month_text
from payung.kernel.money import Rupiah
from payung.kernel.periods import Months, days, month_of
from payung.rules.findings import Outcome, once
from payung.rules.jp.average import averages, revalued, years_unknown
from payung.rules.jp.judge import Paid, judge_pension
from payung.rules.jp.lump_sum import contributions_of
from payung.rules.jp.pension import PensionCases
from payung.statute_book import StatuteBook

EVENTS = (
    ("old_age", "Hari tua"),
    ("disability", "Cacat total tetap"),
    ("widow", "Janda atau duda peserta"),
    ("children", "Anak peserta, bila tidak ada janda atau duda"),
    ("parents", "Orang tua peserta lajang"),
)
MOST_MONTHS = 100 * 12


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """The pension or the lump sum of one event."""
    refuse_far_days(facts)
    _refuse(facts, law)
    wages, months = _wages(facts, law)
    complete = wages.size == facts["contribution_months"]
    case = PensionCases.one(
        law,
        event=facts["event"],
        event_on=facts["on"],
        contribution_months=facts["contribution_months"],
        membership_months=facts["membership_months"],
        average_wage=_average(facts, wages, months, law),
        born=facts["birth_date"],
    )
    put_in = int(contributions_of(wages, months, law).sum()) if complete else None
    outcome = judge_pension(case, law, Paid(put_in, facts["returns"]))
    return answer_of(_with_wages(outcome, wages.size, facts, law, months))


def _with_wages(outcome: Outcome, count: int, facts: Facts, law: StatuteBook, months: Months) -> Outcome:
    """The outcome with what is to be said about the wages it was reckoned from."""
    if not count or not outcome.lines:
        return outcome
    questions, notes = outcome.questions, outcome.notes
    paid_by_month = outcome.lines[0].code == "pension"
    if paid_by_month and int(months.min()) // 12 < facts["on"].year:
        questions = once([*questions, *law["jp.inflation.yearly"].questions])
    if count != facts["contribution_months"]:
        text = f"Rata-rata dari {count} upah yang diberikan, bukan dari {facts['contribution_months']} bulan iuran."
        notes = (*notes, text)
    return Outcome(outcome.lines, outcome.findings, questions, notes)


def _refuse(facts: Facts, law: StatuteBook) -> None:
    """Raise Problem for a fact that this event needs and lacks, or that cannot be."""
    on, paid, member = facts["on"], facts["contribution_months"], facts["membership_months"]
    if law["jp.benefit.share"].find(on) is None:
        raise Problem("no-law", "on", f"on: {date_text(on)} mendahului program JP.")
    asks_age = law["jp.benefit.needs_age"].value(on, facts["event"])
    if asks_age and facts["birth_date"] is None:
        raise Problem("missing-field", "birth_date", "Fakta 'birth_date' belum diisi; diperlukan untuk hari tua.")
    if not asks_age and member is None:
        text = "Fakta 'membership_months' belum diisi; diperlukan untuk menguji kepadatan iuran."
        raise Problem("missing-field", "membership_months", text)
    if facts["birth_date"] is not None and facts["birth_date"] > on:
        raise Problem("contradiction", "birth_date", f"birth_date: sesudah {date_text(on)}.")
    if member is not None and paid > member:
        text = f"contribution_months: {paid} bulan iuran, padahal {member} bulan kepesertaan."
        raise Problem("contradiction", "contribution_months", text)
    if bool(facts["wages"]) == (facts["average_indexed_wage"] is not None):
        raise Problem("contradiction", "wages", "wages: isi salah satu: wages atau average_indexed_wage.")


def _wages(facts: Facts, law: StatuteBook) -> tuple[Rupiah, Months]:
    for place, each in enumerate(facts["wages"]):
        field = f"wages[{place}].month"
        if each["month"] > month_of(facts["on"]):
            raise Problem("contradiction", field, f"{field}: {month_text(each['month'])} sesudah on.")
        if law["contributions.jp.ceiling"].find(each["month"]) is None:
            raise Problem("no-law", field, f"{field}: {month_text(each['month'])} mendahului program JP.")
    wages = np.array([each["wage"] for each in facts["wages"]], dtype=np.int64)
    return wages, np.array([each["month"] for each in facts["wages"]], dtype=np.int64)


def _average(facts: Facts, wages: Rupiah, months: Months, law: StatuteBook) -> int:
    if not wages.size:
        return int(facts["average_indexed_wage"])
    on = facts["on"]
    missing = years_unknown(months, on.year, law)
    if missing:
        years = ", ".join(str(year) for year in missing)
        text = f"on: inflasi tahun {years} belum kami pegang; isi average_indexed_wage."
        raise Problem("no-law", "on", text)
    values = revalued(wages, months, np.repeat(days(on), wages.size), law)
    return int(averages(values, np.zeros(wages.size, dtype=np.int64), 1)[0])


CALCULATION = Calculation(
    name="benefit.jp",
    title="Manfaat Jaminan Pensiun",
    fields=(
        Choice("event", "Kejadian, atau siapa yang menerima", choices=EVENTS),
        Day("on", "Hari mulai mengambil pensiun, hari cacat ditetapkan, atau hari peserta meninggal"),
        Day("birth_date", "Tanggal lahir peserta", False),
        Whole("contribution_months", "Iuran JP yang dibayar", most=MOST_MONTHS, unit="bulan"),
        Whole("membership_months", "Masa kepesertaan JP", False, most=MOST_MONTHS, unit="bulan"),
        Records(
            "wages",
            "Upah menurut bulan iuran",
            False,
            (),
            (Month("month", "Bulan iuran"), Whole("wage", "Upah sebulan", unit="rupiah")),
            most=MOST_MONTHS,
        ),
        Whole("average_indexed_wage", "Rata-rata upah yang sudah dinilai kembali", False, unit="rupiah"),
        Whole("returns", "Hasil pengembangan JP, bila dibayar sekaligus", False, unit="rupiah"),
    ),
    line_codes=("pension", "lump_sum"),
    answer=answer,
)
