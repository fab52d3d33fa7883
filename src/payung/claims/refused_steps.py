"""Why a file was not given back, a suspicion not written, a next claim not opened. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Refusal

NOTHING_ASKED = Refusal(
    "nothing-asked", "dokumen atau keterangan yang diminta", "Pilih dokumennya atau tulis yang perlu diterangkan."
)
RETURNED_ALREADY = Refusal(
    "file-returned", "berkas yang tidak sedang dikembalikan", "Permintaan terdahulu masih berjalan. Tunggu jawabannya."
)
ASKED_AGAIN = Refusal(
    "asked-missing", "dokumen yang diminta sejak dikembalikan", "Tunggu atau unggah dokumen yang diminta."
)
SUSPECTED = Refusal(
    "suspicion-open", "dugaan yang sudah disimpulkan", "Simpulkan dahulu apakah ini akibat kerja, lalu lanjutkan."
)
NOT_SUSPECTED = Refusal("suspicion-missing", "dugaan yang belum disimpulkan", "Muat ulang halaman klaim.")
NO_SUSPICION_LAW = Refusal(
    "suspicion-law",
    "kecelakaan sejak aturan dugaan berlaku",
    "Periksa hari kecelakaannya; sebelum itu klaim langsung diputus.",
)
SUSPICION_KIND = Refusal("suspicion-kind", "kecelakaan kerja atau penyakit akibat kerja", "Pilih jenis dugaannya.")
NO_NEXT = Refusal(
    "next-claim",
    "klaim kecelakaan yang sudah dibayar",
    "Lanjutkan klaim yang masih berjalan; klaim lanjutan dibuka setelah yang ini selesai.",
)
FOLLOWED = Refusal(
    "claim-followed", "klaim tanpa klaim lanjutan yang berjalan", "Selesaikan atau cabut dahulu klaim lanjutannya."
)
NOT_TURNED = Refusal(
    "cause-known", "kematian yang belum tercatat akibat kerja", "Muat ulang halaman; klaim JKK mungkin sudah dibuka."
)
JKM_STANDS = Refusal(
    "jkm-stands",
    "JKM atas kematian yang sama sudah diputus tidak berlaku",
    "Setujui dahulu putusan baru klaim JKM, atau putus ulang klaim itu; lalu setujui JKK.",
)
JKM_UNANSWERED = Refusal(
    "jkm-unanswered",
    "jawaban bank atas pembayaran JKM yang sudah dikirim",
    "Tunggu bank menyatakan uangnya diterima atau dikembalikan, lalu setujui JKK.",
)
NEWER = Refusal("decision-newer", "putusan yang masih berlaku", "Tidak dikoreksi; lihat langkahnya di halaman klaim.")
BEING_HELD = Refusal(
    "claim-busy", "klaim yang tidak sedang dikerjakan", "Tidak dikoreksi; muat ulang halaman sebentar lagi."
)
NOT_CHANGED = Refusal("claim-unchanged", "klaim yang berubah", "Tidak dikoreksi; klaim ini keluar dari daftar.")
SHOWN_OTHERWISE = Refusal(
    "claim-shown-otherwise",
    "hitungan yang sama dengan di daftar",
    "Hitungannya berbeda dari yang Anda lihat. Tidak dikoreksi; periksa hitungan baru di daftar, lalu pilih lagi.",
)
