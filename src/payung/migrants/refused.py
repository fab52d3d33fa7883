"""Why an action on a departure was not carried out. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal


class Refused(ValueError):
    """The action was judged and refused; the database is as it was. `problem` says what to mend."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def refuse(refusal: Refusal, found: str, column: str = "Pekerja migran") -> Refused:
    """A `Refusal` with what was found, ready to be raised."""
    return Refused(Problem(refusal.code, "error", (), column, found, refusal.expected, refusal.cure))


TWICE = Refusal("departure-twice", "keberangkatan yang belum terdaftar", "Buka keberangkatan itu di daftar.")
MONTHS = Refusal("departure-months", "1 sampai 60 bulan", "Salin lama perjanjian kerja, dalam bulan.")
JHT = Refusal("departure-jht", "salah satu pilihan iuran JHT", "Pilih jumlah dari daftar, atau tanpa JHT.")
LONG_AGO = Refusal("departure-past", "hari berangkat yang belum lewat setahun", "Periksa tahun berangkatnya.")
PAID = Refusal("departure-paid", "yang belum dibayar", "Muat ulang halaman.")
NONE_CHOSEN = Refusal("departure-none", "paling sedikit satu orang yang belum dibayar", "Pilih orangnya dahulu.")
NOT_PAID = Refusal("departure-not-paid", "paket yang sudah lunas", "Lunasi paket pertama dahulu.")
BACK = Refusal("departure-returned", "pekerja yang masih di luar negeri", "Kepulangannya sudah dicatat.")
BACK_WHEN = Refusal("departure-return-day", "sesudah berangkat dan tidak di masa depan", "Periksa tanggal pulang.")
COMING = Refusal("departure-payment-coming", "tidak ada pembayaran yang sedang dibukukan", "Tunggu satu menit, ulangi.")
LIST_STATE = Refusal("departures-state", "daftar yang menunggu disimpan", "Muat ulang halaman.")
LIST_EMPTY = Refusal("departures-nothing-good", "paling sedikit satu baris yang benar", "Perbaiki berkasnya dahulu.")
LICENCE = Refusal("placement-licence-taken", "izin yang belum terdaftar", "Buka perusahaan itu di daftar.")
