"""Why an action of the employer's month was not carried out. Nothing was changed."""

from __future__ import annotations

from collections.abc import Iterable

from payung.kernel.problem import Problem, Refusal


class Refused(ValueError):
    """The action was judged and refused; the database is as it was.

    problem  what stands in the way and how to mend it
    ids      the declarations, employers or uploads concerned
    """

    def __init__(self, problem: Problem, ids: Iterable[int]) -> None:
        super().__init__(problem.sentence())
        self.problem = problem
        self.ids = tuple(sorted(ids))


def refuse(refusal: Refusal, ids: Iterable[int], found: str, column: str = "Lembar upah") -> Refused:
    """A `Refusal` with what was found, ready to be raised."""
    return Refused(Problem(refusal.code, "error", (), column, found, refusal.expected, refusal.cure), ids)


LOCKED = Refusal(
    "declaration-locked",
    "bulan yang belum difinalisasi",
    "Bulan ini sudah ditagihkan. Batalkan finalisasinya dahulu; bila sudah lunas, hubungi kantor cabang.",
)
NOT_FOUND = Refusal("declaration-missing", "lembar upah yang ada", "Muat ulang halaman daftar bulan.")
NOT_CALCULATED = Refusal(
    "declaration-not-calculated", "iuran sudah dihitung", "Tekan “Hitung iuran”, periksa jumlahnya, lalu finalisasi."
)
STALE = Refusal(
    "declaration-stale",
    "hitungan dengan data dan aturan terbaru",
    "Ada yang berubah sejak dihitung. Tekan “Hitung iuran” sekali lagi dan periksa jumlahnya.",
)
EMPTY = Refusal(
    "declaration-empty", "paling sedikit satu upah", "Unggah lembar upah atau isi upah pekerja, lalu hitung lagi."
)
WORKER_GONE = Refusal(
    "declaration-worker-gone",
    "pekerja yang bekerja pada bulan itu",
    "Ada pekerja yang menurut daftar tidak bekerja di bulan ini. Keluarkan dia dari bulan ini.",
)
FAILING = Refusal(
    "declaration-failing-rows",
    "semua baris benar atau dikeluarkan",
    "Unggah perbaikan barisnya, atau nyatakan baris itu tidak ikut bulan ini.",
)
WAITING = Refusal(
    "sheet-waiting", "tidak ada unggahan yang menunggu", "Simpan atau buang dahulu hasil unggahan yang menunggu."
)
NO_CLASS = Refusal(
    "jkk-class-missing", "kelompok risiko JKK perusahaan", "Hubungi kantor cabang agar kelompoknya ditetapkan."
)
NOT_FINALISED = Refusal("declaration-not-finalised", "bulan yang difinalisasi", "Muat ulang halaman.")
PAID = Refusal(
    "bill-paid",
    "tagihan yang belum dibayar",
    "Tagihan ini sudah dibayar, jadi tidak dapat dibatalkan. Perbaikannya lewat kantor cabang.",
)
SHEET_GONE = Refusal("sheet-not-waiting", "unggahan yang menunggu", "Unggahan ini sudah disimpan atau dibuang.")
SHEET_OLD = Refusal(
    "sheet-outdated",
    "daftar pekerja seperti saat lembar diperiksa",
    "Daftar pekerja berubah sejak lembar ini diperiksa. Unggah lagi berkas yang sama.",
)
SPELL_TWICE = Refusal(
    "worker-two-spells",
    "satu masa kerja pada satu waktu untuk setiap orang",
    "Seseorang di lembar ini sudah bekerja di perusahaan ini pada hari yang sama. Akhiri dahulu masa kerjanya yang"
    " lama, atau hapus barisnya. Belum ada yang dicatat.",
)
SHEET_EMPTY = Refusal("sheet-nothing-good", "paling sedikit satu baris benar", "Perbaiki barisnya, lalu unggah lagi.")
NOTHING_BEFORE = Refusal(
    "month-nothing-before", "bulan sebelumnya yang sudah diisi", "Unggah lembar upah untuk bulan pertama."
)
NOT_HERE = Refusal(
    "worker-not-here", "pekerja yang bekerja pada bulan itu", "Periksa tanggal kerjanya di halaman Pekerja."
)
WAGE_TOO_SMALL = Refusal("wage-zero", "upah lebih dari nol", "Isi upah sebulan, atau keluarkan pekerja dari bulan ini.")
NOT_A_MONTH = Refusal("month-shape", "tanggal 1", "Pilih bulan iuran dari daftar.")
RECEIPT_GONE = Refusal("receipt-gone", "uang yang masih menunggu", "Uang ini sudah dipakai atau dikembalikan.")
RECEIPT_REASON = Refusal("receipt-reason", "alasan", "Tulis alasannya; auditor membacanya.")
RECEIPT_BILL = Refusal(
    "receipt-bill", "tagihan terbuka perusahaan yang sama, tepat sejumlah itu", "Pilih tagihan lain, atau kembalikan."
)
NOT_PROVEN = Refusal(
    "npp-not-proven",
    "NPP, nomor tagihan, dan jumlahnya cocok semua",
    "Salin ketiganya dari tagihan terakhir perusahaan itu. Bila belum pernah ada tagihan, hubungi kantor cabang.",
)
TRIED_TOO_OFTEN = Refusal("npp-tried-too-often", "beberapa percobaan saja", "Tunggu 15 menit, lalu coba lagi.")
NOT_CONNECTED = Refusal("npp-not-connected", "NPP yang terhubung dengan Anda", "Muat ulang halaman Kelola NPP.")
TOKEN_NAMELESS = Refusal("token-name", "nama program", "Tulis nama programnya, misalnya Gaji Kapuas.")
TOKEN_NO_ACTION = Refusal("token-actions", "paling sedikit satu kewenangan", "Pilih apa yang boleh dilakukan program.")
TOKEN_EXPIRY = Refusal("token-expiry", "hari ini sampai satu tahun lagi", "Pilih hari terakhir yang lebih dekat.")
TOKEN_GONE = Refusal("token-gone", "token yang masih berlaku", "Token ini sudah dicabut.")
OTHER_KIND = Refusal(
    "sheet-is-wages",
    "lembar tentang pekerja",
    "Ini lembar upah. Unggah di halaman Lembar upah, pada bulannya.",
)
ABOUT_OTHERS = Refusal("sheet-about-workers", "lembar upah", "Lembar tentang pekerja diunggah di halaman Pekerja.")
