"""Why nothing was answered or recorded."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal


class Refused(ValueError):
    """Nothing was answered; `problems` say what to mend, all at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.sentence() for problem in problems))
        self.problems = problems


def wrong(refusal: Refusal, column: str, found: str, rows: tuple[int, ...] = ()) -> Problem:
    """A refusal with its place."""
    return Problem(refusal.code, "error", rows, column, found, refusal.expected, refusal.cure)


def refuse(refusal: Refusal, column: str, found: str) -> Refused:
    """One problem, ready to be raised."""
    return Refused(wrong(refusal, column, found))


EXPIRED = Refusal("inquiry-expired", "perjanjian yang masih berlaku", "Perpanjang perjanjiannya dengan kantor cabang.")
LIMIT = Refusal("inquiry-limit", "paling banyak batas sehari", "Kirim sisanya besok, atau kurangi barisnya.")
EMPTY = Refusal("inquiry-empty", "paling sedikit satu NIK", "Tempel NIK satu per baris, atau pilih berkasnya.")
FIELDS = Refusal("inquiry-fields", "isian yang lengkap", "Isi semua kolom yang wajib.")
NUMBER = Refusal("inquiry-number", "nomor perjanjian yang belum tercatat", "Pakai nomor lain, atau buka yang ada.")
DAYS = Refusal("inquiry-days", "hari akhir sesudah hari mulai", "Periksa tanggalnya.")
