"""A roll: written, paid, posted, proved; which days it covers; cancelled only while nobody paid."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from django.db import Error, transaction

from payung.access.actor import SYSTEM, Actor, NotAllowed
from payung.audit.models import Event
from payung.contributions.models import Bill
from payung.contributions.proof import ProofFailed
from payung.coverage.actions.freeze_month import freeze_month
from payung.coverage.models import SnapshotRow
from payung.jobs.rounds import months_to_count
from payung.jobs.settle import settle
from payung.ledger.models import MemberLine, Transfer
from payung.payments.models import PaymentCode
from payung.rolls.actions.post_settled import post_settled
from payung.rolls.models import Roll, RollAmount, RollLine
from payung.rolls.posting import proofs
from payung.rolls.queries import cover_on, months_posted_since, paid_months, rolls_of
from payung.rolls.writing import RollPaid, RollSpec, cancel_roll, write_roll
from tests.contributions.world import MARCH, billed, employer, place, wage, worker

from .world import NOVEMBER, NOW, noon, pay, person, roll

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def region():
    place()


def day(number: int, month: int = 11) -> dt.date:
    return dt.date(2026, month, number)


def posted(one: Roll, on: dt.date) -> Roll:
    """Paid at noon of that day and posted."""
    assert pay(one, noon(on)) == "settled"
    settle(noon(on))
    one.refresh_from_db()
    return one


def covered(who, *days: dt.date) -> list[bool]:
    return [cover_on([who.pk], each).height == 1 for each in days]


def test_a_roll_asks_for_the_sum_of_its_lines_on_one_code():
    one = roll([person(1), person(2)], months=3)
    # 2 people x 3 months x (10.000 + 6.800 + 20.000) = 6 x 36.800 = 220.800
    assert (one.amount, one.people, one.months, one.state) == (220_800, 2, 3, "open")
    code = PaymentCode.objects.get(code=one.payment_code)
    assert (code.amount, code.subject, code.state) == (220_800, f"roll:{one.pk}", "open")
    assert one.lines.count() == 6


def test_rolls_and_bills_draw_from_one_number_space():
    first = roll([person()])
    bill = billed(wage(worker(employer()), 3_000_000, MARCH))
    second = roll([person(2)])
    assert first.pk < bill.pk < second.pk
    assert not Bill.objects.filter(pk__in=[first.pk, second.pk]).exists()


def test_lines_that_do_not_add_up_to_what_is_printed_are_refused():
    with pytest.raises(ValueError, match="add up"), transaction.atomic():
        _unequal()
    assert not Roll.objects.exists() and not PaymentCode.objects.exists()


def _unequal():
    who = person()
    lines = pl.DataFrame({"month": [NOVEMBER], "person_id": [who.pk], "region_id": ["61.12"], "income": [0],
                          "jkk": [10_000], "jkm": [6_800], "jht": [0]})  # fmt: skip
    amounts = pl.DataFrame({"programme": ["JKK"], "amount": [16_800], "rate_text": [""], "cite": [""]})
    spec = RollSpec("own_account", "BPU", "person", who.pk, who.name, NOVEMBER, 1, day(16), NOW, "Iuran", "x")
    return write_roll(spec, lines, amounts, NOW)


def test_a_paid_roll_becomes_transfers_and_one_member_line_for_each_person_and_month():
    who = person()
    one = posted(roll([who], months=2), day(9))
    assert (one.state, one.paid_on) == ("paid", day(9))
    moved = dict(Transfer.objects.filter(subject=f"roll:{one.pk}").values_list("credit_id", "amount"))
    assert moved == {"fund:JKK": 20_000, "fund:JKM": 13_600, "fund:JHT": 40_000}
    lines = MemberLine.objects.filter(owner_id=who.pk).order_by("month")
    assert [(line.month.month, line.jkk, line.jkm, line.jht_worker, line.jht_employer) for line in lines] == [
        (11, 10_000, 6_800, 20_000, 0),
        (12, 10_000, 6_800, 20_000, 0),
    ]
    assert {(line.segment, line.payer_id, line.wage, line.value_date) for line in lines} == {
        ("BPU", who.pk, 1_000_000, day(9))
    }
    assert proofs([one.pk])["agrees"].all()
    assert Event.objects.filter(verb="rolls.post_settled").count() == 1


def test_what_somebody_else_pays_stands_as_the_payers_part_of_jht():
    who = person()
    posted(roll([who], kind="assistance", payer_kind="programme", payer_id=7, payer_name="Kabupaten"), day(9))
    line = MemberLine.objects.get(owner_id=who.pk)
    assert (line.jht_employer, line.jht_worker, line.payer_id) == (20_000, 0, 7)


def test_posting_twice_posts_once():
    one = posted(roll([person()]), day(9))
    assert settle(NOW).rolls == 0
    assert Transfer.objects.filter(subject=f"roll:{one.pk}").count() == 3


def test_only_the_system_posts_rolls():
    with pytest.raises(NotAllowed):
        post_settled(by=Actor("orang", None, ()), at=NOW)


def test_a_roll_whose_lines_were_tampered_with_is_not_posted():
    one = roll([person()])
    pay(one)
    stray = RollLine(roll=one, month=day(1, 12), person_id=999, jkk=1)
    stray.save()
    with pytest.raises(ProofFailed, match="JKK"):
        post_settled(by=SYSTEM, at=NOW)
    one.refresh_from_db()
    assert one.state == "open" and not MemberLine.objects.exists()


def test_a_project_without_lines_is_posted_by_its_amounts_alone():
    amounts = pl.DataFrame({"programme": ["JKK", "JKM"], "amount": [890_000, 110_000], "rate_text": ["", ""],
                            "cite": ["", ""]})  # fmt: skip
    lines = pl.DataFrame(schema={"month": pl.Date, "person_id": pl.Int64, "region_id": pl.String, "income": pl.Int64,
                                 "jkk": pl.Int64, "jkm": pl.Int64, "jht": pl.Int64})  # fmt: skip
    spec = RollSpec("project", "JAKON", "contractor", 4, "CV Batu", NOVEMBER, 6, day(16),
                    NOW + dt.timedelta(days=5), "Proyek", "x")  # fmt: skip
    one = posted(write_roll(spec, lines, amounts, NOW), day(9))
    assert (one.state, one.people, one.amount) == ("paid", 0, 1_000_000)
    assert dict(Transfer.objects.filter(subject=f"roll:{one.pk}").values_list("credit_id", "amount")) == {
        "fund:JKK": 890_000,
        "fund:JKM": 110_000,
    }


def test_a_wrong_amount_settles_nothing():
    one = roll([person()])
    assert pay(one, amount=one.amount - 1) == "wrong_amount"
    assert settle(NOW).rolls == 0


def test_a_cancelled_roll_can_not_be_paid():
    one = roll([person()])
    cancel_roll(one.pk, NOW)
    cancel_roll(one.pk, NOW)
    one.refresh_from_db()
    assert one.state == "cancelled" and pay(one) == "replaced"


def test_a_roll_somebody_paid_is_not_cancelled():
    one = roll([person()])
    pay(one)
    with pytest.raises(RollPaid):
        cancel_roll(one.pk, NOW)
    assert settle(NOW).rolls == 1
    with pytest.raises(RollPaid):
        cancel_roll(one.pk, NOW)


# Which days are covered. 15 November 2026 is a Sunday: the due day of BPU for November is Monday the 16th.


def test_the_first_month_covers_from_the_day_of_the_payment_and_the_next_one_whole():
    who = person()
    posted(roll([who], months=2), day(9))
    assert covered(who, day(8), day(9), day(30), day(1, 12), day(31, 12), dt.date(2027, 1, 1)) == [
        *(False, True, True, True, True, False)
    ]
    one = cover_on([who.pk], day(10)).row(0, named=True)
    assert (one["since"], one["until"], one["programmes"]) == (day(9), day(31, 12), ["JKK", "JKM", "JHT"])


def test_a_following_month_paid_on_its_due_day_covers_from_its_first_day():
    who = person()
    posted(roll([who], day(1, 10)), day(5, 10))
    posted(roll([who]), day(16))
    assert covered(who, day(31, 10), day(1), day(15), day(30)) == [True] * 4
    assert cover_on([who.pk], day(20))["since"][0] == day(5, 10)


def test_a_following_month_paid_a_day_after_its_due_day_covers_from_the_payment():
    who = person()
    posted(roll([who], day(1, 10)), day(5, 10))
    posted(roll([who]), day(17))
    assert covered(who, day(31, 10), day(1), day(16), day(17)) == [True, False, False, True]


def test_arrears_paid_in_a_later_month_cover_no_day_of_their_own_and_restore_cover_from_the_payment():
    who = person()
    posted(roll([who], day(1, 9)), day(5, 9))
    posted(roll([who], day(1, 10), months=2), day(10))  # October and November on 10 November, before the due day
    assert covered(who, day(30, 9), day(1, 10), day(31, 10), day(9), day(10)) == [True, False, False, False, True]
    assert paid_months([who.pk])["month"].to_list() == [day(1, 9), day(1, 10), NOVEMBER]


def test_an_unpaid_roll_covers_nobody():
    who = person()
    roll([who])
    assert covered(who, day(20)) == [False] and paid_months([who.pk]).is_empty()


def test_a_line_learns_once_from_when_it_covers_and_what_was_printed_never_changes():
    one = posted(roll([person()]), day(9))
    for change in (
        lambda: RollLine.objects.filter(roll=one).update(covered_from=day(1)),
        lambda: RollLine.objects.filter(roll=one).delete(),
        lambda: RollAmount.objects.filter(roll=one).update(amount=1),
    ):
        with pytest.raises(Error, match="rolls_roll"), transaction.atomic():
            change()


def test_the_months_of_a_roll_are_counted_once_they_have_begun():
    who = person()
    posted(roll([who], months=3), day(9))
    assert months_posted_since({}, day(9)) == [NOVEMBER]
    assert months_to_count(noon(day(1, 12))) == [NOVEMBER, day(1, 12)]
    freeze_month(NOVEMBER, by=SYSTEM, at=NOW)
    for measure in ("people_by_work", "memberships_by_work"):
        rows = SnapshotRow.objects.filter(snapshot__month=NOVEMBER, region="61.12", measure=measure)
        assert set(rows.values_list("part", "value")) == {("BPU", 1), ("ALL", 1)}
    assert months_posted_since({NOVEMBER: noon(day(10))}, day(9)) == []


def test_a_payer_on_a_roll_is_never_taken_for_the_employer_with_the_same_number():
    firm = employer()
    posted(roll([person()], kind="assistance", payer_kind="programme", payer_id=firm.pk), day(9))
    freeze_month(NOVEMBER, by=SYSTEM, at=NOW)
    assert not SnapshotRow.objects.filter(part="PU").exists()


def test_the_rolls_of_a_payer_are_found_by_kind_and_number():
    who = person()
    one = roll([who])
    assert list(rolls_of("person", who.pk)) == [one] and not rolls_of("programme", who.pk)
