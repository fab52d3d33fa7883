"""Letters say what was frozen, in words, on one page."""

import datetime as dt
import json
import re

import pytest
from django.urls import reverse

from payung.access.models import Grant, User
from payung.audit.looks import looks_at
from payung.claims.actions.mend_account import mend_account
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.reverse_decision import reverse_decision
from payung.claims.actions.state_facts import state_facts
from payung.claims.letters.compose import letter_of
from payung.claims.letters.words import words
from payung.claims.models import Claimant, Decision
from payung.registry.models import Employment
from payung.web.pdf.letter import letter_pdf, letter_values
from tests.claims import world as w

pytestmark = pytest.mark.django_db


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def said(letter) -> str:
    return json.dumps(letter_values(letter), ensure_ascii=False)


def death(heirs=w.FAMILY):
    return Decision.objects.get(pk=w.approved(w.death_claim(heirs)).pk)


def refused():
    spell = w.worker()
    Employment.objects.filter(pk=spell.pk).update(ended_on=dt.date(2025, 3, 1), end_reason="resigned")
    return w.approved(w.completed(w.claim(w.reported(spell, "accident"), "JKK")))


def test_a_widow_reads_condolence_before_any_amount():
    letter = letter_of(death())
    assert "turut berduka" in letter.lead[0] and "24 Maret 2025" in letter.lead[0]
    assert not any("Rp" in sentence for sentence in letter.lead)


def test_a_grant_says_every_line_its_article_and_the_amount_in_words():
    letter = letter_of(death())
    assert [line.amount for line in letter.lines] == [20_000_000, 12_000_000, 10_000_000]
    assert all(line.cite and line.working and line.name for line in letter.lines)
    assert letter.total == 42_000_000 and letter.total_words == "Empat puluh dua juta rupiah"


def test_a_grant_says_who_gets_what_through_whom_until_when_and_where_to_ask():
    letter = letter_of(death())
    assert [(each.name, each.through, each.amount) for each in letter.receivers] == [
        ("THERESIA LANSI", "", 14_000_000),
        ("PETRUS", "THERESIA LANSI", 14_000_000),
        ("ANNA", "THERESIA LANSI", 14_000_000),
    ]
    text = said(letter)
    assert "Kamis, 3 April 2025" in text and "Kantor cabang Pontianak" in text
    assert letter.claim_number in text and "menjawab paling lama 5 hari kerja (UU 24/2011 Pasal 48)" in text


def test_a_refusal_lists_every_failing_finding_with_who_mends_it_and_how():
    decision = refused()
    letter = letter_of(decision)
    failing = [each for each in decision.findings if not each["holds"]]
    assert [each.text for each in letter.obstacles] == [each["text"] for each in failing] != []
    assert all(each.who == "Perusahaan" and each.how and each.cite for each in letter.obstacles)
    assert not letter.granted and letter.lines == () and letter.receivers == ()
    assert words()["next"]["employer"] in said(letter)


def test_a_balance_asked_too_early_says_from_which_day():
    claim = w.claim(w.reported(w.worker(), "resignation"), "JHT")
    letter = letter_of(w.approved(w.completed(claim, w.at(4, 23)), w.at(4, 23)))
    assert "Ajukan lagi mulai 24 April 2025." in said(letter) and "berduka" not in said(letter)


def test_a_letter_does_not_change_when_the_world_does():
    decision = death((w.WIFE,))
    before = said(letter_of(decision))
    wife = Claimant.objects.get(event=decision.claim.event)
    mend_account(wife.pk, bank="musi", account_number="999", account_holder="LAIN", by=w.officer(), at=w.LATER)
    Employment.objects.update(ended_on=None, end_reason="")
    assert said(letter_of(Decision.objects.get(pk=decision.pk))) == before


def test_a_decision_nobody_approved_has_no_letter():
    with pytest.raises(ValueError, match="not approved"):
        letter_of(w.decided(w.death_claim()))


def test_a_corrected_decision_says_that_it_replaces_another_and_why():
    claim = w.claim(w.reported(w.worker(), "accident"), "JKK")
    state_facts(claim.pk, {"absence_days": 30}, by=w.officer(), at=w.REPORTED)
    w.approved(w.completed(claim))
    again = reverse_decision(claim.pk, reason="Surat dokter dibaca ulang.", by=w.officer(), at=w.LATER)
    letter = letter_of(w.approve_decision(again.pk, by=w.approver(), at=w.LATER))
    assert "Alasannya: Surat dokter dibaca ulang." in letter.lead[-1]


def test_a_child_is_named_and_what_falls_due_later_is_said():
    event = w.reported(w.worker(), "death", work_accident=True)
    name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    letter = letter_of(w.approved(w.completed(w.claim(event, "SCHOLARSHIP"))))
    # 79,500,000 in all, 1,500,000 this year.
    assert (letter.total, letter.now, letter.later) == (79_500_000, 1_500_000, 78_000_000)
    assert letter.lines[0].working.startswith("PETRUS") and "Rp78.000.000" in said(letter)


def test_no_code_and_no_arithmetic_of_machines_reaches_a_reader():
    claim = w.claim(w.reported(w.worker(), "accident"), "JKK")
    facts = {"absence_days": 400, "disabilities": [{"code": "A2", "measure": 500_000}], "transport": {"sea": 900_000}}
    state_facts(claim.pk, facts, by=w.officer(), at=w.REPORTED)
    text = said(letter_of(w.approved(w.completed(claim))))
    assert not re.search(r"stmb|min\(|transport_|%\(|None", text)


def test_a_letter_is_one_page_even_for_nine_heirs_and_eight_children_at_school():
    children = [
        w.Heir(f"ANAK KE {place} DARI MARIA", "child", birth_date=dt.date(2012, 1, place + 1), guardian_name="MARIA",
               guardian_relation="ibu", bank="kapuas", account_number=f"00{place}", account_holder="MARIA",
               facts={"level": "SD", "years_left": 2})
        for place in range(8)
    ]  # fmt: skip
    event = w.reported(w.worker(), "death", work_accident=True)
    name_heirs(event.pk, [w.WIFE, *children], by=w.officer(), at=w.REPORTED)
    for programme in ("JKK", "SCHOLARSHIP"):
        letter = letter_of(w.approved(w.completed(w.claim(event, programme))))
        assert pages(letter_pdf(letter)) == 1


def test_a_refusal_is_one_page():
    pdf = letter_pdf(letter_of(refused()))
    assert pdf.startswith(b"%PDF") and pages(pdf) == 1


def visitor(client, name, role, scope_kind="all", scope_key=""):
    """Somebody logged in with one grant."""
    user = User.objects.create(username=name, full_name=name.title())
    Grant.objects.create(
        user=user, role=role, scope_kind=scope_kind, scope_key=scope_key, valid_from=dt.date(2025, 1, 1)
    )
    client.force_login(user)


def test_an_officer_opens_the_letter_and_the_look_is_recorded(client):
    decision = death((w.WIFE,))
    visitor(client, "sari", "officer", "office", "PTK")
    answer = client.get(reverse("officers:claim_letter", args=[decision.claim.number]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert looks_at(decision.claim.person_id).count() == 1


def test_a_member_opens_the_letter_of_their_own_claim_and_of_no_other(client):
    decision = refused()
    address = reverse("members:letter", args=[decision.claim.number])
    visitor(client, "orang-lain", "member", "person", str(decision.claim.person_id + 1))
    assert client.get(address).status_code == 404
    visitor(client, "pekerja", "member", "person", str(decision.claim.person_id))
    assert client.get(address)["Content-Type"] == "application/pdf"


def test_there_is_no_letter_before_the_approval(client):
    claim = w.death_claim()
    w.decided(claim)
    visitor(client, "sari", "officer", "office", "PTK")
    assert client.get(reverse("officers:claim_letter", args=[claim.number])).status_code == 404
