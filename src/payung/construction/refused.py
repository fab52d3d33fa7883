"""Why an action on a project was not carried out. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal


class Refused(ValueError):
    """The action was judged and refused; the database is as it was. `problem` says what to mend."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def refuse(refusal: Refusal, found: str, column: str = "Proyek") -> Refused:
    """A `Refusal` with what was found, ready to be raised."""
    return Refused(Problem(refusal.code, "error", (), column, found, refusal.expected, refusal.cure))


CONTRACT_TAKEN = Refusal(
    "project-contract-taken", "nomor kontrak yang belum terdaftar", "Buka proyek itu di daftar proyek Anda."
)
DAYS_ORDER = Refusal(
    "project-days",
    "kontrak, mulai, selesai, lalu akhir pemeliharaan, berurutan",
    "Periksa tanggal mulai, selesai, dan akhir masa pemeliharaan.",
)
NO_AGENCY = Refusal(
    "project-agency", "instansi pemilik proyek", "Proyek APBN dan APBD wajib menyebut instansinya; pilih dari daftar."
)
VALUES = Refusal(
    "project-value",
    "nilai kontrak lebih dari nol, dengan PPN tidak kurang dari tanpa PPN",
    "Salin nilai dari kontrak, rupiah bulat.",
)
NO_WAGES = Refusal("project-wages", "jumlah upah lebih dari nol", "Isi jumlah upah seluruh masa pelaksanaan.")
BILLED = Refusal("project-billed", "proyek yang belum ditagih", "Muat ulang halaman proyek.")
CANCELLED = Refusal("project-cancelled", "proyek yang berjalan", "Proyek ini sudah dibatalkan.")
IN_ORDER = Refusal("term-order", "termin sebelumnya sudah lunas", "Bayar dahulu termin yang lebih awal.")
TERM_PAID = Refusal("term-paid", "termin yang belum dibayar", "Muat ulang halaman proyek.")
CODE_OPEN = Refusal("term-code-open", "kode bayar yang sudah lewat", "Pakai kode bayar yang masih berlaku.")
PAYMENT_COMING = Refusal(
    "project-payment-coming",
    "tidak ada pembayaran yang sedang dibukukan",
    "Pembayaran sedang dibukukan. Tunggu satu menit, lalu ulangi.",
)
NOT_BILLED = Refusal("project-not-billed", "proyek yang sudah ditagih", "Hitung dan terbitkan kode bayarnya dahulu.")
ADDENDUM_TAKEN = Refusal("addendum-taken", "nomor adendum yang belum dicatat", "Adendum ini sudah dicatat.")
NO_CHANGE = Refusal("addendum-no-change", "nilai atau tanggal yang berubah", "Isi nilai atau tanggal yang baru.")
NO_PENALTY = Refusal("penalty-none", "termin yang dibayar terlambat dan belum ditagih dendanya", "Muat ulang halaman.")
WORK_BEGUN = Refusal(
    "project-work-begun",
    "proyek yang belum dibayar, atau belum mulai",
    "Pekerjaannya sudah terlindungi. Bila kontrak berhenti lebih awal, catat lewat adendum waktu.",
)
NOTHING_OVER = Refusal("refund-none", "kelebihan bayar yang belum diminta kembali", "Muat ulang halaman proyek.")
REFUND_STATE = Refusal("refund-state", "pengembalian pada langkah ini", "Muat ulang halaman proyek.")
SAME_OFFICER = Refusal("refund-same-officer", "petugas lain", "Pengembalian disetujui petugas yang tidak memintanya.")
NAME_TAKEN = Refusal("name-taken", "nama yang belum ada di daftar", "Pilih dari daftar yang ada.")
ROSTER_STATE = Refusal("roster-state", "daftar yang menunggu disimpan", "Unggah lagi daftarnya.")
ROSTER_EMPTY = Refusal("roster-nothing-good", "paling sedikit satu baris benar", "Perbaiki barisnya, lalu unggah lagi.")
ROSTER_WEEK = Refusal("roster-week", "minggu dalam masa proyek", "Pilih minggu antara mulai proyek dan akhirnya.")
