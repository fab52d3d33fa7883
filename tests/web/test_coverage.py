"""From a figure to what it is made of; boards; denominators brought in by an officer; who sees the people."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from payung.access.actor import SYSTEM
from payung.audit.models import Look
from payung.coverage.actions.freeze_month import freeze_month
from payung.coverage.models import Edition, Workforce
from tests.coverage.world import APRIL, MARCH, NOW, credit, frozen, living, workforce
from tests.registry.conftest import employer, work

from .pages import words

pytestmark = pytest.mark.django_db
LIVING = "people_by_residence"


@pytest.fixture
def month(figures):
    """Landak 300 of 500, Sambas 300 of 500, Sanggau 200 of 500, Sintang unmeasured, Melawi three people."""
    sizes = {"61": 5_000, "61.08": 500, "61.01": 500, "61.03": 500, "61.10": 100, "61.05": None}
    edition = workforce(sizes, as_of=MARCH).pk
    people = {"61": 900, "61.08": 300, "61.01": 300, "61.03": 200, "61.05": 97, "61.10": 3}
    values = {(LIVING, code, part): number for code, number in people.items() for part in ("ALL", "PU")}
    return frozen(MARCH, values, edition=edition, at=NOW)


@pytest.fixture
def firm(places):
    firm = employer("19100217", "PTK", "61.12")
    for number in range(101, 108):
        living(number, "61.12")
    people = list(firm.employments.model._meta.get_field("person").related_model.objects.order_by("pk"))
    for someone in people:
        work(someone, firm)
    credit(MARCH, *((1, number, firm.pk) for number in range(101, 108)))
    return firm


def test_a_board_ranks_ties_and_leaves_out_nobody(client, month):
    page = words(client.get("/"))
    rows = re.findall(
        r"(\d|–)( bersama)? (Kab\. (?:Landak|Sambas|Sanggau|Sintang|Melawi))", page.split("Sampai target")[1]
    )
    assert rows == [
        ("1", " bersama", "Kab. Sambas"),
        ("1", " bersama", "Kab. Landak"),
        ("3", "", "Kab. Sanggau"),
        ("–", "", "Kab. Sintang"),
        ("–", "", "Kab. Melawi"),
    ]
    assert "tidak diukur" in page and "Kab. Melawi tidak disebut" in page
    assert "Batas kategori rendah, sedang, dan tinggi belum pernah diterbitkan" in page
    # Landak against the province's 60,80 % of 2026 or 59,56 % of 2025: 500 x 60,80 % = 304, four short of 300.
    assert "kurang 4 orang" in page or "tercapai" in page


def test_a_share_leads_to_its_numerator_its_denominator_and_the_regions_in_it(client, month):
    page = client.get(f"/angka/H{month.pk}:coverage_by_residence:61:ALL/")
    assert "18,00 %" in words(page) and "900 dibagi 5.000" in words(page)  # 900 of 5.000
    links = re.findall(r'href="(/angka/[^"]+)"', page.content.decode())
    assert f"/angka/H{month.pk}:{LIVING}:61:ALL/" in links
    assert [each for each in links if each.startswith("/angka/W")]
    for link in links:
        assert client.get(link).status_code == 200
    below = words(client.get(f"/angka/H{month.pk}:{LIVING}:61:ALL/"))
    assert "Kabupaten Landak 300 orang" in below and "penerima upah 900 orang" in below
    assert month.digest in below
    assert "Kabupaten Melawi tidak disebut" in below


def test_a_published_figure_has_a_page_with_its_source_too(client, figures):
    page = words(client.get("/angka/F0001/"))
    assert "53,43 %" in page and "TarunaKota" in page and "disalin persis" in page


@pytest.mark.parametrize(
    "key", ["F9999", "W0", "H0:people_by_work:61:ALL", "H1:x:61:ALL", "H1:people_by_work:61:X", "x"]
)
def test_what_is_no_figure_is_not_found(client, month, key):
    assert client.get(f"/angka/{key}/").status_code == 404


def test_the_versions_of_a_month_name_what_a_late_posting_changed(client, places):
    where = employer("19100217", "PTK", "61.12")
    credit(MARCH, *((1, number, where.pk) for number in range(101, 108)))
    freeze_month(MARCH, by=SYSTEM, at=NOW)
    credit(MARCH, (2, 108, where.pk))
    freeze_month(MARCH, by=SYSTEM, at=NOW)
    page = words(client.get("/hitungan/2025-03/"))
    assert "Versi 2" in page and "Versi 1" in page
    assert "Orang terlindungi menurut tempat kerja Kab. Kubu Raya semua 7 8" in page
    assert client.get("/hitungan/2025-04/").status_code == 404
    assert client.get("/hitungan/besok/").status_code == 404


def test_a_search_tells_the_two_code_systems_apart(client, places):
    page = words(client.get("/daerah/", {"cari": "6102"}))
    assert "Kabupaten Mempawah kode Kemendagri 61.02" in page and "Kabupaten Bengkayang kode BPS 6102" in page
    assert "bernama Kabupaten Pontianak" in words(client.get("/daerah/", {"cari": "Kabupaten Pontianak"}))
    assert "Tidak ada daerah" in words(client.get("/daerah/", {"cari": "zzz"}))


def test_an_officer_goes_from_a_figure_to_the_people_and_each_look_is_recorded(client, client_of, firm):
    snapshot = freeze_month(MARCH, by=SYSTEM, at=NOW)
    key = f"H{snapshot.pk}:people_by_work:61.12:PU"
    officer = client_of("officer", "office", "PTK")
    assert "Lihat orangnya" in words(officer.get(f"/angka/{key}/"))
    page = officer.get(reverse("officers:coverage_people", args=[key]))
    assert page.status_code == 200 and "Orang 101" in words(page)
    assert Look.objects.count() == 7
    assert "Lihat orangnya" not in words(client.get(f"/angka/{key}/"))
    assert client.get(reverse("officers:coverage_people", args=[key])).status_code == 302
    other = client_of("officer", "office", "SKW")
    assert other.get(reverse("officers:coverage_people", args=[key])).status_code == 404
    assert (
        client_of("regency", "region", "61.12").get(reverse("officers:coverage_people", args=[key])).status_code == 403
    )


def test_people_are_found_by_residence_as_well(client_of, firm):
    snapshot = freeze_month(MARCH, by=SYSTEM, at=NOW)
    officer = client_of("officer", "office", "PTK")
    page = officer.get(reverse("officers:coverage_people", args=[f"H{snapshot.pk}:{LIVING}:61.12:ALL"]))
    assert "Orang 107" in words(page)
    assert officer.get(page.request["PATH_INFO"] + "?format=xlsx").content[:2] == b"PK"


def test_an_office_sees_small_numbers_in_full_and_the_road_to_the_target(client_of, figures):
    sizes = {"61": 2_000, "61.12": 1_000, "61.71": 1_000}
    edition = workforce(sizes, as_of=MARCH).pk
    for month, more in ((MARCH, 0), (APRIL, 100)):
        people = {"61": 500 + more, "61.12": 3, "61.71": 497 + more}
        frozen(month, {(LIVING, code, "ALL"): number for code, number in people.items()}, edition=edition)
    page = client_of("officer", "office", "KAL").get(reverse("officers:coverage"))
    assert "Jalan ke target" in words(page)
    assert "0,30 %" in words(page)  # 3 of 1.000, hidden from the public
    assert "2025: 59,56" in words(page)


FILE = "Kode;Kabupaten/Kota;Bekerja\n6101;Sambas;282918\n6102;Bengkayang;-\n"
FORM = {
    "seri": "bps_employed",
    "posisi": "2024-08-31",
    "kode": "bps",
    "judul": "Sakernas Agustus 2024",
    "penerbit": "BPS Kalimantan Barat",
    "sumber": "Surat contoh",
}


def upload(client, content, **changes):
    file = SimpleUploadedFile("tabel.csv", content.encode())
    return client.post(reverse("officers:denominators"), FORM | changes | {"berkas": file})


def test_an_officer_brings_in_an_edition_and_a_correction_is_another(client_of, places):
    officer = client_of("officer", "office", "PTK")
    assert upload(officer, FILE).status_code == 302
    rows = dict(Workforce.objects.values_list("region", "people"))
    assert rows == {"61.01": 282_918, "61.07": None}
    upload(officer, FILE)  # the same again
    assert Edition.objects.count() == 1
    upload(officer, FILE.replace("282918", "282919"), judul="Sakernas Agustus 2024, revisi")
    assert Edition.objects.count() == 2
    page = words(officer.get(reverse("officers:denominators")))
    assert "Sakernas Agustus 2024, revisi" in page and "1 dari 2" in page


def test_a_file_with_problems_is_told_in_whole_and_nothing_is_kept(client_of, places):
    officer = client_of("officer", "office", "PTK")
    answer = upload(officer, "Kode;Kabupaten/Kota;Bekerja\n6101;Sambas;banyak\n6199;Entah;5\n")
    assert answer.status_code == 422 and not Edition.objects.exists()
    assert "banyak" in words(answer) and "kode 6199" in words(answer)
    answer = upload(officer, FILE, kode="kemendagri")
    assert "memakai kode BPS" in words(answer)
    answer = upload(officer, "bukan tabel", posisi="", judul="")
    assert answer.status_code == 422 and "Isi tanggal posisi" in words(answer) and "Isi judul terbitan" in words(answer)


def test_a_jump_is_kept_only_after_somebody_says_it_is_right(client_of, places):
    officer = client_of("officer", "office", "PTK")
    upload(officer, FILE)
    halved = FILE.replace("282918", "100000")
    answer = upload(officer, halved, judul="Lain")
    assert (
        answer.status_code == 422 and "Perlu dipastikan" in words(answer) and 'name="yakin"' in answer.content.decode()
    )
    assert upload(officer, halved, judul="Lain", yakin="ya").status_code == 302
    assert Edition.objects.count() == 2


def test_only_who_may_import_opens_the_denominators(client_of, places):
    assert client_of("auditor").get(reverse("officers:denominators")).status_code == 403
