"""Problems of NPP, NIK and KPJ: shape, swapped, unknown, two workers, twice in the file."""

from __future__ import annotations

from typing import Any

import polars as pl

from payung.contributions.sheet.told import as_excel_shows, problem, shown_id
from payung.contributions.sheet.values import each
from payung.kernel import identity
from payung.kernel.problem import Problem, Refusal

Titles = dict[str, str]

NORMAL_KPJ = 11

ID_MISSING = Refusal(
    "id-missing",
    "NIK atau KPJ terisi",
    "Isi NIK dari KTP atau nomor di kartu peserta. Bila ini baris jumlah, hapus barisnya.",
)
SWAPPED = Refusal("nik-kpj-swapped", "NIK 16 angka, KPJ 11 angka", "Isi kedua kolom ini tertukar. Tukar kembali.")
UNKNOWN = Refusal(
    "worker-unknown",
    "nomor pekerja yang tercatat di perusahaan ini",
    "Kami belum bisa mencocokkan nomor ini. Periksa angkanya di KTP atau kartu peserta. "
    "Pekerja baru ditambahkan di halaman Pekerja.",
)
NIK_CORRECTED = Refusal(
    "nik-corrected",
    "NIK yang berlaku sekarang",
    "NIK pekerja ini sudah dibetulkan di kantor cabang; yang tertulis nomor lama. Unduh lembar dari daftar pekerja, "
    "atau salin NIK dari KTP-nya.",
)
CONFLICT = Refusal(
    "id-conflict",
    "NIK dan KPJ milik satu pekerja",
    "NIK cocok dengan satu pekerja Anda, KPJ dengan pekerja yang lain. Periksa di KTP dan kartu peserta.",
)
NIK_DIFFERS = Refusal(
    "nik-differs",
    "NIK pekerja pemilik KPJ ini",
    "Cocokkan NIK dengan KTP, angka demi angka. Bila KTP-nya memang begitu, perbaiki di halaman Pekerja.",
)
KPJ_DIFFERS = Refusal(
    "kpj-differs",
    "KPJ pekerja pemilik NIK ini",
    "Cocokkan KPJ dengan kartu peserta. Bila kartunya memang begitu, perbaiki di halaman Pekerja.",
)
NPP_MISSING = Refusal("npp-missing", "NPP terisi", "Akun Anda mengurus beberapa NPP. Isi NPP di setiap baris.")
NPP_FOREIGN = Refusal(
    "npp-foreign",
    "NPP yang Anda urus",
    "Salin NPP dari lembar tagihan perusahaan, lengkap dengan nol di depannya.",
)


DIVISION_MISSING = Refusal(
    "division-missing",
    "divisi terisi",
    "NPP ini punya beberapa divisi di akun Anda. Isi kolom DIVISI, misalnya 000 atau 001.",
)


def npp_problems(rows: pl.DataFrame, titles: Titles, own: tuple[str, ...]) -> list[Problem]:
    """NPP left out where it must be told, or not one of the clerk's; a division left out where there are several."""
    numbers = [each.partition("-")[0] for each in own]
    several = {number for number in numbers if numbers.count(number) > 1}

    def tell(row: dict[str, Any]) -> Problem:
        if row["npp"] is not None and identity.compact(row["npp"]) in several and row["division"] is None:
            return problem(row["row"], titles["division"], shown_id("npp", None), DIVISION_MISSING)
        why = NPP_MISSING if row["npp"] is None else NPP_FOREIGN
        return problem(row["row"], titles["npp"], shown_id("npp", row["npp"]), why)

    return each(rows.filter(pl.col("npp_id").is_null()), tell)


def identifier_problems(rows: pl.DataFrame, titles: Titles, former: frozenset[str] = frozenset()) -> list[Problem]:
    """Every problem of NIK and KPJ, row by row, for the rows that have one."""
    nik_stray = pl.col("nik").is_not_null() & pl.col("by_nik").is_null()
    kpj_stray = pl.col("kpj").is_not_null() & pl.col("by_kpj").is_null()
    no_number = pl.col("nik").is_null() & pl.col("kpj").is_null()
    suspects = rows.filter(nik_stray | kpj_stray | no_number | pl.col("conflict"))
    told: list[Problem] = []
    for row in suspects.iter_rows(named=True):
        told.extend(_row_problems(row, titles, former))
    return told


def corrected_problems(rows: pl.DataFrame, titles: Titles, former: frozenset[str]) -> list[Problem]:
    """NIKs of newcomers that one of the employer's workers had before an officer corrected it."""
    old = rows.filter(pl.col("nik_id").is_in(list(former)))
    return [problem(row, titles["nik"], shown_id("nik", nik), NIK_CORRECTED) for row, nik in old["row", "nik"].rows()]


def _row_problems(row: dict[str, Any], titles: Titles, former: frozenset[str]) -> list[Problem]:
    both = f"{titles['nik']} dan {titles['kpj']}"
    both_shown = f"{shown_id('nik', row['nik'])} dan {shown_id('kpj', row['kpj'])}"
    if row["nik"] is None and row["kpj"] is None:
        return [problem(row["row"], f"{titles['nik']} atau {titles['kpj']}", shown_id("nik", None), ID_MISSING)]
    if _swapped(row):
        return [problem(row["row"], both, both_shown, SWAPPED)]
    if row["conflict"]:
        return [problem(row["row"], both, both_shown, CONFLICT)]
    told = []
    for field, refusal in (("nik", _nik_refusal(row, former)), ("kpj", _kpj_refusal(row))):
        if refusal:
            number = refusal is identity.NIK_NUMBER and row["nik_number"]
            found = as_excel_shows(row[field]) if number else shown_id(field, row[field])
            told.append(problem(row["row"], titles[field], found, refusal))
    return told


def _swapped(row: dict[str, Any]) -> bool:
    nik, kpj = identity.compact(row["nik"] or ""), identity.compact(row["kpj"] or "")
    return len(kpj) == 16 and kpj.isdigit() and (not nik or (nik.isdigit() and 8 <= len(nik) <= 13))


def _nik_refusal(row: dict[str, Any], former: frozenset[str]) -> Refusal | None:
    if row["nik"] is None or row["by_nik"] is not None:
        return None
    if row["nik_number"]:
        return identity.NIK_NUMBER
    nik = identity.parse_nik(row["nik"])
    if isinstance(nik, Refusal):
        return nik
    if nik in former:
        return NIK_CORRECTED
    if row["npp_id"] is None or (row["worker"] is not None and row["known_nik"] is None):
        return None
    return UNKNOWN if row["worker"] is None else NIK_DIFFERS


def _kpj_refusal(row: dict[str, Any]) -> Refusal | None:
    if row["kpj"] is None or row["by_kpj"] is not None:
        return None
    kpj = identity.parse_kpj(row["kpj"])
    if isinstance(kpj, Refusal):
        return kpj
    if len(kpj) < NORMAL_KPJ:
        return identity.kpj_length(kpj)
    if row["npp_id"] is None or (row["worker"] is not None and row["known_kpj"] is None):
        return None
    if row["worker"] is not None:
        return KPJ_DIFFERS
    # an unknown NIK beside it has said the same already
    return None if row["nik_id"] is not None else UNKNOWN


def duplicate_problems(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """One worker or one number in several rows; each group of rows is told once."""
    told: dict[tuple[int, ...], Problem] = {}
    for key, field, label in (("nik_id", "nik", "NIK"), ("kpj_id", "kpj", "KPJ"), ("worker", "", "")):
        twice = rows.filter(pl.col(key).is_not_null() & pl.col(key).is_duplicated())
        groups = twice.group_by("npp_id", key, maintain_order=True).agg("row").filter(pl.col("row").list.len() > 1)
        for _, value, places in groups.iter_rows():
            found = f"{label} yang sama, akhiran {str(value)[-4:]}" if field else "pekerja yang sama"
            column = titles[field] if field else f"{titles['nik']} dan {titles['kpj']}"
            told.setdefault(tuple(places), problem(tuple(places), column, found, _duplicate(field, label)))
    return list(told.values())


def _duplicate(field: str, label: str) -> Refusal:
    card = "KTP" if field == "nik" else "kartu peserta"
    number = label or "nomor"
    return Refusal(
        f"{field or 'worker'}-duplicate",
        "satu orang, satu baris",
        f"Hapus satu baris. Bila memang dua orang, cocokkan {number} keduanya dengan {card}.",
    )
