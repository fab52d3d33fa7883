"""Transport and aids, worked by hand: the lower of cost and cap, each on its own."""

import numpy as np
import pytest

from payung.kernel.periods import days
from payung.rules.jkk.care import aid, home_care, home_care_until, prosthesis

from .facts import LAW, amounts, jkk

OLD, NEW = "2019-12-01", "2019-12-02"


def test_every_mode_has_its_own_cap_and_the_caps_changed_on_2_december_2019():
    costs = {"land": 20_000_000, "sea": 20_000_000, "air": 20_000_000}
    assert amounts(jkk(OLD, transport=costs)) == {
        "transport_land": 1_000_000,
        "transport_sea": 1_500_000,
        "transport_air": 2_500_000,
    }
    assert amounts(jkk(NEW, transport=costs)) == {
        "transport_land": 5_000_000,
        "transport_sea": 2_000_000,
        "transport_air": 10_000_000,
    }


def test_below_the_cap_the_cost_is_paid_and_the_modes_are_added():
    answer = jkk(transport={"land": 1_500_000, "air": 12_000_000})
    assert sum(line.amount for line in answer.lines) == 11_500_000
    assert answer.lines[0].working == "min(1.500.000, 5.000.000) = 1.500.000"


def test_a_mode_without_cost_has_no_line():
    assert amounts(jkk(transport={"land": 0, "sea": 1})) == {"transport_sea": 1}


def paid(function, cost, on, *more):
    return int(function(np.array([cost]), *more, days(on), LAW)[0])


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("dentures", 3_000_000, 5_000_000), ("hearing_aid", 0, 2_500_000), ("glasses", 0, 1_000_000)],
)
def test_aids_up_to_their_caps(kind, old, new):
    assert (paid(aid, 9_000_000, OLD, kind), paid(aid, 9_000_000, NEW, kind)) == (old, new)
    assert paid(aid, 700_000, NEW, kind) == 700_000


def test_a_prosthesis_pays_the_hospital_price_and_40_percent():
    assert paid(prosthesis, 10_000_000, OLD) == paid(prosthesis, 10_000_000, NEW) == 14_000_000


def test_care_at_home_is_paid_since_2_december_2019_for_a_year():
    assert (paid(home_care, 30_000_000, OLD), paid(home_care, 30_000_000, NEW)) == (0, 20_000_000)
    assert home_care_until(days("2024-05-01"), days(NEW), LAW)[0] == np.datetime64("2025-05-01")
