"""Why a step at the family's door was not taken. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Refusal

TOO_MANY_REPORTS = Refusal(
    "too-many-reports", "beberapa laporan saja", "Tunggu satu jam, atau datang ke kantor cabang dengan KTP."
)
ANSWERED = Refusal("report-answered", "laporan yang masih menunggu", "Muat ulang daftar laporan.")
NOBODY_FITS = Refusal(
    "nobody-fits", "peserta yang cocok", "Cari nomor pesertanya, lalu isi di sini; atau tutup laporan dengan alasannya."
)
NOT_A_DEATH = Refusal("not-a-death", "peristiwa meninggal", "Kode keluarga hanya untuk peristiwa meninggal dunia.")
WRONG_CODE = Refusal(
    "access-code",
    "nomor dan kode yang masih berlaku",
    "Salin lagi dari surat. Setelah lima kali salah atau lewat waktunya, minta kode baru ke kantor cabang.",
)
WEAK_PASSWORD = Refusal("password-weak", "sedikitnya 8 huruf atau angka", "Buat kata sandi yang lebih panjang.")
ACCOUNT_NAME = Refusal(
    "account-name",
    "rekening atas nama penerima atau walinya",
    "Tulis nama persis seperti di buku rekening. Rekening orang lain hanya dapat dicatat di kantor.",
)
