"""The employer's month from a wage to the member's balance, amounts worked by hand."""

import datetime as dt

import pytest

from payung.contributions.proof import proofs
from payung.ledger.models import MemberLine, Transfer
from payung.ledger.queries import balance_of, trial_balance

from .world import NOW, billed, employer, paid, posted, state, wage, worker

pytestmark = pytest.mark.django_db

# A wage of 3,412,500 in March 2025, class 3, all programmes:
#   JKK           0.89 % x 3,412,500 = 30,371.25  ->  30,371
#   JKM           0.30 % x 3,412,500 = 10,237.5   ->  10,238
#   JHT employer  3.70 % x 3,412,500 = 126,262.5  -> 126,263
#   JHT worker    2.00 % x 3,412,500               =  68,250
#   JP employer   2.00 % x 3,412,500               =  68,250
#   JP worker     1.00 % x 3,412,500               =  34,125
AMOUNTS = {
    "jkk": 30_371,
    "jkm": 10_238,
    "jht_employer": 126_263,
    "jht_worker": 68_250,
    "jp_employer": 68_250,
    "jp_worker": 34_125,
}
TOTAL = 30_371 + 10_238 + 126_263 + 68_250 + 68_250 + 34_125  # 337,497


def test_a_wage_becomes_a_balance():
    spell = worker(employer())
    declaration = wage(spell, 3_412_500)
    assert state(declaration) == "draft"

    bill = billed(declaration)
    assert (bill.amount, bill.workers, bill.wages, bill.jkk_class) == (TOTAL, 1, 3_412_500, 3)
    assert bill.due_on == dt.date(2025, 4, 15)  # a Tuesday
    lines = {(line.programme, line.payer): line.amount for line in bill.lines.all()}
    assert lines == {
        ("JKK", "employer"): 30_371,
        ("JKM", "employer"): 10_238,
        ("JHT", "employer"): 126_263,
        ("JHT", "worker"): 68_250,
        ("JP", "employer"): 68_250,
        ("JP", "worker"): 34_125,
    }

    assert paid(bill) == "settled"
    done = posted()
    assert (done.bills, done.workers, done.amount) == (1, 1, TOTAL)
    bill.refresh_from_db()
    assert (state(declaration), bill.state, bill.paid_at) == ("posted", "paid", NOW)

    line = MemberLine.objects.get(owner_id=spell.person_id)
    assert {name: getattr(line, name) for name in AMOUNTS} == AMOUNTS
    # JKP of March 2025: 0.14 % out of JKK = 4,777.5 -> 4,778; nothing out of JKM; the state 0.22 % = 7,507.5 -> 7,508
    assert (line.jkp_from_jkk, line.jkp_from_jkm, line.jkp_from_state) == (4_778, 0, 7_508)
    assert balance_of(spell.person_id, dt.date(2025, 4, 8))["jht"] == 194_513
    assert balance_of(spell.person_id, dt.date(2025, 4, 7))["jht"] == 0


def test_the_money_of_a_bill_stands_in_the_funds_and_the_books_balance():
    bill = billed(wage(worker(employer()), 3_412_500))
    paid(bill)
    posted()
    moved = {each.key: (each.debit_id, each.credit_id, each.amount) for each in Transfer.objects.all()}
    start = f"bill:{bill.pk}:"
    assert moved == {
        f"{start}JKK": ("bank:kapuas", "fund:JKK", 30_371),
        f"{start}JKM": ("bank:kapuas", "fund:JKM", 10_238),
        f"{start}JHT": ("bank:kapuas", "fund:JHT", 194_513),
        f"{start}JP": ("bank:kapuas", "fund:JP", 102_375),
        f"{start}JKP-JKK": ("fund:JKK", "fund:JKP", 4_778),
        f"{start}JKP-STATE": ("state:receivable", "fund:JKP", 7_508),
    }
    book = trial_balance()
    assert book["debits"].sum() == book["credits"].sum() == TOTAL + 4_778 + 7_508
    assert dict(book.select("code", "balance").iter_rows())["bank:kapuas"] == TOTAL
    assert proofs([bill.pk])["agrees"].all()


def test_in_the_labour_intensive_relief_the_whole_jkk_contribution_of_class_1_moves_to_jkp():
    # March 2025, class 1: half of 0.24 % is 0.12 % of 3,412,500 = 4,095; JKP takes 0.12 % out of it
    bill = billed(wage(worker(employer(jkk_class=1, labour_intensive=True)), 3_412_500))
    assert bill.lines.get(programme="JKK").amount == 4_095
    assert bill.lines.get(programme="JKK").rate_text == "0,24 % × 50 % upah, kelompok risiko 1"
    type(bill.employer).objects.update(labour_intensive=False)  # what was billed stays as it was billed
    paid(bill)
    posted()
    moved = dict(Transfer.objects.values_list("key", "amount"))
    assert (moved[f"bill:{bill.pk}:JKK"], moved[f"bill:{bill.pk}:JKP-JKK"]) == (4_095, 4_095)


def test_above_the_jkp_cap_the_job_loss_fund_receives_its_share_of_the_cap_only():
    spell = worker(employer())
    paid(billed(wage(spell, 20_000_000)))
    posted()
    line = MemberLine.objects.get()
    # 0.14 % and 0.22 % of 5,000,000; JP up to 10,547,400
    assert (line.jkp_from_jkk, line.jkp_from_state, line.jp_worker) == (7_000, 11_000, 105_474)


def test_back_pay_counts_in_the_base_of_its_month():
    bill = billed(wage(worker(employer()), 3_000_000, rapel=412_500))
    assert (bill.wages, bill.amount) == (3_412_500, TOTAL)
