"""What this system counts: people once, jobs once, by place of work and by residence, frozen month by month."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from payung.access.actor import SYSTEM, NotAllowed
from payung.audit.models import Event
from payung.coverage.actions.freeze_month import freeze_month
from payung.coverage.counted import differences, figure, newest_counted_month, rates, rows_of, series, snapshot_of
from payung.coverage.counting.month import count
from payung.coverage.measured import workforce as measured
from payung.coverage.models import Snapshot, SnapshotRow
from payung.jobs.settle import settle
from payung.registry.models import Region
from tests.coverage.world import APRIL, MARCH, NOW, credit, living, workforce
from tests.registry.conftest import actor, employer, places, reference
from tests.rolls.world import pay, roll

__all__ = ["places", "reference"]


def freeze(month, at=NOW):
    return freeze_month(month, by=SYSTEM, at=at)


def values(snapshot, measure):
    return {(region, part): row.value for (_, region, part), row in rows_of(snapshot, [measure]).items()}


def test_a_small_month_counted_by_hand(places):
    kubu_raya, sanggau, sambas = places.kubu_raya.pk, places.sanggau.pk, places.sambas.pk
    second = employer("20000003", "PTK", "61.12").pk
    living(101, "61.12"), living(102, "61.71"), living(103, None)
    credit(
        MARCH,
        (1, 101, kubu_raya),
        (1, 102, kubu_raya),
        (2, 102, second),  # a second job in the same regency
        (3, 101, sanggau),  # a second job in another regency
        (4, 103, sambas),
        (5, 103, sambas),  # a correction of the same job
    )
    credit(APRIL, (7, 101, kubu_raya))
    march = freeze(MARCH)
    assert march.people == 3  # 101, 102 and 103 are three people

    # By work. Kubu Raya: 101 and 102. Sanggau: 101. Sambas: 103 once. The province: three people, not 2 + 1 + 1.
    people = {"61.12": 2, "61.03": 1, "61.01": 1, "61": 3, "KAL": 3, "ID": 3}
    assert values(march, "people_by_work") == {(code, part): n for code, n in people.items() for part in ("ALL", "PU")}
    # Jobs: 101 and 102 at one, 102 at the other; 101 in Sanggau; 103 once in spite of two lines.
    jobs = {"61.12": 3, "61.03": 1, "61.01": 1, "61": 5, "KAL": 5, "ID": 5}
    assert values(march, "memberships_by_work") == {
        (code, part): n for code, n in jobs.items() for part in ("ALL", "PU")
    }
    # By residence. 103 lives nobody knows where: counted in the nation only.
    homes = {"61.12": 1, "61.71": 1, "61": 2, "KAL": 2, "ID": 3}
    assert {code: n for (code, part), n in values(march, "people_by_residence").items() if part == "ALL"} == homes
    at_home = {"61.12": 2, "61.71": 2, "61": 4, "KAL": 4, "ID": 5}
    assert {
        code: n for (code, part), n in values(march, "memberships_by_residence").items() if part == "ALL"
    } == at_home


def test_people_on_a_paid_roll_count_in_their_segment_and_once_in_all(places):
    living(101, "61.12"), living(102, "61.01")
    credit(MARCH, (9_001, 101, places.kubu_raya.pk))
    pay(
        roll([SimpleNamespace(pk=101, name="A"), SimpleNamespace(pk=102, name="B")], MARCH, region="61.01", at=NOW), NOW
    )
    settle(NOW)
    march = freeze(MARCH)
    found = values(march, "people_by_work")
    assert (found["61.12", "PU"], found["61.01", "BPU"], found["61.01", "ALL"]) == (1, 2, 2)
    assert (found["61", "PU"], found["61", "BPU"], found["61", "ALL"]) == (1, 2, 2)  # 101 is one person in both
    assert values(march, "memberships_by_work")["61", "ALL"] == 3
    at_home = values(march, "people_by_residence")
    assert (at_home["61.12", "ALL"], at_home["61.12", "BPU"], at_home["61.01", "BPU"]) == (1, 1, 1)
    # Two people at JKK 10.000, JKM 6.800, JHT 20.000 each.
    assert values(march, "contributions")["61.01", "ALL"] == 2 * 36_800


def test_the_newest_count_is_of_a_month_that_is_over(places):
    credit(MARCH, (1, 101, places.kubu_raya.pk))
    credit(APRIL, (2, 101, places.kubu_raya.pk))
    freeze(MARCH, dt.datetime(2025, 4, 10, 3, tzinfo=dt.UTC)), freeze(APRIL, dt.datetime(2025, 4, 10, 3, tzinfo=dt.UTC))
    assert newest_counted_month() == MARCH
    assert snapshot_of(APRIL).as_of == dt.date(2025, 4, 10)


def test_employers_and_contributions_are_counted_where_the_work_is_done(places):
    credit(MARCH, (1, 101, places.kubu_raya.pk), (1, 102, places.kubu_raya.pk), (2, 103, places.sambas.pk))
    march = freeze(MARCH)
    found = values(march, "employers_active")
    assert (found["61.12", "ALL"], found["61.01", "ALL"], found["61", "ALL"]) == (1, 1, 2)
    # Every amount is one rupiah: JKK 1, JKM 1, JHT 1 + 1, JP 1 + 1 for each of two people.
    money = {part: n for (code, part), n in values(march, "contributions").items() if code == "61.12"}
    assert money == {"JKK": 2, "JKM": 2, "JHT": 4, "JP": 4, "ALL": 12}


def test_a_frozen_month_stays_and_a_late_posting_makes_a_version_that_names_the_difference(places):
    credit(MARCH, (1, 101, places.kubu_raya.pk))
    first = freeze(MARCH)
    assert freeze(MARCH).pk == first.pk  # nothing differs: no new version
    credit(MARCH, (3, 102, places.kubu_raya.pk))
    second = freeze(MARCH)
    assert (first.version, second.version, first.digest == second.digest) == (1, 2, False)
    assert values(Snapshot.objects.get(pk=first.pk), "people_by_work")["61.12", "PU"] == 1
    assert values(second, "people_by_work")["61.12", "PU"] == 2
    told = {
        (each["measure"], each["region"], each["part"]): (each["before"], each["after"]) for each in differences(second)
    }
    assert told["people_by_work", "61.12", "ALL"] == (1, 2)
    assert told["contributions", "61", "JHT"] == (2, 4)
    assert second.changed == len(told)
    assert snapshot_of(MARCH) == second and snapshot_of(MARCH, 1) == first
    assert Event.objects.filter(verb="coverage.freeze_month").count() == 3


@pytest.mark.parametrize("statement", ("UPDATE {} SET {} = 7", "DELETE FROM {}"))
def test_the_database_refuses_to_change_a_snapshot(places, statement):
    credit(MARCH, (1, 101, places.kubu_raya.pk))
    freeze(MARCH)
    workforce({"61": 100})
    for table, column in (
        ("coverage_snapshot", "people"),
        ("coverage_snapshotrow", "value"),
        ("coverage_workforce", "people"),
    ):
        refused = pytest.raises(DatabaseError, match="append-only")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format(table, column))


def test_a_month_in_which_nobody_paid_is_not_frozen(places):
    assert freeze(MARCH) is None
    assert not Snapshot.objects.exists() and newest_counted_month() is None


def test_nobody_with_a_log_in_freezes(places):
    with pytest.raises(NotAllowed):
        freeze_month(MARCH, by=actor("administrator", "all"), at=NOW)


def test_a_counted_figure_names_its_month_its_definition_its_version_and_us(places):
    credit(MARCH, *((1, number, places.kubu_raya.pk) for number in range(101, 107)))
    snapshot = freeze(MARCH)
    found = figure(snapshot, "people_by_work", Region.objects.get(code="61.12"))
    assert (found.origin, found.text, found.as_of, found.publisher) == (
        "counted",
        "6\u00a0orang",
        "Maret 2025",
        "Payung",
    )
    assert "tempat kerja" in found.definition and found.as_of_day == dt.date(2025, 3, 31)
    assert found.version == "1" and "versi 1" in found.sources[0] and len(found.digest) == 64


def test_a_region_where_nobody_counts_shows_a_zero_and_a_small_number_is_not_told(places):
    credit(MARCH, (1, 101, places.kubu_raya.pk))
    snapshot = freeze(MARCH)
    here, there = Region.objects.get(code="61.12"), Region.objects.get(code="61.03")
    assert figure(snapshot, "people_by_work", there).value == "0"
    assert figure(snapshot, "people_by_work", here).value == "tidak disebut"
    assert figure(snapshot, "people_by_work", here).number is None
    assert figure(snapshot, "people_by_work", here, public=False).value == "1"


def test_a_series_runs_over_the_newest_version_of_each_month(places):
    credit(MARCH, *((1, number, places.kubu_raya.pk) for number in range(101, 107)))
    freeze(MARCH)
    credit(MARCH, (2, 107, places.kubu_raya.pk))
    credit(APRIL, *((3, number, places.kubu_raya.pk) for number in range(101, 106)))
    freeze(MARCH), freeze(APRIL)
    told = series("people_by_work", Region.objects.get(code="61.12"))
    assert [(each.as_of, each.value) for each in told] == [("Maret 2025", "7"), ("April 2025", "5")]


def test_the_workforce_of_a_day_is_the_newest_measured_by_then_and_null_where_nobody_measured(reference):
    workforce({"61.12": 10, "61.01": None}, as_of=MARCH)
    workforce({"61.12": 12}, as_of=APRIL)
    workforce({"61.12": None}, as_of=dt.date(2025, 5, 1))
    assert measured("contoh", MARCH)["61.12"].people == 10
    assert measured("contoh", dt.date(2025, 6, 1))["61.12"].people == 12
    assert "61.01" not in measured("contoh", APRIL)
    assert measured("bps_employed", APRIL) == {}


def test_a_later_edition_for_the_same_day_holds_and_the_earlier_one_is_kept(reference):
    first = workforce({"61.12": 10}, title="Rilis awal")
    workforce({"61.12": 11}, title="Rilis revisi")
    assert measured("contoh", MARCH)["61.12"].people == 11
    assert measured("contoh", MARCH, first.pk)["61.12"].people == 10


def test_a_share_is_never_cut_at_one_hundred_and_keeps_the_denominator_it_was_frozen_with(places):
    for number in range(101, 107):
        living(number, "61.12")
    workforce({"61.12": 4, "61": None}, as_of=MARCH)
    credit(MARCH, *((1, number, places.kubu_raya.pk) for number in range(101, 107)))
    snapshot = freeze(MARCH)
    workforce({"61.12": 400}, as_of=MARCH, title="Rilis revisi")
    regions = list(Region.objects.filter(code__in=["61.12", "61"]))
    found = rates(snapshot, regions)
    assert found["61.12"].share.text == "150,00\u00a0%"  # 6 of 4, not 6 of 400
    assert (found["61"].share, found["61"].numerator.value) == (None, "6")
    assert found["61.12"].share.definition.endswith("6 dibagi 4")
    later = freeze(MARCH)  # the edition is part of what is frozen
    assert later.version == 2 and rates(later, regions)["61.12"].share.text == "1,50\u00a0%"


def test_the_digest_of_the_same_books_is_the_same(places):
    credit(MARCH, (1, 101, places.kubu_raya.pk))
    credit(APRIL, (2, 101, places.kubu_raya.pk))
    march, april = freeze(MARCH), freeze(APRIL)
    assert march.digest != april.digest
    assert SnapshotRow.objects.filter(snapshot=march).count() == march.rows


def test_the_digest_of_a_month_cannot_be_tried_by_who_knows_all_rows_but_a_few(places):
    credit(MARCH, (1, 101, places.kubu_raya.pk))
    march = freeze(MARCH)
    with transaction.atomic():
        assert count(MARCH, 0).digest != march.digest  # the very rows, without the salt
    with transaction.atomic():
        assert count(MARCH, 0, march.salt).digest == march.digest
    credit(MARCH, (3, 102, places.kubu_raya.pk))
    assert freeze(MARCH).salt == march.salt  # so that counting once more finds what is frozen
