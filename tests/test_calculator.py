"""The JSON contract: what is answered, what is refused, and in which words."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from payung.calculator import Problem, calculate, calculate_all, schema
from payung.calculator.command import main as calc
from payung.cli import main as payung
from payung.statute_book import read_statute_book

LAW = read_statute_book()
WAGE = {"calculation": "contribution.wage", "month": "2018-03", "wage": 8_500_000, "jkk_class": 3}


def ask(**request):
    return calculate(request, LAW)


def amounts(result):
    return [(line["code"], line["payer"], line["amount"]) for line in result["lines"]]


def test_a_wage_is_answered_with_every_share_its_arithmetic_and_articles():
    result = ask(**WAGE)
    # 8,500,000: 0.89 % 75,650; 0.30 % 25,500; 3.70 % 314,500; 2 % 170,000
    # ceiling 8,094,000: 161,880 and 80,940
    assert amounts(result) == [
        ("jkk", "employer", 75_650),
        ("jkm", "employer", 25_500),
        ("jht", "employer", 314_500),
        ("jht", "worker", 170_000),
        ("jp", "employer", 161_880),
        ("jp", "worker", 80_940),
    ]
    assert result["total"] == 828_470
    assert result["lines"][4]["working"] == "2 % × min(8.500.000, 8.094.000) = 161.880"
    assert result["lines"][4]["cite"] == "PP 45/2015 Pasal 28; PP 45/2015 Pasal 29 ayat (3)"
    assert result["law_version"] == LAW.version
    assert list(result) == ["calculation", "law_version", "total", "lines", "funds", "findings", "notes"]


def test_funds_tell_where_the_money_goes():
    result = ask(**{**WAGE, "month": "2025-03", "wage": 10_000_000, "jkk_class": 1})
    kept = {line["code"]: (line["payer"], line["amount"]) for line in result["funds"]}
    assert kept["jkk_fund"] == ("employer", 17_000)
    assert kept["jkp_from_jkk"] == ("employer", 7_000)
    assert kept["jkp_from_state"] == ("state", 11_000)
    assert "jkp_from_jkm" not in kept


def test_programmes_choose_the_lines_and_jkp_needs_jkk_and_jkm():
    result = ask(**{**WAGE, "programmes": ["jkk", "jkm"]})
    assert [line["code"] for line in result["lines"]] == ["jkk", "jkm"]
    with pytest.raises(Problem) as refused:
        ask(**{**WAGE, "programmes": ["jht", "jkp"]})
    assert (refused.value.code, refused.value.field) == ("contradiction", "programmes")


def test_daily_pay_is_turned_into_a_month_and_says_so():
    # 2,000,000 in 20 days: 100,000 a day, 2,500,000 a month; JKM 0.30 % = 7,500
    result = ask(**{**WAGE, "wage": 2_000_000, "days_worked": 20})
    assert ("jkm", "employer", 7_500) in amounts(result)
    assert "2.000.000 / 20 hari × 25 = 2.500.000" in result["notes"][0]


def test_a_relief_is_a_finding_whether_it_holds_or_not():
    held = ask(**{**WAGE, "month": "2025-02", "labour_intensive": True})
    gone = ask(**{**WAGE, "month": "2026-02", "labour_intensive": True})
    assert [(each["code"], each["holds"]) for each in held["findings"]] == [("relief-labour-intensive", True)]
    assert [(each["code"], each["holds"]) for each in gone["findings"]] == [("relief-labour-intensive", False)]
    # 0.445 % and 0.89 % of 8,500,000
    assert (held["lines"][0]["amount"], gone["lines"][0]["amount"]) == (37_825, 75_650)
    assert held["lines"][0]["working"] == "0,89 % × 50 % × 8.500.000 = 37.825"
    assert "PP 7/2025" in held["lines"][0]["cite"]


def noted(result):
    return [note.partition(":")[0] for note in result["notes"]]


def test_a_note_names_the_open_question_only_where_its_reading_decided():
    assert noted(ask(**WAGE)) == []
    assert noted(ask(**{**WAGE, "wage": 8_500_001})) == ["rounding"]
    assert noted(ask(**{**WAGE, "month": "2021-02", "wage": 8_800_000})) == ["jp-ceiling-month"]
    assert noted(ask(**{**WAGE, "month": "2021-02", "wage": 8_000_000})) == []
    assert noted(ask(**{**WAGE, "month": "2020-08", "wage": 8_000_000})) == ["covid-conditions"]
    assert noted(ask(**{**WAGE, "month": "2025-02", "wage": 8_000_000})) == ["jkp-first-month-2025"]


def own(**more):
    return ask(calculation="contribution.own_account", **{"month": "2025-06", "income": 3_000_000, **more})


def test_own_account_contributions_for_one_month_and_for_months_across_a_relief():
    assert amounts(own()) == [("jkk", "member", 29_500), ("jkm", "member", 6_800)]
    # March 2026 full, April and May at half: 29,500 + 2 x 14,750; 6,800 + 2 x 3,400
    result = own(month="2026-03", months=3)
    assert amounts(result) == [("jkk", "member", 59_000), ("jkm", "member", 13_600)]
    assert result["lines"][0]["working"] == "1 % × 2.950.000 + 1 % × 50 % × 2.950.000 × 2 bulan = 59.000"
    assert result["findings"][0]["code"] == "relief-own-account-other"


def test_own_account_notes_and_refusals():
    assert noted(own(income=1_099_500)) == ["own-account-gaps"]
    assert noted(own(income=1_099_000)) == []
    assert noted(own(programmes=["jkk", "jkm", "jht"])) == ["own-account-jht-employer"]
    with pytest.raises(Problem) as refused:
        own(months=4)
    assert (refused.value.code, refused.value.field) == ("not-a-choice", "months")


def test_a_transport_worker_paid_by_the_state_budget_is_told_that_no_relief_holds():
    result = own(month="2026-02", transport=True, paid_by_state_budget=True)
    assert result["total"] == 36_300
    assert [(each["code"], each["holds"]) for each in result["findings"]] == [("relief-own-account-transport", False)]


def test_a_project_is_computed_by_contract_or_by_wages_but_not_by_both():
    base = {"calculation": "contribution.project", "month": "2025-03"}
    by_contract = ask(**base, contract_value=500_000_000)
    assert amounts(by_contract) == [("jkk", "employer", 890_000), ("jkm", "employer", 110_000)]
    assert by_contract["lines"][0]["working"] == "0,21 % × 100.000.000 + 0,17 % × 400.000.000 = 890.000"
    assert ask(**base, wages_total=100_000_000)["total"] == 2_040_000
    for both in ({}, {"contract_value": 1, "wages_total": 1}):
        with pytest.raises(Problem) as refused:
            ask(**base, **both)
        assert refused.value.code == "contradiction"


def test_a_migrant_worker():
    base = {"calculation": "contribution.migrant", "registered_on": "2024-05-01", "via_agency": True}
    result = ask(**base, contract_months=18)
    assert [(line["code"], line["amount"]) for line in result["lines"]] == [
        ("before", 37_500),
        ("during", 189_000),
        ("excess", 81_000),
    ]
    assert noted(result) == ["migrant-13-to-23"]
    assert noted(ask(**base, contract_months=24)) == []
    assert noted(ask(**base, contract_months=5)) == ["migrant-under-six"]


def late(month, paid_on, **more):
    return ask(calculation="contribution.penalty", month=month, unpaid=1_000_000, paid_on=paid_on, **more)


def test_a_penalty_and_whether_it_was_paid_in_time():
    # December 2024 is due on Wednesday 15 January 2025
    assert late("2024-12", "2025-01-15")["total"] == 0
    assert late("2024-12", "2025-01-15")["findings"][0]["holds"] is True
    one = late("2024-12", "2025-01-16")
    assert one["total"] == 20_000
    assert one["lines"][0]["working"] == "2 % × 1 bulan × 1.000.000 = 20.000"
    assert noted(one) == []


def test_penalty_notes_name_the_reading_that_decided():
    # January 2025 is due on Monday 17 February; counted from the 15th, 16 March would begin a second month
    assert noted(late("2025-01", "2025-03-16")) == ["penalty-counting"]
    assert noted(late("2025-01", "2025-03-10")) == []
    assert noted(late("2021-01", "2021-03-01"))[-1] == "due-30-february"
    assert noted(late("2024-03", "2024-04-16")) == ["joint-leave"]
    assert noted(late("2025-04", "2025-05-16", relief="labour_intensive")) == ["labour-penalty"]
    with pytest.raises(Problem) as refused:
        late("2024-03", "2024-04-16", relief="covid_2020")
    assert (refused.value.code, refused.value.field) == ("contradiction", "relief")


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"wage": None}, "wrong-type", "wage"),
        ({"wage": "8500000"}, "wrong-type", "wage"),
        ({"wage": True}, "wrong-type", "wage"),
        ({"wage": -1}, "out-of-range", "wage"),
        ({"wage": 10**16}, "out-of-range", "wage"),
        ({"month": "2018-13"}, "not-a-month", "month"),
        ({"month": "2018-3"}, "not-a-month", "month"),
        ({"month": 201803}, "wrong-type", "month"),
        ({"month": "2015-06"}, "no-law", "month"),
        ({"jkk_class": 6}, "out-of-range", "jkk_class"),
        ({"labour_intensive": "yes"}, "wrong-type", "labour_intensive"),
        ({"programmes": []}, "wrong-type", "programmes"),
        ({"programmes": ["jkn"]}, "not-a-choice", "programmes"),
        ({"programmes": ["jkk", "jkk"]}, "not-a-choice", "programmes"),
        ({"bonus": 1}, "unknown-field", "bonus"),
        ({"calculation": "contribution.wages"}, "unknown-calculation", "calculation"),
        ({"calculation": ["contribution.wage"]}, "unknown-calculation", "calculation"),
    ],
)
def test_a_request_that_cannot_be_answered_names_the_field(change, code, field):
    with pytest.raises(Problem) as refused:
        ask(**{**WAGE, **change})
    assert (refused.value.code, refused.value.field) == (code, field)
    assert refused.value.text


def test_a_missing_fact_is_named():
    for field in ("month", "wage", "jkk_class", "calculation"):
        with pytest.raises(Problem) as refused:
            ask(**{name: value for name, value in WAGE.items() if name != field})
        assert (refused.value.code, refused.value.field) == ("missing-field", field)


@pytest.mark.parametrize("given", ["2024-2-01", "20240201", "2024-02-30", "01-02-2024"])
def test_a_day_is_written_one_way(given):
    with pytest.raises(Problem) as refused:
        late("2023-12", given)
    assert (refused.value.code, refused.value.field) == ("not-a-date", "paid_on")


def test_a_migrant_registered_before_the_law_we_hold_is_refused_by_its_own_date():
    request = {"registered_on": "2015-01-01", "contract_months": 24, "via_agency": False}
    with pytest.raises(Problem) as refused:
        ask(calculation="contribution.migrant", **request)
    assert (refused.value.code, refused.value.field) == ("no-law", "registered_on")


def test_one_request_that_fails_does_not_stop_the_others():
    answers = calculate_all([WAGE, {"calculation": "nothing"}, [], WAGE], LAW)
    assert [answer.get("total") for answer in answers] == [828_470, None, None, 828_470]
    assert answers[1]["error"]["field"] == "calculation"
    assert answers[2]["error"]["code"] == "not-an-object"


def run(text, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    status = calc([])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_payung_calc_answers_each_line_in_its_place(capsys, monkeypatch):
    status, answers = run(f"{json.dumps(WAGE)}\n\n{{bad\n{json.dumps(WAGE)}\n", capsys, monkeypatch)
    assert status == 1
    assert [answer.get("total") for answer in answers] == [828_470, None, 828_470]
    assert answers[1]["error"]["code"] == "not-json"


def test_payung_calc_reads_one_object_over_several_lines(capsys, monkeypatch):
    status, answers = run(json.dumps(WAGE, indent=2), capsys, monkeypatch)
    assert (status, answers[0]["total"]) == (0, 828_470)


@pytest.mark.parametrize("number", ["8500000.0", "8.5e6", "NaN"])
def test_an_amount_with_a_point_is_refused_not_rounded(capsys, monkeypatch, number):
    text = json.dumps(WAGE).replace("8500000", number)
    status, answers = run(text, capsys, monkeypatch)
    assert status == 1
    assert answers[0]["error"]["code"] in ("not-whole", "not-json")


def test_the_schema_describes_every_request_and_its_result():
    described = schema()
    names = [name.removesuffix(".request") for name in described["$defs"] if name.endswith(".request")]
    assert len(names) == len(described["oneOf"]) >= 5
    request = described["$defs"]["contribution.wage.request"]
    assert request["required"] == ["calculation", "month", "wage", "jkk_class"]
    assert request["additionalProperties"] is False
    assert request["properties"]["wage"]["type"] == "integer"
    result = described["$defs"]["contribution.wage.result"]
    assert set(result["properties"]) == set(ask(**WAGE))
    codes = set(result["properties"]["lines"]["items"]["properties"]["code"]["enum"])
    assert {line["code"] for line in ask(**WAGE)["lines"]} <= codes


def test_the_calculator_starts_without_django_or_a_database():
    program = (
        "import sys; from payung.cli import main; status = main(['calc', '--schema']); "
        "loud = {'django', 'psycopg', 'polars'} & set(sys.modules); sys.exit(status or (3 if loud else 0))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["oneOf"]


def test_an_unknown_verb_is_refused_in_one_sentence():
    installed = Path(sys.executable).with_name("payung")
    done = subprocess.run([installed, "fly"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no verb 'fly'" in done.stderr


class Unloadable:
    """An entry point whose module needs what is not installed."""

    def load(self):
        raise ModuleNotFoundError("No module named 'django'", name="django")


def test_a_verb_of_the_server_without_the_server_extra_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [Unloadable()])
    assert payung(["server", "run"]) == 3
    said = capsys.readouterr().err
    assert "django is missing" in said and "payung[server]" in said


def test_payung_alone_tells_its_verbs(capsys):
    assert payung([]) == 2
    assert payung(["--help"]) == 0
    assert "calc" in capsys.readouterr().out
