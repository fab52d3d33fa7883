"""A card number told with a newcomer that is not theirs by our books: found, matched or refused, both recorded."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse

from payung.audit.models import Event, Look
from payung.contributions.actions.confirm_workers import confirm_workers
from payung.contributions.actions.read_workers import read_workers
from payung.identity.actions.approve_merger import approve_merger
from payung.identity.models import Merger, ToldCard
from payung.registry.known_as import one_person
from payung.registry.models import Card, Employment, Person
from tests.identity.world import APPROVER, PAPER
from tests.web.books import CLERK, NOW, employer, made_employer, month, siti, still_clock

from .pages import markup

__all__ = ["employer", "siti", "still_clock"]
LIST = "/petugas/identitas/kartu/"
CARRIED = (
    "NO_PEGAWAI;NOMOR_IDENTITAS;KPJ;NAMA_LENGKAP;TANGGAL_LAHIR;JENIS_KELAMIN;TANGGAL_KEPESERTAAN;UPAH;LOKASI_PEKERJAAN"
)


def carried(where, *people: tuple[str, str, str, str]) -> list[Employment]:
    """Workers (NIK, KPJ, name, birth date) who come with a card, through the employer's file."""
    rows = [f"N{n};{nik};{kpj};{name};{born};P;01-11-2026;;" for n, (nik, kpj, name, born) in enumerate(people)]
    content = "\n".join((CARRIED, *rows)).encode()
    read = read_workers(content, "lanjutan.csv", employer_ids=[where.pk], month=month(11), by=CLERK, at=NOW)
    assert read.judged.good == len(people), read.judged.problems
    confirm_workers(read.sheet.pk, by=CLERK, at=NOW)
    return list(where.employments.order_by("pk"))


@pytest.fixture
def told(employer, siti) -> Employment:
    """Siti's card, told by another company with one letter of her name and one digit of her NIK otherwise."""
    other = made_employer("19100300", "PT Lain")
    return carried(other, ("6112024807959007", siti.cards.get().kpj, "Siti Aminnah", "08-07-1995"))[0]


@pytest.fixture
def desk(employer, client_of):
    return client_of("officer", "office", "PTK")


def proof() -> io.BytesIO:
    paper = io.BytesIO(PAPER[1])
    paper.name = PAPER[0]
    return paper


def test_a_number_of_somebody_else_is_listed_masked_with_what_our_books_say(desk, told, siti):
    kpj = siti.cards.get().kpj
    page = markup(desk.get(LIST))
    assert "1 nomor kartu belum diperiksa" in page and "Siti Aminnah" in page and "kartu nomor lain" in page
    assert kpj not in page and kpj[-3:] in page
    assert "Siti Aminnah" in markup(desk.get(LIST, {"buku": "lain"}))
    assert "Siti Aminnah" not in markup(desk.get(LIST, {"buku": "tidak"}))
    assert "Siti Aminnah" not in markup(desk.get(LIST, {"keadaan": "refused"}))
    assert desk.get(LIST, {"format": "xlsx"}).content[:2] == b"PK"
    assert Look.objects.filter(person_id=told.person_id).exists()
    one = markup(desk.get(f"{LIST}{told.pk}/"))
    assert "Siti Aminah" in one and "Ya, miliknya" in one  # both, beside each other


def test_matched_it_becomes_a_proposal_that_a_second_officer_makes_one_person(desk, told, siti):
    address = f"{LIST}{told.pk}/cocok/"
    assert desk.post(address, {"alasan": "KTP sama", "dokumen": ""}).status_code == 422  # no proof
    assert not ToldCard.objects.exists()
    answer = desk.post(address, {"alasan": "KTP sama", "dokumen": proof()})
    merger = Merger.objects.get()
    assert answer.url == reverse("officers:merger", args=[merger.pk])
    assert (merger.number_id, merger.person_id) == (told.person_id, siti.pk)
    kept = ToldCard.objects.get()
    assert (kept.outcome, kept.merger_id, kept.kpj) == ("merger", merger.pk, siti.cards.get().kpj)
    assert set(Event.objects.filter(verb__startswith="identity.").values_list("verb", flat=True)) == {
        "identity.match_card", "identity.propose_merger",
    }  # fmt: skip
    approve_merger(merger.pk, by=APPROVER, at=NOW)
    assert one_person(told.person_id) == siti.pk
    assert "0 nomor kartu belum diperiksa" in markup(desk.get(LIST))
    assert desk.post(address, {"alasan": "Lagi", "dokumen": proof()}).status_code == 422


def test_refused_with_a_reason_it_is_recorded_once_and_the_card_in_use_stays(desk, told, siti):
    card, address = told.card_id, f"{LIST}{told.pk}/tolak/"
    assert desk.post(address, {"alasan": " "}).status_code == 422
    assert desk.post(address, {"alasan": "Kartu pinjaman"}).status_code == 302
    kept = ToldCard.objects.get()
    assert (kept.outcome, kept.reason, kept.answered_by) == ("refused", "Kartu pinjaman", "Officer-Office-Ptk")
    told.refresh_from_db()
    assert told.card_id == card and one_person(told.person_id) != siti.pk
    assert "Kartu pinjaman" in markup(desk.get(f"{LIST}{told.pk}/"))
    assert desk.post(address, {"alasan": "Lagi"}).status_code == 422


def test_an_older_card_of_the_very_person_is_put_to_the_spell(desk, told, siti):
    # After both numbers count as one person, the number told is an older card of hers.
    second = carried(made_employer("19100400", "PT Tiga"), ("6112024807959007", siti.cards.get().kpj, "Siti Aminnah",
                                                            "08-07-1995"))[0]  # fmt: skip
    desk.post(f"{LIST}{told.pk}/cocok/", {"alasan": "KTP sama", "dokumen": proof()})
    approve_merger(Merger.objects.get().pk, by=APPROVER, at=NOW)
    assert desk.post(f"{LIST}{second.pk}/cocok/", {"alasan": "Kartu lamanya"}).status_code == 302
    second.refresh_from_db()
    assert second.card_id == siti.cards.get().pk
    assert ToldCard.objects.get(employment=second).outcome == "same"


def test_a_number_nobody_holds_can_only_be_refused(desk, employer):
    (spell,) = carried(employer, ("6112024807959011", "12345678903", "Rina Rekaan", "08-07-1995"))
    assert not Card.objects.filter(kpj="12345678903").exists()
    page = markup(desk.get(f"{LIST}{spell.pk}/"))
    assert "tidak ada di buku" in page and "Ya, miliknya" not in page
    assert desk.post(f"{LIST}{spell.pk}/cocok/", {"alasan": "x", "dokumen": proof()}).status_code == 422
    assert desk.post(f"{LIST}{spell.pk}/tolak/", {"alasan": "Salah ketik"}).status_code == 302


def test_whoever_comes_with_their_own_card_is_not_listed_and_other_branches_see_nothing(desk, told, siti, client_of):
    other = made_employer("19100500", "PT Empat")
    carried(other, (siti.nik, siti.cards.get().kpj, "Siti Aminah", "08-07-1995"))
    assert Person.objects.count() == 2
    assert "1 nomor kartu belum diperiksa" in markup(desk.get(LIST))
    elsewhere = client_of("officer", "office", "SBY")
    assert "0 nomor kartu" in markup(elsewhere.get(LIST)) and elsewhere.get(f"{LIST}{told.pk}/").status_code == 404
    auditor = client_of("auditor")
    assert "Cocokkan" not in markup(auditor.get(f"{LIST}{told.pk}/"))
    assert auditor.post(f"{LIST}{told.pk}/tolak/", {"alasan": "x"}).status_code == 403
