"""Why a step of identity was not taken. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal

PAPER = Refusal("identity-paper", "PDF, JPG, atau PNG yang utuh", "Pilih berkas lain. Belum ada yang disimpan.")
PAPER_SIZE = Refusal(
    "identity-paper-size",
    "berkas berisi, paling besar 6 MB",
    "Perkecil fotonya atau pindai lagi. Belum ada yang disimpan.",
)
REASON = Refusal("identity-reason", "alasan dalam satu kalimat", "Tulis alasannya. Belum ada yang dicatat.")
THEMSELVES = Refusal("merger-themselves", "dua nomor peserta yang berbeda", "Keduanya orang yang sama di sini.")
ONE_ALREADY = Refusal(
    "merger-one-already",
    "dua nomor yang belum digabung",
    "Keduanya sudah dihitung sebagai satu orang. Tidak ada yang diubah.",
)
WAITING = Refusal(
    "merger-waiting", "nomor tanpa usul yang menunggu", "Usul untuk nomor ini sudah menunggu petugas kedua."
)
MERGER_STATE = Refusal(
    "merger-state", "usul yang masih menunggu", "Usul ini sudah diputus. Muat ulang halamannya. Tidak ada yang diubah."
)
NOT_MERGED = Refusal(
    "merger-not-in-force", "penggabungan yang berlaku", "Penggabungan ini tidak berlaku lagi. Tidak ada yang diubah."
)
SAME_OFFICER = Refusal(
    "identity-same-officer", "petugas lain", "Yang mengusulkan tidak boleh memutus. Minta petugas kedua."
)
UNKNOWN_PERSON = Refusal(
    "merger-unknown", "nomor peserta yang tercatat", "Periksa nomor pesertanya. Belum ada yang dicatat."
)
BOOKS_MOVED = Refusal(
    "merger-books-moved", "saldo yang tetap selama digabung", "Iuran baru masuk pada saat yang sama. Coba sekali lagi."
)
NIK_SAME = Refusal("nik-same", "NIK yang berbeda", "NIK itu sudah tercatat untuk orang ini. Tidak ada yang diubah.")
NIK_TAKEN = Refusal(
    "nik-taken",
    "NIK yang belum dipakai",
    "NIK itu sudah tercatat pada peserta lain. Bila orangnya sama, usulkan penggabungan.",
)
CARD_UNKNOWN = Refusal(
    "card-unknown", "nomor kartu yang ada di buku kami", "Nomor itu tidak kami kenal: tolak, dengan alasannya."
)
CARD_ANSWERED = Refusal(
    "card-answered", "nomor kartu yang belum dijawab", "Sudah dijawab. Muat ulang halamannya. Tidak ada yang diubah."
)
LEAD_CLOSED = Refusal("lead-closed", "petunjuk yang terbuka", "Petunjuk ini sudah ditutup. Tidak ada yang diubah.")
LEAD_OUTCOME = Refusal("lead-outcome", "salah satu hasil di daftar", "Pilih hasil penelusurannya.")
REQUEST_STATE = Refusal(
    "request-state", "permintaan yang masih menunggu", "Permintaan ini sudah dijawab. Tidak ada yang diubah."
)
REQUEST_WAITING = Refusal(
    "request-waiting", "satu permintaan untuk satu hal", "Permintaan Anda tentang ini sudah menunggu petugas."
)
REQUEST_EMPTY = Refusal("request-empty", "isi yang baru", "Isi yang seharusnya tertulis. Belum ada yang dikirim.")
REQUEST_SAME = Refusal("request-same", "isi yang berbeda", "Yang tercatat sudah sama. Tidak ada yang perlu diubah.")
REQUEST_PAPER = Refusal(
    "request-paper", "foto KTP atau akta", "Perubahan ejaan nama perlu dokumen. Belum ada yang dikirim."
)
EMAIL = Refusal("request-email", "alamat surel, nama@contoh.id", "Periksa alamat surelnya. Belum ada yang dikirim.")
ACCOUNT_BANK = Refusal("account-bank", "salah satu bank di daftar", "Pilih banknya. Belum ada yang disimpan.")
ACCOUNT_NUMBER = Refusal(
    "account-number", "6 sampai 20 angka", "Salin nomor rekening dari buku tabungan. Belum ada yang disimpan."
)
ACCOUNT_HOLDER = Refusal("account-holder", "nama pemilik rekening", "Isi namanya seperti di buku tabungan.")
ACCOUNT_OFTEN = Refusal(
    "account-often",
    "paling banyak lima pemeriksaan sehari",
    "Coba lagi besok, atau datang ke kantor cabang dengan buku tabungan.",
)


class Refused(ValueError):
    """The step was judged and refused; `problem` says what to mend. The database is as it was."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def refuse(refusal: Refusal, found: str, column: str = "") -> Refused:
    """The refusal of one entry: what stands there, and where."""
    return Refused(Problem(refusal.code, "error", (), column, found, refusal.expected, refusal.cure))
