"""The family's pages: a death told without a log-in, the code, papers sent once, heirs, and nothing of anybody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from payung.audit.models import Look
from payung.claims.models import Claimant, DeathReport, HeirAccess, LifeEvent
from tests.claims.world import PDF
from tests.web.books import employer, siti, still_clock
from tests.web.conftest import PASSWORD

__all__ = ["employer", "siti", "still_clock"]
pytestmark = pytest.mark.django_db
TELL, OPEN, HOME = "/lapor-kematian/", "/keluarga/masuk/", "/ahli-waris/"


def death(person, **changed) -> dict[str, str]:
    told = {
        "name": person.name, "number": person.nik, "died_on": "19-11-2026", "work_accident": "tidak",
        "reporter": "Joko Susilo", "relation": "suami", "phone": "0812 3456 7890", "region_code": "61.12",
    }  # fmt: skip
    return told | changed


def main_of(answer) -> str:
    page = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def rows(*typed: dict[str, str]) -> dict[str, str]:
    named = {f"w-{place}-{name}": value for place, row in enumerate(typed) for name, value in row.items()}
    return {"w-TOTAL_FORMS": "3", "w-INITIAL_FORMS": "0", **named}


@pytest.fixture
def officer(client_of) -> Client:
    return client_of("officer", "office", "PTK")


@pytest.fixture
def heir(client, officer, siti) -> Client:
    """The husband, with a code from the officer, logged in."""
    client.post(TELL, death(siti))
    number = DeathReport.objects.get().number
    there = officer.post(f"/petugas/laporan-kematian/{number}/terima/")["Location"]
    seen = officer.post(there, {"nama": "Joko Susilo", "hubungan": "suami", "cara": "telepon"})
    typed = {"number": HeirAccess.objects.get().number, "code": seen.context["code"], "password": PASSWORD}
    assert client.post(OPEN, typed)["Location"] == HOME
    return client


def test_the_receipt_is_the_same_for_a_member_and_for_nobody(client, siti):
    member = main_of(client.post(TELL, death(siti)))
    stranger = main_of(client.post(TELL, death(siti, number="6171010101990009", name="Tidak Ada")))
    first, second = DeathReport.objects.order_by("pk").values_list("number", flat=True)
    assert member.replace(first, "") == stranger.replace(second, "")
    assert siti.name not in member and siti.nik not in member


def test_what_is_missing_is_told_beside_its_field_and_nothing_is_kept(client, siti):
    seen = client.post(TELL, death(siti, number="12", phone="9", died_on="2026/20/11"))
    assert seen.status_code == 422
    assert {"number", "phone", "died_on"} == set(seen.context["form"].errors)
    assert not DeathReport.objects.exists()


def test_the_officer_sees_whom_it_fits_and_the_look_is_kept(client, officer, siti):
    client.post(TELL, death(siti))
    number = DeathReport.objects.get().number
    assert number in officer.get("/petugas/laporan-kematian/").content.decode()
    seen = officer.get(f"/petugas/laporan-kematian/{number}/").content.decode()
    assert "nomor dan nama cocok" in seen and siti.nik not in seen
    assert f"Memeriksa laporan kematian {number}" in set(Look.objects.values_list("purpose", flat=True))
    assert number in officer.get("/petugas/laporan-kematian/", {"format": "csv"}).content.decode()


def test_an_officer_closes_what_fits_nobody_and_says_why(client, officer, siti):
    client.post(TELL, death(siti, name="Tidak Ada"))
    number = DeathReport.objects.get().number
    here = f"/petugas/laporan-kematian/{number}/"
    assert officer.post(f"{here}terima/").status_code == 422
    assert officer.post(f"{here}tutup/", {"alasan": "Bukan peserta"}).status_code == 302
    assert "Bukan peserta" in officer.get(here).content.decode()


def test_another_branch_sees_nothing_of_it(client, client_of, siti):
    client.post(TELL, death(siti))
    other, number = client_of("officer", "office", "KTP"), DeathReport.objects.get().number
    assert other.get(f"/petugas/laporan-kematian/{number}/").status_code == 404
    assert number not in other.get("/petugas/laporan-kematian/").content.decode()


def test_the_code_can_be_taken_on_paper(client, officer, siti):
    client.post(TELL, death(siti))
    there = officer.post(f"/petugas/laporan-kematian/{DeathReport.objects.get().number}/terima/")["Location"]
    paper = officer.post(there, {"nama": "Joko", "hubungan": "suami", "cara": "surat"})
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF-")
    assert officer.post(there, {"nama": "", "cara": "telepon"}).status_code == 422


def test_a_wrong_code_and_a_number_never_given_are_told_in_the_same_words(client, officer, siti):
    client.post(TELL, death(siti))
    there = officer.post(f"/petugas/laporan-kematian/{DeathReport.objects.get().number}/terima/")["Location"]
    officer.post(there, {"nama": "Joko", "cara": "telepon"})
    known = {"number": HeirAccess.objects.get().number, "code": "AAAAAAAA", "password": PASSWORD}
    wrong = client.post(OPEN, known)
    never = client.post(OPEN, {**known, "number": "AW-2611-999999"})
    assert (wrong.status_code, wrong.context["refused"]) == (never.status_code, never.context["refused"])


def test_the_home_says_for_each_claim_who_acts_and_what_the_family_can_do(heir, siti):
    seen = main_of(heir.get(HOME))
    assert "Jaminan Kematian" in seen and "Beasiswa anak" in seen
    assert "Akta kematian" in seen and "Tulis ahli waris dan rekeningnya" in seen
    assert "Anda" in seen


def test_one_paper_serves_every_claim(heir, siti):
    file = SimpleUploadedFile("akta.pdf", PDF)
    assert heir.post(f"{HOME}dokumen/", {"kind": "death_certificate", "file": file}).status_code == 302
    assert "sudah kami terima" in main_of(heir.get(f"{HOME}dokumen/"))
    assert "Akta kematian" not in main_of(heir.get(HOME))
    event = LifeEvent.objects.get()
    assert event.claims.filter(state="gathering").count() == event.claims.count()


def test_a_file_that_is_not_one_is_refused_beside_its_kind(heir, siti):
    wrong = {"kind": "death_certificate", "file": SimpleUploadedFile("akta.txt", b"bukan")}
    seen = heir.post(f"{HOME}dokumen/", wrong)
    assert seen.status_code == 422 and "bukan PDF, JPG, atau PNG" in main_of(seen)


def test_a_child_is_paid_through_the_parent_who_types(heir, siti):
    parent = {"name": "Joko Susilo", "relation": "spouse", "bank": "kapuas", "account_number": "0012344471",
              "account_holder": "Joko Susilo"}  # fmt: skip
    child = {"name": "Ani", "relation": "child", "birth_date": "09-01-2016", "level": "SD", "years_left": "3"}
    assert heir.post(f"{HOME}ahli-waris/", rows(parent, child)).status_code == 302
    kept = Claimant.objects.get(name="Ani", ended_at=None)
    assert (kept.guardian_name, kept.account_number) == ("Joko Susilo", "0012344471")
    again = main_of(heir.get(f"{HOME}ahli-waris/"))
    assert "0012344471" not in again and "Ani" in again


def test_a_row_without_a_relation_is_told(heir, siti):
    seen = heir.post(f"{HOME}ahli-waris/", rows({"name": "Joko"}))
    assert seen.status_code == 422 and "Pilih hubungannya." in main_of(seen)


def test_the_family_reaches_neither_officers_nor_the_members_own_pages(heir, siti):
    assert heir.get("/petugas/klaim/").status_code == 403
    assert heir.get("/peserta/").status_code == 403


def test_a_death_told_by_the_family_closes_what_the_employer_reported_too(heir, client_of, employer, siti):
    assert LifeEvent.objects.filter(person=siti, kind="death").count() == 1
    clerk = client_of("clerk", "employer", str(employer.pk))
    spell = siti.employments.get()
    told = {"happened_on": "19-11-2026", "work_accident": "", "phone": ""}
    assert clerk.post(f"/perusahaan/{employer.npp}-000/pekerja/{spell.pk}/lapor/meninggal/", told).status_code == 302
    assert LifeEvent.objects.filter(person=siti, kind="death").count() == 1
