"""Signals say what was seen and why it matters; none of them decides."""

import ast
import datetime as dt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import payung.claims
from payung.claims import risk_rules
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.risk import signals_of
from payung.kernel.periods import days
from payung.registry.models import Employment
from tests.claims import world as w
from tests.contributions import world as months

database = pytest.mark.django_db
MAY_READ = {"risk.py", "risk_rules.py", "risk_sql.py"}


def codes(claim) -> list[str]:
    return [each.code for each in signals_of([claim.pk]).get(claim.pk, [])]


@pytest.mark.parametrize(("since", "seen"), [(0, True), (30, True), (31, False), (-1, False)])
def test_thirty_days_before_a_death_is_seen_and_thirty_one_is_not(since, seen):
    died = dt.date(2025, 3, 24)
    found = risk_rules.registered_before_death(days(died - dt.timedelta(days=since)), days(died))
    assert found.tolist() == [seen]


def test_an_unknown_registration_is_no_signal():
    nobody = np.array([None], dtype="datetime64[D]")
    assert risk_rules.registered_before_death(nobody, days(dt.date(2025, 3, 24))).tolist() == [False]


def test_half_as_much_again_is_not_seen_and_one_rupiah_more_is():
    # 2,000,000 + 50 % = 3,000,000.
    last, before = np.array([3_000_000, 3_000_001, 5]), np.array([2_000_000, 2_000_000, 0])
    assert risk_rules.wage_jumped(last, before).tolist() == [False, True, False]


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 10**9))
def test_a_higher_last_wage_is_never_less_of_a_jump(before, last, more):
    low, high = risk_rules.wage_jumped(np.array([last, last + more]), np.array([before, before]))
    assert high or not low


def test_every_threshold_is_marked_as_our_own_choice_and_explained():
    for code, words in risk_rules.thresholds().items():
        assert words["ours"] is True and words["limit"] > 0, code
        assert words["seen"].endswith(".") and words["why"].endswith("."), code


def test_nothing_that_judges_approves_or_pays_reads_a_signal():
    root = Path(payung.claims.__file__).parent
    for path in root.rglob("*.py"):
        if path.name in MAY_READ:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = {f"{node.module}.{each.name}" for each in node.names}
                assert not any(name.startswith("payung.claims.risk") for name in names), path


@database
def test_an_ordinary_death_has_no_signal():
    assert signals_of([w.death_claim().pk]) == {}


@database
def test_somebody_registered_twenty_days_before_the_death_is_seen_and_paid_all_the_same():
    spell = w.worker()
    Employment.objects.filter(pk=spell.pk).update(started_on=dt.date(2025, 3, 4))
    spell.card.__class__.objects.filter(pk=spell.card_id).update(issued_on=dt.date(2025, 3, 4))
    event = w.reported(spell, "death")
    name_heirs(event.pk, [w.WIFE], by=w.officer(), at=w.REPORTED)
    claim = w.completed(w.claim(event, "JKM"))
    (signal,) = signals_of([claim.pk])[claim.pk]
    assert signal.code == "registered-before-death"
    assert "4 Maret 2025" in signal.seen and "20 hari" in signal.seen and signal.why
    assert w.decided(claim).total == 42_000_000


@database
def test_a_wage_that_doubled_in_the_month_before_an_accident_is_seen():
    # January 1,800,000, February 3,650,000: 1,850,000 / 1,800,000 = 102 % above.
    spell = months.worker(months.employer())
    w.paid_month(spell, dt.date(2025, 1, 1), 1_800_000, w.at(2, 10))
    w.paid_month(spell)
    claim = w.claim(w.reported(spell, "accident"), "JKK")
    (signal,) = signals_of([claim.pk])[claim.pk]
    assert signal.code == "wage-jump"
    assert "Rp3.650.000" in signal.seen and "102\u00a0%" in signal.seen and "Februari 2025" in signal.seen


@database
def test_two_grown_heirs_on_one_account_are_seen_and_a_guardian_with_children_is_not():
    account = {"bank": "kapuas", "account_number": "0012344471", "account_holder": "THERESIA LANSI"}
    child = w.Heir("PETRUS", "child", birth_date=dt.date(2016, 1, 9), guardian_name="THERESIA LANSI",
                   guardian_relation="ibu", **account)  # fmt: skip
    grown = w.Heir("AGNES", "child", birth_date=dt.date(2000, 5, 5), **account)
    event = w.reported(w.worker(), "death")
    name_heirs(event.pk, [w.WIFE, child], by=w.officer(), at=w.REPORTED)
    claim = w.claim(event, "JKM")
    assert codes(claim) == []
    name_heirs(event.pk, [w.WIFE, child, grown], by=w.officer(), at=w.REPORTED)
    (signal,) = signals_of([claim.pk])[claim.pk]
    assert signal.code == "shared-account" and "•••• 4471" in signal.seen and "2 orang dewasa" in signal.seen
    assert "0012344471" not in signal.seen


@database
def test_a_second_burial_of_the_same_person_is_seen():
    first = w.death_claim((w.WIFE,))
    w.approved(first)
    second = type(first).objects.create(
        number="2503-JKK-999999", programme="JKK", basis="death", event=first.event, person=first.person,
        office=first.office, claimed_on=w.REPORTED.date(), opened_at=w.REPORTED,
    )  # fmt: skip
    (signal,) = signals_of([second.pk])[second.pk]
    assert signal.code == "burial-twice" and first.number in signal.seen
    assert codes(first) == []


@database
def test_a_burial_of_another_person_under_the_same_nik_is_seen_and_of_somebody_else_is_not():
    first = w.death_claim((w.WIFE,))
    w.approved(first)
    found = []
    for number, nik in enumerate((first.person.nik, "6112010107880999")):
        person = type(first.person).objects.create(
            member_number=f"PY99999999{number}", nik=nik, nik_state="duplicate", name="Lain", name_key="LAIN",
            birth_date=dt.date(1980, 1, 1), sex="L",
        )  # fmt: skip
        told = first.event
        event = type(told).objects.create(
            kind=told.kind, person=person, office=told.office, happened_on=told.happened_on, reported_at=w.REPORTED,
            reported_by="Keluarga", reporter=told.reporter, channel=told.channel,
        )  # fmt: skip
        other = type(first).objects.create(
            number=f"2503-JKM-99999{number}", programme="JKM", basis="death", event=event, person=person,
            office=first.office, claimed_on=w.REPORTED.date(), opened_at=w.REPORTED,
        )  # fmt: skip
        found.append([each.seen for each in signals_of([other.pk]).get(other.pk, []) if each.code == "burial-twice"])
    assert len(found[0]) == 1
    assert first.number in found[0][0]
    assert found[1] == []


@database
def test_two_accidents_within_a_week_are_seen_on_both_claims_and_in_eight_days_on_none():
    spell = w.worker()
    near = [w.claim(w.reported(spell, "accident", on=dt.date(2025, 3, day)), "JKK") for day in (10, 17)]
    found = signals_of([each.pk for each in near])
    assert [[s.code for s in found[each.pk]] for each in near] == [["accident-twice"], ["accident-twice"]]
    assert "17 Maret 2025" in found[near[0].pk][0].seen and "7 hari" in found[near[0].pk][0].seen
    far = w.claim(w.reported(spell, "accident", on=dt.date(2025, 3, 2)), "JKK")
    assert codes(far) == []
