"""What is paid again and again: the list of rights, and one right with its months, proofs, debts and steps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.claims.actions.stop_benefit import REASONS
from payung.claims.models import Claim, Entitlement, Evidence, Overpayment, PeriodicOrder
from payung.claims.periodic.evidence import failing_of
from payung.claims.periodic.practice import life_warning_days
from payung.claims.periodic.reach import rights_reached
from payung.claims.periodic.readings import READINGS
from payung.claims.queries import LOOK
from payung.statute_book import read_statute_book
from payung.web.guard import found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.members.periodic import right_values
from payung.web.members.periodic_forms import FAILING_WORDS, LEVEL_WORDS
from payung.web.members.periodic_shown import status_of
from payung.web.officers.claims_forms import AccountForm
from payung.web.officers.reach import remember_looks
from payung.web.officers.workers import EVERY_ROW
from payung.web.words import choice_words, month_words, translated

State, Kind, Reason = Entitlement.State, Entitlement.Kind, Entitlement.Reason
PROOF, LIFE, RETURNED, DEBT = "bukti", "hidup", "kembali", "utang"
DUE = (
    (PROOF, gettext_lazy("bukti menunggu diperiksa")),
    (LIFE, gettext_lazy("bukti hidup habis atau segera habis")),
    (RETURNED, gettext_lazy("uang dikembalikan bank")),
    (DEBT, gettext_lazy("kelebihan belum kembali")),
)


def due_rights(rows: QuerySet[Entitlement], what: str, today: dt.date) -> QuerySet[Entitlement]:
    """Rights on which something of a kind is due."""
    if what == PROOF:
        return rows.filter(Exists(Evidence.objects.filter(entitlement=OuterRef("pk"), state="waiting")))
    if what == LIFE:
        until = today + dt.timedelta(days=life_warning_days())
        return rows.filter(alive_until__lte=until).exclude(state=State.STOPPED)
    if what == RETURNED:
        back = PeriodicOrder.objects.filter(payment__entitlement=OuterRef("pk"), state="returned")
        return rows.filter(Exists(back))
    owed = Overpayment.objects.filter(entitlement=OuterRef("pk")).exclude(state=Overpayment.State.RECOVERED)
    return rows.filter(Exists(owed))


def shape(today: dt.date) -> Shape:
    """The list; what is due depends on the day."""
    return Shape(
        caption=gettext_lazy("Manfaat berkala"),
        sort="nama",
        ties=("pk",),
        file="manfaat-berkala",
        empty=gettext_lazy("Belum ada manfaat berkala."),
        headings=(
            Heading("nama", gettext_lazy("Penerima"), lambda row: row.claimant.name, order=("claimant__name",),
                    link=lambda row: reverse("officers:right", args=[row.pk]), width=34),
            Heading("jenis", gettext_lazy("Manfaat"), lambda row: translated(row.get_kind_display()), order=("kind",),
                    width=24),
            Heading("klaim", gettext_lazy("Klaim"), lambda row: row.claim.number, "id", order=("claim__number",),
                    width=22),
            Heading("keadaan", gettext_lazy("Keadaan"), status_of, "status", order=("state",), width=30),
            Heading("berikut", gettext_lazy("Bulan berikutnya"),
                    lambda row: "" if row.state == State.STOPPED else month_words(row.next_month),
                    order=("next_month",), width=18),
            Heading("hidup", gettext_lazy("Bukti hidup sampai"), lambda row: row.alive_until, "date",
                    order=("alive_until",), width=18),
        ),
        filters=(
            Filter("cari", gettext_lazy("Cari nama atau nomor klaim"),
                   lambda rows, words: rows.filter(
                       Q(claimant__name__icontains=words) | Q(claim__number__icontains=words))),
            Filter("program", gettext_lazy("Program"), lambda rows, value: rows.filter(programme=value),
                   choices=tuple(each for each in Claim.Programme.choices if each[0] in ("JP", "JKP", "SCHOLARSHIP"))),
            Filter("keadaan", gettext_lazy("Keadaan"), lambda rows, value: rows.filter(state=value),
                   choices=tuple(State.choices)),
            Filter("perlu", gettext_lazy("Yang perlu dikerjakan"),
                   lambda rows, value: due_rights(rows, value, today), choices=DUE),
        ),
    )  # fmt: skip


@page(LOOK)
def rights(request: HttpRequest) -> HttpResponse:
    """Rights within reach; those that a replaced decision ended are left out."""
    rows = rights_reached(request.actor, LOOK).exclude(reason=Reason.MISTAKE)
    form = shape(request.today)
    seen = listing(request, rows, replace(form, size=EVERY_ROW) if "format" in request.GET else form)
    remember_looks(
        request,
        [row.claim.person_id for row in seen.rows],
        purpose=_("Melihat manfaat berkala"),
        fields=_("nama penerima, jenis dan keadaan manfaat"),
    )
    counts = [(key, words, due_rights(rows, key, request.today).count()) for key, words in DUE]
    context = {"listing": seen, "counts": counts}
    return exported(request, rows, form) or render(request, "officers/periodic/list.html", context)


@page(LOOK)
def right(request: HttpRequest, right_id: int) -> HttpResponse:
    """One right within reach; 404 out of reach, as when there is none."""
    return right_page(request, reached(request, right_id))


def reached(request: HttpRequest, right_id: int) -> Entitlement:
    """The right of an address, or 404."""
    return found(rights_reached(request.actor, LOOK).filter(pk=right_id).first())


def right_page(
    request: HttpRequest, one: Entitlement, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page; `more` holds what a step that was refused has to say. The look is recorded."""
    remember_looks(
        request,
        [one.claim.person_id],
        purpose=_("Memeriksa manfaat berkala klaim %(number)s") % {"number": one.claim.number},
        fields=_("pembayaran, bukti, rekening tersamar, kelebihan"),
    )
    values = right_values(request, one) | {
        "duties_url": reverse("officers:right_duties", args=[one.pk]),
        "school_url": reverse("officers:right_school", args=[one.pk]),
        "life_url": reverse("officers:right_letter", args=[one.pk]),
    }
    return render(request, "officers/periodic/right.html", values | _steps(request, one) | (more or {}), status=status)


def _steps(request: HttpRequest, one: Entitlement) -> dict[str, Any]:
    """What waits to be checked, which steps this actor may take, and the readings the right stands on."""
    law, may = read_statute_book(), request.actor.may
    waiting = [
        (each, [FAILING_WORDS[code] for code in failing_of(each, law)])
        for each in one.evidence.filter(state=Evidence.State.WAITING).select_related("document", "entitlement__claim",
                                                                                    "entitlement__claimant")
    ]  # fmt: skip
    family = rights_reached(request.actor, LOOK).filter(claim__event=one.claim.event_id).exclude(state=State.STOPPED)
    return {
        "waiting": waiting,
        "levels": LEVEL_WORDS,
        "checked": one.evidence.exclude(state=Evidence.State.WAITING).order_by("-pk")[:6],
        "account_form": AccountForm(),
        "reasons": [(key, label) for key, label in choice_words(Reason.choices) if key in REASONS[Kind(one.kind)]],
        "family": family,
        "readings": [law.questions[key] for key in READINGS[one.kind]],
        "may": {
            "send": may("claims.send_duties"),
            "check": may("claims.check_evidence"),
            "life": may("claims.confirm_life") and one.alive_until is not None and one.state != State.STOPPED,
            "stop": may("claims.stop_benefit") and one.reason != Reason.MISTAKE,
            "account": may("claims.mend_account"),
            "resend": may("claims.resend_payments"),
            "plan": may("claims.recover_overpayment"),
            "code": may("claims.ask_repayment"),
        },
    }
