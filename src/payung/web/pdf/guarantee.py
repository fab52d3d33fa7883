"""A guarantee (surat jaminan) on one A4 page: who is treated, until when, and how to prove it genuine."""

from __future__ import annotations

from payung.claims.care.tables import Guarantee
from payung.kernel.dates import date_text
from payung.kernel.identity import mask_nik
from payung.web.pdf.typesetter import typeset


def guarantee_pdf(one: Guarantee) -> bytes:
    """The PDF; always in Indonesian, for it is a document of record."""
    return typeset("guarantee.typ", guarantee_values(one))


def guarantee_values(one: Guarantee) -> dict[str, object]:
    """What the template shows, as texts."""
    return {
        "title": "Surat jaminan perawatan kecelakaan kerja",
        "number": one.number,
        "room": one.facility.name,
        "foot": f"Diterbitkan {date_text(one.valid_from)}. Cocokkan nomor dan kodenya di laman Periksa surat jaminan.",
        "lead": "Biaya perawatan pasien di bawah ini akibat kecelakaan kerja dijamin. Pasien tidak membayar di muka.",
        "code_label": "Kode pembuktian",
        "code": one.code,
        "facts": [
            ["Nomor", one.number],
            ["Fasilitas", one.facility.name],
            ["Pasien", one.person.name],
            ["NIK", mask_nik(one.person.nik or "")],
            ["Hari kejadian", date_text(one.accident_on)],
            ["Berlaku", f"{date_text(one.valid_from)} sampai {date_text(one.valid_to)}"],
            ["Diminta oleh", one.given_to],
        ],
        "terms_title": "Yang perlu diketahui",
        "terms": [
            "Perawatan sesuai kebutuhan medis, di ruang kelas I rumah sakit pemerintah atau yang setara.",
            "Jaminan berlaku juga selama belum diputus apakah kecelakaannya karena kerja.",
            "Bila kemudian diputus bukan karena kerja, biayanya beralih ke penjamin lain.",
            "Laporkan kecelakaannya dan kirim tagihan lewat halaman rumah sakit. Tidak ada biaya untuk surat ini.",
        ],
    }
