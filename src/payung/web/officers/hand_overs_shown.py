"""The handing-over of a death grant on the claim's page: what was recorded, and the form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.agreements.models import Meeting
from payung.claims.actions.hand_over import LONGEST, Ceremony
from payung.claims.handed_over import Grant, grant_of, hand_overs_of, meetings_for
from payung.claims.models import Claim, HandOver
from payung.web.employers.forms import Form, OptionalDay
from payung.web.words import date_words

MEETINGS_SHOWN = 20


class HandOverForm(Form):
    """Day, occasion, place, who handed over. A meeting that is chosen fills what is left empty."""

    rapat = forms.ChoiceField(label=t("Rapat daerah"), required=False)
    hari = OptionalDay(
        label=t("Hari penyerahan"),
        help_text=t("Misalnya 24-03-2025. Boleh kosong bila rapatnya dipilih."),
        required=False,
        max_length=30,
    )
    acara = forms.CharField(
        label=t("Acara"), help_text=t("Boleh kosong bila rapatnya dipilih."), max_length=LONGEST, required=False
    )
    tempat = forms.CharField(label=t("Tempat"), max_length=LONGEST, required=False)
    oleh = forms.CharField(
        label=t("Diserahkan oleh"), help_text=t("Kantor atau jabatan, misalnya Bupati Landak."), max_length=LONGEST
    )
    disebut = forms.BooleanField(label=t("Ahli waris setuju namanya disebut kepada pers"), required=False)

    def __init__(self, meetings: list[Meeting], *args: Any, **kwargs: Any) -> None:
        self.meetings = {str(each.pk): each for each in meetings}
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        rows = [
            (key, f"{date_words(each.held_on)}: {each.subject}, {each.region.short_name or each.region.name}")
            for key, each in self.meetings.items()
        ]
        self.fields["rapat"].choices = [("", _("bukan di rapat, atau tidak ada di daftar")), *rows]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if "hari" in told and told["hari"] is None:
            if self.meeting is None:
                self.add_error("hari", _("Isi hari penyerahannya, atau pilih rapatnya."))
            else:
                told["hari"] = self.meeting.held_on
        return told

    @property
    def meeting(self) -> Meeting | None:
        """The one that was chosen."""
        return self.meetings.get(self.cleaned_data.get("rapat", ""))

    def ceremony(self) -> Ceremony:
        """What was typed, for the action."""
        told = self.cleaned_data
        return Ceremony(
            handed_on=told["hari"],
            place=told["tempat"],
            occasion=told["acara"],
            handed_by=told["oleh"],
            meeting_id=self.meeting.pk if self.meeting else None,
            named=told["disebut"],
        )


@dataclass(frozen=True)
class HandOverShown:
    """What the page says of it. `form` is None where nothing may be recorded now, or not by this visitor."""

    grant: Grant
    every: list[HandOver]
    form: HandOverForm | None
    may_take_back: bool
    open: bool = False

    @cached_property
    def standing(self) -> HandOver | None:
        return next((each for each in self.every if each.withdrawn_at is None), None)

    @property
    def withdrawn(self) -> list[HandOver]:
        return [each for each in self.every if each.withdrawn_at is not None]


def hand_over_form(request: HttpRequest, one: Claim, grant: Grant, typed: Any = None) -> HandOverForm:
    """The form, offering the meetings of the claim's region since the money arrived."""
    return HandOverForm(list(meetings_for(one, grant, request.today)[:MEETINGS_SHOWN]), typed)


def hand_over_shown(request: HttpRequest, one: Claim) -> HandOverShown | None:
    """None where the claim is no death grant, or its money is still to come and nothing was recorded."""
    grant, every = grant_of(one), list(hand_overs_of(one))
    if grant is None:
        if not every:
            return None
        last = every[0]
        grant = Grant(last.paid_on, last.amount, last.heirs)
        return HandOverShown(grant, every, None, request.actor.may("claims.take_back_hand_over"))
    stands = any(each.withdrawn_at is None for each in every)
    may = request.actor.may("claims.hand_over") and not stands
    form = hand_over_form(request, one, grant) if may else None
    return HandOverShown(grant, every, form, request.actor.may("claims.take_back_hand_over"))
