"""States and steps of a project in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.construction.models import Project, Term
from payung.construction.queries import Standing
from payung.rolls.models import Roll
from payung.web.audience import Words

STATES: dict[str, tuple[str, Words]] = {
    "cancelled": ("plain", gettext_lazy("dibatalkan")),
    "unbilled": ("you", gettext_lazy("belum ditagih")),
    "unpaid": ("you", gettext_lazy("menunggu pembayaran pertama")),
    "late": ("stop", gettext_lazy("pembayaran terlambat")),
    "covered": ("safe", gettext_lazy("terlindungi")),
    "maintenance": ("safe", gettext_lazy("masa pemeliharaan")),
    "ended": ("plain", gettext_lazy("selesai")),
}
CERTIFICATES: dict[str, tuple[str, Words]] = {
    "none": ("wait", gettext_lazy("belum terbit")),
    "interim": ("you", gettext_lazy("sementara, belum lunas")),
    "final": ("safe", gettext_lazy("final, lunas")),
    "void": ("stop", gettext_lazy("tidak berlaku")),
}
FUNDING: dict[str, Words] = {
    Project.Funding.NATION: "APBN",
    Project.Funding.REGION: "APBD",
    Project.Funding.PRIVATE: gettext_lazy("Swasta"),
}
REASONS: dict[str, Words] = {
    Term.Reason.WHOLE: gettext_lazy("Sekaligus"),
    Term.Reason.INSTALMENT: gettext_lazy("Termin"),
    Term.Reason.ADDENDUM: gettext_lazy("Adendum"),
    Term.Reason.PENALTY: gettext_lazy("Denda"),
}


def steps_of(stands: Standing, has_workers: bool) -> list[dict[str, Any]]:
    """Four steps: registered, billed and paid, workers by the week, final."""
    done = [True, stands.paid > 0, has_workers and stands.paid > 0, stands.certificate == "final"]
    now = next((place for place, each in enumerate(done) if not each), -1)
    names = (_("Didaftarkan"), _("Dibayar"), _("Pekerja dilaporkan"), _("Lunas"))
    says = (
        _("Nilai, masa kerja, dan pemilik proyek tercatat."),
        _("Perlindungan mulai pada pembayaran pertama."),
        _("Daftar nama tiap minggu, supaya kecelakaan bisa diklaim."),
        _("Sertifikat menjadi final dan masa pemeliharaan terlindungi."),
    )
    return [
        {"name": name, "says": told, "is_done": each, "is_now": place == now}
        for place, (name, told, each) in enumerate(zip(names, says, done, strict=True))
    ]


def term_words(term: Term, stands: Standing, at: Any) -> tuple[str, Words]:
    """How one term stands: kind and words of a status."""
    if term.cancelled_on:
        return "plain", _("ditutup")
    if term.roll and term.roll.state == Roll.State.PAID:
        return "safe", _("lunas")
    if term.due_on < stands.today:
        return "stop", _("terlambat")
    if term.roll and term.roll.expires_at > at:
        return "you", _("menunggu pembayaran")
    return "wait", _("kode lewat masa berlaku") if term.roll else _("belum waktunya")
