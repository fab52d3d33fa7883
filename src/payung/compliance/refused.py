"""Why a step was not taken. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal


class Refused(ValueError):
    """The step was judged and refused; the database is as it was. `problem` says what stands in the way."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def refuse(refusal: Refusal, found: str, column: str = "Perkara") -> Refused:
    """A `Refusal` with what was found, ready to be raised."""
    return Refused(Problem(refusal.code, "error", (), column, found, refusal.expected, refusal.cure))


CLOSED = Refusal("case-closed", "perkara yang masih terbuka", "Muat ulang halaman; perkara ini sudah ditutup.")
NO_REASON = Refusal("case-reason", "alasan", "Tulis alasannya agar dapat dibaca kemudian.")
NO_STEP = Refusal("case-step", "langkah di daftar", "Pilih langkahnya dari daftar.")
NO_OUTCOME = Refusal("case-outcome", "hasil yang cocok dengan jenis perkara", "Pilih hasilnya dari daftar.")
FIRST_LETTER = Refusal("case-letter-first", "surat pertama lebih dahulu", "Terbitkan dahulu surat pertama.")
DATE_PAST = Refusal("case-date-past", "tanggal hari ini atau sesudahnya", "Periksa tanggalnya.")
NO_PLAN = Refusal(
    "case-plan",
    "jumlah dan banyak angsuran di atas nol",
    "Isi jumlah seluruhnya, banyak angsuran, dan tanggal pertama.",
)
LEAD_SHAPE = Refusal(
    "lead-shape", "nama, tempat, dan sumber", "Lengkapi nama usaha, tempatnya, dan siapa yang memberi tahu."
)
NOT_ENDED = Refusal("case-not-ended", "perkara perusahaan yang berakhir", "Tagihan hanya dihentikan pada jenis itu.")
DOCUMENT_TYPE = Refusal(
    "document-type",
    "PDF, JPG, atau PNG",
    "Simpan sebagai PDF atau foto biasa, lalu unggah lagi. Tidak ada yang disimpan.",
)
DOCUMENT_SIZE = Refusal(
    "document-size", "berkas berisi, paling besar 6 MB", "Perkecil fotonya atau pindai lagi. Tidak ada yang disimpan."
)
ANSWERED = Refusal(
    "word-answered", "pernyataan yang menunggu jawaban", "Pernyataan ini sudah dijawab. Muat ulang halaman."
)
WORD_DAY = Refusal("word-day", "tanggal dalam masa kerja, sampai hari ini", "Periksa tanggalnya.")
WORD_MONTH = Refusal("word-month", "bulan dalam masa kerja, sampai bulan lalu", "Pilih bulannya dari daftar.")
WORD_WAGE = Refusal("word-wage", "upah di atas nol", "Isi upah sebulan yang Anda terima.")
WORD_SAME = Refusal(
    "word-wage-same",
    "upah yang berbeda dari laporan",
    "Upah itu sama dengan yang dilaporkan; tidak ada yang perlu diubah.",
)
WORD_OPEN = Refusal(
    "word-open",
    "pernyataan yang belum pernah dikirim",
    "Pernyataan yang sama masih berjalan. Lihat jawabannya di halaman ini.",
)
WORD_NAME = Refusal("word-name", "nama perusahaan", "Tulis nama perusahaannya seperti di papan nama atau slip upah.")
WORD_CASE = Refusal("word-case", "perkara dari pernyataan pekerja", "Gunakan tombol tutup untuk perkara lain.")
CORRECTION_STATE = Refusal(
    "correction-state", "selisih yang belum dibayar", "Muat ulang halaman: uangnya masuk, atau sudah dicabut."
)
MEND_FIRST = Refusal("word-mend", "data yang dapat dibetulkan", "Betulkan dahulu yang disebut, lalu putuskan lagi.")
