"""Newcomers into the registry, as a set: members recognised, people, cards and spells written.

The caller is an action and holds the transaction and the permission.
"""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection
from django.utils.timezone import localdate

from payung.database.copy import copy_in, copy_out
from payung.registry.numbers import new_kpj, new_member_numbers, new_row_numbers

NEWCOMERS = (
    *("employer_id", "nik", "kpj", "name", "name_key", "birth_date", "sex", "citizen", "joined_on", "employee_number"),
    *("birth_place", "mother_name", "phone", "email", "address", "work_place"),
)
"""Columns of `enrol_newcomers`. nik is null for a foreigner; kpj is the card they say to hold, or null."""
PEOPLE = (
    *("nik", "kpj", "name", "name_key", "birth_date", "sex", "citizen", "region_id"),
    *("birth_place", "mother_name", "phone", "email", "address"),
)
"""Columns of `enrol_people`; region_id is where they live, or null."""

_KNOWN = {"place": pl.Int64, "person_id": pl.Int64, "same": pl.Boolean, "card_id": pl.Int64, "kpj": pl.String}
_STAGE = """
CREATE TEMP TABLE IF NOT EXISTS registry_newcomer (
  place bigint NOT NULL, nik varchar(16) NOT NULL, kpj varchar(13), name_key varchar(120) NOT NULL,
  birth_date date NOT NULL
) ON COMMIT DELETE ROWS
"""
# The two halves of the NIKs have an index each. Nearly all are one person's: LIMIT keeps that half to one look per
# newcomer; joined as a set, millions registered are read from end to end for one sheet. The shared ones are few, and
# joined. Neither needs statistics of the stage. A card counts only when it is that person's own.
_MATCH = """
SELECT h.place, h.id, (h.name_key = h.told_key AND h.birth_date = h.told_birth)::text, c.id, c.kpj
FROM (
  SELECT n.place, n.kpj, n.name_key AS told_key, n.birth_date AS told_birth, p.id, p.name_key, p.birth_date
  FROM registry_newcomer n
  CROSS JOIN LATERAL (
    SELECT id, name_key, birth_date FROM registry_person WHERE nik = n.nik AND NOT nik_state = 'duplicate' LIMIT 1
  ) p
  UNION ALL
  SELECT n.place, n.kpj, n.name_key, n.birth_date, p.id, p.name_key, p.birth_date
  FROM registry_newcomer n JOIN registry_person p ON p.nik = n.nik AND p.nik_state = 'duplicate'
) h
LEFT JOIN LATERAL (
  SELECT k.id, k.kpj FROM registry_card k WHERE k.person_id = h.id
  ORDER BY (k.kpj = h.kpj) DESC NULLS LAST, k.issued_on DESC, k.id DESC LIMIT 1
) c ON true
ORDER BY h.place, h.id
"""


def enrol_newcomers(rows: pl.DataFrame, at: dt.datetime) -> pl.DataFrame:
    """Record that these people (columns `NEWCOMERS`) work for these employers. Returns employment_id, person_id.

    A member is recognised only when NIK, name and birth date all match; a card told (kpj) only when it is theirs.
    In every other case a new person with a new card is made, and the card told is kept with the spell for the branch
    to look at: the answer is the same, so it tells nothing. Two callers wait for each other. Raises IntegrityError
    where a member would have two spells at once for one employer.
    """
    rows = _enrolled(rows, at)
    spells = new_row_numbers("registry_employment", rows.height)
    text = {name: pl.col(name).fill_null("") for name in ("employee_number", "work_place")}
    copy_in(
        "registry_employment",
        rows.select(
            pl.Series("id", spells),
            *("person_id", "employer_id", "card_id"),
            pl.col("joined_on").alias("started_on"),
            pl.lit("").alias("end_reason"),
            pl.col("kpj").fill_null("").alias("claimed_kpj"),
            **text,
        ),
    )
    return rows.select(pl.Series("employment_id", spells), "person_id")


def enrol_people(rows: pl.DataFrame, at: dt.datetime) -> pl.Series:
    """The person of each row (columns `PEOPLE`), in its order: recognised as in `enrol_newcomers`, or made anew.

    Somebody made anew is registered and not matched with the population register yet.
    """
    return _enrolled(rows.select(*PEOPLE), at)["person_id"]


def _enrolled(rows: pl.DataFrame, at: dt.datetime) -> pl.DataFrame:
    """`rows` with person_id and card_id."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('registry.enrol'))")
    rows = rows.with_row_index("place").cast({"place": pl.Int64})
    known = recognised(rows)
    members = known.filter("same").unique("place", keep="first")
    taken = known.select("place").unique().with_columns(taken=pl.lit(value=True))
    rows = rows.join(members.select("place", "person_id", "card_id"), on="place", how="left", maintain_order="left")
    rows = rows.join(taken, on="place", how="left", maintain_order="left")
    return _with_cards(_with_people(rows), localdate(at))


def recognised(rows: pl.DataFrame) -> pl.DataFrame:
    """Who is registered under these NIKs, with the card to use: place, person_id, same, card_id, kpj.

    rows  place, nik, kpj, name_key, birth_date

    `same` where name and birth date agree too. One NIK may be several people's; card_id and kpj are null without card.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STAGE)
        cursor.execute("TRUNCATE registry_newcomer")
    asked = rows.filter(pl.col("nik").is_not_null()).select("place", "nik", "kpj", "name_key", "birth_date")
    copy_in("registry_newcomer", asked.sort("nik"))  # neighbours in the index are looked up one after the other
    return copy_out(_MATCH, _KNOWN)


def _with_people(rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` with person_id: new people are made for those nobody was recognised for.

    One NIK twice in one set is one person only where name and birth date agree too; else the second shares the NIK.
    """
    new = rows.filter(pl.col("person_id").is_null())
    if new.is_empty():
        return rows
    human = pl.struct("nik", "name_key", "birth_date")
    own = pl.when(pl.col("nik").is_null()).then("place").otherwise(pl.col("place").min().over(human))
    new = new.with_columns(first=own)
    people = new.filter(pl.col("place") == pl.col("first"))
    shared = pl.col("taken").fill_null(value=False) | (pl.col("nik").is_not_null() & ~pl.col("nik").is_first_distinct())
    numbers = new_row_numbers("registry_person", people.height)
    text = ("birth_place", "mother_name", "phone", "email", "address")
    copy_in(
        "registry_person",
        people.select(
            pl.Series("id", numbers),
            pl.Series("member_number", new_member_numbers(people.height)),
            *("nik", "name", "name_key", "birth_date", "sex", "citizen"),
            pl.when(shared).then(pl.lit("duplicate")).otherwise(pl.lit("unchecked")).alias("nik_state"),
            pl.lit("").alias("nik_checked_with"),
            *(pl.col(name).fill_null("") for name in text),
            *(name for name in ("region_id",) if name in people.columns),
        ),
    )
    ids = people.select("place", made=pl.Series(numbers))
    made = new.select("place", "first").join(ids, left_on="first", right_on="place").select("place", "made")
    rows = rows.join(made, on="place", how="left", maintain_order="left")
    return rows.with_columns(person_id=pl.coalesce("person_id", "made"), made=pl.col("made").is_not_null())


def _with_cards(rows: pl.DataFrame, day: dt.date) -> pl.DataFrame:
    """`rows` with card_id: whoever has no card gets one."""
    without = rows.filter(pl.col("card_id").is_null()).unique("person_id", keep="first", maintain_order=True)
    if without.is_empty():
        return rows
    numbers = new_row_numbers("registry_card", without.height)
    cards = without.select(
        pl.Series("id", numbers),
        pl.Series("kpj", new_kpj(without.height)),
        "person_id",
        pl.lit(day).alias("issued_on"),
    )
    copy_in("registry_card", cards)
    rows = rows.join(cards.select("person_id", new="id"), on="person_id", how="left", maintain_order="left")
    return rows.with_columns(card_id=pl.coalesce("card_id", "new")).drop("new")
