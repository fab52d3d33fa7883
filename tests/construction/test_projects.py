"""A project: its value without VAT, its slices, its terms, its addenda, its penalty, its end. Amounts by hand."""

import datetime as dt

import pytest
from django.test import Client

from payung.access.actor import NotAllowed
from payung.construction.actions.approve_refund import approve_refund
from payung.construction.actions.ask_refund import ask_refund
from payung.construction.actions.bill_penalty import bill_penalty
from payung.construction.actions.cancel_project import cancel_project
from payung.construction.actions.issue_code import issue_code
from payung.construction.actions.record_addendum import Change, record_addendum
from payung.construction.actions.record_refund import record_refund
from payung.construction.models import Project, Term
from payung.construction.owing import over, owed, penalty_of
from payung.construction.queries import certificate_of, standing_of
from payung.construction.reach import projects_reached
from payung.construction.refused import Refused
from payung.kernel.money import rupiah
from payung.kernel.periods import days, month_number
from payung.ledger.models import Transfer
from payung.payments.models import PaymentCode
from payung.registry.models import Region
from payung.rolls.models import Roll
from payung.rules.contributions.project import instalments, slices_of, without_vat
from payung.statute_book import read_statute_book
from tests.web.conftest import make_user

from .world import ENDS, MAINTENANCE, agency, at, billed, builder, contractor, officer, pay, project, reference, started

LAW = read_statute_book()
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places():
    reference()


def change(one: Project, **changed) -> Change:
    usual = {"number": "ADD-1", "signed_on": dt.date(2026, 10, 1), "value": None, "with_vat": False,
             "ends_on": one.ends_on, "maintenance_until": one.maintenance_until}  # fmt: skip
    return Change(**{**usual, **changed})


def transfers(term: Term) -> dict[str, int]:
    return dict(Transfer.objects.filter(subject=f"roll:{term.roll_id}").values_list("credit_id", "amount"))


def test_vat_of_eleven_per_cent_is_taken_out_before_the_slices():
    # 2.664.000.000 / 1,11 = 2.400.000.000; before April 2022 ten per cent: 2.640.000.000 / 1,10
    assert without_vat(days(dt.date(2026, 9, 1)), rupiah(2_664_000_000), LAW).tolist() == [2_400_000_000]
    assert without_vat(days(dt.date(2022, 3, 31)), rupiah(2_640_000_000), LAW).tolist() == [2_400_000_000]
    assert without_vat(days(dt.date(2022, 4, 1)), rupiah(1_000_000_000), LAW).tolist() == [900_900_901]  # 900.900.900,9


def test_a_contract_of_two_point_four_billion_goes_through_four_slices():
    one = project()
    assert (one.value, one.value_with_vat) == (2_400_000_000, 2_664_000_000)
    # JKK 100 m x 0,21 % = 210.000; 400 m x 0,17 % = 680.000; 500 m x 0,13 % = 650.000; 1.400 m x 0,11 % = 1.540.000
    # JKM 100 m x 0,03 % =  30.000; 400 m x 0,02 % =  80.000; 500 m x 0,02 % = 100.000; 1.400 m x 0,01 % =   140.000
    parts = [(each.part, each.jkk, each.jkm) for each in slices_of(month_number(2026, 9), one.value, LAW)]
    assert parts == [
        (100_000_000, 210_000, 30_000),
        (400_000_000, 680_000, 80_000),
        (500_000_000, 650_000, 100_000),
        (1_400_000_000, 1_540_000, 140_000),
    ]
    due = owed(one, LAW)
    assert (due.jkk, due.jkm, due.total) == (3_080_000, 350_000, 3_430_000)


def test_where_the_wages_are_known_they_are_the_base():
    one = project(wages=300_000_000)
    due = owed(one, LAW)  # 1,74 % and 0,30 % of 300.000.000
    assert (due.jkk, due.jkm) == (5_220_000, 900_000)


@pytest.mark.parametrize("total", [1, 2, 3, 3_430_000, 999_999_999, 7])
def test_instalments_add_up_to_the_whole(total):
    parts = instalments(month_number(2026, 9), total, LAW)
    assert len(parts) == 3
    assert sum(parts) == total


def test_three_terms_fall_due_at_registration_half_way_and_on_the_last_day():
    one = project()
    terms = billed(one)
    # 50, 25, 25 per cent of JKK 3.080.000 and JKM 350.000
    assert [(term.jkk, term.jkm) for term in terms] == [(1_540_000, 175_000), (770_000, 87_500), (770_000, 87_500)]
    # fourteen working days after 1 September 2026 are 21 September; half of 100 days from 7 September is 27 October
    assert [term.due_on for term in terms] == [dt.date(2026, 9, 21), dt.date(2026, 10, 27), ENDS]
    assert [term.roll is not None for term in terms] == [True, False, False]
    assert terms[0].roll.amount == 1_715_000


def test_the_first_term_makes_the_certificate_and_the_last_makes_it_final():
    one = project()
    first, second, third = billed(one)
    assert certificate_of(one.code, dt.date(2026, 9, 3)) is None
    assert pay(first, at(9, 3, 15)) == "settled"
    assert transfers(first) == {"fund:JKK": 1_540_000, "fund:JKM": 175_000}
    assert (
        certificate_of(f" {one.code[:4]}-{one.code[4:8]} {one.code[8:].lower()}", dt.date(2026, 9, 4)).certificate
        == "interim"
    )

    with pytest.raises(Refused, match="term"):
        issue_code(third.pk, by=builder(one.contractor), at=at(10, 1))
    for term, when in ((second, at(10, 5)), (third, at(11, 5))):
        issue_code(term.pk, by=builder(one.contractor), at=when)
        assert pay(term, when) == "settled"
    stands = standing_of(one, dt.date(2026, 11, 6))
    assert (stands.certificate, stands.billed, stands.paid, stands.state) == ("final", 3_430_000, 3_430_000, "covered")
    assert (stands.since, stands.until) == (dt.date(2026, 9, 7), MAINTENANCE)


def test_a_code_that_ran_out_is_replaced_and_the_old_one_no_longer_taken():
    one = project()
    (term,) = billed(one, at_once=True)
    old = term.roll.payment_code
    with pytest.raises(Refused, match="kode bayar"):
        issue_code(term.pk, by=builder(one.contractor), at=at(9, 30))
    issue_code(term.pk, by=builder(one.contractor), at=at(10, 30))
    term.refresh_from_db()
    assert term.roll.payment_code != old
    assert PaymentCode.objects.get(code=old).state == "replaced"


def test_a_larger_contract_bills_the_difference_between_the_new_whole_and_what_was_billed():
    one = started()
    addendum = record_addendum(one.pk, change(one, value=2_600_000_000), by=builder(one.contractor), at=at(10, 2))
    # 200 m more in the fourth slice: JKK 0,11 % = 220.000, JKM 0,01 % = 20.000
    assert (addendum.jkk, addendum.jkm) == (220_000, 20_000)
    term = Term.objects.select_related("roll").get(addendum=addendum)
    assert (term.amount, term.roll.amount, term.due_on) == (240_000, 240_000, ENDS)
    assert standing_of(one, dt.date(2026, 10, 3)).certificate == "interim"
    pay(term, at(10, 3))
    assert standing_of(one, dt.date(2026, 10, 3)).certificate == "final"


def test_a_smaller_contract_closes_unpaid_terms_and_asks_only_for_what_is_left():
    one = project()
    first, second, _third = billed(one)
    pay(first, at(9, 3, 15))
    record_addendum(one.pk, change(one, value=1_900_000_000), by=builder(one.contractor), at=at(10, 2))
    # new whole: JKK 1.540.000 + 900 m x 0,11 % 990.000 = 2.530.000; JKM 210.000 + 90.000 = 300.000;
    # paid 1.540.000 and 175.000; left 990.000 and 125.000
    second.refresh_from_db()
    assert second.cancelled_on == dt.date(2026, 10, 2)
    (left,) = Term.objects.filter(project=one, cancelled_on=None).exclude(pk=first.pk)
    assert (left.jkk, left.jkm) == (990_000, 125_000)


def test_what_was_paid_too_much_goes_back_through_two_officers_and_the_funds():
    one = started()
    record_addendum(one.pk, change(one, value=2_200_000_000), by=builder(one.contractor), at=at(10, 2))
    one.refresh_from_db()
    # 200 m less in the fourth slice: 220.000 and 20.000 over
    assert (over(one, LAW).jkk, over(one, LAW).jkm) == (220_000, 20_000)
    account = {"bank": "kapuas", "account_number": "00123", "account_holder": "PT BANGUN", "reason": "adendum kurang"}
    refund = ask_refund(one.pk, **account, by=officer(), at=at(10, 3))
    assert over(one, LAW).total == 0
    with pytest.raises(Refused, match="petugas lain"):
        approve_refund(refund.pk, by=officer(role="approver"), at=at(10, 4))
    approve_refund(refund.pk, by=officer("yohanes", "approver"), at=at(10, 4))
    record_refund(refund.pk, bank_reference="TRF-1", by=officer(), at=at(10, 5))
    out = Transfer.objects.filter(subject=f"project:{one.pk}").values_list("debit_id", "credit_id", "amount")
    assert sorted(out) == [("fund:JKK", "bank:kapuas", 220_000), ("fund:JKM", "bank:kapuas", 20_000)]


def test_what_went_back_is_asked_for_again_when_the_contract_grows_back():
    one = started()
    record_addendum(one.pk, change(one, value=2_200_000_000), by=builder(one.contractor), at=at(10, 2))
    account = {"bank": "kapuas", "account_number": "00123", "account_holder": "PT BANGUN", "reason": "adendum kurang"}
    refund = ask_refund(one.pk, **account, by=officer(), at=at(10, 3))  # 220.000 and 20.000
    approve_refund(refund.pk, by=officer("yohanes", "approver"), at=at(10, 4))
    record_refund(refund.pk, bank_reference="TRF-1", by=officer(), at=at(10, 5))
    grown = change(one, number="ADD-2", value=2_400_000_000)
    addendum = record_addendum(one.pk, grown, by=builder(one.contractor), at=at(10, 6))
    # owed 3.430.000 again; paid 3.430.000, of which 240.000 went back
    assert (addendum.jkk, addendum.jkm) == (220_000, 20_000)
    pay(Term.objects.get(addendum=addendum), at(10, 7))
    one.refresh_from_db()
    assert over(one, LAW).total == 0
    # smaller once more: 100 m x 0,11 % and 0,01 % over, no more
    record_addendum(one.pk, change(one, number="ADD-3", value=2_300_000_000), by=builder(one.contractor), at=at(10, 8))
    one.refresh_from_db()
    assert (over(one, LAW).jkk, over(one, LAW).jkm) == (110_000, 10_000)


def test_a_smaller_contract_leaves_the_penalty_of_a_late_term_owed_once():
    one = project()
    first, _, _ = billed(one)
    pay(first, at(10, 2))
    (penalty,) = bill_penalty(one.pk, by=builder(one.contractor), at=at(10, 3))  # 34.300
    record_addendum(one.pk, change(one, value=1_900_000_000), by=builder(one.contractor), at=at(10, 4))
    with pytest.raises(Refused, match="denda"):
        bill_penalty(one.pk, by=builder(one.contractor), at=at(10, 5))
    left = Term.objects.get(project=one, cancelled_on=None, reason="addendum")
    assert left.roll is not None  # a penalty does not hold back the contribution
    assert pay(penalty, at(10, 6)) == "settled"
    assert pay(left, at(10, 6)) == "settled"
    one.refresh_from_db()
    assert standing_of(one, dt.date(2026, 10, 6)).unpaid == 0


def test_a_term_paid_one_month_and_a_day_late_brings_two_months_of_penalty_with_its_own_code():
    one = project()
    first, _, _ = billed(one)
    pay(first, at(10, 2))  # due 21 September: eleven days late, one month begun; 2 % of 1.715.000
    assert penalty_of(one, first, dt.date(2026, 10, 2), LAW) == (1, 34_300)
    assert penalty_of(one, first, dt.date(2026, 10, 22), LAW) == (2, 68_600)
    (penalty,) = bill_penalty(one.pk, by=builder(one.contractor), at=at(10, 3))
    assert pay(penalty, at(10, 3)) == "settled"
    assert transfers(penalty) == {"penalties": 34_300}
    with pytest.raises(Refused, match="denda"):
        bill_penalty(one.pk, by=builder(one.contractor), at=at(10, 4))


def test_an_unpaid_project_can_be_cancelled_and_a_begun_one_cannot():
    one = project()
    (term,) = billed(one, at_once=True)
    cancel_project(one.pk, "kontrak batal", by=builder(one.contractor), at=at(9, 4))
    assert PaymentCode.objects.get(code=term.roll.payment_code).state == "replaced"
    assert certificate_of(one.code, dt.date(2026, 9, 5)).certificate == "void"
    other = project(one.contractor)  # the contract number is free again
    (term,) = billed(other, at_once=True)
    pay(term, at(9, 4))
    with pytest.raises(Refused, match="adendum waktu"):
        cancel_project(other.pk, "batal", by=builder(other.contractor), at=at(9, 8))
    cancel_project(other.pk, "batal", by=builder(other.contractor), at=at(9, 5))  # not begun before 7 September
    other.refresh_from_db()
    assert over(other, LAW).total == 3_430_000


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"ends_on": dt.date(2026, 9, 1), "maintenance_until": None}, "berurutan"),
        ({"maintenance_until": dt.date(2026, 12, 1)}, "pemeliharaan"),
        ({"value": 0}, "lebih dari nol"),
        ({"agency": None}, "instansi"),
    ],
)
def test_what_cannot_be_is_refused_with_its_cure(changed, told):
    one = contractor()
    with pytest.raises(Refused, match=told):
        project(one, **changed)
    assert not Project.objects.exists()


def test_everybody_reaches_their_own_projects_only():
    own, other = (
        project(),
        project(contractor("PT Lain Rekaan", "61.72"), region=Region.objects.get(code="61.72"), agency=agency("Lain")),
    )
    assert [each.pk for each in projects_reached(builder(own.contractor), "look.projects")] == [own.pk]
    looks = officer("dina", "agency", "agency", str(other.agency_id))
    assert [each.pk for each in projects_reached(looks, "look.projects")] == [other.pk]
    with pytest.raises(NotAllowed):
        billed_by_other = builder(other.contractor)
        cancel_project(own.pk, "iseng", by=billed_by_other, at=at(9, 4))


def test_the_code_of_a_penalty_is_renewed_although_its_project_was_cancelled():
    one = project(starts_on=dt.date(2026, 12, 1))
    (first,) = billed(one, at_once=True)
    pay(first, at(10, 2))  # due 21 September, the last day to register: one month begun
    (penalty,) = bill_penalty(one.pk, by=builder(one.contractor), at=at(10, 3))
    cancel_project(one.pk, "kontrak batal", by=builder(one.contractor), at=at(10, 4))
    Roll.objects.filter(pk=penalty.roll_id).update(expires_at=at(10, 5))
    client = Client()
    client.force_login(make_user("bangun", ("contractor", "contractor", str(one.contractor_id))))
    address = f"/proyek/{one.number}/kode/{penalty.place}/"
    assert address in client.get(f"/proyek/{one.number}/").content.decode()
    assert client.post(address).status_code == 302
    again = Term.objects.select_related("roll").get(pk=penalty.pk).roll
    assert again.pk != penalty.roll_id and (again.state, again.amount) == ("open", penalty.penalty)
    assert client.post(f"/proyek/{one.number}/kode/{first.place}/").status_code == 422
