"""States and phases of a departure in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from payung.web.audience import Words

STATES: dict[str, tuple[str, Words]] = {
    "cancelled": ("plain", _("batal")),
    "unbilled": ("you", _("belum ada kode bayar")),
    "unpaid": ("you", _("menunggu pembayaran")),
    "waiting": ("wait", _("lunas, belum mulai")),
    "before": ("safe", _("terlindungi sebelum berangkat")),
    "during": ("safe", _("terlindungi di luar negeri")),
    "after": ("safe", _("terlindungi setelah pulang")),
    "ended": ("plain", _("selesai")),
}
NEXT: dict[str, Words] = {
    "unbilled": _("Terbitkan kode bayar, lalu bayar. Perlindungan mulai pada hari itu, tidak sebelumnya."),
    "unpaid": _("Bayar kode itu di bank mana pun. Perlindungan mulai pada hari dibayar, tidak sebelumnya."),
    "waiting": _("Sudah lunas. Simpan sertifikatnya; perlindungan mulai pada hari yang tertulis di bawah."),
    "before": _("Kecelakaan selama pelatihan dan pengurusan pun dilindungi. Bawa sertifikat saat berangkat."),
    "during": _("Perjanjian diperpanjang? Bayar tambahan bulannya sebelum hari terakhir. Pulang lebih awal? Catat."),
    "after": _("Masih terlindungi sampai hari yang tertulis di bawah. Bekerja lagi? Daftar sesuai pekerjaan baru."),
    "ended": _("Perlindungan ini sudah selesai. Berangkat lagi? Daftarkan keberangkatan yang baru."),
}
"""What to do in each state, in a sentence; nothing for a departure that was called off."""
PHASES: dict[str, Words] = {
    "before": _("Sebelum berangkat"),
    "during": _("Selama bekerja"),
    "after": _("Setelah pulang"),
}
