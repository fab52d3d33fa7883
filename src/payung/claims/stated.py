"""What people state about a claim: names, shapes and where each is read. Everything else we know ourselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from payung.kernel.money import MILLION

STATED = {
    "work_accident": bool,  # the death or disability came of a work accident
    "accident_on": "day",  # of that accident, where it is not the day of the event
    "first_report_on": "day",  # day of the first report of the accident
    "ended_on": "day",  # recovered, disabled or dead by the doctor's certificate
    "second_report_on": "day",  # day of the second report, counted from it
    "absence_days": int,  # days unable to work, by the doctor's certificate
    "disabilities": list,  # [{code, measure, left_handed, eyes}], measures in parts per million
    "transport": dict,  # {land|sea|air: whole rupiah}
    "wages_kept": bool,  # the employer went on paying wages; STMB then goes to the employer
    "segment": str,  # PU, BPU, JAKON, PMI; where it is not that of the last contribution
    "kind": str,  # wage, daily_wage, income
    "stated_wage": int,  # whole rupiah, where no wage was ever declared
    "npwp": bool,  # JHT: has a tax number
    "contract_age": bool,  # JHT: pension age of the contract or company rules reached
    "part": int,  # JHT: parts per million of a partial withdrawal
    "earlier_jkp_claims": int,  # JKP: claims before this system
    "ends_after": int,  # JKP: months before a new job
    "employer_closed": bool,  # JKP: bankrupt or closed
    "children": bool,  # there may be children who study
    "suspected": bool,  # whether the accident came of work is not known yet; treatment comes first
}
"""Name of a stated fact → its type; `day` is an ISO day."""

LABELS = {
    "work_accident": "Akibat kecelakaan kerja",
    "accident_on": "Hari kecelakaan",
    "first_report_on": "Hari laporan pertama",
    "ended_on": "Pulih, cacat, atau meninggal menurut surat dokter",
    "second_report_on": "Hari laporan tahap II",
    "absence_days": "Hari tidak mampu bekerja",
    "disabilities": "Cacat menurut dokter",
    "transport": "Biaya angkutan",
    "wages_kept": "Perusahaan tetap membayar upah",
    "segment": "Segmen",
    "kind": "Jenis penghasilan",
    "stated_wage": "Upah yang dinyatakan",
    "npwp": "Punya NPWP",
    "contract_age": "Usia pensiun menurut perjanjian tercapai",
    "part": "Bagian saldo yang diambil",
    "earlier_jkp_claims": "Klaim JKP sebelumnya, dinyatakan",
    "ends_after": "Bulan manfaat sebelum bekerja lagi",
    "employer_closed": "Perusahaan pailit atau tutup",
    "children": "Ada anak yang mungkin bersekolah",
    "suspected": "Masih diduga akibat kerja",
}
"""Name of a stated fact → its Indonesian name."""


def unfit(facts: Mapping[str, Any]) -> list[str]:
    """The names that are not known or hold something of another shape."""
    return [name for name, value in facts.items() if name not in STATED or not _fits(STATED[name], value)]


def _fits(shape: object, value: Any) -> bool:
    if shape == "day":
        try:
            dt.date.fromisoformat(value)
        except (TypeError, ValueError):
            return False
        return True
    if shape is int:
        return type(value) is int and value >= 0
    if shape is dict:
        return isinstance(value, dict) and all(type(cost) is int and cost >= 0 for cost in value.values())
    if shape is list:
        return isinstance(value, list) and all(_disability_fits(each) for each in value)
    return type(value) is shape


def _disability_fits(each: Any) -> bool:
    if not isinstance(each, dict) or not isinstance(each.get("code"), str):
        return False
    measure = each.get("measure")
    return measure is None or (type(measure) is int and 0 <= measure <= MILLION)
