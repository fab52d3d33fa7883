"""Every figure is followed by clicks: from the sheet to the figure, from there to its regions, parts and rows."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.access.actor import SYSTEM
from payung.audit.models import Look
from payung.contributions.models import Bill
from payung.coverage.actions.freeze_month import freeze_month
from payung.registry.models import Person
from tests.contributions.world import billed, employer, paid, posted, wage, worker
from tests.coverage.world import frozen, workforce

from .pages import markup

KUBU_RAYA, LANDAK = "61.12", "61.08"
MARCH = dt.date(2025, 3, 1)
LIVING = "people_by_residence"


def links(page: str) -> list[str]:
    return [each.replace("&amp;", "&") for each in re.findall(r'href="([^"]+)"', page)]


def body(answer) -> str:
    assert answer.status_code == 200
    return markup(answer)


@pytest.fixture
def counted(figures):
    """Six workers of one employer, all living in Kubu Raya; March 2025 paid, booked and frozen."""
    where = employer()
    for number in range(1, 7):
        declaration = wage(worker(where, number), 3_412_500)
    at = dt.datetime(2025, 4, 9, 3, tzinfo=dt.UTC)
    bill: Bill = billed(declaration, at)
    paid(bill, at)
    posted(at)
    Person.objects.update(region_id=KUBU_RAYA)
    workforce({KUBU_RAYA: 10}, as_of=dt.date(2025, 2, 1))
    return freeze_month(MARCH, by=SYSTEM, at=dt.datetime(2025, 5, 2, tzinfo=dt.UTC))


def test_from_the_sheet_to_the_masked_people_behind_it(counted, client_of):
    official = client_of("regency", "region", KUBU_RAYA)
    sheet = body(official.get(reverse("governments:pack", args=[KUBU_RAYA]) + "?hari=2025-05-10"))
    share = next(each for each in links(sheet) if ":coverage_by_residence:61.12:ALL" in each)
    page = body(official.get(share))
    assert "60,00 %" in page and "6 orang" in page and "10 orang" in page
    people = next(each for each in links(page) if f":{LIVING}:61.12:ALL" in each)
    assert "Lihat orangnya" not in body(official.get(people))  # an official sees figures, never people

    officer = client_of("officer", "office", "PTK")
    rows = next(each for each in links(body(officer.get(people))) if "/cakupan/orang/" in each)
    listed = body(officer.get(rows))
    assert listed.count("6112••••••••") >= 6 and "PEKERJA 3" in listed
    assert not re.search(r"6112\d{12}", listed)
    assert Look.objects.filter(purpose__contains="Menelusuri angka cakupan").count() >= 6


def test_from_contributions_to_the_employers_and_their_rupiah(counted, client_of):
    officer = client_of("officer", "office", "PTK")
    key = f"H{counted.pk}:contributions:{KUBU_RAYA}:ALL"
    page = body(officer.get(reverse("public:figure", args=[key])))
    rows = next(each for each in links(page) if "/cakupan/perusahaan/" in each)
    listed = body(officer.get(rows))
    total = re.search(r"Iuran diterima[^:]*: (Rp[\d.]+)", page)
    assert "PT JJ120217" in listed and total and total[1] in listed


def test_employers_behind_a_figure_are_for_the_office_that_serves_them(counted, client_of):
    key = f"H{counted.pk}:employers_active:{KUBU_RAYA}:ALL"
    address = reverse("officers:coverage_employers", args=[key])
    assert client_of("officer", "office", "SKW").get(address).status_code == 404
    assert client_of("regency", "region", KUBU_RAYA).get(address).status_code == 403
    wrong = reverse("officers:coverage_employers", args=[f"H{counted.pk}:{LIVING}:{KUBU_RAYA}:ALL"])
    assert client_of("officer", "office", "PTK").get(wrong).status_code == 404


FOUNDING = {
    "61.08": ("69.590", "130.245", "53,43", "3.568", "Rp30.989.000.000", "214", "Rp1.941.000.000"),  # A0
    "KAL": ("1.953.661", "889.957", "443.402", "45,34", "Rp5.060.579.420.000", "63.680", "17.580"),  # A1
    "61.12": ("5.839", "Rp59.570.000.000"),  # A2
    "61": ("61.533", "Rp711.580.000.000", "59,56"),  # A3
    "61.02": ("38,54", "38,12", "875", "8.380", "479"),  # A4
}


@pytest.mark.parametrize(("code", "printed"), FOUNDING.items())
def test_the_founding_articles_can_be_written_from_the_page_of_their_region(figures, client, code, printed):
    page = body(client.get(reverse("public:region", args=[code])))
    for each in printed:
        assert each in page, each
    figure = next(each for each in links(page) if "/angka/F" in each)
    assert "disalin persis" in body(client.get(figure))


@pytest.mark.parametrize("code", FOUNDING)
def test_every_published_figure_of_a_page_leads_to_its_own_page(figures, client, code):
    page = body(client.get(reverse("public:region", args=[code])))
    keys = set(re.findall(r"/angka/(F\d+)/", page))
    assert keys
    for key in sorted(keys):
        assert client.get(reverse("public:figure", args=[key])).status_code == 200


def test_claims_behind_a_figure_are_refused_to_who_may_not_look_at_claims(figures, client_of):
    snapshot = frozen(dt.date(2026, 10, 1), {("claims_cases", LANDAK, "ALL"): 12}, at=timezone.now())
    key = f"H{snapshot.pk}:claims_cases:{LANDAK}:ALL"
    address = reverse("officers:coverage_claims", args=[key])
    assert client_of("regency", "region", LANDAK).get(address).status_code == 403
    officer = client_of("officer", "office", "PTK")
    assert "Tidak ada klaim dalam jangkauan" in body(officer.get(address))
