"""A share above one hundred per cent goes from the officer's file to every page and file as it is, never cut."""

from __future__ import annotations

import csv
import datetime as dt
import io

import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from payung.coverage.counted import rates
from payung.coverage.models import Edition
from payung.registry.models import Region
from payung.web.governments.pack.gather import gather
from tests.coverage.world import frozen
from tests.web.pages import words

pytestmark = pytest.mark.django_db
LIVING, KUTIM = "people_by_residence", "64.08"
OCTOBER = dt.date(2026, 10, 1)
FORM = {
    "seri": "bps_employed_less_state",
    "posisi": "2025-08-31",
    "judul": "Uji",
    "penerbit": "Uji",
    "sumber": "Rekaan untuk uji",
    "kode": "bps",
}
# Nobody measured Bontang; a dash is no nought.
TABLE = "Kode;Kabupaten/Kota;Bekerja\n6404;Kutai Timur;51.086\n6403;Kutai Kartanegara;200.000\n6474;Bontang;–\n"


@pytest.fixture
def month(figures, client_of):
    """Kutai Timur 77.074 of 51.086 people, measured by a file an officer brings in."""
    file = SimpleUploadedFile("bps.csv", TABLE.encode(), content_type="text/csv")
    answer = client_of("officer", "office", "PTK").post(reverse("officers:denominators"), FORM | {"berkas": file})
    assert answer.status_code == 302, words(answer)
    values = {(LIVING, code, "ALL"): 77_074 for code in (KUTIM, "64", "KAL", "ID")}
    values |= {(LIVING, KUTIM, "BPU"): 77_074, (LIVING, "64.74", "ALL"): 900}
    return frozen(OCTOBER, values, at=timezone.now(), edition=Edition.objects.latest("pk").pk)


def test_the_share_is_150_per_cent_and_unmeasured_is_nothing(month):
    # 77.074 / 51.086 = 150,8711 %
    found = rates(month, Region.objects.filter(code__in=[KUTIM, "64.74"]))
    assert str(found[KUTIM].share.number) == "150.87"
    assert found["64.74"].denominator is None and found["64.74"].share is None


def test_pages_and_the_bar_show_it_whole(month, client):
    page = words(client.get(f"/cakupan/{KUTIM}/"))
    assert "150,87" in page
    around = client.get("/cakupan/64/").content.decode()
    assert "150,87" in around.replace("\xa0", " ")


def test_the_sheet_for_the_meeting_shows_it_whole(month):
    told = gather(Region.objects.get(code=KUTIM), dt.date(2026, 11, 21))
    assert [each.value for part in told.parts for each in part.figures if each.value == "150,87"]


def test_open_data_give_the_denominator_and_an_empty_cell_where_nobody_measured(month, client):
    rows = list(csv.DictReader(io.StringIO(client.get("/data/pembagi.csv").content.decode("utf-8-sig")), delimiter=";"))
    people = {row["region_code"]: row["people"] for row in rows if row["title"] == "Uji"}
    assert people == {KUTIM: "51086", "64.02": "200000", "64.74": ""}  # 6403 of BPS is Kutai Kartanegara: our 64.02
    parquet = pl.read_parquet(io.BytesIO(client.get("/data/pembagi.parquet").content)).filter(title="Uji")
    assert parquet.filter(region_code="64.74")["people"].to_list() == [None]
