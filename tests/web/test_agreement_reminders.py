"""An agreement that ends and a duty that falls due are told once a step, on the pages of who must act."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from payung.access.actor import Actor, NotAllowed
from payung.agreements.actions.remind import remind
from payung.agreements.models import Duty, Instrument, Reminder
from payung.agreements.steps import DUTY, ENDING, step_of
from payung.audit.models import Event
from payung.jobs.agreements import tend_agreements
from payung.registry.models import Region
from tests.coverage.world import frozen, workforce
from tests.web.conftest import make_user

LANDAK = "61.08"
LIST = f"/pemda/{LANDAK}/perjanjian/"
NOW = timezone.now()
TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)


def plain(answer) -> str:
    return answer.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


@pytest.fixture
def official(figures, client_of):
    return client_of("regency", "region", LANDAK)


@pytest.fixture
def recorded(official):
    """Through the page: ends in 80 days; one duty is due in 20 days, one in 200."""
    draft = {
        "kind": "pks", "number": "560/9", "title": "Iuran pekerja rentan", "signed_on": "2025-01-15",
        "valid_to": (TODAY + 80 * DAY).isoformat(), "parties": "Dinas Tenaga Kerja\nCabang Pontianak",
        "duties": f"Dinas Tenaga Kerja: kirim daftar ({_words(20)})\nCabang Pontianak: laporkan klaim ({_words(200)})",
        "source": "Naskah", "note": "",
    }  # fmt: skip
    assert official.post(f"{LIST}baru/", draft).status_code == 302
    return Instrument.objects.get(number="560/9")


def _words(days: int) -> str:
    return (TODAY + days * DAY).strftime("%d-%m-%Y")


def steps() -> list[tuple[str, int]]:
    rows = Reminder.objects.order_by("pk").select_related("duty")
    return [(each.duty.text if each.duty else "akhir", each.step) for each in rows]


@pytest.mark.parametrize(("days", "step"), [(91, None), (90, 90), (61, 90), (60, 60), (31, 60), (30, 30), (0, 30)])
def test_the_step_of_an_ending_is_the_nearest_reached(days, step):
    assert step_of(days, ENDING) == step


@pytest.mark.parametrize(("days", "step"), [(31, None), (30, 30), (8, 30), (7, 7), (1, 7), (0, 0), (-40, 0)])
def test_the_step_of_a_duty_is_the_nearest_reached(days, step):
    assert step_of(days, DUTY) == step


def test_each_step_is_written_once_however_often_the_round_runs(recorded):
    assert tend_agreements(NOW) == 2
    assert sorted(steps()) == [("akhir", 90), ("kirim daftar", 30)]
    assert tend_agreements(NOW) == 0
    assert tend_agreements(NOW + DAY) == 0
    # 20 days on: 60 days are left, and the duty's day has come. 50 days on: 30 days are left.
    assert tend_agreements(NOW + 20 * DAY) == 2
    assert tend_agreements(NOW + 50 * DAY) == 1
    assert sorted(steps()) == [("akhir", 30), ("akhir", 60), ("akhir", 90), ("kirim daftar", 0), ("kirim daftar", 30)]
    assert Event.objects.filter(verb="agreements.remind").count() == 3


def test_a_step_missed_is_not_made_up_for(recorded):
    tend_agreements(NOW + 55 * DAY)
    assert ("akhir", 30) in steps() and ("akhir", 90) not in steps() and ("akhir", 60) not in steps()


def test_what_is_done_or_ended_is_not_reminded_of(official, recorded):
    duty = Duty.objects.get(text="kirim daftar")
    official.post(f"{LIST}{recorded.pk}/kewajiban/", {"kewajiban": duty.pk})
    official.post(f"{LIST}{recorded.pk}/akhiri/", {"alasan": "diganti"})
    assert tend_agreements(NOW + DAY) == 0


def test_the_database_refuses_a_second_reminder_of_one_step(recorded):
    tend_agreements(NOW)
    for first in Reminder.objects.all():
        with pytest.raises(IntegrityError), transaction.atomic():
            Reminder.objects.create(
                instrument=first.instrument, duty=first.duty, step=first.step, about_day=first.about_day,
                told_to="", written_at=NOW,
            )  # fmt: skip


def test_only_the_round_reminds(recorded):
    with pytest.raises(NotAllowed):
        remind(by=Actor(1, "Petugas", ()), at=NOW)
    assert not Reminder.objects.exists()


def test_who_was_reminded_and_when_stands_on_the_agreement(official, recorded):
    make_user("lestari", ("regency", "region", LANDAK))
    before = plain(official.get(f"{LIST}{recorded.pk}/"))
    assert "Pengingat ditulis 90, 60, 30 hari" in before
    tend_agreements(NOW)
    page = plain(official.get(f"{LIST}{recorded.pk}/"))
    assert "90 hari lagi atau kurang" in page and "kirim daftar: 30 hari lagi atau kurang" in page
    told = Reminder.objects.first().told_to
    assert "Lestari" in told or "lestari" in told
    assert f"di halaman {told}" in page


def test_the_region_page_leads_to_what_waits(official, recorded):
    page = plain(official.get(f"/pemda/{LANDAK}/"))
    assert "Yang menunggu Anda" in page and "80 hari lagi" in page and "20 hari lagi" in page
    assert f'href="{LIST}{recorded.pk}/"' in page
    Duty.objects.filter(text="kirim daftar").update(due_on=TODAY - DAY)
    assert "lewat" in plain(official.get(f"/pemda/{LANDAK}/"))


def test_a_region_where_nothing_waits_says_so(figures, client_of):
    assert "Tidak ada yang menunggu Anda" in plain(client_of("regency", "region", "61.03").get("/pemda/61.03/"))


def test_the_home_of_a_province_and_of_the_branch_show_it_and_another_branch_does_not(recorded, client_of):
    assert "Iuran pekerja rentan" in plain(client_of("regency", "region", "61").get("/pemda/"))
    office = Region.objects.get(code=LANDAK).served_by.get().office_id
    branch = client_of("officer", "office", office)
    page = plain(branch.get("/petugas/"))
    assert "Iuran pekerja rentan" in page and branch.get(f"{LIST}{recorded.pk}/").status_code == 200
    elsewhere = Region.objects.exclude(served_by=None).exclude(served_by__office_id=office).first().served_by.get()
    assert "Iuran pekerja rentan" not in plain(client_of("officer", "office", elsewhere.office_id).get("/petugas/"))


def test_what_the_whole_nation_agreed_waits_for_the_province_too(recorded, client_of):
    Instrument.objects.filter(pk=recorded.pk).update(region="ID")
    page = plain(client_of("regency", "region", "61").get("/pemda/"))
    assert f'href="/pemda/61/perjanjian/{recorded.pk}/"' in page


def test_what_ends_on_this_very_day_ends_today(official, recorded):
    Instrument.objects.filter(pk=recorded.pk).update(valid_to=TODAY)
    page = plain(official.get(f"/pemda/{LANDAK}/"))
    assert "hari ini</span>" in page and "0 hari lagi" not in page.replace("20 hari lagi", "")


def frozen_around(after: int) -> None:
    """500 people in December 2024 of 1.000, 560 in the newest month of `after`."""
    old = workforce({LANDAK: 1_000}, as_of=dt.date(2024, 1, 1)).pk
    new = workforce({LANDAK: after}, as_of=dt.date(2025, 6, 1)).pk if after != 1_000 else old
    for month, people, edition in ((dt.date(2024, 12, 1), 500, old), (dt.date(2025, 9, 1), 560, new)):
        frozen(month, {("people_by_residence", LANDAK, "ALL"): people}, at=NOW, edition=edition)


def test_frozen_months_around_the_day_of_signing_are_compared_where_their_denominator_is_the_same(official, recorded):
    frozen_around(1_000)  # signed 15 January 2025: 500 / 1.000 before, 560 / 1.000 after
    page = plain(official.get(f"{LIST}{recorded.pk}/"))
    assert "50,00 %" in page and "56,00 %" in page and "500 menjadi 560 orang terlindungi: +60" in page


def test_where_the_denominator_changed_the_page_says_they_are_not_comparable(official, recorded):
    frozen_around(800)
    page = plain(official.get(f"{LIST}{recorded.pk}/"))
    assert "Pembaginya berubah dari 1.000 menjadi 800 orang." in page and "orang terlindungi: +" not in page
