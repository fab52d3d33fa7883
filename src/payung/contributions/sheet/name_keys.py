"""Name keys of a whole column. Python looks only at names with titles, degrees, points or strange letters."""

from __future__ import annotations

import polars as pl

from payung.kernel.names import DEGREES, LETTER_PAIRS, LINKS, TITLES, WHOLE_WORDS, name_key


def _words(words: list[str]) -> str:
    return rf"\b(?:{'|'.join(sorted(words))})\b"


_ASKS_FOR_CARE = rf"^M\s|{_words([*TITLES, *DEGREES, *LINKS])}"
_SPELLINGS = [
    (_words([word for word, modern in WHOLE_WORDS.items() if modern == target]), target)
    for target in dict.fromkeys(WHOLE_WORDS.values())
]


def name_keys(names: pl.Series) -> pl.Series:
    """`kernel.names.name_key` of each name; null stays null."""
    upper = names.str.to_uppercase()
    simple = (upper.str.contains(r"^[A-Z ]+$") & ~upper.str.contains(_ASKS_FOR_CARE)).fill_null(value=False)
    key = pl.col("name")
    for pattern, modern in _SPELLINGS:
        key = key.str.replace_all(pattern, modern)
    key = key.str.replace_all(" ", "", literal=True)
    for old, new in LETTER_PAIRS:
        key = key.str.replace_all(old, new, literal=True)
    quick = pl.DataFrame({"name": upper}).select(key).to_series()
    if simple.all():
        return quick.alias("name_key")
    slow = names.filter(~simple).unique().drop_nulls()
    known = dict(zip(slow, (name_key(name) for name in slow), strict=True))
    careful = names.replace_strict(known, default=None, return_dtype=pl.String)
    return quick.zip_with(simple, careful).alias("name_key")
