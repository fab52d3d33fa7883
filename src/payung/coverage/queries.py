"""Reads of what was published. What this system counts is read in `counted`; the two never meet in one function."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from payung.coverage.figures import Figure, published
from payung.coverage.models import PublishedFigure
from payung.kernel.amounts import number_text
from payung.registry.models import Region

COVERAGE = "coverage_pct"
TARGET = "ucj_target_pct"
COVERED, COVERED_PU, COVERED_BPU = "active_members", "active_members_pu", "active_members_bpu"
SEGMENTS = (COVERED_PU, COVERED_BPU, "active_members_jakon")
ELIGIBLE = "eligible_workers"


@dataclass(frozen=True)
class Coverage:
    """A published coverage, with the numbers the same source published beside it for the same time.

    figure    the coverage in per cent; None where nobody published one
    covered   people covered; where only segments were printed, their sum, and the note says so
    eligible  the denominator
    others    every other published coverage of the region, the newest first; also those stated only roughly
    """

    region_code: str
    region_name: str
    figure: Figure | None
    covered: Figure | None = None
    eligible: Figure | None = None
    others: tuple[Figure, ...] = ()


def newest_coverage(province: str) -> list[Coverage]:
    """For every regency of the province its newest published coverage, in order of code.

    Newest by the day the figure holds for, else by the day it was printed. Only figures the source stated
    exactly count: "about 27" is listed among the others.
    """
    regencies = Region.objects.filter(parent=province).order_by("code").values_list("code", "name")
    return coverages_of(dict(regencies))


def coverages_of(names: Mapping[str, str]) -> list[Coverage]:
    """The same for regions named by the caller, code → name, whether or not the registry knows them; in their order."""
    rows = _by_region(names)
    return [_newest(code, name, rows[code]) for code, name in names.items()]


def coverage_of(region_code: str) -> Coverage:
    """The newest published coverage of one region; see `newest_coverage`."""
    name = Region.objects.values_list("name", flat=True).get(code=region_code)
    return _newest(region_code, name, _by_region([region_code])[region_code])


def coverage_series(region_code: str) -> list[Coverage]:
    """Every published coverage of a region, the oldest first; contradictions stand side by side."""
    figures = _by_region([region_code])[region_code]
    series = sorted((each for each in figures if each.metric == COVERAGE), key=_age)
    return [_with_numbers(each, figures) for each in series]


def targets(region_code: str) -> list[Figure]:
    """Published targets, one per year, from the source that names the most years; of equals the newest."""
    rows = [published(row) for row in PublishedFigure.objects.filter(metric=TARGET, region_code=region_code)]
    years = Counter(each.source for each in rows)
    best = sorted(rows, key=lambda each: (years[each.source], each.published_on or dt.date.min, each.key))
    chosen = {each.as_of: each for each in best if years[each.source] == years[best[-1].source]}
    return sorted(chosen.values(), key=_age)


def covered_by_segment(region_code: str) -> list[Figure]:
    """The newest published numbers of covered people by segment: PU, BPU, construction; those that exist."""
    newest = {each.metric: each for each in sorted(figures_of(region_code, SEGMENTS), key=_age)}
    return [newest[segment] for segment in SEGMENTS if segment in newest]


def figures_of(region_code: str, metrics: Iterable[str]) -> list[Figure]:
    """Published figures of one region, in the order of the register."""
    rows = PublishedFigure.objects.filter(region_code=region_code, metric__in=list(metrics))
    return [published(row) for row in rows.order_by("key")]


def register() -> list[Figure]:
    """Every published figure we know, in the order of the register."""
    return [published(row) for row in PublishedFigure.objects.order_by("key")]


def _by_region(codes: Iterable[str]) -> dict[str, list[Figure]]:
    metrics = (COVERAGE, COVERED, COVERED_PU, COVERED_BPU, ELIGIBLE)
    found: dict[str, list[Figure]] = defaultdict(list)
    for row in PublishedFigure.objects.filter(region_code__in=list(codes), metric__in=metrics).order_by("key"):
        found[row.region_code].append(published(row))
    return found


def _newest(code: str, name: str, figures: list[Figure]) -> Coverage:
    coverages = sorted((each for each in figures if each.metric == COVERAGE), key=_age, reverse=True)
    best = next((each for each in coverages if each.exact), None)
    others = tuple(each for each in coverages if each is not best)
    if best is None:
        return Coverage(code, name, None, others=others)
    return replace(_with_numbers(best, figures), others=others)


def _with_numbers(figure: Figure, figures: list[Figure]) -> Coverage:
    """The coverage with what the same source printed beside it for the same time."""
    beside = {each.metric: each for each in figures if (each.as_of, each.source) == (figure.as_of, figure.source)}
    covered = beside.get(COVERED)
    if covered is None and COVERED_PU in beside and COVERED_BPU in beside:
        covered = _sum(beside[COVERED_PU], beside[COVERED_BPU])
    eligible = beside.get(ELIGIBLE)
    if eligible is not None and eligible.exact:
        figure = replace(figure, basis=replace(figure.basis, denominator=eligible.value))
    return Coverage(figure.region_code, figure.region_name, figure, covered, eligible)


def _sum(pu: Figure, bpu: Figure) -> Figure | None:
    if pu.number is None or bpu.number is None:
        return None
    total = number_text(int(pu.number + bpu.number))
    parts = f"{total} = {pu.value} PU + {bpu.value} BPU"
    return replace(
        pu, key=f"{pu.key}+{bpu.key}", metric=COVERED, value=total, number=pu.number + bpu.number, note=parts
    )


def _age(figure: Figure) -> tuple[dt.date, dt.date, str]:
    return figure.day or dt.date.min, figure.published_on or dt.date.min, figure.key
