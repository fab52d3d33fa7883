"""Why money that waits was not put to use. Nothing was recorded."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal


class Refused(ValueError):
    """Judged and refused; `problem` says what to mend."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def refuse(refusal: Refusal, column: str, found: str) -> Refused:
    """A refusal with the entry it is about and what stands there, ready to be raised."""
    return Refused(Problem(refusal.code, "error", (), column, found, refusal.expected, refusal.cure))


GONE = Refusal("receipt-gone", "uang yang masih menunggu", "Uang ini sudah dipakai atau dikembalikan.")
NO_REASON = Refusal("receipt-reason", "alasan", "Tulis alasannya; auditor membacanya.")
NOT_OPEN = Refusal(
    "receipt-code",
    "kode yang masih terbuka, tepat sejumlah itu",
    "Muat ulang halaman, pilih kode lain, atau kembalikan.",
)
