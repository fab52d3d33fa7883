"""What is written to telephones: short, in Indonesian, never with a full NIK."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text, month_text
from payung.kernel.periods import month_of


def code_text(digits: str) -> str:
    """With the code, and the sentence that keeps it safe."""
    return f"Kode Payung Anda: {digits}. Berlaku 10 menit. Petugas tidak pernah meminta kode ini."


def somebody_typed_your_nik() -> str:
    """For the telephone of the person who already holds a NIK that was typed with another telephone."""
    return (
        "Ada yang mendaftar kepesertaan mandiri dengan NIK Anda dari nomor telepon lain. Bila itu Anda, masuk dengan"
        " nomor peserta Anda, atau datang ke kantor cabang. Bila bukan, abaikan; data dan saldo Anda tidak berubah."
    )


def welcome_text(member_number: str) -> str:
    """After registration."""
    return (
        f"Selamat datang. Nomor peserta Anda {member_number}. Perlindungan berlaku sejak iuran pertama dibayar. Masuk"
        " kapan saja dengan nomor itu dan kode yang kami kirim ke telepon ini."
    )


def order_text(code: str, amount: int, until: dt.datetime) -> str:
    """The payment code, what to pay, until when."""
    return (
        f"Kode bayar {code}, {rupiah_text(amount)}. Bayar paling lambat {date_text(localdate(until))} di bank mana pun."
    )


def due_text(month: dt.date, due_on: dt.date) -> str:
    """This month is not paid yet."""
    name = month_text(month_of(month))
    return f"Iuran mandiri {name} belum dibayar. Bayar paling lambat {date_text(due_on)} agar perlindungan tidak putus."


def lapsed_text(month: dt.date) -> str:
    """Cover stopped."""
    return (
        f"Iuran mandiri {month_text(month_of(month))} lewat jatuh tempo. Perlindungan berhenti sampai Anda membayar"
        " lagi. Tidak ada denda. Masuk untuk mendapat kode bayar."
    )


def ended_text() -> str:
    """The membership ended for want of payment."""
    return (
        "Kepesertaan mandiri Anda berakhir karena lama tidak dibayar. Saldo JHT tetap milik Anda."
        " Anda boleh mendaftar lagi."
    )
