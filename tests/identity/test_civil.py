"""What the civil registry answers becomes a state of the NIK, and blocks nobody's cover."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from payung.access.actor import SYSTEM
from payung.claims.eligible import eligible_on
from payung.identity.actions.check_people import check_people
from payung.identity.civil.reading import read_answer
from payung.identity.civil.simulator import SimulatedRegistry
from payung.identity.models import DeathLead, Verdict
from tests.identity.world import NOW
from tests.registry.conftest import person, places, reference, work

__all__ = ["places", "reference"]
NIKS = [f"611202480795900{place}" for place in range(1, 7)]
FIVE = ("15", "differs", "11", "12", "13")


@pytest.fixture
def five(places):
    return [person(f"Orang {nik[-1]}", nik, mother_name="Aminah") for nik in NIKS[:5]]


def registry(quota: int = 100) -> SimulatedRegistry:
    return SimulatedRegistry(quota, dict(zip(NIKS, FIVE, strict=False)))


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ({"NAMA_LGKP": "Sesuai (100)", "TGL_LHR": "Sesuai"}, "matched"),
        ({"NAMA_LGKP": "Sesuai (92)", "TGL_LHR": "Tidak Sesuai"}, "differs"),
        ({"NAMA_LGKP": "Tidak Sesuai (0)"}, "differs"),
        ({"RESPONSE_CODE": "11", "RESPONSE_DESC": "Data Ditemukan, Status Meninggal Dunia"}, "deceased"),
        ({"RESPONSE_CODE": "14", "RESPONSE_DESC": "Status Tidak Aktif"}, "differs"),
        ({"RESPONSE_CODE": "99", "RESPONSE_DESC": "Kuota habis"}, ""),
        ({"NAMA_LGKP": "SITI AMINAH"}, ""),
        ({"TGL_LHR": "Sesuai"}, ""),
    ],
)
def test_an_answer_is_read_by_its_fields_and_codes_and_never_guessed(answer, state):
    assert read_answer(answer).state == state


def test_a_score_is_kept_beside_its_verdict():
    read = read_answer({"NAMA_LGKP": "Tidak Sesuai (71)", "JENIS_KLMIN": "Sesuai"})
    assert read.fields == {"name": {"same": False, "score": 71}, "sex": {"same": True, "score": None}}


def test_each_verdict_sets_the_state_and_keeps_time_and_agreement(five):
    assert check_people(registry(), by=SYSTEM, at=NOW) == 5
    for each in five:
        each.refresh_from_db()
    assert [each.nik_state for each in five] == ["matched", "differs", "deceased", "duplicate", "differs"]
    assert five[0].nik_checked_on == NOW.date()
    verdict = Verdict.objects.get(person=five[1])
    assert (verdict.asked_at, verdict.agreement, verdict.fields["name"]["score"]) == (NOW, "PKS contoh 001/2026", 71)
    assert "Orang" not in str(Verdict.objects.values_list("fields", "words"))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Verdict.objects.update(code="15")


def test_the_quota_of_the_day_is_kept_and_nobody_is_asked_twice(five):
    small = registry(quota=3)
    assert [check_people(small, by=SYSTEM, at=NOW, most=2) for _round in range(3)] == [2, 1, 0]
    assert check_people(registry(), by=SYSTEM, at=NOW) == 2
    assert check_people(registry(), by=SYSTEM, at=NOW) == 0


def test_a_death_the_registry_tells_is_one_lead_and_ends_nothing(five, places):
    work(five[2], places.kubu_raya)
    check_people(registry(), by=SYSTEM, at=NOW)
    assert [lead.person_id for lead in DeathLead.objects.all()] == [five[2].pk]
    five[2].refresh_from_db()
    assert five[2].died_on is None
    assert eligible_on(five[2].pk, NOW.date()) is not None


def test_an_unreachable_registry_changes_nothing(five):
    class Silent(SimulatedRegistry):
        def ask(self, questions):
            raise ConnectionError

    with pytest.raises(ConnectionError):
        check_people(Silent(), by=SYSTEM, at=NOW)
    assert not Verdict.objects.exists()


@pytest.mark.parametrize("state", ["unchecked", "differs", "duplicate"])
def test_whoever_is_not_yet_matched_is_covered_from_the_first_day_of_work(places, state):
    new = person("Baru Bekerja", NIKS[5], nik_state=state)
    work(new, places.kubu_raya, dt.date(2026, 11, 20))
    assert eligible_on(new.pk, dt.date(2026, 11, 20)).segment == "PU"
    assert eligible_on(new.pk, dt.date(2026, 11, 19)) is None
