"""How a JHT balance grows. Contribution of a wage of 1.000.000: 37.000 + 20.000 = 57.000 a month."""

import pytest

from payung.calculator.benefit_jht_balance import CALCULATION

from .ask import amounts, ask, refused, total

YEAR_2016 = {"wage": 1_000_000, "from": "2016-01", "to": "2016-12"}


def grown(**facts):
    return amounts(ask(CALCULATION, **facts))


def test_contributions_of_a_year_earn_from_the_month_after_theirs():
    # January earns 11 months, … December none: 66 months of 57.000 = 3.762.000 × 7,19 % / 12 = 22.540,65
    assert grown(**YEAR_2016, as_of="2016-12-31") == [("contributions", 684_000), ("returns", 22_541)]


def test_returns_compound_at_the_end_of_the_year():
    # 2017: (684.000 + 22.541) × 7,82 % = 55.251,51
    assert grown(**YEAR_2016, as_of="2017-12-31") == [
        ("contributions", 684_000),
        ("returns", 22_541),
        ("returns", 55_252),
    ]
    # 2018: (706.541 + 55.252) × 6,26 % = 47.688,24
    assert grown(**YEAR_2016, as_of="2018-12-31")[-1] == ("returns", 47_688)


def test_in_the_middle_of_a_year_whole_months_count():
    # 706.541 × 7,82 % × 6/12 = 27.625,75
    assert grown(**YEAR_2016, as_of="2017-06-30")[-1] == ("returns", 27_626)
    # one month: 4.604,29; a day earlier none, and no line
    assert grown(**YEAR_2016, as_of="2017-01-31")[-1] == ("returns", 4_604)
    assert grown(**YEAR_2016, as_of="2017-01-30")[-1] == ("returns", 22_541)


def test_the_credited_returns_of_2016_to_2020():
    # 100.000.000 paid in December earns nothing that year and a whole year's rate in the next
    rates = {2016: 7_190_000, 2017: 7_820_000, 2018: 6_260_000, 2019: 6_060_000, 2020: 5_590_000}
    for year, expected in rates.items():
        paid = [{"month": f"{year - 1}-12", "amount": 100_000_000}]
        returns = [{"year": 2015, "rate": "0"}] if year == 2016 else None
        facts = {"contributions": paid, "as_of": f"{year}-12-31"}
        facts.update({"returns": returns} if returns else {})
        assert grown(**facts)[-1] == ("returns", expected)


def test_a_year_nobody_announced_is_refused_and_may_be_given():
    facts = {"contributions": [{"month": "2020-12", "amount": 20_000_000}], "as_of": "2021-12-31"}
    assert refused(CALCULATION, **facts) == ("no-law", "returns")
    # 5 % × 20.000.000
    answer = ask(CALCULATION, **facts, returns=[{"year": 2021, "rate": "0.05"}])
    assert amounts(answer)[-1] == ("returns", 1_000_000) and "(diberikan)" in answer.lines[-1].working
    assert answer.lines[-1].status == "remembered-low"
    assert total(ask(CALCULATION, **facts, returns="0.05")) == 21_000_000
    # nothing of 2021 has passed, so nothing has to be given
    assert total(ask(CALCULATION, **{**facts, "as_of": "2021-01-30"})) == 20_000_000


def test_2015_is_not_known_either():
    facts = {"contributions": [{"month": "2015-07", "amount": 57_000}], "as_of": "2015-12-31"}
    assert refused(CALCULATION, **facts) == ("no-law", "returns")
    # July earns August to December: 57.000 × 8 % × 5/12 = 1.900
    assert grown(**facts, returns="0.08")[-1] == ("returns", 1_900)


def test_the_convention_is_told_with_every_balance_that_earned():
    answer = ask(CALCULATION, **YEAR_2016, as_of="2016-12-31")
    assert "jht-crediting" in answer.questions and "perkiraan" in " ".join(answer.notes)
    assert answer.lines[-1].working.startswith("2016: 7,19 % setahun, saldo awal 0, iuran tahun itu 684.000")


def test_listed_contributions_in_any_order_and_of_two_employers_are_added():
    listed = [{"month": f"2016-{number:02d}", "amount": 57_000} for number in range(12, 0, -1)]
    assert grown(contributions=listed, as_of="2016-12-31") == grown(**YEAR_2016, as_of="2016-12-31")
    halves = [{"month": each["month"], "amount": 28_500} for each in listed * 2]
    assert grown(contributions=halves, as_of="2016-12-31") == grown(**YEAR_2016, as_of="2016-12-31")


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({}, ("contradiction", "contributions")),
        ({"contributions": []}, ("contradiction", "contributions")),
        ({"wage": 1_000_000}, ("missing-field", "from")),
        ({"wage": 1_000_000, "from": "2016-01"}, ("missing-field", "to")),
        ({"wage": 1_000_000, "from": "2016-02", "to": "2016-01"}, ("contradiction", "from")),
        ({"wage": 1_000_000, "from": "2016-02", "to": "2017-01"}, ("contradiction", "to")),
        ({"wage": 1_000_000, "from": "2015-06", "to": "2016-01"}, ("no-law", "from")),
        ({"contributions": [{"month": "2017-01", "amount": 1}]}, ("contradiction", "contributions[0].month")),
        (
            {**YEAR_2016, "contributions": [{"month": "2016-01", "amount": 1}]},
            ("contradiction", "contributions"),
        ),
        ({**YEAR_2016, "returns": "7.19"}, ("wrong-type", "returns")),
        ({**YEAR_2016, "returns": [{"year": 2016, "rate": 0}]}, ("wrong-type", "returns[0].rate")),
        ({**YEAR_2016, "returns": 2 * [{"year": 2016, "rate": "0"}]}, ("contradiction", "returns[1].year")),
    ],
)
def test_requests_that_cannot_be_are_refused_by_field(facts, problem):
    assert refused(CALCULATION, **facts, as_of="2016-12-31") == problem
