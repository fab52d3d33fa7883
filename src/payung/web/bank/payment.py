"""The form of a payment: what was typed, read into what a bank would send, every mistake told at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from payung.kernel.amounts import parse_rupiah
from payung.kernel.problem import Refusal

LONGEST_CODE, LONGEST_REFERENCE = 20, 60


@dataclass
class Payment:
    """What was typed (`code`, `amount_text`, …), what it means (`amount`, `paid_at`), and what is wrong by field.

    amount   whole rupiah    reference  None: the bank makes one    paid_at  aware; None: now
    """

    code: str
    amount_text: str
    reference_text: str
    paid_at_text: str
    amount: int = 0
    paid_at: dt.datetime | None = None
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def reference(self) -> str | None:
        return self.reference_text or None

    @classmethod
    def read(cls, typed: Mapping[str, str], now: dt.datetime) -> Payment:
        """Read a form; nothing is paid while `wrong` holds anything."""
        payment = cls(
            code="".join(sign for sign in typed.get("code", "") if sign not in " -.\u00a0"),
            amount_text=typed.get("amount", "").strip(),
            reference_text=typed.get("reference", "").strip(),
            paid_at_text=typed.get("paid_at", "").strip(),
        )
        payment._check_code()
        payment._check_amount()
        payment._check_time(now)
        if len(payment.reference_text) > LONGEST_REFERENCE:
            payment.wrong["reference"] = _("Nomor bukti paling panjang %d huruf.") % LONGEST_REFERENCE
        return payment

    def _check_code(self) -> None:
        if not self.code:
            self.wrong["code"] = _("Ketik kode bayar dari tagihan.")
        elif len(self.code) > LONGEST_CODE:
            self.wrong["code"] = _("Kode bayar terlalu panjang. Salin dari tagihan.")

    def _check_amount(self) -> None:
        amount = parse_rupiah(self.amount_text)
        if isinstance(amount, Refusal):
            self.wrong["amount"] = amount.cure
        elif amount < 1:
            self.wrong["amount"] = _("Ketik sedikitnya satu rupiah.")
        else:
            self.amount = amount

    def _check_time(self, now: dt.datetime) -> None:
        if not self.paid_at_text:
            return
        try:
            moment = dt.datetime.fromisoformat(self.paid_at_text)
        except ValueError:
            self.wrong["paid_at"] = _("Pilih tanggal dan jam, atau kosongkan.")
            return
        moment = timezone.make_aware(moment) if moment.tzinfo is None else moment
        if moment > now:
            self.wrong["paid_at"] = _("Waktu bayar belum lewat. Kosongkan bila dibayar sekarang.")
        else:
            self.paid_at = moment
