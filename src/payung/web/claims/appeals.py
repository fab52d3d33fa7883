"""Objecting to a decision: the form, and how an appeal is said to whoever lodged it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.claims.actions.add_document import add_document
from payung.claims.actions.appeal_decision import appeal_decision
from payung.claims.appealed import appealable, appeals_of, entitled, with_clock
from payung.claims.appeals import Appeal
from payung.claims.letters.answer import further_ways
from payung.claims.models import Claim
from payung.claims.refused import Refused
from payung.kernel.files import LARGEST
from payung.rules.complaints import ANSWER
from payung.statute_book import StatuteBook
from payung.web.claims.told import MEGABYTE, refused_words, size_words, upload_words
from payung.web.employers.forms import Form

PROOF = "appeal_proof"
FILE_HINT = format_lazy(t("PDF, JPG, atau PNG, paling besar {n} MB."), n=LARGEST // MEGABYTE)


class AppealForm(Form):
    """What is wrong, in the appellant's own words; a file where there is one."""

    reason = forms.CharField(
        label=t("Apa yang keliru, menurut Anda?"),
        help_text=t("Dengan kata-kata sendiri. Sebut angka atau tanggal yang keliru, bila tahu."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    file = forms.FileField(
        label=t("Bukti, bila ada"),
        help_text=FILE_HINT,
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class CounterForm(AppealForm):
    """The same at the counter, with the name of who disagrees."""

    appellant = forms.CharField(label=t("Siapa yang berkeberatan?"), max_length=200)
    field_order = ("appellant", "reason", "file")


@dataclass(frozen=True)
class AppealShown:
    """One appeal as its appellant reads it. `status` is the kind of its tag, `further` where to go next."""

    appeal: Appeal
    status: str
    words: str
    due_on: dt.date
    days_left: int | None
    further: tuple[str, ...]


@dataclass(frozen=True)
class Appealing:
    """What a claim's page says about objecting. `open`: this visitor may object now, answered within `days`."""

    open: bool
    days: int
    cite: str
    every: tuple[AppealShown, ...]


def appealing(request: HttpRequest, claim: Claim, law: StatuteBook) -> Appealing:
    """The appeals of a claim and whether another may be lodged by this visitor."""
    version = law[ANSWER].at(request.today)
    actor = request.actor
    may = actor.may("claims.appeal_decision") and appealable(claim) is not None and entitled(actor, claim)
    return Appealing(
        may, version.value, version.cite, tuple(shown(each, claim, request.today, law) for each in appeals_of(claim))
    )


def shown(appeal: Appeal, claim: Claim, today: dt.date, law: StatuteBook) -> AppealShown:
    """The appeal in words."""
    item = with_clock(appeal, today, law)
    words = {
        "": ("wait", _("sedang diperiksa petugas lain")),
        Appeal.Outcome.UPHELD: ("plain", _("dijawab: putusan tetap")),
        Appeal.Outcome.NEW_DECISION: ("safe", _("dijawab: diputus ulang")),
    }
    status, told = words[appeal.outcome]
    upheld = appeal.outcome == Appeal.Outcome.UPHELD
    further = further_ways(claim.programme, today, law) if upheld else ()
    return AppealShown(appeal, status, told, item.due_on, item.days_left, further)


def lodged(request: HttpRequest, claim: Claim, form: AppealForm, appellant: str = "") -> str:
    """Lodge a valid form, the file and the words together. Empty, or why nothing was kept.

    appellant  who disagrees, where neither the form nor the visitor's own name says it
    """
    told, file = form.cleaned_data, form.cleaned_data.get("file")
    if file is not None and file.size > LARGEST:
        return size_words(file.name, file.size)
    try:
        with transaction.atomic():
            if file is not None:
                add_document(claim.event_id, PROOF, file.name, file.read(), by=request.actor, at=request.now)
            appeal_decision(
                claim.pk, reason=told["reason"], appellant=told.get("appellant") or appellant, by=request.actor,
                at=request.now,
            )  # fmt: skip
    except Refused as problem:
        told_file = file is not None and problem.problem.code.startswith("document-")
        return upload_words(problem.problem, file.name) if told_file else refused_words(problem.problem)
    return ""
