"""What is typed about a project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from payung.construction.actions.record_addendum import Change
from payung.construction.actions.register_project import NewProject
from payung.construction.models import Agency, Project
from payung.registry.models import Region
from payung.web.employers.forms import DayField, Form, OptionalDay, RupiahField

DAY = _("Hari-bulan-tahun, misalnya 7-9-2026.")


def regencies() -> Any:
    """Regencies and cities, by name."""
    return Region.objects.filter(level=Region.Level.REGENCY).order_by("name")


class ProjectForm(Form):
    """A new project, as the contract says it."""

    name = forms.CharField(label=_("Nama proyek"), help_text=_("Seperti di kontrak."), max_length=200)
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Kabupaten atau kota tempat proyek"), empty_label=_("Pilih wilayah")
    )
    place = forms.CharField(
        label=_("Lokasi"), help_text=_("Desa, jalan, atau bangunan."), max_length=160, required=False
    )
    contract_number = forms.CharField(label=_("Nomor kontrak atau SPK"), max_length=80)
    contracted_on = DayField(label=_("Tanggal kontrak"), help_text=DAY, max_length=30)
    value = RupiahField(label=_("Nilai kontrak"), help_text=_("Rupiah bulat, misalnya 2664000000."), max_length=24)
    with_vat = forms.ChoiceField(
        label=_("Nilai itu"), choices=[("1", _("sudah termasuk PPN")), ("0", _("belum termasuk PPN"))]
    )
    wages = RupiahField(
        label=_("Jumlah upah, bila diketahui"),
        help_text=_("Seluruh upah selama pelaksanaan menurut rincian kontrak. Kosongkan bila tidak tercantum."),
        max_length=24,
        required=False,
    )
    funding = forms.ChoiceField(
        label=_("Dibiayai"), choices=[("apbd", "APBD"), ("apbn", "APBN"), ("private", _("Swasta"))]
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label=_("Instansi pemilik proyek"),
        help_text=_("Untuk APBN dan APBD. Belum ada di daftar? Minta kantor cabang menambahkannya."),
        required=False,
        empty_label=_("Pilih instansi"),
    )
    funds = forms.CharField(label=_("Sumber dana"), help_text=_("Misalnya DAU 2026."), max_length=120, required=False)
    owner_name = forms.CharField(
        label=_("Pemilik proyek"), help_text=_("Untuk proyek swasta."), max_length=160, required=False
    )
    starts_on = DayField(label=_("Mulai dikerjakan"), help_text=DAY, max_length=30)
    ends_on = DayField(label=_("Selesai dikerjakan"), help_text=DAY, max_length=30)
    maintenance_until = OptionalDay(
        label=_("Akhir masa pemeliharaan"), help_text=_("Kosongkan bila tidak ada."), max_length=30, required=False
    )

    def prepare(self) -> None:
        self.fields["region"].queryset = regencies()
        self.fields["agency"].queryset = Agency.objects.order_by("name")
        for name in ("value", "wages"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"

    def project(self) -> NewProject:
        """What was typed, once it is valid."""
        given = dict(self.cleaned_data)
        given["with_vat"] = given["with_vat"] == "1"
        return NewProject(**given)


class AddendumForm(Form):
    """How the contract changed; what stays is filled in."""

    number = forms.CharField(label=_("Nomor adendum"), max_length=80)
    signed_on = DayField(label=_("Tanggal adendum"), help_text=DAY, max_length=30)
    value = RupiahField(
        label=_("Nilai kontrak yang baru"),
        help_text=_("Seluruhnya, bukan selisihnya. Kosongkan bila nilainya tetap."),
        max_length=24,
        required=False,
    )
    with_vat = forms.ChoiceField(
        label=_("Nilai itu"), choices=[("1", _("sudah termasuk PPN")), ("0", _("belum termasuk PPN"))]
    )
    ends_on = DayField(label=_("Selesai dikerjakan"), help_text=DAY, max_length=30)
    maintenance_until = OptionalDay(label=_("Akhir masa pemeliharaan"), max_length=30, required=False)

    @staticmethod
    def about(project: Project) -> dict[str, Any]:
        """What holds now."""
        return {"ends_on": project.ends_on, "maintenance_until": project.maintenance_until}

    def change(self) -> Change:
        """What was typed, once it is valid."""
        given = dict(self.cleaned_data)
        return Change(**{**given, "value": given["value"] or None, "with_vat": given["with_vat"] == "1"})


class SubcontractorForm(Form):
    """A firm that does part of the work."""

    name = forms.CharField(label=_("Nama subkontraktor"), max_length=160)
    work = forms.CharField(label=_("Pekerjaan"), max_length=160)
    value = RupiahField(label=_("Nilai, bila diketahui"), max_length=24, required=False)


class RefundForm(Form):
    """Where money goes back to."""

    bank = forms.CharField(label=_("Bank"), max_length=30)
    account_number = forms.RegexField(r"^[0-9 .-]{5,30}$", label=_("Nomor rekening"), max_length=30)
    account_holder = forms.CharField(label=_("Atas nama"), max_length=160)
    reason = forms.CharField(label=_("Sebab"), max_length=200)


class WeekForm(Form):
    """Which week a list is for."""

    week = DayField(label=_("Minggu"), help_text=_("Sembarang hari dalam minggu itu."), max_length=30)
