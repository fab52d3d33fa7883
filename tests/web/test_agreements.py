"""Agreements and meetings as an official writes and reads them: through the pages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from payung.access.actor import SYSTEM, Actor, Held, NotAllowed
from payung.agreements.actions.load_known import load_known
from payung.agreements.actions.settle_assignment import settle_assignment
from payung.agreements.models import Assignment, Duty, Instrument, Meeting
from payung.agreements.queries import duties_due, ending_soon, in_force, on_the_table
from payung.audit.models import Event
from payung.registry.models import Region

LIST = "/pemda/61.08/perjanjian/"
NEW = "/pemda/61.08/perjanjian/baru/"
MEETINGS = "/pemda/61.08/rapat/"
TODAY = timezone.localdate()
DRAFT = {
    "kind": "pks",
    "number": "560/12/2025",
    "title": "Iuran pekerja rentan Kabupaten Landak",
    "signed_on": "2025-01-15",
    "valid_to": (TODAY + dt.timedelta(days=60)).isoformat(),
    "parties": "Dinas Tenaga Kerja\nBPJS Ketenagakerjaan Pontianak",
    "duties": "Dinas Tenaga Kerja: kirim daftar pekerja (31 Januari 2025)\nCabang Pontianak: laporkan klaim",
    "source": "Naskah di bagian hukum",
    "note": "",
}


@pytest.fixture
def official(figures, client_of):
    return client_of("regency", "region", "61.08")


@pytest.fixture
def recorded(official):
    official.post(NEW, DRAFT)
    return Instrument.objects.get(number="560/12/2025")


def test_an_agreement_written_down_is_found_with_its_parties_and_duties(official, recorded):
    page = official.get(f"{LIST}{recorded.pk}/").content.decode()
    assert "31 Januari 2025" in page.replace("\xa0", " ").replace("&nbsp;", " ")
    for words in ("560/12/2025", "BPJS Ketenagakerjaan Pontianak", "kirim daftar pekerja", "berlaku"):
        assert words in page
    assert Event.objects.filter(verb="agreements.record_instrument").count() == 1
    listed = official.get(LIST).content.decode()
    assert "Segera berakhir" in listed and "Kewajiban yang jatuh tempo" in listed
    assert official.get(LIST, {"unduh": "csv"}).status_code == 200


def test_every_problem_of_a_draft_is_told_at_once_and_nothing_is_kept(official):
    later = (TODAY + dt.timedelta(days=1)).isoformat()
    wrong = {**DRAFT, "signed_on": later, "valid_to": "2025-01-01", "number": ""}
    answer = official.post(NEW, wrong)
    text = answer.content.decode()
    assert answer.status_code == 422 and Instrument.objects.count() == 0
    assert "hari ini atau sebelumnya" in text and "hari terakhir sesudah hari tanda tangan" in text
    assert "Iuran pekerja rentan" in text  # what was typed is still there
    unread = official.post(NEW, {**DRAFT, "duties": "tanpa titik dua"}).content.decode()
    assert "Baris 1 tidak terbaca: tanpa titik dua" in unread


def test_the_same_number_twice_is_refused(official, recorded):
    assert "sudah tercatat" in official.post(NEW, DRAFT).content.decode()
    assert Instrument.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Instrument.objects.create(
            kind="pks", number="560/12/2025", year=2025, region_id="61.08", title="x", source="x", recorded_by="x"
        )


def test_a_duty_is_marked_done_once(official, recorded):
    duty = Duty.objects.get(place=0)
    assert list(duties_due(recorded.region, TODAY)) == [duty]
    address = f"{LIST}{recorded.pk}/kewajiban/"
    official.post(address, {"kewajiban": duty.pk, "catatan": "dikirim"})
    assert Duty.objects.get(pk=duty.pk).done_on == TODAY and not duties_due(recorded.region, TODAY)
    again = official.post(address, {"kewajiban": duty.pk})
    assert again.status_code == 422 and "sudah ditandai selesai" in again.content.decode()


def test_ending_early_needs_a_reason_and_stops_the_reminder(official, recorded):
    address = f"{LIST}{recorded.pk}/akhiri/"
    assert list(ending_soon(recorded.region, TODAY)) == [recorded]
    assert official.post(address, {"alasan": " "}).status_code == 422
    official.post(address, {"alasan": "Digabung ke perjanjian provinsi"})
    ended = Instrument.objects.get(pk=recorded.pk)
    assert ended.ended_on == TODAY and not ending_soon(recorded.region, TODAY)
    assert in_force(ended, TODAY) and not in_force(ended, TODAY + dt.timedelta(days=1))
    assert official.post(address, {"alasan": "lagi"}).status_code == 422


def test_coverage_before_and_after_stands_beside_an_agreement_with_its_source(official, client_of):
    load_known(by=SYSTEM, at=timezone.now())
    signed = Instrument.objects.get(kind="mou", region="61.02")
    page = client_of("regency", "region", "61.02").get(f"/pemda/61.02/perjanjian/{signed.pk}/").content.decode()
    # signed 12 January 2023; nothing was published before, 38,54 % for September 2024 is the newest after
    assert "belum dipublikasikan" in page and "38,54" in page and "bukan sebab akibat" in page


def test_what_ships_is_loaded_once_and_reaches_every_region_inside(official):
    shipped = load_known(by=SYSTEM, at=timezone.now())
    assert load_known(by=SYSTEM, at=timezone.now()) == shipped == Instrument.objects.count()
    page = official.get(LIST).content.decode()
    assert "Peraturan gubernur" in page and "Instruksi presiden" in page  # of the province and the nation
    assert "Kabupaten Ketapang" not in page  # of a neighbour


def test_another_regency_reads_what_binds_all_but_changes_nothing(official, recorded, client_of):
    other = client_of("regency", "region", "61.12")
    assert other.get(f"{LIST}{recorded.pk}/").status_code == 404
    assert other.post(f"/pemda/61.12/perjanjian/{recorded.pk}/akhiri/", {"alasan": "x"}).status_code == 403
    assert Instrument.objects.get(pk=recorded.pk).ended_on is None


MINUTES = {
    "held_on": TODAY.isoformat(),
    "subject": "Rapat triwulan",
    "place": "Ngabang",
    "attendees": "Dinas PMD",
    "notes": "Perangkat desa didahulukan.",
    "tugas_1": "Kirim daftar perangkat desa",
    "pelaksana_1": "Dinas PMD",
    "batas_1": (TODAY + dt.timedelta(days=30)).isoformat(),
}


def test_what_a_meeting_assigned_comes_back_until_it_is_closed(official):
    official.post(f"{MEETINGS}baru/", {**MINUTES, "held_on": (TODAY - dt.timedelta(days=90)).isoformat()})
    assignment = Assignment.objects.get()
    assert "Di meja dari rapat sebelumnya" in official.get(f"{MEETINGS}baru/").content.decode()
    official.post(
        f"{MEETINGS}baru/", {**MINUTES, "subject": "Rapat kedua", "tugas_1": "", "pelaksana_1": "", "batas_1": ""}
    )
    second = Meeting.objects.get(subject="Rapat kedua")
    page = official.get(f"{MEETINGS}{second.pk}/").content.decode()
    assert "Kirim daftar perangkat desa" in page and "Tidak ada tugas baru" in page
    empty = official.post(f"{MEETINGS}tugas/", {"tugas": assignment.pk, "hasil": ""})
    assert empty.status_code == 422 and "hasilnya dalam satu kalimat" in empty.content.decode()
    official.post(f"{MEETINGS}tugas/", {"tugas": assignment.pk, "hasil": "405 orang terdaftar", "keadaan": "selesai"})
    assert Assignment.objects.get().state == "done"
    region = Region.objects.get(code="61.08")
    assert list(on_the_table(region, TODAY)) == [assignment]  # it was still open that morning
    assert not on_the_table(region, TODAY + dt.timedelta(days=1))


def test_a_half_filled_assignment_is_told_and_the_minutes_are_not_lost(official):
    answer = official.post(f"{MEETINGS}baru/", {**MINUTES, "pelaksana_1": ""})
    text = answer.content.decode()
    assert answer.status_code == 422 and Meeting.objects.count() == 0
    assert "Tugas 1" in text and "Perangkat desa didahulukan." in text


def test_somebody_of_another_region_closes_nothing(official):
    official.post(f"{MEETINGS}baru/", MINUTES)
    stranger = Actor("x", 1, (Held("regency", "region", "61.12"),))
    with pytest.raises(NotAllowed):
        settle_assignment(Assignment.objects.get().pk, done=True, outcome="x", by=stranger, at=timezone.now())


def test_a_task_longer_than_its_line_is_told_with_its_length_and_nothing_typed_is_lost(official):
    task, owner = "kirim " * 100, "Dinas " * 50  # 600 and 300 letters typed, the last of each a space
    answer = official.post(f"{MEETINGS}baru/", {**MINUTES, "tugas_1": task, "pelaksana_1": owner})
    told = answer.content.decode()
    assert answer.status_code == 422 and Meeting.objects.count() == 0
    assert "Kolom Tugas 1: tertulis 599 huruf, seharusnya paling banyak 300 huruf." in told
    assert "Kolom Pelaksana 1: tertulis 299 huruf, seharusnya paling banyak 200 huruf." in told
    assert task in told and owner in told and MINUTES["notes"] in told


def test_an_outcome_longer_than_its_line_is_told_and_can_be_shortened_and_sent(official):
    official.post(f"{MEETINGS}baru/", MINUTES)
    typed = {"tugas": Assignment.objects.get().pk, "hasil": "x" * 5000, "keadaan": "selesai"}
    answer = official.post(f"{MEETINGS}tugas/", typed)
    told = answer.content.decode()
    assert answer.status_code == 422 and "Tertulis 5.000 huruf, paling banyak 300 huruf." in told
    assert "x" * 5000 in told and 'name="keadaan" value="selesai"' in told
    assert Assignment.objects.get().state == "open"
    assert official.post(f"{MEETINGS}tugas/", {**typed, "hasil": "selesai"}).status_code == 302
