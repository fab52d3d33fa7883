"""What an officer reads in the documents of one claim; which fields there are follows from its programme."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from payung.claims.models import Claim
from payung.kernel.amounts import number_text
from payung.kernel.dates import form_date_text
from payung.kernel.periods import days
from payung.rules.jkk.disability import table_on
from payung.statute_book import StatuteBook
from payung.web.claims.fields import DAY_HINT, NO, YES, YesNoField
from payung.web.employers.forms import Form, OptionalDay, RupiahField

UNKNOWN = _("Belum diketahui")
TEN_THOUSAND = 10_000
"""Parts per million in one percent."""
ROWS = 3
"""Disabilities asked in one form."""
WAYS = (("land", _("darat")), ("sea", _("laut")), ("air", _("udara")))


class OptionalRupiah(RupiahField):
    """Whole rupiah, or nothing."""

    def clean(self, value: Any) -> Any:
        return super().clean(value) if value and str(value).strip() else None


def plain(value: Any) -> Any:
    """A value as facts keep it: days as ISO texts."""
    return value.isoformat() if isinstance(value, dt.date) else value


class FactsForm(Form):
    """What documents say about one claim; which fields there are follows from its programme."""

    def __init__(self, claim: Claim, law: StatuteBook, *args: Any, **kwargs: Any) -> None:
        self.claim = claim
        self.base_fields = _fields(claim, law)
        super().__init__(*args, initial=_initial(claim), **kwargs)

    def facts(self) -> dict[str, Any]:
        """Facts by name; None takes one back that was stated before."""
        told = {name: plain(value) for name, value in self.cleaned_data.items()}
        costs = {way: told.pop(f"transport_{way}") for way in ("land", "sea", "air") if f"transport_{way}" in told}
        disabled = [_disability(told, place) for place in range(ROWS) if f"code_{place}" in told]
        for place in range(ROWS):
            for part in ("code", "measure", "left"):
                told.pop(f"{part}_{place}", None)
        told["transport"] = {way: cost for way, cost in costs.items() if cost} or None
        told["disabilities"] = [each for each in disabled if each] or None
        return {
            name: None if value in ("", None) else value
            for name, value in told.items()
            if value not in ("", None) or name in self.claim.facts
        }


def _disability(told: dict[str, Any], place: int) -> dict[str, Any] | None:
    if not told[f"code_{place}"]:
        return None
    measure = told[f"measure_{place}"]
    row = {"code": told[f"code_{place}"], "left_handed": bool(told[f"left_{place}"])}
    return row if measure is None else row | {"measure": int(measure * TEN_THOUSAND)}


def _fields(claim: Claim, law: StatuteBook) -> dict[str, forms.Field]:
    """The facts this programme asks beyond the report."""
    if claim.programme == Claim.Programme.JKK:
        return _accident_fields(claim, law)
    if claim.programme == Claim.Programme.JKM:
        return {"segment": _segment()}
    if claim.programme == Claim.Programme.JHT:
        return {
            "npwp": YesNoField(label=_("Punya NPWP?"), unknown=UNKNOWN),
            "contract_age": YesNoField(label=_("Usia pensiun menurut perjanjian tercapai?"), unknown=UNKNOWN),
        }
    if claim.programme == Claim.Programme.JKP:
        return {
            "employer_closed": YesNoField(label=_("Apakah perusahaan tutup atau pailit?"), unknown=UNKNOWN),
            "earlier_jkp_claims": forms.IntegerField(
                label=_("Klaim JKP sebelum sistem ini"), min_value=0, required=False
            ),
            "stated_wage": OptionalRupiah(label=_("Upah, bila tidak ada di lembar upah"), required=False),
        }
    return {}


def _segment() -> forms.Field:
    choices = [("", _("menurut iuran terakhir")), *((each, each) for each in ("PU", "BPU", "JAKON", "PMI"))]
    return forms.ChoiceField(label=_("Segmen"), choices=choices, required=False)


def _accident_fields(claim: Claim, law: StatuteBook) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    if claim.basis == "accident":
        fields["absence_days"] = forms.IntegerField(
            label=_("Hari tidak mampu bekerja"), help_text=_("Menurut surat dokter."), min_value=0, required=False
        )
    else:
        fields["accident_on"] = OptionalDay(
            label=_("Hari kecelakaan, bila bukan hari kejadian"), help_text=DAY_HINT, required=False
        )
    fields["first_report_on"] = OptionalDay(label=_("Hari laporan pertama"), help_text=DAY_HINT, required=False)
    fields["ended_on"] = OptionalDay(
        label=_("Pulih, cacat, atau meninggal menurut surat dokter"), help_text=DAY_HINT, required=False
    )
    fields["second_report_on"] = OptionalDay(label=_("Hari laporan tahap II"), help_text=DAY_HINT, required=False)
    for way, words in WAYS:
        fields[f"transport_{way}"] = OptionalRupiah(
            label=_("Kuitansi angkutan %(way)s") % {"way": words},
            help_text=_("Juga rujukan dan program kembali kerja."),
            required=False,
        )
    fields["wages_kept"] = YesNoField(label=_("Perusahaan tetap membayar upah?"), unknown=UNKNOWN)
    fields["stated_wage"] = OptionalRupiah(label=_("Upah, bila tidak ada di lembar upah"), required=False)
    return fields | (_disability_fields(claim, law) if claim.basis == "accident" else {})


def _disability_fields(claim: Claim, law: StatuteBook) -> dict[str, forms.Field]:
    rows = table_on(days(claim.event.happened_on), law)
    choices = [("", _("tidak ada")), *((code, f"{code} – {row.part}") for code, row in rows.items())]
    fields: dict[str, forms.Field] = {}
    for place in range(ROWS):
        words = {"n": place + 1}
        fields[f"code_{place}"] = forms.ChoiceField(label=_("Cacat ke-%(n)s") % words, choices=choices, required=False)
        fields[f"measure_{place}"] = forms.DecimalField(
            label=_("Ukuran cacat ke-%(n)s") % words,
            help_text=_("Persen fungsi yang hilang menurut dokter; pendengaran: desibel. Kosong: seluruhnya."),
            min_value=0, max_value=100, decimal_places=2, required=False,
        )  # fmt: skip
        fields[f"left_{place}"] = YesNoField(label=_("Peserta kidal?"), unknown=_("Tidak"))
    return fields


def _initial(claim: Claim) -> dict[str, Any]:
    """What was stated before, as the fields write it."""
    told = {name: _typed(name, value) for name, value in claim.facts.items()}
    told |= {f"transport_{way}": number_text(cost) for way, cost in claim.facts.get("transport", {}).items()}
    for place, each in enumerate(claim.facts.get("disabilities", [])[:ROWS]):
        measure = each.get("measure")
        told[f"code_{place}"] = each["code"]
        told[f"measure_{place}"] = None if measure is None else Decimal(measure) / TEN_THOUSAND
        told[f"left_{place}"] = YES if each.get("left_handed") else ""
    return told


def _typed(name: str, value: Any) -> Any:
    if isinstance(value, bool):
        return YES if value else NO
    if name == "stated_wage":
        return number_text(value)
    return form_date_text(dt.date.fromisoformat(value)) if name.endswith("_on") else value
