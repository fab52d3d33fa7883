"""Data put right once a worker's word holds: the spell ended, the wage declared, the worker added.

Everything goes through the actions of the registry and of the employer's month, by whoever agreed. Where a month is
billed already its declaration stays as it is and the difference is prepared instead.
"""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.compliance.corrections import ask_for
from payung.compliance.explained import month_text
from payung.compliance.models import MemberWord, WageCorrection
from payung.compliance.refused import MEND_FIRST, refuse
from payung.contributions.actions.set_wage import set_wage
from payung.contributions.amounts import MONEY, SPLIT, with_amounts, with_shares
from payung.contributions.facts import employer_facts, judged_by, workers_of
from payung.contributions.models import Declaration, DeclaredWage
from payung.contributions.refused import LOCKED
from payung.contributions.refused import Refused as MonthRefused
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text
from payung.registry.actions.add_employment import NewWorker, add_employment
from payung.registry.actions.end_employment import ENDED_ALREADY, end_employment
from payung.registry.refused import NotRecorded
from payung.statute_book import StatuteBook

VERBS = ("registry.end_employment", "registry.add_employment", "contributions.set_wage")
"""Permissions with which a word is put right."""


def declared_wage(employer_id: int, person_id: int, month: dt.date) -> int | None:
    """What the employer's declaration of a month says of one person; None where it says nothing."""
    declaration = Declaration.objects.filter(employer=employer_id, month=month).first()
    if declaration is None:
        return None
    rows = DeclaredWage.objects.filter(month=month, declaration_id=declaration.pk, person_id=person_id)
    wage: int | None = rows.values_list("wage", flat=True).first()
    return wage


def mend(word: MemberWord, by: Actor, at: dt.datetime, law: StatuteBook) -> str:
    """Put right what the word is about. Returns what was done, in words for the member.

    Raises NotAllowed; Refused word-mend where the registry or the month would not take it.
    """
    try:
        if word.kind == MemberWord.Kind.LEFT:
            return _ended(word, by, at)
        return _waged(word, by, at, law) if word.kind == MemberWord.Kind.WAGE else _added(word, by, at)
    except (NotRecorded, MonthRefused) as problem:
        raise refuse(
            MEND_FIRST, f"{problem.problem.found}. {problem.problem.cure}", problem.problem.column
        ) from problem


def _ended(word: MemberWord, by: Actor, at: dt.datetime) -> str:
    try:
        end_employment(word.employment, last_day=word.day, reason=word.end_reason, by=by, at=at)
    except NotRecorded as problem:
        if problem.problem.code != ENDED_ALREADY.code:
            raise
        return "Masa kerja Anda sudah diakhiri perusahaan lebih dahulu."
    return f"Masa kerja Anda berakhir {date_text(word.day)}."


def _waged(word: MemberWord, by: Actor, at: dt.datetime, law: StatuteBook) -> str:
    try:
        note = f"Pernyataan pekerja {localdate(word.told_at).isoformat()}"
        set_wage(word.employer_id, word.month, word.person_id, wage=word.wage, note=note, by=by, at=at, law=law)
    except MonthRefused as problem:
        if problem.problem.code != LOCKED.code:
            raise
        made = ask_for(_prepared(word, at, law), at, law)
        told = f"{month_text(word.month)} sudah ditagihkan dengan upah {rupiah_text(made.billed_wage)}; "
        if made.state != WageCorrection.State.OPEN:
            return told + "selisihnya dicatat dan tidak ada yang ditagihkan."
        return told + f"selisih iurannya {rupiah_text(made.total)} ditagihkan kepada perusahaan dengan kode tersendiri."
    return f"Upah {month_text(word.month)} dibetulkan menjadi {rupiah_text(word.wage)}."


def _prepared(word: MemberWord, at: dt.datetime, law: StatuteBook) -> WageCorrection:
    """The difference between the true month and the billed one, programme by programme; not saved yet."""
    billed = declared_wage(word.employer_id, word.person_id, word.month) or 0
    pair = pl.DataFrame(
        [(word.employer_id, word.month)], schema={"employer_id": pl.Int64, "month": pl.Date}, orient="row"
    )
    spell = workers_of(pair).filter(pl.col("person_id") == word.person_id).sort("started_on").tail(1)
    if spell.is_empty():
        raise refuse(MEND_FIRST, "tidak bekerja di bulan itu. Periksa masa kerjanya", "Pekerja")
    both = pl.concat([spell, spell]).with_columns(wage=pl.Series([word.wage, billed]), rapel=pl.lit(0, dtype=pl.Int64))
    rows = with_shares(with_amounts(judged_by(both, employer_facts(pair)), law), law).select(*MONEY, *SPLIT)
    true, before = rows.to_dicts()
    owed = {name: true[name] - (before[name] if billed else 0) for name in rows.columns}
    return WageCorrection(
        word=word, employer=word.employer, person=word.person, month=word.month, billed_wage=billed,
        true_wage=word.wage, **owed, total=sum(owed[name] for name in MONEY), law_version=law.version, prepared_at=at,
    )  # fmt: skip


def _added(word: MemberWord, by: Actor, at: dt.datetime) -> str:
    if word.employer is None:
        return f"{word.named} belum terdaftar. Petugas mendatanginya; Anda kami kabari."
    person = word.person
    worker = NewWorker(
        nik=person.nik, name=person.name, birth_date=person.birth_date, sex=person.sex, started_on=word.day,
        citizen=person.citizen,
    )  # fmt: skip
    add_employment(word.employer, worker, by=by, at=at)
    return f"Anda tercatat bekerja di {word.employer.name} sejak {date_text(word.day)}."
