"""A death told by whoever is left, on one page, without a log-in; and the code that opens the family's own pages.

The receipt is the same whoever died: whether somebody is a member cannot be read from it.
"""

from __future__ import annotations

from django import forms
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from payung.access.actor import PUBLIC
from payung.access.attempts import remember_failure, too_many
from payung.claims.actions.open_heir_access import open_heir_access
from payung.claims.actions.report_death import report_death
from payung.claims.family.telling import ToldDeath
from payung.claims.refused import Refused
from payung.kernel.identity import compact, parse_phone
from payung.kernel.problem import Refusal
from payung.registry.models import Region
from payung.registry.serving import serving_office
from payung.web.claims.told import refused_words
from payung.web.employers.forms import DayField, Form
from payung.web.guard import FORM, page
from payung.web.login import address_of

DAY_HINT = _("Hari-bulan-tahun, misalnya 13-07-2026.")
SHORTEST, LONGEST = 8, 16
WRONG, TOO_OFTEN = 422, 429
PROVINCE = "61"


def _places() -> list[tuple[str, object]]:
    """Where the reporter may live, asked when the form is shown."""
    places = Region.objects.filter(parent=PROVINCE).order_by("name").values_list("code", "name")
    return [("", _("Pilih")), *places, ("lain", _("Di luar Kalimantan Barat"))]


class DeathForm(Form):
    """What somebody left behind knows."""

    name = forms.CharField(label=_("Nama yang meninggal"), help_text=_("Seperti di KTP."), max_length=120)
    number = forms.CharField(
        label=_("NIK atau nomor kartu (KPJ) yang meninggal"),
        help_text=_("Ada di KTP, kartu keluarga, atau kartu peserta."),
        max_length=24,
    )
    died_on = DayField(label=_("Tanggal meninggal"), help_text=DAY_HINT, max_length=30)
    work_accident = forms.ChoiceField(
        label=_("Apakah karena kecelakaan kerja?"),
        help_text=_("Termasuk di jalan antara rumah dan tempat kerja."),
        choices=[("", _("Tidak tahu")), ("ya", _("Ya")), ("tidak", _("Tidak"))],
        required=False,
    )
    reporter = forms.CharField(label=_("Nama Anda"), max_length=120)
    relation = forms.CharField(label=_("Hubungan Anda"), help_text=_("Misalnya: istri, anak, ibu."), max_length=40)
    phone = forms.CharField(label=_("Nomor telepon Anda"), help_text=_("Petugas akan menelepon."), max_length=20)
    region_code = forms.ChoiceField(label=_("Anda tinggal di"), choices=_places)

    def clean_number(self) -> str:
        digits = compact(self.cleaned_data["number"])
        if not digits.isdigit() or not SHORTEST <= len(digits) <= LONGEST:
            raise forms.ValidationError(_("NIK 16 angka, atau KPJ 8 sampai 13 angka. Salin lagi dari kartunya."))
        return digits

    def clean_phone(self) -> str:
        phone = parse_phone(self.cleaned_data["phone"])
        if isinstance(phone, Refusal):
            raise forms.ValidationError(phone.cure)
        return phone

    def told(self) -> ToldDeath:
        """The report, once the form is valid."""
        given = dict(self.cleaned_data)
        given["work_accident"] = {"ya": True, "tidak": False}.get(given["work_accident"])
        return ToldDeath(**given)


@page(public=True, methods=FORM)
def report(request: HttpRequest) -> HttpResponse:
    """The form and its receipt."""
    form, refused = DeathForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        told = form.told()
        try:
            kept = report_death(told, address=address_of(request), by=PUBLIC, at=request.now)
        except Refused as problem:
            refused = refused_words(problem.problem)
        else:
            region = Region.objects.filter(pk=told.region_code).first()
            office = serving_office(region, request.today) if region else None
            return render(request, "public/death_told.html", {"number": kept.number, "office": office})
    status = WRONG if request.method == "POST" else 200
    return render(request, "public/death.html", {"form": form, "refused": refused}, status=status)


@page(public=True, methods=FORM)
def open_access(request: HttpRequest) -> HttpResponse:
    """The number and code of the letter become a log-in."""
    number, refused, status = request.POST.get("number", "").strip().upper()[:20], "", 200
    if request.method == "POST":
        address, status = address_of(request), WRONG
        if too_many(number, address, request.now):
            refused, status = _("Terlalu banyak percobaan yang gagal. Tunggu 15 menit, lalu coba lagi."), TOO_OFTEN
        else:
            code, password = request.POST.get("code", "")[:20], request.POST.get("password", "")[:200]
            try:
                user = open_heir_access(number, code, password, by=PUBLIC, at=request.now)
            except Refused as problem:
                remember_failure(number, address, request.now)
                refused = refused_words(problem.problem)
            else:
                login(request, user)
                return HttpResponseRedirect(reverse("heirs:home"))
    values = {"number": number, "refused": refused}
    return render(request, "public/open_access.html", values, status=status)
