"""A sheet about a past day says what the books said that evening, whatever was booked, told or changed since."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from payung.agreements.models import Duty, Instrument
from payung.contributions.actions.reopen import reopen
from payung.registry.models import Employment, Region
from payung.web.governments.pack.gather import gather
from tests.construction import world as projects
from tests.contributions.world import CLERK, billed, employer, paid, posted, wage, worker
from tests.coverage.world import frozen, workforce

KUBU_RAYA, LANDAK = "61.12", "61.08"
MARCH = dt.date(2025, 3, 1)


def noon(month: int, day: int) -> dt.datetime:
    """12.00 WIB in 2025."""
    return dt.datetime(2025, month, day, 5, tzinfo=dt.UTC)


def part_of(number: int, day: dt.date) -> dict[str, object]:
    """The first table of a part on a day: its first cell → the rest of the row."""
    part = gather(Region.objects.get(code=KUBU_RAYA), day).parts[number - 1]
    return {row[0]: row[1:] for row in part.tables[0].rows}


def employers_on(month: int, day: int) -> dict[str, object]:
    """How employers stand in 2025; a count as a number, a word where it is not told."""
    rows = part_of(7, dt.date(2025, month, day))
    return {name: getattr(cell, "number", None) for name, (cell,) in rows.items()}


@pytest.fixture
def late(figures):
    """Wages of March told on 8 April, due on 15 April, paid on 20 May, booked on the 22nd."""
    bill = billed(wage(worker(employer()), 3_412_500))
    Employment.objects.update(recorded_at=noon(1, 2))
    paid(bill, noon(5, 20))
    posted(noon(5, 22))
    return bill


def test_money_that_came_after_the_day_does_not_settle_a_bill_on_it(late):
    before = employers_on(5, 19)
    assert (before["Menunggak"], before["Lapor dan lunas"]) == (1, 0)
    assert employers_on(5, 21)["Menunggak"] == 1  # the bank has it, the books do not
    assert employers_on(5, 22)["Menunggak"] == 0
    assert employers_on(4, 15)["Menunggak"] == 0  # the due day itself is in time


def test_who_told_wages_after_the_day_was_silent_on_it(late):
    # On 9 April February, due on 15 March, was the newest month due; nobody had told it, nor has since.
    assert employers_on(4, 9)["Belum lapor (diam)"] == 1
    # On 16 April March was due, and had been told on the 8th.
    assert employers_on(4, 16)["Belum lapor (diam)"] == 0


def test_a_month_told_later_does_not_end_the_silence_of_an_earlier_day(figures):
    where = employer()
    spell = worker(where)
    Employment.objects.update(recorded_at=noon(1, 2))
    billed(wage(spell, 3_412_500), noon(5, 2))
    assert employers_on(4, 20)["Belum lapor (diam)"] == 1
    assert employers_on(5, 2)["Belum lapor (diam)"] == 0
    assert employers_on(5, 2)["Menunggak"] == 1


def test_a_month_reopened_later_was_told_and_owed_on_the_day(figures):
    bill = billed(wage(worker(employer()), 3_412_500))
    Employment.objects.update(recorded_at=noon(1, 2))
    reopen([bill.declaration_id], by=CLERK, at=noon(5, 3))
    then, after = employers_on(5, 2), employers_on(5, 3)
    assert (then["Belum lapor (diam)"], then["Menunggak"]) == (0, 1)
    assert (after["Belum lapor (diam)"], after["Menunggak"]) == (1, 0)


def test_the_page_of_a_past_day_shows_it(late, client_of):
    client = client_of("regency", "region", KUBU_RAYA)
    address = reverse("governments:pack", args=[KUBU_RAYA])
    assert "1 perusahaan menunggak" in client.get(f"{address}?hari=2025-05-21").content.decode().replace("\u00a0", " ")
    assert "0 perusahaan menunggak" in client.get(f"{address}?hari=2025-05-22").content.decode().replace("\u00a0", " ")


def test_a_project_is_unpaid_until_its_money_is_booked_and_has_the_value_of_its_day(figures):
    one = projects.project(projects.contractor(), projects.at(9, 2))
    before = part_of(8, dt.date(2026, 9, 15))["APBD"]
    assert [cell.number for cell in before] == [1, 0, 2_400_000_000]
    (term,) = projects.billed(one, at_once=True)
    assert projects.pay(term, projects.at(9, 16)) == "settled"
    assert [cell.number for cell in part_of(8, dt.date(2026, 9, 15))["APBD"]] == [1, 0, 2_400_000_000]
    assert [cell.number for cell in part_of(8, dt.date(2026, 9, 16))["APBD"]] == [1, 1, 2_400_000_000]


def test_a_version_counted_after_the_day_does_not_change_its_sheet(figures):
    # October was counted on 2 November with 54.000, and again on 20 November with 56.000, both of 125.000.
    edition = workforce({LANDAK: 125_000}, as_of=dt.date(2026, 2, 1)).pk
    for version, people, day in ((1, 54_000, 2), (2, 56_000, 20)):
        taken = dt.datetime(2026, 11, day, 3, tzinfo=dt.UTC)
        counts = {("people_by_residence", LANDAK, "ALL"): people}
        frozen(dt.date(2026, 10, 1), counts, version=version, at=taken, edition=edition)
    region = Region.objects.get(code=LANDAK)
    assert gather(region, dt.date(2026, 11, 10)).named["cakupan"].value == "43,20"
    assert gather(region, dt.date(2026, 11, 20)).named["cakupan"].value == "44,80"
    assert gather(region, dt.date(2026, 11, 1)).named["cakupan"].value == "43,20"  # none was taken by then: the first


def test_a_duty_done_after_the_day_was_open_on_it(figures):
    bound = Instrument.objects.create(
        kind="pks", number="7", title="Uji", region_id=LANDAK, signed_on=dt.date(2026, 1, 5), year=2026,
        valid_to=dt.date(2027, 12, 31), source="Uji", recorded_by="u",
    )  # fmt: skip
    Duty.objects.create(
        instrument=bound,
        place=1,
        text="Kirim nama",
        party="Pemda",
        due_on=dt.date(2026, 10, 1),
        done_on=dt.date(2026, 10, 9),
    )
    region = Region.objects.get(code=LANDAK)
    told = [len(gather(region, dt.date(2026, 10, day)).parts[9].tables[1].rows) for day in (8, 9)]
    assert told == [1, 0]


@pytest.mark.parametrize("day", ["0001-01-01", "0001-12-31", "1899-12-31"])
def test_a_day_of_long_ago_is_a_slip_of_the_hand(figures, client_of, day):
    client = client_of("regency", "region", KUBU_RAYA)
    answer = client.get(reverse("governments:pack", args=[KUBU_RAYA]), {"hari": day})
    assert answer.status_code == 400 and f"Tanggal tidak terbaca: {day}" in answer.content.decode()
    assert client.get(reverse("governments:press", args=[KUBU_RAYA]), {"hari": day}).status_code == 200
