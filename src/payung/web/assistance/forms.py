"""What is typed about a sponsor and a programme, read into what the actions take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.assistance.drafting import LONGEST, Draft
from payung.assistance.models import Programme, Sponsor
from payung.kernel.amounts import parse_rupiah
from payung.kernel.periods import first_day, month_from_iso, month_iso, month_of
from payung.kernel.problem import Refusal
from payung.own_account.amounts import bands
from payung.statute_book import StatuteBook
from payung.web.words import choice_words, month_words

AHEAD = 13
"""Months one may choose as the first."""


class Rupiah(forms.CharField):
    """An amount as people type it: `Rp1.200.000`, `1200000`."""

    def clean(self, value: str) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        read = parse_rupiah(text)
        if isinstance(read, Refusal):
            raise forms.ValidationError(f"{_('Seharusnya')} {read.expected}. {read.cure}")
        return read


class SponsorForm(forms.Form):
    """Who pays."""

    name = forms.CharField(label=t("Nama penyandang"), max_length=200)
    kind = forms.ChoiceField(label=t("Jenis"), choices=choice_words(Sponsor.Kind.choices))
    region = forms.ChoiceField(label=t("Wilayah"))

    def __init__(self, data: object, regions: Sequence[tuple[str, object]]) -> None:
        super().__init__(data)
        self.fields["region"].choices = regions


class ProgrammeForm(forms.Form):
    """One programme. The price is not typed: it follows from the law."""

    sponsor = forms.TypedChoiceField(label=t("Dibayar oleh"), coerce=int)
    title = forms.CharField(label=t("Nama program"), max_length=200)
    cohort = forms.ChoiceField(label=t("Angkatan"), choices=choice_words(Programme.Cohort.choices))
    region = forms.ChoiceField(label=t("Wilayah peserta"))
    legal_basis = forms.CharField(label=t("Dasar hukum"), max_length=200, help_text=t("Misalnya Perbup 27/2024"))
    budget_line = forms.CharField(label=t("Mata anggaran (nomor DPA)"), max_length=120)
    budget = Rupiah(label=t("Anggaran yang tersedia, rupiah"))
    quota = forms.IntegerField(label=t("Kuota, orang"), min_value=1, max_value=1_000_000)
    first_month = forms.ChoiceField(label=t("Bulan pertama"))
    months = forms.IntegerField(label=t("Jumlah bulan"), min_value=1, max_value=LONGEST)
    instalment = forms.IntegerField(
        label=t("Bulan per termin"), min_value=1, max_value=LONGEST, initial=1,
        help_text=t("Nama bisa diganti mulai bulan yang belum dibayar. Makin pendek termin, makin cepat."),
    )  # fmt: skip
    basis = forms.ChoiceField(label=t("Dasar iuran"), choices=choice_words(Programme.Basis.choices))
    income = forms.TypedChoiceField(label=t("Lapis penghasilan (bukan penerima upah)"), coerce=int, required=False)
    honorarium = Rupiah(label=t("Honorarium sebulan (PPK, PPS, KPPS, Linmas)"), required=False)
    jht = forms.BooleanField(label=t("Ikut Jaminan Hari Tua"), required=False)
    transport = forms.BooleanField(label=t("Pengemudi atau kurir"), required=False)
    age_from = forms.IntegerField(label=t("Umur paling muda"), min_value=10, max_value=100, required=False)
    age_to = forms.IntegerField(label=t("Umur paling tua"), min_value=10, max_value=100, required=False)
    allocation = Rupiah(
        label=t("Alokasi DBH sawit daerah setahun, rupiah"), required=False,
        help_text=t("Hanya untuk DBH sawit; dipakai untuk mengingatkan batas kegiatan lain."),
    )  # fmt: skip
    continues = forms.TypedChoiceField(
        label=t("Melanjutkan program"), coerce=int, required=False, empty_value=None,
        help_text=t("Nama-namanya bisa diambil, dan jedanya kami ingatkan."),
    )  # fmt: skip

    def __init__(
        self, data: object, choices: dict[str, Sequence[tuple[object, object]]], today: dt.date, law: StatuteBook
    ) -> None:
        super().__init__(data)
        month = month_of(today)
        self.fields["first_month"].choices = [
            (month_iso(month + step), month_words(first_day(month + step))) for step in range(AHEAD)
        ]
        self.fields["income"].choices = [(band.base, band.words) for band in bands(today.replace(day=1), law)]
        for name in ("sponsor", "region"):
            self.fields[name].choices = choices[name]
        self.fields["continues"].choices = [("", t("tidak ada")), *choices["continues"]]

    def draft(self) -> Draft:
        """What was typed."""
        typed = dict(self.cleaned_data)
        income, honorarium = typed.pop("income"), typed.pop("honorarium")
        typed["base"] = (honorarium if typed["basis"] == Programme.Basis.HONORARIUM else income) or 0
        typed["first_month"] = first_day(month_from_iso(typed["first_month"]))
        return Draft(**typed)
