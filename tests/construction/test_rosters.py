"""Lists of workers by the week: judged whole, mended, saved as a set; and the days that are covered."""

import datetime as dt
import io

import polars as pl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from payung.audit.models import Look
from payung.construction.actions.discard_roster import discard_roster
from payung.construction.actions.read_roster import read_roster
from payung.construction.actions.record_addendum import Change, record_addendum
from payung.construction.actions.save_roster import save_roster
from payung.construction.models import Roster, RosterRow
from payung.construction.queries import COVERED_IN, cover_on, week_rows, workers_of
from payung.construction.refused import Refused
from payung.construction.roster_file import BNBA
from payung.construction.roster_judging import judged
from payung.contributions.sheet.list_out import failing_list, list_template
from payung.contributions.sheet.refused import Unreadable
from payung.kernel.names import name_key
from payung.registry.models import Person
from payung.registry.numbers import new_member_numbers
from tests.web.conftest import make_user

from .world import (
    at,
    billed,
    builder,
    csv_of,
    line,
    listed,
    pay,
    project,
    reference,
    sheet_rows,
    started,
    xlsx_of,
)  # fmt: skip

WEEK = dt.date(2026, 9, 14)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places():
    reference()


def sent(one, content: bytes, week: dt.date = WEEK, when=at(9, 19)) -> Roster:
    return read_roster(one.pk, content, "bnba.csv", week=week, by=builder(one.contractor), at=when)


def saved(roster: Roster, when=at(9, 19)) -> int:
    return save_roster(roster.pk, by=builder(roster.project.contractor), at=when)


def known(nik: str = "6112021502909001", name: str = "TUKANG A") -> Person:
    return Person.objects.create(
        member_number=new_member_numbers(1)[0], nik=nik, name=name, name_key=name_key(name),
        birth_date=dt.date(1990, 2, 15), sex="L", nik_state="matched",
    )  # fmt: skip


def covered(one: Person, day: dt.date) -> bool:
    return cover_on([one.pk], day).height == 1


def person(number: int = 1) -> Person:
    return Person.objects.get(nik=f"611202150290{9000 + number:04d}")


def test_every_problem_of_a_list_is_told_at_once_and_the_good_rows_wait():
    one = started()
    roster = sent(one, csv_of(
        line(1),
        line(2, NIK="61120215029"),
        line(3, TGL_LAHIR="02/15/1990"),
        line(4, first="18-09-2026", last="14-09-2026"),
        line(5, last="25-09-2026"),
        line(6, UPAH_HARIAN="seratus"),
        line(7, NAMA_LENGKAP=""),
        line(8), line(8),
    ))  # fmt: skip
    assert (roster.row_count, roster.good_count, roster.failing_count) == (9, 1, 8)
    told = [(each["code"], list(each["rows"])) for each in roster.problems]
    assert told == [
        ("nik-length", [3]), ("date-order", [4]), ("days-backwards", [5]), ("day-outside", [6]),
        ("wage-letters", [7]), ("cell-empty", [8]), ("nik-twice", [9, 10]),
    ]  # fmt: skip
    assert not RosterRow.objects.exists()
    assert not Person.objects.exists()


def test_the_failing_rows_come_back_mended_and_are_added_to_what_was_saved():
    one = started()
    first = sent(one, csv_of(line(1), line(2, NIK="61120215029")))
    assert saved(first) == 1
    file, checked = judged(one, bytes(first.content), WEEK)
    back = sheet_rows(failing_list(file, checked.problems))
    assert back[0][-3:] == ("BARIS_ASAL", "MASALAH", "CARA_MEMPERBAIKI")
    assert back[1][-3] == "3"
    mended = {**dict(zip(back[0], back[1], strict=True)), "NIK": "6112021502909002"}
    content = "\n".join(";".join(str(cell or "") for cell in row) for row in (mended.keys(), mended.values()))
    again = sent(one, content.encode())
    assert again.mends
    assert saved(again) == 1
    assert week_rows(one, WEEK)["name"].to_list() == ["TUKANG A", "TUKANG B"]


def test_a_later_list_of_the_same_week_takes_the_place_of_the_earlier_one():
    one = started()
    listed(one, line(1), line(2))
    listed(one, line(2), line(3), when=at(9, 20))
    assert week_rows(one, WEEK)["name"].to_list() == ["TUKANG B", "TUKANG C"]
    assert sorted(Roster.objects.values_list("state", flat=True)) == ["replaced", "saved"]
    assert not covered(person(1), dt.date(2026, 9, 15))


def test_a_spreadsheet_is_read_like_a_csv_and_a_nik_kept_as_a_number_is_refused():
    one = started()
    roster = sent(one, xlsx_of(line(1), line(2)))
    assert (roster.good_count, roster.problems) == (2, [])
    assert saved(roster) == 2
    filled = list_template(
        BNBA, [["6112021502909001", "TUKANG A", "15-02-1990", "L", "", "14-09-2026", "18-09-2026", ""]]
    )
    assert judged(one, filled, WEEK)[1].rows.height == 1
    frame = pl.DataFrame([line(1)]).with_columns(pl.col("NIK").cast(pl.Int64))
    out = io.BytesIO()
    frame.write_excel(out)
    assert [each.code for each in judged(one, out.getvalue(), WEEK)[1].problems] == ["nik-number"]


def test_a_file_without_the_columns_is_refused_whole():
    one = started()
    with pytest.raises(Unreadable) as told:
        sent(one, b"NAMA;UPAH\nTUKANG A;150000\n")
    assert told.value.problems[0].code == "roster-headings"
    with pytest.raises(Refused, match="Minggu"):
        sent(one, csv_of(line(1)), week=dt.date(2028, 1, 3))


def test_people_are_recognised_only_when_nik_name_and_birth_date_agree():
    one, same, namesake = started(), known(), known("6112021502909002", "ORANG LAIN")
    listed(one, line(1), line(2), line(3))
    people = {each.name: each for each in Person.objects.all()}
    assert set(week_rows(one, WEEK)["person_id"]) == {same.pk, people["TUKANG B"].pk, people["TUKANG C"].pk}
    assert people["TUKANG B"].pk != namesake.pk
    assert (people["TUKANG B"].nik_state, people["TUKANG C"].nik_state) == ("duplicate", "unchecked")
    assert people["TUKANG C"].region_id == "61.12"
    assert same.nik_state == "matched"
    listed(one, line(3, first="21-09-2026", last="25-09-2026"), week=dt.date(2026, 9, 21), when=at(9, 26))
    assert Person.objects.filter(name="TUKANG C").count() == 1
    assert workers_of(one).filter(pl.col("name") == "TUKANG C")["days"].to_list() == [10]


def test_a_thousand_workers_cost_no_more_statements_than_ten():
    one = started()

    def statements(count: int, week: dt.date) -> int:
        day = f"{week:%d-%m-%Y}"
        lines = [line(1, first=day, last=day, NIK=f"611202150290{number:04d}") for number in range(1000, 1000 + count)]
        roster = sent(one, csv_of(*lines), week)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert saved(roster) == count
        return len(seen)

    assert statements(1000, dt.date(2026, 9, 21)) <= statements(10, WEEK) + 1


def test_cover_begins_with_the_first_payment_and_covers_the_days_on_the_list():
    one = project()
    first, *_ = billed(one)
    listed(one, line(1))
    assert not covered(person(), dt.date(2026, 9, 15))  # nothing is paid
    pay(first, at(9, 16))
    assert [covered(person(), dt.date(2026, 9, day)) for day in (13, 15, 16, 18, 19)] == [
        False, False, True, True, False,
    ]  # fmt: skip
    found = cover_on([person().pk], dt.date(2026, 9, 17)).row(0, named=True)
    assert (found["segment"], found["programmes"], found["daily_wage"]) == ("JAKON", ["JKK", "JKM"], 150_000)
    assert found["payer_name"] == "PT Bangun Kapuas Rekaan"


def test_maintenance_is_covered_only_when_everything_is_paid():
    week, day = dt.date(2027, 1, 4), dt.date(2027, 1, 5)
    one = project()
    first, *_ = billed(one)
    pay(first, at(9, 3))
    listed(one, line(1, "04-01-2027", "08-01-2027"), week=week, when=at(1, 9, year=2027))
    assert not covered(person(), day)
    other = started(one=one.contractor, contract_number="lain", value=100_000_000)
    listed(other, line(2, "04-01-2027", "08-01-2027"), week=week, when=at(1, 9, year=2027))
    assert covered(person(2), day)


def test_workers_reported_after_thirty_working_days_are_the_contractors_risk():
    one = started()
    # thirty working days after 14 September 2026 end on 26 October
    listed(one, line(1), when=at(10, 26))
    assert covered(person(), WEEK)
    listed(one, line(1), line(2), when=at(10, 27))
    assert not covered(person(2), WEEK)
    assert covered(person(2), dt.date(2026, 9, 18)) is False
    assert dict(workers_of(one).select("name", "late").iter_rows()) == {"TUKANG A": 0, "TUKANG B": 5}


def test_a_list_sent_again_after_the_last_day_keeps_the_cover_of_days_reported_in_time():
    one = started()
    listed(one, line(1, last="16-09-2026"), line(2), when=at(9, 19))
    # the week again: the pay of A put right and two days added, B left out, and the list a third time with B
    listed(one, line(1, wage="160000"), when=at(11, 10))
    assert [covered(person(), dt.date(2026, 9, day)) for day in (14, 16, 17, 18)] == [True, True, False, False]
    assert workers_of(one).select("days", "late", "daily_wage").rows() == [(5, 2, 160_000)]
    listed(one, line(1, wage="160000"), line(2), when=at(11, 11))
    assert covered(person(2), dt.date(2026, 9, 18)) and covered(person(), dt.date(2026, 9, 16))
    assert not covered(person(), dt.date(2026, 9, 17))


def test_whoever_is_covered_in_a_month_is_counted_once_where_the_project_is():
    one = started()
    listed(one, line(1, last="16-09-2026"), line(2), line(1, first="18-09-2026"))
    with connection.cursor() as cursor:
        cursor.execute(COVERED_IN, {"month": dt.date(2026, 9, 1)})
        assert sorted(cursor.fetchall()) == sorted(
            ("JAKON", person(number).pk, "contractor", one.contractor_id, "61.12") for number in (1, 2)
        )
        cursor.execute(COVERED_IN, {"month": dt.date(2026, 10, 1)})
        assert cursor.fetchall() == []


def test_a_list_thrown_away_leaves_nothing_behind():
    one = started()
    roster = sent(one, csv_of(line(1)))
    discard_roster(roster.pk, by=builder(one.contractor), at=at(9, 19))
    with pytest.raises(Refused, match="Unggah lagi"):
        saved(roster)
    assert not Person.objects.exists()


def test_rows_to_mend_of_a_week_the_contract_no_longer_holds_are_refused_in_words():
    one = started()
    waiting = sent(one, csv_of(line(1, NIK="61120215029")))
    shorter = Change(
        "ADD-1", dt.date(2026, 9, 10), None, with_vat=False, ends_on=dt.date(2026, 9, 12), maintenance_until=None
    )
    record_addendum(one.pk, shorter, by=builder(one.contractor), at=at(9, 20))
    client = Client()
    client.force_login(make_user("darmawan", ("contractor", "contractor", str(one.contractor_id))))
    answer = client.get(f"/proyek/{one.number}/pekerja/{waiting.pk}/perbaiki.xlsx")
    assert answer.status_code == 422 and "Minggu" in answer.content.decode()


def test_a_look_at_the_workers_of_a_project_is_recorded_under_the_role_that_gives_it():
    one = started()
    listed(one, line(1))
    client = Client()
    client.force_login(
        make_user("dua", ("clerk", "employer", "1"), ("contractor", "contractor", str(one.contractor_id)))
    )
    assert client.get(f"/proyek/{one.number}/pekerja/").status_code == 200
    assert client.get(f"/proyek/{one.number}/pekerja/lembar.xlsx").status_code == 200
    assert set(Look.objects.values_list("role", flat=True)) == {"contractor"}
