"""What is typed about an agreement on status answers."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as t

from payung.inquiry.actions.agree import Agreed
from payung.inquiry.models import StatusAgreement
from payung.web.words import choice_words

DAY = forms.DateInput(attrs={"type": "date"})


class AgreementForm(forms.Form):
    """One agreement, as signed."""

    number = forms.CharField(label=t("Nomor perjanjian"), max_length=60)
    party = forms.CharField(label=t("Instansi atau desa"), max_length=200)
    asker = forms.ChoiceField(label=t("Penanya"), choices=choice_words(StatusAgreement.Asker.choices))
    asker_key = forms.CharField(
        label=t("Kunci penanya"), max_length=20,
        help_text=t("Kunci instansi menurut wewenang penggunanya, atau kode desa seperti 61.08.01.2001."),
    )  # fmt: skip
    region = forms.ChoiceField(label=t("Wilayah"))
    purpose = forms.CharField(label=t("Keperluan, dibaca peserta"), max_length=200)
    tells_segment = forms.BooleanField(label=t("Menjawab segmen"), required=False)
    tells_since = forms.BooleanField(label=t("Menjawab bulan iuran pertama"), required=False)
    daily_limit = forms.IntegerField(label=t("Batas NIK sehari"), min_value=1, max_value=100_000, initial=1_000)
    valid_from = forms.DateField(label=t("Berlaku sejak"), widget=DAY)
    valid_to = forms.DateField(label=t("Berlaku sampai"), widget=DAY)
    instrument = forms.TypedChoiceField(
        label=t("Perjanjian induk"), coerce=int, required=False, empty_value=None
    )  # fmt: skip

    def __init__(self, data: object, regions: Sequence[tuple[str, object]], instruments: list[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["region"].choices = regions
        self.fields["instrument"].choices = [("", t("tidak ada")), *instruments]

    def agreed(self) -> Agreed:
        """What was typed."""
        return Agreed(**self.cleaned_data)
