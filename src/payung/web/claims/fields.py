"""Fields that every form about a claim shares, whoever fills it in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.kernel.amounts import percent_text
from payung.statute_book import StatuteBook

YES, NO = "ya", "tidak"
DAY_HINT = _("Hari-bulan-tahun, misalnya 13-07-2026.")
PURPOSES = (_("persiapan masa pensiun"), _("rumah"))
"""What the shares of a partial withdrawal are for, the smallest share first. PP 46/2015 Pasal 22 ayat (5)."""


class YesNoField(forms.ChoiceField):
    """Yes, no, or not known (None) where `unknown` says how that is called."""

    def __init__(self, *, unknown: Promise | str = "", **more: Any) -> None:
        first = [("", unknown)] if unknown else [("", _("Pilih"))]
        choices = [*first, (YES, _("Ya")), (NO, _("Tidak"))]
        super().__init__(choices=choices, required=not unknown, **more)

    def clean(self, value: Any) -> bool | None:
        return {YES: True, NO: False}.get(super().clean(value))


class TaxField(YesNoField):
    """Whether the member has a tax number, which JHT asks."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Punya NPWP?"), help_text=_("Menentukan pajak atas JHT. NIK yang sudah dipadankan dihitung Ya.")
        )


def part_field(law: StatuteBook, today: dt.date) -> forms.TypedChoiceField:
    """The shares of a partial withdrawal in force on a day, each with what it is for."""
    shares = law["jht.claim.partial_shares"].at(today).column("item").tolist()
    words = [
        (share, _("%(share)s untuk %(purpose)s") % {"share": percent_text(share), "purpose": purpose})
        for share, purpose in zip(sorted(shares), PURPOSES, strict=True)
    ]
    label = _("Berapa bagian, dan untuk apa?")
    return forms.TypedChoiceField(label=label, coerce=int, choices=[("", _("Pilih")), *words])
