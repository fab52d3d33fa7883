"""Judge a whole sheet against the roster: every problem at once, and the rows that can be counted."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from payung.contributions.sheet import identifiers, people, wages
from payung.contributions.sheet.forms import WAGES
from payung.contributions.sheet.matching import with_identifiers, with_workers
from payung.contributions.sheet.read import Sheet
from payung.kernel.periods import first_day, last_day
from payung.kernel.problem import Problem

MISSING_COLUMNS = ("npp", "employment_id", "person_id", "name", "employee_number", "previous_wage")


@dataclass(frozen=True)
class Totals:
    """Counts of rows and sums in whole rupiah.

    read        rows in the file
    good        rows without an error, those to confirm included
    to_confirm  good rows somebody still has to say yes to
    failing     rows with an error
    wage rapel  sums over the good rows
    """

    read: int
    good: int
    to_confirm: int
    failing: int
    wage: int
    rapel: int


@dataclass(frozen=True)
class Checked:
    """The judgement of one sheet.

    rows      good rows: row, npp, employment_id, person_id, month (number), wage, rapel (rupiah), note
    problems  every problem, in the order of the rows
    missing   workers on the roster who worked in the month and are in no row: npp, employment_id, person_id,
              name, employee_number, previous_wage. For a file of mended rows this is everybody else.
    ignored   headings of columns that were not used
    totals    counts and sums
    """

    rows: pl.DataFrame
    problems: list[Problem]
    missing: pl.DataFrame
    ignored: tuple[str, ...]
    totals: Totals

    @property
    def failing_rows(self) -> tuple[int, ...]:
        """Row numbers with an error, smallest first."""
        return rows_with(self.problems, "error")


def rows_with(problems: list[Problem], severity: str) -> tuple[int, ...]:
    """Row numbers named by problems of one severity, smallest first."""
    return tuple(sorted({row for each in problems if each.severity == severity for row in each.rows}))


def check(
    sheet: Sheet,
    roster: pl.DataFrame,
    *,
    month: int,
    minimum_wage: pl.DataFrame,
    previous: pl.DataFrame | None = None,
    former_niks: frozenset[str] = frozenset(),
) -> Checked:
    """Every row of `sheet` judged against the clerk's own `roster`.

    roster        npp, employment_id, person_id, nik, kpj, employee_number, name, name_key, birth_date,
                  previous_wage, joined_on, left_on; one row per employment
    month         the month the sheet is for, as a month number
    minimum_wage  npp, umk (rupiah a month), label; one row per NPP the clerk may report for
    previous      employment_id, wage: last wages to compare with instead of the roster's
    former_niks   NIKs of these workers before they were corrected

    The database is not asked and nothing is stored.
    """
    if previous is not None:
        last = previous.select("employment_id", previous_wage="wage")
        roster = roster.drop("previous_wage").join(last, on="employment_id", how="left", maintain_order="left")
    own = tuple(sorted({*minimum_wage["npp"].drop_nulls(), *roster["npp"].drop_nulls()}))
    titles = {field: sheet.title(field) for field in WAGES.titles}
    rows = with_workers(with_identifiers(sheet.cells, sheet.numbers, own), roster)
    umk = minimum_wage.select(npp_id="npp", umk="umk", umk_label="label").unique("npp_id", keep="last")
    rows = rows.join(umk, on="npp_id", how="left", maintain_order="left")
    rows, unread = wages.read_amounts(rows, titles)
    problems = [
        *identifiers.npp_problems(rows, titles, own),
        *identifiers.identifier_problems(rows, titles, former_niks),
        *identifiers.duplicate_problems(rows, titles),
        *people.name_problems(rows, titles),
        *people.birth_date_problems(rows, titles),
        *people.tenure_problems(rows, month),
        *wages.month_problems(rows, month, titles),
        *unread,
        *wages.empty_wages(rows, titles),
        *wages.to_confirm(rows, titles),
    ]
    problems.sort(key=lambda each: each.rows[0])
    return _checked(sheet, rows, problems, roster, month)


def _checked(sheet: Sheet, rows: pl.DataFrame, problems: list[Problem], roster: pl.DataFrame, month: int) -> Checked:
    failing = rows_with(problems, "error")
    good = _without(rows, failing).select(
        "row",
        "employment_id",
        "person_id",
        "note",
        npp="npp_id",
        month=pl.lit(month, dtype=pl.Int64),
        wage="wage_value",
        rapel="rapel_value",
    )
    present = pl.concat([rows["by_nik"], rows["by_kpj"]]).drop_nulls().unique()
    in_month = people.works_in(roster.with_row_index("place"), first_day(month), last_day(month))
    asked = set(rows_with(problems, "confirm")) - set(failing)
    totals = Totals(
        read=sheet.height,
        good=good.height,
        to_confirm=len(asked),
        failing=len(failing),
        wage=int(good["wage"].sum()),
        rapel=int(good["rapel"].sum()),
    )
    return Checked(
        rows=good.select("row", "npp", "employment_id", "person_id", "month", "wage", "rapel", "note"),
        problems=problems,
        missing=in_month.filter(~pl.col("place").is_in(present.implode())).select(MISSING_COLUMNS),
        ignored=sheet.ignored,
        totals=totals,
    )


def _without(rows: pl.DataFrame, failing: tuple[int, ...]) -> pl.DataFrame:
    if not failing:
        return rows
    return rows.join(pl.DataFrame({"row": failing}, schema={"row": pl.Int64}), on="row", how="anti")
