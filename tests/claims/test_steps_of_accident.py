"""An accident goes on after its claim was paid, a file is given back, a suspicion is concluded."""

import datetime as dt

import pytest

from payung.claims.actions.add_document import add_document
from payung.claims.actions.complete_file import complete_file
from payung.claims.actions.conclude_suspicion import conclude_suspicion
from payung.claims.actions.open_next_claim import open_next_claim
from payung.claims.actions.return_file import return_file
from payung.claims.actions.reverse_decision import reverse_decision
from payung.claims.actions.state_facts import state_facts
from payung.claims.actions.suspect_accident import suspect_accident
from payung.claims.models import Claim, FileReturn
from payung.claims.queries import next_step
from payung.claims.refused import Refused
from tests.claims import world as w

pytestmark = pytest.mark.django_db


def accident(**facts):
    event = w.reported(w.worker(), "accident", **facts)
    w.with_account(event)
    return event, w.claim(event, "JKK")


def paid(claim, when=w.COMPLETED, **facts):
    state_facts(claim.pk, facts, by=w.officer(), at=when)
    w.completed(claim, when)
    decision = w.approved(claim, when)
    w.confirmed(w.instructed(claim, when), when)
    return decision


def lines(decision):
    return {line["code"]: line["amount"] for line in decision.lines}


def test_days_go_on_counting_and_costs_share_their_cap_in_the_next_claim_of_an_accident():
    """Wage 3,650,000. 350 days: 350 x 3,650,000 / 30 = 42,583,333. The next 20 days: 10 more at 100 %, up to day 360,
    and 10 at 50 %: 1,216,667 + 608,333 = 1,825,000 with the rounding on the running total. Land transport is capped
    at 5,000,000 for the accident: 4,200,000 first, of another 1,500,000 only 800,000."""
    _, first = accident()
    before = paid(first, absence_days=350, transport={"land": 4_200_000})
    assert lines(before) == {"stmb": 42_583_333, "transport_land": 4_200_000}

    following = open_next_claim(first.pk, by=w.officer(), at=w.LATER)
    after = paid(following, w.LATER, absence_days=20, transport={"land": 1_500_000})
    assert lines(after) == {"stmb": 1_825_000, "transport_land": 800_000}
    # 360 days at 100 % and 10 at 50 %: 43,800,000 + 608,333 = 44,408,333 in all
    assert 42_583_333 + 1_825_000 == 44_408_333
    assert "jkk-paid-before" in after.questions
    assert w.state(following) == "paid"


def test_a_disability_that_grew_pays_the_difference_and_a_total_one_takes_the_partial_off():
    """F1, the right thumb, is 15 %: 15 % x 80 x 3,650,000 = 43,800,000. With F3, 9 %, together 24 %: 70,080,000, so
    26,280,000 more. Total disability later: 70 % x 80 x 3,650,000 = 204,400,000 less 70,080,000 = 134,320,000."""
    event, first = accident()
    assert lines(paid(first, disabilities=[{"code": "F1"}])) == {"disability": 43_800_000}
    following = open_next_claim(first.pk, by=w.officer(), at=w.LATER)
    grown = paid(following, w.LATER, disabilities=[{"code": "F1"}, {"code": "F3"}])
    assert lines(grown) == {"disability": 26_280_000}

    later = dt.date(2025, 4, 20)
    report = w.reported(
        event, "disability", on=later, when=w.at(4, 22), work_accident=True, accident_on=w.EVENT_ON.isoformat()
    )
    w.with_account(report)
    total = paid(w.claim(report, "JKK"), w.at(4, 23))
    assert lines(total) == {"total_disability": 134_320_000, "periodic": 12_000_000}


def test_no_next_claim_opens_while_one_runs_and_the_paid_one_is_not_reversed_under_it():
    _, first = accident()
    with pytest.raises(Refused) as refused:
        open_next_claim(first.pk, by=w.officer(), at=w.LATER)
    assert refused.value.problem.code == "claim-state"
    paid(first, absence_days=30)
    following = open_next_claim(first.pk, by=w.officer(), at=w.LATER)
    with pytest.raises(Refused) as again:
        open_next_claim(first.pk, by=w.officer(), at=w.LATER)
    assert again.value.problem.code == "next-claim"
    with pytest.raises(Refused) as reversal:
        reverse_decision(first.pk, reason="salah", by=w.officer(), at=w.LATER)
    assert reversal.value.problem.code == "claim-followed"
    assert w.state(following) == "opened"


def test_an_approval_waits_when_another_claim_of_the_accident_was_approved_meanwhile():
    event, first = accident()
    state_facts(first.pk, {"absence_days": 30}, by=w.officer(), at=w.COMPLETED)
    decision = w.decided(w.completed(first))
    death = w.reported(event, "death", on=dt.date(2025, 3, 26), when=w.at(3, 27, 8), work_accident=True,
                       accident_on=w.EVENT_ON.isoformat())  # fmt: skip
    w.name_heirs(death.pk, w.FAMILY, by=w.officer(), at=w.COMPLETED)
    w.approved(w.completed(w.claim(death, "JKK")))
    with pytest.raises(Refused) as refused:
        w.approve_decision(decision.pk, by=w.approver(), at=w.COMPLETED)
    assert refused.value.problem.code == "decision-stale"


def test_a_file_given_back_stops_the_clock_and_goes_on_with_the_days_that_were_left():
    """Complete on Thursday 27 March 2025, seven working days: 28 March, 2, 3, 4, 7, 8 and 9 April, for 31 March and
    1 April are Idul Fitri. Given back on 3 April: 4, 7, 8 and 9 April are left, four days. Complete again on Monday
    21 April: 22, 23, 24 and 25 April."""
    _, claim = accident()
    w.completed(claim)
    claim.refresh_from_db()
    due, given_back = claim.due_on, w.at(4, 3)
    returned = return_file(
        claim.pk, kinds=["police_report"], reason="Kecelakaan lalu lintas", by=w.officer(), at=given_back
    )
    claim.refresh_from_db()
    assert (claim.state, claim.complete_at, claim.due_on) == ("gathering", None, None)
    assert due == dt.date(2025, 4, 9)
    assert (returned.due_on, returned.days_left) == (due, 4)
    step = next_step(claim)
    assert step.who == "applicant" and "Laporan polisi" in step.what and "Kecelakaan lalu lintas" in step.applicant

    with pytest.raises(Refused) as early:
        complete_file(claim.pk, by=w.officer(), at=w.at(4, 21))
    assert early.value.problem.code == "asked-missing"
    add_document(claim.event_id, "police_report", "lp.pdf", w.PDF, by=w.officer(), at=w.at(4, 20))
    complete_file(claim.pk, by=w.officer(), at=w.at(4, 21))
    claim.refresh_from_db()
    assert (claim.state, claim.due_on) == ("complete", dt.date(2025, 4, 25))
    assert FileReturn.objects.get().resumed_at == w.at(4, 21)
    assert [step.action for step in claim.steps.order_by("pk")][-3:] == ["return_file", "add_document", "complete_file"]


def test_nothing_is_given_back_without_asking_for_something_and_saying_why():
    _, claim = accident()
    for given, code in (
        ({"reason": "kurang"}, "nothing-asked"),
        ({"kinds": ["identity"], "reason": " "}, "reason-missing"),
        ({"kinds": ["surat-cinta"], "reason": "kurang"}, "document-kind"),
    ):
        with pytest.raises(Refused) as refused:
            return_file(claim.pk, by=w.officer(), at=w.REPORTED, **given)
        assert refused.value.problem.code == code
    return_file(claim.pk, facts="Nama dua saksi", reason="Kronologi tanpa saksi", by=w.officer(), at=w.REPORTED)
    with pytest.raises(Refused) as twice:
        return_file(claim.pk, facts="Lagi", reason="Lagi", by=w.officer(), at=w.REPORTED)
    assert twice.value.problem.code == "file-returned"


def test_a_suspected_case_is_concluded_before_its_file_is_complete_and_within_thirty_days():
    """First report 25 March 2025; thirty days later is 24 April."""
    _, claim = accident()
    found = suspect_accident(claim.pk, kind="accident", reason="Saksi berbeda", by=w.officer(), at=w.REPORTED)
    assert found.conclude_by == dt.date(2025, 4, 24)
    assert next_step(claim).by == dt.date(2025, 4, 24)
    with pytest.raises(Refused) as early:
        w.completed(claim)
    assert early.value.problem.code == "suspicion-open"
    conclude_suspicion(claim.pk, work_related=True, reason="Rekaman kamera", by=w.officer(), at=w.LATER)
    decision = paid(claim, w.LATER, absence_days=3)
    assert lines(decision) == {"stmb": 365_000}  # 3 x 3,650,000 / 30
    assert next(each for each in decision.findings if each["code"] == "work-related")["holds"]


def test_a_death_concluded_not_of_work_is_refused_as_such_and_opens_jkm():
    event = w.reported(w.worker(), "death", work_accident=True)
    w.name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    claim = w.claim(event, "JKK")
    suspect_accident(claim.pk, kind="disease", reason="Riwayat sakit", by=w.officer(), at=w.REPORTED)
    assert not Claim.objects.filter(event=event, programme="JKM").exists()
    conclude_suspicion(claim.pk, work_related=False, reason="Otopsi", by=w.officer(), at=w.COMPLETED)
    refused = w.approved(w.completed(claim))
    assert not refused.granted and [each["code"] for each in refused.findings if not each["holds"]] == ["work-related"]
    assert "Pasal 25B" in refused.notes[0]
    assert w.approved(w.completed(w.claim(event, "JKM"))).total == 42_000_000


def test_a_late_second_report_is_a_finding_and_takes_nothing_from_the_worker():
    """Recovered on 26 March by the doctor: the second report is due on 28 March."""
    _, claim = accident()
    decision = paid(claim, w.LATER, absence_days=2, ended_on="2025-03-26", second_report_on="2025-03-31")
    found = next(each for each in decision.findings if each["code"] == "second-report-in-time")
    assert not found["holds"] and "28 Maret 2025" in found["text"]
    assert decision.total == 243_333  # 2 x 3,650,000 / 30


def test_heirs_and_accounts_leave_a_step_in_the_trail():
    event = w.reported(w.worker(), "death")
    w.name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    claim = w.claim(event, "JKM")
    wife = event.claimants.get(relation="spouse", ended_at=None)
    w.mend_account(wife.pk, bank="kapuas", account_number="0012344999", account_holder="THERESIA LANSI",
                   by=w.officer(), at=w.REPORTED)  # fmt: skip
    notes = [(step.action, step.note) for step in claim.steps.order_by("pk")][1:]
    assert [action for action, _ in notes] == ["name_heirs", "mend_account"]
    assert "THERESIA LANSI" in notes[0][1] and "•••• 4999" in notes[1][1] and "0012344999" not in notes[1][1]
