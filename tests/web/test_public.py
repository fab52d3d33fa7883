"""The pages open to everybody say what the register says, with its sources."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.coverage.models import PublishedFigure, Snapshot, SnapshotRow
from payung.coverage.queries import register
from payung.registry.models import Region
from payung.web.public.groups import by_theme
from tests.coverage.world import frozen, workforce

from .pages import words

pytestmark = pytest.mark.django_db
PAGES = ("/", "/cakupan/61.08/", "/cakupan/61.03/", "/cakupan/KAL/", "/cara-hitung/", "/data/", "/hukum/")


@pytest.fixture
def counts(figures):
    freeze_counts(edition=0)


def freeze_counts(edition, version=1):
    counted = {
        ("61", "ALL"): 120,
        ("61", "PU"): 100,
        ("61", "BPU"): 25,
        ("61.08", "ALL"): 70,
        ("61.08", "PU"): 70,
        ("61.04", "ALL"): 60,
        ("61.04", "BPU"): 3,
    }
    for month in (dt.date(2026, 8, 1), dt.date(2026, 9, 1)):
        values = {("people_by_residence", *key): people for key, people in counted.items()}
        frozen(month, values, version=version, at=timezone.now(), edition=edition)


@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_opens_without_logging_in_in_both_languages(address, client, figures):
    for language, lang in (("id", 'lang="id"'), ("en", 'lang="en"')):
        answer = client.get(address, headers={"Accept-Language": language})
        assert answer.status_code == 200
        assert lang in answer.content.decode().split(">", 2)[1]


def test_pages_stand_on_an_empty_database(client, db):
    assert "Belum ada data" in words(client.get("/"))
    assert client.get("/cakupan/61.08/").status_code == 404


def test_nine_of_fourteen_regencies_have_a_figure_and_the_others_are_not_zero(client, figures):
    page = words(client.get("/"))
    assert "9 dari 14" in page
    assert "Lima dari 14 daerah belum punya angka yang terbit" in page
    assert "Kabupaten Sanggau belum dipublikasikan" in page
    assert " 0 %" not in page


def test_only_ketapang_is_above_the_target_of_the_province(client, figures):
    page = words(client.get("/"))
    assert "hanya Ketapang di atas target provinsi" in page
    assert "target provinsi 2025: 59,56 %" in page


def test_two_figures_for_one_month_stand_beside_each_other_and_are_not_chosen_from(client, figures):
    page = words(client.get("/"))
    assert "Dua angka ini tidak bisa dibandingkan" in page
    assert "27,36 %" in page and "37 %" in page
    assert "Perlindungan tidak berubah 9,64 poin dalam 23 hari." in page  # 37 - 27,36; 1 to 24 December


def test_every_published_figure_of_a_regency_stands_on_its_page_with_its_publisher(client, figures):
    page = words(client.get("/cakupan/61.08/"))
    rows = PublishedFigure.objects.filter(region_code="61.08").exclude(metric="bps_code")
    assert rows.count() > 20
    for publisher in set(rows.values_list("publisher", flat=True)):
        assert publisher in page
    assert "69.590" in page and "130.245" in page


def test_what_is_counted_stands_apart_from_what_was_published(client, counts):
    html = client.get("/").content.decode()
    published, counted = html.split('id="hitungan"')
    assert "120" in counted and "September 2026" in counted
    assert "68,02" in published and "68,02" not in counted
    assert "Pembagi belum tersedia" in words(client.get("/"))


def test_an_invented_denominator_is_called_invented_beside_every_rate(client, counts):
    sizes = {"61": 400, "61.08": 140, "61.04": 200}
    freeze_counts(workforce(sizes, as_of=dt.date(2026, 9, 1)).pk, version=2)
    page = words(client.get("/"))
    assert "30,00 %" in page  # 120 of 400
    assert "50,00 %" in page  # 70 of 140
    assert "pembagi rekaan" in page and "Rekaan untuk contoh" in page
    assert "pembagi rekaan" in words(client.get("/cakupan/61.08/"))


def test_a_small_number_is_told_on_no_page_and_in_no_file(client, counts):
    assert "tidak disebut" in words(client.get("/"))
    lines = client.get("/data/hitungan.csv").content.decode("utf-8-sig").splitlines()
    (small,) = [line.split(";") for line in lines if "61.04" in line and "BPU" in line and line.startswith("2026-09")]
    assert small[6] == ""


def test_a_regency_shows_people_counted_by_segment_and_month(client, counts):
    page = words(client.get("/cakupan/61.08/"))
    assert "70 orang, September 2026" in page
    assert "Agustus 2026" in page


def test_the_register_can_be_taken_along_whole(client, figures):
    answer = client.get("/data/angka-terbit.csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("key;region_code;region_name;period;as_of;metric;value;unit;source")
    assert len(lines) == 1 + PublishedFigure.objects.count()
    assert client.get("/data/hitungan.xlsx").content[:2] == b"PK"
    assert client.get("/data/rahasia.csv").status_code == 404


def test_a_parameter_shows_each_version_with_its_article(client, db):
    page = words(client.get("/hukum/contributions.jp.ceiling/"))
    assert "PP 45/2015 Pasal 29" in page
    assert "Rp7.000.000" in page and "Juli 2015" in page
    assert client.get("/hukum/contributions.jp.nothing/").status_code == 404
    assert client.get("/hukum/acts/").status_code == 404


def test_every_parameter_has_a_page(client, db):
    addresses = re.findall(r'href="(/hukum/[^"]+/)"', client.get("/hukum/").content.decode())
    assert len(addresses) > 100
    assert [each for each in addresses if client.get(each).status_code != 200] == []


def test_months_and_days_are_english_on_an_english_page(client, figures):
    page = words(client.get("/", headers={"Accept-Language": "en"}))
    assert "December 2023" in page or "Sep 2024" in page


def test_the_day_of_a_count_is_told(client, counts):
    day = timezone.localdate()
    assert f"dihitung {day.day} " in words(client.get("/"))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("62", "dari 14 daerah"),
        ("63", "1 dari 13 daerah"),  # Banjar
        ("64", "daerah di dalamnya punya angka yang terbit"),
        ("65", "0 dari 5 daerah"),
        ("KAL", "5 dari 5 daerah"),
        ("ID", "5 dari 38 daerah"),  # nothing else was found yet
    ],
)
def test_every_province_kalimantan_and_the_nation_have_a_map(figures, client, code, said):
    page = client.get(reverse("public:region", args=[code])).content.decode()
    assert said in page and "Peta kotak cakupan yang terbit" in page


def test_a_province_without_squares_gets_a_grid_instead_of_nothing(figures, client):
    Region.objects.filter(parent="64").update(tile_column=None, tile_row=None)
    page = client.get(reverse("public:region", args=["64"])).content.decode()
    assert "Peta kotak cakupan yang terbit" in page and ">Mahakam Ulu<" in page


def test_a_regency_has_no_map(figures, client):
    assert "Peta kotak" not in client.get(reverse("public:region", args=["61.08"])).content.decode()


def test_a_month_still_running_does_not_look_like_a_fall(figures, client):
    edition = 0
    living = ("people_by_residence", "61.08", "ALL")
    for number, people in ((9, 700), (10, 690)):
        frozen(dt.date(2026, number, 1), {living: people}, at=timezone.now(), edition=edition)
    snapshot = Snapshot.objects.create(
        month=dt.date(2026, 11, 1), version=1, as_of=dt.date(2026, 11, 21), ended=False, taken_at=timezone.now(),
        measures="uji", edition=edition, people=66, rows=1, changed=1, digest="berjalan",
    )  # fmt: skip
    SnapshotRow.objects.create(
        snapshot=snapshot, measure=living[0], region_id=living[1], part=living[2], value=66, hidden=False
    )
    page = words(client.get(reverse("public:region", args=["61.08"])))
    table = page[page.index("Orang tiap bulan") : page.index("Kantor dan rumah sakit")]
    assert "Oktober 2026 690" in table and "November 2026" not in table


def test_what_was_published_about_a_region_stands_by_theme_and_none_is_lost(client, figures):
    page = client.get("/cakupan/61.08/").content.decode()
    shown = [each for each in register() if each.region_code == "61.08" and each.metric != "bps_code"]
    themes = by_theme(shown)
    assert sum(len(rows) for _, rows in themes) == len(shown) > 20
    assert str(themes[0][0]) == "Cakupan, target, dan peringkat"
    assert next(rows for name, rows in themes if str(name) == "Upah minimum")[0].metric == "umk"
    for each in shown:
        assert f'href="{reverse("public:figure", args=[each.key])}"' in page, each.name
