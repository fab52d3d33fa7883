"""The letter of a decision on one A4 page, every word from the same `Letter`."""

from __future__ import annotations

from django.http import HttpResponse

from payung.claims.decisions import Decision
from payung.claims.letters.compose import letter_of
from payung.claims.letters.letter import Letter, Obstacle
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text
from payung.web.pdf.typesetter import typeset


def letter_pdf(letter: Letter) -> bytes:
    """The PDF of a grant or refusal letter; always in Indonesian, for it is a document of record."""
    return typeset("letter.typ", letter_values(letter))


def letter_response(decision: Decision) -> HttpResponse:
    """The letter of an approved decision as a download, never kept by a cache."""
    letter = letter_of(decision)
    name = f"surat-{letter.claim_number}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(letter_pdf(letter), "application/pdf", headers=headers)


def letter_values(letter: Letter) -> dict[str, object]:
    """What the template shows, as texts."""
    paid = "Setiap bulan" if letter.monthly else "Dibayar sekarang"
    return {
        "title": letter.title,
        "number": letter.number,
        "room": letter.office,
        "foot": f"Putusan {date_text(letter.approved_on)}, aturan versi {letter.law_version}. "
        "Nomor dan jumlahnya dapat dicocokkan di kantor mana pun.",
        "granted": letter.granted,
        "lead": list(letter.lead),
        "date": f"{letter.office}, {date_text(letter.approved_on)}",
        "facts": [
            ["Kepada", letter.to],
            ["Tentang", letter.about],
            ["Program", letter.programme],
            ["No. klaim", letter.claim_number],
        ],
        "total_label": "Setiap bulan" if letter.monthly else "Jumlah yang disetujui",
        "total": rupiah_text(letter.total),
        "spelled": f"Terbilang: {letter.total_words}",
        "lines_title": "Hitungannya",
        "lines_head": ["Manfaat", "Jumlah"],
        "lines": [
            {"name": each.name, "working": each.working, "cite": each.cite, "amount": rupiah_text(each.amount)}
            for each in letter.lines
        ],
        "lines_total": ["Setiap bulan" if letter.monthly else "Jumlah", rupiah_text(letter.total)],
        "receivers_title": "Siapa menerima berapa",
        "receivers_head": ["Penerima", paid],
        "receivers": [
            {
                "name": each.name,
                "under": each.relation + (f", melalui wali {each.through}" if each.through else ""),
                "amount": rupiah_text(each.amount),
            }
            for each in letter.receivers
        ],
        "receivers_total": [paid, rupiah_text(sum(each.amount for each in letter.receivers))],
        "obstacles_title": "Syarat yang belum terpenuhi" if letter.granted else "Sebabnya",
        "obstacles": _found(letter.obstacles),
        "noted_title": "Yang kami catat tentang laporannya",
        "noted": _found(letter.noted),
        "basis_title": "Dasar putusan ini",
        "basis": [[label, f"{value} ({source})"] for label, value, source in letter.facts],
        "sections": [{"title": each.title, "sentences": list(each.sentences)} for each in letter.sections],
        "officers": [["Diputus oleh", letter.officers[0]], ["Disetujui oleh", letter.officers[1]]],
    }


def _found(obstacles: tuple[Obstacle, ...]) -> list[dict[str, str]]:
    return [{"text": each.text, "cite": each.cite, "way": f"{each.who}: {each.how}"} for each in obstacles]
