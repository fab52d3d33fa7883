"""Why a step of a facility was not taken. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Refusal

TOO_MANY_ASKS = Refusal(
    "too-many-asks", "nomor yang disalin dari kartu",
    "Tunggu satu jam, salin nomor dari kartu atau KTP, atau telepon kantor cabang.",
)  # fmt: skip
TOO_OLD = Refusal("event-too-old", "kejadian yang masih dapat diklaim", "Periksa tanggal kejadiannya.")
NOT_COVERED = Refusal("not-covered", "jawaban ya", "Tanyakan dahulu perlindungannya; bila gawat, rawat dahulu.")
NOT_REPORTED = Refusal("accident-not-reported", "kecelakaan yang sudah dilaporkan", "Laporkan dahulu kecelakaannya.")
BILL_SHAPE = Refusal(
    "bill-shape", "jenis, uraian, dan jumlah bulat di atas nol", "Perbaiki baris itu. Tagihan belum tersimpan."
)  # fmt: skip
BILLED_BEFORE = Refusal("billed-before", "nomor tagihan yang belum dipakai", "Lihat daftar tagihan Anda.")
NO_FACILITY_ACCOUNT = Refusal("facility-account", "rekening fasilitas", "Minta kantor cabang mencatat rekeningnya.")
