"""The letter that carries a code to one of the family. It is made once; the code is not kept."""

from __future__ import annotations

from payung.claims.models import Claim, HeirAccess
from payung.kernel.dates import date_text
from payung.web.pdf.typesetter import typeset


def access_pdf(one: HeirAccess, code: str, claim: Claim) -> bytes:
    """The PDF; always in Indonesian."""
    return typeset(
        "guarantee.typ",
        {
            "title": "Kode untuk melihat klaim keluarga",
            "number": one.number,
            "room": claim.office.name,
            "foot": f"Berlaku sampai {date_text(one.expires_on)}. Sekali pakai. Jangan beri tahu siapa pun.",
            "lead": f"Kepada {one.name}. Dengan kode ini Anda melihat klaim keluarga {claim.person.name} dari telepon.",
            "code_label": "Kode",
            "code": f"{code[:4]} {code[4:]}",
            "facts": [
                ["Nomor akses", one.number],
                ["Berlaku sampai", date_text(one.expires_on)],
                ["No. klaim", claim.number],
            ],
            "terms_title": "Cara memakainya",
            "terms": [
                "Buka laman Payung, pilih Lapor peserta meninggal, lalu Sudah punya kode dari petugas?",
                "Isi nomor akses dan kode di atas, lalu buat kata sandi Anda sendiri.",
                "Berikutnya cukup masuk dengan nomor akses dan kata sandi itu.",
                "Tidak ada biaya. Petugas tidak pernah meminta kata sandi.",
            ],
        },
    )
