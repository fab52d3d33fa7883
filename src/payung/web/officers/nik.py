"""An officer corrects a NIK."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from payung.identity.actions.correct_nik import PERMISSION, correct_nik
from payung.identity.refused import Refused
from payung.registry.queries import person_reached
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, found, page
from payung.web.officers.reach import remember_looks

WRONG = 422


@page(PERMISSION, methods=FORM)
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """The form with the masked number of today."""
    person = found(person_reached(request.actor, PERMISSION, number.upper()))
    remember_looks(request, [person.pk], purpose=_("Membetulkan NIK"), fields=_("nama, NIK tersamar"))
    values = {"person": person, "reason": request.POST.get("alasan", "")}
    if request.method != "POST":
        return render(request, "officers/identity/nik.html", values)
    file = request.FILES.get("dokumen")
    paper = (file.name or "", file.read()) if file else ("", b"")
    try:
        correct_nik(
            person.pk, request.POST.get("nik", ""), reason=values["reason"], paper=paper, by=request.actor,
            at=request.now,
        )  # fmt: skip
    except Refused as problem:
        values["refused"] = refused_words(problem.problem)
        return render(request, "officers/identity/nik.html", values, status=WRONG)
    messages.success(request, _("NIK dibetulkan. Nomor yang lama tersimpan sebagai riwayat."))
    return redirect("officers:person", person.member_number)
