"""The auditor's pages: trail, looks, books, law."""

import datetime as dt

import polars as pl
import pytest
from django.urls import reverse
from django.utils import timezone

from payung.access.actor import Actor
from payung.audit.looks import record_looks
from payung.audit.models import Event
from payung.ledger.transfers import post_transfers
from payung.statute_book import read_statute_book

PAGES = [reverse(f"audit:{name}") for name in ("home", "looks", "books", "law")]
NOON = dt.datetime(2025, 2, 7, 5, tzinfo=dt.UTC)  # 12.00 WIB


@pytest.fixture
def auditor(places, client_of):
    return client_of("auditor")


@pytest.fixture
def events(db):
    Event.objects.create(
        at=NOON, actor_name="Ratri", verb="access.give_grant", subject="user:7", facts={"role": "clerk"}
    )
    late = dt.datetime(2025, 2, 7, 18, tzinfo=dt.UTC)  # 8 February, 01.00 WIB
    return Event.objects.create(at=late, actor_name="Yohanes", verb="contributions.finalise", subject="bill:17")


def subjects(answer):
    return [event.subject for event in answer.context["listing"].rows]


@pytest.mark.parametrize("address", PAGES)
def test_only_an_auditor_opens_the_pages(places, client_of, client, address):
    assert client_of("auditor").get(address).status_code == 200
    for role in ("officer", "clerk", "regency", "member", "administrator"):
        assert client_of(role, "office", "PTK").get(address).status_code == 403
    assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kerja": "contributions.finalise"}, ["bill:17"]),
        ({"siapa": "ratri"}, ["user:7"]),
        ({"hal": "bill:"}, ["bill:17"]),
        ({"hari": "2025-02-07"}, ["user:7"]),
        ({"hari": "08-02-2025"}, ["bill:17"]),
        ({"hari": "kemarin"}, []),
    ],
)
def test_the_trail_is_filtered_by_verb_actor_subject_and_day_of_west_indonesia(auditor, events, asked, expected):
    assert subjects(auditor.get(PAGES[0], asked)) == expected


def test_the_trail_can_be_taken_away_as_a_file(auditor, events):
    answer = auditor.get(PAGES[0], {"format": "csv", "hal": "bill:17"})
    assert b"bill:17" in answer.content
    assert b"user:7" not in answer.content


def test_one_event_shows_what_it_kept_and_what_else_happened_to_its_subject(auditor, events):
    Event.objects.create(
        at=NOON, actor_name="Sari", verb="contributions.reopen", subject="bill:17", facts={"month": "2025-01"}
    )
    shown = auditor.get(reverse("audit:event", args=[events.pk])).content.decode()
    assert "contributions.reopen" in shown
    assert auditor.get(reverse("audit:event", args=[events.pk + 999])).status_code == 404


def test_looks_name_the_person_by_number_only(auditor):
    who = Actor("Ratri", 5, ())
    record_looks(
        who, role="officer", office="PTK", person_ids=[41], purpose="keluhan", fields="nama", at=timezone.now()
    )
    shown = auditor.get(PAGES[1], {"orang": "41"})
    assert [look.person_id for look in shown.context["listing"].rows] == [41]
    assert not auditor.get(PAGES[1], {"orang": "42"}).context["listing"].rows


def test_the_trial_balance_is_equal_on_both_sides_after_any_transfer(auditor):
    transfer = {
        "key": ["t:1"], "debit_id": ["clearing:unidentified"], "credit_id": ["fund:JHT"], "amount": [570_000],
        "value_date": [dt.date(2025, 2, 7)], "month": [dt.date(2025, 1, 1)], "subject": ["test:1"],
    }  # fmt: skip
    post_transfers(pl.DataFrame(transfer))
    shown = auditor.get(PAGES[2])
    assert (shown.context["debits"], shown.context["credits"]) == (570_000, 570_000)
    assert "Rp570.000" in shown.content.decode()


def test_the_proof_is_worked_out_only_when_asked(auditor):
    assert "parts" not in auditor.get(PAGES[2]).context
    assert auditor.get(PAGES[2], {"uji": "1"}).context["bills"] == 0


def test_the_law_page_counts_every_version_by_how_it_was_checked(auditor):
    context = auditor.get(PAGES[3]).context
    book = read_statute_book()
    assert context["version"] == book.version
    assert sum(count for _, count in context["statuses"]) == sum(len(p.versions) for p in book.parameters.values())
