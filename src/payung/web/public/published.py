"""What was published about a province, ready for the page: map, ranking, series, contradiction, tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from payung.coverage.figures import Figure, decimal_text
from payung.coverage.queries import (
    ELIGIBLE,
    Coverage,
    coverage_series,
    figures_of,
    newest_coverage,
    targets,
)
from payung.figures.shares import people_lacking
from payung.registry.models import Region
from payung.web.charts import Bar, Point, Target, ranking_bars, trend
from payung.web.words import NBSP, period_words, short_month_words

ISLAND = "KAL"


@dataclass(frozen=True)
class Published:
    """Everything published that the front page shows of one province.

    regencies  highest first, those without a figure last
    series     of the province, oldest first
    target     of the province: the one that fell due last, or the first to come
    """

    province: Region
    regencies: tuple[Coverage, ...]
    series: tuple[Coverage, ...]
    target: Figure | None

    @classmethod
    def of(cls, province: Region, today: dt.date) -> Published:
        regencies = sorted(newest_coverage(province.code), key=_highest_first)
        due = [each for each in targets(province.code) if each.as_of_day]
        past = [each for each in due if each.as_of_day <= today]
        target = past[-1] if past else due[0] if due else None
        return cls(province, tuple(regencies), tuple(coverage_series(province.code)), target)

    @property
    def known(self) -> list[Coverage]:
        return [each for each in self.regencies if each.figure]

    @property
    def missing(self) -> list[Coverage]:
        return [each for each in self.regencies if not each.figure]

    @property
    def above(self) -> list[Coverage]:
        return [each for each in self.known if self.target and _reaches(each, self.target)]

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year for which a newest figure holds."""
        days = [each.figure.day for each in self.known if each.figure.day]
        return (min(days).year, max(days).year) if days else None

    @property
    def publishers(self) -> list[str]:
        """Who published the province's figures, each once."""
        return list(dict.fromkeys(each.figure.publisher for each in self.series if each.figure))

    @property
    def with_denominator(self) -> list[str]:
        return [plain_name(each.region_name) for each in self.known if each.eligible]

    @property
    def target_year(self) -> int | None:
        return self.target.as_of_day.year if self.target and self.target.as_of_day else None

    def ranking(self) -> SafeString:
        bars = [
            Bar(
                name=plain_name(each.region_name),
                value=each.figure.number if each.figure else None,
                text=each.figure.text if each.figure else "",
                when=short_when(each.figure, words=True) if each.figure else "",
                address=reverse("public:region", args=[each.region_code]),
            )
            for each in self.regencies
        ]
        if self.target is None:
            return ranking_bars(bars)
        return ranking_bars(bars, self.target.number, f"Target {self.target.text}")

    def trend(self) -> SafeString:
        return series_trend(self.series, self.target, self.province.short_name, "provinsi", broad=False)

    @cached_property
    def clash(self) -> Clash | None:
        return newest_clash(self.series)

    def island_denominators(self) -> tuple[Figure, Figure] | None:
        """The oldest and the newest published denominator of the island, when they differ."""
        dated = [each for each in figures_of(ISLAND, [ELIGIBLE]) if each.as_of_day and each.number]
        dated.sort(key=lambda each: each.as_of_day)
        return (dated[0], dated[-1]) if len(dated) > 1 and dated[0].number != dated[-1].number else None


@dataclass(frozen=True)
class Clash:
    """Two different figures for one month that cannot be compared."""

    first: Figure
    second: Figure

    @property
    def points(self) -> str:
        return decimal_text(str(abs(self.second.number - self.first.number)))

    @property
    def days(self) -> int:
        return (self.second.day - self.first.day).days


def newest_clash(series: tuple[Coverage, ...]) -> Clash | None:
    """The newest pair of figures within one month that rounding does not explain; none when every month has one."""
    dated = [each.figure for each in series if each.figure and each.figure.day and each.figure.number is not None]
    for second in reversed(dated):
        for first in dated:
            if first is not second and _month(first) == _month(second) and _apart(first, second):
                return Clash(*sorted((first, second), key=lambda each: each.day))
    return None


def _apart(one: Figure, other: Figure) -> bool:
    """They differ by more than half the last digit of both: 30,41 and `sekitar 31` do not, 30,41 and 41 do."""
    slack = sum((_half(each) for each in (one, other)), Decimal(0))
    return abs(Decimal(one.number or 0) - Decimal(other.number or 0)) > slack


def _half(figure: Figure) -> Decimal:
    """Half of the last printed digit; the whole of it where the source said `sekitar`."""
    decimals = len(str(figure.number).partition(".")[2])
    return Decimal(1 if not figure.exact else 5).scaleb(-decimals if not figure.exact else -decimals - 1)


def series_trend(
    series: tuple[Coverage, ...], target: Figure | None, name: str, ident: str, *, broad: bool = True
) -> SafeString:
    """The chart of a region's published figures; empty when fewer than two can be placed in time."""
    placed = [each for each in series if each.figure and each.figure.day and each.figure.number is not None]
    if len(placed) < 2:
        return SafeString()
    months = [_month(each.figure) for each in placed]
    points = [
        Point(
            day=each.figure.day,
            value=each.figure.number,
            text=each.figure.value if each.figure.exact else f"±{decimal_text(str(each.figure.number))}",
            solid=bool(each.covered and each.eligible),
            basis=f"{each.eligible.number}" if each.eligible and each.eligible.exact else "",
            clash=month if months.count(month) > 1 else "",
        )
        for each, month in zip(placed, months, strict=True)
    ]
    shown = target if target and target.number is not None else None
    dotted = (
        Target(shown.number, f"Target {shown.as_of_day.year if shown.as_of_day else ''}: {shown.text}")
        if shown
        else None
    )
    title = _("Cakupan yang terbit, %(name)s") % {"name": name}
    told = "; ".join(f"{period_words(each.figure.as_of)}: {each.figure.text}" for each in placed)
    return trend(points, title=title, told=told, ident=ident, target=dotted, unit=f"{NBSP}%", broad=broad)


def plain_name(name: str) -> str:
    """`Kabupaten Landak` as `Landak`."""
    for kind in ("Kabupaten ", "Kota ", "Kab. ", "Provinsi "):
        name = name.removeprefix(kind)
    return name


def short_when(figure: Figure, *, words: bool = False) -> str:
    """`Agu 2025`, `2024`; where only the day of the news is known, that, and with `words` it says so."""
    if figure.as_of_day is None:
        if figure.published_on is None:
            return period_words(figure.as_of)
        month = short_month_words(figure.published_on)
        return _("berita %(month)s") % {"month": month} if words else month
    if figure.as_of.startswith("tahun"):
        return period_words(figure.as_of) if words else str(figure.as_of_day.year)
    return short_month_words(figure.as_of_day)


def said(coverage: Coverage) -> str:
    """One region in words, for who cannot see the picture."""
    name = plain_name(coverage.region_name)
    if coverage.figure is None:
        return _("%(name)s belum dipublikasikan") % {"name": name}
    return f"{name} {coverage.figure.text}, {period_words(coverage.figure.as_of)}"


def _reaches(coverage: Coverage, target: Figure) -> bool:
    """By people where the source printed them, else by the per cent it printed."""
    covered, eligible = coverage.covered, coverage.eligible
    if covered and eligible and covered.exact and eligible.exact and covered.number and eligible.number:
        return not people_lacking(covered.number, eligible.number, target.number)
    return coverage.figure.number >= target.number


def _highest_first(coverage: Coverage) -> tuple[bool, Decimal, str]:
    number = coverage.figure.number if coverage.figure and coverage.figure.number is not None else None
    return number is None, -(number or Decimal(0)), plain_name(coverage.region_name)


def _month(figure: Figure) -> str:
    return f"{figure.day:%Y-%m}" if figure.day and not figure.as_of.startswith("tahun") else figure.key
