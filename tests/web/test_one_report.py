"""One report, by whichever door it comes, asks only what its reporter knows and reaches every programme."""

import pytest

from payung.claims.models import Claim, DeathReport, LifeEvent
from payung.registry.models import Employment, Person
from payung.web.employers import events_forms as employer_forms
from payung.web.hospitals.forms import AccidentForm as HospitalForm
from payung.web.members import claims_forms as member_forms
from payung.web.officers import claims_forms as officer_forms
from payung.web.public.deaths import DeathForm
from tests.claims import world as w

pytestmark = pytest.mark.django_db
KNOWN = {"wage", "employer", "npp", "kpj", "nik", "born", "birth_date", "segment", "contribution_months", "member"}
DEATH = {"JKM", "JHT", "JP", "SCHOLARSHIP"}
"""What a death outside work opens for somebody with JHT and JP: death grant, balance, survivors' pension, school."""
AT_WORK = DEATH - {"JKM"} | {"JKK"}


@pytest.mark.parametrize(
    "form",
    [
        *employer_forms.BY_KIND.values(),
        *member_forms.WAYS,
    ],
    ids=lambda way: way.slug,
)
def test_employers_and_members_are_asked_nothing_we_know_and_no_more_than_five_things(form):
    asked = set(form.form.base_fields)
    assert not asked & KNOWN and 0 < len(asked) <= 5


def test_officers_hospitals_and_families_are_asked_what_they_can_know():
    for form in officer_forms.REPORTS.values():
        assert not set(form.base_fields) & KNOWN
    assert set(HospitalForm.base_fields) == {"clock", "sure", "phone"}  # the rest stands in the guarantee
    assert not set(DeathForm.base_fields) & (KNOWN - {"nik"})


@pytest.fixture
def spell(monkeypatch) -> Employment:
    monkeypatch.setattr("django.utils.timezone.now", lambda: w.COMPLETED)
    return w.worker()


def by_employer(spell, client_of, *, at_work: bool) -> None:
    clerk = client_of("clerk", "employer", str(spell.employer_id))
    room = f"/perusahaan/{spell.employer.npp}-{spell.employer.division}/pekerja/{spell.pk}/lapor/meninggal/"
    told = {"happened_on": "24-03-2025", "work_accident": "ya" if at_work else "tidak", "phone": ""}
    assert clerk.post(room, told).status_code == 302


def by_officer(spell, client_of, *, at_work: bool) -> None:
    officer = client_of("officer", "office", spell.employer.office_id)
    told = {
        "happened_on": "24-03-2025", "reporter": "heir", "channel": "counter", "reported_by": "Theresia",
        "relation": "istri", "phone": "", "work_accident": "ya" if at_work else "tidak", "children": "",
    }  # fmt: skip
    assert officer.post(f"/petugas/klaim/lapor/death/{spell.person.member_number}/", told).status_code == 302


def by_family(spell, client_of, *, at_work: bool) -> None:
    person = Person.objects.get(pk=spell.person_id)
    told = {
        "name": person.name, "number": person.nik, "died_on": "24-03-2025", "reporter": "Theresia",
        "relation": "istri", "phone": "081234567890", "region_code": "lain",
        "work_accident": "ya" if at_work else "tidak",
    }  # fmt: skip
    assert client_of("member", "person", "0").post("/lapor-kematian/", told).status_code == 200
    officer = client_of("officer", "office", spell.employer.office_id)
    number = DeathReport.objects.get().number
    assert officer.post(f"/petugas/laporan-kematian/{number}/terima/").status_code == 302


@pytest.mark.parametrize("at_work", [False, True], ids=["not of work", "of work"])
@pytest.mark.parametrize("door", [by_employer, by_officer, by_family], ids=lambda door: door.__name__)
def test_a_death_reaches_every_programme_and_ends_the_membership_by_every_door(door, at_work, spell, client_of):
    door(spell, client_of, at_work=at_work)
    event = LifeEvent.objects.get()
    assert set(event.claims.values_list("programme", flat=True)) == (AT_WORK if at_work else DEATH)
    w.name_heirs(event.pk, w.FAMILY, by=w.officer("dina"), at=w.COMPLETED)
    w.completed(Claim.objects.get(programme="JHT"))
    ended = Employment.objects.get(pk=spell.pk)
    assert (ended.ended_on, ended.end_reason) == (w.EVENT_ON, "died")
    assert Person.objects.get(pk=spell.person_id).died_on == w.EVENT_ON
