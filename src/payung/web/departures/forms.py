"""What is typed about somebody who goes to work abroad."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from payung.kernel.amounts import rupiah_text
from payung.migrants.actions.register_departure import Contract, Traveller
from payung.migrants.pricing import choices
from payung.registry.models import Region
from payung.statute_book import read_statute_book
from payung.web.employers.forms import DayField, Form, NikField

DAY = _("Hari-bulan-tahun, misalnya 10-11-2026.")


class ContractForm(Form):
    """The work abroad; enough for a member who goes alone."""

    country = forms.CharField(label=_("Negara tujuan"), max_length=60)
    job = forms.CharField(label=_("Pekerjaan"), max_length=80)
    departs_on = DayField(label=_("Berangkat"), help_text=DAY, max_length=30)
    months = forms.IntegerField(label=_("Lama perjanjian, bulan"), min_value=1, max_value=60)
    jht_monthly = forms.TypedChoiceField(label=_("JHT sukarela sebulan"), coerce=int, required=False, empty_value=0)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        offered = choices(self.today, read_statute_book())
        self.fields["jht_monthly"].choices = [
            ("", gettext("tanpa JHT")),
            *((each, rupiah_text(each)) for each in offered),
        ]

    def contract(self) -> Contract:
        """What was typed, once it is valid."""
        given = self.cleaned_data
        return Contract(given["country"], given["job"], given["departs_on"], given["months"], given["jht_monthly"])


class TravellerForm(ContractForm):
    """The person as well, for a placement company."""

    nik = NikField(label="NIK", help_text=_("16 angka, salin dari KTP."), max_length=40)
    name = forms.CharField(label=_("Nama"), help_text=_("Persis seperti di KTP."), max_length=120)
    birth_date = DayField(label=_("Tanggal lahir"), help_text=DAY, max_length=30)
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=[("P", _("Perempuan")), ("L", _("Laki-laki"))])
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Kabupaten atau kota asal"), empty_label=_("Pilih wilayah")
    )
    field_order = ("nik", "name", "birth_date", "sex", "region")

    def prepare(self) -> None:
        super().prepare()
        self.fields["region"].queryset = Region.objects.filter(level=Region.Level.REGENCY).order_by("name")

    def traveller(self) -> Traveller:
        """Who was typed, once it is valid."""
        given = self.cleaned_data
        return Traveller(given["nik"], given["name"], given["birth_date"], given["sex"], given["region"])


class ReturnForm(Form):
    """The day somebody came home."""

    returned_on = DayField(label=_("Hari pulang"), help_text=DAY, max_length=30)
    reason = forms.CharField(label=_("Sebab"), max_length=160)


class ExtensionForm(Form):
    """So many months more."""

    months = forms.IntegerField(label=_("Tambahan bulan"), min_value=1, max_value=59)
