"""What is written about a new programme, judged; and the programme it becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.assistance.models import Programme, Sponsor
from payung.assistance.pricing import run_of
from payung.assistance.refused import (
    AGES,
    BASE,
    ELSEWHERE,
    HONORARIUM,
    HONORARIUM_JHT,
    INSTALMENT,
    KIND,
    LEGAL,
    LINE,
    MONTHS,
    NAME,
    PAST,
    QUOTA,
    wrong,
)
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import month_text
from payung.kernel.periods import month_of
from payung.kernel.problem import Problem
from payung.rules.contributions.own_account import band_base
from payung.statute_book import StatuteBook

LONGEST = 12


@dataclass(frozen=True)
class Draft:
    """What is written down.

    region       code of the region whose people are paid for
    budget       whole rupiah in the budget line       allocation  the region's palm-oil fund, for a note
    base         income a month (base of a band), or the honorarium
    first_month  its first day                         instalment  months in one payment
    age_from, age_to  completed years in the first month; None: no limit but the law's
    continues    number of the programme that ends before this one
    """

    sponsor: int
    title: str
    cohort: str
    basis: str
    region: str
    legal_basis: str
    budget_line: str
    budget: int
    quota: int
    first_month: dt.date
    months: int
    instalment: int
    base: int
    jht: bool = False
    transport: bool = False
    age_from: int | None = None
    age_to: int | None = None
    allocation: int | None = None
    continues: int | None = None


def age_limit(month: dt.date, law: StatuteBook) -> int:
    """The oldest completed age at which somebody may still be registered on own account in a month."""
    limit: int = law["contributions.own_account.age_below"].value(month)
    return limit - 1


def problems_of(draft: Draft, sponsor: Sponsor | None, at: dt.datetime, law: StatuteBook) -> list[Problem]:
    """Everything that is wrong with it, at once."""
    told = []

    def ask(holds: bool, refusal: object, column: str, found: str) -> None:
        if not holds:
            told.append(wrong(refusal, column, found))  # type: ignore[arg-type]

    ask(sponsor is not None, KIND, "Penyandang", "belum dipilih")
    inside = sponsor is None or (draft.region + ".").startswith(sponsor.region_id + ".")
    ask(inside, ELSEWHERE, "Wilayah", draft.region)
    ask(bool(draft.title.strip()), NAME, "Nama program", "kosong")
    ask(draft.cohort in Programme.Cohort.values, KIND, "Angkatan", draft.cohort or "kosong")
    ask(draft.basis in Programme.Basis.values, KIND, "Dasar iuran", draft.basis or "kosong")
    ask(bool(draft.legal_basis.strip()), LEGAL, "Dasar hukum", "kosong")
    ask(bool(draft.budget_line.strip()), LINE, "Mata anggaran", "kosong")
    ask(draft.quota >= 1, QUOTA, "Kuota", str(draft.quota))
    ask(1 <= draft.months <= LONGEST, MONTHS, "Jumlah bulan", str(draft.months))
    ask(1 <= draft.instalment <= max(draft.months, 1), INSTALMENT, "Bulan per termin", str(draft.instalment))
    now = localdate(at).replace(day=1)
    ask(draft.first_month >= now, PAST, "Bulan pertama", month_text(month_of(draft.first_month)))
    told += _base_problems(draft, law)
    told += _age_problems(draft, law)
    return told


def _base_problems(draft: Draft, law: StatuteBook) -> list[Problem]:
    if draft.basis == Programme.Basis.HONORARIUM:
        told = [] if draft.base > 0 else [wrong(HONORARIUM, "Honorarium", rupiah_text(draft.base))]
        return [*told, wrong(HONORARIUM_JHT, "JHT", "ikut")] if draft.jht else told
    month = np.array([month_of(draft.first_month)], dtype=np.int64)
    fits = draft.base > 0 and int(band_base(month, np.array([draft.base], dtype=np.int64), law)[0]) == draft.base
    return [] if fits else [wrong(BASE, "Penghasilan", rupiah_text(draft.base))]


def _age_problems(draft: Draft, law: StatuteBook) -> list[Problem]:
    low, high = draft.age_from or 0, draft.age_to
    if draft.basis == Programme.Basis.INCOME:
        limit = age_limit(draft.first_month, law)
        high = limit if high is None else high
        if high > limit:
            return [wrong(AGES, "Umur paling tua", f"{high} tahun; batas pendaftaran {limit} tahun")]
    if high is not None and low > high:
        return [wrong(AGES, "Umur", f"{low} sampai {high} tahun")]
    return []


def built(
    draft: Draft, sponsor: Sponsor, continues: Programme | None, by: Actor, at: dt.datetime, law: StatuteBook
) -> Programme:
    """The programme, not saved, without its price."""
    months = run_of(draft.first_month, draft.months)
    income = draft.basis == Programme.Basis.INCOME
    return Programme(
        sponsor=sponsor,
        title=" ".join(draft.title.split())[:200],
        cohort=draft.cohort,
        basis=draft.basis,
        region_id=draft.region,
        legal_basis=draft.legal_basis.strip()[:200],
        budget_line=draft.budget_line.strip()[:120],
        budget=draft.budget,
        allocation=draft.allocation,
        quota=draft.quota,
        first_month=months[0],
        last_month=months[-1],
        instalment=draft.instalment,
        base=draft.base,
        jht=draft.jht,
        transport=draft.transport,
        age_from=draft.age_from,
        age_to=age_limit(months[0], law) if income and draft.age_to is None else draft.age_to,
        continues=continues,
        opened_by=by.name,
        opened_at=at,
        law_version=law.version,
    )
