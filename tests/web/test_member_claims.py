"""The member's claims: told once, papers sent, and every step to be read."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from payung.claims.actions.return_decision import return_decision
from payung.claims.actions.reverse_decision import reverse_decision
from payung.claims.actions.state_facts import state_facts
from payung.claims.models import Claim, Claimant, Document, LifeEvent
from payung.kernel.files import LARGEST
from tests.claims import world as w

from .pages import markup

pytestmark = pytest.mark.django_db
NOW = w.at(4, 2)
LIST = "/peserta/klaim/"
PNG = b"\x89PNG\r\n\x1a\n contoh IEND\xaeB`\x82"


@pytest.fixture
def spell(monkeypatch):
    """A worker with one month paid; the pages' clock stands still at 2 April 2025."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return w.worker()


@pytest.fixture
def member(client_of, spell):
    return client_of("member", "person", str(spell.person_id))


def address(claim: Claim, more: str = "") -> str:
    return f"{LIST}{claim.number}/{more}"


def send(client, claim, content=w.PDF, kind="identity", name="ktp.pdf"):
    return client.post(
        address(claim, "dokumen/"), {"kind": kind, "file": SimpleUploadedFile(name, content)}, follow=True
    )


def resigned(client) -> Claim:
    client.post(f"{LIST}lapor/mengundurkan-diri/", {"happened_on": "31-03-2025", "npwp": "ya"})
    return Claim.objects.get()


def refused_savings(client) -> Claim:
    """A resignation judged before its month of waiting was over (31 March, judged 2 April)."""
    one = resigned(client)
    w.completed(one, NOW)
    w.approved(one, NOW)
    return one


@pytest.mark.parametrize(
    ("slug", "typed", "opened"),
    [
        ("kecelakaan", {"happened_on": "24-03-2025", "clock": "10:30"}, {"JKK"}),
        ("mengundurkan-diri", {"happened_on": "31-03-2025", "npwp": "ya"}, {"JHT"}),
        ("kontrak-berakhir", {"happened_on": "31-03-2025", "npwp": "tidak"}, {"JHT"}),
        ("diberhentikan", {"happened_on": "31-03-2025", "npwp": "ya"}, {"JKP", "JHT"}),
        ("usia-pensiun", {"happened_on": "31-03-2025", "npwp": "ya"}, {"JHT", "JP"}),
        ("meninggalkan-indonesia", {"happened_on": "31-03-2025", "npwp": "tidak"}, {"JHT"}),
        ("berhenti-berusaha", {"happened_on": "31-03-2025", "npwp": "ya"}, {"JHT"}),
        (
            "cacat-total",
            {"happened_on": "31-03-2025", "work_accident": "ya", "children": "ya", "npwp": "ya"},
            {"JKK", "JHT", "JP", "SCHOLARSHIP"},
        ),
        (
            "cacat-total",
            {"happened_on": "31-03-2025", "work_accident": "tidak", "children": "tidak", "npwp": "ya"},
            {"JHT", "JP"},
        ),
        ("ambil-sebagian", {"part": "100000", "npwp": "ya"}, {"JHT"}),
    ],
)
def test_one_report_opens_every_claim_the_event_entitles_to(member, spell, slug, typed, opened):
    assert member.get(f"{LIST}lapor/{slug}/").status_code == 200
    answer = member.post(f"{LIST}lapor/{slug}/", typed, follow=True)
    assert "Laporan Anda kami terima" in markup(answer)
    event = LifeEvent.objects.get()
    assert (event.person_id, event.reporter) == (spell.person_id, "member")
    assert set(event.claims.values_list("programme", flat=True)) == opened


def test_the_facts_are_kept_as_told_and_nothing_unknown_is_invented(member):
    member.post(f"{LIST}lapor/kecelakaan/", {"happened_on": "24-03-2025", "clock": "10:30"})
    accident = LifeEvent.objects.get()
    assert accident.facts == {}
    assert accident.happened_at == dt.datetime(2025, 3, 24, 3, 30, tzinfo=dt.UTC)  # 10.30 WIB
    member.post(f"{LIST}lapor/ambil-sebagian/", {"part": "300000", "npwp": "tidak"})
    assert LifeEvent.objects.get(kind="partial_withdrawal").facts == {"part": 300_000, "npwp": False}


def test_a_report_that_cannot_be_says_what_is_wrong_and_keeps_nothing(member):
    tomorrow = member.post(f"{LIST}lapor/mengundurkan-diri/", {"happened_on": "03-04-2025", "npwp": "ya"})
    assert tomorrow.status_code == 422 and "Periksa tanggal kejadiannya" in markup(tomorrow)
    empty = member.post(f"{LIST}lapor/mengundurkan-diri/", {"happened_on": "31/31"})
    assert empty.status_code == 422 and "field--wrong" in markup(empty)
    assert member.get(f"{LIST}lapor/apa-saja/").status_code == 404
    assert not LifeEvent.objects.exists()


def test_a_claim_says_who_is_next_what_is_missing_and_that_our_clock_has_not_begun(member):
    told = markup(member.get(address(resigned(member))))
    assert "<dt>Siapa berikutnya</dt><dd>Anda</dd>" in told
    assert "Batas waktu kami mulai saat berkas lengkap" in told
    assert "Kirim dokumen: KTP atau paspor peserta" in told
    # One month after 31 March 2025 (Permenaker 4/2022 Pasal 8); April has no 31st.
    assert "Hak ini terbuka 30 April 2025" in told


def test_a_file_is_kept_listed_and_can_be_fetched_again_only_by_its_owner(member, client_of):
    one = resigned(member)
    answer = markup(send(member, one))
    assert "KTP atau paspor peserta sudah kami terima" in answer and "ktp.pdf" in answer
    paper = Document.objects.get()
    fetched = member.get(f"{LIST}dokumen/{paper.pk}/")
    assert fetched.content == w.PDF and fetched["Content-Type"] == "application/pdf"
    assert fetched["Content-Disposition"].startswith("attachment")
    assert client_of("member", "person", "0").get(f"{LIST}dokumen/{paper.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("surat.pdf", b"PK\x03\x04 lembar", "“surat.pdf” bukan PDF, JPG, atau PNG yang utuh"),
        ("foto.png", PNG[:8], "“foto.png” bukan PDF, JPG, atau PNG yang utuh"),
        ("besar.pdf", w.PDF + b" " * LARGEST, "“besar.pdf” besarnya 6,1 MB; paling besar 6 MB"),
        ("kosong.pdf", b"", "“kosong.pdf” kosong"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_with_the_reason_beside_its_field(member, name, content, told):
    one = resigned(member)
    answer = send(member, one, content, name=name)
    assert answer.status_code == 422 and told in markup(answer)
    assert 'aria-describedby="w-identity"' in markup(answer)
    assert not Document.objects.exists()


def test_nothing_chosen_and_a_kind_nobody_asked_for_are_refused(member):
    one = resigned(member)
    assert member.post(address(one, "dokumen/"), {"kind": "identity"}).status_code == 422
    assert send(member, one, kind="police_report").status_code == 422
    assert not Document.objects.exists()


def test_the_account_is_written_and_shown_only_by_its_last_digits(member):
    one = resigned(member)
    typed = {"bank": "kapuas", "account_number": "0012 3444 71", "account_holder": "PEKERJA 1"}
    told = markup(member.post(address(one, "rekening/"), typed, follow=True))
    assert "kapuas •••• 4471, atas nama PEKERJA 1" in told and "0012344471" not in told
    assert Claimant.objects.get().account_number == "0012344471"


def test_an_account_with_letters_is_refused_and_nothing_is_written(member):
    one = resigned(member)
    typed = {"bank": "kapuas", "account_number": "abc", "account_holder": "PEKERJA 1"}
    answer = member.post(address(one, "rekening/"), typed)
    assert answer.status_code == 422 and "Isi bank, nomor, dan nama pemilik rekening" in markup(answer)
    assert Claimant.objects.get().account_number == ""


def test_an_account_that_is_not_the_members_own_cannot_be_written(member, spell):
    event = w.reported(spell, "death")
    one = w.claim(event, "JKM")
    assert member.post(address(one, "rekening/"), {"bank": "x", "account_number": "1"}).status_code == 404


def test_a_complete_file_shows_the_officer_the_last_day_and_the_road_ahead(member):
    member.post(f"{LIST}lapor/kecelakaan/", {"happened_on": "24-03-2025"})
    one = Claim.objects.get()
    w.completed(one, NOW)
    told = markup(member.get(address(one)))
    # Complete on 2 April 2025; JKK seven working days, joint leave counts as working: 3, 4, 7, 8, 9, 10, 11 April.
    assert "Jumat, 11 April 2025" in told
    assert "Petugas klaim, Pontianak" in told
    assert "ganti rugi 1 % sehari" in told
    assert '<li class="is-now" aria-current="step">Diperiksa petugas' in told
    assert "Uang masuk ke rekening" in told


def test_a_decision_is_silent_until_it_is_approved(member):
    one = resigned(member)
    w.completed(one, NOW)
    w.decided(one, NOW)
    told = markup(member.get(address(one)))
    assert "Mengapa belum dapat dibayar" not in told and "Menunggu persetujuan petugas lain" in told


def test_a_refusal_names_every_reason_its_article_who_can_mend_it_and_how(member):
    told = markup(member.get(address(refused_savings(member))))
    assert "Mengapa belum dapat dibayar" in told
    assert "Yang dapat memperbaiki: Waktu." in told
    assert "Ajukan lagi setelah masa tunggu lewat" in told
    assert "Permenaker 4/2022" in told


def test_a_grant_shows_each_line_with_its_working_and_article_and_the_money(member, spell):
    """A contract's end waits for nothing (Permenaker 4/2022 Pasal 6 ayat (2)).

    One month of JHT on Rp3.650.000: 3,7 % = 135.050 and 2 % = 73.000, together 208.050.
    """
    member.post(f"{LIST}lapor/kontrak-berakhir/", {"happened_on": "31-03-2025", "npwp": "ya"})
    one = Claim.objects.get()
    w.with_account(one.event)
    w.completed(one, NOW)
    w.approved(one, NOW)
    w.confirmed(w.instructed(one, NOW), NOW)
    told = markup(member.get(address(one)))
    assert "Rp208.050" in told and "Saldo JHT" in told
    assert "nomor bukti R-" in told and "•••• 0030" in told
    assert "Uang sudah diterima" in told
    assert "Yang sudah selesai" in markup(member.get(LIST))


def test_notes_between_officers_stay_between_them(member):
    one = resigned(member)
    w.completed(one, NOW)
    decision = w.decided(one, NOW)
    reason = "cek tanda tangan dahulu"
    return_decision(decision.pk, reason=reason, by=w.approver(), at=NOW)
    told = markup(member.get(address(one)))
    assert "Dikembalikan untuk diperiksa lagi" in told and reason not in told


def test_a_claim_is_withdrawn_with_a_reason_and_the_right_stays(member):
    one = resigned(member)
    assert member.post(address(one, "cabut/"), {"reason": " "}).status_code == 422
    told = markup(member.post(address(one, "cabut/"), {"reason": "belum jadi berhenti"}, follow=True))
    assert "Klaim sudah dicabut" in told and w.state(one) == "withdrawn"
    member.post(f"{LIST}lapor/mengundurkan-diri/", {"happened_on": "31-03-2025", "npwp": "ya"})
    assert Claim.objects.filter(state="opened").count() == 1


def test_running_claims_stand_on_the_page_of_the_balance(member):
    assert "Klaim yang sedang berjalan" not in markup(member.get("/peserta/"))
    resigned(member)
    told = markup(member.get("/peserta/"))
    assert "Klaim yang sedang berjalan" in told and "Siapa berikutnya" in told


def test_somebody_elses_claim_is_the_same_as_none(member, client_of):
    one = resigned(member)
    other = client_of("member", "person", "0")
    assert other.get(address(one)).status_code == 404
    assert other.post(address(one, "dokumen/"), {"kind": "identity"}).status_code == 404
    assert other.post(address(one, "rekening/"), {"bank": "x"}).status_code == 404
    assert other.post(address(one, "cabut/"), {"reason": "x"}).status_code == 404
    assert client_of("clerk", "all", "").get(address(one)).status_code == 403
    assert w.state(one) == "opened"


def test_a_corrected_decision_is_told_with_what_changed_and_why(member, spell):
    # 30 days at 3.650.000 / 30: 3.650.000; the doctor's second letter says 45: 5.475.000.
    member.post(f"{LIST}lapor/kecelakaan/", {"happened_on": "24-03-2025"})
    one = Claim.objects.get()
    state_facts(one.pk, {"absence_days": 30}, by=w.officer(), at=NOW)
    w.approved(w.completed(one, NOW), NOW)
    state_facts(one.pk, {"absence_days": 45}, by=w.officer(), at=NOW)
    anew = reverse_decision(one.pk, reason="Surat dokter kedua: 45 hari.", by=w.officer(), at=NOW)
    page = markup(member.get(address(one)))
    assert "Klaim ini diperiksa ulang" in page and "sebesar Rp3.650.000 tetap berlaku" in page
    w.approve_decision(anew.pk, by=w.approver(), at=NOW)
    page = markup(member.get(address(one)))
    assert "Putusan 2 April 2025 sebesar Rp3.650.000 diganti menjadi Rp5.475.000" in page
    assert "Alasannya: Surat dokter kedua: 45 hari." in page and "hanya selisihnya yang dikirim" in page
