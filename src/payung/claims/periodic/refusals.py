"""Why a step of a periodic benefit was not taken."""

from payung.kernel.problem import Refusal

ENDED = Refusal("entitlement-ended", "manfaat yang masih berjalan", "Manfaat ini sudah berakhir. Muat ulang halaman.")
NOT_ASKED = Refusal("life-not-asked", "manfaat pensiun", "Bukti masih hidup hanya diminta bagi pensiun.")
SEEN = Refusal("seen-in-future", "tanggal sampai hari ini, tidak lebih awal dari bukti terakhir", "Periksa tanggalnya.")
END_DAY = Refusal("end-day", "hari sejak peristiwa sampai hari ini", "Periksa tanggal berakhirnya.")
END_REASON = Refusal("end-reason", "alasan yang berlaku bagi manfaat ini", "Pilih alasan dari daftar.")
NO_MONTH = Refusal("month-not-due", "bulan manfaat yang belum dibuktikan", "Pilih bulan yang masih menunggu bukti.")
DUTY_FACTS = Refusal("duty-facts", "laporan bulan itu, lengkap", "Isi semua pertanyaan laporan bulan itu.")
PLAN = Refusal("plan-unfit", "rencana dengan jumlah sebulan dan sumbernya", "Periksa jumlah dan sumber pemotongan.")
PLANNED = Refusal("overpayment-state", "kelebihan yang belum kembali", "Kelebihan ini sudah selesai.")
