"""Reads of claims, each within what the actor may reach."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_noop as t

from payung.access.actor import Actor
from payung.claims.answered import awaited
from payung.claims.checklist import checklist, kinds
from payung.claims.claim import Claim, Step
from payung.claims.claimants import Claimant
from payung.claims.clock import working_days_left
from payung.claims.decisions import Decision
from payung.claims.instructions import PaymentInstruction
from payung.claims.life_events import LifeEvent
from payung.claims.papers import Document
from payung.claims.paying import owed
from payung.claims.reach import claims_reached, events_reached
from payung.claims.suspicions import Suspicion
from payung.claims.writing import last_decision, standing_decision
from payung.registry.known_as import numbers_of
from payung.statute_book import StatuteBook

LOOK = "look.claims"
State = Claim.State
OPEN = (State.OPENED, State.GATHERING, State.COMPLETE, State.DECIDED, State.APPROVED, State.INSTRUCTED)
"""States in which somebody still has to act."""
OFFICER = (State.OPENED, State.GATHERING, State.COMPLETE)
APPROVER = (State.DECIDED, State.APPROVED)


@dataclass(frozen=True)
class WorkItem:
    """One claim of a worklist. `days_left` in working days, negative when late, None before the clock runs."""

    claim: Claim
    days_left: int | None

    @property
    def is_late(self) -> bool:
        return self.days_left is not None and self.days_left < 0


@dataclass(frozen=True)
class NextStep:
    """Who acts next on a claim, by when, and what the applicant can do meanwhile. Texts in Indonesian.

    who    applicant, officer, approver, bank or nobody        cures  sentences for the applicant
    doing  what is done                                        about  what it is done with, each a word or a name
    """

    who: str
    doing: str
    by: dt.date | None
    cures: tuple[str, ...]
    about: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """What is done, in one line."""
        return f"{self.doing}: {', '.join(self.about)}" if self.about else self.doing

    @property
    def applicant(self) -> str:
        """What the applicant can do, in one line."""
        return " ".join(self.cures)


@dataclass(frozen=True)
class RefusalReason:
    """One finding that fails, who can mend it and how. `who`: applicant, employer, officer, time or nobody."""

    code: str
    text: str
    cite: str
    who: str
    how: str


def worklist(
    actor: Actor, today: dt.date, law: StatuteBook, *, permission: str = LOOK, states: tuple[str, ...] = OPEN
) -> list[WorkItem]:
    """Claims within reach on which somebody has to act, the most pressing first; those without a clock last.

    A pension that runs is left out: it stays approved, and the runs of the months pay it.
    """
    runs = Q(state=State.APPROVED, programme=Claim.Programme.JP, entitlements__isnull=False)
    claims = claims_reached(actor, permission).filter(state__in=states).exclude(runs)
    claims = claims.order_by("due_on", "opened_at", "pk")
    left: dict[dt.date, int] = {}
    for due in claims.exclude(due_on=None).order_by().values_list("due_on", flat=True).distinct():
        left[due] = working_days_left(today, due, law)
    return [WorkItem(claim, left.get(claim.due_on) if claim.due_on else None) for claim in claims]


def claim_of(actor: Actor, number: str, permission: str = LOOK) -> Claim | None:
    """One claim by its number, with steps, documents, claimants and decisions; None when out of reach."""
    papers = Document.objects.defer("content").order_by("received_at", "pk")
    people = Prefetch("event__claimants", Claimant.objects.order_by("place", "pk"))
    decisions = Prefetch("decisions", Decision.objects.select_related("decided_by", "approved_by").order_by("-pk"))
    claims = claims_reached(actor, permission).prefetch_related(
        Prefetch("event__documents", papers), people, decisions, "event__claims"
    )
    return claims.filter(number=number).first()


def event_of(actor: Actor, event_id: int, permission: str = LOOK) -> LifeEvent | None:
    """One event; None when out of reach."""
    return events_reached(actor, permission).filter(pk=event_id).first()


def claims_of_person(actor: Actor, person_id: int, permission: str = "look.self") -> QuerySet[Claim]:
    """Every claim of one person within reach, the newest first. A member asks under `look.self`.

    What facilities bill for treatment is between them and us, and left out.
    """
    own = (
        claims_reached(actor, permission)
        .filter(person__in=numbers_of(person_id))
        .exclude(programme=Claim.Programme.CARE)
    )
    return own.order_by("-opened_at", "-pk")


def trail_of(claim: Claim) -> QuerySet[Step]:
    """Every step, the oldest first."""
    return claim.steps.order_by("pk")


def document_of(actor: Actor, document_id: int, permission: str = LOOK) -> Document | None:
    """One document with its content; None when its event is out of reach."""
    return Document.objects.filter(pk=document_id, event__in=events_reached(actor, permission)).first()


def payments_of(claim: Claim) -> QuerySet[PaymentInstruction]:
    """Every order of a claim, returned ones included, in order."""
    orders = PaymentInstruction.objects.filter(decision__claim=claim)
    return orders.select_related("claimant", "demand__employer").order_by("pk")


def orders_waiting() -> QuerySet[PaymentInstruction]:
    """Orders a bank has neither confirmed nor returned, the oldest first; for the bank's own connection."""
    waiting = PaymentInstruction.objects.filter(state=PaymentInstruction.State.INSTRUCTED)
    return waiting.select_related("claimant", "decision__claim").order_by("pk")


def papers_wanted(claim: Claim) -> list[tuple[str, str, bool, bool]]:
    """The checklist of a claim: kind, Indonesian name, whether required, whether received."""
    asked, names = checklist(claim.programme, claim.basis, claim.event.reporter), kinds()
    given = set(claim.event.documents.values_list("kind", flat=True))
    rows = [(kind, True) for kind in asked.required] + [(kind, False) for kind in asked.optional]
    return [(kind, names[kind], required, kind in given) for kind, required in rows]


def refusals_of(decision: Decision) -> list[RefusalReason]:
    """Every finding of a decision that fails, in order."""
    ways, programme = _mending(), decision.claim.programme
    own = {code.partition(".")[2]: way for code, way in ways.items() if code.startswith(f"{programme}.")}
    return [
        RefusalReason(each["code"], each["text"], each["cite"], **(ways | own).get(each["code"], _ASK))
        for each in decision.findings
        if not each["holds"]
    ]


_ASK = {"who": "officer", "how": t("Tanyakan kepada petugas; bila ada fakta yang keliru, bawa buktinya.")}


@cache
def _mending() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "mending.toml").read_text(encoding="utf-8"))


def next_step(claim: Claim) -> NextStep:
    """Who has to act now. The words are for the applicant's page as well as the officer's."""
    due, state = claim.due_on, claim.state
    if state in (State.OPENED, State.GATHERING):
        if (asked := _asked(claim)) is not None:
            return asked
        names = tuple(name for _, name, required, given in papers_wanted(claim) if required and not given)
        if names:
            cure = t("Unggah fotonya atau bawa ke kantor mana pun.")
            return NextStep("applicant", t("Kirim dokumen"), claim.not_before, (cure,), names)
        doing = t("Memeriksa dan menyatakan berkas lengkap")
        return NextStep("officer", doing, None, (t("Tidak ada; petugas yang bekerja."),))
    if state == State.COMPLETE:
        return NextStep("officer", t("Memutus klaim"), due, (t("Menunggu. Klaim masih dapat dicabut."),))
    if state == State.DECIDED:
        doing = t("Menyetujui atau mengembalikan putusan")
        return NextStep("approver", doing, due, (t("Menunggu petugas kedua."),))
    if state in (State.APPROVED, State.INSTRUCTED):
        return _money_step(claim, due)
    if state == State.REFUSED:
        decision = standing_decision(claim) or last_decision(claim)
        hints = [each.how for each in refusals_of(decision)] if decision else []
        return NextStep("nobody", t("Klaim ditolak"), None, tuple(dict.fromkeys(hints)))
    done = t("Uang sudah diterima") if state == State.PAID else t("Klaim dicabut")
    return NextStep("nobody", done, None, (t("Bila ada yang tidak sesuai, minta diperiksa petugas lain."),))


def _asked(claim: Claim) -> NextStep | None:
    """What a file given back waits for, and a suspicion that nobody concluded; None where neither is."""
    returned = claim.file_returns.filter(resumed_at=None).first()
    if returned is not None:
        names = kinds()
        waited = [names[kind] for kind in awaited(claim, returned)]
        if waited or not returned.kinds:
            about = (*waited, *([returned.facts] if returned.facts else []))
            cures = (t("Berkas dikembalikan:"), returned.reason)
            return NextStep("applicant", t("Melengkapi"), None, cures, about)
    suspicion = Suspicion.objects.filter(claim=claim, concluded_at=None).first()
    if suspicion is not None:
        cure = t("Tidak ada; perawatan dijamin lebih dahulu.")
        return NextStep("officer", t("Menyimpulkan"), suspicion.conclude_by, (cure,), (suspicion.get_kind_display(),))
    return None


def _money_step(claim: Claim, due: dt.date | None) -> NextStep:
    """Where the money waits: held, without an account, returned, or at the bank."""
    decision = standing_decision(claim)
    left = owed(claim, decision) if decision else []
    if claim.hold:
        cure = t("Selesaikan hal ini, lalu hubungi petugas.")
        return NextStep("applicant", t("Pembayaran ditahan"), due, (cure,), (claim.hold,))
    blank = tuple(each.claimant.name for each in left if not each.claimant.account_number)
    if blank:
        return NextStep("applicant", t("Rekening belum ada"), due, (t("Beri tahu nomor rekeningnya."),), blank)
    if any(each.returned for each in left):
        doing = t("Bank mengembalikan uang; rekening diperbaiki lalu dikirim lagi")
        return NextStep("officer", doing, due, (t("Periksa nomor dan nama pemilik rekening."),))
    if left:
        return NextStep("approver", t("Mengirim perintah bayar"), due, (t("Menunggu."),))
    return NextStep("bank", t("Menyampaikan uang ke rekening"), due, (t("Menunggu."),))
