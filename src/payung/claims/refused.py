"""Why a step of a claim was not taken. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal


class Refused(ValueError):
    """The step was judged and refused; the database is as it was. `problem` says what stands in the way."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def refuse(refusal: Refusal, found: str, column: str = "Klaim") -> Refused:
    """A `Refusal` with what was found, ready to be raised."""
    return Refused(Problem(refusal.code, "error", (), column, found, refusal.expected, refusal.cure))


WRONG_STATE = Refusal(
    "claim-state", "klaim pada langkah yang sesuai", "Muat ulang halaman dan lihat langkah berikutnya."
)
NOTHING_OPENED = Refusal(
    "event-opens-nothing",
    "peristiwa yang membuka hak",
    "Peserta ini tidak punya kepesertaan atau saldo yang terkait. Periksa orang dan tanggalnya.",
)
FUTURE = Refusal("event-in-future", "tanggal sampai hari ini", "Periksa tanggal kejadiannya.")
TOLD_BEFORE = Refusal(
    "death-told-before",
    "satu tanggal meninggal",
    "Kematian ini sudah dilaporkan dengan tanggal lain. Hubungi kantor cabang.",
)
DOCUMENT_TYPE = Refusal(
    "document-type",
    "PDF, JPG, atau PNG",
    "Simpan sebagai PDF atau foto biasa, lalu unggah lagi. Berkas ini tidak disimpan.",
)
DOCUMENT_SIZE = Refusal(
    "document-size", "berkas berisi, paling besar 6 MB", "Perkecil fotonya atau pindai lagi. Berkas ini tidak disimpan."
)
DOCUMENT_KIND = Refusal("document-kind", "jenis dokumen di daftar", "Pilih jenis dokumennya dari daftar.")
MISSING = Refusal("documents-missing", "semua dokumen wajib", "Minta dokumen yang belum ada, atau unggah sekarang.")
NO_PAYEE = Refusal("payee-missing", "penerima dengan rekening", "Isi dahulu penerima dan rekeningnya.")
GUARDIAN = Refusal("guardian-missing", "wali bagi anak di bawah umur", "Isi nama wali dan hubungannya dengan anak.")
HEIR_SHAPE = Refusal("heir-shape", "nama, hubungan, dan NIK 16 angka", "Periksa isian ahli waris itu.")
TOO_LATE_TO_NAME = Refusal(
    "heirs-fixed", "klaim yang belum disetujui", "Ahli waris sudah dipakai di putusan. Perubahannya lewat putusan baru."
)
FACTS = Refusal("facts-unfit", "fakta yang dapat dihitung", "Lengkapi atau perbaiki fakta klaim, lalu putuskan lagi.")
NO_USER = Refusal("officer-unknown", "petugas yang masuk dengan namanya", "Masuk dahulu sebagai petugas.")
NO_OFFICE = Refusal("office-missing", "petugas suatu kantor", "Mintalah kantor Anda dicatat pada hak masuk Anda.")
SAME_OFFICER = Refusal("same-officer", "petugas kedua", "Putusan ini milik Anda. Mintalah petugas lain menyetujuinya.")
NO_REASON = Refusal("reason-missing", "alasan", "Tulis alasannya agar dapat dibaca kemudian.")
STALE = Refusal("decision-stale", "putusan terakhir klaim ini", "Ada putusan yang lebih baru. Muat ulang halaman.")
HELD = Refusal("claim-held", "klaim tanpa sengketa", "Selesaikan dahulu hal yang menahan pembayaran ini.")
NO_ACCOUNT = Refusal("account-missing", "rekening penerima", "Isi bank, nomor, dan nama pemilik rekening.")
NOT_INSTRUCTED = Refusal("instruction-state", "perintah bayar yang masih berjalan", "Muat ulang daftar pembayaran.")
NOTHING_TO_SEND = Refusal("nothing-to-pay", "bagian yang belum dikirim", "Semua bagian sudah dikirim ke bank.")
MONEY_MOVED = Refusal(
    "money-moved", "klaim yang belum disetujui", "Uang sudah dikirim. Perbaikannya lewat putusan baru."
)
NOT_YET = Refusal(
    "decision-not-approved", "putusan yang sudah disetujui", "Setujui atau kembalikan dahulu putusan ini."
)
