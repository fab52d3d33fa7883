"""Scholarships by the school year: proven, checked, paid once at the level of that year. Amounts worked by hand."""

import datetime as dt

import pytest

from payung.claims.actions.check_evidence import check_evidence
from payung.claims.actions.send_school_proof import send_school_proof
from payung.claims.actions.stop_benefit import stop_benefit
from payung.claims.periodic.schooling import Schooling, years_due
from payung.claims.refused import Refused
from payung.ledger.models import Transfer
from tests.claims import world as w
from tests.claims.periodic import (
    accepted,
    month,
    months_paid,
    pay_schools,
    right,
    scholarship,
    schooled,
    when,
)

pytestmark = pytest.mark.django_db
# PP 82/2019: SD 1,500,000 and SMP 2,000,000 a year. Petrus was born on 9 January 2016: 23 on 9 January 2039, so the
# last payment is that of March 2038. The first SD year was paid with the claim; two SD years are left.
SD, SMP = 1_500_000, 2_000_000


def test_a_year_proven_is_paid_out_of_the_programme_of_the_event():
    scholarship()
    one = right()
    assert (one.first_month, one.last_month) == (month(2026, 3), month(2038, 3))
    assert one.terms["years"] == {"SD": 3, "SMP": 3, "SMA": 3, "PT": 5}
    accepted(schooled(2026), when(2026, 4, 3))
    ran = pay_schools(when(2026, 4, 4))
    assert months_paid() == [(month(2026, 3), SD, 0)]
    assert Transfer.objects.get(subject=f"periodic:{ran.run_id}").debit_id == "fund:JKK"
    assert pay_schools(when(2026, 4, 5)).payments == 0
    assert right().next_month == month(2027, 3) and right().state == "active"


def test_the_other_programme_does_not_pay_it():
    scholarship()
    accepted(schooled(2026), when(2026, 4, 3))
    assert pay_schools(when(2026, 4, 4), "JKM").payments == 0


def test_the_level_proven_decides_the_amount_and_a_level_is_paid_for_its_years_only():
    # Three SD years: the first with the claim, 2026 and 2027 here; a fourth in 2028 is one too many, SMP is paid.
    scholarship()
    for year in (2026, 2027):
        accepted(schooled(year), when(year, 4, 3))
    repeated = schooled(2028)
    with pytest.raises(Refused) as refused:
        accepted(repeated, when(2028, 4, 3))
    assert refused.value.problem.code == "evidence-fails" and "school-level" in refused.value.problem.found
    check_evidence(repeated.pk, accept=False, reason="Tahun SD habis.", by=w.officer(), at=when(2028, 4, 3))
    accepted(schooled(2028, "SMP"), when(2028, 4, 4))
    pay_schools(when(2028, 4, 5))
    assert [amount for _, amount, _ in months_paid()] == [SD, SD, SMP]


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"married": True}, "school-married"), ({"studying": False}, "school-studying"),
     ({"wage_months": 7}, "school-wage"), ({"level": "TK"}, "school-level")],
)  # fmt: skip
def test_a_year_that_fails_a_test_of_the_law_cannot_be_accepted(facts, code):
    scholarship()
    sent = schooled(2026, **facts)
    with pytest.raises(Refused) as refused:
        accepted(sent, when(2026, 4, 3))
    assert code in refused.value.problem.found


def test_six_months_of_work_and_work_on_ones_own_account_keep_the_scholarship():
    # Permenaker 1/2025, Pasal 103 ayat (3a).
    scholarship()
    accepted(schooled(2026, wage_months=6, other_work=True), when(2026, 4, 3))
    assert pay_schools(when(2026, 4, 4)).payments == 1


def test_a_year_proven_late_is_paid_and_one_that_has_not_begun_is_not_taken():
    scholarship()
    accepted(schooled(2026, at=when(2027, 1, 5)), when(2027, 1, 6))
    assert pay_schools(when(2027, 1, 7)).payments == 1
    with pytest.raises(Refused) as refused:
        schooled(2028, at=when(2027, 1, 8))
    assert refused.value.problem.code == "school-day"


def test_without_the_letter_nothing_is_taken():
    scholarship()
    with pytest.raises(Refused) as refused:
        send_school_proof(right().pk, month(2026, 3), Schooling("SD"), paper=None, by=w.officer(), at=when(2026, 4, 2))
    assert refused.value.problem.code == "evidence-paper"


def test_a_marriage_ends_it_and_the_year_paid_after_it_is_owed_back():
    scholarship()
    accepted(schooled(2026), when(2026, 4, 3))
    pay_schools(when(2026, 4, 4))
    stop_benefit(right().pk, dt.date(2026, 2, 14), reason="married", by=w.officer(), at=when(2026, 5, 1))
    assert right().overpayments.get().amount == SD


def test_the_years_due_are_the_anniversaries_that_have_begun():
    first = month(2026, 3)
    assert years_due(first, month(2038, 3), dt.date(2028, 2, 28)) == [first, month(2027, 3)]
    assert years_due(first, month(2026, 3), dt.date(2040, 1, 1)) == [first]


def test_a_letter_told_twice_waits_once():
    scholarship()
    schooled(2026)
    with pytest.raises(Refused) as refused:
        schooled(2026)
    assert refused.value.problem.code == "month-told"
