"""A region against the one around it, and a rank against what is known of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from payung.figures import say
from payung.figures.measures import parent_of
from payung.figures.model import Claimed, Finding, Outcome, found
from payung.figures.register import measure_names

BOUNDED = ("claims_count_total", "claims_amount_total")


def check_bounds(figures: Sequence[Claimed]) -> Iterator[Finding]:
    """A region's claims of a year are not more than those of the region around it."""
    for inner in figures:
        if inner.value is None or inner.metric not in (*BOUNDED, "claims_recipients"):
            continue
        metric = "claims_count_total" if inner.metric == "claims_recipients" else inner.metric
        for outer in figures:
            same = outer.metric in (metric, inner.metric) and outer.period.year == inner.period.year
            if same and outer.value and outer.region_code == parent_of(inner.region_code) and inner.period.year:
                yield _bounded(inner, outer)


def _bounded(inner: Claimed, outer: Claimed) -> Finding:
    share = Fraction(100 * inner.number, outer.number)
    outcome, tail = Outcome.HOLDS, "tidak melebihinya"
    if inner.number - inner.half > outer.number + outer.half:
        outcome, tail = Outcome.DOES_NOT, "tidak mungkin melebihi wilayah di sekelilingnya"
    elif inner.period.text != outer.period.text or inner.unit is not outer.unit:
        outcome, tail = Outcome.CANNOT_TELL, "tetapi masa atau satuannya berlainan, jadi bagian itu hanya kira-kira"
    name = measure_names().get(inner.metric, inner.metric)
    return found(
        "within-region",
        outcome,
        inner,
        (inner, outer),
        identity=f"{say.value(inner)} / {say.value(outer)} = {say.decimal(share, 1)} %",
        sentence=f"{name} {inner.region} {say.decimal(share, 1)} persen dari {outer.region}; {tail}.",
    )


def check_ranks(figures: Sequence[Claimed]) -> Iterator[Finding]:
    """A rank by coverage: refuted when more are known above it than the rank leaves room for."""
    for rank in figures:
        if rank.metric == "coverage_category":
            yield _category(rank)
        own = next((each for each in figures if rank.metric == "rank_coverage" and _beside(rank, each)), None)
        if own is None or rank.value is None:
            continue
        above = [each for each in figures if _compared(own, each) and each.number > own.number]
        names = {each.region for each in above}
        refuted = len(names) > rank.number - 1
        known = f"{len(names)} yang diketahui lebih tinggi pada hari yang sama"
        tail = "jadi peringkat itu tidak mungkin" if refuted else "daftar pembandingnya tidak terbit"
        yield found(
            "rank",
            Outcome.DOES_NOT if refuted else Outcome.CANNOT_TELL,
            rank,
            (rank, own, *above),
            identity=f"peringkat {say.count(rank.number)} pada {say.value(own)} %; {known}",
            sentence=f"Peringkat {say.count(rank.number)} dengan {say.value(own)} persen: {known}, {tail}.",
        )


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
