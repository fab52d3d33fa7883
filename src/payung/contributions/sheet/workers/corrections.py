"""Judge `update_data_tk`: address, telephone, place of work and account of people who work here.

What identifies a person (number, name, birth) is locked: it is only compared, to find the right person.
"""

from __future__ import annotations

import polars as pl

from payung.contributions.sheet import identifiers, people
from payung.contributions.sheet.forms import WRITABLE
from payung.contributions.sheet.matching import with_identifiers, with_workers
from payung.contributions.sheet.read import Sheet
from payung.contributions.sheet.told import EMPTY, problem
from payung.contributions.sheet.workers import fields
from payung.contributions.sheet.workers.judged import Judged, judged
from payung.kernel.problem import Problem, Refusal

CORRECTED = ("row", "npp", "employment_id", "person_id", *WRITABLE)
"""Columns of the good rows; a null means that the field stays as it is."""

NOTHING = Refusal(
    "correction-empty",
    "paling sedikit satu kolom koreksi terisi",
    "Isi yang mau diubah, misalnya HANDPHONE; atau hapus barisnya. Sel kosong tidak menghapus data.",
)


def judge_corrections(
    sheet: Sheet, spells: pl.DataFrame, *, own: tuple[str, ...], former: frozenset[str] = frozenset()
) -> Judged:
    """Every row of `sheet` judged; good rows in the columns `CORRECTED`. spells, own, former  as for leavers."""
    titles = {field: sheet.title(field) for field in sheet.form.titles}
    latest = spells.sort("joined_on").with_columns(previous_wage=pl.lit(None, dtype=pl.Int64))
    rows = with_workers(with_identifiers(sheet.cells, sheet.numbers, own), latest)
    rows, unread_phone = fields.read_phone(rows, titles)
    problems = [
        *identifiers.npp_problems(rows, titles, own),
        *identifiers.identifier_problems(rows, titles, former),
        *identifiers.duplicate_problems(rows, titles),
        *people.name_problems(rows, titles),
        *people.birth_date_problems(rows, titles),
        *_nothing(rows, titles),
        *unread_phone,
        *fields.email_problems(rows, titles),
        *fields.account_problems(rows, titles),
        *fields.text_problems(rows, titles),
    ]
    value = {
        "npp": pl.col("npp_id"),
        "phone": pl.col("phone_value"),
        "account_number": pl.col("account_number").str.replace_all(r"[\s.\-]+", ""),
    }
    return judged(sheet, rows, problems, tuple(value.get(name, pl.col(name)).alias(name) for name in CORRECTED))


def _nothing(rows: pl.DataFrame, titles: dict[str, str]) -> list[Problem]:
    empty = rows.filter(pl.all_horizontal(pl.col(field).is_null() for field in WRITABLE))["row"].to_list()
    heading = " atau ".join([titles["phone"], titles["address"]])
    return [problem(row, heading, EMPTY, NOTHING) for row in empty]
