"""What a request must state and may not state."""

import pytest

from payung.calculator.benefit_jkk import CALCULATION
from payung.statute_book import NotInForce

from .facts import jkk, refused

ON = "2024-05-02"


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"segment": "PU"}, "missing-field", "wage"),
        ({"segment": "BPU"}, "missing-field", "income"),
        ({"segment": "JAKON"}, "missing-field", "daily_wage"),
        ({"segment": "BPU", "wage": 1_000_000}, "contradiction", "wage"),
        ({"segment": "PU", "income": 1_000_000}, "contradiction", "income"),
        ({"segment": "PU", "wage": 1_000_000, "daily_wage": 1}, "contradiction", "daily_wage"),
        ({"segment": "PMI", "wage": 1_000_000}, "not-a-choice", "segment"),
        ({"wage": 1_000_000}, "missing-field", "segment"),
        ({"segment": "PU", "wage": 0}, "out-of-range", "wage"),
        ({"segment": "PU", "wage": "1000000"}, "wrong-type", "wage"),
        ({"segment": "PU", "wage": 1, "absence_days": -1}, "out-of-range", "absence_days"),
        ({"segment": "PU", "wage": 1, "death": True, "total_disability": True}, "contradiction", "death"),
        (
            {"segment": "PU", "wage": 1, "death": True, "disabilities": [{"code": "A1"}]},
            "contradiction",
            "disabilities",
        ),
        ({"segment": "PU", "wage": 1, "claimed_on": "2024-05-01"}, "contradiction", "claimed_on"),
        ({"segment": "PU", "wage": 1, "reported_on": "2024-05-01"}, "contradiction", "reported_on"),
        ({"segment": "PU", "wage": 1, "transport": {"rail": 1}}, "unknown-field", "transport.rail"),
        ({"segment": "PU", "wage": 1, "transport": {"land": -1}}, "out-of-range", "transport.land"),
        ({"segment": "PU", "wage": 1, "transport": 5}, "wrong-type", "transport"),
        ({"segment": "PU", "wage": 1, "children": [{}]}, "missing-field", "children[0].level"),
        ({"segment": "PU", "wage": 1, "children": {"level": "SD"}}, "wrong-type", "children"),
        ({"segment": "PU", "wage": 1, "hours": 3}, "unknown-field", "hours"),
    ],
)
def test_a_fact_at_fault_is_named(facts, code, field):
    assert refused(CALCULATION, accident_on=ON, **facts) == (code, field)


def test_an_accident_before_the_law_we_hold_is_refused():
    with pytest.raises(NotInForce) as caught:
        jkk("2015-06-30")
    assert caught.value.parameter.startswith("jkk.")
    assert jkk("2015-07-01").lines == ()


def test_the_schema_lists_every_disability_with_its_name():
    schema = next(field for field in CALCULATION.fields if field.name == "disabilities").schema()
    code = schema["items"]["properties"]["code"]
    assert len(code["enum"]) == 46
    assert "A1: lengan kanan dari sendi bahu ke bawah" in code["description"]


def test_every_line_says_what_it_cites_and_how_well_it_is_known():
    answer = jkk(
        absence_days=40,
        death=True,
        transport={"land": 1, "sea": 1, "air": 1},
        children=[{"level": "SD"}],
    )
    assert {line.code for line in answer.lines} == {
        *("stmb", "death", "periodic", "burial", "transport_land", "transport_sea", "transport_air", "scholarship"),
    }
    assert all(line.cite and line.status and line.programme == "JKK" and line.working for line in answer.lines)
