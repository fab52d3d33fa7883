"""What the civil registry said, deaths only it told, and what members ask about their data."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.identity.actions.answer_request import PERMISSION as ANSWER
from payung.identity.actions.answer_request import answer_request
from payung.identity.actions.close_lead import PERMISSION as CLOSE
from payung.identity.actions.close_lead import close_lead
from payung.identity.models import DeathLead, Request
from payung.identity.queries import leads_reached, requests_reached
from payung.identity.refused import Refused
from payung.kernel.identity import mask_nik
from payung.registry.models import Person
from payung.registry.queries import people_reached
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, found, page
from payung.web.lists import Filter, Heading, Shape, exported, linked, listing, selected
from payung.web.officers.reach import remember_looks
from payung.web.words import choice_words, translated

WRONG = 422
LOOK = "look.person"
STATE = {"matched": "safe", "unchecked": "wait"}


@page(LOOK)
def states(request: HttpRequest) -> HttpResponse:
    """Everybody within reach by the state of their NIK."""
    rows = people_reached(request.actor, LOOK)
    if (file := exported(request, rows, PEOPLE)) is not None:
        given = selected(request, rows, PEOPLE).order_by().values_list("pk", flat=True)
        remember_looks(
            request, given, purpose=_("Memeriksa keadaan NIK"), fields=_("nama, nomor peserta, NIK tersamar")
        )
        return file
    shown = listing(request, rows, PEOPLE)
    remember_looks(
        request, [row.pk for row in shown.rows], purpose=_("Memeriksa keadaan NIK"),
        fields=_("nama, nomor peserta, NIK tersamar"),
    )  # fmt: skip
    return render(request, "officers/identity/states.html", {"listing": shown})


@page(LOOK)
def leads(request: HttpRequest) -> HttpResponse:
    """Deaths that only the civil registry told."""
    rows, shape = leads_reached(request.actor), linked(LEADS, may=request.actor.may(CLOSE))
    if (file := exported(request, rows, shape)) is not None:
        _traced(request, selected(request, rows, shape).order_by().values_list("person_id", flat=True))
        return file
    shown = listing(request, rows, shape)
    _traced(request, [row.person_id for row in shown.rows])
    waiting = rows.filter(closed_at=None).count()
    return render(request, "officers/identity/leads.html", {"listing": shown, "waiting": waiting})


@page(CLOSE, methods=FORM)
def lead(request: HttpRequest, lead_id: int) -> HttpResponse:
    """One of them, and what came of asking the family."""
    one = found(leads_reached(request.actor, CLOSE).filter(pk=lead_id).first())
    remember_looks(
        request, [one.person_id], purpose=_("Menelusuri kabar kematian"), fields=_("nama, nomor peserta, telepon")
    )
    values = {"one": one, "outcomes": choice_words(DeathLead.Outcome.choices)}
    if request.method != "POST":
        return render(request, "officers/identity/lead.html", values)
    try:
        close_lead(
            one.pk, outcome=request.POST.get("hasil", ""), note=request.POST.get("catatan", ""), by=request.actor,
            at=request.now,
        )  # fmt: skip
    except Refused as problem:
        values["refused"] = refused_words(problem.problem)
        return render(request, "officers/identity/lead.html", values, status=WRONG)
    messages.success(request, _("Penelusuran ditutup."))
    return redirect("officers:leads")


@page(LOOK)
def requests(request: HttpRequest) -> HttpResponse:
    """What members ask about their data, the most urgent first."""
    rows, shape = requests_reached(request.actor), linked(REQUESTS, may=request.actor.may(ANSWER))
    if (file := exported(request, rows, shape)) is not None:
        return file
    waiting = rows.filter(state=Request.State.WAITING)
    late = waiting.filter(due_at__lt=request.now).count()
    values = {"listing": listing(request, rows, shape), "waiting": waiting.count(), "late": late}
    return render(request, "officers/identity/requests.html", values)


@page(ANSWER, methods=FORM)
def answer(request: HttpRequest, request_id: int) -> HttpResponse:
    """One request: what stands there, what should, and the answer."""
    one = found(requests_reached(request.actor, ANSWER).filter(pk=request_id).first())
    remember_looks(request, [one.person_id], purpose=_("Menjawab permintaan Anda"), fields=one.get_kind_display())
    values = {"one": one, "late": one.state == Request.State.WAITING and one.due_at < request.now}
    if request.method != "POST":
        return render(request, "officers/identity/request.html", values)
    accept = request.POST.get("jawaban") == "terima"
    try:
        answer_request(one.pk, accept=accept, answer=request.POST.get("alasan", ""), by=request.actor, at=request.now)
    except Refused as problem:
        values["refused"] = refused_words(problem.problem)
        return render(request, "officers/identity/request.html", values, status=WRONG)
    messages.success(request, _("Permintaan diterima.") if accept else _("Permintaan ditolak dengan alasan."))
    return redirect("officers:data_requests")


@page(ANSWER)
def request_paper(request: HttpRequest, request_id: int) -> HttpResponse:
    """The paper a member sent along."""
    one = found(requests_reached(request.actor, ANSWER).filter(pk=request_id).first())
    paper = found(one.paper)
    remember_looks(request, [one.person_id], purpose=_("Menjawab permintaan Anda"), fields=_("dokumen Anda"))
    name = f'attachment; filename="permintaan-{one.pk}.{paper.media_type.rpartition("/")[2]}"'
    return HttpResponse(bytes(paper.content), paper.media_type, headers={"Content-Disposition": name})


def _traced(request: HttpRequest, people: Iterable[int]) -> None:
    remember_looks(
        request, people, purpose=_("Menelusuri kabar kematian"), fields=_("nama, nomor peserta, NIK tersamar")
    )


def _state(row: Person) -> tuple[str, str]:
    return (STATE.get(row.nik_state, "you"), row.get_nik_state_display())


def _lead_state(row: DeathLead) -> tuple[str, str]:
    return ("plain", row.get_outcome_display()) if row.closed_at else ("you", _("perlu ditelusuri"))


def _request_state(row: Request) -> tuple[str, str]:
    kinds = {"waiting": "you", "accepted": "safe", "refused": "plain"}
    return (kinds[row.state], row.get_state_display())


def _nik(person: Person) -> str:
    return mask_nik(person.nik) if person.nik else "–"


PEOPLE = Shape(
    caption=t("Peserta menurut keadaan NIK"),
    headings=(
        Heading("nama", t("Nama"), lambda row: row.name, order=("name",), width=30,
                link=lambda row: reverse("officers:person", args=[row.member_number])),
        Heading("nomor", t("Nomor peserta"), lambda row: row.member_number, "id", order=("member_number",)),
        Heading("nik", t("NIK"), _nik, "id"),
        Heading("keadaan", t("Keadaan NIK"), _state, "status", order=("nik_state",), width=30),
        Heading("diperiksa", t("Diperiksa"), lambda row: row.nik_checked_on, "date", order=("nik_checked_on",),
                note=lambda row: row.nik_checked_with),
    ),
    sort="keadaan",
    filters=(
        Filter("cari", t("Nama"), lambda rows, value: rows.filter(name__icontains=value)),
        Filter("keadaan", t("Keadaan NIK"), lambda rows, value: rows.filter(nik_state=value),
               choices=tuple(Person.NikState.choices)),
    ),
    empty=t("Tidak ada peserta dalam keadaan itu."),
    file="keadaan-nik",
)  # fmt: skip
LEADS = Shape(
    caption=t("Tercatat meninggal di data kependudukan"),
    headings=(
        Heading("nama", t("Nama"), lambda row: row.person.name, order=("person__name",), width=30,
                link=lambda row: reverse("officers:lead", args=[row.pk]), note=lambda row: row.person.member_number),
        Heading("nik", t("NIK"), lambda row: _nik(row.person), "id"),
        Heading("kabar", t("Kabar sejak"), lambda row: localdate(row.raised_at), "date", order=("raised_at",)),
        Heading("keadaan", t("Keadaan"), _lead_state, "status", order=("closed_at",), width=28),
        Heading("petugas", t("Petugas"), lambda row: row.closed_by, order=("closed_by",)),
    ),
    sort="-keadaan",
    filters=(
        Filter("cari", t("Nama"), lambda rows, value: rows.filter(person__name__icontains=value)),
        Filter("keadaan", t("Keadaan"), lambda rows, value: rows.filter(closed_at__isnull=value == "buka"),
               choices=(("buka", t("perlu ditelusuri")), ("tutup", t("sudah ditutup")))),
    ),
    empty=t("Tidak ada kabar kematian dari data kependudukan."),
    file="tercatat-meninggal",
)  # fmt: skip
REQUESTS = Shape(
    caption=t("Permintaan peserta tentang datanya"),
    headings=(
        Heading("nomor", t("Permintaan"), lambda row: row.pk, "number", order=("pk",),
                link=lambda row: reverse("officers:data_request", args=[row.pk])),
        Heading("tentang", t("Tentang"), lambda row: translated(row.get_kind_display()), order=("kind",)),
        Heading("peserta", t("Nomor peserta"), lambda row: row.person.member_number, "id"),
        Heading("diminta", t("Diminta"), lambda row: localdate(row.asked_at), "date", order=("asked_at",)),
        Heading("batas", t("Dijawab paling lambat"), lambda row: localdate(row.due_at), "date", order=("due_at",)),
        Heading("keadaan", t("Keadaan"), _request_state, "status", order=("state",), width=24),
    ),
    sort="batas",
    filters=(
        Filter("keadaan", t("Keadaan"), lambda rows, value: rows.filter(state=value),
               choices=tuple(Request.State.choices)),
        Filter("tentang", t("Tentang"), lambda rows, value: rows.filter(kind=value),
               choices=tuple(Request.Kind.choices)),
    ),
    empty=t("Tidak ada permintaan."),
    file="permintaan-data",
)  # fmt: skip
