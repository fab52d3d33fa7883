"""Cases against rupiah: what the law pays for a case, what an average may be, in which unit the source counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from payung.figures import say
from payung.figures.model import Claimed, Finding, Outcome, Statement, Unit, found
from payung.kernel.dates import date_text
from payung.statute_book import StatuteBook
from payung.statute_book.units import EPOCH

NAME = "cases-times-benefit"
AVERAGE = "average"
HUNDRED = 100
GRAINS = (10**6, 10**5, 10**4)
"""Rupiah a source may have counted in: millions, with one decimal, with two."""


def check_amounts(statement: Statement, law: StatuteBook) -> Iterator[Finding]:
    """Everything rupiah and cases of one statement say about each other."""
    yield from _deaths(statement, law)
    yield from _averages(statement, law)
    yield from _ratio(statement)
    yield from _grain(statement)
    yield from _unbroken(statement)


def _day(statement: Statement) -> dt.date | None:
    return statement.period.last or statement.said_on


def full_death_benefits(day: dt.date, law: StatuteBook) -> dict[int, str]:
    """Rupiah of a death with every part, as of `day` and as it was before -> since when; the newest first."""
    parts = [law[f"jkm.benefit.{each}"] for each in ("lump_sum", "periodic_months", "periodic_amount", "burial")]
    starts = sorted({EPOCH + dt.timedelta(days=v.start) for part in parts for v in part.versions}, reverse=True)
    out: dict[int, str] = {}
    for start in starts:
        if start <= day and all(part.find(start) for part in parts):
            lump, months, amount, burial = (part.value(start) for part in parts)
            out.setdefault(lump + months * amount + burial, date_text(start))
    return out


def _deaths(statement: Statement, law: StatuteBook) -> Iterator[Finding]:
    """JKM pays a fixed sum per death, so cases and rupiah must fit."""
    cases, paid, day = statement.get("claims_count_jkm"), statement.get("claims_amount_jkm"), _day(statement)
    benefits = full_death_benefits(day, law) if day else {}
    if cases is None or paid is None or day is None or not benefits:
        return
    (full, since), *older = benefits.items()
    expected = full * cases.number
    gap = expected - paid.number
    if abs(gap) <= paid.half:
        outcome = Outcome.HOLDS
        exact = f"memang {say.value(paid)}"
        if gap:
            rounding = f"selisih {say.money(abs(gap))} karena pembulatan dari {say.value(paid)}"
            exact = f"berjumlah {say.money(expected)}, {rounding}"
        sentence = f"{say.count(cases.number)} klaim JKM masing-masing {say.money(full)} {exact}."
    elif gap < 0:
        outcome = Outcome.DOES_NOT
        sentence = (
            f"{say.count(cases.number)} klaim JKM paling banyak {say.money(expected)} ({say.money(full)} tiap klaim); "
            f"{say.value(paid)} lebih besar, jadi memuat beasiswa atau klaim lain."
        )
    else:
        outcome = Outcome.CANNOT_TELL
        burial = law["jkm.benefit.burial"].value(day)
        why = _mixture(
            gap,
            paid.half,
            cases.number,
            [(each, f"dibayar {say.money(each)} menurut aturan sebelum {since}") for each, _ in older]
            + [(burial, f"hanya dibayar biaya pemakaman {say.money(burial)}")],
            full,
        )
        sentence = (
            f"{say.count(cases.number)} klaim JKM kali {say.money(full)} adalah {say.money(expected)}, "
            f"{say.money(gap)} lebih besar daripada yang tercetak {say.value(paid)}; {why}."
        )
    yield found(
        NAME,
        outcome,
        statement,
        (cases, paid),
        identity=f"{say.count(cases.number)} × {say.money(full)} = {say.money(expected)}; tercetak {say.value(paid)}",
        tolerance=f"± {say.money(paid.half)}",
        sentence=sentence,
    )


def _mixture(gap: Fraction, half: Fraction, cases: Fraction, others: list[tuple[int, str]], full: int) -> str:
    """Which number of cases at another benefit would make the printed sum."""
    fits = []
    for other, words in others:
        if 2 * half >= full - other:  # printed too roughly to tell: some number of cases always fits
            continue
        many = say.whole(Fraction(gap, full - other))
        if 1 <= many <= cases and abs(gap - many * (full - other)) <= half:
            fits.append(f"cocok tepat bila {say.count(many)} klaim {words}")
    return ", atau ".join(fits) if fits else "sebagian klaim agaknya tidak dibayar penuh, jadi minta rinciannya"


def _averages(statement: Statement, law: StatuteBook) -> Iterator[Finding]:
    """The mean of a programme against the least and the most the law pays at a time."""
    day = _day(statement)
    for programme, (least, most, each) in (_bounds(day, law) if day else {}).items():
        cases, paid = statement.get(f"claims_count_{programme}"), statement.get(f"claims_amount_{programme}")
        if cases is None or paid is None or not cases.number:
            continue
        mean = Fraction(paid.number, cases.number)
        fits = least <= mean <= most
        limits = f"antara {say.money(least)} dan {say.money(most)}" if least else f"paling banyak {say.money(most)}"
        sentence = f"Rata-rata {programme.upper()} {say.money(mean)} tiap {each}; menurut aturan {limits}" + (
            f", jadi {say.count(cases.number)} itu banyaknya {each}."
            if fits
            else ", jadi yang dihitung bukan satu pembayaran atau satu tahun."
        )
        yield found(
            AVERAGE,
            Outcome.HOLDS if fits else Outcome.CANNOT_TELL,
            statement,
            (cases, paid),
            identity=f"{say.value(paid)} / {say.count(cases.number)} = {say.money(mean)}",
            tolerance=limits,
            sentence=sentence,
        )


def _bounds(day: dt.date, law: StatuteBook) -> dict[str, tuple[int, int, str]]:
    """Programme -> least and most rupiah at a time, and what one time is; empty where we hold no law."""
    out: dict[str, tuple[int, int, str]] = {}
    least, most = law["jp.limits.least"].find(day), law["jp.limits.most"].find(day)
    if least and most:
        out["jp"] = (least.value, most.value, "pembayaran sebulan")
    cap, rate = law["jkp.benefit.wage_cap"].find(day), law["jkp.benefit.replacement_rate"].find(day)
    if cap and rate:
        out["jkp"] = (0, cap.value * max(rate.values) // _PPM, "pembayaran sebulan")
    school = law["scholarship.benefit.per_year"].find(day)
    if school:
        out["beasiswa"] = (min(school.values), max(school.values), "anak setahun")
    return out


_PPM = 10**6


def _ratio(statement: Statement) -> Iterator[Finding]:
    """Benefits over contributions, named for what it is."""
    paid, taken = statement.get("claims_amount_total"), statement.get("contributions")
    if paid is None or taken is None or not taken.number:
        return
    share = Fraction(HUNDRED * paid.number, taken.number)
    yield found(
        "claims-over-contributions",
        Outcome.CANNOT_TELL,
        statement,
        (paid, taken),
        identity=f"{say.value(paid)} / {say.value(taken)} = {say.decimal(share)} %",
        sentence=f"Manfaat yang dibayar {say.decimal(share)} persen dari iuran yang diterima. Itu arus uang semasa, "
        "bukan rasio klaim: JHT dan JP mengembalikan tabungan tahun-tahun lalu.",
    )


def _grain(statement: Statement) -> Iterator[Finding]:
    """Two or more exact amounts that are all whole tens of thousands were counted in millions with decimals."""
    amounts = [
        each for each in statement.figures if each.unit is Unit.RUPIAH and each.value and not _round(each.number)
    ]
    if len(amounts) < 2:
        return
    grain = next((each for each in GRAINS if all(not amount.number % each for amount in amounts)), None)
    if grain is None or grain == GRAINS[0]:
        return
    yield found(
        "source-unit",
        Outcome.CANNOT_TELL,
        statement,
        amounts,
        identity=f"{', '.join(_rupiah(each) for each in amounts)}: semuanya kelipatan {say.money(grain)}",
        sentence=f"Semua jumlahnya kelipatan {say.money(grain)}, jadi sumbernya menghitung dalam juta rupiah dengan "
        f"{say.many(GRAINS.index(grain))} angka di belakang koma; angka rupiahnya tidak sampai satuan.",
    )


def _rupiah(figure: Claimed) -> str:
    return say.money(figure.number)


def _round(number: Fraction) -> bool:
    """Whole millions say nothing about the source's unit."""
    return not number % GRAINS[0]


def _unbroken(statement: Statement) -> Iterator[Finding]:
    """A total of claims that nobody can add up, because no line of it was printed."""
    total = statement.get("claims_amount_total") or statement.get("claims_count_total")
    kinds = ("claims_count_", "claims_amount_")
    if total is None or any(
        each.metric.startswith(kinds) and "_total" not in each.metric for each in statement.figures
    ):
        return
    said = say.value(total) if total.unit is Unit.RUPIAH else f"{say.value(total)} klaim"
    yield found(
        "unbroken-total",
        Outcome.CANNOT_TELL,
        statement,
        (total,),
        identity=f"{say.value(total)} tanpa rincian",
        sentence=f"{said} tidak dirinci menurut program, jadi tidak dapat diperiksa dan tidak diketahui "
        "apakah JKP dan beasiswa termasuk.",
    )
