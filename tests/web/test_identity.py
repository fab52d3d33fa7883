"""Officers' pages of identity: pairs, mergers by two officers, NIKs, deaths only told, what members ask."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from payung.access.actor import SYSTEM
from payung.audit.models import Look
from payung.identity.actions.check_people import check_people
from payung.identity.actions.find_candidates import find_candidates
from payung.identity.civil.simulator import SimulatedRegistry
from payung.identity.models import DeathLead, Merger, NikCorrection, Request
from payung.registry.known_as import numbers_of
from payung.registry.models import Employment, Person
from tests.identity.world import PAPER
from tests.web.books import NOW, budi, employer, made_worker, siti, still_clock

from .pages import markup

__all__ = ["budi", "employer", "siti", "still_clock"]
pytestmark = pytest.mark.django_db


def file() -> SimpleUploadedFile:
    return SimpleUploadedFile(PAPER[0], PAPER[1], "application/pdf")


@pytest.fixture
def officer(client_of) -> Client:
    return client_of("officer", "office", "PTK")


@pytest.fixture
def second(client_of) -> Client:
    return client_of("approver", "office", "PTK")


@pytest.fixture
def twin(siti, employer) -> Person:
    one = made_worker(employer, "Siti Aminah", None)
    Person.objects.filter(pk=one.pk).update(nik=siti.nik, nik_state="duplicate")
    return Person.objects.get(pk=one.pk)


def test_a_pair_is_found_proposed_approved_by_another_officer_and_parted_again(officer, second, siti, twin):
    officer.post("/petugas/identitas/mungkin-sama/cari/")
    listed = markup(officer.get("/petugas/identitas/mungkin-sama/"))
    address = f"/petugas/identitas/usul/{siti.member_number}/{twin.member_number}/"
    assert address in listed and siti.nik not in listed
    assert "Apakah ini satu orang?" in markup(officer.get(address))
    refused = officer.post(address, {"tetap": siti.member_number, "alasan": "KTP sama"})
    assert refused.status_code == 422 and not Merger.objects.exists()
    there = officer.post(address, {"tetap": siti.member_number, "alasan": "KTP sama", "dokumen": file()})["Location"]

    assert "Setujui penggabungan" not in markup(officer.get(there))
    assert officer.post(f"{there}setujui/").status_code == 422
    assert "Setujui penggabungan" in markup(second.get(there))
    assert second.get(f"{there}bukti/").content == PAPER[1]
    second.post(f"{there}setujui/")
    assert numbers_of(siti.pk) == sorted([siti.pk, twin.pk])
    assert "tidak satu pun dipindahkan" in markup(second.get(there))

    assert officer.post(f"{there}batalkan/", {"alasan": "x"}).status_code == 403
    assert second.post(f"{there}batalkan/", {"alasan": ""}).status_code == 422
    second.post(f"{there}batalkan/", {"alasan": "Ternyata saudara kembar"})
    assert numbers_of(siti.pk) == [siti.pk]
    assert "Ternyata saudara kembar" in markup(officer.get(there))
    assert Look.objects.filter(person_id=twin.pk, purpose="Memeriksa apakah dua nomor satu orang").exists()


def test_a_proposal_is_refused_with_a_reason(officer, second, siti, twin):
    address = officer.post("/petugas/identitas/usul/", {"nomor": siti.member_number, "lain": twin.member_number})
    there = officer.post(address["Location"], {"tetap": siti.member_number, "alasan": "KTP sama", "dokumen": file()})[
        "Location"
    ]
    assert second.post(f"{there}tolak/", {"alasan": ""}).status_code == 422
    second.post(f"{there}tolak/", {"alasan": "KTP milik orang lain"})
    assert "Ditolak" in markup(officer.get("/petugas/identitas/penggabungan/?keadaan=refused"))


def test_a_merged_member_sees_one_balance_and_both_cards(officer, second, client_of, siti, twin):
    there = officer.post(
        f"/petugas/identitas/usul/{siti.member_number}/{twin.member_number}/",
        {"tetap": siti.member_number, "alasan": "KTP sama", "dokumen": file()},
    )["Location"]
    second.post(f"{there}setujui/")
    own = client_of("member", "person", str(twin.pk))
    page = markup(own.get("/peserta/data/"))
    assert siti.member_number in page and twin.member_number not in page
    assert "Anda memegang lebih dari satu kartu" in page
    assert own.get("/peserta/").status_code == 200


def test_a_corrected_nik_keeps_its_history_and_the_old_one_finds_nobody(officer, siti):
    address = f"/petugas/peserta/{siti.member_number}/nik/"
    old, new = siti.nik, "6112024807959003"
    assert officer.post(address, {"nik": "123", "alasan": "salah", "dokumen": file()}).status_code == 422
    assert officer.post(address, {"nik": old, "alasan": "salah", "dokumen": file()}).status_code == 422
    officer.post(address, {"nik": new, "alasan": "Salah ketik dua angka", "dokumen": file()})
    kept = NikCorrection.objects.get()
    assert (kept.before, kept.after) == (old, new)
    search = {"guna": "Peserta datang ke loket"}
    assert siti.name not in markup(officer.post("/petugas/peserta/", {"cari": old, **search}))
    assert siti.name in markup(officer.post("/petugas/peserta/", {"cari": new, **search}))
    page = markup(officer.post(f"/petugas/peserta/{siti.member_number}/", search))
    assert "Salah ketik dua angka" in page and old not in page and new not in page


def test_a_nik_of_somebody_else_is_refused(officer, siti, budi):
    address = f"/petugas/peserta/{siti.member_number}/nik/"
    answer = officer.post(address, {"nik": budi.nik, "alasan": "salah", "dokumen": file()})
    assert answer.status_code == 422 and "usulkan penggabungan" in markup(answer)


def test_a_death_only_the_registry_told_is_followed_up_and_ends_nothing(officer, siti, budi):
    registry = SimulatedRegistry(answers={siti.nik: "11", budi.nik: "15"})
    check_people(registry, by=SYSTEM, at=NOW)
    listed = markup(officer.get("/petugas/identitas/meninggal/"))
    assert siti.name in listed and budi.name not in listed
    address = f"/petugas/identitas/meninggal/{DeathLead.objects.get().pk}/"
    assert officer.post(address, {"hasil": ""}).status_code == 422
    officer.post(address, {"hasil": "alive", "catatan": "Bertemu di kantor"})
    siti.refresh_from_db()
    assert siti.died_on is None
    assert Employment.objects.get(person=siti).ended_on is None
    assert "masih hidup" in markup(officer.get("/petugas/identitas/meninggal/?keadaan=tutup"))


def test_people_are_listed_by_the_state_of_their_nik_and_exported(officer, siti, budi):
    check_people(SimulatedRegistry(answers={siti.nik: "differs", budi.nik: "15"}), by=SYSTEM, at=NOW)
    listed = markup(officer.get("/petugas/identitas/?keadaan=differs"))
    assert siti.name in listed and budi.name not in listed
    csv = officer.get("/petugas/identitas/?keadaan=matched&format=csv").content.decode()
    assert budi.name in csv and siti.name not in csv and budi.nik not in csv
    page = markup(officer.post(f"/petugas/peserta/{siti.member_number}/", {"guna": "Memeriksa klaim"}))
    assert "nama: tidak sesuai (71)" in page and "PKS contoh 001/2026" in page


def test_taking_pairs_mergers_and_deaths_away_is_a_look_at_everybody_in_the_file(officer, second, siti, twin, budi):
    check_people(SimulatedRegistry(answers={budi.nik: "11"}), by=SYSTEM, at=NOW)
    officer.post("/petugas/identitas/mungkin-sama/cari/")
    officer.get("/petugas/identitas/mungkin-sama/?format=xlsx")
    assert set(Look.objects.values_list("person_id", flat=True)) == {siti.pk, twin.pk}
    officer.get("/petugas/identitas/meninggal/?format=csv")
    assert set(Look.objects.values_list("person_id", flat=True)) == {siti.pk, twin.pk, budi.pk}
    assert f"/petugas/identitas/meninggal/{DeathLead.objects.get().pk}/" not in markup(
        second.get("/petugas/identitas/meninggal/")
    )  # the second officer reads, and follows nothing up


@pytest.mark.parametrize("address", ["", "mungkin-sama/", "penggabungan/", "meninggal/", "permintaan/"])
def test_only_officers_open_these_pages(client_of, employer, address):
    assert client_of("clerk", "employer", str(employer.pk)).get(f"/petugas/identitas/{address}").status_code == 403
    assert client_of("auditor").get(f"/petugas/identitas/{address}").status_code == 200


def test_two_people_of_other_branches_are_not_put_beside_each_other(client_of, siti, twin):
    other = client_of("officer", "office", "SKW")
    address = f"/petugas/identitas/usul/{siti.member_number}/{twin.member_number}/"
    assert other.get(address).status_code == 404
    assert other.post(address, {"tetap": siti.member_number, "alasan": "x", "dokumen": file()}).status_code == 404
    assert not Look.objects.exists()


@pytest.mark.parametrize("address", ["mungkin-sama/", "penggabungan/", "meninggal/", ""])
def test_whoever_stands_in_a_list_given_out_as_a_file_can_read_of_it(officer, siti, twin, budi, address):
    check_people(SimulatedRegistry(answers={siti.nik: "11", budi.nik: "15"}), by=SYSTEM, at=NOW)
    officer.post("/petugas/identitas/mungkin-sama/cari/")
    there = f"/petugas/identitas/usul/{siti.member_number}/{twin.member_number}/"
    if address == "penggabungan/":
        officer.post(there, {"tetap": siti.member_number, "alasan": "KTP sama", "dokumen": file()})
    seen = set(Look.objects.values_list("pk", flat=True))
    given = officer.get(f"/petugas/identitas/{address}?cari=siti&format=csv")
    assert siti.name in given.content.decode()
    looked = set(Look.objects.exclude(pk__in=seen).values_list("person_id", flat=True))
    assert siti.pk in looked and budi.pk not in looked


def test_days_of_requests_are_days_of_this_country_not_of_greenwich(officer, siti, twin):
    early = dt.datetime(2026, 11, 20, 18, 30, tzinfo=dt.UTC)  # half past one in the night of the 21st, WIB
    find_candidates(by=SYSTEM, at=early)
    check_people(SimulatedRegistry(answers={siti.nik: "11"}), by=SYSTEM, at=early)
    Request.objects.create(person=siti, kind="email", after="a@b.id", asked_at=early, due_at=early)
    for address in ("mungkin-sama/", "meninggal/", "permintaan/"):
        listed = markup(officer.get(f"/petugas/identitas/{address}"))
        assert "21 November 2026" in listed and "20 November 2026" not in listed
