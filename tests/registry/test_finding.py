"""Which office serves a place, what is near it, and when it is open."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from payung.registry import reference as shipped
from payung.registry.models import Facility, FacilityContract, OfficeArea, Region
from payung.registry.nearest import kilometres, nearest
from payung.registry.opening_hours import open_at, openings
from payung.registry.serving import counters, facilities_on, serving_branch, serving_office, unserved_regencies

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 21)


def region(code: str) -> Region:
    return Region.objects.get(code=code)


def test_every_regency_of_the_west_has_exactly_one_office_on_any_day_since_july_2015(reference):
    assert unserved_regencies(dt.date(2015, 7, 1), "61") == []
    assert unserved_regencies(TODAY, "61") == []
    assert len(unserved_regencies(dt.date(2015, 6, 30), "61")) == 14


def test_the_database_refuses_a_second_office_for_a_place_on_the_same_day(reference):
    with pytest.raises(IntegrityError, match="office_area_no_overlap"), transaction.atomic():
        OfficeArea.objects.create(office_id="SKW", region_id="61.08", valid_from=dt.date(2024, 1, 1))


def test_a_place_may_pass_to_another_office_from_the_day_after(reference):
    OfficeArea.objects.filter(region="61.08").update(valid_to=dt.date(2026, 12, 31))
    OfficeArea.objects.create(office_id="SKW", region_id="61.08", valid_from=dt.date(2027, 1, 1))
    assert serving_office(region("61.08"), dt.date(2026, 12, 31)).code == "PTK"
    assert serving_office(region("61.08"), dt.date(2027, 1, 1)).code == "SKW"


def test_a_village_is_served_by_the_office_of_its_regency_and_answered_for_by_the_branch(reference):
    village = Region.objects.create(code="61.03.01.2007", name="Contoh Dua", short_name="Contoh Dua", level="village",
                                    parent_id="61.03.01")  # fmt: skip
    assert serving_office(village, TODAY).code == "PTK-SGU"
    assert serving_branch(village, TODAY).code == "PTK"
    near = nearest(village, facilities_on(TODAY))[0]
    assert (near.thing.code, near.how, near.km) == ("RS-6103-1", "regency", None)


def test_outside_the_regency_the_distance_between_centres_decides(reference):
    # Landak (0.37, 109.95) and Mempawah (0.36, 108.96): 0.01 north, 0.99 east; 0.99 degree of 111 km = 109 km.
    assert kilometres(region("61.08"), region("61.02")) == 109
    found = nearest(region("61.08"), facilities_on(TODAY))
    assert found[0].how == "regency"
    assert [near.how for near in found[1:]] == ["distance"] * (len(found) - 1)
    assert [near.km for near in found[1:]] == sorted(near.km for near in found[1:])


def test_without_centres_the_neighbour_comes_before_the_rest_of_the_province_and_that_before_others(reference):
    Region.objects.filter(level="regency").update(latitude=None, longitude=None)
    Facility.objects.create(code="JAUH", name="A jauh", kind="clinic", region_id="62.71", hours="24", status="invented")
    FacilityContract.objects.create(facility_id="JAUH", number="1", valid_from=dt.date(2020, 1, 1))
    how = [near.how for near in nearest(region("61.08"), facilities_on(TODAY))]
    assert how[0] == "regency" and how[-1] == "far"
    assert how == sorted(how, key=["regency", "neighbour", "province", "far"].index)
    assert {"neighbour", "province"} <= set(how)


def test_a_facility_whose_contract_ended_is_not_offered(reference):
    def codes(day):
        return set(facilities_on(day).values_list("code", flat=True))

    assert "PK-6111-1" in codes(dt.date(2024, 12, 31))
    assert "PK-6111-1" not in codes(dt.date(2025, 1, 1))


def test_two_contracts_of_one_facility_never_run_together(reference):
    with pytest.raises(IntegrityError, match="facility_contract_no_overlap"), transaction.atomic():
        FacilityContract.objects.create(facility_id="RS-6171-1", number="2", valid_from=dt.date(2025, 1, 1))


def test_every_hour_that_ships_can_be_read_and_every_counter_is_open_on_a_monday_morning(reference):
    for each in shipped.facilities():
        openings(each.hours)
    monday = dt.datetime(2026, 11, 23, 9)
    assert all(open_at(office.hours, monday) for office in counters())
    assert not any(open_at(office.hours, dt.datetime(2026, 11, 22, 9)) for office in counters())


def test_closing_time_is_closed_and_day_and_night_is_always_open():
    assert open_at("1-5 08:00-15:30; 6 08:00-12:00", dt.datetime(2026, 11, 21, 11, 59))
    assert not open_at("1-5 08:00-15:30; 6 08:00-12:00", dt.datetime(2026, 11, 21, 12, 0))
    assert open_at("24", dt.datetime(2026, 11, 22, 3))


@pytest.mark.parametrize("wrong", ["", "8 08:00-12:00", "1-5 12:00-08:00", "5-1 08:00-12:00", "1-5 pagi"])
def test_hours_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError):
        openings(wrong)
