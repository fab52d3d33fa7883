"""Yes or no about a list: exactly what was agreed, seen by the member, limited, and never after its day."""

from __future__ import annotations

import fastexcel
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from payung.audit.models import Look
from payung.inquiry.models import Answer, Inquiry, StatusAgreement
from payung.jobs.settle import settle
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Person
from tests.assistance.world import sheet
from tests.own_account.world import member as own_member
from tests.own_account.world import paid
from tests.web.books import NOW, billed, budi, employer, month, siti, still_clock

__all__ = ["budi", "employer", "siti", "still_clock"]
TERMS = {
    "number": "PKS 1/2026", "party": "Dinas Sosial Contoh", "asker": "agency", "asker_key": "7", "region": "61.12",
    "purpose": "Padanan penerima bantuan", "daily_limit": "5", "valid_from": "2026-01-01", "valid_to": "2026-12-31",
    "instrument": "",
}  # fmt: skip


@pytest.fixture
def officer(employer, client_of):
    return client_of("officer", "office", "PTK")


@pytest.fixture
def agency(employer, client_of):
    return client_of("agency", "agency", "7")


def agreed(officer, **changed: str) -> StatusAgreement:
    answer = officer.post("/padanan/baru/", {**TERMS, **changed})
    assert answer.status_code == 302, answer.content.decode()
    return StatusAgreement.objects.latest("pk")


def ask(client, one: StatusAgreement, *niks: str, **more: object):
    return client.post(f"/padanan/{one.pk}/tanya/", {"nik": "\n".join(niks), **more}, follow=True)


def active_member(person: Person, here) -> None:
    """October is billed and paid: at work, and one of the last months is there."""
    bill = billed(here, month(10), person)
    SimulatedBank().pay(bill.payment_code, bill.amount, at=NOW)
    settle(NOW)


def test_active_not_active_and_unknown_and_only_what_was_agreed(officer, agency, employer, siti, budi):
    active_member(siti, employer)
    own = paid(own_member(at=NOW), at=NOW)
    one = agreed(officer)
    answer = ask(agency, one, siti.nik, budi.nik, "6112 0447 0288 0001", "6112041302809999")
    text = answer.content.decode()
    assert "2 terdaftar aktif dari 4 NIK" in text and siti.name not in text and siti.nik not in text
    assert list(Answer.objects.order_by("place").values_list("active", "segment", "since")) == [
        (True, "", None), (False, "", None), (True, "", None), (False, "", None),
    ]  # fmt: skip
    assert own.people == 1
    file = agency.get(f"/padanan/{one.pk}/jawaban/{Inquiry.objects.get().pk}/?format=xlsx")
    rows = fastexcel.read_excel(file.content).load_sheet(0, header_row=2).to_polars()
    assert rows.columns == ["NIK", "Status"] and rows["NIK"].to_list()[0] == siti.nik
    assert rows["Status"].to_list() == ["terdaftar aktif", "tidak ditemukan aktif"] * 2


def test_segment_and_first_month_are_answered_where_agreed(officer, agency, employer, siti):
    active_member(siti, employer)
    one = agreed(officer, tells_segment="on", tells_since="on")
    text = ask(agency, one, siti.nik).content.decode()
    assert "PU" in text and "Oktober\u00a02026" in text.replace("Oktober 2026", "Oktober\u00a02026")
    assert Answer.objects.get().since == month(10)


def test_the_member_reads_who_asked_for_what_and_a_stranger_leaves_no_trace(officer, agency, siti):
    ask(agency, agreed(officer), siti.nik, "6112041302809999")
    look = Look.objects.get()
    assert (look.person_id, look.office, look.purpose) == (siti.pk, "Dinas Sosial Contoh", "Padanan penerima bantuan")
    assert look.role == "agency" and look.fields == "status aktif"


def test_the_limit_of_a_day_and_every_wrong_line_at_once(officer, agency, siti):
    one = agreed(officer, daily_limit="3")
    bad = ask(agency, one, siti.nik, "123", "abc")
    assert bad.status_code == 422 and bad.content.decode().count("16") >= 2 and not Inquiry.objects.exists()
    assert ask(agency, one, siti.nik, siti.nik, "6112041302809999").status_code == 200  # one NIK twice counts once
    over = ask(agency, one, "6112041302809998", "6112041302809997")
    assert over.status_code == 422 and "tersisa 1 hari ini" in over.content.decode()
    assert ask(agency, one, "").status_code == 422
    assert Inquiry.objects.count() == 1


def test_a_file_with_a_column_of_niks_is_answered(officer, agency, siti):
    one = agreed(officer)
    file = SimpleUploadedFile("daftar.xlsx", sheet(("1", siti.nik), headings=("No", "No. KTP")))
    assert ask(agency, one, file=file).status_code == 200 and Inquiry.objects.get().asked == 1
    broken = ask(agency, one, file=SimpleUploadedFile("a.csv", b"halo\nhalo"))
    assert broken.status_code == 422


def test_after_its_day_or_once_ended_nothing_is_answered(officer, agency, siti):
    over = agreed(officer, valid_to="2026-11-20")  # today is the 21st
    assert ask(agency, over, siti.nik).status_code == 422
    one = agreed(officer, number="PKS 2/2026")
    officer.post(f"/padanan/{one.pk}/akhiri/")
    assert ask(agency, one, siti.nik).status_code == 422
    assert officer.post(f"/padanan/{one.pk}/akhiri/").status_code == 422
    assert "tidak berlaku" in agency.get("/padanan/").content.decode() and not Look.objects.exists()


def test_another_agency_and_the_officer_cannot_ask_and_what_is_written_down_is_checked(officer, agency, client_of):
    one = agreed(officer)
    other = client_of("agency", "agency", "8")
    assert other.get(f"/padanan/{one.pk}/").status_code == 404 and ask(other, one, "1").status_code == 404
    assert ask(officer, one, "6112041302809999").status_code == 403
    assert agency.get("/padanan/baru/").status_code == 403
    twice = officer.post("/padanan/baru/", {**TERMS, "valid_to": "2025-01-01"})
    assert twice.status_code == 422 and "nomor perjanjian yang belum tercatat" in twice.content.decode()
    assert StatusAgreement.objects.count() == 1


def test_a_village_asks_under_its_own_agreement(officer, client_of, siti):
    village = client_of("village", "region", "61.12.01.2001")
    one = agreed(officer, asker="region", asker_key="61.12.01.2001")
    assert ask(village, one, siti.nik).status_code == 200 and Look.objects.get().role == "village"
