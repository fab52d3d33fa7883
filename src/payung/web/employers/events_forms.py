"""What a clerk knows of an accident, a death or a dismissal; amounts are never asked nor shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.claims.models import LifeEvent
from payung.claims.reporting import Report
from payung.registry.models import Employment
from payung.web.employers.forms import DayField, Form

Kind = LifeEvent.Kind
DAY_HINT = _("Hari-bulan-tahun, misalnya 13-07-2026.")
YES_NO = [("ya", _("Ya")), ("tidak", _("Tidak"))]
YES = "ya"


class EventForm(Form):
    """One event of one worker."""

    def report(self, kind: str, spell: Employment, reporter: str) -> Report:
        """The report, once the form is valid. reporter: the clerk's name."""
        told = dict(self.cleaned_data)
        day, clock, phone = told.pop("happened_on"), told.pop("clock", None), told.pop("phone", "")
        return Report(
            kind=kind,
            person_id=spell.person_id,
            happened_on=day,
            happened_at=timezone.make_aware(dt.datetime.combine(day, clock)) if clock else None,
            reporter=LifeEvent.Reporter.EMPLOYER,
            channel=LifeEvent.Channel.WEB,
            reported_by=reporter,
            phone=phone,
            employer_id=spell.employer_id,
            facts={name: value == YES for name, value in told.items() if value},
        )


class AccidentForm(EventForm):
    """Stage I: that it happened, and when."""

    happened_on = DayField(label=_("Tanggal kecelakaan"), help_text=DAY_HINT, max_length=30)
    clock = forms.TimeField(
        label=_("Jam kecelakaan"),
        help_text=_("WIB. Kosongkan bila belum pasti; batas waktunya lalu dihitung sampai akhir hari."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
    )
    wages_kept = forms.ChoiceField(
        label=_("Apakah upahnya tetap dibayar selama ia tidak bekerja?"),
        help_text=_("Bila ya, pengganti upah dibayarkan kepada perusahaan."),
        choices=[("", _("Belum diputuskan")), *YES_NO],
        required=False,
    )


class DeathForm(EventForm):
    """A death, and whom of the family we may call."""

    happened_on = DayField(label=_("Tanggal meninggal"), help_text=DAY_HINT, max_length=30)
    work_accident = forms.ChoiceField(
        label=_("Apakah karena kecelakaan kerja?"),
        help_text=_("Termasuk di jalan dari rumah ke tempat kerja dan pulangnya."),
        choices=[("", _("Belum diketahui")), *YES_NO],
        required=False,
    )
    phone = forms.CharField(
        label=_("Telepon keluarga"),
        help_text=_("Agar petugas menghubungi mereka. Kosongkan bila tidak tahu."),
        max_length=20,
        required=False,
    )


class DismissalForm(EventForm):
    """A dismissal and its day."""

    happened_on = DayField(label=_("Hari berakhirnya hubungan kerja"), help_text=DAY_HINT, max_length=30)


@dataclass(frozen=True)
class Way:
    """One event a clerk may report, and the kinds of paper that the employer has to provide for it."""

    kind: str
    slug: str
    title: Promise | str
    form: type[EventForm]
    papers: tuple[str, ...]


WAYS = (
    Way(
        Kind.ACCIDENT, "kecelakaan", _("Kecelakaan kerja, tahap I"), AccidentForm, ("chronology", "doctor_certificate")
    ),
    Way(Kind.DEATH, "meninggal", _("Pekerja meninggal"), DeathForm, ("chronology",)),
    Way(Kind.DISMISSAL, "phk", _("Pemutusan hubungan kerja (PHK)"), DismissalForm, ("dismissal_proof",)),
)  # fmt: skip
BY_KIND = {way.kind: way for way in WAYS}
