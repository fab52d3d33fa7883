"""What tests of pages share: reference data, published figures, users with grants, clients logged in."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from payung.access.actor import SYSTEM
from payung.access.models import Grant, User
from payung.coverage.models import PublishedFigure
from payung.coverage.register import published_figures
from payung.registry.actions.load_reference import load_reference

PASSWORD = "sedia-payung"


@pytest.fixture
def places(db: None) -> None:
    """Regions, offices, minimum wages."""
    load_reference(by=SYSTEM, at=timezone.now())


@pytest.fixture
def figures(places: None) -> None:
    """The register of published figures."""
    PublishedFigure.objects.bulk_create(published_figures(), ignore_conflicts=True)


def make_user(username: str, *held: tuple[str, str, str]) -> User:
    """A user with grants (role, scope kind, scope key) since 2020."""
    user = User.objects.create_user(username, PASSWORD, full_name=username.title())
    for role, kind, key in held:
        Grant.objects.create(user=user, role=role, scope_kind=kind, scope_key=key, valid_from=dt.date(2020, 1, 1))
    return user


@pytest.fixture
def client_of():
    """Role and scope → a client logged in: `client_of("auditor", "all", "")`."""

    def made(role: str, kind: str = "all", key: str = "") -> Client:
        client = Client()
        client.force_login(make_user(f"{role}-{kind}-{key}", (role, kind, key)))
        return client

    return made


@pytest.fixture
def clock(monkeypatch):
    """The day of the pages, moved by the test: `clock(2027, 1, 15)` is 10.00 WIB of that day, and is returned."""

    def at(year: int, month: int, day: int) -> dt.datetime:
        moment = dt.datetime(year, month, day, 3, tzinfo=dt.UTC)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return at


@pytest.fixture
def enter():
    """A user logged in now: on another day the session of before has ended."""

    def made(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return made
