"""Deaths told from outside: compared, confirmed or closed; and the code that opens the family's own pages."""
"""Deaths that employers told when somebody stopped working, and that nobody reported yet: the branch begins."""

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
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.claims.actions.report_event import PERMISSION, report_event
from payung.claims.models import LifeEvent
from payung.claims.refused import Refused
from payung.claims.reporting import Report
from payung.registry.models import Employment
from payung.registry.queries import employers_reached, people_reached
from payung.web.claims.told import refused_words
from payung.web.guard import POST, found, page
from payung.web.lists import Heading, Shape, exported, listing
from payung.web.officers.reach import remember_looks


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
    """Who died according to an employer, without a report of the death."""
    found(True if request.actor.may("look.branch") else None)
    waiting, shape = _waiting(request), _shape()
    purpose, fields = _("Kematian yang belum dilaporkan"), _("nama, tanggal meninggal, perusahaan")
    if (file := exported(request, waiting, shape)) is not None:
        remember_looks(request, waiting.values_list("person_id", flat=True), purpose=purpose, fields=fields)
        return file
    rows = listing(request, waiting, shape)
    remember_looks(request, [spell.person_id for spell in rows.rows], purpose=purpose, fields=fields)
    return render(request, "officers/deaths.html", {"listing": rows})


@page(PERMISSION, methods=POST)
def open_death(request: HttpRequest, employment_id: int) -> HttpResponse:
    """Report the death as the employer told it; every claim it entitles to is open."""
    found(True if request.actor.may("look.branch") else None)
    spell = found(_waiting(request).filter(pk=employment_id).first())
    report = Report(
        kind=LifeEvent.Kind.DEATH,
        person_id=spell.person_id,
        happened_on=spell.ended_on,
        reporter=LifeEvent.Reporter.EMPLOYER,
        channel=LifeEvent.Channel.WEB,
        reported_by=spell.employer.name,
        employer_id=spell.employer_id,
    )
    try:
        event = report_event(report, by=request.actor, at=request.now)
    except Refused as problem:
        messages.error(request, refused_words(problem.problem))
        return HttpResponseRedirect(reverse("officers:deaths"))
    claims = list(event.claims.order_by("pk").values_list("number", flat=True))
    messages.success(
        request, _("Peristiwa tercatat. Klaim yang terbuka: %(numbers)s.") % {"numbers": ", ".join(claims)}
    )
    return HttpResponseRedirect(reverse("officers:claim", args=[claims[0]]))


def _waiting(request: HttpRequest) -> QuerySet[Employment]:
    told = LifeEvent.objects.filter(person=OuterRef("person"), kind=LifeEvent.Kind.DEATH)
    reached = employers_reached(request.actor, PERMISSION).order_by().values("pk")
    people = people_reached(request.actor, PERMISSION).order_by().values("pk")
    spells = Employment.objects.filter(end_reason=Employment.EndReason.DIED, employer__in=reached, person__in=people)
    return spells.exclude(Exists(told)).select_related("person", "employer")


def _shape() -> Shape:
    t = gettext_lazy

    def cells(name: str) -> Any:
        return lambda spell: getattr(spell, name)

    return Shape(
        caption=t("Kematian yang belum dilaporkan"),
        sort="-meninggal",
        file="kematian-belum-dilaporkan",
        empty=t("Tidak ada. Semua kematian yang diberitahukan perusahaan sudah dilaporkan."),
        headings=(
            Heading("nama", t("Nama"), lambda e: e.person.name, order=("person__name",), width=32),
            Heading("meninggal", t("Meninggal"), cells("ended_on"), kind="date", order=("ended_on",)),
            Heading("perusahaan", t("Perusahaan"), lambda e: e.employer.name, order=("employer__name",), width=32),
            Heading("diberitahukan", t("Nomor peserta"), lambda e: e.person.member_number, kind="id"),
        ),
    )
