"""What an officer writes into the file of a claim: papers, heirs, accounts, facts from documents."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from payung.claims.actions.name_heirs import name_heirs
from payung.claims.models import Claimant
from tests.claims import world

from .claim_desk import (
    TODAY,
    at,
    first,
    page,
    second,
    step,
    still_clock,
)

__all__ = ["first", "second", "still_clock"]
pytestmark = pytest.mark.django_db


def test_papers_are_received_by_what_they_hold_and_the_clock_starts_when_all_are_there(first):
    event = world.reported(world.worker(), "death")
    one = world.claim(event, "JKM")
    fake = SimpleUploadedFile("akta.pdf", b"bukan pdf")
    answer = first.post(at("claim_add_paper", one.number), {"kind": "death_certificate", "file": fake})
    assert answer.status_code == 422
    assert "akta.pdf" in answer.content.decode()
    assert step(first, "complete", one).status_code == 422
    for kind in ("heir_identity", "family_card", "death_certificate", "heir_certificate"):
        file = SimpleUploadedFile(f"{kind}.pdf", world.PDF + kind.encode() + b"%%EOF")
        assert first.post(at("claim_add_paper", one.number), {"kind": kind, "file": file}).status_code == 302
    assert step(first, "complete", one).status_code == 422  # nobody to pay yet
    name_heirs(event.pk, [world.WIFE], by=world.officer(), at=world.REPORTED)
    assert step(first, "complete", one).status_code == 302
    one.refresh_from_db()
    assert one.due_on > TODAY.date()
    assert "Uang sampai paling lambat" in page(first, one)


def heir_rows(*rows: dict[str, str], dispute: str = "") -> dict[str, str]:
    told = {"w-TOTAL_FORMS": str(len(rows)), "w-INITIAL_FORMS": "0", "sengketa": dispute}
    return told | {f"w-{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()}


MOTHER = {"name": "THERESIA LANSI", "relation": "spouse", "bank": "kapuas", "account_number": "0012344471",
          "account_holder": "THERESIA LANSI"}  # fmt: skip


BOY = {"name": "PETRUS", "relation": "child", "birth_date": "09-01-2016", "level": "SD", "years_left": "3"}


def test_heirs_are_named_and_named_again_without_retyping_their_accounts(first):
    one = world.claim(world.reported(world.worker(), "death"), "JKM")
    address = at("claim_heirs", one.number)
    assert first.post(address, heir_rows(MOTHER, BOY)).status_code == 422  # a child needs a guardian
    guarded = BOY | {"guardian_name": "THERESIA LANSI", "guardian_relation": "ibu"}
    assert first.post(address, heir_rows(MOTHER, guarded, {})).status_code == 302
    mother = Claimant.objects.get(event=one.event, relation="spouse", ended_at=None)
    assert "0012344471" not in first.get(address).content.decode()
    again = {"before": str(mother.pk), "name": "THERESIA LANSI MARIA", "relation": "spouse"}
    assert first.post(address, heir_rows(again, dispute="Dua istri mengaku")).status_code == 302
    named = Claimant.objects.get(event=one.event, ended_at=None)
    assert (named.name, named.account_number) == ("THERESIA LANSI MARIA", "0012344471")
    assert "Dua istri mengaku" in page(first, one)


def test_an_account_is_written_for_a_payee_of_this_claim_and_nobody_elses(first):
    one = world.claim(world.reported(world.worker(), "accident"), "JKK")
    payee = Claimant.objects.get(event=one.event)
    told = {"bank": "kapuas", "account_number": "0099 8877", "account_holder": "PEKERJA 1"}
    assert first.post(at("claim_account", one.number, payee.pk), told).status_code == 302
    payee.refresh_from_db()
    assert payee.account_number == "00998877"
    assert first.post(at("claim_account", one.number, payee.pk + 1), told).status_code == 404


def test_facts_from_documents_are_written_in_the_shape_the_rules_read_and_taken_back(first):
    one = world.claim(world.reported(world.worker(), "accident"), "JKK")
    told = {"absence_days": "40", "transport_land": "1.250.000", "wages_kept": "ya",
            "code_0": "A2", "measure_0": "50", "left_0": "tidak", "left_1": "", "left_2": ""}  # fmt: skip
    assert step(first, "facts", one, **told).status_code == 302
    one.refresh_from_db()
    assert one.facts == {
        "absence_days": 40,
        "wages_kept": True,
        "transport": {"land": 1_250_000},
        "disabilities": [{"code": "A2", "measure": 500_000, "left_handed": False}],
    }
    text = page(first, one)
    assert "Rp1.250.000" in text
    assert step(first, "facts", one, absence_days="40").status_code == 302
    one.refresh_from_db()
    assert one.facts == {"absence_days": 40}
