"""The member's card on one A4 page, to be cut out."""

from __future__ import annotations

import datetime as dt

from payung.kernel.dates import date_text
from payung.registry.models import Person
from payung.web.pdf.qr import qr_svg
from payung.web.pdf.typesetter import typeset


def card_pdf(person: Person, mark: str, address: str, today: dt.date) -> bytes:
    """The PDF; always in Indonesian. It carries no NIK and no birth date.

    mark, address  the mark that proves the card, and where it is checked
    """
    newest = person.cards.order_by("-issued_on", "-pk").first()
    rows = [["Nomor peserta", person.member_number]]
    rows += [["KPJ", newest.kpj]] if newest else []
    values: dict[str, object] = {
        "title": "Kartu peserta",
        "number": person.member_number,
        "room": "Jaminan sosial ketenagakerjaan",
        "foot": f"Dicetak {date_text(today)}.",
        "name": person.name,
        "rows": [*rows, ["Kode periksa", mark]],
        "check": "Periksa keaslian kartu dan perlindungannya: arahkan kamera telepon ke kotak di kartu, atau buka",
        "address": address,
        "qr": qr_svg(address),
        "help": [
            "Gunting menurut garis. Kartu ini bukan syarat berobat: bila kecelakaan karena kerja, berobatlah dahulu.",
            "Perlindungan berlaku selama iurannya dibayar, bukan selama kartunya ada.",
            "Kartu hilang tidak apa-apa: cetak lagi, atau sebutkan nomor peserta.",
        ],
    }
    return typeset("card.typ", values)
