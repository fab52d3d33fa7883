"""Sheets about workers as real workbooks, in short words: rows, headings, what was told, what was confirmed."""

import pytest

from payung.contributions.actions.confirm_workers import confirm_workers
from payung.contributions.actions.read_workers import read_workers
from tests.sheet.made import xlsx

from .world import CLERK, MARCH, NOW, employer

NEW = ("NO_PEGAWAI", "NAMA_LENGKAP", "JENIS_IDENTITAS", "NOMOR_IDENTITAS", "TEMPAT_LAHIR", "TANGGAL_LAHIR",
       "JENIS_KELAMIN", "TANGGAL_KEPESERTAAN", "UPAH", "HP", "EMAIL")  # fmt: skip


SITI = ["P10", "Siti Aminah", "KTP", "6112015309900001", "Pontianak", "13-09-1990", "P", "01-03-2025", "3200000",
        "0812 3456 7890", "siti@contoh.id"]  # fmt: skip


BUDI = ["P11", "Budi Santoso", "KTP", "6112010107880002", "Pontianak", "01-07-1988", "L", "03-03-2025", "3500000",
        "", ""]  # fmt: skip


CARRIED = ("NO_PEGAWAI", "NOMOR_IDENTITAS", "KPJ", "NAMA_LENGKAP", "TANGGAL_LAHIR", "JENIS_KELAMIN",
           "TANGGAL_KEPESERTAAN", "UPAH", "LOKASI_PEKERJAAN")  # fmt: skip


GONE = ("NIK", "KPJ", "NAMA_LENGKAP", "TGL_LAHIR", "SEBAB_NA", "TANGGAL_KEJADIAN", "KETERANGAN")


CORRECTED = ("KPJ", "NIK", "NAMA_LENGKAP", "HANDPHONE", "EMAIL", "ALAMAT_LENGKAP_DOMISILI", "NAMA_BANK",
             "NOMOR_REKENING")  # fmt: skip


@pytest.fixture
def where(db):
    return employer()


def read(where, rows, headings=NEW, **more):
    content = xlsx(rows, headings, **{"sheet": "Sheet1", **more})
    return read_workers(content, "a (1).xlsx", employer_ids=[where.pk], month=MARCH, by=CLERK, at=NOW)


def told(found) -> list[tuple[tuple[int, ...], str]]:
    return [(each.rows, each.code) for each in found.judged.problems]


def changed(row: list, **cells: object) -> list:
    places = {name: place for place, name in enumerate(NEW)}
    fresh = list(row)
    for name, value in cells.items():
        fresh[places[name]] = value
    return fresh


def confirmed(found):
    return confirm_workers(found.sheet.pk, by=CLERK, at=NOW)


def carried(kpj: str, **cells: str) -> list:
    row = dict(zip(CARRIED, ["P1", "6112015309900001", kpj, "Siti Aminah", "13-09-1990", "P", "01-03-2025", "", "PTK"],
                   strict=True))  # fmt: skip
    return list((row | cells).values())


def gone(spell, reason="Mengundurkan diri", day="31-03-2025", **cells: str) -> list:
    row = [spell.person.nik, spell.card.kpj, spell.person.name, spell.person.birth_date.strftime("%d-%m-%Y"), reason,
           day, ""]  # fmt: skip
    return list((dict(zip(GONE, row, strict=True)) | cells).values())


def fix(spell, phone="", email="", address="", bank="", account="", name=None) -> list:
    return [spell.card.kpj, spell.person.nik, name or spell.person.name, phone, email, address, bank, account]
