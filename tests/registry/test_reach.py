"""Who reaches whom."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from payung.registry.models import Region
from payung.registry.queries import (
    employer_reached,
    employers_reached,
    offices_reached,
    people_reached,
    person_reached,
    regions_reached,
    regions_within,
    roster,
)

from .conftest import actor, person, work


def names(queryset):
    return {row.npp for row in queryset}


def test_a_clerk_reaches_only_their_own_employer(places):
    clerk = actor("clerk", "employer", places.kubu_raya.pk)
    assert names(employers_reached(clerk, "look.employer")) == {"19100217"}
    assert employer_reached(clerk, "look.employer", "19100217") == places.kubu_raya
    assert employer_reached(clerk, "look.employer", "20000001") is None
    assert employer_reached(clerk, "look.employer", "99999999") is None


def test_an_officer_reaches_their_branch_and_the_units_under_it_and_no_other_branch(places):
    officer = actor("officer", "office", "PTK")
    assert names(employers_reached(officer, "look.employer")) == {"19100217", "20000001"}
    assert {office.code for office in offices_reached(officer, "look.employer")} == {"PTK", "PTK-SGU"}


def test_an_officer_of_a_unit_does_not_reach_the_branch_above(places):
    assert names(employers_reached(actor("officer", "office", "PTK-SGU"), "look.employer")) == {"20000001"}


def test_the_regional_office_reaches_every_branch(places):
    assert len(names(employers_reached(actor("approver", "office", "KAL"), "look.employer"))) == 3


def test_a_regency_reaches_only_itself(places):
    official = actor("regency", "region", "61.12")
    reached = {region.code for region in regions_reached(official, "look.region")}
    assert {code[:5] for code in reached} == {"61.12"} and len(reached) == 1 + 9  # and its districts
    assert names(employers_reached(official, "look.employer")) == set()


def test_a_province_reaches_its_regencies_and_an_office_the_regencies_it_serves(places):
    province = regions_reached(actor("regency", "region", "61"), "look.region")
    assert province.filter(level__in=["province", "regency"]).count() == 15
    served = regions_reached(actor("officer", "office", "SKW"), "look.region")
    assert [region.code for region in served.filter(level="regency")] == ["61.01", "61.07", "61.72"]
    assert served.filter(level="district").count() == 19 + 17 + 5  # a branch serves all that lies inside


def test_kalimantan_holds_its_provinces_and_56_regencies(reference):
    found = Region.objects.filter(code__in=regions_within(["KAL"]))
    assert found.exclude(level__in=["district", "village"]).count() == 1 + 5 + 56
    assert found.filter(level="district").count() == 174


def test_a_role_without_the_permission_reaches_nobody(places):
    member = actor("member", "person", 1)
    assert not employers_reached(member, "look.employer").exists()
    assert not people_reached(actor("clerk", "employer", places.kubu_raya.pk), "look.person").exists()


def test_an_auditor_reaches_everybody(places):
    work(person(), places.sambas)
    assert len(names(employers_reached(actor("auditor", "all"), "look.employer"))) == 3
    assert people_reached(actor("auditor", "all"), "look.person").count() == 1


def test_a_clerk_reaches_those_who_work_or_worked_for_them_and_nobody_else(places):
    here = person("Ada Di Sini", None)
    left = person("Sudah Keluar", None)
    elsewhere = person("Di Tempat Lain", None)
    work(here, places.kubu_raya)
    work(left, places.kubu_raya, end=dt.date(2025, 3, 31))
    work(elsewhere, places.sambas)
    clerk = actor("clerk", "employer", places.kubu_raya.pk)
    assert set(people_reached(clerk, "look.workers")) == {here, left}
    assert person_reached(clerk, "look.workers", elsewhere.member_number) is None
    assert person_reached(clerk, "look.workers", here.member_number) == here


def test_a_member_reaches_themselves(places):
    me, other = person("Saya", None), person("Orang Lain", None)
    member = actor("member", "person", me.pk)
    assert list(people_reached(member, "look.self")) == [me]
    assert person_reached(member, "look.self", other.member_number) is None


def test_two_grants_reach_what_either_reaches(places):
    two = actor("clerk", "employer", places.kubu_raya.pk)
    both = type(two)(two.name, None, two.held + actor("clerk", "employer", places.sambas.pk).held)
    assert names(employers_reached(both, "look.employer")) == {"19100217", "20000002"}


def test_the_roster_holds_who_worked_on_any_day_of_the_month(places):
    first, last = dt.date(2025, 3, 1), dt.date(2025, 3, 31)
    day = dt.timedelta(days=1)
    work(person("Keluar Hari Pertama", None), places.kubu_raya, end=first)
    work(person("Keluar Sehari Sebelumnya", None), places.kubu_raya, end=first - day)
    work(person("Masuk Hari Terakhir", None), places.kubu_raya, start=last)
    work(person("Masuk Sehari Sesudahnya", None), places.kubu_raya, start=last + day)
    work(person("Di Perusahaan Lain", None), places.sambas)
    found = roster([places.kubu_raya.pk], dt.date(2025, 3, 17))
    assert found["name"].to_list() == ["Keluar Hari Pertama", "Masuk Hari Terakhir"]
    assert found["left_on"].to_list() == [first, None]


def test_somebody_who_came_back_in_the_same_month_stands_once_with_the_latest_spell(places):
    who = person()
    work(who, places.kubu_raya, end=dt.date(2025, 3, 5))
    again = work(who, places.kubu_raya, start=dt.date(2025, 3, 20))
    found = roster([places.kubu_raya.pk], dt.date(2025, 3, 1))
    assert found["employment_id"].to_list() == [again.pk]
    assert found["kpj"].to_list() == [again.card.kpj]


def test_a_spell_that_was_a_mistake_is_on_no_roster(places):
    spell = work(person(), places.kubu_raya, end=dt.date(2025, 3, 31))
    type(spell).objects.filter(pk=spell.pk).update(end_reason="mistake")
    assert roster([places.kubu_raya.pk], dt.date(2025, 3, 1)).is_empty()


def test_the_roster_of_nobody_has_its_columns(places):
    assert roster([], dt.date(2025, 3, 1)).columns[:3] == ["npp", "employer_id", "employment_id"]


def test_spells_of_one_person_for_one_employer_never_overlap(places):
    who = person()
    work(who, places.kubu_raya, end=dt.date(2025, 3, 31))
    with pytest.raises(IntegrityError, match="employment_no_overlap"), transaction.atomic():
        work(who, places.kubu_raya, start=dt.date(2025, 3, 31))
    work(who, places.kubu_raya, start=dt.date(2025, 4, 1))
    work(who, places.sambas, start=dt.date(2025, 3, 1))  # another employer at the same time is allowed


def test_the_division_is_part_of_the_number(places):
    clerk = actor("clerk", "employer", places.kubu_raya.pk)
    assert employer_reached(clerk, "look.employer", "19100217", "001") is None
