"""What is typed about an agreement or a meeting, read into what the actions take."""

from __future__ import annotations

import datetime as dt
import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.agreements.actions.record_instrument import Draft
from payung.agreements.actions.record_meeting import Minutes
from payung.agreements.models import Instrument
from payung.kernel.dates import parse_date
from payung.kernel.problem import Refusal

_DUTY = re.compile(r"(?P<party>[^:]{2,200}):\s*(?P<text>[^()]{2,300}?)\s*(?:\((?P<day>[^()]+)\))?")
ASSIGNED = 5
"""Rows for new assignments on the form of a meeting; more meetings or a second save give more."""


class InstrumentForm(forms.Form):
    """One agreement or regulation."""

    kind = forms.ChoiceField(label=t("Jenis"), choices=Instrument.Kind.choices)
    number = forms.CharField(label=t("Nomor"), max_length=60, required=False)
    title = forms.CharField(label=t("Tentang"), max_length=300)
    signed_on = forms.DateField(label=t("Ditandatangani"), widget=forms.DateInput(attrs={"type": "date"}))
    valid_to = forms.DateField(
        label=t("Berlaku sampai"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )  # fmt: skip
    parties = forms.CharField(label=t("Pihak, satu baris satu pihak"), widget=forms.Textarea(attrs={"rows": 3}))
    duties = forms.CharField(
        label=t("Kewajiban, satu baris satu kewajiban"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=t("Tulis seperti: Dinas Tenaga Kerja: kirim daftar pekerja (31 Januari 2026)"),
    )
    source = forms.CharField(label=t("Sumber naskah"), max_length=300)
    note = forms.CharField(label=t("Catatan"), max_length=500, required=False)

    def clean_parties(self) -> list[str]:
        return [line.strip()[:200] for line in self.cleaned_data["parties"].splitlines() if line.strip()]

    def clean_duties(self) -> list[tuple[str, str, dt.date | None]]:
        read, wrong = [], []
        for place, line in enumerate(self.cleaned_data["duties"].splitlines(), 1):
            if not line.strip():
                continue
            hit = _DUTY.fullmatch(line.strip())
            day = parse_date(hit["day"]) if hit and hit["day"] else None
            if hit is None or isinstance(day, Refusal):
                wrong.append(_("Baris %(n)s tidak terbaca: %(text)s") % {"n": place, "text": line.strip()[:80]})
            else:
                read.append((hit["party"].strip(), hit["text"].strip(), day))
        if wrong:
            raise forms.ValidationError(wrong)
        return read

    def draft(self) -> Draft:
        return Draft(**self.cleaned_data)


class MeetingForm(forms.Form):
    """One meeting; its assignments are read from rows of their own."""

    held_on = forms.DateField(label=t("Tanggal rapat"), widget=forms.DateInput(attrs={"type": "date"}))
    subject = forms.CharField(label=t("Pokok rapat"), max_length=200)
    place = forms.CharField(label=t("Tempat"), max_length=200, required=False)
    attendees = forms.CharField(label=t("Yang hadir (dinas atau lembaga)"), max_length=500, required=False)
    notes = forms.CharField(
        label=t("Catatan rapat"), required=False, max_length=6 * 1024, widget=forms.Textarea(attrs={"rows": 5})
    )

    def assigned(self) -> list[tuple[str, str, str]]:
        """What stands in the rows, as typed: text, owner, day."""
        return [
            tuple(self.data.get(f"{name}_{row}", "") for name in ("tugas", "pelaksana", "batas"))
            for row in range(1, ASSIGNED + 1)
        ]

    def minutes(self) -> Minutes:
        """Empty rows are left out; one half filled is kept, so that it is told."""
        rows = [row for row in self.assigned() if any(cell.strip() for cell in row)]
        read = [(text, owner, _day(day)) for text, owner, day in rows]
        return Minutes(**{**self.cleaned_data, "assigned": read})


def _day(typed: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(typed.strip())
    except ValueError:
        return None
