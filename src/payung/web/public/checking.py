"""A pasted statement, tested for everybody, and how what was found in figures is shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.coverage.figures import Figure
from payung.figures import Finding, Outcome, check_text
from payung.figures.periods import read_period
from payung.kernel.amounts import number_text
from payung.statute_book import read_statute_book
from payung.web.guard import FORM, page
from payung.web.words import period_words

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


@dataclass(frozen=True)
class Checked:
    """A finding as a page shows it.

    about        place and time, in the language of the page
    publication  who said it and when; empty for a pasted text
    address      of the source, where it has one
    figures      those of the register it rests on, each with a page of its own
    """

    finding: Finding
    about: str
    publication: str = ""
    address: str = ""
    figures: tuple[Figure, ...] = ()


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
    checked = [Checked(each, about(each)) for each in findings or []]
    shown |= {"groups": grouped(checked), "count": len(checked)}
    return render(request, "public/check.html", shown, status=400 if problem else 200)


def grouped(findings: list[Checked]) -> list[tuple[str, str, list[Checked]]]:
    """Heading, colour and findings of every verdict that has any, what does not hold first."""
    return [
        (str(heading), colour, rows)
        for outcome, (heading, colour) in VERDICTS.items()
        if (rows := [each for each in findings if each.finding.outcome is outcome])
    ]


def about(finding: Finding) -> str:
    """`Kabupaten Landak, tahun 2024`; empty where the finding is of a publication itself."""
    when = period_words(read_period(finding.period).spoken) if finding.period else ""
    return f"{finding.region}, {when}" if finding.region and when else finding.region
