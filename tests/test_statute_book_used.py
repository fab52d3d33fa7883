"""Every parameter, question and act of the statute book is used where the law is applied, or says why not."""

import re
from pathlib import Path

from payung.claims.family.practice import QUESTIONS as OF_FAMILIES
from payung.claims.periodic.readings import READINGS
from payung.compliance.readings import READINGS as OF_CASES
from payung.statute_book import (
    read_statute_book,
)

LAW = read_statute_book()
SOURCE = Path(__file__).resolve().parents[1] / "src" / "payung"


OURS = ("contributions.", "jp.age.")
ROOMS = ("rules", "calculator")


REFERENCE_ONLY = {
    # parameter: why no rule reads it
    "contributions.wage.foreigner_months": "tells a clerk when a foreign worker must join; no dates here",
    "contributions.payment.arrears_months": "decides who pays a JKK benefit first: read by the benefit rules",
    "contributions.payment.allocation_oldest_first": "documents the practice that `allocate` follows",
    "contributions.jp.gdp_growth": "the input of the ceiling, for the yearly announcement and its test",
}


def code():
    """The text of the rules and the calculator."""
    files = [path for room in ROOMS for path in sorted((SOURCE / room).rglob("*.py"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


OF_A_LIST = {"jkk-list-unread", "holidays-unconfirmed"}
"""Questions about the list of industries and the holidays, which are no parameters."""


NOT_COMPUTED = {"jkm-several-employers", "project-wage-unknown", "scholarship-claim-limit"}
"""Questions about cases for which no amount is computed: they are only listed. The set may only get smaller."""


def test_every_question_is_raised_by_a_parameter_a_rule_a_running_right_or_a_list():
    raised = OF_A_LIST | NOT_COMPUTED | {each for parameter in LAW.parameters.values() for each in parameter.questions}
    for parameter in LAW.parameters.values():
        raised |= {each for version in parameter.versions for each in version.questions}
    raised |= {each for ids in (*READINGS.values(), *OF_CASES.values(), OF_FAMILIES) for each in ids}
    text = code()
    assert {each for each in LAW.questions if each not in raised and f'"{each}"' not in text} == set()


FILLED = {
    # names the code completes as it runs, and with what
    "contributions.obligation.{programme}": ("jkk", "jkm", "jht", "jp"),
    "contributions.own_account.{code}_rate": ("jkk", "jht"),
    "contributions.own_account.{name}": ("jkk_rate", "jkm_amount", "jht_rate", "bands"),
    "contributions.project.wages_{name}_rate": ("jkk", "jkm"),
    "contributions.jkp.from_{source}": ("jkk", "jkm", "state"),
    "contributions.relief.{name}": ("covid_2020", "labour_intensive"),
    "contributions.relief.{relief}": ("covid_2020", "labour_intensive"),
    "contributions.{name}": (
        "payment.penalty", "relief.covid_2020_penalty", "relief.labour_intensive_penalty",
    ),
}  # fmt: skip


def names_in_code():
    """Every parameter name that stands in the rules and the calculator, completed as in FILLED."""
    text = code()
    groups = "|".join(re.escape(group) for group in (*LAW.groups, "contributions"))
    written = {name for name in re.findall(r'"([a-z0-9_.{}]+)"', text) if re.match(rf"(?:{groups})\.", name)}
    ours = {name for name in written if name.startswith(OURS)}
    open_names = {name for name in ours if "{" in name}
    assert open_names == set(FILLED)
    filled = {re.sub(r"\{.*\}", word, name) for name, words in FILLED.items() for word in words}
    return (ours - open_names) | filled


def test_every_parameter_is_used_by_a_rule_or_listed_with_the_reason_why_not():
    ours = {name for name in LAW.parameters if name.startswith(OURS)}
    assert ours - names_in_code() == set(REFERENCE_ONLY)


def test_every_parameter_the_rules_name_exists():
    assert names_in_code() <= set(LAW.parameters)


def test_every_act_the_code_cites_is_listed():
    text = "\n".join(path.read_text(encoding="utf-8") for path in (SOURCE / "rules").rglob("*.py"))
    cited = set(re.findall(r"\b(?:UU|PP|Perpres|Permenaker|Perdir) \d+/\d{4}", text))
    assert cited and cited <= set(LAW.acts)
