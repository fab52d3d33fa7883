"""Migrant workers: what is owed by the length of the contract, which days it buys, one code for many. By hand."""

import datetime as dt

import polars as pl
import pytest

from payung.access.actor import Actor, Held, NotAllowed
from payung.jobs.settle import settle
from payung.ledger.models import MemberLine, Transfer
from payung.migrants.actions.bill_departures import bill_departures
from payung.migrants.actions.cancel_departure import cancel_departure
from payung.migrants.actions.extend_contract import extend_contract
from payung.migrants.actions.record_return import record_return
from payung.migrants.actions.register_company import register_company
from payung.migrants.actions.register_departure import Contract, Traveller, register_departure
from payung.migrants.models import Departure, Package
from payung.migrants.queries import certificate_of, cover_on, phases_of, standing_of
from payung.migrants.refused import Refused
from payung.payments.actions.receive import RECEIPTS, receive
from payung.registry.models import Person, Region
from payung.rolls.models import Roll
from tests.construction.world import at, officer, reference

pytestmark = pytest.mark.django_db
REGISTERED = at(9, 1)
LEAVES = dt.date(2026, 11, 10)


@pytest.fixture(autouse=True)
def places():
    reference()


def company(licence: str = "SIP3MI 1/2024"):
    region = Region.objects.get(code="61.12")
    return register_company("PT Penempatan Rekaan", licence, region, by=officer(), at=REGISTERED)


def agent(one) -> Actor:
    return Actor("Lusia", None, (Held("placement", "agency", str(one.pk)),))


def traveller(number: int = 1) -> Traveller:
    return Traveller(
        f"611202550299{9000 + number:04d}", f"PEKERJA {chr(64 + number)}", dt.date(1999, 2, 15), "P",
        Region.objects.get(code="61.12"),
    )  # fmt: skip


def going(one, number: int = 1, months: int = 24, when=REGISTERED, **more) -> Departure:
    contract = Contract("Malaysia", "perawat lansia", more.pop("leaves", LEAVES), months, **more)
    return register_departure(traveller(number), contract, company=one, by=agent(one), at=when)


def pay(roll: Roll, when: dt.datetime) -> None:
    told = {"bank": "kapuas", "reference": f"R{roll.pk}", "code": roll.payment_code, "amount": roll.amount}
    receive(pl.DataFrame([{**told, "paid_at": when}], schema_overrides=RECEIPTS), at=when)
    settle(when)


def paid(one, *departures: Departure, when=REGISTERED) -> Roll:
    roll = bill_departures([each.pk for each in departures], by=agent(one), at=when)
    pay(roll, when)
    return roll


def phase(one: Departure, day: dt.date) -> str:
    rows = cover_on([one.person_id], day)
    return rows["phase"][0] if rows.height else ""


@pytest.mark.parametrize(
    ("months", "amount"),
    [
        (6, 37_500 + 108_000),
        (12, 37_500 + 189_000),
        (18, 37_500 + 189_000 + 6 * 13_500),
        (24, 370_000),
        (26, 370_000 + 2 * 13_500),
        (3, 37_500 + 108_000),
    ],
)
def test_a_package_costs_by_the_length_of_the_contract(months, amount):
    one = company()
    departure = going(one, months=months)
    roll = bill_departures([departure.pk], by=agent(one), at=REGISTERED)
    assert roll.amount == amount
    assert dict(roll.amounts.values_list("programme", "amount")) == {
        "JKK": (amount + 1) // 2 if amount % 2 else amount // 2, "JKM": amount // 2,
    }  # fmt: skip


def test_somebody_who_goes_alone_pays_no_time_before_and_is_not_covered_before():
    home = Region.objects.get(code="61.12")
    who = Person.objects.create(member_number="PY0000000001", nik="6112025502999001", name="SRI", name_key="sri",
                                birth_date=dt.date(1999, 2, 15), sex="P", region=home)  # fmt: skip
    alone = Actor("Sri", None, (Held("member", "person", str(who.pk)),))
    contract = Contract("Taiwan", "awak kapal", LEAVES, 24)
    departure = register_departure(who, contract, company=None, by=alone, at=REGISTERED)
    roll = bill_departures([departure.pk], by=alone, at=REGISTERED)
    assert roll.amount == 332_500
    assert (roll.payer_kind, roll.payer_id) == ("person", who.pk)
    pay(roll, at(9, 2))
    assert phase(departure, dt.date(2026, 10, 1)) == ""
    assert phase(departure, LEAVES) == "during"
    with pytest.raises(NotAllowed):
        register_departure(traveller(), contract, company=None, by=alone, at=REGISTERED)


def test_cover_of_a_contract_of_24_months_is_31_months_at_most():
    one = company()
    departure = going(one, leaves=dt.date(2027, 2, 1))
    paid(one, departure)
    # five months before 1 February 2027 begin on 1 September 2026; 25 months of work end on 28 February 2029; one after
    assert phases_of([departure.pk]).select("phase", "since", "until").rows() == [
        ("before", dt.date(2026, 9, 1), dt.date(2027, 1, 31)),
        ("during", dt.date(2027, 2, 1), dt.date(2029, 2, 28)),
        ("after", dt.date(2029, 3, 1), dt.date(2029, 3, 31)),
    ]


def test_nobody_is_covered_before_paying():
    one = company()
    departure = going(one)
    assert phase(departure, dt.date(2026, 9, 20)) == ""
    paid(one, departure, when=at(9, 15))
    assert [phase(departure, dt.date(2026, 9, day)) for day in (14, 15)] == ["", "before"]
    assert phase(departure, dt.date(2028, 12, 10)) == "after"  # 25 months end on 9 December 2028
    assert phase(departure, dt.date(2029, 1, 10)) == ""


def test_one_code_pays_for_several_people_and_every_month_is_credited():
    one = company()
    first, second = going(one), going(one, 2, 12, jht_monthly=50_000)
    roll = paid(one, first, second)
    # 370.000 and 226.500 with 12 x 50.000 of JHT
    assert (roll.amount, roll.people) == (370_000 + 226_500 + 600_000, 2)
    sums = dict(Transfer.objects.filter(subject=f"roll:{roll.pk}").values_list("credit_id", "amount"))
    assert sums == {"fund:JKK": 298_250, "fund:JKM": 298_250, "fund:JHT": 600_000}
    lines = MemberLine.objects.filter(bill_id=roll.pk, owner_id=second.person_id)
    assert sum(each.jkk + each.jkm for each in lines) == 226_500
    # September 2026 to January 2028: fourteen months of cover from 10 November end on 9 January
    assert lines.count() == 17


def test_an_early_return_ends_the_work_and_leaves_one_month():
    one = company()
    departure = going(one)
    paid(one, departure)
    record_return(departure.pk, dt.date(2027, 3, 5), "sakit", by=agent(one), at=at(3, 8, year=2027))
    assert [phase(departure, day) for day in (dt.date(2027, 3, 5), dt.date(2027, 3, 6), dt.date(2027, 4, 5))] == [
        "during", "after", "after",
    ]  # fmt: skip
    assert phase(departure, dt.date(2027, 4, 6)) == ""
    with pytest.raises(Refused, match="Kepulangannya"):
        record_return(departure.pk, dt.date(2027, 3, 6), "", by=agent(one), at=at(3, 9, year=2027))


def test_an_extension_costs_so_much_a_month_and_covers_once_it_is_paid():
    one = company()
    departure = going(one, months=12)
    paid(one, departure)
    package = extend_contract(departure.pk, 6, by=agent(one), at=at(10, 1, year=2027))
    assert package.amount == 81_000  # 6 x 13.500
    late = dt.date(2028, 3, 1)
    assert phase(departure, late) == ""
    pay(Package.objects.get(pk=package.pk).roll, at(10, 2, year=2027))
    assert phase(departure, late) == "during"


def test_what_is_unpaid_can_be_cancelled_and_the_others_get_a_code_again():
    one = company()
    first, second = going(one), going(one, 2)
    roll = bill_departures([first.pk, second.pk], by=agent(one), at=REGISTERED)
    cancel_departure(first.pk, by=agent(one), at=REGISTERED)
    roll.refresh_from_db()
    assert roll.state == "cancelled"
    assert standing_of(second, dt.date(2026, 9, 2)).state == "unbilled"
    again = bill_departures([second.pk], by=agent(one), at=REGISTERED)
    pay(again, REGISTERED)
    with pytest.raises(Refused):
        cancel_departure(second.pk, by=agent(one), at=REGISTERED)


def test_the_certificate_is_found_by_its_code_once_paid():
    one = company()
    departure = going(one)
    assert certificate_of(departure.code, dt.date(2026, 9, 2)) is None
    paid(one, departure)
    assert certificate_of(departure.code.lower(), dt.date(2026, 9, 2)).state == "before"


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"months": 0}, "departure-months"), ({"jht_monthly": 75_000}, "departure-jht"),
     ({"leaves": dt.date(2024, 1, 1)}, "departure-past")],
)  # fmt: skip
def test_what_cannot_be_is_refused(changed, code):
    one = company()
    with pytest.raises(Refused) as told:
        going(one, **changed)
    assert told.value.problem.code == code
    assert not Departure.objects.exists()


def test_the_same_departure_twice_and_another_companys_worker_are_refused():
    one, other = company(), company("SIP3MI 2/2024")
    departure = going(one)
    with pytest.raises(Refused, match="terdaftar"):
        going(one)
    with pytest.raises(NotAllowed):
        bill_departures([departure.pk], by=agent(other), at=REGISTERED)
