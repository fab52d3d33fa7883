"""Programs of an employer: the tokens by which they act, made, shown once, taken back; the bill on paper for them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.contributions.actions.create_token import create_token
from payung.contributions.actions.revoke_token import revoke_token
from payung.contributions.queries import bills_of, tokens_of
from payung.contributions.refused import Refused
from payung.contributions.tokens import PER_MINUTE, ApiToken, actor_by, count_use, token_given
from payung.registry.queries import employer_reached, employers_reached
from payung.statute_book import read_statute_book
from payung.web.employers.bill_paper import bill_paper
from payung.web.employers.forms import DayField, Form
from payung.web.employers.frame import address, download, employer_at, file_name, show
from payung.web.employers.told import told
from payung.web.guard import FORM, POST, found, page
from payung.web.lists import Heading, Shape, exported, listing
from payung.web.login import address_of
from payung.web.pdf.bill import bill_pdf as paper_pdf
from payung.web.words import date_words, moment_words

SCOPES = (
    ("baca", gettext_lazy("Membaca bulan, lembar, dan tagihan")),
    ("pekerja", gettext_lazy("Membaca daftar pekerja (nomor disamarkan)")),
    ("unggah", gettext_lazy("Mengirim lembar untuk diperiksa")),
    ("simpan", gettext_lazy("Menyimpan lembar yang sudah diperiksa")),
    ("hitung", gettext_lazy("Menghitung iuran")),
    ("finalisasi", gettext_lazy("Memfinalisasi dan menerbitkan tagihan")),
)
USUAL_DAYS = 180


class TokenForm(Form):
    """A program's name, what it may do, where, until when."""

    name = forms.CharField(
        label=gettext_lazy("Nama program"), help_text=gettext_lazy("Misalnya: Gaji Kapuas."), max_length=80
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Boleh apa"), choices=SCOPES, widget=forms.CheckboxSelectMultiple
    )
    expires_on = DayField(
        label=gettext_lazy("Berlaku sampai"),
        help_text=gettext_lazy("Hari-bulan-tahun, paling lama satu tahun."),
        max_length=30,
    )


@page("contributions.create_token", methods=FORM)
def programs(request: HttpRequest, key: str) -> HttpResponse:
    """Every token of this employer, and the form for a new one; the token itself is on this page once."""
    employer = employer_at(request, "contributions.create_token", key)
    if (file := exported(request, tokens_of(employer.pk), _shape(request))) is not None:
        return file
    usual = {"expires_on": request.today + dt.timedelta(days=USUAL_DAYS), "scopes": ["baca", "unggah"]}
    form = TokenForm(request.POST or None, initial=usual)
    reached = list(employers_reached(request.actor, "contributions.create_token")[:100])
    values: dict[str, Any] = {"form": form, "others": reached if len(reached) > 1 else [], "refused": ""}
    if request.method == "POST" and form.is_valid():
        wanted = {str(each.pk): each.pk for each in reached}
        chosen = [wanted[text] for text in request.POST.getlist("employers") if text in wanted] or [employer.pk]
        try:
            token, secret = create_token(**form.cleaned_data, employer_ids=chosen, by=request.actor, at=request.now)
        except Refused as problem:
            values["refused"] = told(problem)
        else:
            values |= {"made": token, "secret": secret, "form": TokenForm(initial=usual)}
    values["listing"] = listing(request, tokens_of(employer.pk), _shape(request))
    values["in_force"] = [each for each in tokens_of(employer.pk) if _in_force(each, request.today)]
    status = 422 if request.method == "POST" and "made" not in values else 200
    return show(request, "employers/programs.html", employer, "programs", values, status)


@page("contributions.revoke_token", methods=POST)
def revoke(request: HttpRequest, key: str, token_id: int) -> HttpResponse:
    """Take a token back."""
    employer = employer_at(request, "contributions.revoke_token", key)
    token = found(tokens_of(employer.pk).filter(pk=token_id).first())
    try:
        revoke_token(token.pk, by=request.actor, at=request.now)
    except Refused as problem:
        messages.error(request, told(problem))
    else:
        messages.success(
            request, _("Token %(name)s dicabut. Program itu tidak bisa masuk lagi.") % {"name": token.name}
        )
    return HttpResponseRedirect(address("programs", employer))


@page(public=True)
def bill_for_program(request: HttpRequest, key: str, month: dt.date) -> HttpResponse:
    """The bill of a month on paper, for a program with a token; 401 without one."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    token = token_given(given, request.today) if given else None
    if token is None:
        return JsonResponse({"detail": "Unauthorized"}, status=401)
    if not count_use(token, address_of(request), request.now):
        return JsonResponse({"detail": f"Paling banyak {PER_MINUTE} permintaan semenit."}, status=429)
    npp, _dash, division = key.partition("-")
    employer = employer_reached(actor_by(token, request.today), "look.employer", npp, division)
    bill = bills_of(employer.pk).filter(month=month).first() if employer else None
    if employer is None or bill is None:
        raise Http404
    paper = bill_paper(bill, employer, request.today, read_statute_book())
    return download(paper_pdf(paper), file_name("tagihan", employer, month), "pdf")


def _in_force(token: ApiToken, today: dt.date) -> bool:
    return token.revoked_at is None and token.expires_on >= today


def _shape(request: HttpRequest) -> Shape:
    t = gettext_lazy
    names = dict(SCOPES)

    def state(token: ApiToken) -> tuple[str, str]:
        if token.revoked_at is not None:
            return "plain", _("Dicabut %(day)s") % {"day": date_words(token.revoked_at)}
        if token.expires_on < request.today:
            return "plain", _("Habis masa berlakunya")
        return "safe", _("Berlaku")

    return Shape(
        caption=t("Token program"),
        sort="-dibuat",
        file="token-program",
        empty=t("Belum ada token."),
        headings=(
            Heading("nama", t("Program"), lambda e: e.name, order=("name",), note=lambda e: f"pyg_…{e.ending}"),
            Heading("boleh", t("Boleh apa"), lambda e: "; ".join(str(names[scope]) for scope in e.scopes), width=40),
            Heading("pembuat", t("Dibuat oleh"), lambda e: e.user.full_name),
            Heading("dibuat", t("Dibuat"), lambda e: localdate(e.created_at), kind="date", order=("created_at",)),
            Heading("sampai", t("Berlaku sampai"), lambda e: e.expires_on, kind="date", order=("expires_on",)),
            Heading(
                "dipakai",
                t("Terakhir dipakai"),
                lambda e: moment_words(e.last_used_at) if e.last_used_at else _("belum pernah"),
                order=("last_used_at",),
            ),
            Heading("keadaan", t("Keadaan"), state, kind="status"),
        ),
    )
