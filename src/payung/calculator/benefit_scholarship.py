"""`benefit.scholarship`: what the children of a member are paid, by child and level."""

from __future__ import annotations

import datetime as dt
from typing import Any

from payung.calculator.contract import Answer, Calculation, Facts, Problem
from payung.calculator.fields import Choice, Day, Whole
from payung.calculator.nested_fields import Records
from payung.calculator.outcome import answer_of
from payung.rules.scholarship.judge import Child, ScholarshipCase, judge_scholarship, most_years
from payung.statute_book import StatuteBook

PROGRAMMES = (
    ("JKK", "Jaminan Kecelakaan Kerja"),
    ("JKM", "Jaminan Kematian"),
)
LEVELS = (
    ("TK", "taman kanak-kanak"),
    ("SD", "sekolah dasar"),
    ("SMP", "sekolah menengah pertama"),
    ("SMA", "sekolah menengah atas"),
    ("PT", "perguruan tinggi sampai S1, atau pelatihan"),
)
CHILD = (
    Choice("level", "Jenjang sekolah sekarang", choices=LEVELS),
    Whole("years_left", "Tahun tersisa di jenjang itu; semuanya bila kosong", False, most=9, unit="tahun"),
    Day("birth_date", "Hari lahir; tanpa itu usia tidak diuji", False),
)


def children(name: str, title: str, required: bool) -> Records:
    """The fact that lists children, in the order the family names them."""
    return Records(name, title, required, (), CHILD)


def read_children(given: tuple[dict[str, Any], ...], event_on: dt.date, law: StatuteBook) -> tuple[Child, ...]:
    """The children as the rules want them. Raises Problem for a birth after the event or too many years."""
    found = []
    for place, each in enumerate(given):
        child = Child(**each)
        if child.birth_date is not None and child.birth_date > event_on:
            field = f"children[{place}].birth_date"
            raise Problem("contradiction", field, f"{field}: {child.birth_date} sesudah peristiwa {event_on}.")
        most = most_years(child.level, event_on, law)
        if most is not None and child.years_left is not None and child.years_left > most:
            field = f"children[{place}].years_left"
            text = f"{field}: ditemukan {child.years_left}; {child.level} paling lama {most} tahun."
            raise Problem("out-of-range", field, text)
        found.append(child)
    return tuple(found)


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """The scholarships of one event."""
    event_on = facts["event_on"]
    law["scholarship.benefit.most_children"].at(event_on)
    case = ScholarshipCase(
        programme=facts["programme"],
        event_on=event_on,
        contribution_months=facts["contribution_months"],
        children=read_children(facts["children"], event_on, law),
    )
    return answer_of(judge_scholarship(case, law))


CALCULATION = Calculation(
    name="benefit.scholarship",
    title="Beasiswa pendidikan anak",
    fields=(
        Choice("programme", "Program", choices=PROGRAMMES),
        Day("event_on", "Hari meninggal atau hari kecelakaan kerja"),
        Whole("contribution_months", "Masa iuran peserta", most=999, unit="bulan"),
        children("children", "Anak yang bersekolah, menurut urutan yang dipilih keluarga", True),
    ),
    line_codes=("scholarship",),
    answer=answer,
)
