"""Statements tested for everybody: a pasted text, or the register of what was published."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.figures import Finding, Outcome, check_text
from payung.figures import check_register as findings_of_register
from payung.kernel.amounts import number_text
from payung.statute_book import read_statute_book
from payung.web.guard import FORM, page

LONGEST = 24 * 1024
"""Characters of a statement; a long press release has about 6,000."""
EXAMPLE = (
    "Kamis, 10 April 2025. Cakupan kepesertaan tahun 2024 mencapai 53,43 persen dengan total kepesertaan 130.245 "
    "peserta, yang terlindungi 69.590 peserta. Klaim JKM 138 kasus sebesar Rp5.778 juta."
)
VERDICTS = {
    Outcome.DOES_NOT: (t("Tidak cocok"), "stop"),
    Outcome.CANNOT_TELL: (t("Tidak dapat dipastikan"), "you"),
    Outcome.HOLDS: (t("Cocok"), "safe"),
}
"""Outcome → its heading and the colour of its mark."""


@page(public=True, methods=FORM)
def check(request: HttpRequest) -> HttpResponse:
    """A text to type or paste, and what holds in it. Nothing typed here is kept."""
    text = request.POST.get("teks", "").strip()
    problem = ""
    if request.method == "POST" and not text:
        problem = _("Belum ada teks. Tempelkan kalimat yang memuat angka, lalu periksa lagi.")
    elif len(text) > LONGEST:
        said = _("Teks terlalu panjang: %(found)s huruf, paling banyak %(most)s. Periksa sebagian demi sebagian.")
        problem = said % {"found": number_text(len(text)), "most": number_text(LONGEST)}
    findings = check_text(text, read_statute_book()) if text and not problem else None
    shown = {"text": text, "problem": problem, "example": EXAMPLE, "longest": LONGEST, "asked": findings is not None}
    shown |= {"groups": grouped(findings or []), "count": len(findings or [])}
    return render(request, "public/check.html", shown, status=400 if problem else 200)


@page(public=True)
def check_register(request: HttpRequest) -> HttpResponse:
    """Every identity of the register of published figures; `?wilayah=` narrows it to one region."""
    every = of_register()
    regions = sorted({finding.region for finding in every if finding.region})
    chosen = request.GET.get("wilayah", "")
    findings = [finding for finding in every if not chosen or finding.region == chosen]
    shown = {"regions": regions, "chosen": chosen, "groups": grouped(findings), "count": len(findings)}
    return render(request, "public/check_register.html", shown)


@cache
def of_register() -> tuple[Finding, ...]:
    """The register does not change while we run, nor do its findings."""
    return tuple(findings_of_register(read_statute_book()))


def grouped(findings: list[Finding]) -> list[tuple[str, str, list[Finding]]]:
    """Heading, colour and findings of every verdict that has any, what does not hold first."""
    return [
        (str(heading), colour, rows)
        for outcome, (heading, colour) in VERDICTS.items()
        if (rows := [finding for finding in findings if finding.outcome is outcome])
    ]
