"""A branch registers an employer at the counter, then decides its JKK class."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.registry.actions.register_employer import NewEmployer, register_employer
from payung.registry.models import Employer, Region
from payung.registry.refused import NotRecorded
from payung.statute_book import read_statute_book
from payung.web.employers.forms import Form
from payung.web.guard import FORM, page
from payung.web.officers.reach import number_of
from payung.web.words import choice_words

YES_NO = ((False, gettext_lazy("tidak")), (True, gettext_lazy("ya")))
REQUIRED = gettext_lazy("Yang wajib menurut skalanya selalu ikut. Pilih ya bila perusahaan sendiri yang mau.")


def yes(value: object) -> bool:
    return str(value) == "True"


class EmployerForm(Form):
    """What the letter of registration says."""

    name = forms.CharField(label=gettext_lazy("Nama perusahaan"), max_length=200)
    npwp = forms.CharField(
        label="NPWP", max_length=24, required=False, help_text=gettext_lazy("15 atau 16 angka. Kosongkan bila belum.")
    )
    region = forms.ModelChoiceField(
        Region.objects.none(), label=gettext_lazy("Tempat bekerja"), empty_label=gettext_lazy("Pilih wilayah")
    )
    address = forms.CharField(label=gettext_lazy("Alamat"), max_length=200, required=False)
    activity = forms.CharField(
        label=gettext_lazy("Kegiatan usaha"), max_length=200, help_text=gettext_lazy("Misalnya pabrik kayu lapis.")
    )
    size = forms.ChoiceField(
        label=gettext_lazy("Skala usaha"),
        choices=(("", gettext_lazy("Pilih skala")), *choice_words(Employer.Size.choices)),
    )
    jht = forms.TypedChoiceField(
        label=gettext_lazy("Ikut JHT meski belum wajib"),
        choices=YES_NO,
        coerce=yes,
        help_text=REQUIRED,
    )
    jp = forms.TypedChoiceField(
        label=gettext_lazy("Ikut JP meski belum wajib"),
        choices=YES_NO,
        coerce=yes,
        help_text=REQUIRED,
    )

    def prepare(self) -> None:
        self.fields["region"].queryset = Region.objects.filter(level=Region.Level.REGENCY).order_by("name")


@page("registry.register_employer", methods=FORM)
def register(request: HttpRequest) -> HttpResponse:
    """The form; once recorded, the class is chosen from the list of the law."""
    form = EmployerForm(request.POST or None)
    problem = None
    if request.method == "POST" and form.is_valid():
        try:
            made = register_employer(
                NewEmployer(**form.cleaned_data), law=read_statute_book(), by=request.actor, at=request.now
            )
        except NotRecorded as refused:
            problem = refused.problem
        else:
            told = _(
                "%(name)s tercatat dengan NPP %(npp)s. Sekarang putuskan kelompok risikonya;"
                " administrator memberi wewenang kepada petugas perusahaan."
            )
            messages.success(request, told % {"name": made.name, "npp": made.npp})
            return redirect("officers:classes", number=number_of(made))
    shown = {"form": form, "problem": problem, "title": _("Daftarkan perusahaan")}
    shown["back"] = reverse("officers:employers")
    return render(request, "officers/party.html", shown, status=422 if request.method == "POST" else 200)
