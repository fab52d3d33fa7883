"""Problems between a row and the worker it is about: name, birth date, time of employment.

Nothing from the registry is shown: the row is only told that it differs.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from payung.contributions.sheet import values
from payung.contributions.sheet.told import problem, shown
from payung.kernel.dates import month_text
from payung.kernel.names import name_key, same_name, similarity
from payung.kernel.periods import first_day, last_day
from payung.kernel.problem import Problem, Refusal

Titles = dict[str, str]

ALIKE = 70
"""Likeness of two name keys from which a difference is called letters, not another person."""

NAME_LETTERS = Refusal(
    "name-letters",
    "persis seperti di KTP",
    "Salin nama huruf demi huruf dari KTP pekerja. Demi kerahasiaan, "
    "kami tidak menampilkan nama menurut data kependudukan.",
)
NAME_OTHER = Refusal(
    "name-other",
    "nama pekerja pemilik nomor ini",
    "Nama ini jauh berbeda dari pemilik NIK atau KPJ di baris ini. Periksa nomornya di KTP atau kartu "
    "peserta; mungkin barisnya tergeser.",
)
BIRTH_DIFFERS = Refusal(
    "birth-date-differs",
    "tanggal lahir seperti di KTP",
    "Cocokkan tanggal, bulan, dan tahunnya dengan KTP. Bila KTP-nya memang begitu, perbaiki di halaman Pekerja.",
)


def name_problems(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """Names that are not the worker's; case, titles and old spelling do not matter."""
    plain = pl.col("name").str.to_uppercase() == pl.col("known_name").str.to_uppercase()
    judged: dict[tuple[str, str], Refusal | None] = {}

    def tell(row: dict[str, Any]) -> Problem | None:
        pair = (row["name"], row["known_name"])
        if pair not in judged:
            judged[pair] = _judge_name(*pair, row["known_key"])
        why = judged[pair]
        return problem(row["row"], titles["name"], shown(row["name"]), why) if why else None

    both = pl.col("name").is_not_null() & pl.col("known_name").is_not_null()
    return values.each(rows.filter(both & ~plain), tell)


def _judge_name(written: str, known: str, known_key: str | None) -> Refusal | None:
    key = known_key if known_key is not None else name_key(known)
    if same_name(written, known, key):
        return None
    return NAME_LETTERS if similarity(name_key(written), key) >= ALIKE else NAME_OTHER


def birth_date_problems(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """Birth dates that cannot be read, or are not the worker's."""
    born = values.days(rows["birth_date"], rows["birth_number"])
    unread = rows["birth_date"].is_not_null() & born.is_null()
    differs = born.is_not_null() & (born != rows["known_birth"]).fill_null(value=False)

    def tell(row: dict[str, Any]) -> Problem | None:
        text = row["birth_date"]
        day = row["born"] or values.day_of(text, number=row["birth_number"])
        if isinstance(day, Refusal):
            return problem(row["row"], titles["birth_date"], shown(text), day)
        if row["known_birth"] is None or day == row["known_birth"]:
            return None
        return problem(row["row"], titles["birth_date"], shown(text.removesuffix(" 00:00:00")), BIRTH_DIFFERS)

    return values.each(rows.with_columns(born.alias("born")).filter(unread | differs), tell)


def tenure_problems(rows: pl.DataFrame, month: int) -> list[Problem]:
    """Workers who had left before the month began, or join after it ends."""
    first, last = first_day(month), last_day(month)
    outside = (pl.col("left_on") < first) | (pl.col("joined_on") > last)

    def tell(row: dict[str, Any]) -> Problem:
        gone = row["left_on"] is not None and row["left_on"] < first
        return problem(row["row"], "", "upah untuk bulan ini", _outside(month, gone=gone))

    return values.each(rows.filter(outside.fill_null(value=False)), tell)


def _outside(month: int, *, gone: bool) -> Refusal:
    state = "sudah berhenti sebelum" if gone else "baru mulai bekerja setelah"
    return Refusal(
        "worker-left" if gone else "worker-not-yet",
        f"pekerja yang bekerja pada {month_text(month)}",
        f"Pekerja ini tercatat {state} {month_text(month)}. Hapus barisnya, atau betulkan "
        "tanggalnya di halaman Pekerja.",
    )


def works_in(roster: pl.DataFrame, first: dt.date, last: dt.date) -> pl.DataFrame:
    """The part of the roster that works on at least one day from `first` to `last`."""
    begun = pl.col("joined_on").is_null() | (pl.col("joined_on") <= last)
    not_left = pl.col("left_on").is_null() | (pl.col("left_on") >= first)
    return roster.filter(begun & not_left)
