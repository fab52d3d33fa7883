"""Signals stand on the officer's page, far from the button, in words, and never on the member's."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from payung.claims.actions.name_heirs import name_heirs
from payung.claims.risk_rules import thresholds
from payung.registry.models import Card, Employment
from payung.web.officers.claims_signals import NAMES
from tests.claims import world as w

from .pages import markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def fresh(monkeypatch):
    """A death ten days after the first day of work, 14 to 24 March 2025; the file complete."""
    monkeypatch.setattr(timezone, "now", lambda: w.at(3, 27, 10))
    spell = w.worker()
    Employment.objects.filter(pk=spell.pk).update(started_on=dt.date(2025, 3, 14))
    Card.objects.filter(person=spell.person_id).update(issued_on=dt.date(2025, 3, 14))
    event = w.reported(spell, "death")
    name_heirs(event.pk, [w.WIFE], by=w.officer(), at=w.REPORTED)
    return w.completed(w.claim(event, "JKM"))


def test_every_signal_has_a_name():
    assert set(NAMES) == set(thresholds())


def test_a_signal_is_said_in_words_after_the_working_and_the_button_is_as_before(fresh, client_of):
    page = markup(client_of("officer").get(reverse("officers:claim", args=[fresh.number])))
    assert "Terdaftar menjelang kematian" in page and "10 hari kemudian" in page
    assert "tidak memutus" in page
    assert page.index('id="h-hitung"') < page.index('id="h-isyarat"')
    assert 'id="h-isyarat"' not in page[page.index("<aside") :]
    assert "Kabulkan Rp" in page


def test_the_branch_lists_what_deserves_a_look_and_takes_it_away(fresh, client_of):
    officer = client_of("officer")
    page = markup(officer.get(reverse("officers:signals")))
    assert fresh.number in page and "Periksa apakah ia sungguh bekerja" in page
    assert officer.get(reverse("officers:signals"), {"format": "xlsx"}).content[:2] == b"PK"
    assert fresh.number not in markup(officer.get(reverse("officers:signals"), {"isyarat": "wage-jump"}))


def test_a_claim_without_a_signal_says_so(client_of, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: w.at(3, 27, 10))
    one = w.death_claim((w.WIFE,))
    page = markup(client_of("officer").get(reverse("officers:claim", args=[one.number])))
    assert "Tidak ada isyarat pada klaim ini." in page
