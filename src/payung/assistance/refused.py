"""Why an action of assistance was not carried out. Nothing was recorded."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal


class Refused(ValueError):
    """The action was judged and refused; `problems` say what to mend, all at once. The database is as it was."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.sentence() for problem in problems))
        self.problems = problems


def wrong(refusal: Refusal, column: str, found: str) -> Problem:
    """A refusal with the entry it is about and what stands there."""
    return Problem(refusal.code, "error", (), column, found, refusal.expected, refusal.cure)


def refuse(refusal: Refusal, column: str, found: str) -> Refused:
    """One problem, ready to be raised."""
    return Refused(wrong(refusal, column, found))


NAME = Refusal("assistance-name", "nama yang terisi", "Isi namanya.")
KIND = Refusal("assistance-kind", "pilihan dari daftar", "Pilih salah satu dari daftar.")
SPONSOR_TWICE = Refusal("assistance-sponsor-twice", "penyandang yang belum tercatat", "Pakai yang sudah ada di daftar.")
LEGAL = Refusal("assistance-legal-basis", "nomor peraturan atau keputusan", "Tulis dasar hukumnya, misalnya Perbup.")
LINE = Refusal("assistance-budget-line", "nomor DPA atau mata anggaran", "Salin nomornya dari dokumen anggaran.")
QUOTA = Refusal("assistance-quota", "paling sedikit satu orang", "Tulis kuotanya dengan angka.")
MONTHS = Refusal("assistance-months", "1 sampai 12 bulan", "Tulis jumlah bulannya.")
INSTALMENT = Refusal("assistance-instalment", "1 bulan sampai seluruh bulan", "Ubah banyaknya bulan per termin.")
PAST = Refusal(
    "assistance-past", "bulan ini atau sesudahnya", "Perlindungan tidak berlaku surut. Ubah bulan pertamanya."
)
BASE = Refusal("assistance-base", "dasar iuran dari lapis yang berlaku", "Pilih salah satu lapis penghasilan.")
HONORARIUM = Refusal("assistance-honorarium", "honorarium sebulan dalam rupiah", "Tulis honorarium sebulan.")
HONORARIUM_JHT = Refusal("assistance-honorarium-jht", "JKK dan JKM saja", "Petugas ad hoc tidak ikut JHT di sini.")
AGES = Refusal(
    "assistance-ages", "umur yang mungkin, di bawah batas pendaftaran", "Periksa batas umur paling muda dan paling tua."
)
BUDGET = Refusal(
    "assistance-budget",
    "anggaran yang cukup untuk kuota × bulan × iuran",
    "Kurangi kuota atau bulan, atau pakai anggaran yang cukup.",
)
ELSEWHERE = Refusal("assistance-region", "wilayah penyandang atau di dalamnya", "Pilih wilayah di dalamnya.")
NOT_DRAFT = Refusal("assistance-not-draft", "program yang belum ditetapkan", "Program ini sudah ditetapkan.")
NOT_APPROVED = Refusal("assistance-not-approved", "program yang sudah ditetapkan", "Tetapkan dahulu daftarnya.")
CLOSED = Refusal("assistance-closed", "program yang masih berjalan", "Program ini sudah lewat atau dibatalkan.")
DECREE = Refusal("assistance-decree", "nomor dan tanggal SK penetapan", "Salin dari SK. Tanggalnya tidak boleh nanti.")
NOBODY = Refusal(
    "assistance-nobody", "paling sedikit satu orang yang memenuhi syarat", "Unggah daftar nama, atau perbaiki barisnya."
)
SAME_FILE = Refusal("assistance-same-file", "berkas yang belum pernah diunggah", "Isi berkas ini sudah ada di daftar.")
PAID = Refusal("assistance-paid", "tagihan yang belum dibayar", "Uangnya sudah masuk. Tunggu sampai dibukukan.")
NOTHING_TO_PAY = Refusal("assistance-nothing-to-pay", "bulan yang belum dibayar", "Semua bulan sudah dibayar.")
OPEN_ROLL = Refusal("assistance-open", "tidak ada kode yang masih berlaku", "Bayar dahulu kode yang sudah ada.")
TOO_LATE = Refusal("assistance-too-late", "bulan yang belum dibayar", "Semua bulannya sudah dibayar; tetap miliknya.")
