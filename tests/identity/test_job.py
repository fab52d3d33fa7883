"""What the worker does about identities in its rounds: asks where it is connected, compares everybody at night."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.identity.models import Candidate
from payung.jobs.identity import tend_identities
from tests.registry.conftest import person

pytestmark = pytest.mark.django_db
DAY = dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC)  # 10.00 WIB
NIGHT = dt.datetime(2026, 11, 20, 19, 30, tzinfo=dt.UTC)  # 02.30 WIB
SIMULATOR = "payung.identity.civil.simulator.SimulatedRegistry"


@pytest.fixture
def twins():
    return [person("Agus Salim", nik, mother_name="Aminah") for nik in ("6112020807900003", "6112020807900004")]


def states(people) -> set[str]:
    for each in people:
        each.refresh_from_db()
    return {each.nik_state for each in people}


def test_without_a_connection_nobody_is_asked_and_nothing_changes(twins, settings):
    settings.CIVIL_REGISTRY = ""
    assert tend_identities(DAY) == 0
    assert states(twins) == {"unchecked"} and not Candidate.objects.exists()


def test_with_a_connection_whoever_is_unchecked_is_asked_once(twins, settings):
    settings.CIVIL_REGISTRY = SIMULATOR
    assert tend_identities(DAY) == 2
    assert "unchecked" not in states(twins)
    assert tend_identities(DAY) == 0


def test_everybody_is_compared_at_night_once_and_not_by_day(twins, settings):
    settings.CIVIL_REGISTRY = ""
    tend_identities(DAY)
    assert not Candidate.objects.exists()
    tend_identities(NIGHT)
    tend_identities(NIGHT + dt.timedelta(minutes=20))
    assert Candidate.objects.count() == 1
