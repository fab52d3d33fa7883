"""The income tax on JHT: final in the first two calendar years, progressive afterwards."""

import datetime as dt

from payung.calculator.benefit_jht import CALCULATION
from payung.rules.jht.tax import TaxFacts, tax

from .ask import LAW, amounts, ask, total


def taxed(paid_on, amount, earlier=(), npwp=True):
    earlier = [(dt.date.fromisoformat(day), paid) for day, paid in earlier]
    facts = TaxFacts.one(paid_on=dt.date.fromisoformat(paid_on), amount=amount, earlier=earlier, npwp=npwp)
    return int(tax(facts, LAW)[0])


def claim(balance, claimed_on="2024-06-01", **more):
    return ask(CALCULATION, claimed_on=claimed_on, cause="pension_age", balance=balance, **more)


def test_a_lump_sum_up_to_fifty_million_is_free_of_tax():
    assert amounts(claim(50_000_000)) == [("benefit", 50_000_000), ("tax", 0)]
    assert amounts(claim(50_000_020))[1] == ("tax", -1)  # 5 % × 20


def test_above_fifty_million_five_percent_of_what_is_above():
    # 5 % × (230.407.397 − 50.000.000) = 9.020.369,85
    answer = claim(230_407_397)
    assert amounts(answer) == [("benefit", 230_407_397), ("tax", -9_020_370)]
    assert total(answer) == 221_387_027
    assert answer.lines[1].working == (
        "Pajak final, pembayaran pertama 2024: 0 % × 50.000.000 + 5 % × 180.407.397 = 9.020.370"
    )
    assert "jht-tax-rounding" in answer.questions
    assert "jht-tax-rounding" not in claim(100_000_000).questions


def test_paying_in_two_pieces_within_two_calendar_years_costs_the_same_as_at_once():
    # at once: 5 % × 20.000.000 = 1.000.000
    assert taxed("2024-12-31", 70_000_000) == 1_000_000
    assert taxed("2023-01-01", 40_000_000) == 0
    assert taxed("2024-12-31", 30_000_000, [("2023-01-01", 40_000_000)]) == 1_000_000


def test_the_third_calendar_year_is_progressive_not_the_second():
    first = [("2022-12-31", 10_000_000)]
    # 2023 still final: 10 + 90 = 100 million, 5 % × 50.000.000 = 2.500.000
    assert taxed("2023-12-31", 90_000_000, first) == 2_500_000
    # 2024: 5 % × 60.000.000 + 15 % × 30.000.000 = 7.500.000
    assert taxed("2024-01-01", 90_000_000, first) == 7_500_000


def test_after_a_part_drawn_in_2022_the_rest_in_2025_is_progressive():
    facts = {
        "claimed_on": "2025-03-01",
        "earlier_payments": [{"paid_on": "2022-05-01", "amount": 10_000_000}],
    }
    assert amounts(claim(90_000_000, **facts, npwp=True))[1] == ("tax", -7_500_000)
    # without a tax number 1,2 times as much
    without = claim(90_000_000, **facts, npwp=False)
    assert amounts(without)[1] == ("tax", -9_000_000)
    assert "120 % ×" in without.lines[1].working


def test_a_missing_answer_about_the_tax_number_is_told():
    facts = {
        "claimed_on": "2025-03-01",
        "earlier_payments": [{"paid_on": "2022-05-01", "amount": 10_000_000}],
    }
    unsaid = claim(90_000_000, **facts)
    assert amounts(unsaid)[1] == ("tax", -7_500_000) and "jht-npwp-not-said" in unsaid.questions
    assert "jht-npwp-not-said" not in claim(90_000_000, **facts, npwp=True).questions
    assert "jht-npwp-not-said" not in claim(90_000_000).questions


def test_the_surcharge_is_only_on_the_progressive_tax():
    assert taxed("2024-06-01", 70_000_000, npwp=False) == 1_000_000


def test_the_brackets_before_and_from_2022():
    first = [("2015-08-01", 1_000_000)]
    # 2021: 5 % × 50 + 15 % × 200 + 25 % × 250 + 30 % × 100 million = 2,5 + 30 + 62,5 + 30 = 125 million
    assert taxed("2021-12-31", 600_000_000, first) == 125_000_000
    # 2022: 5 % × 60 + 15 % × 190 + 25 % × 250 + 30 % × 100 million = 3 + 28,5 + 62,5 + 30 = 124 million
    assert taxed("2022-01-01", 600_000_000, first) == 124_000_000
    # 6 milliard: 3 + 28,5 + 62,5 + 30 % × 4.500 + 35 % × 1.000 = 94 + 1.350 + 350 = 1.794 million
    assert taxed("2022-01-01", 6_000_000_000, first) == 1_794_000_000


def test_progressive_payments_of_one_year_are_added_and_a_new_year_starts_afresh():
    first = [("2020-01-01", 1_000_000)]
    # 60 million in one year cost 5 % × 60 = 3.000.000; the next 10 are in the second bracket
    assert taxed("2025-02-01", 60_000_000, first) == 3_000_000
    assert taxed("2025-09-01", 10_000_000, [*first, ("2025-02-01", 60_000_000)]) == 1_500_000
    assert taxed("2026-01-01", 10_000_000, [*first, ("2025-02-01", 60_000_000)]) == 500_000


def test_a_part_of_the_balance_is_taxed_finally():
    # 30 % × 300.000.000 = 90.000.000; 5 % × 40.000.000 = 2.000.000
    answer = ask(CALCULATION, claimed_on="2025-05-10", balance=300_000_000, member_since="2010-01-01", share=30)
    assert amounts(answer) == [("benefit", 90_000_000), ("tax", -2_000_000)]
