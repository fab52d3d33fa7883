"""Which worker a row is about, by NIK and KPJ within one NPP.

The answer for a number that is not on the roster is one sentence, whether or not the number exists elsewhere:
the roster given here holds only the clerk's own workers, so nothing else can be known.
"""

from __future__ import annotations

import polars as pl

_LOOSE = r"[\s.\-'’‘`\u00a0]+"

KNOWN = {
    "employment_id": "employment_id",
    "person_id": "person_id",
    "nik": "known_nik",
    "kpj": "known_kpj",
    "name": "known_name",
    "name_key": "known_key",
    "birth_date": "known_birth",
    "previous_wage": "previous_wage",
    "joined_on": "joined_on",
    "left_on": "left_on",
}


def compacted(cell: pl.Expr) -> pl.Expr:
    """Identifiers without spaces, points and dashes; the expression form of `identity.compact`."""
    loose = cell.str.contains(r"[^0-9A-Z]")
    return pl.when(loose).then(cell.str.replace_all(_LOOSE, "").str.to_uppercase()).otherwise(cell)


def with_identifiers(cells: pl.DataFrame, numbers: pl.DataFrame, own: tuple[str, ...]) -> pl.DataFrame:
    """`cells` with clean identifiers.

    own  the NPP the clerk may report for

    Adds npp_id (null when unknown or foreign), nik_id (16 digits in a text cell), kpj_id (8 to 13 digits),
    and nik_number, kpj_number… for each field whose cell may have been a number.
    """
    only = pl.lit(own[0] if len(own) == 1 else None, dtype=pl.String)
    npp = pl.coalesce(compacted(pl.col("npp")), only)
    nik, kpj = compacted(pl.col("nik")), compacted(pl.col("kpj"))
    flags = numbers.select(
        nik_number="nik",
        kpj_number="kpj",
        wage_number="wage",
        rapel_number="rapel",
        birth_number="birth_date",
    )
    return pl.concat([cells, flags], how="horizontal").with_columns(
        npp_id=pl.when(npp.is_in(list(own))).then(npp),
        nik_id=pl.when(nik.str.contains(r"^\d{16}$") & ~pl.col("nik_number")).then(nik),
        kpj_id=pl.when(kpj.str.contains(r"^\d{8,13}$")).then(kpj),
    )


def with_workers(rows: pl.DataFrame, roster: pl.DataFrame) -> pl.DataFrame:
    """`rows` with the worker each is about.

    Adds by_nik and by_kpj (place in the roster found by each number), conflict (they are two workers), worker
    (place in the roster, null when unknown or in conflict) and the `KNOWN` columns of that worker.
    Of two spells of one person at one employer the later counts.
    """
    places = roster.with_row_index("place").sort("joined_on", nulls_last=False)
    found = rows
    for number in ("nik", "kpj"):
        index = places.filter(pl.col(number).is_not_null()).unique(["npp", number], keep="last")
        found = found.join(
            index.select(pl.col("place").alias(f"by_{number}"), npp_id="npp", **{f"{number}_id": number}),
            on=["npp_id", f"{number}_id"],
            how="left",
            maintain_order="left",
        )
    conflict = (pl.col("by_nik") != pl.col("by_kpj")).fill_null(value=False)
    found = found.with_columns(conflict=conflict).with_columns(
        worker=pl.when(~pl.col("conflict")).then(pl.coalesce("by_nik", "by_kpj"))
    )
    known = roster.with_row_index("worker").select("worker", *(pl.col(a).alias(b) for a, b in KNOWN.items()))
    return found.join(known, on="worker", how="left", maintain_order="left")
