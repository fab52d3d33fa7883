"""Invented employers, people, cards and work into the registry, by COPY."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from payung.database.copy import copy_in
from payung.registry.models import OfficeArea
from payung.registry.numbers import Numbers, new_kpj, new_member_numbers, new_row_numbers

SECOND_CARDS = 15  # of a thousand people
DECIDED_BY = "Kantor cabang (contoh)"


@dataclass(frozen=True)
class Enrolled:
    """Row numbers in the registry, in the order of the invented frames."""

    employers: Numbers
    people: Numbers
    spells: Numbers


def enrol(rng: np.random.Generator, employers: pl.DataFrame, people: pl.DataFrame, spells: pl.DataFrame) -> Enrolled:
    """Copy everything in, in the caller's transaction. Frames as in employers.py, people.py and work.py."""
    employer_ids = _copy_employers(employers)
    person_ids = _copy_people(people, spells)
    first_days = spells.group_by("person").agg(pl.col("started_on").min()).sort("person")["started_on"]
    first_cards, second_cards = _copy_cards(rng, person_ids, first_days)

    spell_ids = new_row_numbers("registry_employment", spells.height)
    person, employer = spells["person"].to_numpy(), spells["employer"].to_numpy()
    other = second_cards[person]
    copy_in(
        "registry_employment",
        spells.select("started_on", "ended_on", "end_reason").with_columns(
            recorded_at=pl.col("started_on").dt.strftime("%Y-%m-%dT00:00:00+07:00"),
            id=pl.Series(spell_ids),
            person_id=pl.Series(person_ids[person]),
            employer_id=pl.Series(employer_ids[employer]),
            card_id=pl.Series(np.where(spells["second_job"].to_numpy() & (other > 0), other, first_cards[person])),
            employee_number=pl.int_range(1, pl.len() + 1).over(pl.Series(employer)).cast(pl.String).str.zfill(4),
        ),
    )
    return Enrolled(employer_ids, person_ids, spell_ids)


def _copy_employers(employers: pl.DataFrame) -> Numbers:
    served_by = dict(OfficeArea.objects.filter(valid_to=None).values_list("region", "office"))
    ids = new_row_numbers("registry_employer", employers.height)
    copy_in(
        "registry_employer",
        employers.select(
            pl.Series("id", ids),
            "npp",
            pl.lit("000").alias("division"),
            "name",
            pl.lit("").alias("npwp"),
            "size",
            "activity",
            "labour_intensive",
            "jht",
            "jp",
            pl.col("region_id").replace_strict(served_by).alias("office_id"),
            "region_id",
            pl.lit("Alamat rekaan").alias("address"),
            "registered_on",
        ),
    )
    copy_in(
        "registry_jkkclassification",
        employers.select(
            pl.Series("employer_id", ids),
            pl.col("registered_on").dt.month_start().alias("from_month"),
            "jkk_class",
            "entry",
            pl.lit(DECIDED_BY).alias("decided_by"),
            pl.col("registered_on").alias("decided_on"),
            pl.lit("Sesuai jenis usaha saat mendaftar").alias("reason"),
        ),
    )
    return ids


def _copy_people(people: pl.DataFrame, spells: pl.DataFrame) -> Numbers:
    ids = new_row_numbers("registry_person", people.height)
    empty = ("birth_place", "mother_name", "phone", "email")
    copy_in(
        "registry_person",
        people.with_columns(
            pl.Series("id", ids),
            _days_of_death(people.height, spells),
            pl.Series("member_number", new_member_numbers(people.height)),
            pl.when(pl.col("nik_state") == "unchecked")
            .then(pl.lit(""))
            .otherwise(pl.lit("Data contoh"))
            .alias("nik_checked_with"),
            *(pl.lit("").alias(name) for name in empty),
        ),
    )
    return ids


def _days_of_death(count: int, spells: pl.DataFrame) -> pl.Series:
    """The last day of work of those who died in service, null for the others."""
    died = spells.filter(pl.col("end_reason") == "died").select("person", died_on="ended_on")
    everybody = pl.DataFrame({"person": np.arange(count)})
    return everybody.join(died, on="person", how="left", maintain_order="left")["died_on"]


def _copy_cards(rng: np.random.Generator, person_ids: Numbers, first_days: pl.Series) -> tuple[Numbers, Numbers]:
    """One card each, a second one for some. Returns the first cards and the second (0 where none)."""
    again = np.flatnonzero(rng.integers(0, 1000, person_ids.size) < SECOND_CARDS)
    owners = np.concatenate([np.arange(person_ids.size), again])
    ids = new_row_numbers("registry_card", owners.size)
    issued = first_days.to_numpy().astype("datetime64[D]")[owners]
    issued[person_ids.size :] += np.timedelta64(200, "D")
    copy_in(
        "registry_card",
        pl.DataFrame({"id": ids, "kpj": new_kpj(owners.size), "person_id": person_ids[owners], "issued_on": issued}),
    )
    second = np.zeros(person_ids.size, dtype=np.int64)
    second[again] = ids[person_ids.size :]
    return ids[: person_ids.size], second


def first_work(employers: pl.DataFrame, spells: pl.DataFrame) -> pl.DataFrame:
    """person, started_on (first day of work anywhere), region_id (where); one row per person, in order."""
    where = pl.Series("region_id", employers["region_id"].to_numpy()[spells["employer"].to_numpy()])
    ordered = spells.with_columns(where).sort("person", "started_on")
    return ordered.group_by("person", maintain_order=True).agg(pl.col("started_on", "region_id").first())
