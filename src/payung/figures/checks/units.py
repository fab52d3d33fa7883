"""Persons, claims, payments and projects: classes that are not each other."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from payung.figures import say
from payung.figures.measures import COHORTS, FOLLOW_UP, PAID_MONTHLY, PROGRAMMES, RATIOS
from payung.figures.model import Claimed, Finding, Outcome, Statement, Unit, found

NAME = "unit-class"
ELIGIBLE_WORDS = ("berhak", "potensi", "angkatan", "pembagi", "bekerja", "harus dilindungi")
NEAR = Fraction(1, 20)
"""A per cent this near (in points) tells which of two numbers it was divided by."""


def check_units(statement: Statement) -> Iterator[Finding]:
    """Everything in one statement that mixes classes, or leaves open which it means."""
    yield from _follow_ups(statement)
    yield from _unclear(statement)
    yield from _projects(statement)
    yield from _repeated(statement)
    yield from _cohorts(statement)
    for figure in statement.figures:
        if figure.hedge == "more" and figure.number % 10:
            yield _exact_bound(figure)


def _follow_ups(statement: Statement) -> Iterator[Finding]:
    total = statement.get("claims_count_total")
    payments = statement.all(f"claims_count_{each}" for each in PAID_MONTHLY)
    scholarship = statement.get(f"claims_count_{FOLLOW_UP}")
    if total is None or not (payments or scholarship):
        return
    mixed = (*payments, scholarship) if scholarship else payments
    names = ", ".join(each.metric.rpartition("_")[2].upper() for each in payments)
    later = f"{say.count(scholarship.number)} beasiswa (lanjutan JKK atau JKM)" if scholarship else ""
    monthly = f"pembayaran bulanan {names}" if payments else ""
    yield found(
        NAME,
        Outcome.DOES_NOT,
        statement,
        (total, *mixed),
        identity=f"{say.count(total.number)} = klaim + pembayaran + lanjutan",
        sentence=f"{say.count(total.number)} klaim itu mencampur peristiwa dengan "
        f"{' dan '.join(each for each in (monthly, later) if each)}; jangan dibaca sebagai orang.",
    )


def _unclear(statement: Statement) -> Iterator[Finding]:
    amount = statement.get("claims_amount_total")
    for figure in statement.figures:
        if figure.unit is not Unit.PERSONS_OR_CLAIMS or not figure.value:
            continue
        each = f"; rata-ratanya {say.money(Fraction(amount.number, figure.number))}" if amount else ""
        yield found(
            NAME,
            Outcome.CANNOT_TELL,
            figure,
            (figure, amount) if amount else (figure,),
            identity=f"{say.money(amount.number)} / {say.count(figure.number)}" if amount else figure.printed,
            sentence=f"{say.count(figure.number)} tidak jelas orang atau klaim{each}.",
        )


def _projects(statement: Statement) -> Iterator[Finding]:
    """Projects named as a kind of participants: told by the source's own words."""
    for figure in statement.figures:
        if figure.unit is Unit.PROJECTS and "peserta" in figure.label:
            yield found(
                NAME,
                Outcome.DOES_NOT,
                figure,
                (figure,),
                identity=f"{say.count(figure.number)} proyek, bukan orang",
                sentence=f"{say.count(figure.number)} proyek disebut sebagai bagian dari peserta; proyek bukan orang, "
                "jadi tidak ikut dijumlah.",
            )


def _repeated(statement: Statement) -> Iterator[Finding]:
    """Two programmes printed with one and the same number."""
    for kind in ("claims_count_", "claims_amount_"):
        lines = statement.all(f"{kind}{each}" for each in PROGRAMMES)
        for place, one in enumerate(lines):
            for other in lines[place + 1 :]:
                if one.number == other.number and one.number >= 1000:
                    names = " dan ".join(each.metric.rpartition("_")[2].upper() for each in (one, other))
                    yield found(
                        "repeated-number",
                        Outcome.CANNOT_TELL,
                        statement,
                        (one, other),
                        identity=f"{one.metric} = {other.metric} = {say.value(one)}",
                        sentence=f"{names} tercetak sama, {say.value(one)}; agaknya satu baris tersalin dua kali.",
                    )


def _cohorts(statement: Statement) -> Iterator[Finding]:
    cohorts = [each for each in statement.figures if each.value and each.metric.startswith("subsidised_workers_")]
    if len(cohorts) < 2 or any(each.metric in COHORTS for each in cohorts):
        return
    added = sum((each.number for each in cohorts), Fraction(0))
    yield found(
        "cohorts-not-added",
        Outcome.CANNOT_TELL,
        statement,
        cohorts,
        identity=f"{' + '.join(say.count(each.number) for each in cohorts)} = {say.count(added)}",
        sentence=f"{say.many(len(cohorts)).capitalize()} kelompok itu berjumlah {say.count(added)} pendaftaran, tetapi "
        "bulannya berlainan dan orangnya bisa sama, jadi jangan disebut sebagai jumlah orang.",
    )


def _exact_bound(figure: Claimed) -> Finding:
    return found(
        "wording",
        Outcome.CANNOT_TELL,
        figure,
        (figure,),
        identity=f"tertulis lebih dari {say.count(figure.number)}",
        sentence=f'Tertulis "lebih dari {say.count(figure.number)}", padahal angkanya sampai satuan; angka tepat atau '
        "batas bawah, tidak dapat dipastikan.",
    )


def check_labels(statement: Statement) -> Iterator[Finding]:
    """A label that says something else than the arithmetic: a `total kepesertaan` that is the denominator."""
    for ratio in RATIOS:
        percent, part = statement.get(ratio.percent), statement.get(ratio.part)
        if percent is None or part is None or not part.number:
            continue
        base, rest = statement.get(ratio.base), statement.get(ratio.rest)
        if base and base.label and not any(word in base.label.lower() for word in ELIGIBLE_WORDS):
            yield from _really_base(statement, percent, part, base, base.label)
        if rest and base is None:
            yield from _really_base(statement, percent, part, rest, "belum terlindungi")
        for other in statement.figures:
            if other.metric == part.metric and other.value and other.number > part.number:
                yield from _really_base(statement, percent, part, other, other.label or "peserta")
            elif other.metric == part.metric and other is not part and other.value and other.number < part.number:
                yield from _really_base(statement, percent, other, part, part.label or "peserta")


def _really_base(statement: Statement, percent: Claimed, part: Claimed, base: Claimed, label: str) -> Iterator[Finding]:
    true = Fraction(100 * part.number, base.number)
    if abs(true - percent.number) > max(percent.half, NEAR):
        return
    yield found(
        "label",
        Outcome.DOES_NOT,
        statement,
        (percent, part, base),
        identity=f"{say.count(part.number)} / {say.count(base.number)} = {say.decimal(true, 4)} %; "
        f"tercetak {say.value(percent)} %",
        tolerance="setengah angka terakhir, atau lima perseratus poin",
        sentence=f'{say.count(base.number)} disebut "{label}", padahal menurut hitungan itulah pembagi dari '
        f"{say.value(percent)} persen, yaitu pekerja yang berhak.",
    )
