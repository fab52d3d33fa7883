"""The branch's pages: who sees what, and that the sums are those of the bills."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.audit.models import Event, Look
from payung.contributions.models import Bill, Declaration
from payung.kernel.names import name_key
from payung.registry.models import Card, Employer, Employment, JkkClassification, Person
from payung.web.officers.standing import standings

LISTS = [reverse(f"officers:{name}") for name in ("home", "employers", "silent", "owing", "people")]
EMPLOYER = reverse("officers:employer", args=["19100217"])
FAR = reverse("officers:employer", args=["20000002"])


def employer(npp: str, name: str, office: str, region: str) -> Employer:
    made = Employer.objects.create(
        npp=npp, name=name, size="medium", activity="Pabrik kayu lapis", jht=True, jp=True,
        office_id=office, region_id=region, registered_on=dt.date(2026, 1, 1),
    )  # fmt: skip
    JkkClassification.objects.create(
        employer=made, from_month=dt.date(2026, 1, 1), jkk_class=3, entry="3.1",
        decided_by="Kantor", decided_on=dt.date(2026, 1, 1), reason="daftar",
    )  # fmt: skip
    return made


def worker(name: str, number: int, where: Employer) -> Person:
    person = Person.objects.create(
        member_number=f"P{number:011d}", nik=f"61120248079590{number:02d}", name=name, name_key=name_key(name),
        birth_date=dt.date(1995, 7, 8), sex="P",
    )  # fmt: skip
    card = Card.objects.create(kpj=f"190000000{number:02d}", person=person, issued_on=dt.date(2026, 1, 1))
    Employment.objects.create(person=person, employer=where, card=card, started_on=dt.date(2026, 1, 1))
    return person


@pytest.fixture
def near(places):
    return employer("19100217", "PT Kapuas Papan", "PTK", "61.12")


@pytest.fixture
def unit(places):
    return employer("20000001", "CV Sanggau Jaya", "PTK-SGU", "61.03")


@pytest.fixture
def far(places):
    return employer("20000002", "PT Sambas Raya", "SKW-SBS", "61.01")


@pytest.fixture
def siti(near):
    return worker("Siti Aminah", 1, near)


@pytest.fixture
def officer(places, client_of):
    return client_of("officer", "office", "PTK")


def names(answer) -> set[str]:
    return {row.name for row in answer.context["listing"].rows}


@pytest.mark.parametrize("address", LISTS)
def test_officers_second_officers_and_auditors_open_the_branch_and_nobody_else_does(places, client_of, client, address):
    for role in ("officer", "approver", "auditor"):
        assert client_of(role, "office", "PTK").get(address).status_code == 200
    for role, kind, key in (
        ("clerk", "employer", "1"),
        ("regency", "region", "61.08"),
        ("member", "person", "1"),
        ("administrator", "all", ""),
    ):
        assert client_of(role, kind, key).get(address).status_code == 403
    assert client.get(address).status_code == 302


def test_the_list_holds_the_branch_and_the_units_under_it_and_no_other_branch(officer, near, unit, far):
    assert names(officer.get(LISTS[1])) == {"PT Kapuas Papan", "CV Sanggau Jaya"}


def test_an_employer_of_another_branch_is_not_found_just_as_one_that_does_not_exist(officer, near, far):
    assert officer.get(EMPLOYER).status_code == 200
    assert officer.get(FAR).status_code == 404
    assert officer.get(reverse("officers:employer", args=["99999999"])).status_code == 404
    for name in ("workers", "classes"):
        assert officer.get(reverse(f"officers:{name}", args=["20000002"])).status_code == 404


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"cari": "kapuas"}, {"PT Kapuas Papan"}),
        ({"cari": "2000"}, {"CV Sanggau Jaya"}),
        ({"wilayah": "61.03"}, {"CV Sanggau Jaya"}),
        ({"kelompok": "3"}, {"PT Kapuas Papan", "CV Sanggau Jaya"}),
        ({"ukuran": "large"}, set()),
        ({"keadaan": "belum-lapor"}, {"PT Kapuas Papan"}),
        ({"keadaan": "menunggak"}, set()),
        ({"keadaan": "lunas"}, {"CV Sanggau Jaya"}),
    ],
)
def test_the_list_is_searched_and_filtered(officer, near, unit, siti, asked, expected):
    # CV Sanggau Jaya has no workers, so it has nothing to report
    assert names(officer.get(LISTS[1], asked)) == expected


def test_the_list_is_sorted_either_way_and_taken_away_as_a_file(officer, near, unit):
    rising = [row.name for row in officer.get(LISTS[1], {"urut": "nama"}).context["listing"].rows]
    falling = [row.name for row in officer.get(LISTS[1], {"urut": "-nama"}).context["listing"].rows]
    assert rising == ["CV Sanggau Jaya", "PT Kapuas Papan"] == falling[::-1]
    assert "PT Kapuas Papan" in officer.get(LISTS[1], {"format": "csv"}).content.decode()
    assert officer.get(LISTS[1], {"format": "xlsx"}).content[:2] == b"PK"


def test_an_employer_with_workers_that_finalised_nothing_is_silent_since_it_registered(officer, near, siti):
    answer = officer.get(LISTS[2])
    (row,) = answer.context["listing"].rows
    due = answer.context["month"]
    assert row.silent_months == due.year * 12 + due.month - (2026 * 12 + 1) + 1
    assert "Perusahaan: laporkan upah" in answer.content.decode()


def test_looking_at_workers_masks_their_numbers_and_records_a_look_at_each(officer, near, siti):
    shown = officer.get(reverse("officers:workers", args=["19100217"])).content.decode()
    assert "Siti Aminah" in shown
    assert siti.nik not in shown
    look = Look.objects.get(person_id=siti.pk)
    assert (look.role, look.office) == ("officer", "Kantor Cabang Pontianak")


def test_taking_the_workers_away_records_everyone_in_the_file_and_nobody_else(officer, near, siti):
    budi = worker("Budi Santoso", 2, near)
    address = reverse("officers:workers", args=["19100217"])
    assert officer.get(address, {"format": "csv", "cari": "budi"}).status_code == 200
    assert set(Look.objects.values_list("person_id", flat=True)) == {budi.pk}


@pytest.mark.parametrize("typed", ["6112024807959001", "19000000001", "P00000000001", "siti ami"])
def test_a_person_is_found_by_any_number_or_by_the_beginning_of_the_name(officer, siti, typed):
    answer = officer.post(LISTS[4], {"cari": typed, "guna": "Peserta datang ke loket"})
    assert [person.pk for person in answer.context["people"]] == [siti.pk]
    assert Look.objects.get(person_id=siti.pk).purpose == "Peserta datang ke loket"


def test_nobody_is_looked_up_without_a_purpose(officer, siti):
    answer = officer.post(LISTS[4], {"cari": siti.nik, "guna": ""})
    assert answer.status_code == 422
    assert "Siti Aminah" not in answer.content.decode()
    address = reverse("officers:person", args=[siti.member_number])
    assert "Siti Aminah" not in officer.get(address).content.decode()
    assert officer.post(address, {"guna": " "}).status_code == 422
    assert not Look.objects.exists()


def test_somebody_of_another_branch_and_somebody_who_does_not_exist_look_the_same(officer, near, far):
    stranger = worker("Rina Wati", 3, far)
    given = {"guna": "Peserta datang ke loket"}
    outside = officer.post(LISTS[4], {"cari": stranger.nik, **given})
    nowhere = officer.post(LISTS[4], {"cari": "6112024807959099", **given})
    assert outside.context["people"] == nowhere.context["people"] == []
    assert officer.post(reverse("officers:person", args=[stranger.member_number]), given).status_code == 404
    assert not Look.objects.exists()


def test_a_person_is_shown_after_a_purpose_and_the_look_is_recorded(officer, siti):
    address = reverse("officers:person", args=[siti.member_number])
    shown = officer.post(address, {"guna": "Memeriksa klaim", "rincian": "berkas 12"}).content.decode()
    assert "PT Kapuas Papan" in shown
    assert siti.nik not in shown
    assert Look.objects.get(person_id=siti.pk).purpose == "Memeriksa klaim: berkas 12"


def test_the_risk_list_is_searched_by_words_and_shows_class_and_rate(officer, near):
    answer = officer.get(reverse("officers:classes", args=["19100217"]), {"cari": "topi pabrik"})
    entry = next(each for each in answer.context["entries"] if each.key == "1.2")  # "Pabrik topi", class 1
    assert (entry.jkk_class, entry.rate) == (1, 2_400)  # 0,24 % (PP 44/2015 Pasal 16)


def test_an_officer_decides_a_class_from_a_month_on(officer, near):
    given = {"entri": "1.2", "mulai": "2026-12", "alasan": "Kini hanya membuat topi"}
    answer = officer.post(reverse("officers:decide", args=["19100217"]), given)
    assert answer.status_code == 302
    decision = near.jkk_classifications.get(from_month=dt.date(2026, 12, 1))
    assert (decision.jkk_class, decision.reason) == (1, "Kini hanya membuat topi")
    assert Event.objects.filter(verb="registry.decide_jkk_class", subject=f"employer:{near.pk}").exists()
    assert "Kini hanya membuat topi" in officer.get(EMPLOYER).content.decode()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"entri": "9.9"}, "jkk-entry-unknown"),
        ({"mulai": "Desember"}, "jkk-month"),
        ({"mulai": "2026-01"}, "jkk-decided"),
        ({"alasan": " "}, "jkk-reason"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_and_says_why(officer, near, wrong, code):
    given = {"entri": "1.2", "mulai": "2026-12", "alasan": "Kini hanya membuat topi", **wrong}
    answer = officer.post(reverse("officers:decide", args=["19100217"]), given)
    assert answer.status_code == 422
    assert answer.context["problem"].code == code
    assert near.jkk_classifications.count() == 1


def test_the_second_officer_sees_the_employer_but_does_not_decide_its_class(client_of, near):
    second = client_of("approver", "office", "PTK")
    shown = second.get(EMPLOYER).content.decode()
    assert reverse("officers:classes", args=["19100217"]) not in shown
    assert second.post(reverse("officers:decide", args=["19100217"]), {}).status_code == 403


def test_the_home_page_says_who_waits_and_as_of_when(officer, near, siti):
    answer = officer.get(LISTS[0])
    assert answer.context["glance"].silent == 1
    assert answer.context["due"] < timezone.localdate()
    assert "Posisi" in answer.content.decode()


def test_what_is_owed_is_principal_and_penalty_to_the_day_and_the_oldest_month(near, siti):
    for month, due, contributions, code in (
        (dt.date(2026, 1, 1), dt.date(2026, 2, 16), 10_000_000, "00000000001"),
        (dt.date(2026, 2, 1), dt.date(2026, 3, 16), 4_000_000, "00000000002"),
    ):
        issued = dt.datetime(month.year, month.month + 1, 3, tzinfo=dt.UTC)
        declaration = Declaration.objects.create(employer=near, month=month, state="finalised")
        Bill.objects.create(
            number=f"B{code}", declaration=declaration, employer=near, month=month, issued_at=issued, due_on=due,
            workers=1, wages=100_000_000, contributions=contributions, payment_code=code, jkk_class=3, law_version="x",
        )  # fmt: skip
    (row,) = standings(Employer.objects.all(), dt.date(2026, 3, 17))
    # 2 % per month begun (PP 44/2015 Pasal 23): January is two months late on 17 March, February one.
    # 10.000.000 × 4 % + 4.000.000 × 2 % = 400.000 + 80.000
    assert (row.principal, row.penalty, row.total) == (14_000_000, 480_000, 14_480_000)
    assert (row.oldest, row.months_owed, row.silent_months) == (dt.date(2026, 1, 1), 2, 0)
    assert row.next == "Petugas: hubungi perusahaan"


def entries(page: str, name: str) -> list[str]:
    """The labels of one menu of a page."""
    start = page.find(f'aria-label="{name}"')
    return re.findall(r">([^<>]+)</a>", page[start : page.index("</nav>", start)]) if start > 0 else []


def test_entries_of_a_section_show_once_somebody_is_there(officer):
    home = officer.get("/petugas/").content.decode()
    assert "Menunggak" not in entries(home, "Menu utama") and entries(home, "Di bagian ini") == []
    owing = officer.get("/petugas/menunggak/").content.decode()
    below = entries(owing, "Di bagian ini")
    assert below[0] == "Perusahaan" and "Menunggak" in below and "Berkala" not in below
