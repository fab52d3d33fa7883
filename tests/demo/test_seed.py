"""The demonstration: plausible, well-formed, and recognisable as invented."""

import datetime as dt
from collections import Counter

import polars as pl
import pytest
from django.contrib.auth import authenticate
from django.db.models import Count, F, Q

from payung.access.actor import actor_of
from payung.access.models import User
from payung.claims.changed import standing_decisions
from payung.claims.checking import changed_reached, last_check
from payung.claims.models import Claim, DeathReport, Entitlement, FileReturn, Guarantee, Suspicion
from payung.construction.models import Project
from payung.construction.queries import cover_on
from payung.construction.queries import standings as project_standings
from payung.construction.roster_judging import judged
from payung.contributions.models import Bill, Declaration, Penalty
from payung.contributions.proof import proofs
from payung.coverage.counted import newest_counted_month, rows_of, snapshot_of
from payung.coverage.models import Workforce
from payung.demo.logins import LOGINS
from payung.demo.marker import demo_marker
from payung.kernel.identity import nik_birth_dates, nik_warnings, parse_kpj, parse_nik
from payung.kernel.names import name_key
from payung.ledger.queries import lines_of
from payung.migrants.models import Departure
from payung.migrants.queries import standings as departure_standings
from payung.own_account.models import Membership
from payung.registry.models import Card, Employer, Employment, JkkClassification, Person, Region
from payung.registry.queries import employers_reached, people_reached, regions_reached, roster
from payung.rolls.models import Roll, RollLine
from payung.rolls.posting import proofs as roll_proofs
from payung.statute_book import read_statute_book
from tests.demo.conftest import MONTHS, TODAY, WORKERS

LAST, BEFORE = dt.date(2026, 10, 1), dt.date(2026, 9, 1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_every_citizen_has_a_well_formed_nik_of_their_own_birthday_and_sex():
    people = Person.objects.filter(citizen=True)
    regencies = frozenset(
        code.replace(".", "") for code in Region.objects.filter(level="regency").values_list("code", flat=True)
    )
    assert people.count() > WORKERS
    for person in people:
        assert parse_nik(person.nik) == person.nik
        assert nik_warnings(person.nik, regencies) == ()
        assert person.birth_date in nik_birth_dates(person.nik, TODAY)
        assert (int(person.nik[6:8]) > 40) == (person.sex == "P")


def test_no_nik_could_belong_to_somebody_real():
    """A real serial counts up from 0001 for one district and birthday; ours begin at 9001."""
    serials = [int(nik[12:]) for nik in Person.objects.filter(citizen=True).values_list("nik", flat=True)]
    assert min(serials) >= 9001


def test_niks_and_cards_are_nobody_elses():
    alone = Person.objects.filter(citizen=True).exclude(nik_state="duplicate")
    niks = list(alone.values_list("nik", flat=True))
    assert len(set(niks)) == len(niks)
    cards = list(Card.objects.values_list("kpj", flat=True))
    assert all(parse_kpj(kpj) == kpj and len(kpj) == 11 for kpj in cards)


def test_foreigners_have_no_nik_and_nobody_has_a_telephone_or_an_address_of_their_own():
    assert not Person.objects.filter(citizen=False).exclude(nik=None).exists()
    assert not Person.objects.exclude(phone="", email="", mother_name="").exists()


def test_name_keys_are_those_of_the_names():
    assert all(name_key(name) == key for name, key in Person.objects.values_list("name", "name_key").distinct())


def test_employers_of_every_class_size_and_regency():
    assert set(JkkClassification.objects.values_list("jkk_class", flat=True)) == {1, 2, 3, 4, 5}
    assert set(Employer.objects.values_list("size", flat=True)) == {"micro", "small", "medium", "large"}
    assert Employer.objects.values("region").distinct().count() == 14


def test_every_jkk_entry_is_in_the_statutory_list_under_its_class():
    listed = {f"{each.jkk_class}.{each.number}" for each in read_statute_book().risk_classes if each.name}
    for entry, jkk_class in JkkClassification.objects.values_list("entry", "jkk_class"):
        assert entry in listed and entry.startswith(f"{jkk_class}.")


def test_every_employer_is_served_by_the_office_of_its_regency():
    wrong = Employer.objects.exclude(region__served_by__office=F("office"))
    assert not wrong.exists()


def test_nobody_works_as_a_child():
    young = [
        spell
        for spell in Employment.objects.select_related("person")
        if (spell.started_on - spell.person.birth_date).days < 17 * 365
    ]
    assert young == []


def test_some_have_two_employers_some_two_cards_some_left_and_some_died():
    lasting = Employment.objects.filter(ended_on=None)
    assert lasting.values("person").annotate(jobs=Count("pk")).filter(jobs__gt=1).exists()
    assert Person.objects.annotate(count=Count("cards")).filter(count__gt=1).exists()
    assert {"resigned", "laid_off", "contract_ended"} <= set(Employment.objects.values_list("end_reason", flat=True))
    for person in Person.objects.exclude(died_on=None):
        assert not person.employments.filter(Q(ended_on=None) | Q(ended_on__gt=person.died_on)).exists()


def test_every_spell_has_a_card_of_the_same_person():
    assert not Employment.objects.exclude(card=None).exclude(card__person=F("person")).exists()


def test_about_as_many_work_at_the_end_as_were_asked_for():
    ids = list(Employer.objects.values_list("pk", flat=True))
    now = roster(ids, dt.date(2026, 10, 1))
    assert 0.85 * WORKERS < now.height < 1.2 * WORKERS
    assert now.select(pl.struct("employer_id", "person_id").is_unique().all()).item()


def test_the_same_seed_makes_the_same_world():
    """Rosalina is always the first, and the hero is always the same."""
    assert Person.objects.order_by("pk")[0].name == "Rosalina Ayu Kartika"
    assert Employer.objects.get(npp="19100217").name == "PT Kapuas Papan Utama"


def test_each_log_in_works_and_has_its_role():
    assert len(LOGINS) == len({username for _, username, *_ in LOGINS}) >= 7
    for title, username, password, what_to_try in LOGINS:
        user = authenticate(username=username, password=password)
        assert user is not None and what_to_try
        (role,) = actor_of(user, TODAY).roles()
        assert dict(user.grants.model._meta.get_field("role").choices)[role] == title.removesuffix(" mandiri")


def test_each_log_in_reaches_its_own_and_no_more():
    def who(name):
        return actor_of(User.objects.get(username=name), TODAY)

    assert [each.name for each in employers_reached(who("fitriani"), "look.employer")] == ["PT Kapuas Papan Utama"]
    assert [each.name for each in people_reached(who("rosalina"), "look.self")] == ["Rosalina Ayu Kartika"]
    assert {each.code[:5] for each in regions_reached(who("marselina"), "look.region")} == {"61.08"}
    branch = set(employers_reached(who("ratri"), "look.employer").values_list("office", flat=True))
    assert branch == {"PTK", "PTK-SGU"}
    assert employers_reached(who("hendra"), "look.employer").count() == Employer.objects.count()


def test_the_database_says_that_it_is_a_demonstration():
    marker = demo_marker()
    assert marker.people == Person.objects.count()
    assert marker.today == TODAY
    assert "rekaan" in marker.text


def test_the_months_are_at_every_stage_and_only_the_last_is_still_open_to_change():
    assert Declaration.objects.values("month").distinct().count() == MONTHS
    working = Declaration.objects.filter(state__in=["draft", "calculated"])
    assert set(working.values_list("month", flat=True)) == {LAST}
    assert set(Declaration.objects.filter(month=LAST).values_list("state", flat=True)) >= {"draft", "posted"}


def test_the_clerk_still_has_the_last_month_to_report():
    months = Declaration.objects.filter(employer__npp="19100217").values_list("month", flat=True)
    assert max(months) == BEFORE and len(months) == MONTHS - 1


def test_some_owe_some_paid_late_with_a_penalty_and_some_are_silent():
    assert Bill.objects.filter(state="open", due_on__lt=TODAY).exists()
    assert Penalty.objects.filter(billed_on__isnull=False).exists()
    assert Bill.objects.filter(employer__npp="19100217", penalties__gt=0).exists()
    silent = Employer.objects.exclude(declarations__month__gte=BEFORE)
    assert silent.exists() and silent.count() < Employer.objects.count() // 5


def test_every_posted_bill_is_proved_by_its_member_lines():
    paid = list(Bill.objects.filter(state="paid").values_list("pk", flat=True))
    assert len(paid) > 300
    assert proofs(paid)["agrees"].all()


def test_rosalina_has_a_line_for_every_month_her_employer_paid():
    rosalina = Person.objects.order_by("pk")[0]
    assert lines_of(rosalina.pk).count() == MONTHS - 1


def test_every_month_is_counted_and_every_denominator_is_flagged_as_invented():
    assert newest_counted_month() == LAST
    province = rows_of(snapshot_of(BEFORE), ["people_by_work"], ["61"])["people_by_work", "61", "PU"]
    assert 0.6 * WORKERS < province.value < 1.1 * WORKERS
    assert Workforce.objects.filter(edition__invented=True).count() == 14 + len(["61", "KAL"])
    assert not Workforce.objects.filter(edition__series="contoh", edition__invented=False).exists()


def test_people_on_own_account_stand_in_every_state_and_their_books_agree():
    members = Membership.objects.all()
    assert members.count() > 300
    assert {"", "lapsed"} <= set(members.values_list("end_reason", flat=True))
    assert members.exclude(person_id__in=RollLine.objects.values("person_id")).exists()  # registered, never paid
    assert not Roll.objects.filter(kind="own_account").exclude(state="paid").exists()
    assert roll_proofs(Roll.objects.filter(state="paid").values_list("pk", flat=True))["agrees"].all()
    assert not RollLine.objects.filter(covered_from=None, roll__state="paid").exists()


def test_hospitals_and_families_have_something_to_see():
    assert Guarantee.objects.filter(event__isnull=False).count() == 1 and Guarantee.objects.count() == 2
    assert list(DeathReport.objects.order_by("pk").values_list("state", flat=True)) == [
        "accepted",
        "waiting",
        "waiting",
    ]
    assert set(Claim.objects.values_list("programme", flat=True)) >= {"JKK", "CARE", "JKM"}


def test_projects_of_every_funding_and_migrants_of_every_phase_are_shown():
    stands = project_standings(Project.objects.all(), TODAY)
    assert {each.project.funding for each in stands} == {"apbn", "apbd", "private"}
    assert {"cancelled", "unbilled", "covered", "ended"} <= {each.state for each in stands}
    assert {"unbilled", "before", "during", "after"} <= {
        each.state for each in departure_standings(Departure.objects.all(), TODAY)
    }


def test_projects_of_every_fund_run_in_several_regencies_and_their_workers_are_covered_week_by_week():
    running = Project.objects.filter(ends_on__gte=TODAY, cancelled_on=None)
    funds = Counter(running.values_list("funding", flat=True))
    assert min(funds.values()) >= 3 and len(funds) == 3
    assert len(set(running.values_list("region", flat=True))) == 14
    assert {"apbd", "apbn", "private"} == set(running.filter(region="61.08").values_list("funding", flat=True))
    first = running.get(name="Peningkatan Jalan Ngabang–Jelimpo").rosters.order_by("week")[0]
    named = list(first.rows.values_list("person_id", flat=True))
    # on the first day of the list each is covered: named for it, told in its week, the bill paid before
    assert set(cover_on(named, first.rows.earliest("from_day").from_day)["person_id"]) == set(named)
    _file, checked = judged(first.project, bytes(first.content), first.week)
    assert checked.problems == [] and checked.rows.height == first.good_count == len(named)


def test_nearly_everybody_lives_in_a_district_and_in_landak_half_of_them_in_a_village():
    depth = Counter(code.count(".") for code in Person.objects.exclude(region=None).values_list("region", flat=True))
    assert 0.02 < depth[1] / depth.total() < 0.15
    landak = Counter(Person.objects.filter(region__code__startswith="61.08").values_list("region__level", flat=True))
    assert landak["village"] > landak["regency"]
    assert Person.objects.filter(region__level="district").values("region").distinct().count() > 120


def test_a_nik_begins_with_a_district_that_is_there():
    real = {code.replace(".", "") for code in Region.objects.filter(level="district").values_list("code", flat=True)}
    working = Employment.objects.exclude(person__nik=None).values_list("person__nik", flat=True)
    assert {nik[:6] for nik in working} <= real


def test_claims_that_leave_the_road_and_rights_that_come_again_can_be_seen():
    # job-loss months need twelve months of contributions, more than this short history has
    assert set(Entitlement.objects.values_list("kind", flat=True)) >= {"disability", "scholarship"}
    assert FileReturn.objects.filter(resumed_at=None).exists()
    assert Suspicion.objects.filter(concluded_at=None).exists()
    officer = actor_of(User.objects.get(username="ratri"), TODAY)
    changed = changed_reached(officer, "claims.correct_claims")
    assert "absence_days" in {each["name"] for one in changed for each in one.differences}
    checked = last_check(None)
    assert checked.judged == checked.total == standing_decisions(checked.since).count() > 100
