"""A list by name: every state is reached by a file, every problem is told at once, nobody is paid twice."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.access.actor import NotAllowed
from payung.assistance.models import Candidate, Placement
from payung.assistance.refused import Refused
from payung.contributions.sheet.refused import Unreadable
from payung.own_account.choice import Choice
from payung.registry.models import Person
from tests.contributions.world import employer, worker
from tests.own_account.world import MARIA
from tests.own_account.world import member as own_member
from tests.own_account.world import paid as own_paid

from .world import (
    HERE,
    NOVEMBER,
    VILLAGE,
    approved,
    land,
    listed,
    opened,
    row,
    sent,
    sheet,
    someone,
    sponsor,
    states,
    village,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here():
    land()


def refused(call) -> list[str]:
    with pytest.raises(Refused) as caught:
        call()
    return [problem.code for problem in caught.value.problems]


def test_every_state_is_found_in_one_file():
    # 1 is unknown and fits; 2 repeats 1; 3's NIK does not agree with the civil registry; 4 died; 5 lives elsewhere; 6
    # is 66 in November 2026, above the 64 completed years at which registration on own account ends; 7 works for a
    # company; 8 pays alone; 9 sits in a place that the province pays.
    someone(3, nik_state="differs")
    someone(4, died_on=dt.date(2026, 5, 1))
    spell = worker(employer(), 7)
    own_paid(own_member(MARIA, Choice("pedagang", "61.12", 1_000_000)))
    other = opened(sponsor("province", "Pemprov Contoh"), title="Provinsi", quota=1)
    listed(other, row(9))
    approved(other)

    programme = opened()
    kept = listed(
        programme,
        row(1),
        row(1, name="WARGA B"),
        row(3),
        row(4),
        row(5, place="61.08.01.2001"),
        row(6, born="07-02-1960"),
        row(7, nik=spell.person.nik, name=spell.person.name, born="15-06-1990"),
        row(8, nik=MARIA.nik, name="Maria Goreti", born="07-02-1988", sex="P"),
        row(9),
    )
    assert (kept.row_count, kept.good_count, kept.failing_count) == (9, 9, 0)
    assert states(programme) == [
        "valid", "duplicate", "nik", "deceased", "outside", "age", "wage_earner", "own_account", "sponsored",
    ]  # fmt: skip
    assert programme.candidates.get(number=9).paid_by == "province"


def test_the_palm_fund_pays_palm_workers_of_its_own_ages_only():
    palm = opened(sponsor("palm_fund", "DBH sawit Contoh"), cohort="sawit", age_from=17, age_to=61)
    listed(
        palm,
        row(1, work="Buruh panen sawit"),
        row(2, work="Nelayan"),
        row(3, work="Petani kelapa sawit", born="13-02-2010"),
        row(4, work="Petani kelapa sawit", born="01-11-1964"),  # 62 on the first day of the first month
        row(5, work="Petani kelapa sawit", born="02-11-1964"),  # 61 still
    )
    assert states(palm) == ["valid", "not_palm", "age", "age", "valid"]


def test_somebody_on_two_lists_is_told_while_both_are_drafts_and_refused_once_one_is_approved():
    first, second = opened(title="A"), opened(sponsor("village", "Desa Contoh"), title="B")
    listed(first, row(1), row(2))
    listed(second, row(1), row(3))
    assert second.candidates.get(number=1).also_proposed_by == "regency" and states(second) == ["valid", "valid"]
    approved(first)
    roll = approved(second)
    assert states(second) == ["sponsored", "valid"] and roll.people == 1
    assert second.candidates.get(number=1).paid_by == "regency"


def test_problems_come_all_at_once_and_only_the_good_rows_are_kept():
    programme = opened()
    content = sheet(
        ("Daftar pekerja rentan", "", "", "", "", ""),
        ("No. KTP", "Nama", "Tgl Lahir", "L/P", "Kode Desa", "Jenis Pekerjaan"),
        ("6112 0413 0280 0001", "Warga B", "13/02/1980", "Laki-laki", "6112012001", "Petani"),
        ("61120413028000", "Warga C", "13-02-1980", "L", "", "Petani"),
        ("6112041302800003", "", "31-02-1980", "X", "desa saya", "Petani"),
        headings=("", "", "", "", "", ""),
    )
    from_file = sent(programme, content)
    codes = {problem["code"] for problem in from_file.problems}
    assert (from_file.good_count, from_file.failing_count) == (1, 2)
    assert {"nik-length", "name-missing", "sex-shape", "domicile-shape"} <= codes and len(from_file.problems) == 5
    one = programme.candidates.get()
    assert (one.nik, one.domicile, one.state) == ("6112041302800001", "61.12.01.2001", "valid")


def test_a_file_that_is_no_list_keeps_nothing_and_the_same_file_is_not_taken_twice():
    programme = opened()
    with pytest.raises(Unreadable):
        sent(programme, b"halo\nhalo", "daftar.csv")
    listed(programme, row(1))
    assert refused(lambda: listed(programme, row(1))) == ["assistance-same-file"]
    assert Candidate.objects.count() == 1


def test_csv_is_read_too():
    programme = opened()
    text = "NIK;NAMA;TGL LAHIR;JK\n6112041302800001;Warga B;13-02-1980;L\n"
    assert sent(programme, text.replace("JK", "KELAMIN").encode(), "a.csv").good_count == 1


def test_a_village_lists_its_own_people_for_what_the_regency_pays_and_reaches_nothing_else():
    programme = opened()
    listed(programme, row(1, place=VILLAGE), row(2, place="61.12.01.2002"), by=village(), region=VILLAGE)
    assert states(programme) == ["valid", "outside"]
    with pytest.raises(NotAllowed):
        listed(programme, row(3), by=village(), region=HERE)
    with pytest.raises(NotAllowed):
        listed(programme, row(3), by=village("61.08.01.2001"), region=VILLAGE)


def test_people_not_known_yet_are_made_registered_and_not_matched_and_known_ones_are_recognised():
    known = someone(1)
    programme = opened()
    listed(programme, row(1), row(2))
    assert Person.objects.count() == 1  # a list alone registers nobody
    approved(programme)
    first, second = Placement.objects.order_by("seat")
    assert first.person == known and second.person.nik_state == "unchecked"
    assert second.person.region_id == HERE and second.person.cards.count() == 1
    assert second.first_month == NOVEMBER
