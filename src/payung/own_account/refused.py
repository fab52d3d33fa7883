"""Why an action of an own-account membership was not carried out. Nothing was recorded."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal


class Refused(ValueError):
    """The action was judged and refused; `problem` says what to mend. The database is as it was."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def refuse(refusal: Refusal, column: str, found: str) -> Refused:
    """A refusal with the entry it is about and what stands there, ready to be raised."""
    return Refused(Problem(refusal.code, "error", (), column, found, refusal.expected, refusal.cure))


TOO_MANY = Refusal(
    "own-account-too-many-codes", "beberapa kode saja dalam satu jam", "Tunggu satu jam, lalu minta kode lagi."
)
NOT_CONFIRMED = Refusal(
    "own-account-not-confirmed", "nomor telepon yang sudah dipastikan dengan kode", "Mulai lagi dari halaman daftar."
)
TOO_OLD = Refusal(
    "own-account-too-old",
    "umur di bawah batas pendaftaran",
    "Yang sudah peserta sebelum batas umur boleh melanjutkan: masuk, atau datang ke kantor cabang.",
)
TOO_YOUNG = Refusal(
    "own-account-too-young",
    "umur terendah bekerja menurut undang-undang",
    "Periksa tahun lahirnya di KTP atau kartu keluarga. Bila benar, pendaftaran dibuka pada hari ulang tahunnya.",
)
NOT_BORN = Refusal("own-account-birth-date", "tanggal lahir menurut KTP", "Salin tanggal lahir dari KTP.")
NAME_EMPTY = Refusal("own-account-name", "nama menurut KTP", "Tulis nama lengkap seperti di KTP.")
OTHER_NAME = Refusal(
    "own-account-other-person",
    "nama dan tanggal lahir yang sama dengan yang sudah terdaftar",
    "NIK ini tercatat atas nama atau tanggal lahir lain. Cocokkan dengan KTP; bila KTP benar, buka data pesertanya.",
)
ALREADY = Refusal(
    "own-account-already", "belum ada kepesertaan mandiri yang berjalan", "Buka “Kepesertaan mandiri”, lalu bayar."
)
OCCUPATION = Refusal("own-account-occupation", "pekerjaan dari daftar", "Pilih satu pekerjaan dari daftar.")
REGION = Refusal("own-account-region", "kabupaten atau kota tempat bekerja", "Pilih kabupaten atau kotanya.")
BAND = Refusal("own-account-band", "satu lapis penghasilan dari daftar", "Pilih lapis penghasilan sebulan.")
MONTHS = Refusal(
    "own-account-months", "jumlah bulan yang boleh dibayar sekaligus", "Pilih salah satu jumlah bulan yang ditawarkan."
)
AHEAD = Refusal(
    "own-account-start", "mulai bulan ini atau bulan depan", "Muat ulang halaman, lalu pilih lagi bulan mulainya."
)
ENDED = Refusal(
    "own-account-ended",
    "kepesertaan yang masih berjalan",
    "Kepesertaan ini sudah berakhir. Daftar lagi dari halaman ini.",
)
PAID = Refusal(
    "own-account-paid",
    "kode bayar yang belum dibayar",
    "Pembayarannya sudah masuk. Muat ulang halaman ini sebentar lagi.",
)
UNCHANGED = Refusal("own-account-unchanged", "pilihan yang berbeda dari sekarang", "Ubah sesuatu, lalu simpan.")
