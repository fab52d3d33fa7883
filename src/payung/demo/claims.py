"""Invented claims in every state and programme, taken there by the real actions of two invented officers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.timezone import get_default_timezone

from payung.access.actor import BANK, SYSTEM, Actor, Held
from payung.access.models import Role, ScopeKind, User
from payung.claims.actions.add_document import add_document
from payung.claims.actions.appeal_decision import appeal_decision
from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.complete_file import complete_file
from payung.claims.actions.confirm_payment import confirm_payment
from payung.claims.actions.decide_claim import decide_claim
from payung.claims.actions.find_work_cause import find_work_cause
from payung.claims.actions.instruct_payment import instruct_payment
from payung.claims.actions.mend_account import mend_account
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.report_event import report_event
from payung.claims.actions.return_file import return_file
from payung.claims.actions.run_job_loss import run_job_loss
from payung.claims.actions.run_pensions import run_pensions
from payung.claims.actions.run_scholarships import run_scholarships
from payung.claims.actions.state_facts import state_facts
from payung.claims.actions.suspect_accident import suspect_accident
from payung.claims.actions.withdraw_claim import withdraw_claim
from payung.claims.checklist import checklist
from payung.claims.heirs import Heir
from payung.claims.models import Claim, Claimant
from payung.claims.reporting import Report
from payung.ledger.models import MemberLine
from payung.registry.models import Employment
from payung.rules.scholarship.judge import PROGRAMMES
from payung.statute_book import read_statute_book

PAPER = b"%PDF-1.4\ncontoh rekaan\n%%EOF\n"
STEPS = ("opened", "complete", "decided", "approved", "instructed", "paid")
MORNING = 9
WIDOW = Heir("Keluarga Pertama (contoh)", "spouse", bank="kapuas", account_number="0099000001",
             account_holder="Keluarga Pertama (contoh)")  # fmt: skip

CHILD = Heir("Anak Pertama (contoh)", "child", birth_date=dt.date(2016, 1, 9), guardian_name=WIDOW.name,
             guardian_relation="orang tua", bank="kapuas", account_number="0099000001", account_holder=WIDOW.name,
             facts={"level": "SD", "years_left": 3})  # fmt: skip


@dataclass(frozen=True)
class Story:
    """One invented claim.

    until  the step it has reached; `withdrawn`, `appealed`, `returned`, `suspected`, `changed` and `turned` leave the
           road
    ago    days since the event, always after the person began to work
    """

    kind: str
    programme: str
    until: str
    ago: int
    told: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)


DEATH = {"work_accident": False, "children": False}
STORIES = (
    # The first is the member who can log in: a paid accident, to be read with its letter.
    Story("accident", "JKK", "paid", 75, facts={"absence_days": 21, "transport": {"land": 350_000}}),
    Story("partial_withdrawal", "JHT", "approved", 12, {"part": 100_000, "npwp": True}),
    # The others are workers of the branch.
    Story("accident", "JKK", "opened", 3),
    Story("accident", "JKK", "complete", 40, facts={"absence_days": 30, "disabilities": [{"code": "F3"}]}),
    Story("accident", "JKK", "decided", 50, facts={"absence_days": 14}),
    Story("accident", "JKK", "withdrawn", 30),
    Story("death", "JKM", "complete", 25, DEATH),
    Story("death", "JKM", "instructed", 35, DEATH),
    Story("death", "JKK", "approved", 28, {**DEATH, "work_accident": True}),
    Story("dismissal", "JKP", "decided", 45, {"npwp": True}),
    Story("resignation", "JHT", "paid", 60, {"npwp": True}),
    Story("resignation", "JHT", "appealed", 10, {"npwp": True}),
    Story("disability", "JP", "complete", 20, DEATH),
    Story("leaving", "JHT", "instructed", 22, {"npwp": False}),
    Story("accident", "JKK", "returned", 18),
    Story("accident", "JKK", "suspected", 9),
    Story("accident", "JKK", "changed", 65, facts={"absence_days": 20}),
    # These come again: a pension, job-loss months, a scholarship.
    Story("disability", "JP", "approved", 70, DEATH),
    Story("death", "JKM", "turned", 90, DEATH),
    Story("dismissal", "JKP", "paid", 75, {"npwp": True}),
    Story("death", "SCHOLARSHIP", "paid", 420, {"work_accident": True, "children": True}),
)
LATER = 40
"""Days after the event on which a death turns out to be of work."""
MORE = 10
"""Workers looked at for each one wanted."""
OWN = 2
"""How many of the stories are the member's own."""


def deaths_told() -> list[int]:
    """Days ago of every death of the stories, in their order."""
    return [story.ago for story in STORIES if story.kind == "death"]


def make_claims(member_id: int, office: str, dead: list[int], *, today: dt.date) -> int:
    """Tell every story. Returns how many claims there are afterwards.

    member_id  the person who can log in        office  code of the branch whose officers decide
    dead       who died on the days of `deaths_told`; where they are too few, whoever works is told to have died
    """
    first, second = claims_officer("ratri", Role.OFFICER), claims_officer("yohanes", Role.APPROVER)
    others = _workers(office, member_id, len(STORIES) - OWN)
    died, working = dead if len(dead) == len(deaths_told()) else [], [member_id] * OWN + others
    for story in STORIES:
        people = died if died and story.kind == "death" else working
        if not people:
            break
        person = people.pop(0)
        _tell(story, person, today, first, second)
    _pay_what_comes_again(today)
    return Claim.objects.count()


def _pay_what_comes_again(today: dt.date) -> None:
    """The runs of this month: pensions are paid, job-loss months and school years wait for their proof."""
    month, at = today.replace(day=1), _morning(today, 0)
    run_pensions(month, by=SYSTEM, at=at)
    run_job_loss(month, by=SYSTEM, at=at)
    for basis in PROGRAMMES:
        run_scholarships(month, basis, by=SYSTEM, at=at)


def claims_officer(name: str, role: str) -> Actor:
    """An invented officer, for the seed not bound to one branch: the member who can log in may work elsewhere."""
    user = User.objects.get(username=name)
    return Actor(user.full_name, user.pk, (Held(role, ScopeKind.ALL, ""),))


def _workers(office: str, member_id: int, count: int) -> list[int]:
    """People at work longest at employers of the branch, with JHT and JP credited; always the same ones."""
    own = Employment.objects.filter(person=member_id).values("employer")
    rows = Employment.objects.filter(employer__office=office, ended_on=None).exclude(employer__in=own)
    people = list(rows.order_by("started_on", "pk").values_list("person_id", flat=True)[: count * MORE])
    lines = MemberLine.objects.filter(owner_id__in=people, jht_worker__gt=0, jp_worker__gt=0)
    credited = set(lines.values_list("owner_id", flat=True).distinct())
    return [person for person in dict.fromkeys(people) if person in credited][:count]


def _tell(story: Story, person: int, today: dt.date, first: Actor, second: Actor) -> None:
    law, day = read_statute_book(), today - dt.timedelta(days=story.ago)
    at = [_morning(day, days) for days in (1, 2, 2, 3, 3, 3)]
    reporter = "heir" if story.kind == "death" else "member"
    report = Report(story.kind, person, day, reporter, "counter", facts=dict(story.told))
    event = report_event(report, by=first, at=at[0], law=law)
    claim = event.claims.get(programme=story.programme)
    if story.until == "withdrawn":
        withdraw_claim(claim.pk, reason="Ternyata bukan kecelakaan kerja", by=first, at=at[1])
        return
    if story.until == "suspected":
        reason = "Saksi berbeda tentang tempat kejadiannya (contoh)."
        suspect_accident(claim.pk, kind="accident", reason=reason, by=first, at=at[1], law=law)
    if story.until in ("opened", "suspected"):
        return
    _gather(story, claim, first, at[1])
    if story.until == "returned":
        asked, reason = "Nama dua saksi", "Kronologinya tidak menyebut saksi (contoh)."
        return_file(claim.pk, facts=asked, reason=reason, by=first, at=at[1])
        return
    wanted = {"appealed": "approved", "changed": "approved", "turned": "paid"}.get(story.until, story.until)
    steps = STEPS.index(wanted)
    complete_file(claim.pk, by=first, at=at[1], law=law)
    if steps < STEPS.index("decided"):
        return
    decision = decide_claim(claim.pk, note="Dokumen dicocokkan (contoh)", by=first, at=at[2], law=law)
    if steps < STEPS.index("approved"):
        return
    approve_decision(decision.pk, by=second, at=at[3])
    if story.until == "appealed":
        reason = "Hari terakhir saya bekerja lebih awal daripada yang tercatat (contoh)."
        appeal_decision(claim.pk, reason=reason, appellant=claim.person.name, by=first, at=at[4])
        return
    if story.until == "changed":  # the doctor's letter came late: the days are more than those decided on
        state_facts(claim.pk, {"absence_days": 26}, by=first, at=at[4])
        return
    if steps < STEPS.index("instructed") or not decision.payable_now:
        return
    orders = instruct_payment(claim.pk, by=second, at=at[4])
    if wanted == "paid":
        for order in orders:
            proof = f"CONTOH-{order.pk}"
            confirm_payment(order.key, paying_bank="kapuas", bank_reference=proof, by=BANK, at=at[5], law=law)
    if story.until == "turned":
        _turn_to_work(claim, first, second, _morning(day, LATER))


def _turn_to_work(claim: Claim, first: Actor, second: Actor, at: dt.datetime) -> None:
    """The inspector's report came after JKM was paid: JKK is decided, with what was paid taken off, and waits."""
    found = find_work_cause(claim.event_id, reason="Berita acara pengawas (contoh)", by=first, at=at)
    for decision in found.anew:
        approve_decision(decision.pk, by=second, at=at)
    (opened,) = [each for each in found.turned.opened if each.programme == Claim.Programme.JKK]
    for kind in checklist(opened.programme, opened.basis, opened.event.reporter).required:
        add_document(opened.event_id, kind, f"{kind}.pdf", PAPER, by=first, at=at)
    complete_file(opened.pk, by=first, at=at)
    decide_claim(opened.pk, note="Dokumen dicocokkan (contoh)", by=first, at=at)


def _gather(story: Story, claim: Claim, by: Actor, at: dt.datetime) -> None:
    """Who is paid, what documents say, and the documents themselves."""
    if story.kind == "death":
        name_heirs(claim.event_id, [WIDOW, CHILD] if claim.programme == "SCHOLARSHIP" else [WIDOW], by=by, at=at)
    for each in Claimant.objects.filter(event=claim.event_id, account_number="", ended_at=None):
        account = f"00{claim.pk:08d}"
        mend_account(each.pk, bank="kapuas", account_number=account, account_holder=each.name, by=by, at=at)
    if story.facts:
        state_facts(claim.pk, story.facts, by=by, at=at)
    for kind in checklist(claim.programme, claim.basis, claim.event.reporter).required:
        add_document(claim.event_id, kind, f"{kind}.pdf", PAPER, by=by, at=at)


def _morning(day: dt.date, later: int) -> dt.datetime:
    return dt.datetime.combine(day + dt.timedelta(days=later), dt.time(MORNING), tzinfo=get_default_timezone())
