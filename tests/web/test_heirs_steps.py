"""From its own door the family objects, changes an account in its own name, and proves the school year of a child."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from payung.claims.models import Appeal, Claimant, Entitlement, Evidence
from tests.claims import world as w
from tests.claims.periodic import scholarship
from tests.contributions import world as months

from .pages import markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    def to(when):
        monkeypatch.setattr(timezone, "now", lambda: when)

    to(w.at(4, 3, 10))
    return to


@pytest.fixture
def jkm(clock):
    """JKM of a death outside work, 42,000,000 to three heirs, approved."""
    claim = w.death_claim()
    w.approved(claim)
    return claim


@pytest.fixture
def family(jkm, client_of):
    return client_of("heir", "event", str(jkm.event_id))


def test_the_family_objects_with_its_proof_and_reads_when_it_is_answered(jkm, family):
    here = reverse("heirs:claim", args=[jkm.number])
    assert reverse("heirs:appeal", args=[jkm.number]) in family.get(here).content.decode()
    proof = SimpleUploadedFile("surat.pdf", w.PDF)
    told = {"reason": "Anak kami dua, bukan satu.", "file": proof}
    assert family.post(reverse("heirs:appeal", args=[jkm.number]), told).status_code == 302
    assert Appeal.objects.get().reason == "Anak kami dua, bukan satu."
    page = markup(family.get(here))
    assert "Anak kami dua, bukan satu." in page and "Dijawab paling lambat" in page
    assert family.get(reverse("heirs:appeal", args=[jkm.number])).status_code == 404  # once for one decision
    assert family.get(reverse("heirs:appeal_answer", args=[Appeal.objects.get().pk])).status_code == 404


def test_an_objection_without_words_is_told_and_keeps_nothing(jkm, family):
    assert family.post(reverse("heirs:appeal", args=[jkm.number]), {"reason": " "}).status_code == 422
    assert not Appeal.objects.exists()


def change(family, name, holder):
    one = Claimant.objects.get(name=name, ended_at=None)
    typed = {"bank": "kapuas", "account_number": "0077001122", "account_holder": holder}
    answer = family.post(reverse("heirs:account", args=[one.pk]), typed)
    one.refresh_from_db()
    return answer, one


def test_an_account_is_changed_in_the_name_of_the_payee_or_of_the_guardian(family):
    answer, wife = change(family, "THERESIA LANSI", "Theresia Lansi")
    assert (answer.status_code, wife.masked_account) == (302, "•••• 1122")
    answer, son = change(family, "PETRUS", "Theresia Lansi")
    assert (answer.status_code, son.account_holder) == (302, "Theresia Lansi")
    home = markup(family.get(reverse("heirs:home")))
    assert "•••• 1122" in home and "0077001122" not in home


def test_an_account_in_another_name_is_refused_in_words_and_nothing_changes(family):
    answer, wife = change(family, "THERESIA LANSI", "Budi Santoso")
    assert answer.status_code == 422 and "Rekening orang lain hanya dapat dicatat di kantor" in markup(answer)
    assert wife.account_number == "0012344471"


def test_another_family_reaches_neither_the_account_nor_the_objection(jkm, family, client_of):
    spell = months.worker(months.employer("19100999"), nik="3201234567890009")
    w.paid_month(spell)
    stranger = client_of("heir", "event", str(w.reported(spell, "death").pk))
    one = Claimant.objects.get(name="THERESIA LANSI", ended_at=None)
    assert stranger.get(reverse("heirs:account", args=[one.pk])).status_code == 404
    assert stranger.get(reverse("heirs:appeal", args=[jkm.number])).status_code == 404


def test_the_school_year_of_a_child_is_proven_from_the_door_of_the_family(clock, client_of):
    scholarship()
    right = Entitlement.objects.select_related("claim").get(claimant__name="PETRUS")
    clock(w.dt.datetime(2026, 3, 26, 3, tzinfo=w.dt.UTC))
    family = client_of("heir", "event", str(right.claim.event_id))
    assert "PETRUS" in markup(family.get(reverse("heirs:rights")))
    here = reverse("heirs:right", args=[right.pk])
    page = family.get(here)
    assert "Bukti sekolah untuk Maret 2026" in markup(page)
    told = {"month": page.context["each"].open.month.isoformat(), "level": "SD", "studying": "ya", "married": "tidak",
            "other_work": "tidak", "paper": SimpleUploadedFile("surat.pdf", w.PDF)}  # fmt: skip
    answer = family.post(reverse("heirs:tell_school", args=[right.pk]), told)
    assert (answer.status_code, answer["Location"]) == (302, here)
    assert Evidence.objects.get(entitlement=right).state == "waiting"
    assert "menunggu diperiksa" in markup(family.get(here))
