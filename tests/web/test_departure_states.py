"""Work abroad in every state, on the pages of a placement company: packages, before, during, after, home early."""

from __future__ import annotations

import pytest

from payung.jobs.settle import settle
from payung.migrants.models import Departure
from payung.payments.simulator import SimulatedBank
from payung.rolls.models import Roll
from tests.migrants.test_departures import company

from .books import employer, still_clock
from .conftest import make_user
from .pages import markup

__all__ = ["employer", "still_clock"]

HOME = "/pekerja-migran/"
WHO = {"nik": "6112025502999001", "name": "SRI WAHYUNI", "birth_date": "15-2-1999", "sex": "P", "region": "61.12"}
WORK = {"country": "Malaysia", "job": "perawat lansia", "departs_on": "10-1-2027", "months": "24", "jht_monthly": ""}


@pytest.fixture
def agent(employer, enter):
    make_user("lusia", ("placement", "agency", str(company().pk)))
    return lambda: enter("lusia")


def registered(client, **changed: str) -> Departure:
    answer = client.post(f"{HOME}baru/", {**WHO, **WORK, **changed})
    assert answer.status_code == 302, markup(answer)
    return Departure.objects.latest("pk")


def page(client, one: Departure) -> str:
    return markup(client.get(f"{HOME}{one.number}/"))


def press(client, one: Departure, step: str, **typed: str) -> str:
    return markup(client.post(f"{HOME}{one.number}/{step}/", typed, follow=True))


def pay(now) -> None:
    roll = Roll.objects.get(state="open")
    SimulatedBank().pay(roll.payment_code, roll.amount, at=now)
    settle(now)


@pytest.mark.parametrize(
    ("months", "amount"),
    [("6", "Rp145.500"), ("12", "Rp226.500"), ("24", "Rp370.000"), ("25", "Rp383.500")],
)
def test_a_package_costs_by_the_length_of_the_contract(agent, months, amount):
    assert amount in page(agent(), registered(agent(), months=months))


def test_one_departure_from_registered_to_over(agent, clock):
    one = registered(agent())
    assert "belum ada kode bayar" in page(agent(), one)
    assert "menunggu pembayaran" in press(agent(), one, "kode")
    assert agent().get(f"{HOME}{one.number}/sertifikat.pdf").status_code == 404
    pay(clock(2026, 11, 21))
    assert "terlindungi sebelum berangkat" in page(agent(), one)
    assert agent().get(f"{HOME}{one.number}/sertifikat.pdf").content.startswith(b"%PDF")
    clock(2027, 1, 10)
    assert "terlindungi di luar negeri" in page(agent(), one)
    clock(2029, 2, 10)  # 24 months and one more were over on the 9th; a month after the return follows
    assert "terlindungi setelah pulang" in page(agent(), one)
    clock(2029, 3, 10)
    assert "selesai" in page(agent(), one)


def test_somebody_who_is_home_early_is_covered_one_month_more(agent, clock):
    one = registered(agent())
    press(agent(), one, "kode")
    pay(clock(2026, 11, 21))
    clock(2027, 6, 20)
    assert "terlindungi setelah pulang" in press(agent(), one, "pulang", returned_on="15-6-2027", reason="Sakit")
    clock(2027, 7, 20)
    assert "selesai" in page(agent(), one)


def test_a_longer_contract_is_paid_by_the_month_and_covers_once_it_is_paid(agent, clock):
    one = registered(agent())
    press(agent(), one, "kode")
    pay(clock(2026, 11, 21))
    assert "Rp81.000" in press(agent(), one, "perpanjang", months="6")  # 6 × 13.500
    pay(clock(2026, 11, 21))
    clock(2029, 6, 1)
    assert "terlindungi di luar negeri" in page(agent(), one)


def test_what_is_not_paid_can_be_called_off(agent):
    one = registered(agent())
    press(agent(), one, "kode")
    assert "batal" in press(agent(), one, "batal", sebab="Tidak jadi")
    assert "batal" in page(agent(), one)
