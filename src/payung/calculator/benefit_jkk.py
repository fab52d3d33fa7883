"""`benefit.jkk`: what a work accident grants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from payung.calculator.benefit_jkm import SEGMENTS
from payung.calculator.benefit_scholarship import children, read_children
from payung.calculator.contract import Answer, Calculation, Facts, Problem
from payung.calculator.fields import Choice, Day, Field, Flag, Whole
from payung.calculator.nested_fields import Percent, Record, Records
from payung.calculator.outcome import answer_of
from payung.kernel.dates import date_text
from payung.kernel.periods import days
from payung.rules.jkk.base import STATED_BY_SEGMENT
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.disability import TABLES, Disability, Row, measured, row_used, table_on
from payung.rules.jkk.judge import judge_accident
from payung.statute_book import StatuteBook, read_statute_book
from payung.statute_book.units import percent_plain

EYES_CODE = "E3"
AMOUNTS = ("wage", "income", "daily_wage")


@cache
def disability_names() -> Mapping[str, str]:
    """Every code of the table of disabilities that ever held, with its Indonesian name."""
    law = read_statute_book()
    versions = [version for name in TABLES for version in law[name].versions]
    pairs = [zip(each.texts("code"), each.texts("part"), strict=True) for each in versions]
    return {code: part for pair in pairs for code, part in pair}


@dataclass(frozen=True)
class DisabilityCode(Field):
    """A code of the table of disabilities."""

    def read(self, given: object) -> str:
        if not isinstance(given, str) or given not in disability_names():
            raise self.refuse("not-a-choice", given, f"salah satu dari {', '.join(disability_names())}")
        return given

    def schema(self) -> dict[str, Any]:
        names = "; ".join(f"{code}: {part}" for code, part in disability_names().items())
        return {"type": "string", "enum": list(disability_names()), "description": f"{self.title}. {names}"}


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """Every benefit of one accident."""
    accident_on = facts["accident_on"]
    law["jkk.cash.burial"].at(accident_on)
    kind = _stated(facts)
    _refuse_contradictions(facts)
    case = AccidentCase(
        accident_on=accident_on,
        segment=facts["segment"],
        kind=kind,
        stated=facts[kind],
        absence_days=facts["absence_days"],
        disabilities=_disabilities(facts, law),
        total_disability=facts["total_disability"],
        death=facts["death"],
        transport=facts["transport"],
        children=read_children(facts["children"], accident_on, law),
        reported_on=facts["reported_on"],
        claimed_on=facts["claimed_on"],
    )
    return answer_of(judge_accident(case, law))


def _stated(facts: Facts) -> str:
    """Which of wage, income and daily wage was stated: the one that fits the segment."""
    segment = facts["segment"]
    fitting = STATED_BY_SEGMENT[segment]
    given = [name for name in AMOUNTS if facts[name] is not None]
    if not given:
        text = f"Fakta {fitting[0]!r} belum diisi; segmen {segment} memerlukan {' atau '.join(fitting)}."
        raise Problem("missing-field", fitting[0], text)
    for name in given:
        if name not in fitting or name != given[0]:
            text = f"{name}: segmen {segment} mengisi satu saja: {' atau '.join(fitting)}."
            raise Problem("contradiction", name, text)
    return given[0]


def _refuse_contradictions(facts: Facts) -> None:
    if facts["death"] and facts["total_disability"]:
        raise Problem("contradiction", "death", "death: isi akhirnya saja, death atau total_disability.")
    if facts["death"] and facts["disabilities"]:
        text = "disabilities: cacat tidak ditetapkan bagi peserta yang meninggal."
        raise Problem("contradiction", "disabilities", text)
    for name in ("reported_on", "claimed_on"):
        if facts[name] is not None and facts[name] < facts["accident_on"]:
            text = f"{name}: {date_text(facts[name])} sebelum kecelakaan {date_text(facts['accident_on'])}."
            raise Problem("contradiction", name, text)


def _disabilities(facts: Facts, law: StatuteBook) -> tuple[Disability, ...]:
    accident_on = days(facts["accident_on"])
    table = table_on(accident_on, law)
    found = []
    for place, given in enumerate(facts["disabilities"]):
        path = f"disabilities[{place}]"
        each = Disability(given["code"], given["loss_percent"], given["left_handed"], _eyes(given, path))
        each = measured(each, accident_on, law)
        _check_measure(each, row_used(each, table), path)
        found.append(each)
    return tuple(found)


def _eyes(given: dict[str, Any], path: str) -> tuple[int, int] | None:
    best, worst = given["best_eye_percent"], given["worst_eye_percent"]
    if best is None and worst is None:
        return None
    if given["code"] != EYES_CODE or given["loss_percent"] is not None:
        field = f"{path}.best_eye_percent"
        text = f"{field}: hanya untuk {EYES_CODE}, sebagai ganti loss_percent."
        raise Problem("contradiction", field, text)
    for name, value in (("best_eye_percent", best), ("worst_eye_percent", worst)):
        if value is None:
            raise Problem("missing-field", f"{path}.{name}", f"Fakta '{path}.{name}' belum diisi.")
    if worst > best:
        field = f"{path}.worst_eye_percent"
        raise Problem("contradiction", field, f"{field}: lebih besar daripada best_eye_percent.")
    return best, worst


def _check_measure(each: Disability, row: Row, path: str) -> None:
    field = f"{path}.loss_percent"
    if each.measure is None:
        if row.needs_measure:
            text = f"Fakta '{field}' belum diisi; {each.code} dinilai menurut ukurannya: {row.part}."
            raise Problem("missing-field", field, text)
        return
    least, most = row.bounds
    if not least <= each.measure <= most:
        bounds = f"{percent_plain(least)} sampai {percent_plain(most)}"
        raise Problem("out-of-range", field, f"{field}: {each.code} bernilai {bounds}.")


LOSS = (
    "Bagian fungsi yang hilang, persen; semuanya bila kosong. "
    "H3 dan H4: desibel yang hilang. K1: persentase yang ditetapkan dokter"
)
CALCULATION = Calculation(
    name="benefit.jkk",
    title="Manfaat Jaminan Kecelakaan Kerja",
    fields=(
        Day("accident_on", "Hari kecelakaan, atau hari diagnosis penyakit akibat kerja"),
        Choice("segment", "Segmen kepesertaan", choices=SEGMENTS),
        Whole("wage", "Upah sebulan terakhir yang dilaporkan", False, least=1, unit="rupiah"),
        Whole("income", "Penghasilan sebulan, bagi BPU", False, least=1, unit="rupiah"),
        Whole("daily_wage", "Upah sehari, bagi pekerja harian", False, least=1, unit="rupiah"),
        Whole("absence_days", "Hari tidak mampu bekerja", False, 0, most=7_300, unit="hari"),
        Records(
            "disabilities",
            "Cacat sebagian menurut dokter",
            False,
            (),
            (
                DisabilityCode("code", "Baris tabel cacat"),
                Percent("loss_percent", LOSS, False),
                Flag("left_handed", "Kidal"),
                Percent("best_eye_percent", "E3: efisiensi mata terbaik, persen", False),
                Percent("worst_eye_percent", "E3: efisiensi mata terburuk, persen", False),
            ),
        ),
        Flag("total_disability", "Cacat total tetap"),
        Flag("death", "Meninggal karena kecelakaan itu"),
        Record(
            "transport",
            "Biaya pengangkutan menurut kuitansi",
            False,
            {},
            (
                Whole("land", "Darat, sungai, danau", False, 0, unit="rupiah"),
                Whole("sea", "Laut", False, 0, unit="rupiah"),
                Whole("air", "Udara", False, 0, unit="rupiah"),
            ),
        ),
        children("children", "Anak yang bersekolah, menurut urutan yang dipilih keluarga", False),
        Day("reported_on", "Hari laporan tahap I", False),
        Day("claimed_on", "Hari klaim diajukan", False),
    ),
    line_codes=(
        *("stmb", "disability", "total_disability", "death", "periodic", "burial"),
        *("transport_land", "transport_sea", "transport_air", "scholarship"),
    ),
    answer=answer,
)
