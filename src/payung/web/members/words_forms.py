"""What a member may say about their own work, one form each."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from payung.compliance.actions.say_word import REASONS
from payung.kernel.periods import first_day, month_from_iso, month_iso, month_of
from payung.registry.models import Employment
from payung.web.claims.fields import DAY_HINT
from payung.web.employers.forms import END_REASONS, DayField, Form, RupiahField
from payung.web.words import month_words

MONTHS_BACK = 24
PAPER_HINT = _("Bila ada. PDF, JPG, atau PNG, paling besar 6 MB.")


class PaperField(forms.FileField):
    """One file of a telephone or a scanner."""

    def __init__(self, label: object) -> None:
        widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})
        super().__init__(label=label, help_text=PAPER_HINT, required=False, widget=widget, allow_empty_file=True)


class NoteField(forms.CharField):
    """Words that help."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Catatan"), help_text=_("Bila ada. Dibaca perusahaan dan kantor cabang."), max_length=500,
            required=False, widget=forms.Textarea(attrs={"rows": 3}),
        )  # fmt: skip


class LeftForm(Form):
    """I have left."""

    day = DayField(label=_("Hari kerja terakhir"), help_text=DAY_HINT, max_length=30)
    end_reason = forms.ChoiceField(
        label=_("Sebab"),
        choices=[("", _("Pilih sebabnya")), *[(each, END_REASONS[Employment.EndReason(each)]) for each in REASONS]],
    )
    note = NoteField()
    paper = PaperField(_("Surat keluar atau bukti lain"))


class WageForm(Form):
    """My wage is not as reported."""

    wage = RupiahField(label=_("Upah Anda sebulan"), help_text=_("Rupiah bulat, misalnya 3200000."), max_length=24)
    note = NoteField()
    paper = PaperField(_("Foto slip upah"))


def wage_form(spell: Employment, today: dt.date) -> type[WageForm]:
    """The form, offering the months of the spell that are over, the newest first."""
    last = month_of(today) - 1
    if spell.ended_on:
        last = min(last, month_of(spell.ended_on))
    months = range(last, max(month_of(spell.started_on), last - MONTHS_BACK + 1) - 1, -1)
    choices = [(month_iso(each), month_words(first_day(each))) for each in months]
    field = forms.TypedChoiceField(
        label=_("Bulan"), coerce=lambda text: first_day(month_from_iso(text)), choices=choices
    )
    return type("WageForm", (WageForm,), {"month": field, "field_order": ["month"]})


class UnlistedForm(Form):
    """I work here and was not registered."""

    named = forms.CharField(
        label=_("Nama perusahaan"), help_text=_("Seperti di papan nama atau slip upah."), max_length=200
    )
    npp = forms.CharField(
        label=_("NPP"), help_text=_("Nomor perusahaan, bila Anda tahu. Boleh kosong."), max_length=20, required=False
    )
    day = DayField(label=_("Bekerja sejak"), help_text=DAY_HINT, max_length=30)
    note = NoteField()
    paper = PaperField(_("Foto kontrak, slip upah, atau tanda pengenal kerja"))
