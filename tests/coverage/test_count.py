"""What this system counts: people once, jobs once, by place of work."""

import datetime as dt
from types import SimpleNamespace

import polars as pl
import pytest

from payung.access.actor import SYSTEM, NotAllowed
from payung.audit.models import Event
from payung.coverage.actions.count_month import count_month
from payung.coverage.models import CoverageCount, Workforce
from payung.coverage.queries import counted, counted_figures, newest_counted_month, workforce
from payung.database.copy import copy_in
from payung.database.partitions import ensure_months
from payung.jobs.settle import settle
from tests.registry.conftest import actor, employer, places, reference
from tests.rolls.world import pay, roll

__all__ = ["places", "reference"]

NOW = dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC)
MARCH, APRIL = dt.date(2025, 3, 1), dt.date(2025, 4, 1)
MONEY = (
    *("wage", "jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker"),
    *("jkp_from_jkk", "jkp_from_jkm", "jkp_from_state"),
)


def credit(month, *lines):
    """lines: bill, person, employer, segment"""
    ensure_months("ledger_memberline", [month])
    bills, people, payers, segments = zip(*lines, strict=True)
    frame = pl.DataFrame({"bill_id": bills, "owner_id": people, "payer_id": payers, "segment": segments})
    day = {"month": month, "value_date": month}
    copy_in("ledger_memberline", frame.with_columns(*(pl.lit(1).alias(name) for name in MONEY), **day_lits(day)))


def day_lits(days):
    return {name: pl.lit(day) for name, day in days.items()}


def rows(month):
    return {(row.region_id, row.segment): (row.people, row.memberships) for row in counted(month)}


def test_a_small_month_counted_by_hand(places):
    kubu_raya, sanggau, sambas = places.kubu_raya.pk, places.sanggau.pk, places.sambas.pk
    second = employer("20000003", "PTK", "61.12").pk
    credit(
        MARCH,
        (1, 101, kubu_raya, "PU"),
        (1, 102, kubu_raya, "PU"),
        (2, 102, second, "PU"),  # a second job in the same regency
        (3, 101, sanggau, "PU"),  # a second job in another regency
        (4, 103, sambas, "PU"),
        (5, 103, sambas, "PU"),  # a correction of the same job
    )
    pay(roll([SimpleNamespace(pk=102, name="WARGA")], MARCH, region="61.01", at=NOW), NOW)
    settle(NOW)  # another segment, another regency
    credit(APRIL, (7, 104, kubu_raya, "PU"))
    assert count_month(MARCH, by=SYSTEM, at=NOW) == 3  # 101, 102 and 103 are three people

    found = rows(MARCH)
    # Kubu Raya: 101 and 102; jobs 101, 102, 102 again at the second employer.
    assert found["61.12", "PU"] == found["61.12", "ALL"] == (2, 3)
    assert found["61.03", "PU"] == (1, 1)
    # Sambas: 103 once in spite of two lines, and 102 as BPU.
    assert (found["61.01", "PU"], found["61.01", "BPU"], found["61.01", "ALL"]) == ((1, 1), (1, 1), (2, 2))
    # The province: three people, not 2 + 1 + 2; jobs 3 + 1 + 1 + 1.
    assert (found["61", "PU"], found["61", "BPU"], found["61", "ALL"]) == ((3, 5), (1, 1), (3, 6))
    assert found["ID", "ALL"] == found["KAL", "ALL"] == found["61", "ALL"]
    assert {region for region, _ in found} == {"61.12", "61.03", "61.01", "61", "KAL", "ID"}


def test_counting_again_replaces_the_count_of_that_month_only(places):
    credit(MARCH, (1, 101, places.kubu_raya.pk, "PU"))
    credit(APRIL, (2, 101, places.kubu_raya.pk, "PU"))
    count_month(MARCH, by=SYSTEM, at=NOW)
    count_month(APRIL, by=SYSTEM, at=NOW)
    april = rows(APRIL)
    credit(MARCH, (3, 102, places.kubu_raya.pk, "PU"))
    assert count_month(MARCH, by=SYSTEM, at=NOW) == 2
    assert rows(MARCH)["61.12", "PU"] == (2, 2)
    assert rows(APRIL) == april
    assert newest_counted_month() == APRIL
    assert Event.objects.filter(verb="coverage.count_month").count() == 3


def test_a_month_in_which_nobody_paid_counts_nobody(places):
    assert count_month(MARCH, by=SYSTEM, at=NOW) == 0
    assert not CoverageCount.objects.exists()


def test_nobody_with_a_log_in_counts(places):
    with pytest.raises(NotAllowed):
        count_month(MARCH, by=actor("administrator", "all"), at=NOW)


def test_a_counted_figure_names_its_month_its_definition_and_us(places):
    credit(MARCH, (1, 101, places.kubu_raya.pk, "PU"))
    count_month(MARCH, by=SYSTEM, at=NOW)
    (figure,) = counted_figures("61.12")
    assert (figure.origin, figure.text, figure.as_of, figure.publisher) == (
        "counted",
        "1\u00a0orang",
        "Maret 2025",
        "Payung",
    )
    assert "tempat kerja" in figure.definition and "semua segmen" in figure.definition


def test_the_workforce_of_a_day_is_the_newest_measured_by_then(places):
    for as_of, people in ((MARCH, 10), (APRIL, 12), (dt.date(2025, 5, 1), None)):
        Workforce.objects.create(region_id="61.12", as_of=as_of, people=people, definition="uji", source="uji")
    assert workforce("uji", MARCH)["61.12"].people == 10
    assert workforce("uji", dt.date(2025, 6, 1))["61.12"].people == 12
    assert workforce("lain", APRIL) == {}
