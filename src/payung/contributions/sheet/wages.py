"""Problems of UPAH, RAPEL and BLTH: unreadable, empty, another month, too little, too much."""

from __future__ import annotations

from typing import Any

import polars as pl

from payung.contributions.sheet import values
from payung.contributions.sheet.told import EMPTY, problem, shown
from payung.kernel.amounts import number_text, rupiah_text
from payung.kernel.dates import form_month_text, month_text
from payung.kernel.problem import Problem, Refusal

Titles = dict[str, str]

LEAP = 5
"""A wage so many times the last one, or so many times less, is first taken for a typing error."""

MISSING = Refusal(
    "wage-missing",
    "angka rupiah saja",
    "Isi upah sebulan. Bila pekerja ini sudah berhenti, nonaktifkan di halaman Pekerja.",
)
ZERO = Refusal(
    "wage-zero",
    "lebih dari Rp0",
    "Isi upah sebulan. Bila pekerja ini sudah berhenti, nonaktifkan di halaman Pekerja.",
)


def read_amounts(rows: pl.DataFrame, titles: Titles) -> tuple[pl.DataFrame, list[Problem]]:
    """`rows` with wage_value and rapel_value (whole rupiah, null where there is a problem), and the problems.

    An empty RAPEL is zero.
    """
    told: list[Problem] = []
    for field in ("wage", "rapel"):
        amount = values.amounts(rows[field], rows[f"{field}_number"])
        late: dict[int, int] = {}
        unread = rows.with_row_index("place").filter(rows[field].is_not_null() & amount.is_null())
        for row in unread.iter_rows(named=True):
            value = values.amount_problem(row["row"], titles[field], field, row[field], number=row[f"{field}_number"])
            if isinstance(value, int):
                late[row["place"]] = value
            else:
                told.append(value)
        if late:
            amount = amount.scatter(list(late), list(late.values()))
        rows = rows.with_columns(amount.alias(f"{field}_value"))
    rapel = pl.when(pl.col("rapel").is_null()).then(pl.lit(0, dtype=pl.Int64)).otherwise("rapel_value")
    return rows.with_columns(rapel_value=rapel), told


def empty_wages(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """Wages left out or zero."""

    def tell(row: dict[str, Any]) -> Problem:
        missing = row["wage"] is None
        return problem(row["row"], titles["wage"], EMPTY if missing else row["wage"], MISSING if missing else ZERO)

    return values.each(rows.filter(pl.col("wage").is_null() | (pl.col("wage_value") == 0)), tell)


def month_problems(rows: pl.DataFrame, month: int, titles: Titles) -> list[Problem]:
    """Rows for another month. An empty cell is taken as the month of the sheet."""
    read, refused = values.months(rows["month"])
    other = rows["month"].is_not_null() & (read.is_null() | (read != month))
    told = []
    cells = rows.select("row", "month", read=read).filter(other)
    for row, text, value in cells.iter_rows():
        if value is None:
            told.append(problem(row, titles["month"], shown(text), refused[text]))
        else:
            told.append(problem(row, titles["month"], month_text(value), _other_month(month)))
    return told


def _other_month(month: int) -> Refusal:
    return Refusal(
        "month-other",
        month_text(month),
        f"Lembar ini untuk {month_text(month)}. Tulis {form_month_text(month)}, atau unggah di bulan itu.",
    )


def to_confirm(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """Wages that may be right but look like a slip: under the minimum wage, or a leap from the last one.

    A reason in KETERANGAN settles a wage under the minimum; a leap is asked about all the same.
    """
    wage, last = pl.col("wage_value"), pl.col("previous_wage")
    low = ((wage > 0) & (wage < pl.col("umk"))).fill_null(value=False)
    leap = (last > 0) & ((wage >= last * LEAP) | ((wage > 0) & (wage * LEAP <= last) & ~low))
    flagged = rows.with_columns(leap=leap.fill_null(value=False), under=low & pl.col("note").is_null())
    told = []
    for row in flagged.filter(pl.col("leap") | pl.col("under")).iter_rows(named=True):
        if row["leap"]:
            told.append(_ask(row, titles, _leap(row["previous_wage"])))
        if row["under"]:
            told.append(_ask(row, titles, _under(row["umk"], row["umk_label"])))
    return told


def _ask(row: dict[str, Any], titles: Titles, why: Refusal) -> Problem:
    return problem(row["row"], titles["wage"], number_text(row["wage_value"]), why, "confirm")


def _leap(last: int) -> Refusal:
    return Refusal(
        "wage-leap",
        f"mendekati {rupiah_text(last)} (upah terakhir)",
        "Periksa jumlah nolnya. Boleh lanjut bila upahnya memang berubah sejauh itu.",
    )


def _under(minimum: int, label: str | None) -> Refusal:
    return Refusal(
        "wage-under-minimum",
        f"{rupiah_text(minimum)} atau lebih" + (f" ({label})" if label else ""),
        "Boleh lanjut bila upahnya memang benar. Tulis sebabnya di kolom KETERANGAN, misalnya “paruh waktu”.",
    )
