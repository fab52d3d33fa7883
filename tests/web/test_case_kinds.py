"""Every kind of case a branch finds: found by the button, listed under its kind, said in words on its page."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.compliance.models import Case
from tests.compliance import world as w
from tests.contributions import world as months

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(monkeypatch, client_of):
    monkeypatch.setattr(timezone, "now", lambda: w.APRIL_30)
    return client_of("officer", "office", "PTK")


def missing() -> None:
    employer = months.employer()
    w.declared(months.worker(employer, 1))
    months.worker(employer, 2)


def under_minimum() -> None:
    w.declared(months.worker(months.employer(), 1), 2_899_999)  # the minimum here is 2.900.000


def far_under() -> None:
    for place, wage in enumerate([5_000_000] * 4 + [2_950_000], 1):  # 60 % of the median of five is 3.000.000
        w.declared(months.worker(months.employer(f"JJ12000{place}"), place), wage)


def silent() -> None:
    months.worker(months.employer(registered_on=dt.date(2025, 1, 5)), 1)  # January, February and March are due


def ended_billed() -> None:
    spell = months.worker(months.employer())
    w.declared(spell)
    spell.employer.ended_on = dt.date(2025, 2, 20)
    spell.employer.save()


@pytest.mark.parametrize(
    ("happened", "listed", "said"),
    [
        (missing, "Pekerja tidak dilaporkan", "Maret 2025: bekerja, tidak ada dalam laporan"),
        (under_minimum, "Upah di bawah upah minimum", "upah Rp2.899.999, upah minimum Rp2.900.000"),
        (far_under, "Upah jauh di bawah perusahaan sejenis", "60 %"),
        (silent, "Lama tidak melapor", "Januari 2025"),
        (ended_billed, "Sudah berakhir, masih ditagih", "padahal berakhir 20 Februari 2025"),
    ],
)
def test_a_search_opens_the_case_and_its_page_says_what_was_found(officer, happened, listed, said):
    happened()
    officer.post(reverse("officers:cases_search"))
    case = Case.objects.get(kind=happened.__name__)
    page = " ".join(officer.get(f"/petugas/kepatuhan/?jenis={case.kind}").content.decode().split())
    assert listed in page and case.number in page
    shown = officer.get(reverse("officers:case", args=[case.number])).content.decode().replace("\u00a0", " ")
    assert said in " ".join(shown.split())
