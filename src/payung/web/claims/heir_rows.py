"""Who inherits, as typed by the family at their own door or by an officer at the counter: one row per heir."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from payung.claims.heirs import Heir
from payung.claims.models import Claimant
from payung.rules.scholarship.amounts import LEVELS
from payung.web.employers.forms import Form, NikField, OptionalDay
from payung.web.words import choice_words

FIRST_ROWS, MORE_ROWS, MOST = 3, 2, 12


class OptionalNik(NikField):
    """A NIK, or nothing."""

    def clean(self, value: Any) -> str:
        return super().clean(value) if value and str(value).strip() else ""


class HeirForm(Form):
    """One heir. A row without a name is no heir; what is left blank keeps what was known of `before`."""

    before = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Nama"), max_length=120, required=False)
    relation = forms.ChoiceField(
        label=_("Hubungan"),
        choices=[("", _("Pilih")), *choice_words(each for each in Claimant.Relation.choices if each[0] != "self")],
        required=False,
    )
    nik = OptionalNik(label="NIK", max_length=30, required=False)
    birth_date = OptionalDay(label=_("Tanggal lahir"), max_length=30, required=False)
    bank = forms.CharField(label=_("Nama bank"), max_length=40, required=False)
    account_number = forms.CharField(label=_("Nomor rekening"), max_length=34, required=False)
    account_holder = forms.CharField(label=_("Nama pemilik rekening"), max_length=120, required=False)
    guardian_name = forms.CharField(label=_("Wali, bila anak"), max_length=120, required=False)
    guardian_relation = forms.CharField(label=_("Hubungan wali"), max_length=40, required=False)
    level = forms.ChoiceField(
        label=_("Sekolah"), choices=[("", _("tidak bersekolah")), *((each, each) for each in LEVELS)], required=False
    )
    years_left = forms.IntegerField(label=_("Sisa tahun di sekolah itu"), min_value=0, max_value=12, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("name") and not told.get("relation"):
            self.add_error("relation", _("Pilih hubungannya."))
        return told

    def heir(self, known: dict[int, Claimant]) -> Heir | None:
        """The heir of this row; None for an empty one."""
        told = dict(self.cleaned_data)
        before = known.get(told.pop("before", None) or 0)
        if not told.get("name"):
            return None
        level, years = told.pop("level"), told.pop("years_left")
        facts = {"level": level} | ({"years_left": years} if years is not None else {}) if level else {}
        if before is not None:
            facts = {name: value for name, value in before.facts.items() if name in ("married", "working")} | facts
            if not told["account_number"]:
                told |= {name: getattr(before, name) for name in ("bank", "account_number", "account_holder")}
            told["nik"] = told["nik"] or before.nik
        return Heir(**told, person_id=before.person_id if before else None, facts=facts)


def heir_rows(
    request: HttpRequest, known: Mapping[int, Claimant], first: Mapping[str, Any] | None = None
) -> BaseFormSet[HeirForm]:
    """A row per heir known and a few empty ones; `first` fills the first row where nobody is known yet."""
    rows = formset_factory(HeirForm, extra=MORE_ROWS if known else FIRST_ROWS, max_num=MOST, absolute_max=MOST)
    if request.method == "POST":
        return rows(request.POST, prefix="w")
    if first is not None and not known:
        return rows(initial=[first], prefix="w")
    return rows(initial=[_known(each) for each in known.values()], prefix="w")


def _known(each: Claimant) -> dict[str, Any]:
    """What is shown of an heir again; NIK and account stay hidden and are kept where left blank."""
    return {
        "before": each.pk,
        "name": each.name,
        "relation": each.relation,
        "birth_date": each.birth_date,
        "guardian_name": each.guardian_name,
        "guardian_relation": each.guardian_relation,
        "level": each.facts.get("level", ""),
        "years_left": each.facts.get("years_left"),
    }
