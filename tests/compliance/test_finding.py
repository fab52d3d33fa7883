"""What a search finds, and that it finds each thing once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from payung.access.actor import NotAllowed
from payung.compliance.actions.close_case import close_case
from payung.compliance.actions.find_cases import find_cases
from payung.compliance.explained import finding_text, row_text
from payung.compliance.models import Case, CaseRow, Search
from payung.registry.models import JkkClassification
from tests.compliance import world as w
from tests.contributions import world as months

pytestmark = pytest.mark.django_db
EVENING = w.APRIL_30 + dt.timedelta(hours=8)


def found(at=w.APRIL_30):
    return find_cases(by=w.officer(), at=at)


def only() -> Case:
    return Case.objects.get()


def two_workers(first=3_000_000, **fields):
    """An employer with two workers, of whom only the first is declared for March 2025."""
    employer = months.employer(**fields)
    one, two = months.worker(employer, 1), months.worker(employer, 2)
    w.declared(one, first)
    return one, two


def test_a_worker_at_work_the_whole_month_and_not_declared_is_found_once():
    _one, two = two_workers()
    assert (found().rows, w.kinds()) == (1, ["missing"])
    row = only().rows.get()
    assert (row.person_id, row.month) == (two.person_id, months.MARCH)
    assert row_text(only(), row) == "Maret 2025: bekerja, tidak ada dalam laporan"
    assert found(EVENING).rows == 0 and Case.objects.count() == 1


def test_a_finding_that_was_closed_is_not_opened_again():
    two_workers()
    found()
    close_case(only().pk, outcome="explained", reason="Cuti di luar tanggungan", by=w.officer(), at=w.APRIL_30)
    assert (found(EVENING).rows, Case.objects.count()) == (0, 1)


def test_somebody_who_began_in_the_month_or_left_in_it_is_not_missing():
    employer = months.employer()
    w.declared(months.worker(employer, 1))
    months.worker(employer, 2, started=dt.date(2025, 3, 2))
    left = months.worker(employer, 3)
    left.ended_on, left.end_reason = dt.date(2025, 3, 30), "resigned"
    left.save()
    assert found().rows == 0


def test_a_wage_under_the_minimum_is_found_for_medium_employers_and_not_for_small_ones():
    # The minimum wage of the region in 2025 is 2,900,000 in this world.
    w.declared(months.worker(months.employer("JJ120001"), 1), 2_899_999)
    w.declared(months.worker(months.employer("JJ120002"), 2), 2_900_000)
    w.declared(months.worker(months.employer("JJ120003", size="small"), 3), 1_000_000)
    found()
    row = CaseRow.objects.get()
    assert (row.case.kind, row.amount, row.against) == ("under_minimum", 2_899_999, 2_900_000)
    assert "upah Rp2.899.999, upah minimum Rp2.900.000 (contoh)" in row_text(row.case, row)


def test_a_median_far_under_five_like_employers_is_found():
    # Medians 5, 5, 5, 5 million and 2,950,000: the median of the five is 5 million, 60 % of it 3 million.
    for place, wage in enumerate([5_000_000] * 4 + [2_950_000], 1):
        w.declared(months.worker(months.employer(f"JJ12000{place}"), place), wage)
    found()
    row = CaseRow.objects.get()
    assert (row.case.kind, row.amount, row.against) == ("far_under", 2_950_000, 5_000_000)
    assert "5 perusahaan" in row_text(row.case, row) and "60 %" in finding_text(row.case)


def test_four_like_employers_are_too_few_to_compare_and_sixty_percent_is_not_far():
    for place, wage in enumerate([5_000_000] * 3 + [2_950_000], 1):
        w.declared(months.worker(months.employer(f"JJ12000{place}"), place), wage)
    other = months.employer("JJ120009")
    JkkClassification.objects.filter(employer=other).update(entry="3.2")
    w.declared(months.worker(other, 9), 5_000_000)
    assert found().rows == 0


def test_three_months_of_silence_open_a_case_and_two_do_not():
    silent = months.worker(months.employer("JJ120001", registered_on=dt.date(2025, 1, 5)), 1)
    months.worker(months.employer("JJ120002", registered_on=dt.date(2025, 2, 5)), 2)
    found()
    assert (only().kind, only().employer_id) == ("silent", silent.employer_id)
    assert [row.month.month for row in only().rows.order_by("month")] == [1, 2, 3]


def test_a_fourth_month_of_silence_joins_the_open_case():
    months.worker(months.employer(registered_on=dt.date(2025, 1, 5)), 1)
    found()
    assert found(dt.datetime(2025, 5, 30, 3, tzinfo=dt.UTC)).rows == 1
    assert only().rows.count() == 4 and only().steps.count() == 2


def test_an_employer_that_ended_and_is_still_billed_is_found_with_the_workers_left_behind():
    spell = months.worker(months.employer())
    w.declared(spell)
    spell.employer.ended_on = dt.date(2025, 2, 20)
    spell.employer.save()
    found()
    assert only().kind == "ended_billed" and only().rows.count() == 2
    words = [row_text(only(), row) for row in only().rows.order_by("pk")]
    assert any("padahal berakhir 20 Februari 2025" in each for each in words)


def test_an_employer_whose_last_worker_left_and_that_is_still_billed_is_found():
    spell = months.worker(months.employer())
    w.declared(spell)
    spell.ended_on, spell.end_reason = dt.date(2025, 2, 27), "resigned"
    spell.save()
    found()
    assert (only().kind, only().rows.count()) == ("ended_billed", 1)


def test_an_officer_searches_their_own_branch_only_and_a_clerk_not_at_all():
    spell = months.worker(months.employer(registered_on=dt.date(2025, 1, 5)), 1)
    assert find_cases(by=w.officer("office", "SBS"), at=w.APRIL_30).rows == 0
    with pytest.raises(NotAllowed):
        find_cases(by=w.clerk(spell), at=w.APRIL_30)
    assert Search.objects.count() == 1


def test_rows_and_steps_are_never_changed():
    two_workers()
    found()
    for rows in (only().rows, only().steps):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(note="lain")
