"""Part 5 of a sheet: programmes of assistance with their basis, their money to the rupiah, and their last day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from payung.registry.models import Region
from payung.web.governments.pack.gather import gather
from payung.web.governments.pack.model import Unknown
from tests.assistance import world as sponsors

KUBU_RAYA, LANDAK = "61.12", "61.08"
TODAY = sponsors.TODAY  # 9 November 2026
# Band of Rp1.000.000: JKK 1 % = 10.000 and JKM 6.800, together 16.800 a month for one place.
RATE = 16_800


@pytest.fixture
def paid(figures):
    """Six places for November to April; six people sit in them; November and December are paid on 9 November."""
    programme = sponsors.opened(quota=6)
    rows = [sponsors.row(number) for number in range(1, 8)]  # seven: one waits for a place
    sponsors.listed(programme, *rows, sponsors.row(8, born="13-02-1980", nik="6112041302800001"))
    sponsors.paid(sponsors.approved(programme))
    return programme


def part_on(day: dt.date, code: str = KUBU_RAYA):
    return gather(Region.objects.get(code=code), day).parts[4]


def row_of(part, table: int) -> list[object]:
    (row,) = part.tables[table].rows
    return [getattr(cell, "number", cell) for cell in row]


def test_places_times_months_times_the_amount_is_what_is_set_aside(paid):
    # 6 × 6 × 16.800 = 604.800
    assert row_of(part_on(TODAY), 1) == ["Pekerja rentan", 6, 6, RATE, 604_800]


def test_months_of_people_times_the_amount_is_what_was_paid(paid):
    # 6 people × 2 months = 12; 12 × 16.800 = 201.600
    assert row_of(part_on(TODAY), 2) == ["Pekerja rentan", 6, 12, RATE, 201_600]


def test_the_basis_the_sponsor_and_the_last_day_paid_for_stand_beside_it(paid):
    title, payer, basis, begins, until, state = part_on(TODAY).tables[0].rows[0]
    assert (title, payer, basis) == ("Pekerja rentan", "Pemkab Contoh", "Perbup 9/2026; SK 7/2026")
    assert (begins, until) == (dt.date(2026, 11, 1), dt.date(2026, 12, 31))
    assert state == "52 hari lagi; program sampai April 2027"
    assert part_on(TODAY).finding == "1 program berjalan, yang pertama habis 31 Desember 2026"


def test_what_was_not_decided_by_the_day_is_not_on_its_sheet(paid):
    assert part_on(TODAY - dt.timedelta(days=1)).tables[0].rows == ()


def test_names_stand_by_what_was_found_and_few_are_not_told(paid):
    states = {row[0]: row[1] for row in part_on(TODAY).tables[3].rows}
    assert states["Memenuhi syarat"].number == 7
    others = [cell for name, cell in states.items() if name != "Memenuhi syarat"]
    assert others and all(cell.number is None and cell.value == "kurang dari lima" for cell in others)


def test_a_programme_of_few_people_tells_neither_them_nor_their_money(figures):
    programme = sponsors.opened(quota=3)
    sponsors.listed(programme, sponsors.row(1), sponsors.row(2))
    sponsors.paid(sponsors.approved(programme))
    _, people, months, _, amount = part_on(TODAY).tables[2].rows[0]
    assert people.value == "kurang dari lima"
    assert (months, amount) == (Unknown("tidak disebut"), Unknown("tidak disebut"))


def test_the_page_shows_the_money_and_draws_until_when_it_is_paid(paid, client_of):
    client = client_of("regency", "region", KUBU_RAYA)
    page = (
        client.get(reverse("governments:pack", args=[KUBU_RAYA]) + f"?hari={TODAY}")
        .content.decode()
        .replace("\u00a0", " ")
    )
    for words in ("Rp604.800", "Rp201.600", "Perbup 9/2026; SK 7/2026", 'class="gantt gantt--told"'):
        assert words in page
    assert "1 November 2026 sampai 30 April 2027; dibayar sampai 31 Desember 2026" in page


def test_another_region_does_not_see_it(paid):
    assert part_on(TODAY, LANDAK).tables[0].rows == ()


def test_a_note_leads_to_a_programme_only_for_who_may_open_it(paid, client_of, monkeypatch):
    address = reverse("governments:press", args=[KUBU_RAYA]) + f"?hari={TODAY}"
    client = client_of("regency", "region", KUBU_RAYA)
    own = reverse("assistance:programme", args=[paid.pk])
    assert f'<a href="{own}">Pekerja rentan</a>' in client.get(address).content.decode()
    monkeypatch.setattr("payung.web.governments.press.programmes_seen", lambda request: frozenset())
    page = client.get(address).content.decode()
    assert own not in page and "Pekerja rentan</a>" in page
