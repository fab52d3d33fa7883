"""Work abroad covers the day; what it pays is not computed with amounts of the law at home, and nobody is lost."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.report_event import report_event
from payung.claims.judging import judged, judged_many
from payung.claims.letters.compose import letter_of
from payung.claims.models import Claim
from payung.claims.queries import refusals_of
from payung.claims.reporting import Report
from payung.migrants.actions.record_return import record_return
from payung.rules.jkm.migrant import death_lines
from payung.statute_book import read_statute_book
from tests.claims import world as w
from tests.construction.world import at, officer, reference
from tests.migrants.test_departures import LEAVES, company, going, paid

pytestmark = pytest.mark.django_db
LAW = read_statute_book()
WORKING = LEAVES + dt.timedelta(days=20)
TODAY = LEAVES + dt.timedelta(days=40)


@pytest.fixture
def sri():
    """On the way to Malaysia from 10 November 2026, paid on 1 September."""
    reference()
    agency = company()
    departure = going(agency)
    paid(agency, departure)
    return departure


def told(departure, kind: str, programme: str, day: dt.date = WORKING, **facts) -> Claim:
    when = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(3), dt.UTC)
    report = Report(kind, departure.person_id, day, "heir", "counter", facts=facts)
    event = report_event(report, by=w.officer(), at=when)
    return Claim.objects.get(event=event, programme=programme)


@pytest.mark.parametrize(
    ("kind", "programme", "facts"),
    [
        ("accident", "JKK", {"absence_days": 30}),
        ("death", "SCHOLARSHIP", {"work_accident": False, "children": True}),
        ("disability", "JKK", {"work_accident": True}),
    ],
)
def test_the_finding_says_who_decides_and_no_domestic_amount_is_granted(sri, kind, programme, facts):
    found = judged(told(sri, kind, programme, **facts), TODAY, LAW)
    assert not found.granted
    assert (found.facts["member"].value, found.facts["segment"].value) == (True, "PMI")
    assert "ke Malaysia, selama bekerja" in found.facts["segment"].source
    (failing,) = [each for each in found.outcome.findings if not each.holds]
    assert failing.code == "migrant-benefits" and failing.cite == "Permenaker 4/2023"
    assert "kepala kantor cabang" in failing.text and found.outcome.questions == ("migrant-benefits",)


def granted(claim: Claim, today=TODAY) -> dict[str, int]:
    return {line.code: line.amount for line in judged(claim, today, LAW).outcome.lines}


def test_a_death_while_working_grants_one_sum_of_85_million_whatever_the_cause(sri):
    claim = told(sri, "death", "JKM", work_accident=False)
    found = judged(claim, TODAY, LAW)
    assert granted(claim) == {"lump_sum": 85_000_000}
    assert (found.facts["abroad_phase"].value, found.outcome.questions) == ("during", ("migrant-benefits",))
    assert [each.code for each in found.outcome.findings] == ["member-on-the-day"]


def test_a_death_of_work_while_working_is_paid_by_jkk(sri):
    claim = told(sri, "death", "JKK", work_accident=True)
    assert granted(claim) == {"death": 85_000_000}
    (line,) = judged(claim, TODAY, LAW).outcome.lines
    assert line.cite == "Permenaker 4/2023 Pasal 34 ayat (1) huruf g" and line.status == "read-twice"


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_death_before_or_after_the_work_grants_three_sums_of_42_million(sri, when):
    day = dt.date(2026, 10, 1)
    if when == "after":
        day = LEAVES + dt.timedelta(days=70)
        home = dt.datetime.combine(LEAVES + dt.timedelta(days=61), dt.time(3), dt.UTC)
        record_return(sri.pk, LEAVES + dt.timedelta(days=60), "Sakit", by=officer(), at=home)
    claim = told(sri, "death", "JKM", day, work_accident=False)
    # 20,000,000 + 12,000,000 + 10,000,000
    assert granted(claim, day) == {"lump_sum": 20_000_000, "periodic": 12_000_000, "burial": 10_000_000}


def test_a_death_of_work_before_leaving_is_left_to_the_head_of_the_branch(sri):
    found = judged(told(sri, "death", "JKK", dt.date(2026, 10, 1), work_accident=True), TODAY, LAW)
    assert not found.granted and found.outcome.findings[-1].code == "migrant-benefits"


@pytest.mark.parametrize(
    ("day", "phase", "total"),
    [
        (dt.date(2018, 12, 31), "during", 85_000_000),
        (dt.date(2023, 2, 28), "during", 85_000_000),
        (dt.date(2023, 2, 28), "before", 0),
        (dt.date(2023, 3, 1), "before", 42_000_000),
    ],
)
def test_what_was_not_read_for_a_day_is_not_computed(day, phase, total):
    assert sum(line.amount for line in death_lines("JKM", phase, day, LAW)) == total


def test_the_letter_names_the_officer_and_asks_nothing_more_of_the_family(sri):
    claim = told(sri, "death", "JKK", dt.date(2026, 10, 1), work_accident=True)
    name_heirs(claim.event_id, w.FAMILY, by=w.officer(), at=at(12, 1))
    decision = w.approved(w.completed(claim, at(12, 1)), at(12, 1))
    assert not decision.granted
    (reason,) = refusals_of(decision)
    assert reason.who == "officer" and "Kepala kantor cabang" in reason.how
    assert "Kepala kantor cabang memutus dengan tangan" in letter_of(decision).obstacles[0].how


def test_before_leaving_and_after_an_early_return_are_covered_and_the_day_after_is_not(sri):
    home = dt.datetime.combine(LEAVES + dt.timedelta(days=61), dt.time(3), dt.UTC)
    record_return(sri.pk, LEAVES + dt.timedelta(days=60), "Sakit", by=officer(), at=home)
    for day, member in (
        (dt.date(2026, 10, 1), True),
        (LEAVES + dt.timedelta(days=70), True),
        (LEAVES + dt.timedelta(days=160), False),
    ):
        found = judged(told(sri, "accident", "JKK", day), day + dt.timedelta(days=3), LAW)
        assert found.facts["member"].value is member
        codes = [each.code for each in found.outcome.findings if not each.holds]
        assert codes == (["migrant-benefits"] if member else ["member-on-the-day"])


def test_one_abroad_among_others_changes_nothing_for_them(sri):
    spell = w.worker(nik="3201234567890009")
    at_home = w.claim(w.reported(spell, "death", work_accident=False), "JKM")
    alone = judged(at_home, w.EVENT_ON, LAW)
    abroad = told(sri, "death", "JKM", work_accident=False)
    first, second, third = judged_many([at_home, abroad, at_home], w.EVENT_ON, LAW)
    assert first.outcome == third.outcome == alone.outcome and alone.granted
    assert second.outcome.total == 85_000_000
