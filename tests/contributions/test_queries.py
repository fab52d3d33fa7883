"""What pages read of an employer's months and of a member's."""

import datetime as dt

import pytest

from payung.contributions.models import Declaration
from payung.contributions.queries import (
    bill_details,
    bills_of,
    member_months,
    months_of,
    repeatable_month,
    rounding_example,
    silent_employers,
    totals_of,
    unsettled_receipts,
    wage_rows,
)
from payung.contributions.queries.arrears import last_due_month
from payung.coverage.models import Snapshot, SnapshotRow
from payung.jobs import rounds
from payung.jobs.rounds import count, months_to_count
from payung.jobs.settle import settle

from .world import APRIL, MARCH, NOW, billed, employer, paid, posted, wage, worker

pytestmark = pytest.mark.django_db

JANUARY = dt.date(2025, 1, 1)


@pytest.fixture
def where(db):
    return employer()


def test_a_draft_shows_what_will_be_billed(where):
    wage(worker(where, 1), 3_412_500)
    draft = Declaration.objects.get(pk=wage(worker(where, 2), 20_000_000))
    expected = totals_of(draft)
    # JP of the second counts up to the ceiling of 2025: 2 % and 1 % of 10,547,400 are 210,948 and 105,474
    jp = {line["payer"]: line["amount"] for line in expected.lines if line["programme"] == "JP"}
    assert jp == {"employer": 68_250 + 210_948, "worker": 34_125 + 105_474}
    assert (expected.workers, expected.wages) == (2, 23_412_500)
    assert billed(draft.pk).amount == expected.amount == expected.of("employer") + expected.of("worker")


def test_an_untouched_month_has_no_totals(where):
    assert totals_of(Declaration(employer=where, month=MARCH, pk=0)).amount == 0


def test_the_months_of_an_employer_tell_how_far_each_has_come(where):
    spell = worker(where)
    bill = billed(wage(spell, 3_412_500))
    wage(spell, 3_412_500, APRIL)
    april, march, february = months_of(where.pk, dt.date(2025, 2, 1), APRIL)
    assert (april.state, april.bill_id) == ("draft", None)
    assert (march.state, march.bill_id, march.amount) == ("finalised", bill.pk, bill.amount)
    assert (february.declaration_id, february.state) == (None, None)
    assert (march.is_late(dt.date(2025, 4, 15)), march.is_late(dt.date(2025, 4, 16))) == (False, True)
    paid(bill)
    posted()
    assert not months_of(where.pk, MARCH, MARCH)[0].is_late(dt.date(2025, 4, 16))


def test_rows_are_paged_sorted_and_searched(where):
    for number in (1, 2, 3):
        declaration = wage(worker(where, number), 3_000_000 + number)
    month = Declaration.objects.get(pk=declaration)
    first = wage_rows(month, size=2, sort="wage", descending=True)
    assert ([row["wage"] for row in first.rows], first.count, first.pages) == ([3_000_003, 3_000_002], 3, 2)
    assert [row["wage"] for row in wage_rows(month, size=2, sort="wage", descending=True, page=9).rows] == [3_000_001]
    assert [row["name"] for row in wage_rows(month, search="kerja 2").rows] == ["PEKERJA 2"]
    assert [row["name"] for row in wage_rows(month, search="p003").rows] == ["PEKERJA 3"]
    with pytest.raises(KeyError):
        wage_rows(month, sort="name; DROP TABLE registry_person")


def test_a_search_for_a_percent_sign_is_no_wildcard(where):
    month = Declaration.objects.get(pk=wage(worker(where), 3_000_000))
    assert wage_rows(month, search="%").count == 0
    assert wage_rows(month, search="_").count == 0


def test_one_rounded_share_is_worked_out(where):
    found = rounding_example(Declaration.objects.get(pk=wage(worker(where), 2_878_286)))
    # 0.30 % of 2,878,286 is 8,634.858
    assert (found.programme, found.exact, found.amount) == ("JKM", "8.634,858", 8_635)
    assert rounding_example(Declaration.objects.get(pk=wage(worker(where, 2), 3_000_000, APRIL))) is None


def test_silent_employers_are_those_with_workers_and_no_bill(where):
    other, empty = employer("JJ999999"), employer("JJ888888")
    worker(other, 1), worker(other, 2)
    spell = worker(where, 3)
    billed(wage(spell, 3_000_000))
    assert silent_employers(MARCH)["employer_id"].to_list() == [other.pk]
    silent = silent_employers(APRIL, office_codes=["PTK"])
    rows = silent.select("employer_id", "workers", "last_finalised").rows()
    assert rows == [(other.pk, 2, None), (where.pk, 1, MARCH)]
    assert silent_employers(APRIL, office_codes=["SKW"]).is_empty()
    assert empty.pk not in silent["employer_id"]


def test_a_month_is_late_from_the_day_after_its_due_day():
    assert last_due_month(dt.date(2025, 4, 15)) == dt.date(2025, 2, 1)
    assert last_due_month(dt.date(2025, 4, 16)) == MARCH


def test_a_member_sees_credited_months_and_the_missing_ones(where):
    spell = worker(where, 1, started=dt.date(2025, 1, 20))
    for month in (dt.date(2025, 2, 1), MARCH):
        bill = billed(wage(spell, 3_412_500, month))
    paid(bill)
    posted()
    wage(spell, 3_412_500, APRIL)
    found = member_months(spell.person_id, JANUARY, dt.date(2025, 5, 1))
    assert [(each.month.month, each.status) for each in found] == [
        (5, "undeclared"),
        (4, "declared"),
        (3, "credited"),
        (2, "billed"),
        (1, "undeclared"),
    ]
    march = found[2]
    assert (march.wage, march.jht, march.credited_on, march.is_missing) == (
        3_412_500,
        194_513,
        dt.date(2025, 4, 8),
        False,
    )
    assert found[3].due_on == dt.date(2025, 3, 17)  # 15 March 2025 is a Saturday


def test_a_month_after_the_last_day_of_work_is_not_missing(where):
    spell = worker(where, 1)
    type(spell).objects.update(ended_on=dt.date(2025, 3, 1), end_reason="resigned")
    assert [each.month for each in member_months(spell.person_id, MARCH, APRIL)] == [MARCH]


def test_money_that_settled_nothing_is_listed_for_the_employer(where):
    bill = billed(wage(worker(where), 3_412_500))
    paid(bill, amount=5, reference="A")
    paid(bill, reference="B")
    paid(bill, reference="C")
    assert [(each.outcome, each.amount) for each in unsettled_receipts(where.pk)] == [
        ("paid_twice", bill.amount),
        ("wrong_amount", 5),
    ]
    assert [each.reference for each in bill_details(bill).receipts] == ["C", "B", "A"]
    assert not unsettled_receipts(employer("JJ999999").pk).exists()


def test_a_cancelled_bill_is_not_listed_and_a_draft_is_not_repeated(where):
    spell = worker(where)
    declaration = wage(spell, 3_000_000)
    assert repeatable_month(where.pk, APRIL) is None
    billed(declaration)
    assert repeatable_month(where.pk, APRIL).pk == declaration
    assert [bill.declaration_id for bill in bills_of(where.pk)] == [declaration]


def test_settling_posts_all_batches_and_the_worker_counts_the_month_once(where):
    for number in range(3):
        each = employer(f"JJ77777{number}")
        paid(billed(wage(worker(each, number + 1), 3_000_000)))
    done = settle(NOW, batch=2)
    assert (done.bills, done.workers) == (3, 3)
    assert (months_to_count(NOW), count(NOW), months_to_count(NOW)) == ([MARCH], [MARCH], [])
    assert SnapshotRow.objects.get(measure="people_by_work", part="ALL", region="61.12").value == 3


def test_the_worker_does_a_round_at_once_and_stops_when_told(where, monkeypatch):
    monkeypatch.setattr(rounds, "close_old_connections", lambda: None)  # here it is the connection of the test
    bill = billed(wage(worker(where), 3_000_000))
    paid(bill)
    waits = []
    rounds.run(lambda seconds: waits.append(seconds) or True)
    bill.refresh_from_db()
    assert (bill.state, len(waits), Snapshot.objects.exists()) == ("paid", 1, True)
