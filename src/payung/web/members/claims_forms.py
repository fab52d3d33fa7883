"""What a member is asked about an event: only what the member knows, one form per event."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.claims.models import LifeEvent
from payung.claims.reporting import Report
from payung.statute_book import StatuteBook
from payung.web.claims.fields import DAY_HINT, TaxField, YesNoField, part_field
from payung.web.employers.forms import DayField, Form

Kind = LifeEvent.Kind


class EventForm(Form):
    """One event: the day, and facts by their names in `claims.stated`."""

    def report(self, kind: str, person_id: int, today: dt.date) -> Report:
        """The report, once the form is valid."""
        told = dict(self.cleaned_data)
        day, clock = told.pop("happened_on", today), told.pop("clock", None)
        return Report(
            kind=kind,
            person_id=person_id,
            happened_on=day,
            happened_at=timezone.make_aware(dt.datetime.combine(day, clock)) if clock else None,
            reporter=LifeEvent.Reporter.MEMBER,
            channel=LifeEvent.Channel.WEB,
            phone=told.pop("phone", ""),
            facts={name: value for name, value in told.items() if value is not None},
        )


class AccidentForm(EventForm):
    """An accident at work or on the way."""

    happened_on = DayField(label=_("Tanggal kecelakaan"), help_text=DAY_HINT, max_length=30)
    clock = forms.TimeField(
        label=_("Jam kecelakaan"),
        help_text=_("Kira-kira boleh. Kosongkan bila tidak ingat."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
    )
    phone = forms.CharField(
        label=_("Nomor telepon"), help_text=_("Agar petugas dapat menghubungi Anda."), max_length=20, required=False
    )


class LeavingForm(EventForm):
    """Somebody resigned, or the contract came to its end."""

    happened_on = DayField(label=_("Hari kerja terakhir"), help_text=DAY_HINT, max_length=30)
    npwp = TaxField()


class DismissalForm(EventForm):
    """Somebody was dismissed."""

    happened_on = DayField(label=_("Hari berakhirnya hubungan kerja"), help_text=DAY_HINT, max_length=30)
    employer_closed = YesNoField(label=_("Apakah perusahaan tutup atau pailit?"), unknown=_("Tidak tahu"))
    npwp = TaxField()


class OldAgeForm(EventForm):
    """Somebody reached the pension age."""

    happened_on = DayField(label=_("Hari mencapai usia pensiun"), help_text=DAY_HINT, max_length=30)
    contract_age = YesNoField(
        label=_("Apakah ini usia pensiun menurut perjanjian atau peraturan perusahaan?"), unknown=_("Tidak tahu")
    )
    npwp = TaxField()


class DepartureForm(EventForm):
    """Somebody leaves Indonesia for good."""

    happened_on = DayField(
        label=_("Hari berangkat"),
        help_text=_("Belum berangkat? Tulis hari ini. Hari-bulan-tahun, misalnya 13-07-2026."),
        max_length=30,
    )
    npwp = TaxField()


class StoppedForm(EventForm):
    """Somebody who worked on own account stops."""

    happened_on = DayField(label=_("Hari terakhir berusaha"), help_text=DAY_HINT, max_length=30)
    npwp = TaxField()


class DisabilityForm(EventForm):
    """A doctor found somebody unable to work for good."""

    happened_on = DayField(label=_("Tanggal surat dokter yang menetapkannya"), help_text=DAY_HINT, max_length=30)
    work_accident = YesNoField(label=_("Apakah akibat kecelakaan kerja atau penyakit karena kerja?"))
    children = YesNoField(label=_("Apakah ada anak yang masih bersekolah?"))
    npwp = TaxField()


class PartForm(EventForm):
    """Part of the balance while still at work. Which shares there are, `form_of` adds."""

    part = forms.TypedChoiceField(label=_("Berapa bagian, dan untuk apa?"), coerce=int)
    npwp = TaxField()


class AccountForm(Form):
    """The account that is paid."""

    bank = forms.CharField(label=_("Nama bank"), max_length=40)
    account_number = forms.CharField(label=_("Nomor rekening"), help_text=_("Angka saja."), max_length=34)
    account_holder = forms.CharField(
        label=_("Nama pemilik rekening"),
        help_text=_("Persis seperti di buku rekening, atas nama Anda."),
        max_length=120,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account_number"].widget.attrs["inputmode"] = "numeric"


@dataclass(frozen=True)
class Way:
    """One event a member may report. `lead` says what it opens, `ask` what the page is called."""

    kind: str
    slug: str
    title: Promise | str
    lead: Promise | str
    form: type[EventForm]


WAYS = (
    Way(
        Kind.ACCIDENT, "kecelakaan", _("Saya kecelakaan karena kerja"),
        _("Di tempat kerja, atau di jalan dari rumah ke tempat kerja dan pulangnya. Berobatlah dahulu."),
        AccidentForm,
    ),
    Way(
        Kind.RESIGNATION, "mengundurkan-diri", _("Saya mengundurkan diri"),
        _("Membuka klaim saldo Jaminan Hari Tua (JHT)."), LeavingForm,
    ),
    Way(
        Kind.CONTRACT_END, "kontrak-berakhir", _("Kontrak kerja saya berakhir"),
        _("Membuka klaim saldo Jaminan Hari Tua (JHT)."), LeavingForm,
    ),
    Way(
        Kind.DISMISSAL, "diberhentikan", _("Saya diberhentikan (PHK)"),
        _("Membuka klaim Jaminan Kehilangan Pekerjaan (JKP) dan saldo Jaminan Hari Tua (JHT) sekaligus."),
        DismissalForm,
    ),
    Way(
        Kind.OLD_AGE, "usia-pensiun", _("Saya mencapai usia pensiun"),
        _("Membuka klaim saldo Jaminan Hari Tua (JHT) dan Jaminan Pensiun (JP)."), OldAgeForm,
    ),
    Way(
        Kind.DISABILITY, "cacat-total", _("Saya tidak dapat bekerja lagi untuk selamanya"),
        _("Cacat total tetap menurut dokter. Membuka semua hak sekaligus, juga beasiswa anak bila karena kecelakaan"
          " kerja."),
        DisabilityForm,
    ),
    Way(
        Kind.STOPPED_BUSINESS, "berhenti-berusaha", _("Saya berhenti berusaha sendiri"),
        _("Membuka klaim saldo Jaminan Hari Tua (JHT) bagi pekerja mandiri."), StoppedForm,
    ),
    Way(
        Kind.LEAVING, "meninggalkan-indonesia", _("Saya meninggalkan Indonesia untuk selamanya"),
        _("Membuka klaim saldo Jaminan Hari Tua (JHT), sebelum atau sesudah berangkat."), DepartureForm,
    ),
    Way(
        Kind.PARTIAL_WITHDRAWAL, "ambil-sebagian", _("Saya ingin mengambil sebagian saldo JHT"),
        _("Bagi yang masih bekerja dan sudah lama menjadi peserta. Sisanya tetap milik Anda."), PartForm,
    ),
)  # fmt: skip


def form_of(way: Way, law: StatuteBook, today: dt.date) -> type[EventForm]:
    """The form of a way, with the shares of a partial withdrawal in force that day."""
    if way.form is not PartForm:
        return way.form
    return type("PartForm", (PartForm,), {"part": part_field(law, today), "field_order": ["part"]})
