"""What an officer keys in about a claim: the event as told at the counter, heirs, accounts, facts from documents."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from payung.claims.models import LifeEvent
from payung.claims.reporting import Report
from payung.statute_book import StatuteBook
from payung.web.claims.fields import DAY_HINT, TaxField, YesNoField, part_field
from payung.web.employers.forms import DayField, Form
from payung.web.officers.claims_fact_forms import UNKNOWN, plain
from payung.web.words import choice_words

Kind, Reporter = LifeEvent.Kind, LifeEvent.Reporter
CLOCK = forms.TimeInput(attrs={"type": "time"})


class ReportForm(Form):
    """Who tells, and the day; the events add what only they need. Fields named as in `claims.stated` are facts."""

    told = ("happened_on", "clock", "reporter", "channel", "reported_by", "relation", "phone")

    happened_on = DayField(label=_("Tanggal kejadian"), help_text=DAY_HINT, max_length=30)
    reporter = forms.ChoiceField(label=_("Siapa yang melapor?"), choices=choice_words(Reporter.choices))
    reported_by = forms.CharField(label=_("Nama pelapor"), max_length=200)
    relation = forms.CharField(
        label=_("Hubungan dengan peserta"), help_text=_("Misalnya: istri. Boleh kosong."), max_length=40,
        required=False,
    )  # fmt: skip
    phone = forms.CharField(label=_("Telepon pelapor"), max_length=20, required=False)
    channel = forms.ChoiceField(
        label=_("Lewat apa?"), choices=choice_words(LifeEvent.Channel.choices), initial="counter"
    )

    def report(self, kind: str, person_id: int) -> Report:
        """The report, once the form is valid."""
        told = dict(self.cleaned_data)
        own = {name: told.pop(name) for name in self.told if name in told}
        day, clock = own.pop("happened_on"), own.pop("clock", None)
        return Report(
            kind=kind,
            person_id=person_id,
            happened_on=day,
            happened_at=timezone.make_aware(dt.datetime.combine(day, clock)) if clock else None,
            facts={name: plain(value) for name, value in told.items() if value is not None},
            **own,
        )


class AccidentReport(ReportForm):
    """An accident at work or on the way."""

    clock = forms.TimeField(
        label=_("Jam kejadian"), help_text=_("WIB. Kosongkan bila belum pasti."), required=False, widget=CLOCK
    )
    wages_kept = YesNoField(label=_("Apakah perusahaan tetap membayar upahnya?"), unknown=UNKNOWN)


class DeathReport(ReportForm):
    """A death, by work or not."""

    work_accident = YesNoField(
        label=_("Apakah karena kecelakaan kerja?"),
        help_text=_("Termasuk di jalan dari rumah ke tempat kerja dan pulangnya."),
    )
    children = YesNoField(label=_("Ada anak yang mungkin bersekolah?"), unknown=UNKNOWN)


class DisabilityReport(DeathReport):
    """A total and lasting disability."""


class DismissalReport(ReportForm):
    """A dismissal."""

    employer_closed = YesNoField(label=_("Apakah perusahaan tutup atau pailit?"), unknown=UNKNOWN)
    npwp = TaxField()


class SavingsReport(ReportForm):
    """Any other end that opens the JHT balance."""

    npwp = TaxField()


class OldAgeReport(SavingsReport):
    """The pension age."""

    contract_age = YesNoField(
        label=_("Apakah ini usia pensiun menurut perjanjian atau peraturan perusahaan?"), unknown=UNKNOWN
    )


class PartReport(SavingsReport):
    """Part of the balance. Which shares there are, `report_form` adds."""


REPORTS: dict[str, type[ReportForm]] = {
    Kind.ACCIDENT: AccidentReport,
    Kind.DEATH: DeathReport,
    Kind.DISABILITY: DisabilityReport,
    Kind.DISMISSAL: DismissalReport,
    Kind.OLD_AGE: OldAgeReport,
    Kind.PARTIAL_WITHDRAWAL: PartReport,
}


def report_form(kind: str, law: StatuteBook, today: dt.date, typed: Any = None) -> ReportForm:
    """The form of one kind of event, with the choices that the law of the day gives."""
    form = REPORTS.get(kind, SavingsReport)
    if form is PartReport:
        form = type("PartReport", (PartReport,), {"part": part_field(law, today)})
    return form(typed)


class AccountForm(Form):
    """The account of one payee."""

    bank = forms.CharField(label=_("Nama bank"), max_length=40)
    account_number = forms.CharField(label=_("Nomor rekening"), help_text=_("Angka saja."), max_length=34)
    account_holder = forms.CharField(
        label=_("Nama pemilik rekening"), help_text=_("Persis seperti di buku rekening."), max_length=120
    )
