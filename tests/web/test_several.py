"""Several NPP under one log-in: all with what is due, taken on by proof, given up, one sheet for all."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from payung.access.attempts import MOST_TOGETHER
from payung.access.models import Grant
from payung.contributions.models import DeclaredWage, Upload

from .books import billed, employer, made_employer, made_worker, month, siti, still_clock
from .conftest import make_user
from .pages import markup

__all__ = ["employer", "siti", "still_clock"]


@pytest.fixture
def other(employer):
    """A second division under the same NPP."""
    made = made_employer("20000001", "PT Kedua")
    type(made).objects.filter(pk=made.pk).update(npp=employer.npp, division="001")
    made.refresh_from_db()
    return made


@pytest.fixture
def both(employer, other):
    client = Client()
    client.force_login(make_user("dua", ("clerk", "employer", str(employer.pk)), ("clerk", "employer", str(other.pk))))
    return client


def typed(bill, **changed) -> dict:
    usual = {"npp": bill.employer.npp, "division": bill.employer.division, "bill_number": bill.number}
    return {**usual, "amount": str(bill.amount), **changed}


def test_all_employers_stand_on_one_page_with_what_is_due(both, employer, other, siti):
    billed(employer, month(9), siti)
    told = markup(both.get("/perusahaan/"))
    assert employer.name in told and other.name in told
    assert "Rp477.000" in told and "September 2026" in told


def test_one_sheet_for_several_divisions_is_told_apart_by_its_columns(both, employer, other, siti):
    dewi = made_worker(other, "Dewi Lestari", "6112024807959003")
    rows = f"NPP;DIVISI;NIK;UPAH\n{employer.npp};0;{siti.nik};5000000\n{other.npp};001;{dewi.nik};4000000\n"
    bad = f"{employer.npp};;{siti.nik};1\n20009999;000;{siti.nik};5000000\n"
    file = SimpleUploadedFile("a.csv", (rows + bad).encode())
    told = markup(both.post("/perusahaan/gabungan/", {"file": file, "month": "2026-10"}, follow=True))
    assert "divisi terisi" in told and "NPP yang Anda urus" in told
    upload = Upload.objects.get()
    assert (upload.good_count, upload.failing_count) == (2, 2)
    assert both.get(f"/perusahaan/gabungan/{upload.pk}/perbaiki.csv").status_code == 200
    told = markup(both.post(f"/perusahaan/gabungan/{upload.pk}/simpan/", follow=True))
    assert "Upah tersimpan di lembar 2 perusahaan." in told
    assert sorted(DeclaredWage.objects.values_list("person_id", "wage")) == sorted(
        [(siti.pk, 5_000_000), (dewi.pk, 4_000_000)]
    )


def test_an_npp_is_taken_on_by_its_last_bill_and_given_up_again(client_of, employer, other, siti):
    bill = billed(employer, month(9), siti)
    client = client_of("clerk", "employer", str(other.pk))
    assert client.get(f"/perusahaan/{employer.npp}-000/").status_code == 404
    told = markup(client.post("/perusahaan/kelola/", typed(bill), follow=True))
    assert "sekarang ada di bawah nama pengguna Anda" in told
    assert client.get(f"/perusahaan/{employer.npp}-000/").status_code == 200
    client.post(f"/perusahaan/kelola/{employer.pk}/lepas/")
    assert client.get(f"/perusahaan/{employer.npp}-000/").status_code == 404
    assert "tidak terhubung" in markup(client.post(f"/perusahaan/kelola/{employer.pk}/lepas/", follow=True))


def test_a_wrong_bill_and_an_npp_that_is_not_there_have_one_answer_and_guessing_is_slow(
    client_of, employer, other, siti
):
    bill = billed(employer, month(9), siti)
    client = client_of("clerk", "employer", str(other.pk))
    answers = set()
    for wrong in ({"amount": "1"}, {"bill_number": "2026-09-0217-999"}, {"npp": "99990217"}):
        response = client.post("/perusahaan/kelola/", typed(bill, **wrong))
        assert response.status_code == 422
        answers.add(response.context["refused"])
    assert len(answers) == 1
    for _ in range(MOST_TOGETHER):
        client.post("/perusahaan/kelola/", typed(bill, amount="1"))
    assert "Tunggu 15 menit" in markup(client.post("/perusahaan/kelola/", typed(bill)))
    assert not Grant.objects.filter(scope_key=str(employer.pk)).exists()


def test_a_shared_upload_is_not_there_for_a_clerk_of_one_of_its_employers(both, client_of, employer, other, siti):
    file = SimpleUploadedFile("a.csv", f"NPP;DIVISI;NIK;UPAH\n{employer.npp};000;{siti.nik};5000000\n".encode())
    both.post("/perusahaan/gabungan/", {"file": file, "month": "2026-10"})
    upload = Upload.objects.get()
    one = client_of("clerk", "employer", str(employer.pk))
    assert one.post(f"/perusahaan/gabungan/{upload.pk}/simpan/").status_code == 404
    both.post(f"/perusahaan/gabungan/{upload.pk}/buang/")
    assert Upload.objects.get().state == "discarded"
    response = both.post("/perusahaan/gabungan/", {"file": SimpleUploadedFile("x.pdf", b"%PDF-1")})
    assert response.status_code == 422
