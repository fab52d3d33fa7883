"""A branch registers an employer at the counter: programmes by its size, a number, the class chosen next."""

from __future__ import annotations

import pytest

from payung.audit.models import Event
from payung.registry.models import Employer

PAGE = "/petugas/perusahaan/daftarkan/"
FORM = {
    "name": "CV Papan Rekaan", "npwp": "", "region": "61.12", "address": "Jalan Rekaan 5",
    "activity": "Penggergajian kayu", "size": "medium", "jht": "False", "jp": "False",
}  # fmt: skip


@pytest.fixture
def officer(places, client_of):
    return client_of("officer", "office", "PTK")


def sent(client, **changed: str):
    return client.post(PAGE, {**FORM, **changed})


def test_an_employer_gets_a_number_its_office_and_goes_on_to_the_class(officer):
    answer = sent(officer)
    made = Employer.objects.get()
    assert (made.npp[:2], made.division, made.office_id, made.region_id) == ("PR", "000", "PTK", "61.12")
    assert answer.headers["Location"] == f"/petugas/perusahaan/{made.npp}/kelompok/"
    assert made.npp in officer.get(answer.headers["Location"]).content.decode()
    assert made.name in officer.get("/petugas/perusahaan/").content.decode()
    assert Event.objects.get(verb="registry.register_employer").subject == f"employer:{made.pk}"


@pytest.mark.parametrize(
    ("size", "chosen", "programmes"),
    [  # Perpres 109/2013 Pasal 6 ayat (3): JHT from small on, JP from medium on
        ("micro", {}, (False, False)),
        ("small", {}, (True, False)),
        ("medium", {}, (True, True)),
        ("large", {}, (True, True)),
        ("micro", {"jht": "True"}, (True, False)),
        ("small", {"jp": "True"}, (True, True)),
    ],
)
def test_what_the_law_asks_of_its_size_is_joined_and_more_where_it_chooses(officer, size, chosen, programmes):
    sent(officer, size=size, **chosen)
    made = Employer.objects.get()
    assert (made.jht, made.jp) == programmes


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"npwp": "12"}, "15 atau 16 angka"),
        ({"name": " "}, ""),
        ({"region": ""}, ""),
        ({"size": ""}, ""),
        ({"size": "raksasa"}, ""),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_recorded(officer, wrong, told):
    answer = sent(officer, **wrong)
    assert answer.status_code == 422 and told in answer.content.decode()
    assert not Employer.objects.exists()


def test_the_same_employer_is_not_registered_twice(officer):
    sent(officer, npwp="01.234.567.8-701.000")
    for again in ({"name": "Nama lain", "npwp": "012345678701000"}, {"name": "cv papan rekaan"}):
        answer = sent(officer, **again)
        assert answer.status_code == 422 and "belum terdaftar" in answer.content.decode()
    assert Employer.objects.count() == 1


def test_an_officer_registers_in_the_regions_of_the_branch_only_and_nobody_else_does(officer, client_of):
    assert sent(officer, region="61.01").status_code == 403
    for role, kind, key in (("approver", "office", "PTK"), ("auditor", "all", ""), ("clerk", "office", "PTK")):
        client = client_of(role, kind, key)
        assert sent(client).status_code == 403
    assert (
        "Daftarkan perusahaan"
        not in client_of("approver", "office", "SKW").get("/petugas/perusahaan/").content.decode()
    )
    assert not Employer.objects.exists()
