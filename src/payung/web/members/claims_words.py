"""A claim in the words of its member: where it is, who acts next and by when, what was decided and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.claims.models import Claim, Decision, LifeEvent, PaymentInstruction, Step
from payung.claims.paying import counts_towards_jkk, overpaid
from payung.claims.queries import OPEN, NextStep, RefusalReason, next_step, payments_of, refusals_of, trail_of
from payung.claims.writing import standing_decision
from payung.kernel.amounts import percent_text
from payung.rules.jkk.service import LATE_RATE
from payung.statute_book import StatuteBook
from payung.web.claims.steps import DONE
from payung.web.words import translated

State = Claim.State
STATUS = {
    State.PAID: "safe",
    State.REFUSED: "stop",
    State.WITHDRAWN: "plain",
}
TOLD = frozenset(
    {"add_document", "return_file", "mend_account", "name_heirs", "confirm_payment", "return_payment", "withdraw_claim"}
)
"""Steps whose note is meant for the member; the others hold notes between officers."""
ROAD = (
    (State.COMPLETE, t("Berkas lengkap")),
    (State.DECIDED, t("Diputus petugas")),
    (State.APPROVED, t("Disetujui petugas lain")),
    (State.INSTRUCTED, t("Uang dikirim ke bank")),
    (State.PAID, t("Uang masuk ke rekening")),
)
NOW = {
    State.OPENED: t("Menunggu berkas"),
    State.GATHERING: t("Melengkapi berkas"),
    State.COMPLETE: t("Diperiksa petugas"),
    State.DECIDED: t("Menunggu persetujuan petugas lain"),
    State.APPROVED: t("Menyiapkan pengiriman uang"),
    State.INSTRUCTED: t("Uang dalam perjalanan ke rekening"),
}
WHO = {"applicant": t("Anda"), "employer": t("Perusahaan"), "bank": t("Bank"), "time": t("Waktu"),
       "facility": t("Fasilitas kesehatan"), "nobody": t("Tidak ada")}  # fmt: skip
LINES = {
    "stmb": t("Pengganti upah selama tidak mampu bekerja"),
    "disability": t("Santunan cacat"),
    "total_disability": t("Santunan cacat total tetap"),
    "death": t("Santunan kematian"),
    "lump_sum": t("Dibayar sekaligus"),
    "periodic": t("Santunan berkala"),
    "burial": t("Biaya pemakaman"),
    "benefit": t("Saldo JHT"),
    "tax": t("Pajak"),
    "jkm_paid": t("JKM yang sudah diterima, diperhitungkan"),
    "pension": t("Uang pensiun sebulan"),
    "scholarship": t("Beasiswa anak"),
    "transport_land": t("Angkutan darat dan sungai"),
    "transport_sea": t("Angkutan laut"),
    "transport_air": t("Angkutan udara"),
}


@dataclass(frozen=True)
class Stop:
    """One stop of the trail. kind: is-done, is-now, or empty for what is still to come."""

    words: Promise | str
    kind: str
    at: dt.datetime | None = None
    note: str = ""
    since: bool = False


@dataclass(frozen=True)
class GrantLine:
    """One line of a decision: what, how much, how it came about, where that is written."""

    words: str
    amount: int
    working: str
    cite: str


@dataclass(frozen=True)
class Reason:
    """One finding that fails, with who can mend it and how."""

    text: str
    cite: str
    who: str
    how: str


@dataclass(frozen=True)
class Change:
    """That the decision in force replaces one that was approved before; whole rupiah before and now.

    back     sent beyond what is owed now, to be given back or kept of later payments
    counted  what was sent counts towards JKK, for the death was of work
    """

    on: dt.date
    before: int
    now: int
    reason: str
    back: int
    counted: bool = False


@dataclass(frozen=True)
class Shown:
    """One claim, ready for its page. `right` says what lateness of ours gives."""

    claim: Claim
    status: str
    next: NextStep
    who: str
    right: str
    trail: tuple[Stop, ...]
    decision: Decision | None
    lines: tuple[GrantLine, ...]
    reasons: tuple[Reason, ...]
    payments: tuple[PaymentInstruction, ...]
    change: Change | None

    @property
    def running(self) -> bool:
        return self.claim.state in OPEN

    @property
    def by(self) -> dt.date | None:
        """The last day of whoever is next; None where no clock runs, also while a right has yet to open."""
        return self.next.by if self.next.by == self.claim.due_on else None


def shown(claim: Claim, law: StatuteBook) -> Shown:
    """Everything the member may read of a claim. A decision shows once it is approved."""
    step, decision = next_step(claim), standing_decision(claim)
    failing = refusals_of(decision) if decision else []
    waits = "you" if step.who == "applicant" else "wait"
    return Shown(
        claim=claim,
        status=STATUS.get(State(claim.state), waits),
        next=step,
        who=who_words(step.who, claim),
        right=_right(claim, law),
        trail=tuple(_trail(claim)),
        decision=decision,
        lines=tuple(_line(line) for line in decision.lines) if decision else (),
        reasons=tuple(_reason(each, claim) for each in failing),
        payments=tuple(payments_of(claim)),
        change=_change(claim, decision) if decision else None,
    )


def _change(claim: Claim, decision: Decision) -> Change | None:
    """The earlier approved decision this one took the place of, if any; those sent back in between do not count."""
    before = claim.decisions.filter(approved_by__isnull=False, pk__lt=decision.pk).order_by("-pk").first()
    if before is None:
        return None
    told = localdate(before.approved_at)
    counted = counts_towards_jkk(claim)
    back = 0 if counted else overpaid(claim, decision)
    return Change(told, before.total, decision.total, decision.reason.rstrip("."), back, counted)


def who_words(who: str, claim: Claim) -> str:
    """Somebody by name: an officer with the office."""
    if who == "officer":
        return _("Petugas klaim, %(office)s") % {"office": claim.office.name}
    if who == "approver":
        return _("Petugas kedua, %(office)s") % {"office": claim.office.name}
    if who == "employer" and claim.event.employer:
        return claim.event.employer.name
    return str(WHO[who])


def _right(claim: Claim, law: StatuteBook) -> str:
    """What the agency adds for being late, in programmes whose law adds something."""
    if claim.programme not in LATE_RATE or not claim.complete_at or claim.state not in OPEN:
        return ""
    rate = law[LATE_RATE[claim.programme]].at(localdate(claim.complete_at))
    told = {"rate": percent_text(rate.value), "cite": rate.cite}
    return _("Kalau lewat tanggal itu belum sampai, Anda berhak atas ganti rugi %(rate)s sehari (%(cite)s).") % told


def _trail(claim: Claim) -> list[Stop]:
    steps = list(trail_of(claim))
    stops = [_stop(step) for step in steps if step.action in DONE]
    if claim.state not in OPEN:
        return stops
    stops.append(Stop(NOW[State(claim.state)], "is-now", claim.changed_at, since=True))
    states = [state for state, _words in ROAD]
    place = states.index(State(claim.state)) + 1 if claim.state in states else 0
    return stops + [Stop(words, "") for _state, words in ROAD[place:]]


def _stop(step: Step) -> Stop:
    words = DONE[step.action]
    if step.action == "report_event":
        words = _("Dilaporkan %(name)s") % {"name": step.by_name}
    return Stop(words, "is-done", step.at, step.note if step.action in TOLD else "")


def _line(line: dict[str, object]) -> GrantLine:
    code = str(line["code"])
    words = LINES.get(code)
    if code.startswith("month_"):
        words = _("Bulan ke-%(number)s") % {"number": code.removeprefix("month_")}
    return GrantLine(str(words or line["programme"]), int(str(line["amount"])), str(line["working"]), str(line["cite"]))


def _reason(each: RefusalReason, claim: Claim) -> Reason:
    return Reason(each.text, each.cite, who_words(each.who, claim), each.how)


EVENTS = {
    LifeEvent.Kind.OLD_AGE: t("Usia pensiun"),
    LifeEvent.Kind.PARTIAL_WITHDRAWAL: t("Mengambil sebagian saldo"),
}
"""Kinds whose own name is too long for a heading."""


def event_words(event: LifeEvent) -> str:
    """`Kecelakaan kerja`, short enough for a heading."""
    return translated(EVENTS.get(LifeEvent.Kind(event.kind), event.get_kind_display()))
