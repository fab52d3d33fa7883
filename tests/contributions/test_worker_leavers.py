"""Sheets about workers who left and whose data changed: ended all or none, the old value kept."""

import datetime as dt

import pytest

from payung.contributions.models import WorkerSheet
from payung.contributions.refused import Refused
from payung.registry.models import Employment, Person, ProfileChange

from .sheets_of_workers import (
    CORRECTED,
    GONE,
    confirmed,
    fix,
    gone,
    read,
    told,
    where,
)
from .world import CLERK, NOW, worker

__all__ = ["where"]
pytestmark = pytest.mark.django_db


def test_leavers_are_ended_with_their_reason_all_or_none(where):
    first, second, third = worker(where, 1), worker(where, 2), worker(where, 3)
    found = read(where, [gone(first), gone(second, "PHK"), gone(third, " meninggal  dunia ", "05-04-2025")], GONE)
    assert (found.sheet.form, told(found)) == ("nonaktif", [])
    done = confirmed(found)
    assert (done.workers, done.died) == (3, 1)
    assert list(Employment.objects.order_by("pk").values_list("end_reason", "ended_on")) == [
        ("resigned", dt.date(2025, 3, 31)), ("laid_off", dt.date(2025, 3, 31)), ("died", dt.date(2025, 4, 5)),
    ]  # fmt: skip


def test_a_leaver_gone_already_unknown_too_early_or_without_a_reason_is_told(where):
    first, second, third, fourth = (worker(where, number) for number in (1, 2, 3, 4))
    Employment.objects.filter(pk=first.pk).update(ended_on=dt.date(2025, 1, 31), end_reason="resigned")
    rows = [
        gone(first),
        gone(second, "bosan"),
        gone(third, day="01-01-2020"),
        gone(fourth, day="31-12-2026"),
        gone(fourth, NIK="6112041302759999", KPJ=""),
        gone(second, day=""),
    ]
    assert told(read(where, rows, GONE)) == [
        ((2,), "employment-ended-already"),
        ((3, 7), "nik-duplicate"),
        ((3,), "end-reason-shape"),
        ((4,), "left-on-before-start"),
        ((5,), "left-on-ahead"),
        ((6,), "worker-unknown"),
        ((7,), "left-on-missing"),
    ]


def test_nothing_is_ended_when_one_of_them_was_ended_meanwhile(where):
    first, second = worker(where, 1), worker(where, 2)
    found = read(where, [gone(first), gone(second)], GONE)
    Employment.objects.filter(pk=second.pk).update(ended_on=dt.date(2025, 3, 1), end_reason="resigned")
    with pytest.raises(Refused) as refused:
        confirmed(found)
    assert refused.value.problem.code == "sheet-outdated"
    assert Employment.objects.get(pk=first.pk).ended_on is None
    assert WorkerSheet.objects.get().state == "checked"


def test_corrections_keep_the_old_value_who_and_when(where):
    spell = worker(where, 1, phone="+6281111111111")
    done = confirmed(read(where, [fix(spell, "0812-3456-7890", account="0123456789", bank="Bank Rekaan")], CORRECTED))
    assert (done.workers, done.values) == (1, 3)
    spell.refresh_from_db()
    assert (spell.person.phone, spell.account_number, spell.bank_name) == (
        "+6281234567890", "0123456789", "Bank Rekaan",
    )  # fmt: skip
    change = ProfileChange.objects.get(field="phone")
    assert (change.before, change.after, change.changed_by, change.at) == (
        "+6281111111111", "+6281234567890", CLERK.name, NOW,
    )  # fmt: skip
    assert change.source.startswith("worker_sheet:")
    assert Person.objects.get().email == ""  # an empty cell erases nothing


def test_a_correction_of_a_locked_column_or_of_nothing_is_told(where):
    first, second, third = worker(where, 1), worker(where, 2), worker(where, 3)
    rows = [
        fix(first, "081234567890", name="Orang Lain Sekali"),
        fix(second),
        [third.card.kpj, third.person.nik, third.person.name, "", "", "", "Bank", 1234567890],
    ]
    assert told(read(where, rows, CORRECTED)) == [
        ((2,), "name-other"),
        ((3,), "correction-empty"),
        ((4,), "account-number"),
    ]
