"""Own account in every state, on the member's pages: months ahead, relief or none, due, lapsed, back, ended."""

from __future__ import annotations

import pytest

from payung.jobs.own_account import tend_own_accounts
from payung.jobs.settle import settle
from payung.own_account.models import Membership, Message
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Person
from payung.rolls.models import Roll

from .books import employer, still_clock
from .conftest import make_user
from .pages import words
from .test_registration import WHO, WORK

__all__ = ["employer", "still_clock"]

HOME = "/peserta/mandiri/"
TRADE = {**WORK, "occupation": "pedagang"}
# Base 1.000.000: JKK 10.000 and JKM 6.800 a month. PP 50/2025 halves both, for a trader until December 2026: 8.400.
HALF, FULL = 8_400, 16_800


@pytest.fixture
def maria(employer, client_of, enter):
    """A trader registered at the counter on 21 November 2026, with a log-in."""
    client_of("officer", "office", "PTK").post("/petugas/mandiri/daftar/", {**WHO, **TRADE})
    make_user("maria", ("member", "person", str(Person.objects.get().pk)))
    return lambda: enter("maria")


def ordered(client, months: int, first: str, *, arrears: bool = False) -> Roll:
    answer = client.post(f"{HOME}bayar/", {"bulan": f"{months}:{first}:{int(arrears)}"})
    assert answer.status_code == 302, words(answer)
    return Roll.objects.latest("pk")


def paid(client, now, months: int, first: str, *, arrears: bool = False) -> Roll:
    roll = ordered(client, months, first, arrears=arrears)
    SimulatedBank().pay(roll.payment_code, roll.amount, at=now)
    settle(now)
    return roll


@pytest.mark.parametrize(
    ("months", "amount", "until"),
    [
        (1, HALF, "30 November 2026"),
        (2, 2 * HALF, "31 Desember 2026"),
        (3, 2 * HALF + FULL, "31 Januari 2027"),
        (6, 2 * HALF + 4 * FULL, "30 April 2027"),
        (12, 2 * HALF + 10 * FULL, "31 Oktober 2027"),
    ],
)
def test_so_many_months_are_paid_ahead_and_cover_until_the_last_of_them(maria, clock, months, amount, until):
    now = clock(2026, 11, 21)
    assert paid(maria(), now, months, "2026-11-01").amount == amount
    told = words(maria().get(HOME))
    assert until in told and "terlindungi" in told


def test_the_relief_is_applied_with_its_article_and_refused_with_its_window(maria, clock):
    told = words(maria().get(HOME))
    assert "PP 50/2025" in told and "Rp8.400" in told
    clock(2027, 1, 10)
    told = words(maria().get(HOME))
    assert "Rp16.800" in told and "Rp8.400" not in told
    assert "April 2026 sampai Desember 2026" in told  # why not: the window is over


def test_what_is_due_lapses_stops_the_cover_and_comes_back_with_a_payment(maria, clock):
    paid(maria(), clock(2026, 11, 21), 1, "2026-11-01")
    Message.objects.all().delete()
    assert tend_own_accounts(clock(2026, 11, 24)) == (0, 1)  # six days before the month is over
    assert "Desember 2026 belum dibayar" in Message.objects.get().text
    clock(2026, 12, 2)
    told = words(maria().get(HOME))
    assert "jatuh tempo bulan ini" in told and "Bayar paling lambat 15 Desember 2026" in told
    assert tend_own_accounts(clock(2026, 12, 16)) == (0, 1)  # the 15th is gone
    assert "Perlindungan berhenti" in Message.objects.latest("pk").text
    told = words(maria().get(HOME))
    assert "perlindungan berhenti" in told and "belum terlindungi" in told
    now = clock(2026, 12, 20)
    paid(maria(), now, 1, "2026-12-01")
    told = words(maria().get(HOME))
    assert "Terlindungi sampai 31 Desember 2026" in told and "sejak 20 Desember 2026" in told


def test_months_gone_by_are_offered_and_never_forced(maria, clock):
    paid(maria(), clock(2026, 11, 21), 1, "2026-11-01")
    clock(2027, 2, 3)
    told = words(maria().get(HOME))
    assert "bulan yang tertinggal" in told
    # December at half, January and February whole: 8.400 + 2 × 16.800
    assert ordered(maria(), 1, "2027-02-01", arrears=True).amount == HALF + 2 * FULL
    assert ordered(maria(), 1, "2027-02-01").amount == FULL


def test_too_many_months_unpaid_end_it_and_one_may_begin_again(maria, clock):
    paid(maria(), clock(2026, 11, 21), 1, "2026-11-01")
    now = clock(2027, 4, 1)  # December, January, February and March are unpaid
    told = words(maria().get(HOME))
    assert "berakhir, daftar lagi" in told and "segera ditutup" in told
    assert maria().post(f"{HOME}bayar/", {"bulan": "1:2027-04-01:0"}).status_code == 422
    assert tend_own_accounts(now)[0] == 1
    assert "Daftar lagi" in words(maria().get(HOME))
    assert maria().post(f"{HOME}mulai/", TRADE).url == HOME
    assert Membership.objects.count() == 2 and "terdaftar, belum dibayar" in words(maria().get(HOME))
    assert tend_own_accounts(now)[0] == 0  # what was unpaid before does not end the new one
    paid(maria(), now, 1, "2027-04-01")
    assert "Terlindungi sampai 30 April 2027" in words(maria().get(HOME))


def test_beginning_with_the_next_month_is_paid_and_waits(maria, clock):
    paid(maria(), clock(2026, 11, 21), 1, "2026-12-01")
    assert "dibayar, belum mulai" in words(maria().get(HOME))
    clock(2026, 12, 1)
    assert "terlindungi" in words(maria().get(HOME))
