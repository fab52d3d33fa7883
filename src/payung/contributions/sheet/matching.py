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

    own  what the clerk may report for: `JJ120217`, or `JJ120217-001` for a division other than 000

    Adds npp_id (one of `own`; null when unknown, foreign, or one of several divisions not named), nik_id (16 digits
    in a text cell), kpj_id (8 to 13 digits), and nik_number, kpj_number… for each field whose cell may have been a
    number.
    """
    nik, kpj = compacted(pl.col("nik")), compacted(pl.col("kpj"))
    flags = numbers.select(
        pl.col(field).alias(f"{'birth' if field == 'birth_date' else field}_number") for field in numbers.columns
    )
    if "kpj" not in cells.columns:
        cells, flags = cells.with_columns(kpj=pl.lit(None, dtype=pl.String)), flags.with_columns(kpj_number=False)
    return pl.concat([cells, flags], how="horizontal").with_columns(
        npp_id=_place(own),
        nik_id=pl.when(nik.str.contains(r"^\d{16}$") & ~pl.col("nik_number")).then(nik),
        kpj_id=pl.when(kpj.str.contains(r"^\d{8,13}$")).then(kpj),
    )


def _place(own: tuple[str, ...]) -> pl.Expr:
    """Which of `own` a row is for: by NPP and division, by the NPP where it has one division, or the only one."""
    if len(own) == 1:
        only = pl.lit(own[0], dtype=pl.String)
    else:
        only = pl.lit(None, dtype=pl.String)
    by_npp: dict[str, list[str]] = {}
    for each in own:
        by_npp.setdefault(each.partition("-")[0], []).append(each)
    whole = {f"{npp}-{each.partition('-')[2] or '000'}": each for npp, some in by_npp.items() for each in some}
    alone = {npp: some[0] for npp, some in by_npp.items() if len(some) == 1}
    written = pl.col("npp").str.to_uppercase().str.extract(r"^\s*'?([A-Z0-9]{8,12}-[A-Z0-9]{3})\s*$")
    npp = pl.coalesce(written.str.head(-4), compacted(pl.col("npp")), only.str.split("-").list.first())
    division = pl.coalesce(written.str.tail(3), compacted(pl.col("division")).str.zfill(3))
    named = pl.concat_str(npp, pl.lit("-"), division).replace_strict(whole, default=None, return_dtype=pl.String)
    unnamed = pl.when(division.is_null()).then(npp.replace_strict(alone, default=None, return_dtype=pl.String))
    return pl.coalesce(named, unnamed)


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
