"""The two forms: give a grant, end one."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from payung.access.actor import Held
from payung.access.models import Role, ScopeKind
from payung.web.administration.scopes import SCOPES_OF, key_of

DATES = ["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"]
DATE_ERROR = {
    "invalid": _("Tulis hari-bulan-tahun, misalnya 07-02-2025, atau pilih dari kalender."),
    "required": _("Isi tanggalnya."),
}


def day_field(label: object, *, required: bool = True) -> forms.DateField:
    """A day, by the browser's calendar or typed."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=required, input_formats=DATES, widget=widget, error_messages=DATE_ERROR
    )


class GiveForm(forms.Form):
    """One role within one scope, from a day on."""

    role = forms.ChoiceField(label=_("Peran"), choices=Role.choices)
    kind = forms.ChoiceField(label=pgettext_lazy("wewenang", "Cakupan"), choices=ScopeKind.choices)
    code = forms.CharField(
        label=_("Kode"),
        required=False,
        max_length=160,
        help_text=_(
            "Kode kantor, wilayah atau fasilitas; NPP; nomor peserta, kontraktor, perusahaan penempatan atau laporan;"
            " nama lengkap instansi. Kosongkan untuk semua."
        ),
    )
    valid_from = day_field(_("Mulai"))
    valid_to = day_field(_("Sampai, boleh kosong"), required=False)

    def clean(self) -> dict[str, object]:
        given = super().clean() or self.cleaned_data
        role, kind = given.get("role"), given.get("kind")
        if role and kind:
            if kind not in SCOPES_OF[role]:
                fitting = ", ".join(str(ScopeKind(each).label).lower() for each in SCOPES_OF[role])
                self.add_error("kind", _("Peran ini hanya berlaku untuk: %(kinds)s.") % {"kinds": fitting})
            else:
                self._find(kind, given.get("code") or "", role)
        start, end = given.get("valid_from"), given.get("valid_to")
        if isinstance(start, dt.date) and isinstance(end, dt.date) and end < start:
            self.add_error("valid_to", _("Berakhir sebelum mulai. Isi hari sesudah hari mulai, atau kosongkan."))
        return given

    def _find(self, kind: str, code: str, role: str) -> None:
        key = key_of(kind, code, role)
        if key is None and kind == ScopeKind.ALL:
            self.add_error("code", _("Kosongkan: cakupan semua tidak memakai kode."))
        elif key is None:
            self.add_error(
                "code",
                _(
                    "Tertulis %(code)s, tidak kami temukan. Salin dari suratnya: kode kantor (PTK), wilayah (61.08)"
                    " atau fasilitas; NPP; nomor peserta, kontraktor (JK00000001), perusahaan penempatan (PM000001)"
                    " atau laporan; atau nama lengkap instansi. Belum ada yang dicatat."
                )
                % {"code": code or _("kosong")},
            )
        self.cleaned_data["key"] = key

    @property
    def held(self) -> Held:
        """The role and scope of a valid form."""
        given = self.cleaned_data
        return Held(given["role"], given["kind"], given["key"])


class UserForm(forms.Form):
    """Who gets a log-in."""

    full_name = forms.CharField(label=_("Nama lengkap"), max_length=200)
    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]*$",
        label=_("Nama masuk"),
        max_length=60,
        help_text=_("Huruf kecil dan angka, misalnya lusia.natalia."),
        error_messages={"invalid": _("Pakai huruf kecil, angka, titik, garis bawah atau strip, tanpa spasi.")},
    )


class EndForm(forms.Form):
    """The last day on which a grant still holds."""

    last_day = day_field(_("Hari terakhir berlaku"))
