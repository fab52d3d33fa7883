"""Deaths told from outside: compared, confirmed or closed; and the code that opens the family's own pages."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.claims.actions.accept_death_report import PERMISSION, accept_death_report
from payung.claims.actions.close_death_report import close_death_report
from payung.claims.actions.issue_heir_access import PERMISSION as ISSUE
from payung.claims.actions.issue_heir_access import issue_heir_access
from payung.claims.family.reach import death_reports_reached
from payung.claims.models import Claim, DeathReport, LifeEvent
from payung.claims.reach import claims_reached
from payung.claims.refused import Refused
from payung.kernel.identity import mask_nik
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, POST, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.reach import remember_looks
from payung.web.pdf.access import access_pdf

WRONG = 422
STATE = {
    DeathReport.State.WAITING: ("you", t("menunggu petugas")),
    DeathReport.State.ACCEPTED: ("safe", t("diterima")),
    DeathReport.State.CLOSED: ("plain", t("ditutup")),
}


@page(PERMISSION)
def deaths(request: HttpRequest) -> HttpResponse:
    """Every report the office answers, those that wait first."""
    rows = death_reports_reached(request.actor, PERMISSION)
    if (file := exported(request, rows, SHAPE)) is not None:
        return file
    waiting = rows.filter(state=DeathReport.State.WAITING).count()
    return render(request, "officers/deaths.html", {"listing": listing(request, rows, SHAPE), "waiting": waiting})


@page(PERMISSION)
def death(request: HttpRequest, number: str) -> HttpResponse:
    """One report beside whom it fits."""
    return _death_page(request, _own(request, number))


@page(PERMISSION, methods=POST)
def accept(request: HttpRequest, number: str) -> HttpResponse:
    """The death is confirmed; on to the code for the family."""
    one = _own(request, number)
    try:
        event = accept_death_report(
            one.pk, member_number=request.POST.get("peserta", ""), by=request.actor, at=request.now
        )
    except Refused as problem:
        return _death_page(request, one, {"refused": refused_words(problem.problem)}, WRONG)
    claims = list(event.claims.exclude(programme=Claim.Programme.CARE).order_by("pk"))
    words = _("Laporan diterima. Klaim yang terbuka: %(numbers)s. Beri keluarga kodenya sekarang.")
    messages.success(request, words % {"numbers": ", ".join(claim.number for claim in claims)})
    return redirect("officers:heir_access", number=claims[0].number)


@page("claims.close_death_report", methods=POST)
def close(request: HttpRequest, number: str) -> HttpResponse:
    """The report cannot become an event; the reason stays."""
    one = _own(request, number)
    try:
        close_death_report(one.pk, reason=request.POST.get("alasan", ""), by=request.actor, at=request.now)
    except Refused as problem:
        return _death_page(request, one, {"refused": refused_words(problem.problem)}, WRONG)
    messages.success(request, _("Laporan %(number)s ditutup.") % {"number": one.number})
    return redirect("officers:deaths")


@page(ISSUE, methods=FORM)
def access(request: HttpRequest, number: str) -> HttpResponse:
    """A code for one of the family: on paper, or read out once."""
    claim = found(claims_reached(request.actor, ISSUE).filter(number=number).first())
    event = found(claim.event if claim.event.kind == LifeEvent.Kind.DEATH else None)
    typed = request.POST if request.method == "POST" else {"nama": event.reported_by, "hubungan": event.relation}
    values: dict[str, Any] = {
        "claim": claim,
        "name": typed.get("nama", ""),
        "relation": typed.get("hubungan", ""),
        "given": event.heir_accesses.order_by("-issued_at"),
    }
    if request.method != "POST":
        return render(request, "officers/heir_access.html", values)
    try:
        made, code = issue_heir_access(
            event.pk, name=values["name"], relation=values["relation"], by=request.actor, at=request.now
        )
    except Refused as problem:
        values["refused"] = refused_words(problem.problem)
        return render(request, "officers/heir_access.html", values, status=WRONG)
    if request.POST.get("cara") == "surat":
        headers = {"Content-Disposition": f'attachment; filename="kode-{made.number}.pdf"', "Cache-Control": "no-store"}
        return HttpResponse(access_pdf(made, code, claim), "application/pdf", headers=headers)
    return render(request, "officers/heir_access.html", values | {"made": made, "code": code})


def _own(request: HttpRequest, number: str) -> DeathReport:
    return found(death_reports_reached(request.actor, PERMISSION).filter(number=number.upper()).first())


def _death_page(
    request: HttpRequest, one: DeathReport, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    if one.person_id is not None:
        remember_looks(
            request,
            [one.person_id],
            purpose=_("Memeriksa laporan kematian %(number)s") % {"number": one.number},
            fields=_("nama, nomor peserta, NIK tersamar"),
        )
    values = {"one": one, "state": STATE[DeathReport.State(one.state)], "typed": mask_nik(one.deceased_number)}
    return render(request, "officers/death.html", values | (more or {}), status=status)


SHAPE = Shape(
    caption=t("Laporan kematian dari keluarga"),
    sort="dilaporkan",
    file="laporan-kematian",
    empty=t("Tidak ada laporan."),
    headings=(
        Heading("nomor", t("Nomor"), lambda row: row.number, "id", order=("number",),
                link=lambda row: reverse("officers:death", args=[row.number])),
        Heading("nama", t("Yang meninggal"), lambda row: row.deceased_name, order=("deceased_name",), width=34),
        Heading("meninggal", t("Tanggal meninggal"), lambda row: row.died_on, "date", order=("died_on",)),
        Heading("pelapor", t("Pelapor"), lambda row: row.reporter, order=("reporter",),
                note=lambda row: row.relation, width=30),
        Heading("dilaporkan", t("Dilaporkan"), lambda row: localdate(row.reported_at), "date", order=("reported_at",)),
        Heading("keadaan", t("Keadaan"), lambda row: STATE[DeathReport.State(row.state)], "status", order=("state",)),
    ),
    filters=(
        Filter("cari", t("Cari nama atau nomor"), lambda rows, words: rows.filter(number__icontains=words)
               | rows.filter(deceased_name__icontains=words) | rows.filter(reporter__icontains=words)),
        Filter("keadaan", t("Keadaan"), lambda rows, value: rows.filter(state=value),
               choices=tuple((key, words) for key, (_kind, words) in STATE.items())),
    ),
)  # fmt: skip
