"""A construction project in every state, reached by its contractor, the branch and the agency through the pages."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from payung.construction.models import Project, Refund, RosterRow, Term
from payung.jobs.settle import settle
from payung.payments.simulator import SimulatedBank
from tests.construction.world import agency, contractor, csv_of, line, xlsx_of

from .books import employer, still_clock
from .conftest import make_user
from .pages import markup

__all__ = ["employer", "still_clock"]

FORM = {
    "name": "Peningkatan Jalan Rasau Jaya", "region": "61.12", "place": "", "contract_number": "600/12/SPK/2026",
    "contracted_on": "16-11-2026", "value": "Rp2.664.000.000", "with_vat": "1", "wages": "", "funding": "apbd",
    "funds": "", "owner_name": "", "starts_on": "16-11-2026", "ends_on": "26-3-2027", "maintenance_until": "26-9-2027",
}  # fmt: skip
# 2.664.000.000 / 1,11 = 2.400.000.000 through four slices: 3.430.000; see tests/construction/test_projects.py
WHOLE = "Rp3.430.000"


@pytest.fixture
def owner(employer):
    return agency()


@pytest.fixture
def builder(owner, enter):
    make_user("darmawan", ("contractor", "contractor", str(contractor().pk)))
    make_user("wati", ("officer", "office", "PTK"))
    return enter("darmawan")


def registered(client, owner, **changed: str) -> Project:
    given = {**FORM, "agency": "" if changed.get("funding") == "private" else str(owner.pk), **changed}
    answer = client.post("/proyek/baru/", given)
    assert answer.status_code == 302, markup(answer)
    return Project.objects.latest("pk")


def page(client, one: Project) -> str:
    return markup(client.get(f"/proyek/{one.number}/"))


def press(client, one: Project, step: str, **typed: str) -> str:
    return markup(client.post(f"/proyek/{one.number}/{step}/", typed, follow=True))


def pay(now, place: int) -> None:
    roll = Term.objects.get(place=place).roll
    SimulatedBank().pay(roll.payment_code, roll.amount, at=now)
    settle(now)


@pytest.mark.parametrize(
    ("funding", "words", "more"),
    [("apbn", "APBN", {}), ("apbd", "APBD", {}), ("private", "Swasta", {"owner_name": "PT Pemilik Rekaan"})],
)
def test_whoever_pays_for_the_work_is_named_with_it(builder, owner, funding, words, more):
    told = page(builder, registered(builder, owner, funding=funding, **more))
    assert words in told and (more.get("owner_name") or "Dinas PUPR Kubu Raya (rekaan)") in told


def test_a_public_project_without_its_agency_is_refused(builder, owner):
    answer = builder.post("/proyek/baru/", {**FORM, "agency": ""})
    assert answer.status_code == 422 and "instansi pemilik proyek" in markup(answer)


@pytest.mark.parametrize(
    "value", [{"value": "Rp2.664.000.000", "with_vat": "1"}, {"value": "2400000000", "with_vat": "0"}]
)
def test_the_value_counts_without_vat_however_it_is_told(builder, owner, value):
    one = registered(builder, owner, **value)
    told = page(builder, one)
    assert "Rp2.400.000.000" in told and "Rp2.664.000.000" in told and WHOLE in told and "belum ditagih" in told


def test_where_the_wages_are_known_they_are_the_base(builder, owner):
    told = page(builder, registered(builder, owner, wages="Rp300.000.000"))
    assert "Rp5.220.000" in told and "Rp900.000" in told and "Rp6.120.000" in told  # 1,74 % and 0,30 %


def test_three_instalments_are_paid_one_after_another_and_the_certificate_becomes_final(builder, owner, clock, enter):
    one = registered(builder, owner)
    told = press(builder, one, "tagih", cara="termin")
    assert "menunggu pembayaran pertama" in told and "Rp1.715.000" in told and "belum waktunya" in told
    assert "belum terbit" in told and builder.get(f"/proyek/{one.number}/sertifikat.pdf").status_code == 404
    assert builder.post(f"/proyek/{one.number}/kode/2/").status_code == 422  # the first is not paid
    pay(clock(2026, 11, 21), 1)
    assert "sementara, belum lunas" in page(builder, one) and "26 Maret 2027" in page(builder, one)
    for place, day in ((2, (2027, 1, 5)), (3, (2027, 3, 1))):
        now = clock(*day)
        press(enter("darmawan"), one, f"kode/{place}")
        pay(now, place)
    told = page(enter("darmawan"), one)
    assert "final, lunas" in told and "sampai 26 September 2027" in told  # the maintenance is covered now
    clock(2027, 4, 2)
    assert "masa pemeliharaan" in page(enter("darmawan"), one)
    clock(2027, 10, 1)
    assert "selesai" in markup(enter("wati").get("/petugas/proyek/?keadaan=ended"))
    assert one.name in markup(enter("wati").get("/petugas/proyek/?keadaan=ended"))


def test_a_term_paid_late_brings_a_penalty_with_its_own_code(builder, owner, clock, enter):
    one = registered(builder, owner)
    press(builder, one, "tagih", cara="termin")
    assert Term.objects.get(place=1).due_on.isoformat() == "2026-12-04"  # fourteen working days after 16 November
    now = clock(2026, 12, 28)
    late = enter("darmawan")
    assert "terlambat" in page(late, one)
    press(late, one, "kode/1")
    pay(now, 1)
    told = press(late, one, "denda")  # 24 days late, one month begun: 2 % of 1.715.000
    assert "Kode bayar denda terbit" in told and "Rp34.300" in told
    clock(2027, 2, 15)  # the second term fell due half way, in January
    assert "pembayaran terlambat" in page(enter("darmawan"), one)


def test_a_larger_contract_bills_the_difference_and_a_longer_one_only_moves_the_days(builder, owner, clock):
    one = registered(builder, owner)
    press(builder, one, "tagih")
    pay(clock(2026, 11, 21), 1)
    days = {"signed_on": "20-11-2026", "ends_on": "26-3-2027", "maintenance_until": "26-9-2027", "with_vat": "0"}
    # 200 m more in the fourth slice: JKK 0,11 % = 220.000, JKM 0,01 % = 20.000
    assert "Rp240.000" in press(builder, one, "adendum", number="ADD-1", value="2600000000", **days)
    told = press(builder, one, "adendum", **days | {"number": "ADD-2", "value": "", "ends_on": "30-4-2027"})
    assert "30 April 2027" in told and Term.objects.count() == 2


def test_what_was_paid_too_much_goes_back_through_two_officers(builder, owner, clock, enter):
    one = registered(builder, owner)
    press(builder, one, "tagih")
    pay(clock(2026, 11, 21), 1)
    days = {"signed_on": "20-11-2026", "ends_on": "26-3-2027", "maintenance_until": "26-9-2027", "with_vat": "0"}
    assert "Rp240.000 dibayar lebih" in press(builder, one, "adendum", number="ADD-1", value="2200000000", **days)
    account = {"bank": "Bank Kapuas", "account_number": "00123 456", "account_holder": "PT BANGUN", "reason": "adendum"}
    assert "Pengembalian diminta" in press(enter("wati"), one, "pengembalian", **account)
    refund = Refund.objects.get()
    make_user("yohanes", ("approver", "office", "PTK"))
    assert enter("wati").post(f"/proyek/{one.number}/pengembalian/{refund.pk}/setujui/").status_code == 403
    assert "disetujui" in press(enter("yohanes"), one, f"pengembalian/{refund.pk}/setujui")
    assert "Tulis nomor bukti" in press(enter("wati"), one, f"pengembalian/{refund.pk}/transfer")
    assert "Transfer tercatat" in press(enter("wati"), one, f"pengembalian/{refund.pk}/transfer", bukti="TRF-1")


def test_a_project_not_carried_out_is_cancelled_and_its_certificate_is_void(builder, owner):
    one = registered(builder, owner)
    press(builder, one, "tagih")
    assert "Dibatalkan pada" in press(builder, one, "batal", sebab="Kontrak batal")
    told = markup(builder.get(f"/sertifikat/?kode={one.code}"))
    assert "tidak berlaku" in told


def test_subcontractors_come_and_go(builder, owner):
    one = registered(builder, owner)
    assert "CV Pancang" in press(builder, one, "subkontraktor", name="CV Pancang", work="pancang", value="1000000")
    gone = one.subcontractors.get()
    assert (
        "CV Pancang" not in press(builder, one, f"subkontraktor/{gone.pk}/akhiri").split("Subkontraktor tidak lagi")[1]
    )


def test_lists_come_by_the_week_and_a_later_list_takes_the_place_of_the_earlier(builder, owner, clock):
    one = registered(builder, owner)
    press(builder, one, "tagih")
    pay(clock(2026, 11, 21), 1)

    def send(content: bytes, name: str) -> str:
        given = {"week": "18-11-2026", "file": SimpleUploadedFile(name, content)}
        builder.post(f"/proyek/{one.number}/pekerja/unggah/", given)
        waiting = one.rosters.latest("pk")
        return press(builder, one, f"pekerja/{waiting.pk}/simpan")

    week = ("16-11-2026", "21-11-2026")
    assert "2 baris tersimpan" in send(csv_of(line(1, *week), line(2, *week)), "minggu.csv")
    assert "1 baris tersimpan" in send(xlsx_of(line(3, *week)), "minggu.xlsx")
    told = markup(builder.get(f"/proyek/{one.number}/pekerja/"))
    assert "TUKANG C" in told and "TUKANG A" not in told and "diganti" in told
    assert RosterRow.objects.filter(roster__state="saved").count() == 1


def test_an_agency_reads_its_own_projects_and_changes_nothing(builder, owner, enter):
    own = registered(builder, owner)
    other = registered(builder, agency("Dinas Lain (rekaan)"), contract_number="601/SPK")
    make_user("dina", ("agency", "agency", str(owner.pk)))
    dina = enter("dina")
    assert own.number in markup(dina.get("/proyek/")) and other.number not in markup(dina.get("/proyek/"))
    assert dina.get(f"/proyek/{own.number}/").status_code == 200
    assert dina.get(f"/proyek/{other.number}/").status_code == 404
    assert dina.post(f"/proyek/{own.number}/batal/", {"sebab": "x"}).status_code == 403
    assert dina.get("/proyek/baru/").status_code == 403
