"""Sheets about workers, as real workbooks: who starts, and who comes with a card."""

import datetime as dt

import fastexcel
import pytest

from payung.contributions.actions import confirm_workers as confirming
from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.discard_workers import discard_workers
from payung.contributions.actions.finalise import finalise
from payung.contributions.actions.read_workers import read_workers
from payung.contributions.models import DeclaredWage, WorkerSheet
from payung.contributions.queries import failing_workers_file, worker_problems_of
from payung.contributions.refused import Refused
from payung.contributions.sheet.refused import Unreadable
from payung.registry.models import Card, Employment, Person

from .sheets_of_workers import (
    BUDI,
    CARRIED,
    SITI,
    carried,
    changed,
    confirmed,
    read,
    told,
    where,
)
from .world import CLERK, MARCH, NOW, employer, wage, worker

__all__ = ["where"]
pytestmark = pytest.mark.django_db


def test_new_workers_are_people_with_cards_spells_and_wages_once_confirmed(where):
    found = read(where, [SITI, BUDI])
    assert (found.sheet.form, told(found), found.judged.good) == ("baru", [], 2)
    assert not Person.objects.exists()
    done = confirmed(found)
    assert (done.workers, done.wages, done.wages_left_out) == (2, 2, 0)
    siti = Person.objects.get(nik="6112015309900001")
    assert (siti.name, siti.sex, siti.phone, siti.email, siti.birth_date) == (
        "Siti Aminah", "P", "+6281234567890", "siti@contoh.id", dt.date(1990, 9, 13),
    )  # fmt: skip
    spell = siti.employments.get()
    assert (spell.employer_id, spell.started_on, spell.card.person_id) == (where.pk, dt.date(2025, 3, 1), siti.pk)
    assert {row.wage for row in DeclaredWage.objects.all()} == {3_200_000, 3_500_000}


def test_every_problem_of_every_row_is_told_at_once(where):
    worker(where, 1)
    rows = [
        changed(SITI, NOMOR_IDENTITAS="611201530990"),
        changed(SITI, NOMOR_IDENTITAS=6112015309900001),  # a number: 15 digits are left of it
        changed(BUDI, TANGGAL_LAHIR="07/13/1988", JENIS_KELAMIN="X"),
        changed(BUDI, NOMOR_IDENTITAS="6112010107880003", NAMA_LENGKAP="", TANGGAL_KEPESERTAAN=""),
        changed(BUDI, NOMOR_IDENTITAS="6112041302750001", NAMA_LENGKAP="Pekerja 1", TANGGAL_LAHIR="13-02-1975"),
        changed(BUDI, NOMOR_IDENTITAS="6112010107880004", UPAH="Rp3.2jt", HP="12", EMAIL="budi"),
        changed(BUDI, NOMOR_IDENTITAS="6112010107880005", TANGGAL_KEPESERTAAN="01-01-1980"),
    ]
    found = read(where, rows)
    assert told(found) == [
        ((2,), "nik-length"),
        ((3,), "nik-number"),
        ((4,), "date-order"),
        ((4,), "sex-shape"),
        ((5,), "name-missing"),
        ((5,), "joined-on-missing"),
        ((6,), "worker-already-here"),
        ((7, 8), "person-twice"),
        ((7,), "wage-letters"),
        ((7,), "phone-shape"),
        ((7,), "email-shape"),
        ((8,), "worker-born-later"),
    ]
    assert (found.judged.read, found.judged.good, found.judged.failing) == (7, 0, 7)
    with pytest.raises(Refused) as refused:
        confirmed(found)
    assert refused.value.problem.code == "sheet-nothing-good"


def test_failing_rows_come_back_as_a_workbook_with_what_to_mend_and_can_be_sent_again(where):
    found = read(where, [SITI, changed(BUDI, JENIS_KELAMIN="?")])
    book = fastexcel.read_excel(failing_workers_file(found.sheet))
    assert book.sheet_names == ["data_tk_baru"]
    frame = book.load_sheet(0).to_polars()
    assert frame["BARIS_ASAL"].to_list() == ["3"] and "L atau P" in frame["MASALAH"][0]
    mended = frame.to_dicts()[0] | {"JENIS_KELAMIN": "L"}
    again = read(where, [[str(cell or "") for cell in mended.values()]], tuple(mended))
    assert (told(again), again.judged.good) == ([], 1)
    assert worker_problems_of(found.sheet)[0].code == "sex-shape"


def test_doubts_about_a_nik_are_asked_and_counted_once_somebody_says_yes(where):
    found = read(where, [changed(SITI, TANGGAL_LAHIR="14-09-1990"), changed(BUDI, JENIS_KELAMIN="P")])
    assert told(found) == [((2,), "nik-birth-differs"), ((3,), "nik-sex-differs")]
    assert (found.judged.good, found.judged.to_confirm, found.judged.failing) == (2, 2, 0)
    assert confirmed(found).workers == 2


def test_a_member_is_recognised_only_by_nik_name_and_birth_date_and_the_answer_is_the_same(where):
    other = employer("JJ120999")
    member = worker(other, 7, nik="6112015309900001", birth_date=dt.date(1990, 9, 13)).person
    Person.objects.filter(pk=member.pk).update(name="SITI AMINAH", name_key="SITIAMINAH")
    stranger = changed(SITI, NAMA_LENGKAP="Dewi Lestari", NO_PEGAWAI="P12")
    known, unknown = read(where, [SITI]), read(where, [stranger])
    assert told(known) == told(unknown) == []
    confirmed(known)
    assert member.employments.filter(employer=where).exists() and Person.objects.count() == 1
    Employment.objects.filter(employer=where).delete()
    confirmed(read(where, [changed(stranger, UPAH="")]))
    dewi = Person.objects.exclude(pk=member.pk).get()
    assert (dewi.nik, dewi.nik_state) == (member.nik, "duplicate")


def test_one_nik_twice_in_a_sheet_is_told_once_with_both_rows(where):
    assert told(read(where, [SITI, changed(BUDI, NOMOR_IDENTITAS=SITI[3], TANGGAL_LAHIR="13-09-1990",
                                           JENIS_KELAMIN="P")])) == [((2, 3), "nik-duplicate")]  # fmt: skip


def test_somebody_who_looks_like_a_worker_of_ours_is_asked_about(where):
    confirmed(read(where, [SITI]))
    found = read(where, [changed(SITI, NOMOR_IDENTITAS="6112015309900099")])
    assert told(found) == [((2,), "worker-similar")]


def test_a_foreigner_with_a_passport_needs_no_nik(where):
    found = read(where, [changed(BUDI, JENIS_IDENTITAS="PASSPORT", NOMOR_IDENTITAS="X1234567")])
    assert told(found) == []
    confirmed(found)
    assert Person.objects.filter(nik=None, citizen=False).count() == 1


def test_a_card_is_used_only_when_all_of_the_worker_fits_it(where):
    other = employer("JJ120999")
    before = worker(other, 7, nik="6112015309900001", birth_date=dt.date(1990, 9, 13))
    Person.objects.filter(pk=before.person_id).update(name="SITI AMINAH", name_key="SITIAMINAH")
    newer = Card.objects.create(kpj="19000000007", person=before.person, issued_on=dt.date(2024, 1, 1))
    found = read(where, [carried(before.card.kpj)], CARRIED)
    assert (found.sheet.form, told(found)) == ("lanjutan", [])
    confirmed(found)
    spell = Employment.objects.get(employer=where)
    assert (spell.person_id, spell.card_id, spell.claimed_kpj) == (before.person_id, before.card_id, before.card.kpj)
    assert newer.pk != spell.card_id

    third = employer("JJ120888")
    wrong_name = carried(before.card.kpj, NAMA_LENGKAP="Siti Rahma")
    found = read(third, [wrong_name], CARRIED)
    assert told(found) == []  # as if it had fitted: the number gives nobody away
    confirmed(found)
    made = Employment.objects.get(employer=third)
    assert made.person_id != before.person_id and made.card.kpj != before.card.kpj
    assert made.claimed_kpj == before.card.kpj  # for the branch to look at


def test_a_card_number_that_lost_its_zero_or_is_missing_is_told(where):
    rows = [carried("1900000001"), carried("", NOMOR_IDENTITAS="6112015309900002", NAMA_LENGKAP="Dewi")]
    assert told(read(where, rows, CARRIED)) == [((2,), "kpj-length"), ((3,), "kpj-missing")]


def test_a_wage_sheet_sent_here_is_told_where_it_belongs_and_a_locked_book_how_to_unlock_it(where):
    with pytest.raises(Refused) as refused:
        read(where, [["6112015309900001", "3200000", "03-2025"]], ("NIK", "UPAH", "BLTH"))
    assert refused.value.problem.code == "sheet-is-wages"
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Unreadable) as unreadable:
        read_workers(locked, "x", employer_ids=[where.pk], month=MARCH, by=CLERK, at=NOW)
    assert unreadable.value.problems[0].code == "file-password"
    assert not WorkerSheet.objects.exists()


def test_wages_of_newcomers_stay_out_of_a_month_that_is_billed(where):
    declaration = wage(worker(where, 1), 3_000_000)
    calculate([declaration], by=CLERK, at=NOW)
    finalise([declaration], by=CLERK, at=NOW)
    done = confirmed(read(where, [SITI]))
    assert (done.workers, done.wages, done.wages_left_out) == (1, 0, 1)


def test_the_same_file_again_is_judged_in_its_place_and_a_discarded_one_is_forgotten(where):
    first, again = read(where, [SITI]), read(where, [SITI])
    assert (again.same_as, WorkerSheet.objects.count()) == (first.sheet, 1)
    discard_workers(first.sheet.pk, by=CLERK, at=NOW)
    with pytest.raises(Refused):
        confirmed(first)
    assert read(where, [SITI]).same_as is None


def test_a_member_who_would_work_here_twice_at_once_is_told_and_nothing_is_recorded(where, monkeypatch):
    found = read(where, [SITI, BUDI])
    monkeypatch.setattr(confirming, "_require_new", lambda *_: None)  # both looked before either wrote
    here = worker(where, 7, nik="6112015309900001", birth_date=dt.date(1990, 9, 13))
    Person.objects.filter(pk=here.person_id).update(name="SITI AMINAH", name_key="SITIAMINAH")
    with pytest.raises(Refused) as refused:
        confirmed(found)
    assert refused.value.problem.code == "worker-two-spells"
    assert not Person.objects.filter(name="Budi Santoso").exists()
    assert WorkerSheet.objects.get().state == "checked"
