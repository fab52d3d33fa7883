"""The steps of (h), inside a database that is ready. People, work, months and claims are invented."""

from __future__ import annotations

import datetime as dt
import time

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench.claim_steps import AT, complete_claims, decide, officer
from bench.told import seconds
from payung.access.actor import SYSTEM
from payung.access.models import Grant, User
from payung.claims.actions.begin_check import begin_check
from payung.claims.actions.check_decided import check_decided
from payung.claims.models import DecisionCheck
from payung.statute_book import read_statute_book

CHECKED = AT + dt.timedelta(days=180)
_APPROVED = "UPDATE claims_decision SET approved_by_id = %s, approved_at = decided_at"
_PAID = "UPDATE claims_claim SET state = 'paid'"
_OTHER_WAGE = """
UPDATE claims_claim SET facts = jsonb_set(facts, '{stated_wage}', to_jsonb((facts ->> 'stated_wage')::int + 100000))
WHERE programme = 'JKK' AND id %% %s = 1
"""


def paid_claims(count: int, one_in: int) -> None:
    """So many claims decided, approved and paid; then another wage for one in so many, where the wage counts."""
    made = complete_claims(count)
    decide(made, officer(), read_statute_book())
    second, _ = User.objects.get_or_create(username="second", defaults={"full_name": "Second"})
    with connection.cursor() as cursor:
        cursor.execute(_APPROVED, [second.pk])
        cursor.execute(_PAID)
        cursor.execute(_OTHER_WAGE, [one_in])
        cursor.execute("ANALYZE")


def checked() -> tuple[float, DecisionCheck]:
    """Seconds for a whole check, and what it came to."""
    start = time.perf_counter()
    check = begin_check(by=SYSTEM, at=CHECKED)
    while check.ended_at is None:
        check = check_decided(check.pk, by=SYSTEM, at=CHECKED)
    return time.perf_counter() - start, check


def shown() -> dict[str, float]:
    """Seconds of the page as it opens, narrowed, on its last rows, and as a file with every row."""
    settings.ALLOWED_HOSTS = ["testserver"]
    user = User.objects.get(username="bench")
    Grant.objects.create(user=user, role="officer", scope_kind="all", valid_from=dt.date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    address = reverse("officers:claims_changed")
    asked = {"as it opens": "", "narrowed": "?akibat=bayar&cari=B1", "its last rows": "?halaman=999999",
             "every row as a file": "?format=csv"}  # fmt: skip
    return {what: seconds(lambda query=query: _got(client, address + query)) for what, query in asked.items()}


def _got(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200 and answer.content, address
