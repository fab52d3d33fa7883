"""Why a handing-over was not recorded or not taken back. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Refusal

COLUMN = "Penyerahan santunan"
NOT_A_GRANT = Refusal(
    "hand-over-no-grant",
    "santunan kematian JKM, atau JKK karena meninggal",
    "Yang diserahkan kepada ahli waris hanya santunan kematian.",
)
NOT_PAID = Refusal(
    "hand-over-not-paid",
    "santunan yang seluruhnya sudah sampai di rekening ahli waris",
    "Tunggu sampai bank memberi kabar, lalu catat penyerahannya.",
)
BEFORE_DEATH = Refusal("hand-over-before-death", "hari sesudah meninggal", "Periksa hari penyerahannya.")
BEFORE_MONEY = Refusal("hand-over-before-money", "hari itu atau sesudahnya", "Periksa hari penyerahannya.")
IN_FUTURE = Refusal("hand-over-in-future", "hari ini atau sebelumnya", "Catat sesudah santunan diserahkan.")
UNTOLD = Refusal("hand-over-untold", "tempat, acara, dan siapa yang menyerahkan", "Isi semuanya, lalu catat lagi.")
TOO_LONG = Refusal("hand-over-long", "paling banyak 200 huruf", "Pendekkan, lalu catat lagi.")
OTHER_MEETING = Refusal(
    "hand-over-other-meeting", "rapat daerah tempat tinggal peserta, pada hari yang sama", "Pilih rapatnya dari daftar."
)
HANDED_OVER = Refusal(
    "hand-over-told-before", "satu penyerahan untuk satu klaim", "Bila keliru, batalkan yang itu dengan alasannya."
)
NONE_STANDS = Refusal("hand-over-none", "penyerahan yang tercatat", "Muat ulang halaman klaimnya.")
