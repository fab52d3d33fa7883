"""What a clerk types by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from payung.kernel.amounts import parse_rupiah
from payung.kernel.dates import form_date_text, parse_date
from payung.kernel.identity import parse_nik
from payung.kernel.problem import Refusal
from payung.registry.actions.add_employment import NewWorker
from payung.registry.models import Employment


class RupiahField(forms.CharField):
    """Whole rupiah, read as the wage sheets are read."""

    def clean(self, value: Any) -> int:
        text = super().clean(value)
        if not text:
            return 0
        amount = parse_rupiah(text)
        if isinstance(amount, Refusal):
            raise forms.ValidationError(_told(amount), code=amount.code)
        return amount


class DayField(forms.CharField):
    """A day, day-month-year; never guessed."""

    def clean(self, value: Any) -> Any:
        day = parse_date(super().clean(value))
        if isinstance(day, Refusal):
            raise forms.ValidationError(_told(day), code=day.code)
        return day

    def prepare_value(self, value: Any) -> Any:
        return form_date_text(value) if hasattr(value, "day") else value


class OptionalDay(DayField):
    """A day, or nothing."""

    def clean(self, value: Any) -> Any:
        return super().clean(value) if str(value or "").strip() else None


class NikField(forms.CharField):
    """Sixteen digits of an identity card."""

    def clean(self, value: Any) -> str:
        nik = parse_nik(super().clean(value))
        if isinstance(nik, Refusal):
            raise forms.ValidationError(_told(nik), code=nik.code)
        return nik


class Form(forms.Form):
    """Fields that tell a screen reader what is wrong with them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.prepare()
        for name in self.fields:
            bound = self[name]
            told = [f"{bound.id_for_label}-ket"] if bound.help_text else []
            if self.is_bound and bound.errors:
                told.append(f"{bound.id_for_label}-salah")
                bound.field.widget.attrs["aria-invalid"] = "true"
            if told:
                bound.field.widget.attrs["aria-describedby"] = " ".join(told)

    def prepare(self) -> None:
        """Change fields before anything typed is judged: choices that depend on the day or the database."""


class WageForm(Form):
    """One worker's wage in one month."""

    wage = RupiahField(label=_("Upah sebulan"), help_text=_("Rupiah bulat, misalnya 3200000."), max_length=24)
    rapel = RupiahField(
        label=_("Rapel"),
        help_text=_("Selisih upah bulan lalu yang baru dibayar. Kosongkan bila tidak ada."),
        max_length=24,
        required=False,
    )
    note = forms.CharField(
        label=_("Keterangan"),
        help_text=_("Sebabnya, bila upahnya di bawah upah minimum."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("wage", "rapel"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"


class WorkerForm(Form):
    """Somebody who starts to work."""

    nik = NikField(label="NIK", help_text=_("16 angka, salin dari KTP."), max_length=40)
    name = forms.CharField(label=_("Nama"), help_text=_("Persis seperti di KTP."), max_length=120)
    birth_date = DayField(
        label=_("Tanggal lahir"), help_text=_("Hari-bulan-tahun, misalnya 13-07-1996."), max_length=30
    )
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=[("P", _("Perempuan")), ("L", _("Laki-laki"))])
    started_on = DayField(label=_("Mulai bekerja"), help_text=_("Hari-bulan-tahun."), max_length=30)
    employee_number = forms.CharField(
        label=_("Nomor pegawai"),
        help_text=_("Nomor di daftar Anda sendiri, bila ada."),
        max_length=30,
        required=False,
    )

    def worker(self) -> NewWorker:
        """What was typed, once it is valid."""
        return NewWorker(**self.cleaned_data)


END_REASONS = {
    Employment.EndReason.RESIGNED: _("Mengundurkan diri"),
    Employment.EndReason.LAID_OFF: _("Diberhentikan (PHK)"),
    Employment.EndReason.CONTRACT_ENDED: _("Kontrak berakhir"),
    Employment.EndReason.PENSION_AGE: _("Mencapai usia pensiun"),
    Employment.EndReason.DIED: _("Meninggal dunia"),
    Employment.EndReason.LEFT_COUNTRY: _("Meninggalkan Indonesia"),
    Employment.EndReason.MOVED_DIVISION: _("Pindah divisi"),
    Employment.EndReason.MISTAKE: _("Salah daftar"),
}


class EndForm(Form):
    """The last day of work and why."""

    last_day = DayField(label=_("Hari kerja terakhir"), help_text=_("Hari-bulan-tahun."), max_length=30)
    reason = forms.ChoiceField(label=_("Sebab"), choices=[("", _("Pilih sebabnya")), *END_REASONS.items()])


def _told(refusal: Refusal) -> str:
    """`16 angka. Salin lagi dari KTP.`"""
    return f"{refusal.expected[:1].upper()}{refusal.expected[1:]}. {refusal.cure}"
