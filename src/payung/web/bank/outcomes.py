"""What a payment did, in the words of the page: the outcome, and where the money is now."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.payments.models import Receipt

Outcome = Receipt.Outcome


@dataclass(frozen=True)
class Words:
    """kind  of the `status` tag    title  what happened    money  where the money is and what comes next"""

    kind: str
    title: Promise | str
    money: Promise | str


_WAITS = _("Uangnya dicatat sebagai titipan yang belum dikenali. Tidak ada saldo peserta yang berubah.")

OUTCOMES = {
    Outcome.SETTLED: Words(
        "safe",
        _("Lunas"),
        _("Uangnya masuk ke dana tiap program, dan tiap pekerja mendapat barisnya sendiri."),
    ),
    Outcome.WRONG_AMOUNT: Words("stop", _("Jumlahnya tidak sama dengan tagihan"), _WAITS),
    Outcome.EXPIRED: Words("stop", _("Kode bayar sudah lewat masa berlakunya"), _WAITS),
    Outcome.REPLACED: Words("stop", _("Kode bayar sudah diganti"), _WAITS),
    Outcome.PAID_TWICE: Words("stop", _("Dibayar dua kali"), _WAITS),
    Outcome.UNKNOWN: Words("stop", _("Kode bayar tidak dikenal"), _WAITS),
}
"""Outcome of a receipt → what the page says about it."""

NEXT = {
    Outcome.WRONG_AMOUNT: _("Bayar lagi tepat sejumlah tagihan; bank meminta kembali yang keliru."),
    Outcome.EXPIRED: _("Perusahaan meminta kode baru di halaman tagihannya; bank meminta kembali yang ini."),
    Outcome.REPLACED: _("Bayar dengan kode yang baru; bank meminta kembali yang ini."),
    Outcome.PAID_TWICE: _("Pembayaran pertama yang berlaku; bank meminta kembali yang ini."),
    Outcome.UNKNOWN: _("Hanya bank yang tahu siapa pembayarnya; bank mencocokkan lalu mengembalikannya."),
}
"""Who does what with money that settled nothing."""
