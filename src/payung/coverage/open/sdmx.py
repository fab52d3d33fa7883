"""Counts asked for by key, in the way of statistics offices: SDMX-CSV 2.0.

The key has one place for each dimension: FREQ.REF_AREA.MEASURE.SEGMENT.PROGRAMME. An empty place means all, `+` joins
several. An area is its Kemendagri code with `_` for the point (`61_08`), for a point parts the dimensions.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from payung.coverage.measures import PROGRAMMES, SEGMENTS, book

DIMENSIONS = ("FREQ", "REF_AREA", "MEASURE", "SEGMENT", "PROGRAMME")
STRUCTURE = "PAYUNG:DF_COVERAGE(1.0)"
MONTHLY, TOTAL = "M", "_T"
COLUMNS = (
    *("STRUCTURE", "STRUCTURE_ID", "ACTION"),
    *DIMENSIONS,
    *("TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "DECIMALS", "VINTAGE"),
)
CODES: dict[str, Iterable[str]] = {
    "FREQ": (MONTHLY,),
    "SEGMENT": (TOTAL, *SEGMENTS),
    "PROGRAMME": (TOTAL, *PROGRAMMES),
}


class BadKey(ValueError):
    """The key cannot be read; the message says what was expected."""


def parse_key(key: str) -> dict[str, list[str]]:
    """Dimension → codes asked for; a dimension that is left open is left out. Raises BadKey."""
    if key in ("", "all", "*"):
        return {}
    parts = key.split(".")
    if len(parts) != len(DIMENSIONS):
        raise BadKey(f"Tertulis {len(parts)} bagian; harus {len(DIMENSIONS)}: {'.'.join(DIMENSIONS)}.")
    asked = {name: part.split("+") for name, part in zip(DIMENSIONS, parts, strict=True) if part not in ("", "*")}
    known = {**CODES, "MEASURE": [measure.upper() for measure in book().measures]}
    for name, codes in asked.items():
        if name in known and (unknown := [code for code in codes if code not in known[name]]):
            raise BadKey(f"{name}: {', '.join(unknown)[:60]} tidak dikenal; yang ada: {', '.join(known[name])}.")
    return asked


def observations(counted: pl.DataFrame, asked: dict[str, list[str]]) -> pl.DataFrame:
    """The rows of `rows.counted_frame` as SDMX observations, in order of key and time.

    A month that was not counted has no row; a number that is not told has a row without a value and OBS_STATUS Q.
    """
    programmes = [key for key, measure in book().measures.items() if measure.parts == "programmes"]
    part = pl.when(pl.col("part") == "ALL").then(pl.lit(TOTAL)).otherwise(pl.col("part"))
    by_programme = pl.col("measure").is_in(programmes)
    found = counted.select(
        pl.lit("dataflow").alias("STRUCTURE"),
        pl.lit(STRUCTURE).alias("STRUCTURE_ID"),
        pl.lit("I").alias("ACTION"),
        pl.lit(MONTHLY).alias("FREQ"),
        pl.col("region_code").str.replace_all(".", "_", literal=True).alias("REF_AREA"),
        pl.col("measure").str.to_uppercase().alias("MEASURE"),
        pl.when(by_programme).then(pl.lit(TOTAL)).otherwise(part).alias("SEGMENT"),
        pl.when(by_programme).then(part).otherwise(pl.lit(TOTAL)).alias("PROGRAMME"),
        pl.col("month").dt.strftime("%Y-%m").alias("TIME_PERIOD"),
        pl.col("value").alias("OBS_VALUE"),
        pl.col("obs_status").alias("OBS_STATUS"),
        pl.col("unit").alias("UNIT_MEASURE"),
        pl.lit(0, dtype=pl.Int64).alias("DECIMALS"),
        pl.col("version").alias("VINTAGE"),
    )
    for name, codes in asked.items():
        found = found.filter(pl.col(name).is_in(codes))
    return found.sort(*DIMENSIONS, "TIME_PERIOD")
