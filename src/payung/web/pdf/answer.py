"""The answer to an objection on one A4 page, every word from the same `AnswerLetter`."""

from __future__ import annotations

from django.http import HttpResponse

from payung.claims.appeals import Appeal
from payung.claims.letters.answer import AnswerLetter, answer_letter_of
from payung.kernel.dates import date_text
from payung.statute_book import StatuteBook
from payung.web.pdf.typesetter import typeset


def answer_pdf(letter: AnswerLetter) -> bytes:
    """The PDF; always in Indonesian, for it is a document of record."""
    return typeset("answer.typ", answer_values(letter))


def answer_response(appeal: Appeal, law: StatuteBook) -> HttpResponse:
    """The letter of an answered appeal as a download, never kept by a cache."""
    letter = answer_letter_of(appeal, law)
    name = f"jawaban-keberatan-{letter.claim_number}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(answer_pdf(letter), "application/pdf", headers=headers)


def answer_values(letter: AnswerLetter) -> dict[str, object]:
    """What the template shows, as texts."""
    return {
        "title": letter.title,
        "number": letter.number,
        "room": letter.office,
        "lead": letter.lead,
        "foot": f"Jawaban {date_text(letter.answered_on)}. Nomornya dapat dicocokkan di kantor mana pun.",
        "date": f"{letter.office}, {date_text(letter.answered_on)}",
        "facts": [
            ["Kepada", letter.to],
            ["Tentang", letter.about],
            ["Program", letter.programme],
            ["No. klaim", letter.claim_number],
            ["Keberatan", date_text(letter.lodged_on)],
        ],
        "sections": [{"title": each.title, "sentences": list(each.sentences)} for each in letter.sections],
        "officer": ["Dijawab oleh", letter.officer],
    }
