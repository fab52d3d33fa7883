"""Slots of coverage over time, of the target with its basis, and of everything printed about the region."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.urls import reverse

from payung.coverage.counted import rates, snapshots
from payung.coverage.figures import Figure, decimal_text
from payung.coverage.measures import why_not_comparable
from payung.coverage.queries import Coverage
from payung.coverage.ranks import category
from payung.web.governments.pack.slots import Shelf

PRINTED: Mapping[str, str] = {
    "terbit_peserta": "active_members",
    "terbit_peserta_pu": "active_members_pu",
    "terbit_peserta_bpu": "active_members_bpu",
    "terbit_peserta_jakon": "active_members_jakon",
    "terbit_belum_terlindungi": "uncovered_workers",
    "terbit_proyek": "construction_projects",
    "terbit_perusahaan_aktif": "employers_active",
    "terbit_iuran": "contributions",
    "terbit_tumbuh_iuran": "contributions_growth_pct",
    "terbit_kantor_cabang": "branch_offices",
    "terbit_unit_layanan": "service_units",
    "terbit_plkk": "plkk_facilities",
    "terbit_target": "ucj_target_pct",
    "terbit_peringkat": "rank_coverage",
    "terbit_penerima": "claims_recipients",
    "terbit_honorer": "subsidised_workers_honorer",
    "terbit_pemilu": "subsidised_workers_pemilu_adhoc",
    "terbit_pilkada": "subsidised_workers_pilkada_adhoc",
    "terbit_pekerja_rentan": "subsidised_workers",
    "terbit_pekerja_sawit": "subsidised_workers_dbh_sawit",
}
"""Slot → measure of the register; the newest printed by the day stands in it."""
UP, DOWN, LEVEL = "naik", "turun", "tetap"


def coverage_slots(shelf: Shelf) -> None:
    """The share then and now, the category where bounds were published, the target's year and basis."""
    world = shelf.world
    rate = world.rate
    if rate and rate.share and world.snapshot:
        month = world.snapshot.month
        year_end, year_ago = dt.date(month.year - 1, 12, 1), month.replace(year=month.year - 1)
        for name, then in (("akhir_tahun", year_end), ("setahun_lalu", year_ago)):
            before = _share_in(shelf, then)
            if before and not why_not_comparable(rate.share.basis, before.basis):
                shelf.figure(f"cakupan_{name}", before)
                changed(shelf, name, rate.share, before)
        named = category(rate.exact, world.snapshot.as_of) if rate.exact is not None else None
        if named:
            shelf.words("kategori", named[0], f"Kategori menurut {named[1]}", _page(rate.share))
    target = world.target
    if target and world.was_out(target.figure):
        page = _page(target.figure)
        shelf.words("tahun_target", str(target.year), "Tahun target", page)
        shelf.words("dasar_target", target.basis, "Dasar target", page)
        shelf.words("pemilik_target", target.region_name, "Daerah yang menetapkan target", page)


def _share_in(shelf: Shelf, month: dt.date) -> Figure | None:
    """The share frozen for a month; None where it was not counted by the day."""
    taken = next((each for each in snapshots(known=shelf.pack.day) if each.ended and each.month == month), None)
    region = shelf.pack.region
    return rates(taken, [region])[region.code].share if taken else None


def changed(shelf: Shelf, name: str, now: Figure, before: Figure, prefix: str = "") -> None:
    """`selisih_…` in percentage points without a sign, and `arah_…`: which way it went."""
    if now.number is None or before.number is None:
        return
    points = abs(now.number - before.number)
    way = UP if now.number > before.number else DOWN if now.number < before.number else LEVEL
    key = f"{prefix}selisih_{name}" if name else f"{prefix}selisih"
    high, low = (now, before) if way != DOWN else (before, now)
    made = shelf.world.make.derived(
        key,
        f"Perubahan cakupan sejak {before.as_of}",
        points,
        "poin",
        f"{high.text} ({high.as_of}) dikurangi {low.text} ({low.as_of}), dalam poin persen",
        now,
        before,
        formula=f"{high.value} − {low.value} = {decimal_text(str(points))}",
    )
    shelf.figure(key, made)
    shelf.words(key.replace("selisih", "arah"), way, f"Naik atau turun sejak {before.as_of}", shelf.slots[key].address)


def printed_slots(shelf: Shelf) -> None:
    """The newest of every measure printed about the region, and the coverage its publisher printed before."""
    newest: dict[str, Figure] = {}
    wanted = [*PRINTED.values(), "coverage_category"]
    for each in sorted(shelf.world.published_of(wanted), key=lambda each: (each.day or dt.date.min, each.key)):
        newest[each.metric] = each
    for name, metric in PRINTED.items():
        shelf.figure(name, newest.get(metric))
    shelf.label("terbit_kategori", newest.get("coverage_category"))
    now = shelf.world.published
    before = _before(shelf, now) if now else None
    if now and now.figure and before and before.figure:
        shelf.figure("terbit_cakupan_dulu", before.figure)
        changed(shelf, "", now.figure, before.figure, "terbit_")


def _before(shelf: Shelf, now: Coverage) -> Coverage | None:
    """What the same source printed for an earlier time beside it."""
    assert now.figure is not None
    series = shelf.world.published_series
    same = [each for each in series if each.figure and each.figure.exact and each.figure.source == now.figure.source]
    earlier = [each for each in same if _age(each) < _age(now)]
    return earlier[-1] if earlier else None


def _age(each: Coverage) -> dt.date:
    return (each.figure.day if each.figure else None) or dt.date.min


def _page(figure: Figure) -> str:
    return reverse("public:figure", args=[figure.key])
