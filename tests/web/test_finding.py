"""The public page that finds offices and hospitals."""

import pytest

from tests.web.books import NOW, still_clock
from tests.web.conftest import places

__all__ = ["places", "still_clock"]
pytestmark = pytest.mark.django_db
ADDRESS = "/layanan/"


def text(client, address: str = ADDRESS, **asked) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_regency_by_name_shows_its_office_and_the_nearest_hospitals(client, places, still_clock):
    seen = text(client, daerah="Kabupaten Landak")
    assert "Yang melayani daerah ini: Kantor Cabang Pontianak." in seen
    assert seen.index("Rumah Sakit Contoh Ngabang") < seen.index("Rumah Sakit Contoh Sanggau")
    assert "di kabupaten atau kota yang sama" in seen and "km garis lurus" in seen
    assert "24 jam setiap hari" in seen and "Senin sampai Jumat 08.00–15.30" in seen
    assert NOW.isoweekday() == 6 and "tutup sekarang" in seen and "buka sekarang" in seen


def test_a_name_that_fits_several_places_is_asked_about(client, places):
    seen = text(client, daerah="Barito")
    assert "Yang mana maksud Anda?" in seen and "?kode=62.04" in seen
    assert "Kantor untuk Kabupaten Barito Selatan" in text(client, kode="62.04")


def test_a_place_nobody_knows_is_told_plainly(client, places):
    assert "Kami tidak menemukan daerah" in text(client, daerah="Atlantis")
    assert "Kami tidak menemukan daerah" in text(client, kode="99.99")


def test_the_list_is_filtered_and_taken_away_as_a_file(client, places):
    seen = text(client, "/layanan/rumah-sakit/", layanan="rehabilitation")
    assert "Rumah Sakit Contoh Khatulistiwa" in seen and "Puskesmas Contoh" not in seen
    file = client.get("/layanan/rumah-sakit/", {"format": "csv"}).content.decode("utf-8-sig")
    assert len(file.strip().splitlines()) == 14  # a head and 13 under contract today; one contract has ended
    assert "rekaan" in file


def test_what_stands_in_a_region_is_counted_and_each_number_leads_to_its_rows(client, places):
    page = text(client, "/cakupan/61/")
    for number, address in (
        (4, "/layanan/kantor/?wilayah=61&amp;jenis=branch"),
        (4, "/layanan/kantor/?wilayah=61&amp;jenis=service_unit"),
        (13, "/layanan/rumah-sakit/?wilayah=61"),
    ):
        assert f'<a href="{address}">{number}</a>' in page
        rows = client.get(address.replace("&amp;", "&") + "&format=csv").content.decode("utf-8-sig")
        assert len(rows.strip().splitlines()) == 1 + number
    landak = text(client, "/cakupan/61.08/")
    assert "Yang melayani: Kantor Cabang Pontianak." in landak
    assert '<a href="/layanan/kantor/?wilayah=61.08&amp;jenis=branch">0</a>' in landak
    nobody = client.get("/layanan/kantor/?wilayah=61.08")
    assert nobody.status_code == 200 and "Kantor Cabang Pontianak" not in nobody.content.decode()
