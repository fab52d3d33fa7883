"""The pages on which a file is given back, a suspicion concluded and an accident goes on."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from payung.claims.actions.state_facts import state_facts
from payung.claims.models import Claim, FileReturn, Suspicion
from tests.claims import world
from tests.web.conftest import make_user

pytestmark = pytest.mark.django_db
TODAY = world.at(4, 2, 10)


@pytest.fixture(autouse=True)
def still_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: TODAY)


def client(name: str, role: str, scope: str = "all", key: str = "") -> Client:
    entered = Client()
    entered.force_login(make_user(name, (role, scope, key)))
    return entered


@pytest.fixture
def first():
    return client("dewi", "officer")


def page(who: Client, one: Claim) -> str:
    return who.get(reverse("officers:claim", args=[one.number])).content.decode().replace("\xa0", " ")


def step(who: Client, name: str, one: Claim, **told: object):
    return who.post(reverse(f"officers:claim_{name}", args=[one.number]), told)


def accident() -> Claim:
    event = world.reported(world.worker(), "accident")
    world.with_account(event)
    return world.claim(event, "JKK")


def paid_accident() -> Claim:
    one = accident()
    state_facts(one.pk, {"absence_days": 30}, by=world.officer(), at=world.COMPLETED)
    world.completed(one)
    world.approved(one)
    world.confirmed(world.instructed(one))
    return one


def test_the_officer_gives_the_file_back_and_the_member_reads_what_is_asked_and_sends_it(first):
    one = world.completed(accident())
    assert "Kembalikan berkas" in page(first, one)
    answer = step(first, "return_file", one, diminta=["police_report"], alasan="Kecelakaan lalu lintas di jalan raya")
    assert answer.status_code == 302
    text = page(first, one)
    assert "Berkas dikembalikan kepada pengaju" in text and "Laporan polisi" in text

    member = client("anggota", "member", "person", str(one.person_id))
    address = reverse("members:claim", args=[one.number])
    text = member.get(address).content.decode()
    assert "Kami meminta sesuatu lagi" in text and "Kecelakaan lalu lintas di jalan raya" in text

    early = step(first, "complete", one)
    assert early.status_code == 422 and "Laporan polisi" in early.content.decode()
    assert "Berkas lengkap, mulai hitung waktu" not in page(first, one)
    file = SimpleUploadedFile("lp.pdf", world.PDF, "application/pdf")
    sent = member.post(reverse("members:send_document", args=[one.number]), {"kind": "police_report", "file": file})
    assert sent.status_code == 302
    assert step(first, "complete", one).status_code == 302
    assert world.state(one) == "complete"
    assert FileReturn.objects.get().resumed_at == TODAY
    assert "Kami meminta sesuatu lagi" not in member.get(address).content.decode()


def test_giving_back_without_asking_for_anything_is_told_on_the_page(first):
    one = accident()
    answer = step(first, "return_file", one, alasan="kurang")
    assert answer.status_code == 422 and "Pilih dokumennya" in answer.content.decode()
    assert not FileReturn.objects.exists()


def test_a_suspicion_is_written_and_concluded_on_the_page_with_its_last_day(first):
    one = accident()
    assert step(first, "suspect", one, jenis="disease", alasan="Belum ada diagnosis").status_code == 302
    text = page(first, one)
    assert "Dugaan penyakit akibat kerja" in text and "24 April 2025" in text
    assert "Berkas lengkap, mulai hitung waktu" not in text
    assert step(first, "conclude", one, alasan="x").status_code == 422
    assert (
        step(first, "conclude", one, akibat_kerja="tidak", alasan="Bukan dari bahan di tempat kerja").status_code == 302
    )
    assert Suspicion.objects.get().work_related is False
    assert "Disimpulkan bukan akibat kerja." in page(first, one)


def test_a_paid_accident_goes_on_in_a_next_claim(first):
    one = paid_accident()
    assert "Buka klaim lanjutan" in page(first, one)
    answer = step(first, "next", one)
    following = Claim.objects.latest("pk")
    assert answer.url == reverse("officers:claim", args=[following.number])
    assert "Buka klaim lanjutan" not in page(first, one)
    text = page(first, following)
    assert "Hari STMB yang sudah dibayar" in text and "Sudah dibayar" in text


def test_every_version_of_a_document_stays_open_to_the_officer(first):
    one = accident()
    for at, content in ((world.REPORTED, b"%PDF-1.4 satu %%EOF\n"), (world.COMPLETED, b"%PDF-1.4 dua %%EOF\n")):
        world.add_document(one.event_id, "chronology", "kronologi.pdf", content, by=world.officer(), at=at)
    text = page(first, one)
    for kept in one.event.documents.filter(kind="chronology"):
        assert reverse("officers:claim_document", args=[kept.pk]) in text
    assert "Versi 2" in text and "Versi 1" in text
