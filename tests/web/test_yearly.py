"""Claims of a year on the sheet and in the note: what the newest month was frozen with, and nothing worked out anew."""

from __future__ import annotations

import datetime as dt
import html

import pytest
from django.urls import reverse

from payung.coverage.measures import EVERY_PART
from payung.registry.models import Region
from payung.web.governments.pack.gather import gather
from payung.web.governments.pack.model import Pack, Unknown
from payung.web.governments.pack.yearly import claims_days
from payung.web.governments.press import desk_of
from tests.coverage.world import counted, frozen

LANDAK = "61.08"
YEAR, CASES, PAID = "claims_of_year", "claims_cases", "claims_paid"
JANUARY, FEBRUARY = dt.date(2026, 1, 1), dt.date(2026, 2, 1)
DAY = dt.date(2026, 3, 20)
AGAIN = "Februari 2026 dihitung sebelum klaim setahun ikut dihitung"


def taken(day: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, 3, tzinfo=dt.UTC)


def month(cases: int, year: int | None, paid: int) -> dict[tuple[str, str, str], int]:
    """One month of Landak, accidents alone. year: None as before years were counted."""
    found = {(CASES, LANDAK, part): cases for part in ("JKK", EVERY_PART)}
    found |= {(PAID, LANDAK, part): paid for part in ("JKK", EVERY_PART)}
    return found | ({} if year is None else {(YEAR, LANDAK, part): year for part in ("JKK", EVERY_PART)})


def line(pack: Pack, name: str = "Kecelakaan kerja (JKK)"):
    return next(row for row in pack.parts[5].tables[1].rows if row[0] == name)


def sheet(day: dt.date = DAY) -> Pack:
    return gather(Region.objects.get(code=LANDAK), day)


@pytest.fixture
def two_months(figures):
    frozen(JANUARY, month(12, 12, 100_000_000), at=taken(5))
    frozen(FEBRUARY, month(9, 20, 90_000_000), at=taken(5))  # one claim of January was paid again


def test_the_year_is_what_the_newest_month_was_frozen_with_and_its_rupiah_are_those_of_the_months(two_months):
    cases, paid = line(sheet())[1:3]
    assert (cases.value, cases.as_of) == ("20", "Januari sampai Februari 2026")
    assert paid.number == 190_000_000
    assert cases.digest != paid.digest and "versi 1" in cases.sources[0]


def test_a_sheet_of_a_past_day_tells_what_the_version_of_that_day_told(two_months):
    frozen(FEBRUARY, month(10, 21, 95_000_000), version=2, at=taken(10))
    told = {day: [cell.value for cell in line(sheet(dt.date(2026, 3, day)))[1:3]] for day in (9, 10)}
    assert told == {9: ["20", "190.000.000"], 10: ["21", "195.000.000"]}


def test_a_year_that_is_kept_back_has_neither_cases_nor_rupiah_nor_a_slot(figures):
    # Twelve claims in January and three in February: 15 less 12 would be the three.
    frozen(JANUARY, month(12, 12, 100_000_000), at=taken(5))
    counted(FEBRUARY, month(3, 15, 30_000_000))
    made = desk_of(Region.objects.get(code=LANDAK), dt.date(2026, 12, 1))
    assert line(made.pack)[1:3] == (Unknown("tidak disebut"), Unknown("tidak disebut"))
    told = {f"{kind}_{part}" for kind in ("klaim", "rupiah") for part in ("jkk", "semua")}
    assert not told & made.slots.keys()


def test_a_month_frozen_before_years_were_counted_says_that_it_must_be_counted_again(figures, client_of):
    frozen(JANUARY, month(12, None, 100_000_000), at=taken(5))
    frozen(FEBRUARY, month(9, None, 90_000_000), at=taken(5))
    pack = sheet()
    assert line(pack)[1:3] == (Unknown("belum dihitung"), Unknown("belum dihitung"))
    assert line(pack)[3].value == "9" and AGAIN in pack.parts[5].tables[1].note
    client = client_of("regency", "region", LANDAK)
    for name in ("pack", "press"):
        page = client.get(reverse(f"governments:{name}", args=[LANDAK]) + f"?hari={DAY}")
        assert page.status_code == 200 and AGAIN in html.unescape(page.content.decode())
    frozen(FEBRUARY, month(9, 20, 90_000_000), version=2, at=taken(10))
    assert line(sheet())[1].value == "20" and AGAIN not in sheet().parts[5].tables[1].note


def test_a_year_without_any_claim_is_nought_and_not_unknown(figures):
    frozen(JANUARY, {("people_by_residence", LANDAK, EVERY_PART): 50}, at=taken(5))
    frozen(FEBRUARY, {("people_by_residence", LANDAK, EVERY_PART): 60}, at=taken(5))
    assert [cell.value for cell in line(sheet())[1:3]] == ["0", "0"]


def test_where_january_was_not_frozen_the_cases_are_told_and_the_rupiah_are_not(figures):
    frozen(FEBRUARY, month(9, 20, 90_000_000), at=taken(5))
    cases, paid = line(sheet())[1:3]
    assert (cases.value, cases.as_of) == ("20", "Januari sampai Februari 2026")
    assert paid == Unknown("belum dihitung")
    assert claims_days("klaim_jkk", sheet().snapshot, DAY) == ("JKK", JANUARY, dt.date(2026, 2, 28))


def test_the_page_of_the_year_leads_to_the_frozen_number_and_that_to_its_claims(two_months, client_of):
    official = client_of("regency", "region", LANDAK)
    page = official.get(reverse("governments:pack_figure", args=[LANDAK, "klaim_jkk"]) + f"?hari={DAY}")
    (given,) = page.context["given"]
    assert f":{YEAR}:{LANDAK}:JKK" in given[1] and official.get(given[1]).status_code == 200
    assert "setiap orang yang melihatnya tercatat" in page.content.decode()
    key = given[0].key
    assert official.get(reverse("officers:coverage_claims", args=[key])).status_code == 403
    assert client_of("officer", "office", "PTK").get(reverse("officers:coverage_claims", args=[key])).status_code == 200


def test_the_measure_is_open_data_with_its_meaning(two_months, client):
    told = client.get("/data/hitungan.csv").content.decode("utf-8-sig")
    assert sum(f";{YEAR};{LANDAK};" in row for row in told.splitlines()) == 4
    assert f"{YEAR};Klaim dibayar sejak Januari" in client.get("/data/ukuran.csv").content.decode("utf-8-sig")
    assert f'"id": "{YEAR.upper()}"' in client.get("/data/sdmx/struktur.json").content.decode()
