"""The desk of a claim in short words: two officers, their steps, the day on which everything happens."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from payung.claims.models import Claim, Decision
from tests.claims import world
from tests.web.conftest import make_user

TODAY = world.at(3, 27, 10)


# A death outside work in 2025, PP 82/2019: 20.000.000 at once + 24 × 500.000 = 12.000.000 + burial 10.000.000
GRANT, GRANT_WORDS = 42_000_000, "Rp42.000.000"


@pytest.fixture(autouse=True)
def still_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: TODAY)


def client(name: str, role: str, scope: str = "all", key: str = "") -> Client:
    entered = Client()
    entered.force_login(make_user(name, (role, scope, key)))
    return entered


@pytest.fixture
def first():
    return client("dewi", "officer")


@pytest.fixture
def second():
    return client("joko", "approver")


def at(name: str, *args: object) -> str:
    return reverse(f"officers:{name}", args=args)


def page(who: Client, one: Claim) -> str:
    answer = who.get(at("claim", one.number))
    assert answer.status_code == 200
    return answer.content.decode()


def step(who: Client, name: str, one: Claim, **told: object):
    return who.post(at(f"claim_{name}", one.number), told)


def decide(who: Client, one: Claim, amount: int = GRANT, **told: object):
    return step(who, "decide", one, jumlah=amount, dibaca="ya", **told)


def last(one: Claim) -> Decision:
    return Decision.objects.filter(claim=one).latest("pk")
