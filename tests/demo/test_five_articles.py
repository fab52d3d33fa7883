"""The five founding articles, written again through the page by the official they belong to.

Every number of a note is worked out here once more by plain SQL over the rows, or read from the register where it was
printed; every link opens a page with the same number; and the clicks end at a list of as many rows.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from payung.access.actor import SYSTEM
from payung.audit.models import Look
from payung.coverage.actions.freeze_month import freeze_month
from payung.kernel.dates import date_text
from payung.kernel.periods import first_day, month_of
from payung.registry.models import Region
from payung.web.governments.pack.slots import BEHIND, behind
from payung.web.governments.press import desk_of
from tests.demo import five_articles_sql as sql
from tests.demo.conftest import MONTHS, TODAY
from tests.demo.notes import ARTICLES, entered, note, words

pytestmark = pytest.mark.django_db
KINDS = {
    "A0": {
        "cakupan",
        "terlindungi",
        "berhak",
        "belum_terlindungi",
        "peringkat",
        "target",
        "terbit_klaim_total",
        "santunan_diserahkan",
        "rupiah_santunan_diserahkan",
    },
    "A1": {"cakupan", "perusahaan_aktif", "proyek", "iuran", "tumbuh_iuran", "kantor_cabang", "unit_layanan", "plkk"},
    "A2": {"terlindungi", "cakupan", "uu_sjsn", "inpres_nomor"},
    "A3": {"target", "tahun_target", "kurang", "terbit_rupiah_total", "pergub_nomor"},
    "A4": {"cakupan", "cakupan_akhir_tahun", "selisih_akhir_tahun", "peringkat", "mou_tanggal"},
}
"""What each article printed and its note must have, whatever else it has."""


@pytest.fixture(scope="module", autouse=True)
def world(demonstration, django_db_blocker):
    """Every month counted once more, with what came into the books after it was first frozen."""
    with django_db_blocker.unblock(), transaction.atomic():
        for month in range(MONTHS):
            number = month_of(TODAY) - MONTHS + month
            freeze_month(first_day(number), by=SYSTEM, at=dt.datetime(2026, 11, 21, 1, tzinfo=dt.UTC))
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC))


def one(query: str, **facts: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(query, facts)
        return cursor.fetchone()[0]


@pytest.mark.parametrize("article", ARTICLES)
def test_the_note_has_the_figures_its_article_printed(article):
    inserted, text = note(article)
    assert {each.bare for each in inserted} >= KINDS[article]
    assert "{" not in text
    assert article in ("A1", "A4") or any(
        "rupiah_" in each.bare for each in inserted
    )  # what was paid, counted or printed


@pytest.mark.parametrize("article", ARTICLES)
def test_no_digit_of_the_note_was_typed(article):
    """Outside of what is inserted there is only the day on which the note is given out."""
    inserted, text = note(article)
    for each in inserted:
        text = text.replace(each.text, "", 1)
    assert re.findall(r"\d+", text) == ["21", "2026"]


@pytest.mark.parametrize("article", ARTICLES)
def test_every_figure_leads_to_a_page_with_the_same_number(article):
    client = entered(ARTICLES[article][1])
    inserted, _ = note(article)
    for each in inserted:
        page = words(client.get(each.address))
        said = [each.text] if each.text in page else re.findall(r"\d[\d.,]*", each.text)  # `2 Tahun 2021` in two places
        assert all(part in page for part in said), each


@pytest.mark.parametrize("article", ARTICLES)
def test_every_number_is_what_the_rows_say(article):
    code = ARTICLES[article][0]
    inserted, _ = note(article)
    for each in inserted:
        if each.name.startswith(("kapan_", "penerbit_")):
            continue
        if each.name.startswith("terbit_") and "/angka/F" in each.address:
            key = re.search(r"/angka/(F\d+)/", each.address)[1]
            printed, where = sql.printed(key)
            assert (where, each.number) == (code, printed), each
        else:
            expected = expected_of(each.bare, code)
            found = each.number if isinstance(expected, Decimal) else each.text
            assert found == expected, (each, expected)


def expected_of(name: str, code: str) -> Decimal | str:
    """By plain SQL over the rows; the arithmetic is done here."""
    if name in sql.NUMBERS:
        return sql.number(name, code)
    if name in sql.WORDS:
        return sql.words(name, code)
    share = sql.share(code, TODAY.replace(month=10, day=1))
    target, year = sql.target(code)
    match name:
        case "cakupan":
            return share
        case "belum_terlindungi":
            return sql.number("berhak", code) - sql.number("terlindungi", code)
        case "target":
            return target
        case "tahun_target":
            return str(year)
        case "kurang":
            wanted = (target * sql.number("berhak", code) / 100).to_integral_value(ROUND_CEILING)
            return max(Decimal(0), wanted - sql.number("terlindungi", code))
        case "peringkat":
            beside = Region.objects.filter(parent=code[:2]).exclude(code__in=sql.withheld())
            others = beside.values_list("code", flat=True)  # a region whose number is kept back has no place
            return Decimal(1 + sum(sql.share(other, TODAY.replace(month=10, day=1)) > share for other in others))
        case "cakupan_akhir_tahun":
            return sql.share(code, dt.date(2025, 12, 1))
        case "selisih_akhir_tahun":
            return abs(share - sql.share(code, dt.date(2025, 12, 1)))
        case "arah_akhir_tahun":
            before = sql.share(code, dt.date(2025, 12, 1))
            return "naik" if share > before else "turun" if share < before else "tetap"
        case "tumbuh_iuran" | "arah_iuran":
            now, before = sql.paid_in(code, 2026), sql.paid_in(code, 2025)
            if name == "arah_iuran":
                return "naik" if now > before else "turun"
            return (abs(now - before) * 100 / before).quantize(Decimal("0.01"), ROUND_HALF_UP)
        case "manfaat_banding_iuran":
            ratio = sql.number("rupiah_semua", code) * 100 / sql.paid_in(code, 2026)
            return ratio.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if (group := re.fullmatch(r"bantuan(\d+)_(\w+)", name)) is not None:
        return sql.programme(int(group[1]), group[2], code, TODAY)
    raise AssertionError(f"no SQL for {name}")


def claims_listed(officer: Client, address: str, name: str) -> int:
    """How many claims the list shows; as many, and as many rupiah, as the rows say."""
    total = officer.get(address).context["listing"].total
    assert total == sql.number(name, "61")
    lines = words(officer.get(f"{address}?format=csv")).strip().splitlines()[1:]
    assert len(lines) == total
    paid = sum(int(line.rsplit(";", 1)[1].strip('"')) for line in lines)
    assert paid == sql.number(name.replace("klaim", "rupiah"), "61")
    return total


def test_every_line_of_claims_is_listed_claim_by_claim_and_each_look_is_kept():
    officer, before = entered("rahmat"), Look.objects.count()
    listed = {}
    for name, part in sql.LINES.items():
        kind = "ALL" if part == "%" else part
        address = reverse("officers:coverage_claims_between", args=["61", kind, "2026-01", "2026-10"])
        listed[name] = claims_listed(officer, address, f"klaim_{name}")
    assert listed["semua"] >= max(each for name, each in listed.items() if name != "semua") > 0
    assert Look.objects.count() > before


def test_the_clicks_from_a_line_of_claims_end_there_for_an_officer_and_at_its_months_for_an_official():
    """The regional office may look at people; the official of the province sees months and no claim."""
    desk = desk_of(Region.objects.get(code="61"), TODAY)
    officer, official = entered("rahmat"), entered("agnes")
    for name in [name for name in desk.slots if name in sql.NUMBERS and name.startswith("klaim_")][:2]:
        slot = desk.slots[name]
        page = words(officer.get(slot.address))
        assert slot.text.replace("\u00a0", " ") in page
        address = re.search(r'href="([^"]*/cakupan/klaim/61/[^"]*)"', page)[1]
        assert claims_listed(officer, address, name) == slot.figure.number
        above = words(official.get(slot.address))
        assert "/cakupan/klaim/" not in above and "setiap orang yang melihatnya tercatat" in above


@pytest.mark.parametrize("name", ["perusahaan_aktif", "terlindungi"])
def test_the_clicks_from_a_frozen_count_end_at_as_many_rows(name):
    officer = entered("rahmat")
    slot = desk_of(Region.objects.get(code="61.08"), TODAY).slots[name]
    page = words(officer.get(slot.address))
    listed = re.search(r'href="([^"]*/petugas/cakupan/(?:orang|perusahaan)/[^"]*)"', page)[1]
    assert officer.get(listed).context["listing"].total == slot.figure.number > 0


@pytest.mark.parametrize("name", ["kantor_cabang", "unit_layanan", "plkk", "perjanjian_berlaku"])
def test_what_is_counted_today_is_named_one_by_one(name):
    desk = desk_of(Region.objects.get(code="61"), TODAY)
    page = entered("agnes").get(desk.slots[name].address)
    assert len(page.context["rows"]) == desk.slots[name].figure.number > 0


def test_projects_end_at_as_many_projects():
    """All together lead to those of each fund, and these to their rows."""
    official = entered("agnes")
    desk = desk_of(Region.objects.get(code="61"), TODAY)
    page = official.get(desk.slots["proyek"].address)
    rows = [len(official.get(address).context["rows"]) for _, address in page.context["given"]]
    assert sum(rows) == desk.slots["proyek"].figure.number > 0


@pytest.mark.parametrize("code", ["KAL", "61.02"])
def test_behind_every_slot_stands_a_page_that_opens(code):
    """One slot of every kind is opened; that each kind is written down is asked of all."""
    desk, officer = desk_of(Region.objects.get(code=code), TODAY), entered("natalia")
    assert len(desk.slots) > 30
    kinds = {behind(name): slot for name, slot in desk.slots.items()}
    for slot in kinds.values():
        assert officer.get(slot.address).status_code == 200, slot


def test_a_slot_without_a_page_behind_it_is_refused():
    with pytest.raises(LookupError):
        behind("karangan")
    assert all(each.page and each.rows for each in BEHIND.values())


def test_the_day_of_the_memorandum_is_inserted_as_it_was_signed():
    inserted, _ = note("A4")
    signed = next(each for each in inserted if each.name == "mou_tanggal")
    assert signed.text == date_text(dt.date(2023, 1, 12))
