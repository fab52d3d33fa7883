"""Why an appeal was not taken or not answered. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Refusal

NOTHING_TO_APPEAL = Refusal(
    "appeal-nothing", "putusan yang sudah disetujui", "Tunggu sampai putusannya disetujui, lalu ajukan keberatan."
)
APPEALED_BEFORE = Refusal(
    "appeal-told-before", "satu keberatan atas satu putusan", "Keberatan ini sudah kami terima. Lihat jawabannya."
)
ANSWERED = Refusal("appeal-answered", "keberatan yang belum dijawab", "Muat ulang halaman dan baca jawabannya.")
FIRST_OFFICER = Refusal(
    "appeal-first-officer",
    "petugas yang tidak ikut memutus atau menyetujui",
    "Mintalah petugas lain memeriksa keberatan ini.",
)
OPENED_AGAIN = Refusal(
    "appeal-opened-again", "satu klaim yang berjalan", "Klaim yang sama sudah dibuka lagi. Lanjutkan yang itu."
)
