"""Each guarantee of the house, with the tests that fail when it is broken; and what no other test looks after.

Nobody may take one of the tests away without saying here what keeps the promise instead.
"""

from __future__ import annotations

import ast
from functools import cache

import pytest

from .source import HOUSE, name_of, python_files, tree

KEPT_BY = {
    "a number of the law stands once, in law/, with its article": (
        "house/test_money.py::test_no_number_of_the_law_stands_in_code",
        "house/test_money.py::test_no_page_states_a_rate_or_an_amount_of_its_own",
        "test_statute_book.py::test_every_act_cited_is_listed_and_every_citation_names_an_article_or_an_act",
        "test_statute_book_used.py::test_every_parameter_is_used_by_a_rule_or_listed_with_the_reason_why_not",
    ),
    "money is whole rupiah, rates are parts per million, one function multiplies and rounds": (
        "house/test_money.py::test_no_float_touches_money",
        "kernel/test_money.py::test_half_a_rupiah_goes_up_and_less_goes_down",
        "kernel/test_money.py::test_a_column_of_shares_is_each_share_in_exact_whole_numbers",
        "kernel/test_money.py::test_what_would_overflow_and_what_is_negative_are_refused_and_never_wrapped",
        "test_statute_book.py::test_a_rate_becomes_parts_per_million",
    ),
    "the same facts and law give the same answer, one at a time or by the million": (
        "properties/test_claims_judged.py::test_a_batch_is_judged_as_each_would_be_alone",
        "properties/test_benefits_jht.py::test_many_claims_at_once_give_the_same_answer_as_one_at_a_time",
        "properties/test_benefits_jkk.py::test_many_at_once_give_the_same_answer_as_one_at_a_time",
        "properties/test_benefits_jkm.py::test_many_deaths_at_once_give_the_same_answer_as_one_at_a_time",
        "properties/test_benefits_jkp.py::test_many_at_once_give_the_same_answer_as_one_at_a_time",
        "properties/test_benefits_jp.py::test_many_at_once_give_the_same_answer_as_one_at_a_time",
        "properties/test_benefits_scholarship.py::test_many_families_at_once_give_the_same_answer_as_one_at_a_time",
        "properties/test_contributions.py::test_many_at_once_give_the_same_answer_as_one_at_a_time",
        "house/test_guarantees.py::test_no_rule_looks_at_a_clock_chance_or_the_world",
    ),
    "the ledger is append-only in the database, and a key counts once": (
        "test_database.py::test_the_books_refuse_every_change",
        "test_database.py::test_a_key_counts_once",
        "ledger/test_books.py::test_the_same_transfers_twice_are_posted_once",
        "ledger/test_books.py::test_a_key_that_holds_something_else_is_refused_and_nothing_is_posted",
        "ledger/test_books.py::test_debits_equal_credits",
        "contributions/test_proof.py::test_a_line_tampered_with_afterwards_is_found",
    ),
    "a decision keeps its facts, findings and law, and can be asked again": (
        "claims/test_road.py::test_a_decision_is_frozen_in_the_database",
        "claims/test_road.py::test_a_decision_asked_again_from_its_frozen_facts_gives_the_same_rupiah",
        "claims/test_programmes.py::test_every_programme_asked_again_from_its_frozen_facts_gives_the_same_rupiah",
        "properties/test_claims_judged.py::test_frozen_facts_asked_again_give_the_same_rupiah_and_the_parts_sum",
    ),
    "every write is one action: one transaction, one permission, one audit event": (
        "house/test_rooms.py::test_every_action_file_holds_one_verb_one_permission_and_one_event",
        "house/test_guarantees.py::test_no_page_and_no_door_writes_but_through_an_action",
    ),
    "whoever decides cannot approve: the database refuses": (
        "claims/test_road.py::test_an_officer_cannot_approve_their_own_decision_and_the_database_refuses_it_too",
    ),
    "a figure never travels without its day, its definition and its sources": (
        "coverage/test_published.py::test_every_figure_has_a_publisher_a_source_and_a_defined_measure",
        "coverage/test_count.py::test_a_counted_figure_names_its_month_its_definition_its_version_and_us",
        "web/test_packs.py::test_every_figure_has_a_footnote_with_its_meaning_source_and_digest",
        "house/test_guarantees.py::test_a_figure_cannot_be_made_without_its_day_definition_and_sources",
    ),
    "a number typed by a stranger never reveals a person": (
        "web/test_hospitals.py::test_a_no_is_the_same_page_for_a_stranger_and_for_a_wrong_birth_date",
        "web/test_registration.py::test_the_answer_to_a_known_nik_is_the_answer_to_an_unknown_one",
        "web/test_registration.py::test_a_number_nobody_has_gets_the_same_page",
        "web/test_family.py::test_the_receipt_is_the_same_for_a_member_and_for_nobody",
        "web/test_login.py::test_a_wrong_password_and_an_unknown_name_are_told_in_the_same_words",
    ),
    "a higher wage never earns less, parts sum, a split period changes nothing, no claim pays twice": (
        "properties/test_claims_judged.py::test_a_higher_wage_never_earns_less_after_an_accident",
        "properties/test_claims_judged.py::test_a_higher_wage_never_earns_less_after_a_lost_job",
        "properties/test_benefits_jp.py::test_a_higher_wage_never_earns_a_lower_pension",
        "properties/test_claims_judged.py::test_a_period_of_absence_told_in_two_claims_pays_as_told_in_one",
        "properties/test_claims_judged.py::test_an_accident_claimed_in_two_steps_pays_what_one_step_pays",
        "properties/test_claims_judged.py::test_a_partial_withdrawal_and_the_rest_are_together_the_balance",
        "properties/test_benefits_jkm.py::test_the_shares_of_the_heirs_add_up_to_what_is_shared",
        "claims/test_at_once.py::test_however_many_send_a_claim_at_once_it_is_sent_and_paid_once",
        "claims/test_at_once.py::test_two_claims_on_one_balance_approved_at_the_same_moment_pay_it_once",
        "claims/test_road.py::test_nothing_is_sent_twice_by_asking_twice_nor_by_telling_twice",
        "claims/test_jkm_counted.py::test_three_heirs_receive_the_difference_and_the_funds_settle",
    ),
}
WRITES = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete"}
BY_SQL = {"post_transfers", "credit_members", "copy_in"}
WORLDLY = {"django", "time", "random", "secrets", "os", "socket", "urllib", "http", "requests", "subprocess"}
CLOCKS = {"today", "now", "utcnow"}


@cache
def names_in(file: str) -> frozenset[str]:
    path = HOUSE / "tests" / file
    found = ast.parse(path.read_text(encoding="utf-8")).body if path.exists() else []
    return frozenset(node.name for node in found if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("promise", KEPT_BY)
def test_each_guarantee_has_tests_that_stand(promise):
    named = [each.split("::") for each in KEPT_BY[promise]]
    assert named
    assert [f"{file}::{test}" for file, test in named if test not in names_in(file)] == []


def test_no_page_and_no_door_writes_but_through_an_action():
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files()
        if name_of(path).startswith(("web/", "api/"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _writes(node.func)
    ]
    assert found == []


def _writes(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id in BY_SQL
    if not isinstance(called, ast.Attribute) or called.attr not in WRITES:
        return False
    owner = called.value
    by_manager = isinstance(owner, ast.Attribute) and owner.attr == "objects"
    by_row = called.attr == "save" and isinstance(owner, ast.Name) and owner.id not in {"drawing", "book", "image"}
    by_rows = called.attr == "delete" and isinstance(owner, ast.Call)
    return by_manager or by_row or by_rows


def test_no_rule_looks_at_a_clock_chance_or_the_world():
    found = []
    for path in python_files():
        if not name_of(path).startswith(("rules/", "kernel/money", "kernel/periods")):
            continue
        for node in ast.walk(tree(path)):
            names = (
                [each.name for each in node.names] if isinstance(node, ast.Import)
                else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            )  # fmt: skip
            found += [f"{name_of(path)}: {name}" for name in names if name.split(".")[0] in WORLDLY]
            if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
                found.append(f"{name_of(path)}:{node.lineno}: {node.attr}")
    assert found == []


def test_a_figure_cannot_be_made_without_its_day_definition_and_sources():
    (made,) = [
        node
        for path in python_files()
        if name_of(path) == "coverage/figures.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name == "Figure"
    ]
    needed = {each.target.id for each in made.body if isinstance(each, ast.AnnAssign) and each.value is None}
    assert {"as_of", "as_of_day", "definition", "publisher", "source", "unit", "region_code"} <= needed
