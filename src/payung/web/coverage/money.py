"""Money beside people: contributions and benefits of a region by programme and year, with what they compare to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.contributions.sheet.table import Cell, Column
from payung.coverage.measures import EVERY_PART
from payung.coverage.money import Line, Money, Span, Sum, money_of
from payung.coverage.queries import figures_of
from payung.kernel.amounts import percent_text, rupiah_text
from payung.registry.models import Region
from payung.web.charts import Amount, amount_bars
from payung.web.lists import TYPES, table_response
from payung.web.words import month_words

PROGRAMME_WORDS = {
    "JKK": gettext_lazy("Kecelakaan Kerja (JKK)"),
    "JKM": gettext_lazy("Kematian (JKM)"),
    "JHT": gettext_lazy("Hari Tua (JHT)"),
    "JP": gettext_lazy("Pensiun (JP)"),
    "JKP": gettext_lazy("Kehilangan Pekerjaan (JKP)"),
    "SCHOLARSHIP": gettext_lazy("Beasiswa anak"),
    EVERY_PART: gettext_lazy("Jumlah"),
}
PUBLISHED = (
    *(f"claims_{what}_{part}" for part in ("jkk", "jkm", "jht", "jp", "jkp") for what in ("count", "amount")),
    *("claims_count_total", "claims_amount_total", "scholarship_children", "scholarship_amount", "contributions"),
)
TENTH = 1_000


@dataclass(frozen=True)
class Shown:
    """One sum in words: value, change on the same months before, and why there is none."""

    value: str
    growth: str


def money_page(request: HttpRequest, place: Region, *, public: bool, back: str) -> HttpResponse:
    """The page, or with `?format=csv|xlsx` its tables."""
    inside = list(place.children.order_by("code"))
    money = money_of([place, *inside], public=public)
    asked = request.GET.get("tahun", "")
    span = money.span(int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None)
    published = sorted(figures_of(place.code, PUBLISHED), key=lambda each: each.day or dt.date.min, reverse=True)
    shown = {"place": place, "back": back, "span": span, "published": published}
    if span is None:
        return render(request, "coverage/money.html", shown)
    regions = [each for each in inside if money.line(each.code, EVERY_PART, span).paid_in != Sum(0, 0)]
    if request.GET.get("format") in TYPES:
        return _file(request.GET["format"], money, [place, *inside], span)
    lines = money.lines(place.code, span)
    shown |= {
        "money": money,
        "years": [each.year for each in money.spans],
        "period": span_words(span.months),
        "before": span_words(span.before),
        "lines": [_shown(each) for each in lines],
        "whole": _shown(lines[-1]),
        "by_year": [
            (each, span_words(each.months), _shown(money.line(place.code, EVERY_PART, each))) for each in money.spans
        ],
        "inside": [(each, _shown(money.line(each.code, EVERY_PART, span))) for each in regions],
        "years_chart": _years(money, place),
        "programme_chart": _programmes(lines),
        "compared": lines[-1].paid_in is not None and lines[-1].paid_in.before is not None,
    }
    return render(request, "coverage/money.html", shown)


def span_words(months: Sequence[int]) -> str:
    """`tahun 2025` of a whole year, else `Januari 2026 sampai Oktober 2026`: a part is never called a year."""
    if len(months) == 12 and months[0] % 12 == 0:
        return _("tahun %(year)s, dua belas bulan") % {"year": months[0] // 12}
    if len(months) == 1:
        return month_words(months[0])
    return _("%(first)s sampai %(last)s") % {"first": month_words(months[0]), "last": month_words(months[-1])}


def _shown(line: Line) -> dict[str, object]:
    return {
        "part": line.part,
        "name": PROGRAMME_WORDS[line.part],
        "paid_in": _sum(line.paid_in, money=True),
        "paid_out": _sum(line.paid_out, money=True),
        "cases": _sum(line.cases),
        "payments": _sum(line.payments),
        "ratio": f"{percent_text(_tenths(line.ratio))}" if line.ratio is not None else "–",
    }


def _sum(asked: Sum | None, *, money: bool = False) -> Shown:
    if asked is None:
        return Shown("–", "")
    if asked.value is None:
        return Shown(_("tidak disebut"), "")
    value = rupiah_text(asked.value) if money else f"{asked.value:,}".replace(",", ".")
    if asked.growth is None:
        return Shown(value, "")
    change = _tenths(abs(asked.growth))
    sign = _("naik %(n)s") if asked.growth > 0 else _("turun %(n)s") if asked.growth < 0 else _("tetap")
    return Shown(value, sign % {"n": percent_text(change)} if asked.growth else sign)


def _tenths(ppm: int) -> int:
    """Cut to tenths of a per cent."""
    return ppm // TENTH * TENTH


def _years(money: Money, place: Region) -> SafeString:
    """Contributions and benefits of every year counted, the oldest first."""
    bars = []
    for span in reversed(money.spans):
        line = money.line(place.code, EVERY_PART, span)
        when = (
            str(span.year) if span.whole else _("%(year)s (%(n)s bulan)") % {"year": span.year, "n": len(span.months)}
        )
        paid_in = line.paid_in or line.paid_out
        bars.append(Amount(_("%(when)s, iuran") % {"when": when}, paid_in.value, _sum(paid_in, money=True).value))
        bars.append(
            Amount(
                _("%(when)s, manfaat") % {"when": when},
                line.paid_out.value,
                _sum(line.paid_out, money=True).value,
                True,
            )
        )
    return amount_bars(bars)


def _programmes(lines: Sequence[Line]) -> SafeString:
    """Benefits by programme, the largest first."""
    parts = [each for each in lines if each.part != EVERY_PART]
    order = sorted(parts, key=lambda each: -(each.paid_out.value or 0))
    return amount_bars(
        [
            Amount(str(PROGRAMME_WORDS[each.part]), each.paid_out.value, _sum(each.paid_out, money=True).value, True)
            for each in order
        ]
    )


def _file(kind: str, money: Money, regions: Sequence[Region], span: Span) -> HttpResponse:
    heads = ("Iuran diterima", "Manfaat dibayar", "Klaim dibayar", "Pembayaran manfaat")
    columns = [Column("Kode"), Column("Daerah", width=28), Column("Program"), Column("Masa", width=34)]
    for head in heads:
        kind_of = "rupiah" if head in heads[:2] else "number"
        columns += [Column(head, kind_of), Column(f"{head}, masa yang sama setahun sebelumnya", kind_of, 30)]  # type: ignore[arg-type]
    columns.append(Column("Manfaat tiap sejuta rupiah iuran", "number", 30))
    return table_response(
        kind,
        columns,
        _rows(money, regions, span),
        title=f"Iuran dan manfaat {regions[0].name}",
        file=f"iuran-manfaat-{regions[0].code}",
    )


def _rows(money: Money, regions: Sequence[Region], span: Span) -> Iterable[Sequence[Cell]]:
    for region in regions:
        for line in money.lines(region.code, span):
            sums = (line.paid_in or Sum(None, None), line.paid_out, line.cases, line.payments)
            numbers = [number for each in sums for number in (each.value, each.before)]
            yield (
                region.code,
                region.name,
                str(PROGRAMME_WORDS[line.part]),
                span_words(span.months),
                *numbers,
                line.ratio,
            )
