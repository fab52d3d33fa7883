"""What somebody on own account types: who they are, the code, what they do and earn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from payung.kernel.identity import parse_phone
from payung.kernel.problem import Refusal
from payung.own_account.amounts import bands
from payung.own_account.choice import Choice
from payung.own_account.identity import Identity
from payung.own_account.occupations import occupations
from payung.registry.models import Region
from payung.statute_book import read_statute_book
from payung.web.employers.forms import DayField, Form, NikField


class PhoneField(forms.CharField):
    """A telephone number, kept as `+62…`."""

    def clean(self, value: Any) -> str:
        phone = parse_phone(super().clean(value))
        if isinstance(phone, Refusal):
            raise forms.ValidationError(f"{phone.expected[:1].upper()}{phone.expected[1:]}. {phone.cure}", phone.code)
        return phone


class IdentityForm(Form):
    """Who registers."""

    nik = NikField(label="NIK", help_text=_("16 angka, salin dari KTP."), max_length=40)
    name = forms.CharField(label=_("Nama"), help_text=_("Persis seperti di KTP."), max_length=120)
    birth_date = DayField(
        label=_("Tanggal lahir"), help_text=_("Hari-bulan-tahun, misalnya 13-07-1996."), max_length=30
    )
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=[("P", _("Perempuan")), ("L", _("Laki-laki"))])
    phone = PhoneField(
        label=_("Nomor telepon"), help_text=_("Kode dikirim ke nomor ini. Misalnya 0812 3456 7890."), max_length=24
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nik"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["birth_date"].widget.attrs["inputmode"] = "numeric"
        self.fields["phone"].widget = forms.TextInput(
            attrs={**self.fields["phone"].widget.attrs, "type": "tel", "autocomplete": "tel", "maxlength": 24}
        )

    def identity(self) -> Identity:
        """What was typed, once it is valid."""
        return Identity(**{name: self.cleaned_data[name] for name in ("nik", "name", "birth_date", "sex", "phone")})


class CodeForm(Form):
    """Six digits."""

    code = forms.CharField(label=_("Kode enam angka"), max_length=12)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class OriginForm(Form):
    """Where home is."""

    region = forms.ChoiceField(label=_("Kabupaten atau kota asal"), choices=lambda: regencies())


class WorkForm(Form):
    """What somebody does, where, and what it brings."""

    occupation = forms.ChoiceField(label=_("Pekerjaan"), choices=lambda: _occupations())
    region = forms.ChoiceField(label=_("Kabupaten atau kota tempat bekerja"), choices=lambda: regencies())
    workplace = forms.CharField(
        label=_("Tempat bekerja"),
        help_text=_("Nama pasar, jalan, atau desa. Boleh dikosongkan."),
        max_length=120,
        required=False,
    )
    income = forms.TypedChoiceField(
        label=_("Penghasilan sebulan"),
        help_text=_("Kira-kira. Santunan kecelakaan dihitung dari sini, iurannya juga."),
        coerce=int,
        choices=lambda: _incomes(),
    )
    jht = forms.BooleanField(label=_("Ikut tabungan hari tua (JHT) juga"), required=False)
    employs = forms.BooleanField(label=_("Saya punya pekerja sendiri, jadi JHT wajib bagi saya"), required=False)

    def choice(self) -> Choice:
        """What was chosen, once it is valid."""
        names = ("occupation", "region", "income", "jht", "employs", "workplace")
        return Choice(**{name: self.cleaned_data[name] for name in names})


class CounterForm(IdentityForm, WorkForm):
    """Both at once, for an officer who helps."""


def _occupations() -> list[tuple[str, Any]]:
    return [("", _("Pilih pekerjaan")), *((each.code, each.name) for each in occupations().values())]


def _incomes() -> list[tuple[Any, Any]]:
    """The bands of this month; the base is what is kept."""
    month = localdate().replace(day=1)
    return [("", _("Pilih penghasilan")), *((band.base, band.words) for band in bands(month, read_statute_book()))]


def regencies() -> list[tuple[str, Any]]:
    """Regencies and cities by province, for a choice."""
    rows = Region.objects.filter(level=Region.Level.REGENCY).select_related("parent").order_by("parent", "code")
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        groups.setdefault(row.parent.short_name if row.parent else "", []).append((row.code, row.name))
    return [("", _("Pilih tempatnya")), *groups.items()]


def initial_of(choice: Choice) -> dict[str, Any]:
    """The fields of `WorkForm` as they were chosen."""
    return {name: getattr(choice, name) for name in ("occupation", "region", "workplace", "income", "jht", "employs")}
