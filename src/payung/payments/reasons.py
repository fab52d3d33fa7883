"""Why a bank cannot take money on a code, for the payer's screen in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """A stable code and one sentence in Indonesian and in English."""

    code: str
    id: str
    en: str


REASONS = {
    reason.code: reason
    for reason in (
        Reason(
            "mistyped",
            "Kode bayar salah ketik. Periksa lagi sebelas angkanya.",
            "The payment code was mistyped. Check its eleven digits.",
        ),
        Reason(
            "unknown",
            "Kode bayar tidak dikenal. Salin kode dari tagihan yang terbaru.",
            "This payment code is not known. Copy it from the latest bill.",
        ),
        Reason(
            "paid_twice",
            "Tagihan ini sudah lunas. Tidak perlu dibayar lagi.",
            "This bill is paid already. Nothing more is due.",
        ),
        Reason(
            "expired",
            "Kode bayar sudah lewat masa berlakunya. Minta kode baru di halaman tagihan.",
            "This payment code has expired. Ask for a new one on the page of the bill.",
        ),
        Reason(
            "replaced",
            "Kode bayar sudah diganti karena tagihannya berubah. Pakai kode yang baru.",
            "This payment code was replaced because the bill changed. Use the new one.",
        ),
        Reason(
            "wrong_amount",
            "Jumlah tidak sama dengan tagihan. Bayar tepat sejumlah tagihan.",
            "The amount is not that of the bill. Pay exactly the amount billed.",
        ),
    )
}
"""Reason by code; the codes are those of `Receipt.Outcome`, and `mistyped`."""
