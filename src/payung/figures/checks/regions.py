"""A region against the one around it, and a rank against what is known of the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction

from payung.figures import say
from payung.figures.measures import parent_of
from payung.figures.model import Claimed, Finding, Outcome, Unit, found
from payung.figures.register import measure_names

BOUNDED = {
    "claims_count_total": ("claims_count_total", "claims_recipients"),
    "claims_recipients": ("claims_recipients", "claims_count_total"),
    "claims_amount_total": ("claims_amount_total",),
}
"""A measure of a region, and those of the region around it that bound it."""
NEAR_RANK = dt.timedelta(days=400)
"""A coverage of another day this near may have stood above or below on the day of a rank."""


def check_bounds(figures: Sequence[Claimed]) -> Iterator[Finding]:
    """A region's claims of a year are not more than those of the region around it.

    A figure whose period nobody stated is held against every year it may speak of.
    """
    for inner in figures:
        if inner.value is None or inner.metric not in BOUNDED or not inner.period.year:
            continue
        around = [
            each for each in figures
            if each.metric in BOUNDED[inner.metric] and each.value
            and each.region_code and each.region_code == parent_of(inner.region_code)
        ]  # fmt: skip
        if is_unstated(inner):
            may = [each for each in around if each.period.year in _years_meant(inner)]
            if may:
                yield _bounded_whenever(inner, may)
            continue
        yield from (_bounded(inner, outer) for outer in around if outer.period.year == inner.period.year)


def is_unstated(figure: Claimed) -> bool:
    """A period that is only the day of printing: the figure's own was not stated."""
    return figure.as_of is None and figure.period.last is not None and not figure.period.to_date


def _years_meant(figure: Claimed) -> tuple[int, ...]:
    """The year it was printed in and the one before."""
    year = figure.period.year or 0
    return year - 1, year


def _exceeds(inner: Claimed, outer: Claimed) -> bool:
    return inner.number - inner.half > outer.number + outer.half


def _share(inner: Claimed, outer: Claimed) -> str:
    return say.decimal(Fraction(100 * inner.number, outer.number), 1)


def _bounded_whenever(inner: Claimed, outers: Sequence[Claimed]) -> Finding:
    """A figure without a period: refuted only where no year it may mean leaves room for it."""
    outers = sorted(outers, key=lambda each: (each.period.year or 0, each.key))
    refuted = all(_exceeds(inner, each) for each in outers)
    name = measure_names().get(inner.metric, inner.metric)
    listed = " atau ".join(
        f"{_share(inner, each)} persen bila {each.period.spoken}"
        + (f" ({say.value(each)} itu orang atau klaim, tidak jelas)" if each.unit is Unit.PERSONS_OR_CLAIMS else "")
        for each in outers
    )
    tail = (
        "tidak mungkin melebihi wilayah di sekelilingnya"
        if refuted
        else "masanya tidak disebut, tetapi bagian tidak melebihi keseluruhannya"
    )
    return found(
        "within-region",
        Outcome.DOES_NOT if refuted else Outcome.HOLDS,
        inner,
        (inner, *outers),
        identity="; ".join(f"{say.value(inner)} / {say.value(each)} = {_share(inner, each)} %" for each in outers),
        sentence=f"{name} {inner.region} dari {outers[0].region}: {listed}; {tail}.",
    )


def _bounded(inner: Claimed, outer: Claimed) -> Finding:
    outcome, tail = Outcome.HOLDS, "tidak melebihinya"
    if _exceeds(inner, outer):
        outcome, tail = Outcome.DOES_NOT, "tidak mungkin melebihi wilayah di sekelilingnya"
        if outer.period.to_date and not inner.period.to_date:
            outcome, tail = Outcome.CANNOT_TELL, f"yang di sana baru {outer.period.spoken}"
    elif inner.period.text != outer.period.text or inner.unit is not outer.unit:
        outcome, tail = Outcome.CANNOT_TELL, _unlike(inner, outer)
    name = measure_names().get(inner.metric, inner.metric)
    return found(
        "within-region",
        outcome,
        inner,
        (inner, outer),
        identity=f"{say.value(inner)} / {say.value(outer)} = {_share(inner, outer)} %",
        sentence=f"{name} {inner.region} {_share(inner, outer)} persen dari {outer.region}; {tail}.",
    )


def _unlike(inner: Claimed, outer: Claimed) -> str:
    """What two figures that are not of one kind still tell: a whole year is never less than a part of it."""
    mixed = f"{say.value(inner)} dan {say.value(outer)} belum tentu menghitung hal yang sama (orang atau klaim)"
    mixed = mixed if inner.unit is not outer.unit else ""
    if inner.period.to_date == outer.period.to_date:
        apart = f"masanya berlainan, {inner.period.spoken} dan {outer.period.spoken}"
    elif outer.period.to_date:
        apart = (
            f"tetapi yang satu {inner.period.spoken} penuh dan yang lain {outer.period.spoken}, "
            "jadi bagian setahun lebih kecil dari itu"
        )
    else:
        apart = (
            f"tetapi yang satu {inner.period.spoken} dan yang lain {outer.period.spoken} penuh, "
            "jadi bagian sesungguhnya lebih besar dari itu"
        )
    apart = "" if inner.period.text == outer.period.text else apart
    return "; ".join(each for each in (apart, mixed) if each)


def check_ranks(figures: Sequence[Claimed]) -> Iterator[Finding]:
    """A rank by coverage: refuted when more are known above it than the rank leaves room for."""
    for rank in figures:
        if rank.metric == "coverage_category":
            yield _category(rank)
        own = next((each for each in figures if rank.metric == "rank_coverage" and _beside(rank, each)), None)
        if own is None or rank.value is None:
            continue
        above = [each for each in figures if _compared(own, each) and each.number > own.number]
        yield _ranked(rank, own, above, _once_above(own, figures, {each.region_code for each in above}))


def _ranked(rank: Claimed, own: Claimed, above: Sequence[Claimed], once: Sequence[Claimed]) -> Finding:
    """once: regions printed higher on another day within a year, one figure each."""
    names = {each.region for each in above}
    places = int(rank.number) - 1
    refuted = len(names) > places
    known = f"{say.many(len(names))} daerah diketahui lebih tinggi pada hari yang sama"
    if refuted:
        tail = "jadi peringkat itu tidak mungkin"
    else:
        tail = "daftar pembandingnya tidak terbit, jadi tidak dapat diperiksa"
        too_many = len(names) + len(once) - places
        if too_many > 0:
            tail = (
                f"{say.many(len(once))} daerah tercetak lebih tinggi pada hari lain, kira-kira setahun sebelum atau "
                f"sesudahnya ({', '.join(each.region for each in once)}), jadi paling sedikit {say.many(too_many)} di "
                f"antaranya harus lebih rendah pada hari itu; {tail}"
            )
    return found(
        "rank",
        Outcome.DOES_NOT if refuted else Outcome.CANNOT_TELL,
        rank,
        (rank, own, *above, *once),
        identity=f"peringkat {say.count(rank.number)} pada {say.value(own)} %; {known}"
        + "".join(f"; {each.region} {say.value(each)} % ({each.period.spoken})" for each in once),
        sentence=f"Peringkat {say.count(rank.number)} dengan {say.value(own)} persen: {known}; {tail}.",
    )


def _once_above(own: Claimed, figures: Sequence[Claimed], settled: set[str]) -> list[Claimed]:
    """Of each other region inside the same one, its figure nearest in time, where that is higher."""
    day = own.as_of
    if day is None:
        return []
    nearest: dict[str, tuple[dt.timedelta, Claimed]] = {}
    for each in figures:
        there = each.as_of or each.period.last
        beside = each.region_code != own.region_code and parent_of(each.region_code) == parent_of(own.region_code)
        if each.metric != "coverage_pct" or each.value is None or there is None or not beside:
            continue
        apart = abs(there - day)
        known = nearest.get(each.region_code)
        if apart <= NEAR_RANK and each.region_code not in settled and (known is None or apart < known[0]):
            nearest[each.region_code] = (apart, each)
    return [each for _, each in nearest.values() if each.number > own.number]


def _beside(rank: Claimed, figure: Claimed) -> bool:
    same = figure.source == rank.source and figure.period.text == rank.period.text
    return same and figure.metric == "coverage_pct" and figure.value is not None


def _compared(own: Claimed, other: Claimed) -> bool:
    same = other.metric == "coverage_pct" and other.as_of == own.as_of and other.region_code != own.region_code
    return same and other.value is not None and parent_of(other.region_code) == parent_of(own.region_code)


def _category(figure: Claimed) -> Finding:
    return found(
        "category",
        Outcome.CANNOT_TELL,
        figure,
        (figure,),
        identity=f"kategori {figure.printed}",
        sentence=f'Kategori "{figure.printed}" tidak dapat diperiksa, karena batas antarkategori tidak terbit.',
    )
