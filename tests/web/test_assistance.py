"""Pages of contributions paid by others: every state through the page or the file, each role in its reach."""

from __future__ import annotations

import io

import fastexcel
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from payung.assistance.models import Candidate, Placement, Programme, Sponsor
from payung.audit.models import Look
from payung.jobs.settle import settle
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Person, Region
from payung.rolls.models import Roll
from payung.rolls.queries import cover_on
from tests.assistance.world import row, sheet
from tests.web.books import NOW, employer, siti, still_clock

__all__ = ["employer", "siti", "still_clock"]
TODAY = NOW.date()  # 21 November 2026
VILLAGE = "61.12.01.2001"
FORM = {
    "title": "Pekerja rentan 2026", "cohort": "rentan", "region": "61.12", "legal_basis": "Perbup 9/2026",
    "budget_line": "DPA 5.1.02", "budget": "Rp1.000.000", "quota": "2", "first_month": "2026-12", "months": "2",
    "instalment": "1", "basis": "income", "income": "1000000", "honorarium": "", "age_from": "", "age_to": "",
    "allocation": "", "continues": "",
}  # fmt: skip


@pytest.fixture
def official(employer, client_of) -> Client:
    return client_of("regency", "region", "61.12")


@pytest.fixture
def village(employer, client_of) -> Client:
    Region.objects.create(code=VILLAGE, name="Desa Contoh", short_name="Contoh", level="village", parent_id="61.12")
    return client_of("village", "region", VILLAGE)


def opened(official: Client, **changed: str) -> Programme:
    kind = changed.pop("kind", "regency")
    official.post("/bantuan/penyandang/", {"name": f"Pemkab {kind}", "kind": kind, "region": "61.12"})
    payer = Sponsor.objects.get(kind=kind)
    answer = official.post("/bantuan/baru/", {**FORM, "sponsor": str(payer.pk), **changed})
    assert answer.status_code == 302, answer.content.decode()
    return Programme.objects.latest("pk")


def send(client: Client, programme: Programme, *rows, region: str = "61.12", name: str = "daftar.xlsx"):
    file = SimpleUploadedFile(name, sheet(*rows))
    address = f"/bantuan/{programme.pk}/unggah/"
    return client.post(address, {"file": file, "wilayah": region}, follow=True)


def page(client: Client, programme: Programme, rest: str = "") -> str:
    answer = client.get(f"/bantuan/{programme.pk}/{rest}")
    assert answer.status_code == 200
    return answer.content.decode()


def approve(official: Client, programme: Programme) -> str:
    typed = {"sk": "SK 7/2026", "tanggal": "2026-11-20"}
    return official.post(f"/bantuan/{programme.pk}/tetapkan/", typed, follow=True).content.decode()


def pay() -> None:
    roll = Roll.objects.get(state="open")
    SimulatedBank().pay(roll.payment_code, roll.amount, at=NOW)
    settle(NOW)


def test_from_the_file_to_paid_members_and_the_money_is_exact(official):
    programme = opened(official)
    # 2 people × 2 months × 16.800 = 67.200 of 1.000.000
    assert "Rp67.200" in page(official, programme) and "Rp932.800" in page(official, programme)
    told = send(official, programme, row(1), row(2), row(3)).content.decode()
    assert "3 baris masuk daftar" in told
    assert "2 orang ditetapkan, 1 menunggu. Tagihan pertama Rp33.600." in approve(official, programme)
    assert "Bayar di bank contoh" in page(official, programme)
    pay()
    assert cover_on(Placement.objects.values_list("person_id", flat=True), TODAY.replace(month=12)).height == 2
    assert "Sudah dibayar" in page(official, programme)
    official.post(f"/bantuan/{programme.pk}/termin/")
    pay()
    text = page(official, programme)
    assert "Lunas" in text and "Buat tagihan mulai" not in text
    official.post(f"/bantuan/{programme.pk}/termin/")
    assert Roll.objects.count() == 2


def test_what_is_wrong_with_the_form_is_told_at_once(official):
    opened(official)
    payer = Sponsor.objects.get()
    bad = {**FORM, "sponsor": str(payer.pk), "budget": "banyak", "quota": "0", "title": ""}
    answer = official.post("/bantuan/baru/", bad)
    assert answer.status_code == 422 and answer.content.decode().count('class="wrong"') == 3
    poor = official.post("/bantuan/baru/", {**FORM, "sponsor": str(payer.pk), "budget": "10000"})
    assert poor.status_code == 422 and "Rp67.200 dari Rp10.000" in poor.content.decode()
    assert Programme.objects.count() == 1
    twice = official.post("/bantuan/penyandang/", {"name": "pemkab regency", "kind": "regency", "region": "61.12"})
    assert twice.status_code == 422 and Sponsor.objects.count() == 1


def test_a_file_with_problems_gives_the_failing_rows_back_and_they_can_be_sent_again(official):
    programme = opened(official)
    text = send(official, programme, row(1), row(2, nik="611204"), row(3, sex="X")).content.decode()
    assert "2 baris perlu diperbaiki" in text and "Jenis kelamin" in text.replace("JENIS_KELAMIN", "Jenis kelamin")
    kept = programme.lists.get()
    for kind in ("xlsx", "csv"):
        answer = official.get(f"/bantuan/{programme.pk}/perbaiki/{kept.pk}.{kind}")
        assert answer.status_code == 200
    failing = fastexcel.read_excel(official.get(f"/bantuan/{programme.pk}/perbaiki/{kept.pk}.xlsx").content)
    assert failing.load_sheet(0).to_polars().height == 2
    assert (
        "sudah ada di daftar"
        in send(official, programme, row(1), row(2, nik="611204"), row(3, sex="X")).content.decode()
    )
    unread = official.post(
        f"/bantuan/{programme.pk}/unggah/",
        {"file": SimpleUploadedFile("a.csv", b"halo\nhalo"), "wilayah": "61.12"},
    )
    assert unread.status_code == 422 and "belum bisa dibaca" in unread.content.decode()
    assert "Pilih dahulu" in official.post(f"/bantuan/{programme.pk}/unggah/", follow=True).content.decode()


def test_the_sheet_we_give_out_is_one_we_read(official):
    programme = opened(official)
    content = official.get("/bantuan/lembar.xlsx").content
    heads = fastexcel.read_excel(io.BytesIO(content).getvalue()).load_sheet(0).to_polars().columns
    assert heads[:4] == ["NIK", "NAMA_LENGKAP", "TANGGAL_LAHIR", "JENIS_KELAMIN"]
    cells = ("6112041302800001", "Warga B", "13-02-1980", "L", "", "", "", "", "", "")
    file = SimpleUploadedFile("a.xlsx", sheet(cells, headings=heads))
    official.post(f"/bantuan/{programme.pk}/unggah/", {"file": file, "wilayah": "61.12"})
    assert Candidate.objects.get().state == "valid"


def test_names_are_masked_filtered_exported_and_every_look_is_recorded(official, client_of):
    programme = opened(official)
    send(official, programme, row(1), row(1, name="WARGA B LAGI"), row(2, place="61.08"))
    approve(official, programme)
    text = page(official, programme, "nama/")
    assert "WARGA B" in text and "6112••••••••0001" in text and "6112041302800001" not in text
    assert "Ganda dalam daftar" in text and "Di luar wilayah" in text
    looked = Look.objects.get()  # of three only one is registered: the one in a place
    assert looked.person_id == Placement.objects.get().person_id and "bantuan" in looked.purpose
    only = page(official, programme, "nama/?tempat=duduk")
    assert "WARGA B" in only and "WARGA C" not in only
    assert official.get(f"/bantuan/{programme.pk}/nama/?format=csv").status_code == 200
    auditor = client_of("auditor", "all", "")
    assert auditor.get(f"/bantuan/{programme.pk}/nama/").status_code == 403
    assert "WARGA" not in page(auditor, programme)


def test_whoever_was_found_to_earn_a_wage_can_read_that_the_village_was_told(official, siti):
    """Not placed, and yet something was said about them: also where the list has only their NIK right."""
    programme = opened(official)
    mine = (siti.nik, siti.name, f"{siti.birth_date:%d-%m-%Y}", siti.sex, "", "")
    send(official, programme, mine)
    assert "Sudah penerima upah" in page(official, programme, "nama/")
    assert set(Look.objects.values_list("person_id", flat=True)) == {siti.pk}
    official.get(f"/bantuan/{programme.pk}/nama/?format=csv")
    assert Look.objects.filter(person_id=siti.pk).count() == 2
    official.get(f"/bantuan/{programme.pk}/nama/?cari=orang+lain&format=csv")
    assert Look.objects.filter(person_id=siti.pk).count() == 2


def test_somebody_who_leaves_or_dies_is_replaced_on_the_page(official):
    programme = opened(official)
    send(official, programme, row(1), row(2), row(3), row(4))
    approve(official, programme)
    first, second = Placement.objects.order_by("seat")
    official.post(f"/bantuan/{programme.pk}/keluar/", {"orang": str(first.candidate_id), "sebab": "moved"})
    Person.objects.filter(pk=second.person_id).update(died_on=TODAY)
    answer = official.post(f"/bantuan/{programme.pk}/ganti/", follow=True).content.decode()
    assert "1 orang keluar, 1 orang menggantikan" in answer
    text = page(official, programme, "nama/")
    assert "Pindah domisili" in text and "Meninggal" in text
    assert Roll.objects.get(state="open").amount == 33_600  # always two places


def test_a_village_sees_its_own_people_and_no_money(official, village):
    programme = opened(official)
    send(official, programme, row(1))
    assert "1 baris masuk daftar" in send(village, programme, row(2, place=VILLAGE), region=VILLAGE).content.decode()
    text = page(village, programme)
    assert "Anggaran" not in text and "Tetapkan daftar" not in text
    assert "WARGA C" in page(village, programme, "nama/") and "WARGA B" not in page(village, programme, "nama/")
    assert village.post(f"/bantuan/{programme.pk}/tetapkan/", {"sk": "x"}).status_code == 403
    assert village.get("/bantuan/baru/").status_code == 403
    assert village.get("/masuk/", follow=True).status_code == 200
    assert "WARGA C" in page(official, programme, "nama/")  # the regency sees those of its villages


def test_out_of_reach_is_not_found(official, client_of):
    programme = opened(official)
    far = client_of("regency", "region", "61.08")
    assert far.get(f"/bantuan/{programme.pk}/").status_code == 404
    assert far.post(f"/bantuan/{programme.pk}/tetapkan/").status_code == 404
    assert "Pekerja rentan 2026" not in far.get("/bantuan/").content.decode()


def test_what_ends_soon_is_on_the_first_page_of_region_and_branch_and_a_gap_is_told(official, client_of):
    first = opened(official, months="1")
    send(official, first, row(1))
    approve(official, first)
    for client in (official, client_of("officer", "office", "PTK")):
        text = client.get("/bantuan/").content.decode()
        assert "Berakhir dalam 60 hari" in text and "1 orang belum punya kelanjutan" in text
    second = opened(official, title="Lanjutan", first_month="2027-02", continues=str(first.pk))
    assert "Ada jeda 1 bulan" in page(official, second)
    answer = official.post(f"/bantuan/{second.pk}/ambil/", follow=True).content.decode()
    assert "1 nama diambil" in answer
    approve(official, second)
    assert "1 orang berlanjut setelah jeda" in page(official, first)


def test_the_palm_fund_names_the_limit_of_other_activities(official):
    palm = opened(official, kind="palm_fund", cohort="sawit", allocation="100.000.000", age_from="17", age_to="61")
    text = page(official, palm)
    assert "Rp20.000.000" in text and "PMK 91/2023" in text  # 20 % of 100.000.000
    send(official, palm, row(1, work="Nelayan"), row(2, work="Pemanen sawit"))
    assert sorted(palm.candidates.values_list("state", flat=True)) == ["not_palm", "valid"]


def test_a_draft_is_cancelled_and_election_staff_are_paid_by_their_honorarium(official):
    programme = opened(official)
    official.post(f"/bantuan/{programme.pk}/batal/")
    programme.refresh_from_db()
    assert programme.state == "cancelled"
    text = official.get("/bantuan/?keadaan=akhir").content.decode()
    assert "Dibatalkan" in text
    staff = opened(official, title="KPPS", cohort="kpps", basis="honorarium", honorarium="Rp1.130.000", months="1")
    assert staff.price == 6_102  # 0,24 % + 0,30 % of 1.130.000
