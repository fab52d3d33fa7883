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
PHASES: dict[str, Words] = {
    "before": _("Sebelum berangkat"),
    "during": _("Selama bekerja"),
    "after": _("Setelah pulang"),
}
