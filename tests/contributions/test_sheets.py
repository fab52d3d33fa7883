"""A sheet is kept and judged, recorded when confirmed, and its failing rows are not forgotten."""

import datetime as dt

import pytest

from payung.access.actor import NotAllowed
from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.confirm_sheet import confirm_sheet
from payung.contributions.actions.discard_sheet import discard_sheet
from payung.contributions.actions.finalise import finalise
from payung.contributions.actions.read_sheet import read_sheet
from payung.contributions.models import Bill, Declaration, DeclaredWage, Upload
from payung.contributions.queries import (
    failing_file,
    missing_workers,
    problems_of,
    rows_of,
    unmended_of,
    uploads_of,
)
from payung.contributions.sheet.refused import Unreadable

from .test_states import refused
from .world import APRIL, CLERK, MARCH, NOW, billed, clerk_of, employer, place, wage, worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(db):
    return employer()


def nik(number: int) -> str:
    return f"611204130275{number:04d}"


def csv(*rows: tuple, headings: str = "NIK;UPAH") -> bytes:
    return "\n".join([headings, *(";".join(map(str, row)) for row in rows)]).encode()


def read(where, content: bytes, month=MARCH, by=CLERK):
    return read_sheet(content, "upah maret (1).csv", employer_ids=[where.pk], month=month, by=by, at=NOW)


def confirmed(where, content: bytes) -> int:
    (declaration,) = confirm_sheet([read(where, content).upload.pk], by=CLERK, at=NOW)
    return declaration


def wages() -> dict[str, int]:
    people = dict(DeclaredWage.objects.values_list("employment_id", "wage"))
    return {str(number): wage for number, wage in people.items()}


def test_nothing_is_declared_before_somebody_confirms(where):
    worker(where, 1)
    found = read(where, csv((nik(1), 3_412_500)))
    assert (found.upload.state, found.upload.good_count, found.upload.failing_count) == ("checked", 1, 0)
    assert (found.checked.problems, found.same_as) == ([], None)
    assert not Declaration.objects.exists()


def test_a_confirmed_sheet_becomes_a_bill(where):
    first, second = worker(where, 1), worker(where, 2)
    declaration = confirmed(
        where, csv((nik(1), 3_412_500, ""), (nik(2), 3_000_000, 250_000), headings="NIK;UPAH;RAPEL")
    )
    found = {row.person_id: (row.wage, row.rapel) for row in DeclaredWage.objects.all()}
    assert found == {first.person_id: (3_412_500, 0), second.person_id: (3_000_000, 250_000)}
    bill = billed(declaration)
    assert (bill.workers, bill.wages) == (2, 6_662_500)
    # JKK 0.89 %: 30,371.25 -> 30,371 and 28,925 (of 3,250,000); halves are rounded per worker
    assert bill.lines.get(programme="JKK").amount == 30_371 + 28_925


def test_failing_rows_are_told_and_the_good_ones_are_recorded_at_once(where):
    worker(where, 1), worker(where, 2)
    declaration = confirmed(where, csv((nik(1), 3_412_500), (nik(2), "Rp3.2jt")))
    assert DeclaredWage.objects.count() == 1
    calculate([declaration], by=CLERK, at=NOW)
    with refused("declaration-failing-rows"):
        finalise([declaration], by=CLERK, at=NOW)
    upload = uploads_of(where.pk, MARCH).get()
    assert [problem.code for problem in problems_of(upload)] == ["wage-letters"]
    assert failing_file(Upload.objects.get()).startswith(b"PK")
    assert rows_of(Upload.objects.get())["wage"].to_list() == [3_412_500]


def test_mended_rows_join_the_others_and_open_the_way_to_the_bill(where):
    worker(where, 1), worker(where, 2)
    declaration = confirmed(where, csv((nik(1), 3_412_500), (nik(2), "Rp3.2jt")))
    assert confirmed(where, csv((nik(2), 3_200_000))) == declaration
    assert billed(declaration).workers == 2


def test_a_file_with_one_of_two_failing_rows_leaves_the_other_open(where):
    for number in (1, 2, 3):
        worker(where, number)
    declaration = confirmed(where, csv((nik(1), 3_412_500), (nik(2), "x"), (nik(3), "y")))
    assert unmended_of(Declaration.objects.get()) == 2
    confirmed(where, csv((nik(2), 3_200_000)))
    assert unmended_of(Declaration.objects.get()) == 1
    calculate([declaration], by=CLERK, at=NOW)
    with refused("declaration-failing-rows"):
        finalise([declaration], by=CLERK, at=NOW)
    finalise([declaration], without_failing=True, by=CLERK, at=NOW)
    assert Bill.objects.get().workers == 2


def test_the_whole_sheet_sent_again_replaces_what_was_there(where):
    worker(where, 1), worker(where, 2)
    declaration = confirmed(where, csv((nik(1), 3_000_000), (nik(2), "x")))
    confirmed(where, csv((nik(1), 3_100_000), (nik(2), 3_200_000)))
    assert sorted(wages().values()) == [3_100_000, 3_200_000]
    assert billed(declaration).workers == 2


def test_an_upload_that_waits_stops_the_bill_until_it_is_confirmed_or_discarded(where):
    worker(where, 1)
    declaration = confirmed(where, csv((nik(1), 3_000_000)))
    waits = read(where, csv((nik(1), 3_500_000))).upload
    calculate([declaration], by=CLERK, at=NOW)
    with refused("sheet-waiting"):
        finalise([declaration], by=CLERK, at=NOW)
    discard_sheet([waits.pk], by=CLERK, at=NOW)
    finalise([declaration], by=CLERK, at=NOW)
    with refused("sheet-not-waiting"):
        confirm_sheet([waits.pk], by=CLERK, at=NOW)
    with refused("sheet-not-waiting"):
        discard_sheet([waits.pk], by=CLERK, at=NOW)


def test_the_same_file_again_is_recognised(where):
    worker(where, 1)
    content = csv((nik(1), 3_000_000))
    first = read(where, content)
    again = read(where, content)
    assert (again.upload.pk, again.same_as.pk, Upload.objects.count()) == (first.upload.pk, first.upload.pk, 1)
    confirm_sheet([again.upload.pk], by=CLERK, at=NOW)
    third = read(where, content + b"\n")
    assert (third.same_as.pk, third.same_as.state) == (first.upload.pk, "confirmed")
    assert third.upload.pk != first.upload.pk
    assert read(where, content, APRIL).same_as is None


def test_a_worker_who_left_between_reading_and_confirming_is_noticed(where):
    spell = worker(where, 1)
    upload = read(where, csv((nik(1), 3_000_000))).upload
    type(spell).objects.update(ended_on=dt.date(2025, 2, 28), end_reason="resigned")
    with refused("sheet-outdated"):
        confirm_sheet([upload.pk], by=CLERK, at=NOW)
    assert not DeclaredWage.objects.exists()


def test_a_sheet_without_a_good_row_is_not_confirmed(where):
    worker(where, 1)
    upload = read(where, csv((nik(1), "x"))).upload
    with refused("sheet-nothing-good"):
        confirm_sheet([upload.pk], by=CLERK, at=NOW)


def test_a_file_that_is_no_sheet_leaves_no_trace(where):
    with pytest.raises(Unreadable):
        read(where, b"halo")
    assert not Upload.objects.exists()


def test_a_month_that_is_billed_takes_no_sheet(where):
    spell = worker(where, 1)
    billed(wage(spell, 3_000_000))
    with refused("declaration-locked"):
        read(where, csv((nik(1), 3_000_000)))


def test_somebody_elses_worker_is_an_unknown_number(where):
    worker(employer("JJ999999"), 7)
    checked = read(where, csv((nik(7), 3_000_000))).checked
    assert checked.totals.failing == 1
    assert "JJ999999" not in "".join(problem.sentence() for problem in checked.problems)


def test_a_clerk_cannot_read_or_confirm_for_another_employer(where):
    other = employer("JJ999999")
    worker(other, 1)
    with pytest.raises(NotAllowed):
        read(other, csv((nik(1), 3_000_000)), by=clerk_of(where))
    upload = read(other, csv((nik(1), 3_000_000))).upload
    for action in (confirm_sheet, discard_sheet):
        with pytest.raises(NotAllowed):
            action([upload.pk], by=clerk_of(where), at=NOW)


def test_one_file_may_hold_several_employers(where):
    other = employer("JJ999999")
    worker(where, 1), worker(other, 2)
    content = csv((nik(1), 3_000_000, where.npp), (nik(2), 3_100_000, other.npp), headings="NIK;UPAH;NPP")
    ids = [where.pk, other.pk]
    upload = read_sheet(content, "x.csv", employer_ids=ids, month=MARCH, by=CLERK, at=NOW).upload
    assert (upload.employer_id, upload.employer_ids) == (None, ids)
    declarations = confirm_sheet([upload.pk], by=CLERK, at=NOW)
    calculate(declarations, by=CLERK, at=NOW)
    bills = finalise(declarations, by=CLERK, at=NOW)
    assert sorted(Bill.objects.filter(pk__in=bills).values_list("wages", flat=True)) == [3_000_000, 3_100_000]


def test_a_wage_under_the_minimum_is_asked_about_with_the_place_and_year(where):
    place()
    worker(where, 1)
    (problem,) = read(where, csv((nik(1), 2_650_000))).checked.problems
    assert (problem.severity, "UMK Kubu Raya 2025" in problem.expected) == ("confirm", True)


def test_a_leap_from_last_months_wage_is_asked_about(where):
    spell = worker(where, 1)
    billed(wage(spell, 3_000_000))
    found = read(where, csv((nik(1), 30_000_000)), APRIL).checked
    assert [problem.code for problem in found.problems] == ["wage-leap"]


def test_workers_in_no_row_are_named(where):
    worker(where, 1), worker(where, 2), worker(where, 3)
    wage(worker(where, 4), 3_000_000)
    read(where, csv((nik(1), 3_000_000)))
    assert sorted(missing_workers(where.pk, MARCH)["name"]) == ["PEKERJA 2", "PEKERJA 3"]
