"""Grants and looks."""

import datetime as dt

import pytest
from django.db import IntegrityError

from payung.access.actions.end_grant import end_grant
from payung.access.actions.give_grant import give_grant
from payung.access.actor import Held, NotAllowed, actor_of
from payung.access.models import Grant, User
from payung.access.queries import holders, users_with_grants
from payung.audit.looks import looks_at, looks_by, record_looks
from payung.audit.models import Event

from .conftest import JANUARY, NOW, actor

pytestmark = pytest.mark.django_db

MARCH = dt.date(2025, 3, 1)
ADMINISTRATOR = actor("administrator", "all")
OFFICER = Held("officer", "office", "PTK")


@pytest.fixture
def user():
    return User.objects.create_user("ratri", "sandi", full_name="Ratri Anjani")


def give(user, held=OFFICER, **more):
    return give_grant(user, held, **{"valid_from": JANUARY, "by": ADMINISTRATOR, "at": NOW, **more})


def test_a_grant_holds_from_its_first_to_its_last_day(user):
    give(user, valid_to=MARCH)
    day = dt.timedelta(days=1)
    assert [actor_of(user, on).may("look.person") for on in (JANUARY - day, JANUARY, MARCH, MARCH + day)] == [
        False,
        True,
        True,
        False,
    ]


def test_the_same_grant_given_twice_is_one_grant(user):
    assert give(user) == give(user)
    assert Event.objects.filter(verb="access.give_grant").count() == 2


def test_only_an_administrator_gives_and_ends_grants(user):
    grant = give(user)
    for who in (actor("officer", "office", "PTK"), actor("auditor", "all")):
        with pytest.raises(NotAllowed):
            give(user, by=who)
        with pytest.raises(NotAllowed):
            end_grant(grant, last_day=MARCH, by=who, at=NOW)


@pytest.mark.parametrize("held", [Held("king", "all", ""), Held("officer", "planet", "PTK")])
def test_a_role_or_scope_that_does_not_exist_is_refused(user, held):
    with pytest.raises(ValueError):
        give(user, held)
    assert not Grant.objects.exists()


def test_a_scope_without_its_key_is_refused_by_the_database(user):
    with pytest.raises(IntegrityError, match="grant_scope_has_a_key"):
        give(user, Held("officer", "office", ""))


def test_an_ended_grant_stays_readable_and_never_grows_again(user):
    grant = give(user)
    assert end_grant(grant, last_day=MARCH, by=ADMINISTRATOR, at=NOW).valid_to == MARCH
    assert end_grant(grant, last_day=dt.date(2025, 6, 1), by=ADMINISTRATOR, at=NOW).valid_to == MARCH
    assert end_grant(grant, last_day=dt.date(2024, 1, 1), by=ADMINISTRATOR, at=NOW).valid_to == JANUARY
    assert [each.held_today for each in users_with_grants(MARCH)] == [[]]
    assert holders("office", "PTK", JANUARY).get().user == user


def test_every_person_of_a_list_gets_one_look_and_can_read_it():
    told = {"role": "officer", "office": "Kantor Cabang Pontianak", "purpose": "Memeriksa tunggakan"}
    who = actor("officer", "office", "PTK")
    assert record_looks(who, person_ids=[7, 9, 7], fields="nama, upah", at=NOW, **told) == 2
    assert record_looks(who, person_ids=[], fields="nama", at=NOW, **told) == 0
    look = looks_at(7).get()
    assert (look.at, look.actor_id, look.actor_name, look.purpose) == (
        NOW,
        None,
        "Seseorang",
        "Memeriksa tunggakan",
    )
    assert not looks_at(8).exists()


def test_an_auditor_sees_whom_a_user_looked_at(user):
    give(user)
    who = actor_of(user, MARCH)
    record_looks(who, role="officer", office="", person_ids=[3], purpose="Klaim", fields="nama", at=NOW)
    assert [look.person_id for look in looks_by(user.pk)] == [3]
