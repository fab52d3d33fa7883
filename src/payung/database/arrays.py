"""A column as PostgreSQL writes an array: one text, where a list makes one parameter of every value."""

from __future__ import annotations

import polars as pl


def array_text(column: pl.Series) -> str:
    """Whole numbers, days or texts as an array literal, which the statement casts: `%s::bigint[]`. Null is null."""
    texts = column.cast(pl.String)
    if column.dtype == pl.String:
        escaped = texts.str.replace_all(r'(["\\])', r"\$1")
        texts = pl.select(pl.concat_str(pl.lit('"'), escaped, pl.lit('"'))).to_series()
    return "{" + ",".join(texts.fill_null("NULL").to_list()) + "}"
