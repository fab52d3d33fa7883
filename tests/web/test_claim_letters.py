"""The letter as a download: for the branch and for the member it is about, and for nobody else."""

import pytest
from django.test import Client

from payung.audit.models import Look
from payung.registry.models import Employment
from tests.claims import world as w
from tests.web.conftest import make_user

pytestmark = pytest.mark.django_db


def entered(name: str, role: str, scope: str = "all", key: str = "") -> Client:
    client = Client()
    client.force_login(make_user(name, (role, scope, key)))
    return client


def resigned() -> tuple[Employment, object]:
    spell = w.worker()
    one = w.claim(w.reported(spell, "resignation"), "JHT")
    return spell, w.completed(one, w.at(4, 28))


def test_the_branch_takes_the_letter_once_it_is_approved_and_the_look_is_kept():
    spell, one = resigned()
    officer, address = entered("dewi", "officer"), f"/petugas/klaim/{one.number}/surat.pdf"
    assert officer.get(address).status_code == 404
    w.approved(one, w.at(4, 28))
    answer = officer.get(address)
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
    assert Look.objects.filter(person_id=spell.person_id).exists()


def test_a_member_takes_the_letter_of_an_own_claim_and_a_stranger_is_told_there_is_none():
    spell, one = resigned()
    w.approved(one, w.at(4, 28))
    address = f"/peserta/klaim/{one.number}/surat.pdf"
    own = entered("anak", "member", "person", str(spell.person_id))
    stranger = entered("orang", "member", "person", str(spell.person_id + 1))
    assert own.get(address).content.startswith(b"%PDF")
    assert stranger.get(address).status_code == 404
