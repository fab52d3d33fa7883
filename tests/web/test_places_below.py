"""Villages, districts and everything above: a home recorded in a village counts once at every level."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from payung.access.actor import SYSTEM
from payung.coverage.actions.freeze_month import freeze_month
from payung.coverage.counted import figure
from payung.registry.actions.load_places import load_places
from payung.registry.below import judge_places
from payung.registry.models import Person, Region
from payung.web.governments.pack.gather import gather
from tests.contributions.world import billed, employer, paid, posted, wage, worker

LANDAK = "61.08"
MARCH = dt.date(2025, 3, 1)
LIST = [
    (2, "61.08.01", "Kecamatan Satu"),
    (3, "61.08.02", "Dua"),
    (4, "6108012001", "Desa Anu"),
    (5, "61.08.01.2002", "X"),
]
AT = dt.datetime(2025, 4, 9, 3, tzinfo=dt.UTC)


def loaded() -> None:
    load_places(judge_places(LIST).regions, by=SYSTEM, at=AT)


@pytest.fixture
def counted(figures):
    """Twenty-three people: 6 in Desa Anu, 5 in village X, 5 in district 02, 7 recorded in Landak only."""
    loaded()
    where = employer()
    for number in range(1, 24):
        declaration = wage(worker(where, number), 3_412_500)
    bill = billed(declaration, AT)
    paid(bill, AT)
    posted(AT)
    homes = ["61.08.01.2001"] * 6 + ["61.08.01.2002"] * 5 + ["61.08.02"] * 5 + [LANDAK] * 7
    for person, home in zip(Person.objects.order_by("pk"), homes, strict=True):
        Person.objects.filter(pk=person.pk).update(region_id=home)
    return freeze_month(MARCH, by=SYSTEM, at=dt.datetime(2025, 5, 2, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    ("code", "people"),
    [("61.08.01.2001", 6), ("61.08.01.2002", 5), ("61.08.01", 11), ("61.08.02", 5), (LANDAK, 23), ("61", 23),
     ("KAL", 23), ("ID", 23)],
)  # fmt: skip
def test_village_district_regency_province_kalimantan_and_nation(counted, code, people):
    told = figure(counted, "people_by_residence", Region.objects.get(code=code))
    assert told.number == people


def test_the_page_of_a_regency_shows_its_districts_and_who_is_recorded_no_deeper(counted, client):
    page = client.get(reverse("public:region", args=[LANDAK])).content.decode()
    assert "Satu" in page and "Tempat tinggal 7 orang tercatat hanya sampai Kab. Landak" in page
    village = client.get(reverse("public:region", args=["61.08.01.2001"]))
    assert village.status_code == 200 and "6 orang, Maret 2025" in village.content.decode().replace("\u00a0", " ")


def test_the_sheet_of_a_regency_tells_its_districts(counted):
    part = gather(Region.objects.get(code=LANDAK), dt.date(2025, 5, 10)).parts[3]
    rows = {row[0]: row[1].value for row in part.tables[0].rows}
    assert rows["Kecamatan Satu"] == "11" and rows["Kecamatan Dua"] == "5"
    assert part.finding == "13 daerah di dalamnya dihitung orangnya; penduduk bekerjanya belum diukur"
    assert rows["Hanya tercatat sampai Kab. Landak"] == "7"


def test_a_list_is_read_whole_or_not_at_all(places):
    judged = judge_places(
        [(2, "61.08", "Landak"), (3, "61.09.99.2001", "Yatim"), (4, "61.08.01", ""), *LIST, (9, *LIST[0][1:])]
    )
    assert [each.code for each in judged.problems] == ["place-code", "place-name", "place-twice", "place-parent"]
    assert judged.regions == ()


def test_an_officer_brings_in_the_list_and_a_wrong_one_changes_nothing(places, client_of):
    officer, address = client_of("officer", "office", "PTK"), reverse("officers:places")
    wrong = SimpleUploadedFile("desa.csv", b"Kode;Nama\n61.08.77.2001;Desa Anu\n")
    refused = officer.post(address, {"berkas": wrong})
    assert refused.status_code == 422 and "61.08.77" in refused.content.decode()
    assert not Region.objects.filter(code__startswith="61.08.77").exists()
    right = SimpleUploadedFile("desa.csv", b"Kode;Nama\n61.08.77;Kecamatan Satu\n61.08.77.2001;Desa Anu\n")
    assert "2 kecamatan dan desa terbaca" in officer.post(address, {"berkas": right}, follow=True).content.decode()
    anu = Region.objects.get(code="61.08.77.2001")
    assert (anu.level, anu.parent_id, anu.short_name) == ("village", "61.08.77", "Anu")
    assert client_of("regency", "region", LANDAK).get(address).status_code == 403


def test_where_nobody_measured_a_workforce_the_table_tells_only_people(counted, client):
    page = client.get(reverse("public:region", args=[LANDAK])).content.decode()
    assert "Orang yang dihitung di Kabupaten Landak, iuran Maret 2025" in page and "belum diukur" in page
    assert '<th role="columnheader" scope="col" class="r">Peringkat</th>' not in page
