"""`benefit.jkm`: what heirs are paid when a member has died, not of work."""

from __future__ import annotations

from payung.calculator.benefit_scholarship import children, read_children
from payung.calculator.contract import Answer, Calculation, Facts, Problem
from payung.calculator.fields import Choice, Day, Whole
from payung.calculator.outcome import answer_of
from payung.kernel.dates import date_text
from payung.rules.jkm.judge import DeathCase, judge_death
from payung.statute_book import StatuteBook

SEGMENTS = (
    ("PU", "penerima upah"),
    ("BPU", "bukan penerima upah"),
    ("JAKON", "jasa konstruksi"),
)


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """The death benefit and the scholarships beside it."""
    died_on, registered_on = facts["died_on"], facts["registered_on"]
    law["jkm.benefit.lump_sum"].at(died_on)
    if registered_on > died_on:
        text = f"registered_on: {date_text(registered_on)} sesudah meninggal {date_text(died_on)}."
        raise Problem("contradiction", "registered_on", text)
    case = DeathCase(
        died_on=died_on,
        segment=facts["segment"],
        registered_on=registered_on,
        contribution_months=facts["contribution_months"],
        children=read_children(facts["children"], died_on, law),
    )
    return answer_of(judge_death(case, law))


CALCULATION = Calculation(
    name="benefit.jkm",
    title="Manfaat Jaminan Kematian",
    fields=(
        Day("died_on", "Hari meninggal, bukan karena kecelakaan kerja"),
        Choice("segment", "Segmen kepesertaan", choices=SEGMENTS),
        Day("registered_on", "Hari mulai menjadi peserta"),
        Whole("contribution_months", "Masa iuran", most=999, unit="bulan"),
        children("children", "Anak yang bersekolah, menurut urutan yang dipilih keluarga", False),
    ),
    line_codes=("lump_sum", "periodic", "burial", "scholarship"),
    answer=answer,
)
